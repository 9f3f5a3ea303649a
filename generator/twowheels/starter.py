"""Start a project in an empty folder, and a business in a project; nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from string import Template

from twowheels import __version__
from twowheels.answers import read_answers
from twowheels.definition import read_workbook
from twowheels.doctor import APT_LIBRARIES
from twowheels.errors import Place, WorkbookError, show
from twowheels.limits import TEXT
from twowheels.meta import refuse_bad_id
from twowheels.outputs import schema, starter_answers
from twowheels.project import STATE, starter
from twowheels.workbook import Workbook
from twowheels.yamltext.traps import CONTROL

SCHEMA = Path(STATE, "answers.schema.json")
"""Where a project keeps the schema that the first line of its answers files names."""
COPIED = ("mkdocs.yml", "workbook", "answers")
OWN = frozenset({".git"})
"""What may lie in a folder that counts as empty."""
LAYOUT = Path(__file__).with_name("layout")
LAID = {
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/workbook.yml": "workflow.yml",
}
"""The files of a project that this repository does not have for itself, and where they are kept."""


def lay_out(target: Path) -> tuple[Path, ...]:
    """Lay out a project in a new or empty folder, and give the files written.

    Raises WorkbookError when something is in the way; whatever was written by then is removed again.
    """
    _refuse_taken(target)
    made: list[Path] = []
    try:
        _fill(target, made)
    except OSError as error:
        _remove(made)
        raise WorkbookError(
            f"The project cannot be laid out: {error.strerror}.", place=Place(str(error.filename or target))
        ) from None
    except BaseException:
        _remove(made)
        raise
    return tuple(path for path in made if path.is_file())


def start_answers(
    project: Path,
    workbook: Workbook,
    *,
    business: str,
    as_of: date,
    business_id: str = "",
    currency: str = "",
    language: str = "",
) -> Path:
    """Write a blank answers file for a business and give its path; without an id, one is made of its name.

    Raises WorkbookError when the id or the file is taken, or when no id can be made.
    """
    called = _one_line(business)
    chosen = choose_id(business, business_id)
    folder = project / "answers"
    _refuse_twin(chosen, folder)
    text = starter_answers.blank_answers(
        workbook,
        business=called,
        business_id=chosen,
        as_of=as_of,
        currency=currency,
        language=language or workbook.language,
    )
    return _write(folder / f"{chosen}.yaml", text)


def choose_id(business: str, business_id: str = "") -> str:
    """Give the id of a new business: the one asked for, or one made of its name.

    Raises WorkbookError when it cannot be an id, or when none can be made.
    """
    called = _one_line(business)
    chosen = business_id or starter_answers.business_id(called)
    if not chosen:
        hint = "Give one in small letters, digits and hyphens: --id my-business."
        raise WorkbookError(f'No id can be made of the name "{show(called)}".', hint=hint)
    refuse_bad_id(chosen, Place(""))
    return chosen


def _refuse_taken(target: Path) -> None:
    place = Place(str(target))
    if not target.is_dir() and (target.exists() or target.is_symlink()):
        raise WorkbookError("A file is in the way.", place=place, hint="Choose another name.")
    if target.is_dir() and {path.name for path in target.iterdir()} - OWN:
        hint = 'Choose a new or empty one. For a client in a project: twowheels new --business "NAME".'
        raise WorkbookError("This folder is not empty.", place=place, hint=hint)


def _fill(target: Path, made: list[Path]) -> None:
    for name, data in _content():
        _put(target / name, data, made)
    workbook = read_workbook(target / "workbook")
    readme = Template((LAYOUT / "README.md").read_text("utf-8")).substitute(title=workbook.title)
    _put(target / "README.md", readme.encode(), made)
    _put(target / SCHEMA, schema.as_text(workbook).encode(), made)


def _content() -> Iterator[tuple[Path, bytes]]:
    """Give the files of the first project, leaving out what tools left behind."""
    root = starter()
    for name, kept in LAID.items():
        text = Template((LAYOUT / kept).read_text("utf-8"))
        # Safe: every other $ in there belongs to a shell or to GitHub.
        yield Path(name), text.safe_substitute(version=__version__, libraries=APT_LIBRARIES).encode()
    for name in COPIED:
        top = root / name
        for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
            path = file.relative_to(root)
            if not file.is_dir() and not any(part.startswith((".", "__")) for part in path.parts):
                yield path, file.read_bytes()


def _put(path: Path, data: bytes, made: list[Path]) -> None:
    for folder in reversed([folder for folder in path.parents if not folder.exists()]):
        folder.mkdir()
        made.append(folder)
    with path.open("xb") as file:
        made.append(path)
        file.write(data)


def _remove(made: list[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _one_line(business: str) -> str:
    called = " ".join(business.split())
    if not called or CONTROL.search(called) or len(called) > TEXT.name:
        hint = f"A name is one line of at most {TEXT.name} letters."
        raise WorkbookError(f'"{show(called)}" cannot be the name of a business.', hint=hint)
    return called


def _refuse_twin(name: str, folder: Path) -> None:
    taken = [file for file in sorted(folder.glob("*")) if name in (file.stem, _id(file))]
    if taken:
        hint = "Give the new business an id of its own: --id another-name."
        raise WorkbookError(f'The id "{name}" is taken by this file.', place=Place(str(taken[0])), hint=hint)


def _id(file: Path) -> str:
    """Give the id in an answers file; one that cannot be read has none."""
    try:
        return read_answers(file).meta.id if file.suffix in (".yaml", ".yml") else ""
    except WorkbookError:
        return ""


def _write(path: Path, text: str) -> Path:
    made: list[Path] = []
    try:
        _put(path, text.encode(), made)
    except OSError as error:
        _remove(made)
        raise WorkbookError(
            f"This file cannot be written: {error.strerror}.", place=Place(str(path))
        ) from None
    return path
