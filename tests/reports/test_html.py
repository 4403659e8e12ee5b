"""The HTML page: well-formed, whole, without network, and deaf to what a contract says in it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.linter import Settings, lint
from contractlint.locale import LANGUAGES, words_of
from contractlint.model.document import Block, ParagraphRange, Span
from contractlint.model.facts import ExitCost, Fact, Facts, Incorporated, Milestone, Right, Step
from contractlint.model.facts import Path as Card
from contractlint.model.finding import Location, Severity
from contractlint.model.phrase import Phrase
from contractlint.model.report import FileReport, Report, Score
from contractlint.model.suppression import Suppressed
from contractlint.reports import FORMATS, SUFFIXES, WITH_TEXT
from contractlint.reports.html import write
from contractlint.reports.plain import harmless

from .builders import BROKEN, LAW, SENTENCE, UNREAD, file, finding, location, report

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
VOID = {"meta", "link", "input", "br"}
HOSTILE = (
    "</p></script></style></title><script>owned()</script><img src=x onerror=owned()>"
    "\" autofocus onfocus='owned()' x=\"&lt;b&gt; javascript:owned() \x00\x1b[31m\u202e ]]> --> "
)


class Page(HTMLParser):
    """The page as a strict reader has it: tags that balance, attributes, text in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(self.open), data))

    def attribute(self, name: str) -> list[str]:
        return [attrs[name] or "" for _, attrs in self.tags if name in attrs]

    def text_in(self, tag: str) -> str:
        return "".join(text for path, text in self.texts if tag in path)

    @property
    def skeleton(self) -> list[tuple[str, tuple[str, ...]]]:
        """Tags with the names of their attributes."""
        return [(tag, tuple(attrs)) for tag, attrs in self.tags]


def linted(*names: str, language: str = "en") -> Report:
    settings = Settings(language=language, signed=date(2026, 3, 1), texts=True, jobs=1)
    return lint([FIXTURES / name for name in names], settings)


def everything(said: str, language: str = "en") -> FileReport:
    """A file in which each string that a contract or its author may choose is `said`."""
    context = f"{said} 60 months {said}"
    where = replace(
        location(context=context),
        clause_label=said,
        clause_heading=said,
        clause_path=(said, said),
        anchors=(ParagraphRange(("body", said), 0, 1),),
    )
    whole = Location("gym.pdf", Span(1000, 1000 + len(context)), context, where.sentence)
    found = finding(location=where, related=(where,), explanation=(said,), message=said)
    text = " " * 1000 + context + "\n" + said
    end = 1000 + len(context)
    blocks = (
        Block("paragraph", Span(1000, end), label=said),
        Block("cell", Span(end + 1, len(text)), table=(0, 0, 0)),
    )
    phrase = Phrase("{x}", (("x", said),))
    facts = Facts(
        (Fact("notice", phrase, (where,), working=phrase), Fact("renewal", reason=phrase)),
        ExitCost(((0, Decimal(10)), (1, Decimal(0))), said, phrase, (where,)),
        (Milestone("start", Decimal(0)), Milestone(said, Decimal(3), date(2026, 3, 1))),
    )
    card = Card("leave", (Step("form", phrase, location=where),), cost=phrase, hops=(said,))
    return file(
        found,
        finding(location=whole, severity=Severity.LOW, rule="b"),
        path=said,
        text=text,
        blocks=blocks,
        facts=facts,
        paths=(card,),
        incorporated=(Incorporated(said, where, "not-supplied", True, "provider", where, where),),
        rights=(Right("leave", (where,), (), (where,)),),
        suppressed=(Suppressed(found, "accepted", said, said, date(2027, 1, 1)),),
        not_checked=(replace(UNREAD, what=said, reason=said),),
        languages=((language, 1.0),),
        author=said,
    )


def test_html_is_a_format_with_the_contracts_text() -> None:
    assert FORMATS["html"] is write
    assert SUFFIXES[".html"] == SUFFIXES[".htm"] == "html"
    assert "html" in WITH_TEXT


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere_and_every_name_is_once(language: str) -> None:
    names = ("en/gym-hostage.docx", "ru/internet-ambassador.pdf")
    page = Page(write(linted(*names, language=language)))
    names_of_parts = Counter(page.attribute("id"))
    assert max(names_of_parts.values()) == 1
    links = page.attribute("href")
    assert {link[1:] for link in links if link != "data:,"} <= set(names_of_parts)
    for pointer in ("aria-labelledby", "data-copies"):
        assert set(page.attribute(pointer)) <= set(names_of_parts)
    assert page.tags[0] == ("html", {"lang": language})


def test_the_page_asks_nothing_of_any_network() -> None:
    page = Page(write(linted("en/gym-hostage.docx")))
    assert page.attribute("src") == page.attribute("style") == page.attribute("action") == []
    assert all(link.startswith("#") or link == "data:," for link in page.attribute("href"))
    assert "url(" not in page.text_in("style")
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]


def test_only_our_own_style_and_script_may_run() -> None:
    page = Page(write(report(everything(HOSTILE))))
    (policy,) = page.attribute("content")[:1]
    assert policy.startswith("default-src 'none'; ")
    for tag in ("style", "script"):
        assert [name for name, _ in page.tags].count(tag) == 1
        digest = base64.b64encode(hashlib.sha256(page.text_in(tag).encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}';" in policy


def test_what_a_contract_says_never_becomes_a_tag_or_an_attribute() -> None:
    hostile, tame = (write(report(everything(said))) for said in (HOSTILE, "x"))
    assert Page(hostile).skeleton == Page(tame).skeleton


def test_what_a_contract_says_gets_into_no_link_name_or_script() -> None:
    page = Page(write(report(everything(HOSTILE, language="zz\" x='"))))
    loose = [
        value
        for tag, attrs in page.tags
        for name, value in attrs.items()
        if "owned" in (value or "")
    ]
    assert loose == []
    assert "owned" not in page.text_in("script") + page.text_in("style")
    assert page.text_in("title").startswith(harmless(HOSTILE))


def test_control_characters_are_shown_as_such() -> None:
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", write(report(everything(HOSTILE)))
    )


