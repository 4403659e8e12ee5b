"""PDF copies: highlights lie on the quoted words, and every byte of the original stays."""

import io
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.constants import UserAccessPermissions
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from contractlint import readers
from contractlint.annotators.pdf import annotate
from contractlint.cli import main
from contractlint.errors import UnreadableFile
from contractlint.linter import lint_document
from contractlint.locale import words_of
from contractlint.model.annotation import Marked, Note
from contractlint.model.document import PageBox
from contractlint.reports.notes import notes_of

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
WHITE = (255, 255, 255)
LINES = (
    "Membership agreement",
    "1. Term",
    "1.1 This Agreement is concluded for an initial period of sixty (60) months.",
    "1.2 The Customer may terminate by giving not less than six (6) months' notice, to be",
    "received before the end of the term then running.",
    "1.3 The Provider may change the prices at any time at its sole discretion.",
)


def _plain(*, pages: int = 1) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for _ in range(pages):
        for number, line in enumerate(LINES):
            canvas.setFont("Helvetica", 10)
            canvas.drawString(72, 760 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _changed(change: Callable[[PdfWriter], object], data: bytes | None = None) -> bytes:
    writer = PdfWriter(clone_from=io.BytesIO(data or _plain()))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _marked(data: bytes, moment: str = "") -> tuple[Marked, tuple[Note, ...]]:
    document = readers.read(Path("contract.pdf"), data=data)
    notes = notes_of(lint_document(document), words_of("en"))
    return annotate(data, document, notes, (), moment), notes


def _annotations(data: bytes, kind: str = "/Highlight") -> list[tuple[int, DictionaryObject]]:
    """All annotations of a kind, with the index of their page."""
    return [
        (index, found)
        for index, page in enumerate(PdfReader(io.BytesIO(data)).pages)
        for each in page.get("/Annots", ArrayObject())
        if (found := each.get_object())["/Subtype"] == kind
    ]


def _covered(data: bytes) -> list[str]:
    """What PDFium reads inside each highlight, its parts on several pages joined."""
    texts: dict[str, str] = {}
    document = pypdfium2.PdfDocument(data)
    for index, mark in _annotations(data):
        text = document[index].get_textpage()
        said = [
            text.get_text_bounded(
                min(quad[0::2]) - 0.1,
                min(quad[1::2]) + 2,
                max(quad[0::2]) + 0.1,
                max(quad[1::2]) - 2,
            )
            for quad in _quads(mark)
        ]
        name = str(mark["/NM"]).rpartition("-")[0]
        texts[name] = texts.get(name, "") + " ".join(said)
    return list(texts.values())


def _quads(mark: DictionaryObject) -> list[list[float]]:
    points = [float(edge) for edge in mark["/QuadPoints"]]
    return [points[i : i + 8] for i in range(0, len(points), 8)]


def _letters(text: str) -> str:
    """Letters and digits only: PDFium makes up spaces and hyphens at the ends of lines."""
    return re.sub(r"[\W_]", "", text)


def _assert_covers_quotes(data: bytes, notes: Iterable[Note]) -> None:
    covered = [_letters(text) for text in _covered(data)]
    assert sorted(covered) == sorted(_letters(note.quote) for note in notes)


@pytest.mark.parametrize(
    "name",
    [
        "en/gym-hostage",
        "pl/contact-centre-hostage",
        "ru/internet-hostage",
        "sl/care-hostage",
        "de/service-hostage",
    ],
)
def test_highlights_cover_exactly_the_quoted_words(name: str) -> None:
    data = (FIXTURES / f"{name}.pdf").read_bytes()
    marked, notes = _marked(data)
    assert len(notes) > 20
    assert marked.astray == ()
    _assert_covers_quotes(marked.data, notes)


def test_the_original_bytes_stay_and_the_same_input_gives_the_same_bytes() -> None:
    data = _plain(pages=2)
    marked, _ = _marked(data)
    assert marked.data.startswith(data)
    assert len(marked.data) > len(data)
    assert _marked(data)[0].data == marked.data


def test_a_copy_that_has_a_cross_reference_stream_keeps_the_kind() -> None:
    data = (FIXTURES / "en/gym-hostage.pdf").read_bytes()
    packed = _changed(lambda writer: None, data)
    streamed = _with_reference_stream(packed)
    marked, notes = _marked(streamed)
    assert marked.data.startswith(streamed)
    assert marked.data[len(streamed) :].count(b"/XRef") == 1
    assert b"trailer" not in marked.data[len(streamed) :]
    _assert_covers_quotes(marked.data, notes)


def _with_reference_stream(data: bytes) -> bytes:
    """The same file with its table written as a stream (ISO 32000-1, 7.5.8)."""
    reader = PdfReader(io.BytesIO(data))
    start = data.rindex(b"\nxref\n") + 1
    places = {n: place for table in reader.xref.values() for n, place in table.items()}
    number = max(places) + 1
    places[number] = start
    rows = b"\0" * 7
    rows += b"".join(
        b"\1" + places[n].to_bytes(4, "big") + b"\0\0" if n in places else b"\0" * 7
        for n in range(1, number + 1)
    )
    root = reader.trailer.raw_get("/Root").idnum
    head = f"{number} 0 obj\n<< /Type /XRef /Size {number + 1} /W [1 4 2] /Root {root} 0 R "
    head += f"/Length {len(rows)} >>\nstream\n"
    tail = b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    return data[:start] + head.encode() + rows + tail


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_highlights_lie_on_the_words_of_turned_pages(turn: int) -> None:
    data = _changed(lambda writer: writer.pages[0].rotate(turn))
    marked, notes = _marked(data)
    assert notes
    _assert_covers_quotes(marked.data, notes)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_first_corner_is_where_reading_begins(turn: int) -> None:
    marked, _ = _marked(_changed(lambda writer: writer.pages[0].rotate(turn)))
    turned = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[turn]
    for _, mark in _annotations(marked.data):
        for left_x, left_y, right_x, right_y, *_ in _quads(mark):
            across = (right_x - left_x, right_y - left_y)
            assert across[0] * turned[0] + across[1] * turned[1] > 10


@pytest.mark.parametrize("turn", [0, 90])
def test_highlights_lie_on_the_words_of_cropped_pages(turn: int) -> None:
    def crop(writer: PdfWriter) -> None:
        writer.pages[0].mediabox = RectangleObject((-30, -40, 595, 842))
        writer.pages[0].cropbox = RectangleObject((50, 400, 560, 800))
        writer.pages[0].rotate(turn)

    marked, notes = _marked(_changed(crop))
    assert notes
    _assert_covers_quotes(marked.data, notes)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_viewer_paints_the_words_and_nothing_beside_them(turn: int) -> None:
    marked, notes = _marked(_changed(lambda writer: writer.pages[0].rotate(turn)))
    painted = pypdfium2.PdfDocument(marked.data)[0].render(scale=2).to_pil().convert("RGB")
    for note in notes:
        for box in note.anchors:
            assert isinstance(box, PageBox)
            across, down = (box.left + box.right) / 2, (box.top + box.bottom) / 2
            edge = [(box.left + 0.5, down), (box.right - 0.5, down)]
            edge += [(across, box.top + 0.5), (across, box.bottom - 0.5)]
            assert all(painted.getpixel((round(2 * x), round(2 * y))) != WHITE for x, y in edge)
    assert painted.getpixel((4, 4)) == WHITE


def test_a_form_keeps_its_fields_and_values() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for number, line in enumerate(LINES):
        canvas.drawString(72, 760 - 16 * number, line)
    canvas.acroForm.textfield(name="customer", value="Jan", x=72, y=500, width=200, height=20)
    canvas.save()
    marked, notes = _marked(out.getvalue())
    assert PdfReader(io.BytesIO(marked.data)).get_form_text_fields() == {"customer": "Jan"}
    assert len(_annotations(marked.data, "/Widget")) == 1
    assert len(_annotations(marked.data)) == len(notes)


def test_a_quote_of_two_lines_has_a_box_for_each() -> None:
    data = (FIXTURES / "pl/contact-centre-hostage.pdf").read_bytes()
    marked, _ = _marked(data)
    several = [quads for _, mark in _annotations(marked.data) if len(quads := _quads(mark)) > 1]
    assert several
    for quads in several:
        for above, below in pairwise(quads):
            assert min(below[1::2]) < min(above[1::2])


@pytest.mark.parametrize("indirect", [False, True])
def test_comments_of_others_stay(indirect: bool) -> None:
    def link(writer: PdfWriter) -> None:
        writer.add_annotation(0, Link(rect=(10, 10, 50, 50), url="https://example.org"))
        if indirect:
            page = writer.pages[0]
            page[NameObject("/Annots")] = writer._add_object(page["/Annots"])

    marked, notes = _marked(_changed(link))
    assert len(_annotations(marked.data, "/Link")) == 1
    assert len(_annotations(marked.data)) == len(notes)


def test_each_highlight_has_its_words_and_a_pop_up() -> None:
    marked, notes = _marked(_plain(), "2026-03-01T00:00:00Z")
    for (_, mark), note in zip(_annotations(marked.data), notes, strict=True):
        assert mark["/Contents"] == "\n".join([note.title, *note.lines])
        assert (mark["/T"], mark["/M"]) == ("contractlint", "D:20260301000000Z")
        assert mark["/Popup"].get_object()["/Parent"] == mark
        assert b"/Ink gs" in mark["/AP"]["/N"].get_object().get_data()


def test_without_a_moment_nothing_is_dated() -> None:
    assert b"/M " not in _marked(_plain())[0].data


def _titles(outline: list[object]) -> list[object]:
    return [_titles(each) if isinstance(each, list) else each["/Title"] for each in outline]  # type: ignore[index]


def test_bookmarks_lead_to_findings_behind_those_that_were_there() -> None:
    def bookmarks(writer: PdfWriter) -> None:
        chapter = writer.add_outline_item(title="Chapter", page_number=0)
        writer.add_outline_item(title="Part", page_number=0, parent=chapter)

    marked, notes = _marked(_changed(bookmarks))
    chapter, part, top, groups = _titles(PdfReader(io.BytesIO(marked.data)).outline)
    assert (chapter, part) == ("Chapter", ["Part"])
    assert top == f"contractlint ({len(notes)})"
    assert isinstance(groups, list)
    assert set(groups[0::2]) == {note.group for note in notes}
    assert sorted(title for titles in groups[1::2] for title in titles) == sorted(
        note.title for note in notes
    )
    worst = [max(n.severity for n in notes if n.group == name) for name in groups[0::2]]
    assert worst == sorted(worst, reverse=True)


def test_a_bookmark_leads_to_the_page_of_its_words() -> None:
    data = _plain(pages=3)
    marked, notes = _marked(data)
    reader = PdfReader(io.BytesIO(marked.data))
    (_, groups) = reader.outline
    pages = {
        reader.get_destination_page_number(leaf)
        for group in groups[1::2]  # type: ignore[index]
        for leaf in group
    }
    assert pages == {note.anchors[0].page - 1 for note in notes}  # type: ignore[union-attr]
    assert len(pages) > 1


def _encrypted(*, comments: bool) -> bytes:
    def lock(writer: PdfWriter) -> None:
        allowed = UserAccessPermissions.all()
        if not comments:
            allowed ^= UserAccessPermissions.ADD_OR_MODIFY
        writer.encrypt("", "secret", permissions_flag=allowed, algorithm="AES-128")

    return _changed(lock)


def test_an_encrypted_file_that_opens_gives_an_open_copy_and_says_so() -> None:
    marked, notes = _marked(_encrypted(comments=True))
    assert "encrypted" in str(marked.warnings[0])
    _assert_covers_quotes(marked.data, notes)


def test_who_forbids_comments_is_obeyed() -> None:
    with pytest.raises(UnreadableFile, match="allows no comments"):
        _marked(_encrypted(comments=False))


def _signed(writer: PdfWriter, certified: int = 0) -> None:
    value = DictionaryObject(
        {NameObject("/Type"): NameObject("/Sig"), NameObject("/Contents"): ByteStringObject(b"1")}
    )
    if certified:
        rights = {NameObject("/P"): NumberObject(certified)}
        reference = {NameObject("/TransformParams"): DictionaryObject(rights)}
        value[NameObject("/Reference")] = ArrayObject([DictionaryObject(reference)])
    signature = writer._add_object(value)
    field = DictionaryObject(
        {
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject("Signature"),
            NameObject("/V"): signature,
        }
    )
    form = {NameObject("/Fields"): ArrayObject([writer._add_object(field)])}
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(form)
    if certified:
        allowed = DictionaryObject({NameObject("/DocMDP"): signature})
        writer.root_object[NameObject("/Perms")] = allowed


def test_a_signature_still_covers_what_it_covered() -> None:
    data = _changed(_signed)
    marked, _ = _marked(data)
    assert marked.data.startswith(data)
    (warning,) = marked.warnings
    assert "the signature does not cover the comments" in str(warning)


@pytest.mark.parametrize(("level", "warnings"), [(1, 2), (2, 2), (3, 1)])
def test_a_signer_who_allowed_no_comments_is_named(level: int, warnings: int) -> None:
    marked, _ = _marked(_changed(lambda writer: _signed(writer, level)))
    assert len(marked.warnings) == warnings


def test_a_file_that_lost_its_cross_references_is_written_anew() -> None:
    data = _plain()
    start = data.rindex(b"startxref")
    marked, notes = _marked(data[:start] + b"startxref\n17\n%%EOF\n")
    assert "damaged" in str(marked.warnings[0])
    _assert_covers_quotes(marked.data, notes)


def test_a_file_without_findings_is_copied_as_it_is() -> None:
    data = _plain()
    document = readers.read(Path("contract.pdf"), data=data)
    assert annotate(data, document, (), (), "").data == data


def test_a_note_without_a_place_is_astray() -> None:
    data = _plain()
    document = readers.read(Path("contract.pdf"), data=data)
    note, *_ = notes_of(lint_document(document), words_of("en"))
    lost = Note(
        note.key, note.span, (), note.quote, note.severity, note.family, note.group, note.title
    )
    assert annotate(data, document, (lost,), (), "").astray == (lost.key,)


def test_annotate_writes_a_copy_and_leaves_the_contract(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    contract = tmp_path / "contract.pdf"
    contract.write_bytes(_changed(_signed))
    before = contract.read_bytes()
    assert main(["annotate", str(contract), "--into", str(tmp_path / "out"), "--lang", "de"]) == 0
    assert contract.read_bytes() == before
    assert _annotations((tmp_path / "out" / "contract.pdf").read_bytes())
    assert "Unterschrift" in capfd.readouterr().err
