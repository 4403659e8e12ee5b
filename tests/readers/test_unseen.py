"""What an element makes unseen or turns round is read as it shows, and told; what may be seen after
all (on a filled cell, under a style sheet) stays.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from contractlint.linter import lint_file
from contractlint.model.document import Document, ParagraphRange
from contractlint.readers.docx import READER as DOCX
from contractlint.readers.html import READER as HTML
from contractlint.readers.odt import READER as ODT
from contractlint.readers.rtf import READER as RTF
from contractlint.settings import Settings
from tests.readers.conftest import WriteDocx, xml
from tests.readers.test_odt import odt

ReadDocx = Callable[..., Document]
SHOWN = "The Provider may change the price at any time."
AS_WRITTEN = "The Provider may not change the price at any time."
SHADED = '<w:shd w:val="clear" w:fill="1F3864"/>'


def told(document: Document) -> list[tuple[str, str]]:
    return [(each.span.of(document.text), each.kind) for each in document.disguises]


def text_of(document: Document) -> str:
    return " ".join(document.text.split())


def word(looks: str, *, paragraph: str = "", rest: str = "") -> str:
    """A paragraph of Word with a "not" that looks otherwise than the `rest` of it."""
    return (
        f"<w:p><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{rest}</w:rPr>"
        '<w:t xml:space="preserve">The Provider may </w:t></w:r>'
        f'<w:r><w:rPr>{looks}</w:rPr><w:t xml:space="preserve">not </w:t></w:r>'
        f"<w:r><w:rPr>{rest}</w:rPr><w:t>change the price at any time.</w:t></w:r></w:p>"
    )


WHITE = '<w:color w:val="FFFFFF"/>'
NEARLY = '<w:color w:val="F8F9FA"/>'
BLACK_ON_BLACK = '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>'


@pytest.mark.parametrize(
    "looks", ['<w:sz w:val="1"/>', '<w:sz w:val="2"/>', WHITE, NEARLY, BLACK_ON_BLACK]
)
def test_words_in_a_sentence_that_word_shows_to_nobody_are_not_read(
    read_docx: ReadDocx, looks: str
) -> None:
    document = read_docx(word(looks))
    assert document.text == SHOWN
    assert told(document) == [("change", "hidden")]
    (anchor,) = document.anchors(document.disguises[0].span)
    assert isinstance(anchor, ParagraphRange)
    assert anchor.start == 21


@pytest.mark.parametrize(
    "body",
    [
        word(WHITE, paragraph=SHADED),
        word(WHITE + SHADED),
        word('<w:color w:val="FFFFFF"/><w:highlight w:val="darkBlue"/>'),
        word('<w:color w:val="D9D9D9"/>'),
        word('<w:sz w:val="8"/>'),
        f"<w:tbl><w:tr><w:tc><w:tcPr>{SHADED}</w:tcPr>{word(WHITE)}</w:tc></w:tr></w:tbl>",
        word(WHITE, rest=WHITE),
    ],
    ids=["paragraph", "run", "highlight", "grey", "small", "cell", "all-white"],
)
def test_words_that_word_may_show_are_read(read_docx: ReadDocx, body: str) -> None:
    document = read_docx(body)
    assert document.text == AS_WRITTEN
    assert not told(document)


def test_white_words_are_seen_in_a_style_of_dark_paper(read_docx: ReadDocx) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="Dark"><w:name w:val="Dark"/>'
        f"<w:pPr>{SHADED}</w:pPr></w:style>"
    )
    body = word(WHITE, paragraph='<w:pStyle w:val="Dark"/>')
    assert read_docx(body, styles=style).text == AS_WRITTEN
    assert read_docx(body).text == SHOWN


def test_white_words_are_seen_on_pages_of_a_colour(write_docx: WriteDocx) -> None:
    for color, text in (("1F3864", AS_WRITTEN), ("FFFFFF", SHOWN)):
        page = f'<w:background w:color="{color}"/><w:body>{word(WHITE)}</w:body>'
        file = write_docx("", document=xml("document", page))
        assert DOCX.read(file.read_bytes(), "contract.docx").text == text


@pytest.mark.parametrize(
    "looks",
    [
        "font-size: 0",
        "font-size:0px",
        "font-size:1px",
        "color: #fff",
        "color: white; background: #fefefe",
        "position: absolute; left: -9999px",
    ],
)
def test_words_in_a_sentence_that_a_page_shows_to_nobody_are_not_read(looks: str) -> None:
    page = f"<p>The Provider may <span style='{looks}'>not </span>change the price at any time."
    document = HTML.read(page.encode(), "contract.html")
    assert text_of(document) == SHOWN
    assert told(document) == [("change", "hidden")]


BUTTON = "<span class='button' style='color: #fff'>not </span>"


@pytest.mark.parametrize(
    "page",
    [
        f"<style>.button {{background: navy}}</style><p>The Provider may {BUTTON}",
        f"<link rel=stylesheet href=a.css><p>The Provider may {BUTTON}",
        f"<table bgcolor='#000080'><tr><td>The Provider may {BUTTON}",
        f"<p style='background: url(dark.png)'>The Provider may {BUTTON}",
        f"<body background='dark.png'><p>The Provider may {BUTTON}",
        "<p>The Provider may <span style='color:white; background: navy'>not </span>",
        "<p>The Provider may <span style='left: -9999px'>not </span>",
        "<style>b {font-size: 9px}</style><p>The Provider may "
        "<span style='font-size: 0'><b>not </b></span>",
        "<p>The Provider may <span style='font-size: 0.8em'>not </span>",
        "<p>The Provider may <span style='font-size: 0'><b style='font-size: 9px'>not </b></span>",
    ],
)
def test_words_that_a_page_may_show_are_read(page: str) -> None:
    document = HTML.read(f"{page}change the price at any time.".encode(), "contract.html")
    assert text_of(document) == AS_WRITTEN
    assert not told(document)


def test_specks_are_not_read_in_rtf_and_odt() -> None:
    rtf = rb"{\rtf1\ansi The Provider may {\fs1 not }change the price at any time.\par}"
    document = RTF.read(rtf, "contract.rtf")
    assert (text_of(document), told(document)) == (SHOWN, [("change", "hidden")])
    style = (
        '<style:style style:name="Speck" style:family="text">'
        '<style:text-properties fo:font-size="0.5pt"/></style:style>'
    )
    body = (
        '<text:p>The Provider may <text:span text:style-name="Speck">not </text:span>'
        "change the price at any time.</text:p>"
    )
    document = ODT.read(odt(body, styles=style), "contract.odt")
    assert (text_of(document), told(document)) == (SHOWN, [("change", "hidden")])


def turned_word(text: str, direction: str = "rtl", tag: str = "bdo") -> str:
    runs = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'
    return f'<w:{tag} w:val="{direction}">{runs}</w:{tag}>'


BEFORE = '<w:r><w:t xml:space="preserve">The Provider may </w:t></w:r>'
AFTER = '<w:r><w:t xml:space="preserve"> at any time.</w:t></w:r>'
BACKWARDS = "ecirp eht egnahc"


def test_word_text_that_is_turned_is_read_as_it_shows_and_told(read_docx: ReadDocx) -> None:
    document = read_docx(f"<w:p>{BEFORE}{turned_word(BACKWARDS)}{AFTER}</w:p>")
    assert document.text == SHOWN
    assert told(document) == [("change the price", "reversed")]
    assert document.anchors(document.disguises[0].span) == (ParagraphRange(("body", "1"), 17, 33),)


def test_runs_that_are_turned_together_are_one(read_docx: ReadDocx) -> None:
    parts = (
        '<w:r><w:t xml:space="preserve">ecirp </w:t></w:r>'
        '<w:r><w:rPr><w:sz w:val="20"/></w:rPr><w:t>eht egnahc</w:t></w:r>'
    )
    turned = f'<w:bdo w:val="rtl">{parts}</w:bdo>'
    assert read_docx(f"<w:p>{BEFORE}{turned}{AFTER}</w:p>").text == SHOWN


@pytest.mark.parametrize(("direction", "tag"), [("ltr", "bdo"), ("rtl", "dir"), ("ltr", "dir")])
def test_word_text_whose_letters_are_not_turned_is_read_as_it_is(
    read_docx: ReadDocx, direction: str, tag: str
) -> None:
    middle = turned_word("change the price", direction, tag)
    document = read_docx(f"<w:p>{BEFORE}{middle}{AFTER}</w:p>")
    assert (document.text, told(document)) == (SHOWN, [])


@pytest.mark.parametrize(
    "turned",
    [
        f"<bdo dir=rtl>{BACKWARDS}</bdo>",
        "<bdo dir='RTL'>ecirp\n<b>eht egnahc</b></bdo>",
        f"<span style='unicode-bidi: bidi-override; direction: rtl'>{BACKWARDS}</span>",
        f"<span dir=rtl style='unicode-bidi: isolate-override'>{BACKWARDS}</span>",
        "<bdo dir=rtl>ecirp eht <bdo dir=ltr></bdo>egnahc</bdo>",
    ],
)
def test_page_text_that_is_turned_is_read_as_it_shows_and_told(turned: str) -> None:
    page = f"<p>The Provider may {turned} at any time.</p>"
    document = HTML.read(page.encode(), "contract.html")
    assert text_of(document) == SHOWN
    assert set(told(document)) == {("change the price", "reversed")}


@pytest.mark.parametrize(
    "straight",
    [
        "<bdo dir=ltr>change the price</bdo>",
        "<bdo>change the price</bdo>",
        "<bdi dir=rtl>change the price</bdi>",
        "<span dir=rtl>change the price</span>",
        "<span style='direction: rtl'>change the price</span>",
    ],
)
def test_page_text_whose_letters_are_not_turned_is_read_as_it_is(straight: str) -> None:
    page = f"<p>The Provider may {straight} at any time.</p>"
    document = HTML.read(page.encode(), "contract.html")
    assert (text_of(document), told(document)) == (SHOWN, [])


def test_what_is_turned_round_is_found_and_told(write_docx: WriteDocx) -> None:
    found: list[set[str]] = []
    for middle in (turned_word(BACKWARDS), turned_word("change the price", "ltr")):
        file = write_docx(f"<w:p>{BEFORE}{middle}{AFTER}</w:p>")
        found.append({finding.rule for finding in lint_file(file, Settings()).findings})
    assert found[0] - found[1] == {"disguised-words"}
    assert found[1] < found[0]
    assert any("price" in rule for rule in found[1])
