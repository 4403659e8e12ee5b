"""DOCX: what a person sees on paper is what is read, each piece with its place."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, ParagraphRange, Span
from contractlint.readers.docx import READER

ReadDocx = Callable[..., Document]
BY = 'w:id="1" w:author="Ana" w:date="2024-05-01T00:00:00Z"'


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: list[str]) -> str:
    inner = "".join(f"<w:tr>{''.join(map(cell_or_text, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{inner}</w:tbl>"


def cell_or_text(content: str) -> str:
    return content if content.startswith("<w:tc>") else cell(content)


def texts(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def field(code: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def box(*content: str) -> str:
    inner = "".join(paragraph(each) for each in content)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"<w:txbxContent>{inner}</w:txbxContent></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_paragraphs_are_blocks_on_lines_of_their_own(read_docx: ReadDocx) -> None:
    document = read_docx(
        paragraph("The fee is 5 EUR.") + paragraph(" ") + paragraph("It may rise.")
    )
    assert document.text == "The fee is 5 EUR.\nIt may rise."
    assert texts(document) == ["The fee is 5 EUR.", "It may rise."]
    assert document.format == "docx"
    assert len(document.digest) == 64
    assert document.pages is None


def test_cells_are_parted_by_tabs_and_rows_by_lines(read_docx: ReadDocx) -> None:
    body = paragraph("Prices") + table(["Service", "Price"], ["Rowing", "20 EUR"])
    document = read_docx(body + paragraph("End"))
    assert document.text == "Prices\nService\tPrice\nRowing\t20 EUR\nEnd"
    cells = [block for block in document.blocks if block.kind == "cell"]
    assert [block.table for block in cells] == [(0, 0, 0), (0, 0, 1), (0, 1, 0), (0, 1, 1)]


def test_a_cell_keeps_its_paragraphs_and_the_grid_its_columns(read_docx: ReadDocx) -> None:
    wide = cell("Both", properties='<w:gridSpan w:val="2"/>')
    document = read_docx(table([wide, "Last"], ["", cell("One", "Two"), "Three"]))
    assert document.text == "Both\tLast\nOne\nTwo\tThree"
    assert [block.table for block in document.blocks] == [
        (0, 0, 0),
        (0, 0, 2),
        (0, 1, 1),
        (0, 1, 1),
        (0, 1, 2),
    ]


def test_a_table_in_a_table_is_read_in_its_cell(read_docx: ReadDocx) -> None:
    inner = table(["deep", "deeper"])
    document = read_docx(table([cell("before", inner, "after"), "beside"]))
    assert texts(document) == ["before", "deep", "deeper", "after", "beside"]
    assert document.blocks[1].table == (1, 0, 0)
    assert document.anchors(document.blocks[2].span) == (
        ParagraphRange(("body", "1", "1", "1", "2", "1", "2", "1"), 0, 6),
    )


def test_a_text_box_is_read_once_after_its_paragraph(read_docx: ReadDocx) -> None:
    document = read_docx(paragraph("Around it", box("Late fee: 9 %", "a day")) + paragraph("After"))
    assert texts(document) == ["Around it", "Late fee: 9 %", "a day", "After"]
    assert document.anchors(document.blocks[2].span) == (
        ParagraphRange(("body", "1", "box", "1", "2"), 0, 5),
    )


def test_insertions_are_accepted_and_name_their_author(read_docx: ReadDocx) -> None:
    body = paragraph(
        "The term is ",
        f"<w:del {BY}><w:r><w:delText>one year</w:delText></w:r></w:del>",
        f"<w:ins {BY}>{run('five years')}</w:ins>",
        f"<w:moveFrom {BY}>{run(' gone')}</w:moveFrom>",
        f"<w:moveTo {BY}><w:r><w:t> moved</w:t></w:r></w:moveTo>",
        ".",
    )
    document = read_docx(body)
    assert document.text == "The term is five years moved."
    shown = {piece.span.of(document.text): piece.style for piece in document.pieces}
    inserted = shown["five years moved"]
    assert inserted is not None
    assert inserted.inserted_by == "Ana"
    assert shown["The term is "] is None


def test_text_inserted_and_deleted_again_is_gone(read_docx: ReadDocx) -> None:
    both = f"<w:ins {BY}><w:del {BY}><w:r><w:delText>never</w:delText></w:r></w:del></w:ins>"
    assert read_docx(paragraph("Kept", both)).text == "Kept"


@pytest.mark.parametrize("mark", ["del", "moveFrom"])
def test_a_deleted_paragraph_mark_joins_with_the_next_paragraph(
    read_docx: ReadDocx, mark: str
) -> None:
    deleted = f"<w:rPr><w:{mark} {BY}/></w:rPr>"
    body = paragraph("The club may ", properties=deleted) + paragraph("leave.") + paragraph("End.")
    document = read_docx(body)
    assert texts(document) == ["The club may leave.", "End."]
    assert document.anchors(Span(0, 19)) == (
        ParagraphRange(("body", "1"), 0, 13),
        ParagraphRange(("body", "2"), 0, 6),
    )


def test_a_deleted_mark_before_a_table_ends_its_paragraph(read_docx: ReadDocx) -> None:
    deleted = f"<w:rPr><w:del {BY}/></w:rPr>"
    document = read_docx(paragraph("Before", properties=deleted) + table(["in"]))
    assert texts(document) == ["Before", "in"]


def test_deleted_numbered_paragraphs_are_not_counted(read_docx: ReadDocx) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    gone = f"<w:del {BY}><w:r><w:delText>Old.</w:delText></w:r></w:del>"
    body = (
        paragraph("First.", properties=number)
        + paragraph(gone, properties=f"{number}<w:rPr><w:del {BY}/></w:rPr>")
        + paragraph("Second.", properties=number)
    )
    document = read_docx(body, numbering=numbering)
    assert [block.label for block in document.blocks] == ["1.", "2."]


def test_deleted_table_rows_are_gone(read_docx: ReadDocx) -> None:
    rows = f"<w:tr><w:trPr><w:del {BY}/></w:trPr>{cell('old')}</w:tr><w:tr>{cell('new')}</w:tr>"
    assert read_docx(f"<w:tbl>{rows}</w:tbl>").text == "new"


def test_content_controls_are_read_around_paragraphs_and_in_them(read_docx: ReadDocx) -> None:
    inline = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('ACME')}</w:sdtContent></w:sdt>"
    block = f"<w:sdt><w:sdtContent>{paragraph('Party: ', inline)}</w:sdtContent></w:sdt>"
    document = read_docx(block + paragraph("End"))
    assert texts(document) == ["Party: ACME", "End"]


def test_footnotes_follow_the_body_in_the_order_of_their_marks(read_docx: ReadDocx) -> None:
    def mark(kind: str, key: int) -> str:
        return f'<w:r><w:{kind}Reference w:id="{key}"/></w:r>'

    notes = "".join(
        f'<w:footnote w:id="{key}">{paragraph(text)}</w:footnote>'
        for key, text in ((0, "unused"), (2, "Gross."), (3, "Net."))
    )
    ends = f'<w:endnote w:id="5">{paragraph("See the annex.")}</w:endnote>'
    body = paragraph("Fee", mark("footnote", 3), " and", mark("endnote", 5))
    body += paragraph("price", mark("footnote", 2))
    document = read_docx(body, footnotes=notes, endnotes=ends)
    assert texts(document) == ["Fee and", "price", "Net.", "Gross.", "See the annex."]
    assert [block.kind for block in document.blocks][2:] == ["footnote"] * 3
    assert [block.label for block in document.blocks][2:] == ["1", "2", "i"]
    assert document.anchors(document.blocks[3].span) == (ParagraphRange(("footnote", "2"), 0, 6),)


def test_headers_and_footers_are_furniture_and_each_is_kept_once(read_docx: ReadDocx) -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header"/>'
        '<w:headerReference w:type="first" r:id="header"/>'
        '<w:footerReference w:type="default" r:id="footer"/></w:sectPr>'
    )
    document = read_docx(
        paragraph("Body") + section,
        header=paragraph("ACME terms"),
        footer=paragraph("Page ", field(" PAGE ", "1")),
    )
    assert document.text == "Body"
    assert [(each.text, str(each.anchor)) for each in document.furniture] == [
        ("ACME terms", "header 1"),
        ("Page 1", "footer 1"),
    ]


def test_hidden_text_is_kept_and_marked(read_docx: ReadDocx) -> None:
    document = read_docx(paragraph("Seen. ", run("Not seen.", "<w:vanish/>")))
    assert document.text == "Seen. Not seen."
    assert [bool(piece.style and piece.style.hidden) for piece in document.pieces] == [False, True]


def test_size_and_colour_come_from_runs_styles_and_defaults(read_docx: ReadDocx) -> None:
    styles = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault>'
        "</w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="character" w:styleId="Pale"><w:name w:val="Pale"/>'
        '<w:rPr><w:color w:val="fefefe"/></w:rPr></w:style>'
    )
    body = paragraph(
        "plain ", run("pale ", '<w:rStyle w:val="Pale"/>'), run("small", '<w:sz w:val="9"/>')
    )
    looks = [piece.style for piece in read_docx(body, styles=styles).pieces]
    assert [(look.size, look.color) for look in looks if look] == [
        (11.0, None),
        (11.0, "FEFEFE"),
        (4.5, None),
    ]


def test_runs_of_one_look_are_one_piece(read_docx: ReadDocx) -> None:
    document = read_docx(paragraph("The ", "cus", run("tomer", "<w:b/>"), run("!", "<w:vanish/>")))
    assert [piece.span.of(document.text) for piece in document.pieces] == ["The customer", "!"]


def test_links_fields_and_smart_tags_show_their_text(read_docx: ReadDocx) -> None:
    link = f'<w:hyperlink r:id="x">{run("our site")}</w:hyperlink>'
    simple = f'<w:fldSimple w:instr=" REF a ">{run("7.2")}</w:fldSimple>'
    tag = f"<w:smartTag><w:smartTag>{run('Ljubljana')}</w:smartTag></w:smartTag>"
    body = paragraph("See ", link, ", ", simple, ", ", field(" HYPERLINK x ", "here"), ", ", tag)
    assert read_docx(body).text == "See our site, 7.2, here, Ljubljana"


def test_a_table_of_contents_is_left_out(read_docx: ReadDocx) -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    page = field(" PAGEREF _1 ", "2")
    body = paragraph(begin, "1. Fees ", page) + paragraph("2. Term ", page, end) + paragraph("Fees")
    assert texts(read_docx(body)) == ["Fees"]


def test_a_field_that_never_ends_swallows_no_more_than_its_paragraph(read_docx: ReadDocx) -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert texts(read_docx(paragraph("Kept", broken) + paragraph("Also kept"))) == [
        "Kept",
        "Also kept",
    ]


def test_form_fields_show_what_was_chosen(read_docx: ReadDocx) -> None:
    def form(data: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    choices = '<w:result w:val="1"/><w:listEntry w:val="month"/><w:listEntry w:val="year"/>'
    body = paragraph(
        form('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'),
        " per ",
        form(f"<w:ddList>{choices}</w:ddList>"),
    )
    assert read_docx(body).text == "☒ per year"


def test_special_characters_come_out_as_seen(read_docx: ReadDocx) -> None:
    body = paragraph(
        "termi\u00adna",
        "<w:r><w:softHyphen/></w:r>",
        "tion\u200b e",
        "<w:r><w:noBreakHyphen/><w:t>mail</w:t><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
        "\uf0b7 e\u0301 \ufb01ne",
        "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>",
    )
    assert read_docx(body).text == "termination e-mail\ta\nb☑• é finex+1"


def test_a_mark_in_a_run_of_its_own_joins_its_letter(read_docx: ReadDocx) -> None:
    document = read_docx(paragraph("cafe", run("\u0301 noir", "<w:vanish/>")))
    assert document.text == "café noir"
    assert [piece.span.of(document.text) for piece in document.pieces] == ["café", " noir"]


def test_offsets_in_a_paragraph_count_what_was_stripped(read_docx: ReadDocx) -> None:
    document = read_docx(paragraph("  \t", run("hidden ", "<w:vanish/>"), "seen  "))
    assert document.text == "hidden seen"
    assert [piece.anchor for piece in document.pieces] == [
        ParagraphRange(("body", "1"), 3, 10),
        ParagraphRange(("body", "1"), 10, 14),
    ]


def test_comments_are_left_out(tmp_path: Path) -> None:
    made = docx.Document()
    written = made.add_paragraph("The fee may rise.")
    made.add_comment(written.runs, text="Strike this!", author="Ana")
    path = tmp_path / "made.docx"
    made.save(str(path))
    assert READER.read(path.read_bytes(), "made.docx").text == "The fee may rise."


def test_a_whole_clause_in_a_heading_style_is_no_heading(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("Fees", level=1)
    made.add_heading("The club may raise the fee at any time, for any reason. " * 4, level=2)
    path = tmp_path / "made.docx"
    made.save(str(path))
    document = READER.read(path.read_bytes(), "made.docx")
    assert [(block.kind, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("paragraph", 2),
    ]


@pytest.mark.parametrize("name", ["Überschrift 2", "Nagłówek 2", "Заголовок 2", "Naslov 2"])
def test_heading_styles_of_other_programs_are_known_by_name(read_docx: ReadDocx, name: str) -> None:
    styles = f'<w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/></w:style>'
    document = read_docx(paragraph("Fees", properties='<w:pStyle w:val="x"/>'), styles=styles)
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 2)


def picture(width: int, height: int) -> str:
    extent = f'<wp:extent cx="{width}" cy="{height}"/>'
    return f"<w:r><w:drawing><wp:inline>{extent}</wp:inline></w:drawing></w:r>"


def test_what_cannot_be_read_is_said(read_docx: ReadDocx) -> None:
    scan = picture(7_560_000, 9_900_000)
    logo = picture(900_000, 900_000)
    body = paragraph("Annex", "<w:r><w:object/></w:r>") + paragraph(scan, logo)
    document = read_docx(body + '<w:altChunk r:id="a"/>')
    assert [each.what_said for each in document.unread] == [
        "an embedded object (para 1)",
        "a picture the size of a page (para 2)",
        "an inserted file (altChunk, para 2)",
    ]


def test_a_document_of_pictures_is_refused(read_docx: ReadDocx) -> None:
    scan = picture(7_560_000, 9_900_000)
    with pytest.raises(UnreadableFile) as caught:
        read_docx(paragraph(scan))
    assert "no text" in caught.value.what
    assert "picture" in caught.value.what
    assert "OCR" in caught.value.help


def test_nesting_without_end_is_reported_not_followed(read_docx: ReadDocx) -> None:
    deep = run("lost")
    for _ in range(3000):
        deep = f"<w:smartTag>{deep}</w:smartTag>"
    tables = table(["lost too"])
    for _ in range(40):
        tables = table([cell(tables)])
    document = read_docx(paragraph("kept", deep) + tables + paragraph("End"))
    assert texts(document) == ["kept", "End"]
    assert {each.reason for each in document.unread} == {"nested too deeply to be read"}


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    parts=st.lists(
        st.lists(
            st.tuples(
                st.text(st.characters(categories=["L", "M", "Nd", "Zs", "Po", "Cf"]), max_size=8),
                st.sampled_from(["", "<w:vanish/>", "<w:b/>"]),
            ),
            max_size=4,
        ),
        max_size=4,
    )
)
def test_blocks_and_pieces_cover_the_text(
    read_docx: ReadDocx, parts: list[list[tuple[str, str]]]
) -> None:
    runs = [
        [run(text.replace("&", "").replace("<", ""), look) for text, look in part] for part in parts
    ]
    document = read_docx(paragraph("Start") + "".join(paragraph(*each) for each in runs))
    assert unicodedata.is_normalized("NFC", document.text)
    assert "\n".join(texts(document)) == document.text
    for block in document.blocks:
        covered = "".join(piece.span.of(document.text) for piece in document.pieces_at(block.span))
        assert covered == block.span.of(document.text)
    for piece in document.pieces:
        assert isinstance(piece.anchor, ParagraphRange)
        # A mark that no letter has ("A̋") is a character of the file, but not of the text.
        assert piece.anchor.end - piece.anchor.start >= len(piece.span)
