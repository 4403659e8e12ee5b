"""HTML: what a browser shows, in the right blocks."""

import pytest

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, LineColumn, Span
from contractlint.readers.html import READER


def read(source: str | bytes) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return READER.read(data, "contract.html")


def shape(document: Document) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.span.of(document.text)) for block in document.blocks]


def test_paragraphs_and_headings() -> None:
    document = read("<h2>1. Fees</h2><p>You <b>pay</b>\n  now.<p>And later.<div>More</div>")
    assert document.text == "1. Fees\nYou pay now.\nAnd later.\nMore"
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 2),
        ("paragraph", None),
        ("paragraph", None),
        ("paragraph", None),
    ]


def test_script_style_and_title_are_dropped() -> None:
    source = "<head><title>Shop</title><style>p{}</style></head><script>a<b</script><p>Text</p>"
    assert read(source).text == "Text"


def test_struck_out_words_are_dropped() -> None:
    assert read("<p>one <del>two</del><ins>three</ins></p>").text == "one three"


@pytest.mark.parametrize(
    "attribute", ['style="display: none"', 'style="visibility:hidden"', "hidden"]
)
def test_hidden_text_is_kept_and_marked(attribute: str) -> None:
    document = read(f"<p>Seen</p><div {attribute}><p>Unseen</p></div><p>Seen again</p>")
    hidden = [p.span.of(document.text) for p in document.pieces if p.style and p.style.hidden]
    assert document.text == "Seen\nUnseen\nSeen again"
    assert hidden == ["Unseen"]


def test_list_items_carry_their_printed_label() -> None:
    source = (
        "<ol start=3><li>three<ol type=a><li>letter<li>next</ol></li><li value=9>nine</ol>"
        "<ul><li>bullet</ul><ol style='list-style-type: upper-roman'><li><p>roman</p><p>more</ol>"
        "<ol style='list-style:none'><li>bare</ol>"
    )
    assert shape(read(source)) == [
        ("list-item", "3.", "three"),
        ("list-item", "a.", "letter"),
        ("list-item", "b.", "next"),
        ("list-item", "9.", "nine"),
        ("list-item", "•", "bullet"),
        ("list-item", "I.", "roman"),
        ("paragraph", "", "more"),
        ("list-item", "", "bare"),
    ]


def test_cells_know_their_row_and_column() -> None:
    document = read("<table><tr><th>Fee<th>Limit<tr><td>10<td>20</table><p>after")
    assert [block.table for block in document.blocks] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        None,
    ]


def test_a_table_with_one_column_is_only_layout() -> None:
    document = read("<table><tr><td><h1>Terms</h1><p>You pay.</p></td></tr></table>")
    assert shape(document) == [("heading", "", "Terms"), ("paragraph", "", "You pay.")]
    assert all(block.table is None for block in document.blocks)


def test_a_line_break_parts_paragraphs_but_not_sentences() -> None:
    source = "<p>Pay now.<br>Pay later.<br/>or never.</p><h1>Article 1<br>Term</h1>"
    assert read(source).text == "Pay now.\nPay later. or never.\nArticle 1 Term"


def test_navigation_is_set_apart() -> None:
    document = read("<nav><a href=/>Home</a></nav><p>Text</p>")
    assert document.text == "Text"
    assert [part.text for part in document.furniture] == ["Home"]


def test_runs_know_their_place_in_the_source() -> None:
    document = read("<p>one\n   two</p>\n<p>three")
    assert document.anchors(Span(0, 3)) == (LineColumn(1, 4),)
    assert document.anchors(Span(4, 7)) == (LineColumn(2, 4),)
    assert document.anchors(Span(8, 13)) == (LineColumn(3, 4),)


def test_characters_that_split_words_are_taken_out() -> None:
    assert read("<p>can&shy;cel&#8203;lation&nbsp;&nbsp; § &nbsp;7</p>").text == "cancellation § 7"


def test_the_declared_encoding_is_believed_where_the_text_is_not_utf8() -> None:
    page = '<meta charset="windows-1251"><p>Договор</p>'
    assert read(page.encode("cp1251")).text == "Договор"
    assert read(page.encode("utf-8")).text == "Договор"


@pytest.mark.parametrize(
    "source", ["<![endif 5><p>a</p>", "<p>a</p></b></p><![", "a <", "<p>a<!--"]
)
def test_broken_markup_is_read_as_far_as_it_goes(source: str) -> None:
    assert read(source).text.startswith("a")


def test_a_stray_end_tag_does_not_close_the_table_around_it() -> None:
    document = read("<div><table><tr><td>a</div><td>b</table></div>")
    assert [block.table for block in document.blocks] == [(0, 0, 0), (0, 0, 1)]


def test_a_page_nested_beyond_reason_is_read_in_time_and_without_its_scripts() -> None:
    document = read("<div><b>x" * 2000 + "<script>evil</script>" + "</b></div>" * 2000 + "<p>end")
    assert document.text.count("x") == 2000
    assert "evil" not in document.text
    assert document.text.endswith("end")


def test_a_page_without_text_says_so() -> None:
    with pytest.raises(UnreadableFile, match="no text"):
        read("<html><script>render()</script></html>")


def test_only_what_begins_as_a_page_is_taken_for_one() -> None:
    assert READER.sniff(b"\xef\xbb\xbf <!-- x --> <!DOCTYPE html>")
    assert READER.sniff(b"<?xml version='1.0'?><html>")
    assert not READER.sniff(b"The <html> tag")
    assert not READER.sniff(b"<b>Terms</b>")
