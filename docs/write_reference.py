"""Write docs/reference.md from the program itself, so that the two cannot drift apart."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click

from twowheels.charts import CHARTS, Shape
from twowheels.cli import COMMANDS, EPILOG, module_of
from twowheels.expression import FILTERS, FUNCTIONS
from twowheels.kinds import KINDS
from twowheels.limits import table
from twowheels.states import STATES
from twowheels.subjects import WHOLE

TARGET = Path(__file__).with_name("reference.md")
MEANING = {
    "inactive": "its condition does not hold: no gap, no finding; a stored answer is kept",
    "invalid": "what was typed cannot be read; it is shown as typed",
    "blank": "nothing was typed",
    "placeholder": "only a note to oneself, such as TODO or ?",
    "copied_example": "the workbook's example, not an answer",
    "echo": "the question's own words and nothing else",
    "waived_without_reason": "marked as not applicable, without saying why",
    "not_applicable": "does not apply, with a reason; counts as answered",
    "later_overdue": "put off until a day that has passed",
    "later": "put off until a day to come",
    "thin": "answered, but shorter than would be useful; counts as answered",
    "answered": "answered",
}


def reference() -> str:
    """Give the whole page."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Reference"
    yield ""
    yield "Written by `make docs` from the program itself; please do not edit it by hand."
    yield from _commands()
    yield from _kinds()
    yield from _language()
    yield from _charts()
    yield from _states()
    yield from _limits()


def _commands() -> Iterator[str]:
    yield from ("", "## Commands", "", EPILOG.replace("\n", " "))
    for name in COMMANDS:
        command: click.Command = import_module(module_of(name)).command
        context = click.Context(command, info_name=f"twowheels {name}")
        yield from ("", f"### twowheels {name}", "", inspect.cleandoc(command.help or ""), "")
        yield from ("| option | what it does |", "| --- | --- |")
        for parameter in command.get_params(context):
            record = parameter.get_help_record(context)
            if record and "--help" not in parameter.opts:
                yield f"| `{_cell(record[0])}` | {_cell(record[1])} |"


def _kinds() -> Iterator[str]:
    yield from ("", "## Kinds of question", "", "| kind | what it is | how it is typed | its own settings |")
    yield "| --- | --- | --- | --- |"
    for name, kind in KINDS.items():
        settings = ", ".join(f"`{key}`" for key in sorted(kind.SETTINGS)) or "–"
        yield f"| `{name}` | {_cell(kind.ABOUT)} | {_cell(kind.TYPED)} | {settings} |"


def _language() -> Iterator[str]:
    yield from ("", "## The language of conditions, checks and messages", "")
    yield "Names are question ids, `settings`, `today` and, in a check with `each`, `row`. Comparisons, `and`,"
    yield "`or`, `not`, `in`, `+ - * / // %`, `~` and `a if b else c` work as in Jinja. What is unanswered stays"
    yield "unanswered through every calculation and comparison; only `answered(…)` and `state(…)` ask about it."
    yield from ("", "| function | what it gives |", "| --- | --- |")
    for function in FUNCTIONS.values():
        yield f"| `{_cell(function.form)}` | {_cell(function.doc)} |"
    yield from ("", "| filter | what it gives |", "| --- | --- |")
    for function in FILTERS.values():
        yield f"| `{_cell(function.form)}` | {_cell(function.doc)} |"
    yield from (
        "",
        f"A check's `each` may name {', '.join(f'`{name}`' for name in ('gates', *WHOLE))}, a table or",
    )
    yield "a list. A story may call `ask`, `label` and `link` with a question's id in quotes, and `picture` with"
    yield "the id of a picture."


def _charts() -> Iterator[str]:
    yield from ("", "## Types of chart", "")
    yield "What a picture of each type takes under `data`. A ? marks what may be left out; [ ] is a list, for which one"
    yield "group with `each` may stand."
    yield from ("", "| chart | what it takes |", "| --- | --- |")
    for name, shape in CHARTS.items():
        yield f"| `{name}` | {_cell(_shape(shape))} |"


def _shape(shape: Shape) -> str:
    if isinstance(shape, str):
        return shape
    if isinstance(shape, list):
        return f"[{_shape(shape[0])}]"
    return ", ".join(f"`{name}`: {_shape(inner)}" for name, inner in shape.items())


def _states() -> Iterator[str]:
    yield from ("", "## States", "", "Every question is in the first of these that fits.", "")
    yield from ("| state | meaning |", "| --- | --- |")
    for state in STATES:
        yield f"| `{state}` | {MEANING[state]} |"


def _limits() -> Iterator[str]:
    told = "What is over a limit is refused with the figure, never cut. `shown` and `problems` are about messages."
    yield from ("", "## Limits", "", told, "")
    yield from ("| limit | answers | workbook | unit | why |", "| --- | ---: | ---: | --- | --- |")
    for row in table():
        name = row.name.replace("_", " ")
        yield f"| {name} | {row.answers:,} | {row.workbook:,} | {row.unit} | {_cell(row.reason)} |"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    TARGET.write_text(reference(), encoding="utf-8")
