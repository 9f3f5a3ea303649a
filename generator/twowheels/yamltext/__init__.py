"""Read YAML as the text somebody typed: from events, within limits, every value with its place.

Nothing is resolved (``no``, ``12:30`` and ``007`` stay what they are) and nothing is built by YAML itself:
loaders and ``compose`` crash or hang on small hostile files, the event stream does not.
A file that cannot be read raises a ``WorkbookError``; what spoils one value only is a ``Problem`` in the
document, and the rest is read.
"""

from twowheels.yamltext.node import Entry, Mapping, Node, Scalar, Sequence, is_null
from twowheels.yamltext.reader import Document, read_bytes, read_file

__all__ = [
    "Document",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "is_null",
    "read_bytes",
    "read_file",
]
