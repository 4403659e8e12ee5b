"""Every character of a PDF's text can be found on its page again."""

import pickle

import pytest

from contractlint.model.document import Document, PageBox, Span
from contractlint.readers import pdfium
from contractlint.readers.pdf_characters import cleaned, positions
from tests.readers.pdf_pages import HEIGHT, WIDTH, lines, read, words

NAMES = ["Anna", "Boris", "Clara", "Dora", "Emil"]
TEXTS = ["The Provider may change prices at", "will, whatever the Customer says."]


def span_of(document: Document, quote: str) -> Span:
    start = document.text.index(quote)
    return Span(start, start + len(quote))


def boxes(document: Document, quote: str) -> list[PageBox]:
    return [box for box in document.anchors(span_of(document, quote)) if isinstance(box, PageBox)]


def test_a_box_is_as_narrow_as_its_words() -> None:
    document = read([lines(TEXTS)])
    [line, word] = boxes(document, "The Provider may change prices at") + boxes(document, "change")
    assert line.left == pytest.approx(50, abs=1)
    assert line.left + 60 < word.left < word.right < line.right - 30
    assert line.top == pytest.approx(51, abs=3)
    assert line.bottom == pytest.approx(62, abs=3)


def test_a_span_over_two_lines_has_two_boxes() -> None:
    first, second = boxes(read([lines(TEXTS)]), "prices at will")
    assert first.bottom < second.bottom
    assert first.left > second.left


def test_a_span_over_two_pages_has_a_box_on_each() -> None:
    document = read([lines(TEXTS[:1], top=560)], [lines(TEXTS[1:])])
    assert [box.page for box in boxes(document, "prices at will")] == [1, 2]


def test_places_on_pages_that_were_closed_are_found_too(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = [[lines([f"{name} pays the price."])] for name in NAMES]
    kept = read(*pages)
    monkeypatch.setattr(pdfium, "_MOST_WEIGHT", 20)
    reopened = read(*pages)
    order = (3, 0, 4, 1, 2, 0)
    for place in order:
        found = boxes(reopened, f"{NAMES[place]} pays")
        assert found == boxes(kept, f"{NAMES[place]} pays")
        assert [box.page for box in found] == [place + 1]


def test_the_box_of_a_hyphenated_word_is_on_both_lines() -> None:
    document = read([lines(["Der Vertrag endet durch Kündi-", "gung eines Teils."])])
    first, second = boxes(document, "Kündigung")
    assert first.left > 150
    assert second.left == pytest.approx(50, abs=1)


@pytest.mark.parametrize(
    ("turned", "expected"),
    [
        (0, (50, HEIGHT - 349)),
        (90, (338, 50)),
        (180, (WIDTH - 78, 338)),
        # reportlab makes the sheet of a page turned by a quarter as wide as the page is high.
        (270, (WIDTH - 349, HEIGHT - 78)),
    ],
)
def test_boxes_turn_with_the_page(turned: int, expected: tuple[float, float]) -> None:
    [box] = boxes(read([words("Price.", 50, HEIGHT - 340)], turned=turned), "Price.")
    assert (box.left, box.top) == pytest.approx(expected, abs=4)
    wide = box.right - box.left > box.bottom - box.top
    assert wide == (turned in (0, 180))


def test_every_line_has_a_piece_with_size_and_colour() -> None:
    document = read([lines(TEXTS[:1], size=9), lines(TEXTS[1:], top=90, size=14)])
    looks = [(piece.style.size, piece.style.color) for piece in document.pieces if piece.style]
    assert looks == [(9.0, "000000"), (14.0, "000000")]
    assert [piece.span.of(document.text) for piece in document.pieces] == TEXTS


def test_pieces_and_locator_agree() -> None:
    document = read([lines(TEXTS)])
    for piece in document.pieces:
        [box] = document.anchors(piece.span)
        assert isinstance(box, PageBox)
        assert isinstance(piece.anchor, PageBox)
        assert box.left == pytest.approx(piece.anchor.left, abs=0.1)
        assert box.right == pytest.approx(piece.anchor.right, abs=0.1)


def test_a_document_crosses_to_another_process_with_its_places() -> None:
    document = read([lines(TEXTS)])
    other = pickle.loads(pickle.dumps(document))
    assert boxes(other, "change") == boxes(document, "change")


@pytest.mark.parametrize(
    "raw",
    [
        "plain  words\u00a0here ",
        "3.1.Продавец вправе",
        "o\ufb03ce and \ufb01rst",
        "zer\u00adlegt und \u200bmehr",
        "e\u0301te\u0301 n\u0303",
        "Kündi\ufffe",
        "\uf0b7 bullet",
        "a \U0001f600 b",
    ],
)
def test_every_clean_character_knows_where_it_stood(raw: str) -> None:
    places = positions(raw)
    assert len(places) == len(cleaned(raw))
    assert places == sorted(places)
    assert all(0 <= place < len(raw) for place in places)
