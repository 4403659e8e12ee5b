"""PDFs made to exhaust, to crash or to act: read in bounds, or refused; what would act is named."""

import contextlib
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from contractlint.errors import UnreadableFile
from contractlint.readers import read
from contractlint.readers.limits import Limits
from contractlint.readers.reader import Reading
from tests.readers.bounded import read_bounded

SENTENCE = "The Provider may change the price at any time without notice."
SHOWN = f"BT /F1 12 Tf 50 700 Td ({SENTENCE}) Tj ET".encode()
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def file_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its catalogue."""
    out = b"%PDF-1.7\n"
    starts = []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF\n"
    return out + head + table + end % (len(objects) + 1, trailer, len(out))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def page_of(
    content: bytes = SHOWN,
    *,
    filters: bytes = b"",
    box: bytes = b"0 0 612 792",
    page: bytes = b"",
    catalogue: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """A PDF of one page; the objects of `more` are numbered from 6."""
    return file_of(
        [
            b"<</Type/Catalog/Pages 2 0 R%b>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents 4 0 R%b"
            b"/Resources<</Font<</F1 5 0 R>>%b>>>>" % (box, page, resources),
            stream(content, filters),
            FONT,
            *more,
        ]
    )


@pytest.mark.parametrize(
    "box",
    [b"0 0 1e9 1e9", b"-1e30 -1e30 1e30 1e30", b"0 0 0 0", b"0 0 " + b"9" * 60 + b" 1", b"0 0"],
)
def test_a_page_of_any_size_is_read(tmp_path: Path, box: bytes) -> None:
    assert read_bounded(tmp_path, "a.pdf", page_of(box=box)).text == SENTENCE


@pytest.mark.parametrize(
    "data",
    [
        file_of([b"<</Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"]),
        file_of([b"<</Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count -5>>", b"<<>>"]),
        file_of(
            [b"<</Pages 2 0 R>>"]
            + [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (n + 3) for n in range(5_000)]
        ),
        b"%PDF-1.4\n" + b"1 0 obj endobj\n" * 50_000 + b"trailer<</Root 1 0 R>>%%EOF",
    ],
)
def test_page_trees_without_pages_are_refused(tmp_path: Path, data: bytes) -> None:
    found = read_bounded(tmp_path, "a.pdf", data)
    assert found.error.startswith(("broken", "empty"))
    assert found.help


def test_a_table_of_objects_that_leads_back_to_itself_ends(tmp_path: Path) -> None:
    data = page_of()
    start = data.rindex(b"xref\n0")
    looped = data.replace(b"/Root", b"/Prev %d/Root" % start)
    assert read_bounded(tmp_path, "a.pdf", looped).text == SENTENCE


def test_so_many_pages_are_over_a_limit(tmp_path: Path) -> None:
    data = file_of([b"<</Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 900000>>"])
    assert "over the limit 'pages'" in read_bounded(tmp_path, "a.pdf", data).error
    file = tmp_path / "b.pdf"
    file.write_bytes(page_of())
    with pytest.raises(UnreadableFile, match="over the limit 'pages'"):
        read(file, reading=Reading(limits=Limits(pages=0)))


def test_a_form_that_draws_itself_ends(tmp_path: Path) -> None:
    form = stream(
        SHOWN + b" /X Do", b"/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>>>"
    )
    data = page_of(SHOWN + b" /X Do", resources=b"/XObject<</X 6 0 R>>", more=[form])
    assert SENTENCE in read_bounded(tmp_path, "a.pdf", data).text


def test_a_stream_that_unpacks_to_a_hundred_megabytes_is_read(tmp_path: Path) -> None:
    packed = zlib.compress(b" " * (100 * 2**20) + SHOWN)
    data = page_of(packed, filters=b"/Filter/FlateDecode")
    assert read_bounded(tmp_path, "a.pdf", data).text == SENTENCE


def test_a_picture_of_billions_of_points_is_not_unpacked(tmp_path: Path) -> None:
    picture = stream(
        zlib.compress(bytes(10**6)),
        b"/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8"
        b"/Filter/FlateDecode",
    )
    data = page_of(SHOWN + b" /I Do" * 5_000, resources=b"/XObject<</I 6 0 R>>", more=[picture])
    assert read_bounded(tmp_path, "a.pdf", data).text == SENTENCE


@pytest.mark.parametrize(
    "content",
    [
        b"BT /F1 1 Tf 50 700 Td " + b"(The fee. ) Tj 0 -1 Td " * 5_000 + b"ET",
        SHOWN
        + b"".join(b" %d 0 m %d 792 l S 0 %d m 612 %d l S" % (n, n, n, n) for n in range(600)),
        SHOWN + b" 0 0 m 9 9 l S" * 50_000,
    ],
)
def test_a_page_full_of_lines_is_read_in_time(tmp_path: Path, content: bytes) -> None:
    assert read_bounded(tmp_path, "a.pdf", page_of(content)).text


@pytest.mark.parametrize(
    ("page", "catalogue", "named"),
    [
        (b"", b"/OpenAction<</S/JavaScript/JS(app.alert)>>", "scripts in the file"),
        (
            b"/Annots[<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(cmd.exe)>>>>]",
            b"",
            "actions that start other programs",
        ),
        (
            b"",
            b"/Names<</EmbeddedFiles<</Names[(a.exe)<</F(a.exe)/EF<</F 4 0 R>>>>]>>>>",
            "files attached to the file",
        ),
    ],
)
def test_what_would_act_is_named_and_not_run(
    tmp_path: Path, page: bytes, catalogue: bytes, named: str
) -> None:
    data = page_of(page=page, catalogue=catalogue)
    found = read_bounded(tmp_path, "a.pdf", data, forbidden="exe")
    assert (found.text, [what for what, _ in found.unread]) == (SENTENCE, [named])
    assert not [each for each in found.touched if "exe" in each and "python" not in each]


LAUNCH = b"<</Type/Action/S/Launch/F(cmd.exe)>>"
SCRIPT = b"<</Type/Action/S/JavaScript/JS(app.alert)>>"
PROGRAMS, SCRIPTS = "actions that start other programs", "scripts in the file"


def packed(content: bytes, *, kind: bytes = b"/Type/ObjStm/N 1/First 4", end: bytes = b"") -> bytes:
    """An object of which nobody sees without unpacking it that it is no page, and acts."""
    entries = kind + b"/Filter/FlateDecode"
    return stream(zlib.compress(b"9 0 " + content), entries) + end


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ([packed(LAUNCH)], [PROGRAMS]),
        ([packed(SCRIPT)], [SCRIPTS]),
        ([packed(b"<<>>"), packed(LAUNCH), packed(SCRIPT)], [SCRIPTS, PROGRAMS]),
        ([packed(LAUNCH, kind=b"/N 1/First 4 /Type /Obj#53tm ")], [PROGRAMS]),
        ([packed(LAUNCH.replace(b"Launch", b"L#61u#6Ech"))], [PROGRAMS]),
        ([LAUNCH.replace(b"Launch", b"#4caunc#68")], [PROGRAMS]),
        ([b"<</Type/ObjStm>>", packed(LAUNCH)], [PROGRAMS]),
        ([stream(b"no zlib", b"/Type/ObjStm"), packed(LAUNCH)], [PROGRAMS]),
        ([packed(LAUNCH, kind=b"/Type/XObject")], []),
        ([packed(b"<</S/GoTo/D[3 0 R/Fit]>>")], []),
    ],
)
def test_what_would_act_is_named_where_it_is_packed(
    tmp_path: Path, more: list[bytes], named: list[str]
) -> None:
    found = read_bounded(tmp_path, "a.pdf", page_of(more=more))
    assert (found.text, [what for what, _ in found.unread]) == (SENTENCE, named)


TOO_MUCH = ["packed parts of the file"]


@pytest.mark.parametrize(
    ("content", "named"),
    [
        (b"/ObjStm" * 3_000_000, []),
        (b"/ObjStm stream\n" * 1_000_000, TOO_MUCH),
        (b"/ObjStm stream\n" + zlib.compress(bytes(200 * 2**20)), TOO_MUCH),
        ((b"/ObjStm stream\n" + zlib.compress(b"")) * 700_000, TOO_MUCH),
        (b"/ObjStm stream\n\x78\x9c" + b"\0\0\0\xff\xff" * 8_000_000, TOO_MUCH),
    ],
    ids=["names", "streams", "bomb", "empty", "nothing"],
)
def test_packed_objects_without_end_are_looked_through_in_time_or_named(
    tmp_path: Path, content: bytes, named: list[str]
) -> None:
    found = read_bounded(tmp_path, "a.pdf", page_of(more=[stream(content)]))
    assert (found.text, [what for what, _ in found.unread]) == (SENTENCE, named)


def test_what_would_act_does_not_make_a_contract_unchecked(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(page_of(catalogue=b"/OpenAction<</S/JavaScript/JS(app.alert)>>"))
    assert all(part.open_question for part in read(file).unread)


def test_a_font_that_lies_about_its_letters_is_read_or_named(tmp_path: Path) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 4 0 R/Encoding<</Differences[0"
    data = page_of().replace(FONT, font + b"/a" * 5_000 + b"]>>>>")
    found = read_bounded(tmp_path, "a.pdf", data)
    assert found.text or found.error


def test_damaged_fonts_write_nothing_to_the_terminal(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    font = b"<</Type/Font/Subtype/TrueType/BaseFont/\x1b[31mX/FontDescriptor 6 0 R>>"
    data = page_of(more=[b"<</Type/FontDescriptor/FontBBox[x]>>"]).replace(FONT, font)
    file = tmp_path / "a.pdf"
    file.write_bytes(data.replace(b"/Pages 2", b"/Pag3s 2"))
    with contextlib.suppress(UnreadableFile):
        read(file)
    assert not caplog.records
    assert capfd.readouterr() == ("", "")
