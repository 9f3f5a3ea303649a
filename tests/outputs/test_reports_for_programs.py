"""GitHub annotations, SARIF and JUnit: what programs read of a check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator

from twowheels.businesses import Reviewed, review_all
from twowheels.errors import Place, WorkbookError
from twowheels.outputs.annotations import annotate
from twowheels.outputs.junit import junit
from twowheels.outputs.sarif import sarif

HOME = Path(__file__).parents[2]
SCHEMA = json.loads((HOME / "tests" / "schemas" / "sarif-2.1.0.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def reviewed() -> list[Reviewed]:
    """The three examples, and a file that cannot be read: comma, colon, percent and line break in it."""
    found = review_all([HOME / "answers"], as_of=date(2026, 11, 21), audience="owner", depth="deep")
    error = WorkbookError("100% wrong,\nsorry: really", place=Place("a,b:c.yaml", 3, 7), hint="Mend it.")
    return [*found, Reviewed("a,b:c.yaml", None, error)]


def test_every_annotation_is_one_line_with_its_place(reviewed: list[Reviewed]) -> None:
    lines = list(annotate(reviewed))
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    assert not any("\n" in line for line in lines)
    assert any("title=PRD101" in line and "nightjar-evenings.yaml" in line for line in lines)


def test_what_means_something_to_the_reader_of_annotations_is_written_as_a_code(
    reviewed: list[Reviewed],
) -> None:
    line = list(annotate(reviewed))[-1]
    assert line == (
        "::error file=a%2Cb%3Ac.yaml,line=3,col=7,title=cannot be read::100%25 wrong,%0Asorry: really Mend it."
    )


def test_the_sarif_log_is_valid_by_the_official_schema(reviewed: list[Reviewed]) -> None:
    log = json.loads("".join(sarif(reviewed)))
    assert list(Draft4Validator(SCHEMA).iter_errors(log)) == []
    assert (
        len(log["runs"][0]["results"]) == sum(len(one.review.findings) for one in reviewed if one.review) + 1
    )


def test_every_result_names_a_rule_that_the_log_describes(reviewed: list[Reviewed]) -> None:
    run = json.loads("".join(sarif(reviewed)))["runs"][0]
    assert {result["ruleId"] for result in run["results"]} <= {
        rule["id"] for rule in run["tool"]["driver"]["rules"]
    }


def test_junit_has_a_suite_a_business_and_a_case_a_check(reviewed: list[Reviewed]) -> None:
    suites = ElementTree.fromstring("".join(junit(reviewed))).findall("testsuite")  # noqa: S314  # our own
    names = [suite.get("name") for suite in suites]
    assert names[:3] == ["bracken-web-studio", "nightjar-evenings", "tidewater-back-office"]
    nightjar = suites[1]
    gate = next(case for case in nightjar.findall("testcase") if case.get("name", "").startswith("PRD101"))
    assert gate.find("failure") is not None
    assert int(nightjar.get("failures", "0")) > 0


def test_an_unreadable_file_is_an_error_in_junit(reviewed: list[Reviewed]) -> None:
    suite = ElementTree.fromstring("".join(junit(reviewed))).findall("testsuite")[-1]  # noqa: S314  # our own
    assert suite.find("testcase/error") is not None


@pytest.mark.parametrize("some", [slice(None), slice(3), slice(3, None), slice(0)])
def test_the_sarif_log_is_set_as_if_it_were_written_in_one_go(reviewed: list[Reviewed], some: slice) -> None:
    written = "".join(sarif(reviewed[some]))
    assert written == json.dumps(json.loads(written), ensure_ascii=False, indent=2)


def test_a_suite_is_written_before_the_next_book_is_asked_for(reviewed: list[Reviewed]) -> None:
    asked: list[str] = []

    def one_by_one() -> Iterator[Reviewed]:
        for one in reviewed:
            asked.append(one.file)
            yield one

    pieces = junit(one_by_one())
    assert next(pieces).startswith("<testsuites")
    assert "bracken-web-studio" in next(pieces)
    assert len(asked) == 1
