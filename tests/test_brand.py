"""A brand's colours reach the screen in light and dark, and paper; its letters and cover reach both."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Changed

from twowheels.brand import (
    DARK_PAPER,
    READABLE,
    Brand,
    contrast,
    lightened,
    mixed,
    palette,
    print_css,
    site_css,
)
from twowheels.errors import WorkbookError
from twowheels.linting import lint_workbook

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@given(COLOURS)
def test_every_colour_is_lightened_until_it_reads_on_dark_paper(colour: str) -> None:
    assert contrast(lightened(colour), DARK_PAPER) >= READABLE


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_never_below_one(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one) >= 1


def test_black_on_white_has_the_most_contrast_there_is() -> None:
    assert round(contrast("#000000", "#ffffff")) == 21


def test_a_wash_lies_between_its_colour_and_the_paper() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"


def test_a_workbook_without_a_brand_adds_no_rules_to_the_site() -> None:
    assert site_css(Brand()) == ""
    assert palette(Brand())["product"] == "#0b6a5a"


def test_a_colour_stands_in_light_and_dark_and_on_paper() -> None:
    brand = Brand(light={"product": "#123456"}, dark={})
    assert '[data-md-color-scheme="default"] { --tw-product: #123456;' in site_css(brand)
    assert f"--tw-product: {lightened('#123456')}" in site_css(brand)
    assert "--product: #123456" in print_css(brand)
    assert palette(brand)["product"] == "#123456"


def test_a_brand_is_read_with_its_files(changed: Changed, tmp_path: Path) -> None:
    changed("workbook.yaml", "", "\n")
    look = tmp_path / "workbook" / "look"
    look.mkdir()
    (look / "a.woff2").write_bytes(b"font")
    (look / "cover.svg").write_text("<svg/>")
    said = (
        "brand: {product: '#123456', font: {name: My Sans, regular: look/a.woff2}, cover: look/cover.svg}\n"
    )
    brand = changed("workbook.yaml", "", said).brand
    assert brand == Brand(
        {"product": "#123456"}, {}, "My Sans", {"regular": "look/a.woff2"}, "look/cover.svg"
    )
    assert 'url("../look/a.woff2")' in site_css(brand)
    assert 'url("tw:look/a.woff2")' in print_css(brand)


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("{product: teal}", '"teal" is no colour'),
        ("{prodct: '#123456'}", 'has no key "prodct"'),
        ("{cover: look/none.svg}", 'There is no file "look/none.svg"'),
        ("{cover: ../../secret.svg}", "There is no file"),
        ("{cover: look/cover.html}", "cannot be used here"),
        ("{font: {name: 'a\"b', regular: look/a.woff2}}", "cannot be the name of a font"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(changed: Changed, said: str, message: str) -> None:
    with pytest.raises(WorkbookError, match=r"workbook\.yaml:\d+:\d+") as caught:
        changed("workbook.yaml", "", f"brand: {said}\n")
    assert message in "\n".join(str(one) for one in (caught.value, *caught.value.others))


def test_a_colour_that_nobody_can_read_is_advised_against(changed: Changed, tmp_path: Path) -> None:
    changed("workbook.yaml", "", "brand: {product: '#ffee00'}\n")
    (found,) = [lint for lint in lint_workbook(tmp_path / "workbook") if lint.code == "contrast"]
    assert "contrast is 1.2" in found.message
