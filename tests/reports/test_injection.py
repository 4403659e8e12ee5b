"""No word of a contract, and no name of a file, is taken for markup, a command or a formula."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from markdown_it import MarkdownIt

from contractlint import readers
from contractlint.cli.echo import drawn
from contractlint.comparison import compare
from contractlint.errors import ContractlintError
from contractlint.letters import letter_of
from contractlint.linter import Settings, lint_file
from contractlint.model.comparison import Comparisons
from contractlint.model.report import FileReport, Report
from contractlint.reports import FORMATS
from contractlint.reports.comparison import FORMATS as COMPARED
from contractlint.reports.comparison.markdown import SIGNATURE
from contractlint.reports.letter import LETTERS

PAYLOADS = {
    "markup": "<script>owned()</script><img src=x onerror=owned()>",
    "attribute": "\" onmouseover='owned()' x=\"",
    "end of a page": "</style></title></template>--><![CDATA[",
    "a workflow command": "%0A::error::owned %25",
    "terminal colours": "\x1b[8mhidden\x1b]0;owned\x1b\\ \u202edenwo",
    "a Markdown link": "[owned](javascript:owned) ![owned](http://owned.example/x) <owned.example>",
    "Markdown headings": "# owned **owned** | owned | `owned` @owned #1",
    "a calendar line": "owned;VALUE=URI:http://owned.example\\nATTACH:owned",
    "an address of another kind": "data:text/html,owned file:///etc/passwd",
}
OURS = {"data:,"}  # no icon is fetched
NAME = "=cmd|'x'!A1 <b>::error::\x1b[31m%0A\u202e[a](javascript:b) `x`.txt"
BEGINNINGS = ("=", "+", "-", "@", "\t", "\r")
SETTINGS = Settings(texts=True, signed=date(2026, 1, 1))
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _contract(said: str) -> str:
    return (
        "1. Prices\n\n"
        f"1.1 The Provider may at any time change the prices {said} at its sole discretion.\n\n"
        f"2. {said}\n\n"
        "2.1 This Agreement is concluded for an initial term of 60 months. It renews automatically "
        "for further terms of 24 months unless the Customer gives notice at least three months "
        "before the end of the term.\n\n"
        f"2.2 The Provider may at any time end this Agreement {said} without notice.\n\n"
        f"2.3 The Customer shall pay a penalty of EUR 900 {said} if it leaves early.\n"
    )


@cache
def _report(said: str, name: str = NAME) -> FileReport:
    paragraphs = _contract(said).split("\n\n")
    text = "\n\n".join(paragraphs)
    if "\x1b" in said:  # a plain text with such characters is no text
        text = "".join(f"<p>{part}</p>" for part in paragraphs).replace("\x1b", "&#27;")
        name = f"{name}.html"
    found = lint_file(Path(name), SETTINGS, shown=name, data=text.encode())
    assert len(found.findings) >= 3
    return found


def _written(format: str, said: str, name: str = NAME) -> str:
    return FORMATS[format](Report((_report(said, name),), "default", "en", 130))


every_payload = pytest.mark.parametrize("said", PAYLOADS.values(), ids=PAYLOADS)


class _Page(HTMLParser):
    """Counts elements, and collects what would run or load something."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in ("href", "src", "action", "xlink:href"):
                self.addresses.append(value or "")


@every_payload
def test_html_has_the_same_elements_whatever_the_contract_says(said: str) -> None:
    page, plain = _Page(_written("html", said)), _Page(_written("html", "thereof", "plain.txt"))
    for tag in ("script", "style", "img", "iframe", "link", "template", "object"):
        assert page.tags.count(tag) == plain.tags.count(tag), tag
    assert page.handlers == plain.handlers
    assert all(address.startswith("#") for address in set(page.addresses) - OURS)


@every_payload
def test_compared_html_has_the_same_elements_too(said: str) -> None:
    page, plain = (_Page(COMPARED["html"](_compared(payload))) for payload in (said, "thereof"))
    for tag in ("script", "style", "img", "iframe", "link", "title"):
        assert page.tags.count(tag) == plain.tags.count(tag), tag
    assert page.handlers == plain.handlers
    assert all(address.startswith("#") for address in set(page.addresses) - OURS)


