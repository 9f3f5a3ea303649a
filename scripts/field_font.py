"""Cut the face that is used in form fields out of Plex: ``python scripts/field_font.py SOURCE TARGET``.

Viewers type best in a font of one byte a letter, and a PDF carries such a font whole: so it holds the
letters of Windows-1252 and nothing else. It is a changed copy, which may not be called Plex.
"""

from __future__ import annotations

import sys

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Two Wheels Field"
TABLES = ("GDEF", "GPOS", "GSUB", "gasp", "DSIG", "meta", "STAT")


def main() -> None:
    """Write the face as a plain TrueType file without hints."""
    source, target = sys.argv[1:]
    font = TTFont(source, recalcTimestamp=False)
    options = Options(hinting=False, layout_features=[], name_IDs=[0, 13, 14], notdef_outline=True)
    options.drop_tables += TABLES
    cutter = Subsetter(options)
    letters = (bytes([code]).decode("cp1252", "ignore") for code in range(32, 256))
    cutter.populate(unicodes=[ord(letter) for letter in letters if letter])
    cutter.subset(font)
    for record, text in ((1, FAMILY), (2, "Regular"), (4, FAMILY), (6, FAMILY.replace(" ", ""))):
        font["name"].setName(text, record, 3, 1, 0x409)
    font.flavor = None
    font.save(target)


if __name__ == "__main__":
    main()
