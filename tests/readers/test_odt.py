"""OpenDocument text: labels as printed, tables, notes, and tracked changes as asked for."""

import io
import subprocess
import zipfile
from pathlib import Path
from shutil import which

import pytest

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, Span
from contractlint.readers.odt import READER
from contractlint.readers.reader import Reading

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for name, space in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
LISTS = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" '
    'style:num-prefix="§ " style:num-format="1"/><text:list-level-style-number text:level="2" '
    'style:num-format="1" style:num-suffix="." text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet '
    'text:level="1" text:bullet-char="–"/></text:list-style>'
)
LOOKS = (
    '<style:style style:name="Veiled" style:family="text"><style:text-properties '
    'text:display="none"/></style:style><style:style style:name="Pale" style:family="text">'
    '<style:text-properties fo:font-size="5pt" fo:color="#eeeeee"/></style:style>'
)


def odt(body: str, *, styles: str = LISTS + LOOKS, head: str = "", page: str = "") -> bytes:
    """The bytes of an ODT from the inner XML of its text."""
    parts = {
        "content.xml": f"<office:document-content {SPACES} "
        'xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>"
        f"{head}{body}</office:text></office:body></office:document-content>",
        "styles.xml": f'<office:document-styles {SPACES} office:version="1.3">'
        f"<office:master-styles>{page}</office:master-styles></office:document-styles>",
        "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:'
        'opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry '
        'manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
        '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>'
        "</manifest:manifest>",
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def read(body: str, *, reading: Reading | None = None, **parts: str) -> Document:
    return READER.read(odt(body, **parts), "contract.odt", reading or Reading())


def item(text: str, inner: str = "") -> str:
    return f"<text:list-item><text:p>{text}</text:p>{inner}</text:list-item>"


def listed(*items: str, style: str = "L", more: str = "") -> str:
    return f'<text:list text:style-name="{style}" {more}>{"".join(items)}</text:list>'


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks]


NESTED = listed(
    item("Term", listed(item("Start", listed(item("x"), item("y"))), item("End"))),
    item("Price", listed(item("Fee"))),
)
PRINTED = ["§ 1", "1.1.", "a)", "b)", "1.2.", "§ 2", "2.1."]


def test_items_have_the_numbers_that_are_printed() -> None:
    assert labels(read(NESTED)) == PRINTED


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_same_numbers(tmp_path: Path) -> None:
    file = tmp_path / "contract.odt"
    file.write_bytes(odt(NESTED))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, timeout=120)
    lines = (tmp_path / "contract.txt").read_text(encoding="utf-8-sig").split("\n")
    document = READER.read(file.read_bytes(), "contract.odt")
    ours = [f"{b.label} {b.span.of(document.text)}" for b in document.blocks]
    assert [" ".join(line.split()) for line in lines if line.strip()] == ours


def test_a_list_begins_anew_unless_it_continues() -> None:
    first, second = listed(item("a"), item("b")), listed(item("c"))
    assert labels(read(first + second)) == ["§ 1", "§ 2", "§ 1"]
    going_on = listed(item("c"), more='text:continue-numbering="true"')
    assert labels(read(first + going_on)) == ["§ 1", "§ 2", "§ 3"]


def test_only_the_first_paragraph_of_an_item_has_its_label() -> None:
    body = listed("<text:list-item><text:p>a</text:p><text:p>b</text:p></text:list-item>")
    assert labels(read(body)) == ["§ 1", ""]


def test_bullets_are_kept() -> None:
    assert labels(read(listed(item("a"), item("b"), style="B"))) == ["–", "–"]


def test_headings_have_their_level_and_chapter_number() -> None:
    outline = (
        '<text:outline-style style:name="Outline"><text:outline-level-style text:level="1" '
        'style:num-format="I" style:num-suffix="."/></text:outline-style>'
    )
    body = '<text:h text:outline-level="1">Term</text:h><text:h text:outline-level="1">Fee</text:h>'
    document = read(body, styles=outline)
    assert [(b.kind, b.level, b.label) for b in document.blocks] == [
        ("heading", 1, "I."),
        ("heading", 1, "II."),
    ]


def test_cells_know_their_row_and_column() -> None:
    def cell(text: str) -> str:
        return f"<table:table-cell><text:p>{text}</text:p></table:table-cell>"

    rows = "".join(
        f"<table:table-row>{cell(a)}{cell(b)}</table:table-row>" for a, b in ("ab", "cd")
    )
    document = read(f"<table:table>{rows}</table:table>")
    assert [block.table for block in document.blocks] == [
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
    ]
    assert document.text == "a\tb\nc\td"


