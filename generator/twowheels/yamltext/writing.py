"""The one writer: change values in a YAML file and leave every other letter alone, or change nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import yaml

from twowheels.errors import Place, WorkbookError
from twowheels.limits import ANSWERS, Limits
from twowheels.yamltext import rows
from twowheels.yamltext.cutting import CannotSplice, apply
from twowheels.yamltext.emission import Manner
from twowheels.yamltext.order import Order
from twowheels.yamltext.proof import kept, proved
from twowheels.yamltext.reader import Document, read_bytes
from twowheels.yamltext.source import decode
from twowheels.yamltext.splice import Planner, Spot
from twowheels.yamltext.survey import Group, Leaf, Plot, Survey
from twowheels.yamltext.wish import REMOVE, Change, Patch, Path, gather, named

__all__ = ["REMOVE", "Change", "Order", "edit"]

_BOM = b"\xef\xbb\xbf"
_UNORDERED = Order()
# Whether every new text stands in double quotes, and whether lists are written anew: plainest first.
_WAYS = ((False, False), (True, False), (False, True), (True, True))


def edit(
    data: bytes,
    changes: Iterable[Change],
    order: Order = _UNORDERED,
    *,
    file: str = "",
    limits: Limits = ANSWERS,
) -> bytes:
    """Give the file with the changes made; what stands there already is not written again.

    Comments, order, styles, line breaks and everything else outside the changed values stay as they are.
    Numbers in paths count the items before any change. A re-read proves the result.
    Raises WorkbookError, and changes nothing, when a file cannot be read, a text cannot be written, or the
    proof fails.
    """
    asked = list(changes)
    wishes = gather(asked, file, limits)
    document = read_bytes(data, file, limits)
    if (written := _written(data, document, wishes, order, limits)) is not None:
        return written
    clusters = list(_clusters(asked).values())
    if len(clusters) == 1:
        raise _refusal(document, asked[0].path)
    for half in (clusters[: len(clusters) // 2], clusters[len(clusters) // 2 :]):
        data = edit(data, [change for cluster in half for change in cluster], order, file=file, limits=limits)
    return data


def _clusters(changes: Sequence[Change]) -> dict[Path, list[Change]]:
    """Keep together what touches one value: numbers in a list are only right all at once."""
    clusters: dict[Path, list[Change]] = {}
    for change in changes:
        names = change.path[:2] if all(isinstance(one, str) for one in change.path[:2]) else change.path[:1]
        clusters.setdefault(names, []).append(change)
    return clusters


def _written(data: bytes, document: Document, wishes: Patch, order: Order, limits: Limits) -> bytes | None:
    """Give the first result that is proved."""
    survey = Survey(decode(data, document.file))
    for quoted, whole in _WAYS:
        planner = Planner(survey, order, _manner(survey, quoted=quoted), whole=whole)
        try:
            _plan(planner, wishes)
            text = apply(survey.text, planner.splices)
            result = (_BOM if data.startswith(_BOM) else b"") + text.encode()
            if result == data:
                return data if proved(document, document, wishes) else None
            again = read_bytes(result, document.file, limits)
        except (CannotSplice, WorkbookError, yaml.YAMLError, UnicodeEncodeError):
            continue
        if not proved(document, again, wishes):
            continue
        if kept(survey.comments, Survey(decode(result, document.file)).comments, planner.taken):
            return result
    return None


def _plan(planner: Planner, wishes: Patch) -> None:
    survey = planner.survey
    if isinstance(survey.root, Group) and survey.root.mapping:
        planner.wish(survey.root, wishes, Spot(None, None, survey.end))
        return
    if isinstance(survey.root, Leaf) and survey.root.start < survey.root.end:
        raise CannotSplice
    value = wishes.built()
    if not isinstance(value, dict) or not value:
        return
    lines = [
        line for name in planner.order.sorted(value) for line in rows.entry(name, value[name], planner.manner)
    ]
    planner.put(survey.end, survey.end, rows.whole(survey, survey.end, lines))


def _manner(survey: Survey, *, quoted: bool) -> Manner:
    """See how the file indents: dashes below keys, and keys below keys."""
    lists: Counter[int] = Counter()
    mappings: Counter[int] = Counter()
    _indents(survey.root, lists, mappings)
    most_lists = lists.most_common(1)[0][0] if lists else 2
    most_mappings = mappings.most_common(1)[0][0] if mappings else 2
    return Manner(quoted=quoted, lists=min(most_lists, 8), mappings=min(max(most_mappings, 1), 8))


def _indents(plot: Plot | None, lists: Counter[int], mappings: Counter[int]) -> None:
    if not isinstance(plot, Group):
        return
    for part in plot.parts:
        inner = part.value
        if isinstance(inner, Group):
            if plot.mapping and not plot.flow and not inner.flow and inner.parts:
                (mappings if inner.mapping else lists)[inner.column - plot.column] += 1
            _indents(inner, lists, mappings)


def _refusal(document: Document, path: Path) -> WorkbookError:
    node = document.root.get(str(path[0]))
    for name in path[1:]:
        inner = getattr(node, "get", None)
        deeper = inner(name) if inner else None
        if deeper is None:
            break
        node = deeper
    place = Place(document.file, node.line, node.column) if node else Place(document.file)
    return WorkbookError(
        f'"{named(path)}" cannot be written here without touching something else, so nothing was written.',
        place=place,
        hint="Type it into the file by hand.",
        mistake="not-written",
    )
