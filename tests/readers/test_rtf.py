"""RTF: labels that the writing program left, code pages, tables, notes, and tracked changes."""

import pytest

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, Span
from contractlint.readers.reader import Reading
from contractlint.readers.rtf import READER

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}"
    r"{\f2\fcharset238 Arial CE;}}{\colortbl;\red255\green0\blue0;\red238\green238\blue238;}"
    r"{\*\revtbl{Unknown;}{Ada;}{Bob;}}{\*\generator Word;}{\info{\title Hidden title}}"
)


def read(body: str, reading: Reading | None = None) -> Document:
    data = f"{HEAD}{body}}}".encode("latin-1")
    return READER.read(data, "contract.rtf", reading or Reading())


def blocks(document: Document) -> list[tuple[str, str]]:
    return [(block.label, block.span.of(document.text)) for block in document.blocks]


def test_paragraphs_have_the_labels_that_are_printed() -> None:
    body = (
        r"\pard{\listtext\pard\plain 1.1\tab}\ilvl1\ls1 The term is two years.\par"
        r"\pard{\*\pntext (a)\tab}The fee is due.\par\pard Signed.\par"
    )
    assert blocks(read(body)) == [
        ("1.1", "The term is two years."),
        ("(a)", "The fee is due."),
        ("", "Signed."),
    ]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\f1 \'c4\'ee\'e3\'ee\'e2\'ee\'f0", "Договор"),
        (r"\f2 Us\'b3uga i \'9crodki", "Usługa i środki"),
        (r"\uc1 \u1044?\u1086?\u1075? \u-10179?\u-8704?", "Дог 😀"),
        (r"{\uc2 \u8364 EU}5", "€5"),
        (r"a\~b\_c\-d \endash  \ldblquote x\rdblquote", "a\xa0b-cd – “x”"),
        (r"\'dcbergang", "Übergang"),
        (r"a\line b\tab c", "a\nb\tc"),
        (r"{\field{\*\fldinst REF _1}{\fldrslt 4.2}} applies", "4.2 applies"),
        (r"{\pict\pngblip 89504e}{\*\unknown secret}plain", "plain"),
        (r"{\field{\*\fldinst TOC \\o}{\fldrslt Term 3\par}}Text", "Text"),
    ],
)
def test_characters_are_what_a_person_sees(body: str, text: str) -> None:
    assert read(rf"\pard {body}\par").text == text


def test_cells_know_their_row_and_column() -> None:
    row = r"\trowd\cellx100\cellx200\pard\intbl a\cell\pard\intbl b\cell\row"
    document = read(rf"\pard x\par{row}{row}\pard y\par{row}")
    assert [block.table for block in document.blocks] == [
        None,
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        None,
        (1, 0, 0),
        (1, 0, 1),
    ]


def test_notes_come_after_the_text_and_headers_apart() -> None:
    document = read(
        r"{\header\pard Draft 3\par}\pard The fee{\footnote\pard Net of tax.} is due.\par"
    )
    assert document.text == "The fee is due.\nNet of tax."
    assert document.blocks[1].kind == "footnote"
    assert [part.text for part in document.furniture] == ["Draft 3"]


def test_headings_have_their_level() -> None:
    (heading, _) = read(r"\pard\outlinelevel0 Term\par\pard text\par").blocks
    assert (heading.kind, heading.level) == ("heading", 1)


def test_what_is_hidden_small_or_pale_is_kept_and_marked() -> None:
    document = read(r"\pard All {\v no refund}{\fs8\cf2 no exit}.\par")
    assert document.text == "All no refundno exit."
    at = document.text.index("no refund")
    (veiled,) = document.pieces_at(Span(at, at + 9))
    (pale,) = document.pieces_at(Span(at + 9, at + 16))
    assert veiled.style is not None
    assert pale.style is not None
    assert veiled.style.hidden
    assert (pale.style.size, pale.style.color) == (4.0, "EEEEEE")


REVISED = r"\pard Notice is {\deleted\revauthdel2 thirty}{\revised\revauth1 ninety} days.\par"


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(), "Notice is ninety days."),
        (Reading(revisions="original"), "Notice is thirty days."),
        (Reading(author="Ada"), "Notice is thirtyninety days."),
        (Reading(author="Bob"), "Notice is  days."),
    ],
    ids=["final", "original", "Ada", "Bob"],
)
def test_tracked_changes_count_as_asked(reading: Reading, text: str) -> None:
    assert read(REVISED, reading).text == text


def test_authors_are_known() -> None:
    assert READER.authors(f"{HEAD}{REVISED}}}".encode(), "contract.rtf") == ("Ada", "Bob")


def test_deeply_nested_groups_are_survived() -> None:
    assert read("{" * 5_000 + r"\pard deep\par" + "}" * 5_000).text == "deep"


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        READER.read(b"{\\rtf1}", "contract.rtf")
