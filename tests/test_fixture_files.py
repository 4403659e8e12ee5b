"""The built fixtures say what their sources say, and the stories quote them."""

import re
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
import yaml

FIXTURES = Path(__file__).parent.parent / "fixtures"
SOURCES = sorted(FIXTURES.glob("??/*.md"))
STORIES = yaml.safe_load((FIXTURES / "stories.yaml").read_text("utf-8"))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LABEL = re.compile(r"(§ \d+\.?|\d+\. člen|\d+\.(\d+\.?)*|\(?[\da-zа-я]+\)) ")
each_source = pytest.mark.parametrize(
    "source", SOURCES, ids=lambda path: f"{path.parent.name}/{path.stem}"
)


def lines(source: Path) -> list[str]:
    """The source without Markdown's marks: one entry per paragraph or table cell."""
    found: list[str] = []
    for line in source.read_text("utf-8").replace("**", "").splitlines():
        if not line.startswith("|---"):
            cells = line.strip("|").split("|") if line.startswith("|") else [line]
            found += (cell.strip().lstrip("# ") for cell in cells)
    return [line for line in found if line]


def docx_root(source: Path, part: str) -> ElementTree.Element:
    with zipfile.ZipFile(source.with_suffix(".docx")) as archive:
        return ElementTree.fromstring(archive.read(f"word/{part}.xml"))


def letters(text: str) -> str:
    """The letters and digits alone: what hyphenation, justification and line ends leave alike."""
    return "".join(re.findall(r"[^\W_]", text))


def pdf_letters(source: Path) -> str:
    """The letters of all pages, without each page's header and footer (drawn first)."""
    document = pypdfium2.PdfDocument(source.with_suffix(".pdf"))
    pages = (page.get_textpage().get_text_range() for page in document)
    return "".join(letters(page.split("\r\n", 2)[2]) for page in pages)


@each_source
def test_the_docx_holds_the_words_and_leaves_the_numbers_to_word(source: Path) -> None:
    paragraphs = [
        "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
        for paragraph in docx_root(source, "document").iter(f"{W}p")
    ]
    bare = [LABEL.sub("", line, count=1) if LABEL.match(line) else line for line in lines(source)]
    assert [text for text in paragraphs if text] == bare


@each_source
def test_the_docx_numbers_every_labelled_paragraph(source: Path) -> None:
    document, styles = docx_root(source, "document"), docx_root(source, "styles")
    numbering = {
        style.get(f"{W}styleId") for style in styles if style.find(f"{W}pPr/{W}numPr") is not None
    }
    numbered = [
        paragraph
        for paragraph in document.iter(f"{W}p")
        if paragraph.find(f"{W}pPr/{W}numPr") is not None
        or any(
            style.get(f"{W}val") in numbering for style in paragraph.findall(f"{W}pPr/{W}pStyle")
        )
    ]
    assert len(numbered) == sum(LABEL.match(line) is not None for line in lines(source))


@each_source
def test_the_pdf_prints_the_words_and_the_numbers(source: Path) -> None:
    printed = pdf_letters(source)
    assert [line for line in lines(source) if letters(line) not in printed] == []


@each_source
def test_every_contract_has_its_three_versions(source: Path) -> None:
    story = source.stem.rsplit("-", 1)[0]
    versions = {path.stem for path in source.parent.glob(f"{story}-*.md")}
    assert versions == {f"{story}-{version}" for version in ("hostage", "ambassador", "mirror")}


def test_every_hostage_has_a_story() -> None:
    hostages = [source for source in SOURCES if source.stem.endswith("-hostage")]
    told = sorted(FIXTURES / f"{story['file']}.md" for story in STORIES)
    assert told == hostages


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story["file"])
def test_the_quotes_of_a_story_stand_in_its_contract(story: dict[str, Any]) -> None:
    text = " ".join(lines(FIXTURES / f"{story['file']}.md"))
    assert [e["quote"] for e in story["expects"] if e["quote"] not in text] == []
    assert len({e["rule"] for e in story["expects"]}) == len(story["expects"])