@pytest.mark.parametrize("name", ["en/gym-hostage.docx", "pl/service-hostage.md"])
def test_the_whole_contract_is_there_in_order(name: str) -> None:
    found = linted(name)
    page = write(found)
    start = page.index('<section class="contract"')
    region = Page(page[start : page.index("</section>", start) + len("</section>")])
    said = "".join(t for path, t in region.texts if path[-1] not in ("a", "h3"))
    labels = [f"{block.label} " if block.label else "" for block in found.files[0].blocks]
    parts = [block.span.of(found.files[0].text) for block in found.files[0].blocks]
    assert said == "".join(map(str.__add__, labels, parts))


def test_overlapping_quotes_are_all_marked() -> None:
    page = write(report(everything("x")))
    marks = re.findall(r'<mark class="(\w+)" data-findings="([\d ]+)">([^<]*)</mark>', page)
    assert marks == [("low", "2", "x "), ("high", "1 2", "60 months"), ("low", "2", " x")]
    assert 'id="q1-1" href="#f1-1"' in page
    assert 'id="q1-2" href="#f1-2"' in page


@given(
    st.lists(st.text(max_size=12), min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30)), max_size=6),
)
def test_however_quotes_lie_no_letter_is_lost(
    paragraphs: list[str], quotes: list[tuple[int, int]]
) -> None:
    text = "\n".join(paragraphs)
    starts = [sum(len(p) + 1 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    blocks = tuple(
        Block("paragraph", Span(start, start + len(paragraph)))
        for start, paragraph in zip(starts, paragraphs, strict=True)
    )
    spans = [
        Span(start, min(start + size, len(text))) for start, size in quotes if start < len(text)
    ]
    found = [
        finding(location=Location("a", span, span.of(text), span), ordinal=number)
        for number, span in enumerate(spans)
    ]
    page = write(report(file(*found, text=text, blocks=blocks)))
    start = page.index('<section class="contract"')
    region = Page(page[start : page.index("</section>", start) + len("</section>")])
    said = "".join(part for path, part in region.texts if path[-1] not in ("a", "h3"))
    assert said == harmless("".join(paragraphs)).replace("\r", "\ufffd")
    assert len(region.attribute("href")) <= len(found)
    assert {f"#f1-{n}" for n in range(1, len(found) + 1)} >= set(region.attribute("href"))
    shown = {link[1:] for link in Page(page).attribute("href") if link.startswith("#q")}
    assert shown == {name for name in region.attribute("id") if name.startswith("q")}


def test_a_finding_without_a_place_in_the_text_has_no_link_to_it() -> None:
    bare = finding(location=replace(location(), quote="", context="", span=Span(0, 0)))
    page = write(report(file(bare, text=SENTENCE, blocks=(Block("paragraph", Span(0, 20)),))))
    assert "#q1-1" not in page
    assert "<mark" not in page


def test_without_text_the_findings_stand_alone() -> None:
    page = write(report(file(finding())))
    assert 'class="contract"' not in page
    assert Page(page).attribute("id").count("f1-1") == 1


def test_what_was_not_checked_and_what_is_known_is_said() -> None:
    known = Suppressed(finding(), "accepted", "agreed", "the board", date(2027, 1, 1))
    page = write(report(file(finding(), not_checked=(UNREAD,), suppressed=(known,)), BROKEN))
    assert "not checked: page 7: a scan without a text layer" in page
    assert "1 finding is known already and not shown." in page
    assert "accepted by the board: agreed, 1 January 2027" in page
    assert "not checked: there is no such file" in page
    assert "check the spelling" in page


def test_several_files_have_an_index() -> None:
    page = write(report(file(finding()), file(path="b.pdf", score=Score(93, "A")), BROKEN))
    rows = re.findall(r'<th scope="row"><a href="#c(\d)">([^<]*)</a>', page)
    assert rows == [("1", "gym.pdf"), ("2", "b.pdf"), ("3", "broken.pdf")]
    assert 'class="index"' not in write(report(file(finding())))


def test_no_files_are_a_page_too() -> None:
    page = Page(write(report()))
    assert page.attribute("href") == ["data:,"]


def test_the_law_that_decides_comes_first() -> None:
    minor = replace(LAW, cite="Directive 2", decides=False)
    page = write(report(file(finding(law=(minor, LAW)))))
    listed = page[page.index("<details>") :]
    assert listed.index("Directive 1") < listed.index("Directive 2")


def test_the_same_report_gives_the_same_bytes() -> None:
    names = ("en/gym-hostage.docx", "pl/service-hostage.md")
    assert write(linted(*names)) == write(linted(*names))


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_the_page_is_in_the_language_of_the_report(language: str) -> None:
    def headings(code: str) -> list[str]:
        page = Page(write(linted("en/gym-hostage.docx", language=code)))
        return [text for path, text in page.texts if {"h1", "h3", "h6", "button"} & {*path}]

    words = words_of(language)
    said = headings(language)
    assert words.say("Findings") in said
    assert not {text for text in headings("en") if text.strip()[:1].isalpha()} & set(said)
