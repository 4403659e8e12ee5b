"""Binding text that is printed so that few will see it."""

from __future__ import annotations

import pytest

from contractlint.linter import Settings, lint_file
from contractlint.matchers.fine_print import body_of, contrast, mark_of
from contractlint.model.document import LineColumn, Piece, Span, Style
from contractlint.model.finding import Finding
from tests.readers.pdf_pages import HEIGHT, Draw, lines, pdf, words

BODY = (
    "The Provider delivers the service to the Customer every month.",
    "The Customer may write to the Provider at any time by e-mail.",
    "The Provider answers every letter within ten days of receipt.",
)
TRAP = "The Customer must pay EUR 150 for leaving early."


def findings(*draws: Draw, language: str = "en") -> tuple[Finding, ...]:
    from pathlib import Path

    settings = Settings(language=language, select=("fine-print",))
    return lint_file(Path("contract.pdf"), settings, data=pdf([lines(BODY), *draws])).findings


def painted(red: float, green: float, blue: float, top: float = 300.0) -> Draw:
    def draw(canvas: object) -> None:
        canvas.setFillColorRGB(red, green, blue)  # type: ignore[attr-defined]
        words(TRAP, 50, top)(canvas)  # type: ignore[arg-type]
        canvas.setFillColorRGB(0, 0, 0)  # type: ignore[attr-defined]

    return draw


def ground(red: float, green: float, blue: float) -> Draw:
    def draw(canvas: object) -> None:
        canvas.setFillColorRGB(red, green, blue)  # type: ignore[attr-defined]
        canvas.rect(40, HEIGHT - 310, 340, 30, fill=1, stroke=0)  # type: ignore[attr-defined]

    return draw


def invisible(canvas: object) -> None:
    canvas.saveState()  # type: ignore[attr-defined]
    text = canvas.beginText(50, 300)  # type: ignore[attr-defined]
    text.setTextRenderMode(3)
    text.textLine(TRAP)
    canvas.drawText(text)  # type: ignore[attr-defined]
    canvas.restoreState()  # type: ignore[attr-defined]


def test_small_print_is_reported_with_both_sizes() -> None:
    (found,) = findings(words(TRAP, 50, 300, 4.5))
    assert found.message == "Set in 4.5 pt where the body has 10 pt."
    assert found.location.quote.startswith("The Customer must pay EUR 150")
    (found,) = findings(words(TRAP, 50, 300, 4.5), language="de")
    assert found.message == "In 4,5 pt gesetzt, während der übrige Text 10 pt hat."


def test_a_footnote_in_eight_points_is_no_fine_print() -> None:
    assert not findings(words(TRAP, 50, 300, 8))


def test_small_print_that_binds_nobody_is_left_alone() -> None:
    assert not findings(words("Printed on recycled paper in our own house.", 50, 300, 4.5))


def test_white_on_white_is_reported_with_its_contrast() -> None:
    (found,) = findings(painted(1, 1, 1))
    assert found.message.startswith("Set with a contrast of 1 to 1,")


def test_light_grey_is_pale_and_dark_grey_is_not() -> None:
    assert findings(painted(0.75, 0.75, 0.75))
    assert not findings(painted(0.3, 0.3, 0.3))


def test_white_on_a_dark_ground_is_well_seen() -> None:
    assert not findings(ground(0, 0, 0.4), painted(1, 1, 1))


def test_white_on_a_picture_is_not_judged() -> None:
    from tests.readers.pdf_pages import picture

    assert not findings(picture(40, 280, 380, 320), painted(1, 1, 1))


def test_invisible_letters_are_hidden() -> None:
    (found,) = findings(invisible)
    assert "not shown" in found.message


def test_letters_outside_the_page_are_told() -> None:
    (found,) = findings(words(TRAP, 50, HEIGHT + 40))
    assert "outside the page" in found.message


def test_sentences_in_one_small_size_are_one_finding() -> None:
    trap = lines([TRAP, "The Provider may change the price at any time."], top=300, size=4.5)
    assert len(findings(trap)) == 1


@pytest.mark.parametrize(
    ("style", "kind"),
    [
        (Style(size=10.0), None),
        (Style(size=7.0), "small"),
        (Style(size=8.0), None),
        (Style(hidden=True, size=4.0), "hidden"),
        (Style(off_page=True), "off-page"),
        (Style(color="FFFFFF", background="000000"), None),
        (Style(color="FFFFFF"), "pale"),
        (Style(inserted_by="J. Kowalski"), "inserted"),
        (Style(inserted_by=""), "inserted"),
        (Style(inserted_by="J. Kowalski", size=4.0), "small"),
    ],
)
def test_a_style_is_marked_by_its_worst_fault(style: Style, kind: str | None) -> None:
    body = body_of([Piece(Span(0, 1000), LineColumn(1, 1), Style(size=10.0))])
    mark = mark_of(style, body)
    assert (mark.kind if mark else None) == kind


def test_where_all_is_tiny_the_body_is_no_measure() -> None:
    body = body_of([Piece(Span(0, 1000), LineColumn(1, 1), Style(size=5.0))])
    mark = mark_of(Style(size=5.0), body)
    assert mark is not None
    assert mark.kind == "tiny"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(Style()) == 21.0
    assert round(contrast(Style(color="777777")), 2) == 4.48
    assert contrast(Style(color="ABCDEF", background="ABCDEF")) == 1.0
