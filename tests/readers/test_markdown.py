"""Markdown: the words, without the markup."""

import pytest

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, LineColumn, Span
from contractlint.readers.markdown import READER


def read(source: str) -> Document:
    return READER.read(source.encode(), "contract.md")


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.span.of(document.text)) for block in document.blocks]


def test_headings_keep_their_level_and_lose_their_marks() -> None:
    document = read("# Terms\n\nFees\n----\n\n### 1\\. *Scope*\n")
    assert document.text == "Terms\nFees\n1. Scope"
    assert [block.level for block in document.blocks] == [1, 2, 3]


def test_links_emphasis_and_code_are_words() -> None:
    source = "See the [price list](https://x.example) and **`pay`** ~~never~~ now.\n"
    assert read(source).text == "See the price list and pay now."


def test_list_items_are_numbered_as_they_are_shown() -> None:
    source = "3. three\n   - bullet\n\n     more\n3. four\n"
    document = read(source)
    assert shape(document) == [
        ("list-item", "3.", "three"),
        ("list-item", "•", "bullet"),
        ("paragraph", "", "more"),
        ("list-item", "4.", "four"),
    ]
    assert [block.level for block in document.blocks] == [1, 2, None, 1]


def test_soft_breaks_join_a_sentence_and_labels_begin_a_block() -> None:
    source = (
        "The club may\nchange:\n(a) the price;\n(b) the hours.\n7.1 Next.\nStill next.\na. Last.\n"
    )
    assert read(source).text == (
        "The club may change:\n(a) the price;\n(b) the hours.\n7.1 Next. Still next.\na. Last."
    )


def test_hard_breaks_part_lines() -> None:
    assert read("ACME Ltd  \nMain Street<br>London  \nand more").text == (
        "ACME Ltd\nMain Street\nLondon and more"
    )


def test_cells_know_their_row_and_column() -> None:
    document = read("| Fee | Limit |\n| --- | --- |\n| 10 | 20 |\n\nafter\n")
    assert [block.table for block in document.blocks] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        None,
    ]
    assert document.text == "Fee\nLimit\n10\n20\nafter"


def test_html_inside_is_read_as_html() -> None:
    document = read("# A\n\n<div>\n<p>Paid <b>now</b></p>\n</div>\n\n<!-- note -->\n\nEnd\n")
    assert document.text == "A\nPaid now\nEnd"
    assert document.anchors(Span(2, 6)) == (LineColumn(4, 4),)


def test_indented_and_fenced_lines_are_kept() -> None:
    assert read("    indented\n\n```\nfenced\n```\n").text == "indented\nfenced"


def test_front_matter_is_not_text_but_counts_as_lines() -> None:
    document = read("---\ntitle: x\n---\nText here\n")
    assert document.text == "Text here"
    assert document.anchors(Span(5, 9)) == (LineColumn(4, 1),)


def test_words_know_their_source_line() -> None:
    document = read("* one\r\n  two\r\n")
    assert document.text == "one two"
    assert document.anchors(Span(4, 7)) == (LineColumn(2, 3),)


def test_a_file_with_only_markup_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read("<!-- nothing -->\n")
