"""Text that people read and programs miss is read as people read it, and told, with its places."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.annotators.docx import ANNOTATOR
from contractlint.linter import lint_text
from contractlint.model.annotation import Note
from contractlint.model.document import Document, LineColumn, ParagraphRange
from contractlint.model.finding import Severity
from contractlint.readers.docx import READER as DOCX
from contractlint.readers.html import READER as HTML
from contractlint.readers.text import READER as TEXT
from contractlint.settings import Settings

ReadDocx = Callable[..., Document]
PLAIN = "The Provider may change the price at any time without notice."


def read(text: str) -> Document:
    return TEXT.read(text.encode(), "contract.txt")


def told(document: Document) -> list[tuple[str, str]]:
    return [(each.span.of(document.text), each.kind) for each in document.disguises]


@pytest.mark.parametrize(
    ("written", "seen", "kind"),
    [
        ("ter\u200bmination", "termination", "invisible"),
        ("ter\u2060mi\ufeffna\u200dtion", "termination", "invisible"),
        ("ter\U000e0041mination", "termination", "invisible"),
        ("t\u034fe\u034frm", "term", "invisible"),
        ("t\u0336e\u0336r\u0336m", "term", "invisible"),
        ("m\u0430y", "may", "lookalike"),
        ("\u0440\u0430\u0443", "pay", "lookalike"),
        ("pri\u03bfr", "prior", "lookalike"),
        ("\uff54\uff45\uff52\uff4d", "term", "lookalike"),
        ("\U0001d41e\U0001d431\U0001d422\U0001d42d", "exit", "lookalike"),
        ("\u202enoitanimret\u202c", "termination", "reversed"),
    ],
)
def test_words_are_read_as_they_look(written: str, seen: str, kind: str) -> None:
    document = read(f"There is no {written} here.")
    assert document.text == f"There is no {seen} here."
    assert set(told(document)) == {(seen, kind)}


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("ter\u00admination", "termination"),
        ("and/\u200bor", "and/or"),
        ("\u200eEUR\u200f 5", "EUR 5"),
        ("\u2163. Fees", "IV. Fees"),
        ("e\u200d\u0301t\u00e9", "été"),
    ],
)
def test_what_writers_put_in_by_habit_is_not_told(written: str, seen: str) -> None:
    document = read(f"There is no {written} here.")
    assert document.text == f"There is no {seen} here."
    assert not [kind for _, kind in told(document) if kind != "invisible"]


@pytest.mark.parametrize(
    "text",
    [
        "Договор CPA, SMSки, VIPклиент и IT-услуги.",
        "The word «Исполнитель» means the Provider.",
        "Angles α and β, 5 µm, and a € sign “in quotes” – fine.",
        "Usługodawca może zmienić cenę; Preisänderung; dolžnost.",
    ],
)
def test_words_of_other_scripts_stay_as_they_are(text: str) -> None:
    document = read(text)
    assert document.text == text
    assert not document.disguises


def test_latin_letters_in_russian_words_are_told_and_single_ones_only_read() -> None:
    document = read("Дoговор рaсторгается c 1 января, o чём Заказчик уведомляется письменно.")
    assert document.text.startswith("Договор расторгается с 1 января, о чём")
    assert told(document) == [("Договор", "lookalike"), ("расторгается", "lookalike")]


def test_places_count_the_characters_of_the_file() -> None:
    document = read("First line.\nNo ter\u200bmi\u200bnation, no refund.")
    start = document.text.index("refund")
    span = type(document.blocks[0].span)(start, start + 6)
    assert document.anchors(span) == (LineColumn(2, 22),)
    whole = document.disguises[0].span
    assert document.anchors(whole) == (LineColumn(2, 4),)


def test_places_in_a_paragraph_of_word_count_its_characters(read_docx: ReadDocx) -> None:
    document = read_docx("<w:p><w:r><w:t>No ter\u200bmination, no refund.</w:t></w:r></w:p>")
    assert document.text == "No termination, no refund."
    ranges = [piece.anchor for piece in document.pieces]
    assert ranges == [
        ParagraphRange(("body", "1"), 0, 6),
        ParagraphRange(("body", "1"), 7, 27),
    ]


def test_blocks_and_pieces_still_cover_their_words() -> None:
    document = HTML.read(
        "<h1>Fe\u200bes</h1><p>\u200b</p><p>No <b>ter\u200bmi</b>nation.</p>".encode(), "a.html"
    )
    assert [block.span.of(document.text) for block in document.blocks] == [
        "Fees",
        "No termination.",
    ]
    words = [piece.span.of(document.text) for piece in document.pieces]
    assert "".join(words) == "FeesNotermination."


ODD = "ab \n\u200b\u0430\u202e\u202c\u0301\uff41\u2163\u00ad"


@given(st.text(alphabet=ODD, min_size=1, max_size=40))
def test_any_mixture_leaves_pieces_in_order_and_within_the_text(text: str) -> None:
    document = read(f"x{text}")
    ends = 0
    for piece in document.pieces:
        assert ends <= piece.span.start < piece.span.end <= len(document.text)
        ends = piece.span.end
    for each in document.disguises:
        assert 0 <= each.span.start < each.span.end <= len(document.text)
        assert document.anchors(each.span)


@pytest.mark.parametrize(
    "written",
    [
        PLAIN.replace("change", "ch\u200bange").replace("price", "pri\u2060ce"),
        PLAIN.replace("a", "\u0430").replace("e", "\u0435"),
        PLAIN.replace("change the price", "\u202eecirp eht egnahc\u202c"),
        PLAIN.translate({code: 0x1D41A + code - ord("a") for code in range(ord("a"), ord("{"))}),
    ],
)
def test_a_disguised_clause_has_the_findings_of_the_plain_one(written: str) -> None:
    plain = {finding.rule for finding in lint_text(PLAIN).findings}
    found = lint_text(written).findings
    assert plain
    assert {finding.rule for finding in found} == plain | {"disguised-words"}
    assert all(finding.location.quote in PLAIN for finding in found)


@pytest.mark.parametrize("language", ["en", "pl", "ru", "sl", "de"])
def test_it_is_told_in_each_language_with_its_place(language: str) -> None:
    settings = Settings(select=("disguised-words",))
    text = "The fee is due.\nThe Customer waives ter\u200bmination."
    found = lint_text(text, language, settings).findings
    assert [getattr(anchor, "line", 0) for anchor in found[0].location.anchors] == [2]
    assert found[0].location.quote.endswith("termination")
    assert "1." in found[0].message


def test_a_comment_in_word_stands_on_the_disguised_word(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_paragraph("No t\u0435r\u200bmination, no refund.")
    made.save(str(tmp_path / "contract.docx"))
    data = (tmp_path / "contract.docx").read_bytes()
    document = DOCX.read(data, "contract.docx")
    span = document.disguises[0].span
    places = document.anchors(span)
    note = Note("1", span, places, "termination", Severity.LOW, "transparency", "Clarity", "Look")
    marked = ANNOTATOR.annotate(data, document, [note], [], "")
    with zipfile.ZipFile(io.BytesIO(marked.data)) as archive:
        body = archive.read("word/document.xml").decode()
    commented = body.partition("commentRangeStart")[2].partition("commentRangeEnd")[0]
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)", commented)) == "t\u0435r\u200bmination"


def _with_hidden(*runs: tuple[str, bool]) -> bytes:
    """A DOCX of one paragraph of these runs, each with whether it is hidden."""
    made = docx.Document()
    paragraph = made.add_paragraph()
    for text, hidden in runs:
        paragraph.add_run(text).font.hidden = hidden
    packed = io.BytesIO()
    made.save(packed)
    return packed.getvalue()


HIDDEN = (("The Provider may ", False), ("not ", True), ("change the price at any time.", False))


def test_a_hidden_not_is_not_read_and_told() -> None:
    document = DOCX.read(_with_hidden(*HIDDEN), "contract.docx")
    assert document.text.strip() == "The Provider may change the price at any time."
    assert told(document) == [("change", "hidden")]
    (anchor,) = document.anchors(document.disguises[0].span)
    assert isinstance(anchor, ParagraphRange)
    assert anchor.start == 21


def test_hidden_words_and_invisible_characters_are_both_told_at_their_words() -> None:
    written = (*HIDDEN[:2], ("change the pri\u200bce at any time", False), (" never", True))
    document = DOCX.read(_with_hidden(*written), "contract.docx")
    assert told(document) == [("change", "hidden"), ("price", "invisible"), ("time", "hidden")]


@pytest.mark.parametrize("shown", ["", "The Customer pays once. "])
def test_a_sentence_that_is_hidden_as_a_whole_stays(shown: str) -> None:
    made = _with_hidden((shown, False), ("The Customer pays twice.", True))
    document = DOCX.read(made, "contract.docx")
    assert document.text.strip() == f"{shown}The Customer pays twice."
    assert told(document) == []


def test_words_that_a_style_of_html_hides_are_not_read() -> None:
    page = b"<p>The Provider may <span style='display: none'>not </span>change the price.</p>"
    document = HTML.read(page, "contract.html")
    assert document.text.strip() == "The Provider may change the price."
    assert told(document) == [("change", "hidden")]