def _compared(said: str) -> Comparisons:
    return Comparisons((compare(_report("thereof"), _report(said), {}),), "en", "default")


@every_payload
@pytest.mark.parametrize("kind", ["report", "comparison", "letter"])
def test_markdown_shows_the_words_and_nothing_of_their_own(kind: str, said: str) -> None:
    written = {
        "report": lambda: _written("markdown", said),
        "comparison": lambda: COMPARED["markdown"](_compared(said)),
        "letter": lambda: _letter(said),
    }[kind]()
    written = written.removeprefix(SIGNATURE)
    tokens = MarkdownIt("gfm-like", {"html": True, "linkify": False}).parse(written)
    inner = [child for token in tokens for child in token.children or ()]
    kinds = {token.type for token in [*tokens, *inner]}
    assert not kinds & {"html_block", "html_inline", "link_open", "image"}
    headings = [
        token.content for before, token in pairwise(tokens) if before.type == "heading_open"
    ]
    assert not any(heading.startswith("owned") for heading in headings)


def _letter(said: str) -> str:
    document = readers.read(Path("x.txt"), data=_contract("thereof").encode(), shown=NAME)
    return LETTERS["markdown"](letter_of(document, _report(said), SETTINGS)).decode()


@every_payload
def test_github_gets_one_command_a_finding(said: str) -> None:
    lines = _written("github", said).splitlines()
    assert len(lines) == min(len(_report(said).findings), 10) + (len(_report(said).findings) > 10)
    assert all(re.match(r"::(error|warning|notice) [^:]*::", line) for line in lines)


@pytest.mark.parametrize(
    "format", ["terminal", "github", "markdown", "junit", "csv", "ics", "html"]
)
@every_payload
def test_no_control_character_reaches_a_terminal_or_a_log(format: str, said: str) -> None:
    written = _written(format, said).replace("\r\n", "\n").replace("\ufeff", "")
    assert CONTROL.findall(written) == []


@pytest.mark.parametrize("format", ["json", "jsonl", "sarif", "gitlab"])
@every_payload
def test_json_stays_json_and_holds_no_raw_control_character(format: str, said: str) -> None:
    written = _written(format, said)
    for line in written.splitlines() if format == "jsonl" else [written]:
        json.loads(line)
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f]", written) == []


@every_payload
def test_sarif_has_plain_messages_and_escaped_addresses(said: str) -> None:
    run = json.loads(_written("sarif", said))["runs"][0]
    for result in run["results"]:
        assert set(result["message"]) <= {"text", "markdown", "id", "arguments"}
        assert "](" not in result["message"].get("markdown", "")
        for place in result["locations"]:
            address = place["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~%!$&'()*+,;=@/-]+", address)


@pytest.mark.parametrize("said", [*PAYLOADS.values(), *(f"{start}1+1" for start in BEGINNINGS)])
def test_no_cell_of_a_table_begins_like_a_formula(said: str) -> None:
    rows = list(csv.reader(io.StringIO(_written("csv", said).removeprefix("\ufeff"))))
    assert len({len(row) for row in rows}) == 1
    assert [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)] == []


@every_payload
def test_xml_is_well_formed_and_says_no_element_of_the_contract(said: str) -> None:
    root = ElementTree.fromstring(_written("junit", said))
    assert {node.tag for node in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "error", "skipped", "system-out",
        "properties", "property",
    }  # fmt: skip


@every_payload
def test_a_calendar_has_no_property_of_the_contract(said: str) -> None:
    written = _written("ics", said)
    calendar = Calendar.from_ical(written)
    kinds = {key for part in calendar.walk() for key in part}
    assert not kinds & {"ATTACH", "URL", "ORGANIZER", "ATTENDEE"}
    assert all(part.name in ("VCALENDAR", "VEVENT", "VALARM", "VTODO") for part in calendar.walk())


@every_payload
def test_a_complaint_about_a_file_cannot_colour_the_terminal(said: str) -> None:
    shown = drawn(ContractlintError(f"no such rule '{said}'", path=f"a{said}\nb.pdf", help=said))
    assert CONTROL.findall(shown) == []
    assert len(shown.splitlines()) == 2
