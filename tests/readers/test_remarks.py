"""Comments are no text of the contract, but are kept with what they are about."""

import io

import docx

from contractlint.model.document import Document, LineColumn
from contractlint.readers import docx as word
from contractlint.readers import html, markdown


def about(document: Document) -> list[tuple[str, str]]:
    return [(remark.text, remark.span.of(document.text)) for remark in document.remarks]


def test_a_comment_in_markdown_is_about_its_paragraph_or_the_next() -> None:
    source = "<!-- one -->\n# Head\n\nText <!-- two\n-->\n\n- item <!--three-->\n\n<!-- four -->\n"
    document = markdown.read(source.encode(), "a.md")
    assert document.text == "Head\nText\nitem"
    assert about(document) == [("one", "Head"), ("two", "Text"), ("three", "item"), ("four", "")]
    assert document.remarks[0].anchor == LineColumn(1, 1)
    assert document.remarks[2].anchor == LineColumn(7, 8)


def test_a_comment_in_html_is_about_its_paragraph_or_the_next() -> None:
    source = "<p>a <!-- one --> b</p>\n  <!-- two --><ul><li>c</ul><p><!-- three -->d</p>"
    document = html.read(source.encode(), "a.html")
    assert about(document) == [("one", "a b"), ("two", "c"), ("three", "d")]
    assert document.remarks[1].anchor == LineColumn(2, 3)


def test_a_comment_in_word_is_about_the_paragraphs_of_its_range() -> None:
    contract = docx.Document()
    contract.add_paragraph("before")
    first = contract.add_paragraph("one ").add_run("two")
    table = contract.add_table(1, 1)
    last = table.cell(0, 0).paragraphs[0].add_run("three")
    contract.add_paragraph("after")
    contract.add_comment(first, text="alone\nand more", author="Ana")
    contract.add_comment([first, last], text="both", author="Ben")
    written = io.BytesIO()
    contract.save(written)
    document = word.read(written.getvalue(), "a.docx")
    assert about(document) == [("alone and more", "one two"), ("both", "one two\nthree")]
    assert [remark.author for remark in document.remarks] == ["Ana", "Ben"]
    assert str(document.remarks[0].anchor) == "para 2"
    assert "alone" not in document.text
