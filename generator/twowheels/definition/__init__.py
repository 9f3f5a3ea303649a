"""Read a workbook folder, and refuse one that cannot work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from twowheels.definition.brand import read_brand
from twowheels.definition.figures import read_figures
from twowheels.definition.manifest import Manifest, read_manifest
from twowheels.definition.rules import read_families
from twowheels.definition.sections import named_rows, read_section
from twowheels.definition.sheets import read_sheets
from twowheels.definition.soundness import Soundness
from twowheels.definition.wordlists import read_other_wordlists, read_wordlists
from twowheels.errors import Place, WorkbookError
from twowheels.fields import Report, raise_first
from twowheels.workbook import Part, Workbook

__all__ = ["read_workbook"]


def read_workbook(folder: Path, *, lean: bool = False) -> Workbook:
    """Read ``workbook.yaml`` and everything it names.

    A ``lean`` workbook may lack its pictures, its plan and its checks' examples, reasons, rules and sources, and is
    read faster.
    Raises WorkbookError at the first mistake, with all others in ``others``.
    """
    path = folder / "workbook.yaml"
    if not path.is_file():
        hint = 'Run this inside a project, or lay one out with "twowheels new".'
        raise WorkbookError("There is no workbook here.", place=Place(str(path)), hint=hint)
    known = Soundness(folder, lean=lean)
    report = Report(str(path), [], known.sound, known.document)
    document = report.document(path)
    manifest = read_manifest(document.root, report)
    workbook = _assemble(folder, manifest, report)
    if not (lean and known.sound):
        workbook = _with_pictures(workbook, report)
    if not known.sound:
        from twowheels.definition.lint import lint

        lint(workbook, manifest, report)
    raise_first(report.problems)
    known.remember()
    return workbook


def _with_pictures(workbook: Workbook, report: Report) -> Workbook:
    """Add the pictures and the plan of the weeks, of which no check and no report knows."""
    from twowheels.definition.pictures import read_pictures
    from twowheels.definition.schedule import read_schedule

    folder = workbook.folder
    return replace(workbook, pictures=read_pictures(folder, report), plan=read_schedule(folder, report))


def _assemble(folder: Path, manifest: Manifest, report: Report) -> Workbook:
    words, messages = read_wordlists(folder, manifest.language, report)
    parts = tuple(
        Part(
            part.id,
            part.title,
            part.wheel,
            part.intro,
            tuple(
                read_section(folder, section, part.id, manifest.settings, report) for section in part.sections
            ),
        )
        for part in manifest.parts
    )
    figures, computed = read_figures(folder, report)
    return Workbook(
        figures=figures,
        computed=computed,
        id=manifest.id,
        version=manifest.version,
        language=manifest.language,
        title=manifest.title,
        subtitle=manifest.subtitle,
        intro=manifest.intro,
        folder=folder,
        settings=manifest.settings,
        parts=named_rows(parts),
        gates=manifest.gates,
        audiences=manifest.audiences,
        depths=manifest.depths,
        slots=manifest.slots,
        parked=manifest.parked,
        families=read_families(folder, report),
        words=words,
        brand=read_brand(manifest.brand, folder, report),
        front=tuple(node.text.strip() for node in manifest.front),
        board=manifest.board.text.strip() if manifest.board else "",
        sheets=read_sheets(folder, manifest.sheets, report),
        messages=messages,
        named_by=manifest.named_by,
        other_words=read_other_wordlists(folder, words.language, report),
    )
