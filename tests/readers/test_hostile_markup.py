"""ODT, RTF, HTML, Markdown and text made to exhaust: read in bounds, with what was lost named."""

import io
import zipfile
from pathlib import Path

import pytest

from contractlint.errors import UnreadableFile
from contractlint.readers import read
from contractlint.readers.limits import Limits
from contractlint.readers.reader import Reading
from tests.readers.bounded import read_bounded

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table")
)
FEE = "<text:p>The fee may rise.</text:p>"


def odt(body: str) -> bytes:
    content = f"<office:document-content {NAMES}><office:body><office:text>{body}"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml", content + "</office:text></office:body></office:document-content>"
        )
    return file.getvalue()


def many(opening: str, times: int, closing: str, inner: str = "") -> str:
    return opening * times + inner + closing * times


@pytest.mark.parametrize(
    "body",
    [
        many("<text:list><text:list-item>", 20_000, "</text:list-item></text:list>", FEE),
        f"<text:p>{many('<text:span>', 50_000, '</text:span>', 'x')}</text:p>",
        many("<text:section>", 50_000, "</text:section>", FEE),
    ],
)
def test_odt_nesting_is_followed_so_far_and_then_named(tmp_path: Path, body: str) -> None:
    found = read_bounded(tmp_path, "a.odt", odt(body + FEE))
    assert found.text == "The fee may rise."
    assert found.unread[0][1] == "nested too deeply to be read"


def test_odt_spaces_by_number_fill_no_memory(tmp_path: Path) -> None:
    row = '<text:s text:c="1000"/>' * 200_000
    found = read_bounded(tmp_path, "a.odt", odt(f"<text:p>fee{row}due</text:p>"))
    assert found.text.startswith("fee")
    assert len(found.text) < 2_000_000


def test_odt_changes_that_never_end_cost_no_more_than_their_number(tmp_path: Path) -> None:
    regions = "".join(
        f'<text:changed-region text:id="c{number}"><text:insertion/></text:changed-region>'
        for number in range(20_000)
    )
    starts = "".join(f'<text:change-start text:change-id="c{n}"/>' for n in range(20_000))
    text = f"<text:p>{starts}{'<text:span>fee </text:span>' * 20_000}</text:p>"
    body = f"<text:tracked-changes>{regions}</text:tracked-changes>{text}"
    assert read_bounded(tmp_path, "a.odt", odt(body)).text.count("fee") == 20_000


def test_the_type_of_an_odt_is_no_bomb(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", bytes(300 * 2**20))
    assert "ZIP archive" in read_bounded(tmp_path, "a.odt", file.getvalue()).error


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("fee{}" * 200_000, 200_000),
        ("{\\listtext " + "ab{}" * 200_000 + "} fee", 1),
        ("{" * 200_000 + "fee" + "}" * 200_000, 1),
        ("{\\shptxt fee " * 50_000 + "}" * 50_000, 50_000),
        ("{\\field{\\*\\fldinst " + "TOC{}" * 100_000 + "}{\\fldrslt 1}} fee", 1),
        ("\\b1 fee\\b0 " * 100_000, 100_000),
        ("fee{\\object{\\*\\objdata " + "01" * 500_000 + "}}", 1),
    ],
)
def test_rtf_of_any_shape_is_read_in_time(tmp_path: Path, source: str, words: int) -> None:
    found = read_bounded(tmp_path, "a.rtf", b"{\\rtf1 " + source.encode() + b"}")
    assert found.text.count("fee") == words or "shptxt" in source
    assert "fee" in found.text


@pytest.mark.parametrize("source", ["{\\rtf1 fee\\bin99999 due}", "{\\rtf1 fee {\\b due"])
def test_rtf_that_is_cut_short_says_so(tmp_path: Path, source: str) -> None:
    found = read_bounded(tmp_path, "a.rtf", source.encode())
    assert [what for what, _ in found.unread] == ["the end of the file"]


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 200_000 + "fee",
        "fee" + "<!--" * 200_000,
        "fee" + "<a " * 200_000,
        "fee" + "</" * 200_000 + ">",
        "fee" + "<![CDATA[" * 100_000,
        "fee<a " + 'x="' * 100_000 + ">",
        "fee" + "&" * 500_000,
        "fee" + "<script>" * 100_000,
        "<table><tr><td>" * 20_000 + "fee",
        "<ul>" * 200 + "<li>fee" * 20_000,
        "fee <p style='" + "color:red;" * 50_000 + "'>x",
    ],
)
def test_html_of_any_shape_is_read_in_time(tmp_path: Path, source: str) -> None:
    found = read_bounded(tmp_path, "a.html", f"<html><body>{source}".encode())
    assert "fee" in found.text


def test_a_page_is_not_told_by_trying_all_ways_to_cut_comments(tmp_path: Path) -> None:
    assert read_bounded(tmp_path, "a.txt", b"<!---->" * 9_000 + b"fee").text.endswith("fee")


@pytest.mark.parametrize(
    "source",
    [
        "fee " + "[" * 50_000,
        "fee " + "[a](" * 50_000,
        "fee " + "*a_ " * 50_000,
        "fee " + "![[" * 30_000,
        "fee " + "<!-- " * 50_000,
        "fee " + "".join("`" * number + " " for number in range(1_000)),
        "fee\n\n" + "|a" * 500 + "\n" + "|-" * 500 + "\n" + ("|x" * 500 + "\n") * 100,
        "fee\n\n" + "".join(f"[{number}]: x\n" for number in range(20_000)),
    ],
)
def test_markdown_of_any_shape_is_read_in_time(tmp_path: Path, source: str) -> None:
    assert "fee" in read_bounded(tmp_path, "a.md", source.encode()).text


def test_markdown_that_nests_too_deeply_is_named(tmp_path: Path) -> None:
    found = read_bounded(tmp_path, "a.md", b"The fee is due.\n\n" + b"> " * 5_000 + b"Not read.")
    assert found.text == "The fee is due."
    assert found.unread[0][1] == "nested too deeply to be read"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("The fee may rise. " * 100)
    with pytest.raises(UnreadableFile, match="over the limit 'size'") as caught:
        read(file, reading=Reading(limits=Limits(size=1_000)))
    assert "--max-size" in caught.value.help


def test_a_device_without_end_is_over_the_limit() -> None:
    with pytest.raises(UnreadableFile, match="over the limit 'size'"):
        read(Path("/dev/zero"), reading=Reading(limits=Limits(size=1_000_000)))
