"""The numbers that Word prints: the label that a person sees is the label that is read."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from contractlint.model.document import Document
from contractlint.readers.docx import READER
from contractlint.readers.docx_numerals import numeral

ReadDocx = Callable[..., Document]
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def level(index: int, style: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *content: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(content)}</w:abstractNum>'


def num(key: int, of: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def item(index: int, text: str = "words", key: int = 1) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{key}"/></w:numPr></w:pPr>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks]


@pytest.mark.parametrize(
    ("levels", "used", "printed"),
    [
        pytest.param(
            [
                ("decimal", "%1."),
                ("decimal", "%1.%2"),
                ("lowerLetter", "(%3)"),
                ("lowerRoman", "(%4)"),
            ],
            [0, 1, 2, 3, 3, 2, 1, 2, 0, 1],
            ["1.", "1.1", "(a)", "(i)", "(ii)", "(b)", "1.2", "(a)", "2.", "2.1"],
            id="english",
        ),
        pytest.param(
            [("decimal", "§ %1"), ("decimal", "%2."), ("decimal", "%3)"), ("lowerLetter", "%4)")],
            [0, 1, 2, 3, 3, 1, 0, 1],
            ["§ 1", "1.", "1)", "a)", "b)", "2.", "§ 2", "1."],
            id="polish",
        ),
        pytest.param(
            [("decimal", "%1."), ("decimal", "%1.%2."), ("russianLower", "%3)")],
            [0, 1, *[2] * 10, 1],
            ["1.", "1.1.", *(f"{letter})" for letter in "абвгдежзик"), "1.2."],
            id="russian",
        ),
        pytest.param(
            [("decimal", "%1. člen"), ("decimal", "(%2)")],
            [0, 1, 1, 0, 1],
            ["1. člen", "(1)", "(2)", "2. člen", "(1)"],
            id="slovenian",
        ),
        pytest.param(
            [("decimalZero", "Annex %1"), ("upperLetter", "%2."), ("upperRoman", "%3")],
            [0, 1, 2, 2, 0],
            ["Annex 01", "A.", "I", "II", "Annex 02"],
            id="annexes",
        ),
    ],
)
def test_the_schemes_of_five_languages_come_out_as_printed(
    read_docx: ReadDocx, levels: list[tuple[str, str]], used: list[int], printed: list[str]
) -> None:
    numbering = abstract(7, *(level(i, *each) for i, each in enumerate(levels))) + num(1, 7)
    document = read_docx("".join(item(index) for index in used), numbering=numbering)
    assert labels(document) == printed
    assert [block.level for block in document.blocks] == [index + 1 for index in used]
    assert {block.kind for block in document.blocks} == {"list-item"}


def test_legal_numbering_turns_roman_articles_into_decimals(read_docx: ReadDocx) -> None:
    scheme = [
        level(0, "upperRoman", "ARTICLE %1"),
        level(1, "decimal", "%1.%2"),
        level(2, "decimal", "%1.%2.%3", "<w:isLgl/>"),
    ]
    body = "".join(item(index) for index in (0, 1, 2, 0, 1, 2))
    document = read_docx(body, numbering=abstract(0, *scheme) + num(1, 0))
    assert labels(document) == ["ARTICLE I", "I.1", "1.1.1", "ARTICLE II", "II.1", "2.1.1"]


def test_a_skipped_level_counts_as_used_at_its_start(read_docx: ReadDocx) -> None:
    scheme = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.", start=3)]
    scheme.append(level(2, "decimal", "%1.%2.%3."))
    body = "".join(item(index) for index in (2, 2, 1, 0))
    document = read_docx(body, numbering=abstract(0, *scheme) + num(1, 0))
    assert labels(document) == ["1.3.1.", "1.3.2.", "1.4.", "2."]


def test_a_level_that_never_restarts_counts_through_the_whole_contract(read_docx: ReadDocx) -> None:
    scheme = [
        level(0, "upperRoman", "%1."),
        level(1, "decimal", "§ %2", '<w:lvlRestart w:val="0"/>'),
    ]
    body = "".join(item(index) for index in (0, 1, 1, 0, 1))
    document = read_docx(body, numbering=abstract(0, *scheme) + num(1, 0))
    assert labels(document) == ["I.", "§ 1", "§ 2", "II.", "§ 3"]


def test_a_level_may_restart_only_after_a_level_far_above(read_docx: ReadDocx) -> None:
    scheme = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2")]
    scheme.append(level(2, "lowerLetter", "(%3)", '<w:lvlRestart w:val="1"/>'))
    body = "".join(item(index) for index in (0, 1, 2, 1, 2, 0, 1, 2))
    document = read_docx(body, numbering=abstract(0, *scheme) + num(1, 0))
    assert labels(document) == ["1.", "1.1", "(a)", "1.2", "(b)", "2.", "2.1", "(a)"]


def test_two_lists_of_one_definition_go_on_counting_together(read_docx: ReadDocx) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0)
    document = read_docx(item(0, key=1) + item(0, key=2) + item(0, key=1), numbering=numbering)
    assert labels(document) == ["1.", "2.", "3."]


def test_a_start_override_counts_once(read_docx: ReadDocx) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0, override)
    keys = (1, 1, 2, 2, 1, 2)
    document = read_docx("".join(item(0, key=key) for key in keys), numbering=numbering)
    assert labels(document) == ["1.", "2.", "5.", "6.", "7.", "8."]


def test_a_level_override_replaces_the_level(read_docx: ReadDocx) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "Schedule %1")}</w:lvlOverride>'
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0, override)
    assert labels(read_docx(item(0) + item(0), numbering=numbering)) == ["Schedule A", "Schedule B"]


def test_numbers_come_from_styles_and_their_ancestors(read_docx: ReadDocx) -> None:
    styles = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
        '<w:basedOn w:val="Normal"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="Clause"/><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="7"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>'
        '<w:basedOn w:val="H2"/></w:style>'
    )
    scheme = [
        level(0, "decimal", "%1.", '<w:pStyle w:val="H1"/>'),
        level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'),
    ]
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>Fees</w:t></w:r></w:p>'
        for style in ("H1", "H2", "Mine", "Normal", "H1")
    )
    document = read_docx(body, styles=styles, numbering=abstract(0, *scheme) + num(1, 0))
    assert labels(document) == ["1.", "1.1", "1.2", "", "2."]
    assert document.blocks[0].kind == "heading"
    assert document.blocks[3].kind == "paragraph"


def test_number_zero_switches_the_number_of_a_style_off(read_docx: ReadDocx) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="N"><w:name w:val="Numbered"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="N"/>{extra}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
        for extra in ("", off, "")
    )
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert labels(read_docx(body, styles=styles, numbering=numbering)) == ["1.", "", "2."]


def test_a_list_style_is_followed_to_its_definition(read_docx: ReadDocx) -> None:
    numbering = (
        abstract(0, '<w:numStyleLink w:val="Legal"/>')
        + abstract(1, '<w:styleLink w:val="Legal"/>', level(0, "decimal", "Clause %1"))
        + num(1, 0)
        + num(2, 1)
    )
    document = read_docx(item(0, key=1) + item(0, key=2), numbering=numbering)
    assert labels(document) == ["Clause 1", "Clause 2"]


def test_bullets_of_picture_fonts_are_bullets_and_dashes_stay_dashes(read_docx: ReadDocx) -> None:
    wingdings = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0a7"/></w:lvl>'
    courier = (
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/>'
        '<w:rPr><w:rFonts w:ascii="Courier New"/></w:rPr></w:lvl>'
    )
    scheme = [wingdings, courier, level(2, "bullet", "–"), level(3, "bullet", "●")]
    body = "".join(item(index) for index in range(4))
    assert labels(read_docx(body, numbering=abstract(0, *scheme) + num(1, 0))) == [
        "•",
        "•",
        "–",
        "•",
    ]


def test_a_paragraph_that_only_ends_a_section_is_not_counted(read_docx: ReadDocx) -> None:
    section = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:sectPr/></w:pPr></w:p>"
    )
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    assert labels(read_docx(item(0) + section + item(0), numbering=numbering)) == ["1.", "2."]


def test_an_empty_numbered_paragraph_shows_its_number_alone(read_docx: ReadDocx) -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    document = read_docx(item(0) + item(0, text="") + item(0), numbering=numbering)
    assert labels(document) == ["1.", "2.", "3."]
    assert [len(block.span) for block in document.blocks] == [5, 0, 5]


def test_a_number_without_a_definition_is_no_number(read_docx: ReadDocx) -> None:
    document = read_docx(item(0, key=9))
    assert labels(document) == [""]
    assert document.blocks[0].kind == "paragraph"


def test_a_custom_format_pads_with_zeros(read_docx: ReadDocx) -> None:
    custom = (
        '<w:lvl w:ilvl="0"><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice><mc:Fallback>'
        '<w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
        '<w:lvlText w:val="%1"/></w:lvl>'
    )
    assert labels(read_docx(item(0), numbering=abstract(0, custom) + num(1, 0))) == ["001"]


def test_lists_made_by_python_docx_are_numbered_too(tmp_path: Path) -> None:
    made = docx.Document()
    for text in ("The fee is due monthly.", "The term is one year."):
        made.add_paragraph(text, style="List Number")
    made.add_paragraph("A calm sea.", style="List Bullet")
    made.add_heading("Termination", level=2)
    path = tmp_path / "made.docx"
    made.save(str(path))
    document = READER.read(path.read_bytes(), "made.docx")
    assert labels(document) == ["1.", "2.", "•", ""]
    assert [(block.kind, block.level) for block in document.blocks][-1] == ("heading", 2)


def test_a_definition_parsed_alone_equals_one_parsed_with_all_others(tmp_path: Path) -> None:
    """The fast path cuts definitions out of the part; a comment in it forces the slow one."""
    read = []
    for comment in ("", "<!-- by hand -->"):
        made = docx.Document()
        made.add_paragraph("The fee is due monthly.", style="List Number 2")
        root = made.part.numbering_part.element
        root.append(parse_xml(f'<w:num {WORD} w:numId="99"><w:abstractNumId w:val="0"/></w:num>'))
        path = tmp_path / "made.docx"
        made.save(str(path))
        data = path.read_bytes()
        read.append(labels(READER.read(_with_comment(data, comment, tmp_path), "made.docx")))
    assert read[0] == read[1] == ["1."]


def _with_comment(data: bytes, comment: str, folder: Path) -> bytes:
    target = folder / "commented.docx"
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(target, "w") as made:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename in ("word/numbering.xml", "word/styles.xml"):
                content += comment.encode()
            made.writestr(entry, content)
    return target.read_bytes()


@pytest.mark.parametrize(
    ("number", "style", "printed"),
    [
        (4, "lowerRoman", "iv"),
        (1994, "upperRoman", "MCMXCIV"),
        (26, "lowerLetter", "z"),
        (28, "lowerLetter", "bb"),
        (29, "russianLower", "я"),
        (30, "russianUpper", "АА"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (21, "ordinal", "21st"),
        (12, "ordinal", "12th"),
        (42, "cardinalText", "Forty-two"),
        (20, "ordinalText", "Twentieth"),
        (31, "ordinalText", "Thirty-first"),
        (3, "none", ""),
        (5, "klingon", "5"),
        (0, "lowerRoman", "0"),
        (10**9, "lowerLetter", "1000000000"),
    ],
)
def test_numerals_are_written_as_word_writes_them(number: int, style: str, printed: str) -> None:
    assert numeral(number, style) == printed


def test_a_start_override_waits_for_its_own_level(read_docx: ReadDocx) -> None:
    """A deeper paragraph shows the overridden start without using it up."""
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    scheme = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"))
    document = read_docx(item(1) + item(0) + item(0), numbering=scheme + num(1, 0, override))
    assert labels(document) == ["4.1", "4.", "5."]