def test_notes_come_after_the_text_with_their_numbers() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Net of tax.</text:p></text:note-body></text:note>"
    )
    document = read(f"<text:p>The fee{note} is due.</text:p>")
    assert document.text == "The fee is due.\nNet of tax."
    assert (document.blocks[1].kind, document.blocks[1].label) == ("footnote", "1")


def test_shapes_and_boxes_are_read_where_they_hang() -> None:
    box = "<draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame>"
    shape = "<draw:custom-shape><text:p>In a shape.</text:p></draw:custom-shape>"
    document = read(f"<text:p>Before.{box}{shape}</text:p><text:p>After.</text:p>")
    assert document.text == "Before.\nIn a box.\nIn a shape.\nAfter."


def test_comments_and_tables_of_contents_are_left_out() -> None:
    contents = (
        "<text:table-of-content><text:index-body><text:p>Term 3</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    remark = "<office:annotation><text:p>why?</text:p></office:annotation>"
    assert read(f"{contents}<text:p>The fee{remark} is due.</text:p>").text == "The fee is due."


def test_what_is_hidden_or_small_is_kept_and_marked() -> None:
    body = (
        '<text:p><text:span text:style-name="Veiled">There is no refund.</text:span> There is '
        '<text:span text:style-name="Pale">no exit</text:span>.</text:p>'
    )
    document = read(body)
    assert document.text == "There is no refund. There is no exit."
    (veiled,) = document.pieces_at(Span(0, 19))
    assert veiled.style is not None
    assert veiled.style.hidden
    at = document.text.index("no exit")
    (pale,) = document.pieces_at(Span(at, at + 7))
    assert pale.style is not None
    assert (pale.style.size, pale.style.color) == (5.0, "EEEEEE")


def test_words_that_are_hidden_inside_of_a_sentence_are_left_out_and_told() -> None:
    hidden = '<text:span text:style-name="Veiled">not </text:span>'
    document = read(f"<text:p>The Provider may {hidden}raise the fee.</text:p>")
    assert document.text == "The Provider may raise the fee."
    (told,) = document.disguises
    assert (told.span.of(document.text), told.kind) == ("raise", "hidden")


def changed(kind: str, author: str, key: str, content: str = "") -> str:
    return (
        f'<text:changed-region text:id="{key}"><text:{kind}><office:change-info>'
        f"<dc:creator>{author}</dc:creator></office:change-info>{content}</text:{kind}>"
        "</text:changed-region>"
    )


REGIONS = (
    "<text:tracked-changes>"
    + changed("insertion", "Ada", "c1")
    + changed("deletion", "Bob", "c2", "<text:p> thirty</text:p>")
    + "</text:tracked-changes>"
)
REVISED = (
    '<text:p>Notice is<text:change text:change-id="c2"/><text:change-start text:change-id="c1"/> '
    'ninety<text:change-end text:change-id="c1"/> days.</text:p>'
)


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (Reading(), "Notice is ninety days."),
        (Reading(revisions="original"), "Notice is thirty days."),
        (Reading(author="Ada"), "Notice is thirty ninety days."),
        (Reading(author="Bob"), "Notice is days."),
    ],
    ids=["final", "original", "Ada", "Bob"],
)
def test_tracked_changes_count_as_asked(reading: Reading, text: str) -> None:
    assert read(REVISED, head=REGIONS, reading=reading).text == text


def test_authors_and_insertions_are_known() -> None:
    assert READER.authors(odt(REVISED, head=REGIONS), "contract.odt") == ("Ada", "Bob")
    document = read(REVISED, head=REGIONS)
    at = document.text.index("ninety")
    (piece,) = document.pieces_at(Span(at, at + 6))
    assert piece.style is not None
    assert piece.style.inserted_by == "Ada"


def test_headers_are_set_apart() -> None:
    header = "<style:header><text:p>Draft 3</text:p></style:header>"
    page = f"<style:master-page>{header}</style:master-page>"
    document = read("<text:p>The fee is due.</text:p>", page=page)
    assert [part.text for part in document.furniture] == ["Draft 3"]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<a", "not well-formed"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type"),
        (b"<a/>", "no text document"),
    ],
)
def test_broken_and_hostile_files_are_refused(content: bytes, what: str) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    with pytest.raises(UnreadableFile, match=what):
        READER.read(file.getvalue(), "contract.odt")
