"""Word files made to exhaust, to mislead or to reach out: read in bounds, or refused by name."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from contractlint.errors import UnreadableFile
from contractlint.readers import read
from contractlint.readers.docx import READER
from contractlint.readers.limits import Limits
from contractlint.readers.reader import Reading
from tests.readers.bounded import read_bounded
from tests.readers.conftest import NAMESPACES, relationships, xml

FEE = "<w:p><w:r><w:t>The fee may rise.</w:t></w:r></w:p>"
NUMBERED = (
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>Fee</w:t></w:r></w:p>"
)


def packed(
    body: str,
    parts: Mapping[str, str] | None = None,
    links: list[tuple[str, str, str]] | None = None,
    *,
    stored: bool = False,
) -> bytes:
    """A DOCX of a body and other parts; `stored` without compression, so that no ratio tells."""
    file = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr(
            "_rels/.rels", relationships([("d", "officeDocument", "word/document.xml")])
        )
        archive.writestr("word/_rels/document.xml.rels", relationships(links or []))
        archive.writestr("word/document.xml", xml("document", f"<w:body>{body}</w:body>"))
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


def nested(opening: str, closing: str, times: int, inner: str = FEE) -> str:
    return opening * times + inner + closing * times


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
        ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    ],
)
def test_nesting_without_end_is_read_in_bounds(tmp_path: Path, opening: str, closing: str) -> None:
    body = nested(opening, closing, 20_000) + FEE
    found = read_bounded(tmp_path, "a.docx", packed(body, stored=True))
    assert found.text.endswith("The fee may rise.")
    assert found.unread or found.text.count("fee") == 2


@pytest.mark.parametrize("tag", ["w:ins", "w:del", "w:smartTag", "w:hyperlink"])
def test_wrappers_without_end_are_read_in_bounds(tmp_path: Path, tag: str) -> None:
    run = "<w:r><w:t>The price, too.</w:t></w:r>"
    body = f"<w:p>{nested(f'<{tag}>', f'</{tag}>', 100_000, run)}</w:p>{FEE}"
    found = read_bounded(tmp_path, "a.docx", packed(body, stored=True))
    assert found.text == "The fee may rise."
    assert bool(found.unread) == (tag != "w:del")


def test_a_table_of_a_million_cells_is_over_a_limit_with_its_name(tmp_path: Path) -> None:
    row = f"<w:tr>{'<w:tc><w:p></w:p></w:tc>' * 1000}</w:tr>"
    data = packed(f"<w:tbl>{row * 1000}</w:tbl>{FEE}", stored=True)
    found = read_bounded(tmp_path, "a.docx", data)
    assert "over the limit 'elements'" in found.error
    assert "--max-elements" in found.help


def test_a_table_of_a_hundred_thousand_cells_is_read(tmp_path: Path) -> None:
    row = f"<w:tr>{'<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>' * 100}</w:tr>"
    found = read_bounded(tmp_path, "a.docx", packed(f"<w:tbl>{row * 1000}</w:tbl>", stored=True))
    assert found.text.count("a") == 100_000


def test_thousands_of_entries_are_over_a_limit(tmp_path: Path) -> None:
    data = packed(FEE, {f"word/media/{number}.png": "" for number in range(11_000)})
    assert "over the limit 'entries'" in read_bounded(tmp_path, "a.docx", data).error


def test_parts_that_are_small_one_by_one_are_a_bomb_together(tmp_path: Path) -> None:
    note = "".join(
        f"<w:r><w:rPr><w:sz w:val='{n}'/></w:rPr><w:t>{n}</w:t></w:r>" for n in range(900)
    )
    names = [f"header{number}.xml" for number in range(60)]
    refer = "".join(
        f'<w:sectPr><w:headerReference r:id="r{number}"/></w:sectPr>' for number in range(60)
    )
    parts = {f"word/{name}": xml("hdr", f"<w:p>{note}</w:p>") for name in names}
    links = [(f"r{number}", "header", name) for number, name in enumerate(names)]
    file = tmp_path / "a.docx"
    file.write_bytes(packed(FEE + refer, parts, links))
    assert len(read(file).furniture) == 1
    with pytest.raises(UnreadableFile, match="over the limit 'unpacked'"):
        read(file, reading=Reading(limits=Limits(unpacked=2**20)))


def test_depth_and_elements_can_be_allowed_or_forbidden(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(packed(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", 4)))
    assert not read(file).unread
    with pytest.raises(UnreadableFile, match="no text in the file, only text"):
        read(file, reading=Reading(limits=Limits(depth=2)))
    with pytest.raises(UnreadableFile, match="over the limit 'elements'"):
        read(file, reading=Reading(limits=Limits(elements=10)))


@pytest.mark.parametrize("name", ["../../secret.xml", "/secret.xml", "C:\\secret.xml"])
def test_names_and_targets_never_leave_the_archive(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.xml").write_text("secret")
    data = packed(
        FEE,
        {name: xml("styles", "")},
        [
            ("a", "styles", "../../../secret.xml"),
            ("b", "numbering", f"file://{tmp_path}/secret.xml"),
            ("c", "comments", str(tmp_path / "secret.xml")),
        ],
    )
    found = read_bounded(tmp_path, "a.docx", data, forbidden="secret")
    assert found.text == "The fee may rise."
    assert not found.touched


@pytest.mark.parametrize("definition", ['SYSTEM "file:///etc/passwd"', 'PUBLIC "" "http://x/y"'])
def test_external_entities_are_refused_not_fetched(tmp_path: Path, definition: str) -> None:
    main = f"<!DOCTYPE w [<!ENTITY e {definition}>]><w:document {NAMESPACES}>&e;</w:document>"
    file = io.BytesIO(packed(FEE))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/styles.xml", main)
        archive.writestr("word/other.xml", main)
    found = read_bounded(tmp_path, "a.docx", file.getvalue(), forbidden="passwd")
    assert (found.text, found.touched) == ("The fee may rise.", [])
    links = [("s", "styles", "styles.xml")]
    refused = read_bounded(
        tmp_path, "b.docx", packed(FEE, {"word/styles.xml": main}, links), forbidden="passwd"
    )
    assert "document type definition" in refused.error
    assert not refused.touched


def test_a_part_that_is_in_the_archive_twice_is_refused(tmp_path: Path) -> None:
    file = io.BytesIO(packed(FEE))
    other = xml("document", "<w:body><w:p><w:r><w:t>Nothing rises.</w:t></w:r></w:p></w:body>")
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("word/Document.xml", other)
    with pytest.raises(UnreadableFile, match="twice"):
        READER.read(file.getvalue(), "a.docx")


def test_missing_parts_are_done_without() -> None:
    links = [
        (kind, kind, f"{kind}.xml")
        for kind in ("styles", "numbering", "footnotes", "comments", "header", "settings")
    ]
    refer = '<w:sectPr><w:headerReference r:id="header"/></w:sectPr>'
    assert READER.read(packed(NUMBERED + refer, {}, links), "a.docx").text == "Fee"


def test_styles_and_lists_that_lead_back_to_themselves_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{key}"><w:numStyleLink w:val="{link}"/>'
        f'<w:styleLink w:val="{own}"/></w:abstractNum>'
        for key, link, own in (("0", "X", "Y"), ("1", "Y", "X"))
    )
    body = '<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>Term</w:t></w:r></w:p>' + NUMBERED
    data = packed(
        body,
        {
            "word/styles.xml": xml("styles", styles),
            "word/numbering.xml": xml(
                "numbering", f'{lists}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
            ),
        },
        [("s", "styles", "styles.xml"), ("n", "numbering", "numbering.xml")],
    )
    assert READER.read(data, "a.docx").text == "Term\nFee"


@pytest.mark.parametrize(
    "level",
    [
        f'<w:numFmt w:val="decimal"/><w:lvlText w:val="{"x" * 900_000}%1"/>',
        f'<w:numFmt w:val="custom" w:format="{"0" * 900_000}"/><w:lvlText w:val="%1"/>',
        '<w:start w:val="32000"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1"/>',
    ],
)
def test_a_long_label_before_each_paragraph_fills_no_memory(tmp_path: Path, level: str) -> None:
    lists = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    data = packed(
        NUMBERED * 5_000,
        {"word/numbering.xml": xml("numbering", lists)},
        [("n", "numbering", "numbering.xml")],
    )
    assert read_bounded(tmp_path, "a.docx", data).text.count("Fee") == 5_000


@pytest.mark.parametrize(
    ("name", "root", "content"),
    [
        ("styles", "styles", "<w:docDefaults>" * 60_000 + "</w:docDefaults>" * 60_000),
        ("comments", "comments", '<w:comment w:id="1"><w:p/></w:comment>' * 20_000),
    ],
)
def test_what_is_repeated_costs_no_more_than_its_length(
    tmp_path: Path, name: str, root: str, content: str
) -> None:
    body = '<w:p><w:commentRangeStart w:id="1"/><w:r><w:t>Fee</w:t></w:r></w:p>' * 20_000
    data = packed(
        body, {f"word/{name}.xml": xml(root, content)}, [("x", name, f"{name}.xml")], stored=True
    )
    assert read_bounded(tmp_path, "a.docx", data).text.count("Fee") == 20_000


@pytest.mark.parametrize("text", ["erReference ", "<w:", "a"])
def test_a_paragraph_of_megabytes_is_read_in_bounds(tmp_path: Path, text: str) -> None:
    body = f"<w:p><w:r><w:t>{text.replace('<', '&lt;') * 300_000}</w:t></w:r></w:p>"
    found = read_bounded(tmp_path, "a.docx", packed(body, stored=True))
    assert found.text.count(text.strip()) == 300_000


def linked(kind: str, target: str) -> str:
    """A .rels part with one external link."""
    made = relationships([("x", kind, target)])
    return made.replace("/></Rel", ' TargetMode="External"/></Rel')


@pytest.mark.parametrize(
    ("parts", "named"),
    [
        ({"word/vbaProject.bin": "macro"}, "macros in the file"),
        ({"word/activeX/activeX1.bin": "x"}, "controls (ActiveX) in the file"),
        (
            {"word/_rels/settings.xml.rels": linked("attachedTemplate", "http://127.0.0.1/x.dotm")},
            "what is loaded from elsewhere (attachedTemplate: http://127.0.0.1/x.dotm)",
        ),
        (
            {"word/_rels/header1.xml.rels": linked("image", "\\\\127.0.0.1\\share\\x.png")},
            "what is loaded from elsewhere (image: \\\\127.0.0.1\\share\\x.png)",
        ),
        (
            {"word/_rels/settings.xml.rels": linked("subDocument", "part2.docx")},
            "text of the contract (subDocument: part2.docx)",
        ),
        ({"word/_rels/settings.xml.rels": linked("hyperlink", "http://127.0.0.1/")}, ""),
    ],
)
def test_what_would_run_or_be_fetched_is_named(
    tmp_path: Path, parts: dict[str, str], named: str
) -> None:
    found = read_bounded(tmp_path, "a.docx", packed(FEE, parts))
    assert found.text == "The fee may rise."
    assert [what for what, _ in found.unread] == ([named] if named else [])
    assert not found.touched
