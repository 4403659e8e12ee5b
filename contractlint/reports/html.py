"""Report → one self-contained HTML page for people: no network, printable, fit for a phone."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from contractlint.locale import Words, words_of
from contractlint.model.report import FileReport, Report
from contractlint.reports.page import charts, views
from contractlint.reports.page.contract import contract
from contractlint.reports.page.findings import findings
from contractlint.reports.page.markup import EMPTY, Markup, element, join
from contractlint.reports.page.overview import coverage, index, overview
from contractlint.reports.page.places import Places, places_of
from contractlint.reports.wording import checked, tally


def write(report: Report) -> str:
    """The whole page; the same report gives the same bytes."""
    words = words_of(report.language)
    body = element(
        "body",
        _skip(words) if report.files else EMPTY,
        _header(report, words),
        element("main", *_files(report, words)),
        _footer(words),
        element("p", id="said", class_="quiet", role="status", aria_live="polite"),
        element("script", _asset("page.js")),
    )
    page = element("html", _head(report, words), body, lang=words.language)
    return f"<!doctype html>\n{page}\n"


def _skip(words: Words) -> Markup:
    """The first thing that a keyboard meets."""
    return element("a", words.say("Skip to the findings"), class_="skip", href="#findings1")


def _head(report: Report, words: Words) -> Markup:
    """Title, style, and a policy under which only our own style and script count."""
    policy = (
        f"default-src 'none'; style-src '{_hash('page.css')}'; script-src '{_hash('page.js')}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    title = report.files[0].path if len(report.files) == 1 else words.say("Contracts")
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        # Without it a browser asks the server of the page for an icon.
        element("link", rel="icon", href="data:,"),
        element("title", f"{title} – contractlint"),
        element("style", _asset("page.css")),
    )


@cache
def _asset(name: str) -> Markup:
    """A file of our own that stands in the page as it is."""
    return Markup(files("contractlint.reports.page").joinpath(name).read_text("utf-8"))


def _hash(name: str) -> str:
    digest = hashlib.sha256(_asset(name).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"


def _header(report: Report, words: Words) -> Markup:
    found = [finding for file in report.files for finding in file.findings]
    about = words.say("Profile: {profile}.", profile=report.profile)
    return element(
        "header",
        element("h1", words.say("What the contract does to the customer")),
        element("p", tally(found, len(report.files), words)) if len(report.files) > 1 else EMPTY,
        element("p", f"{checked(report, words)} {about}", class_="dim"),
        index(report, words),
    )


def _files(report: Report, words: Words) -> Iterator[Markup]:
    for number, file in enumerate(report.files, 1):
        places = places_of(number, file.blocks, file.findings, words)
        title = element("h2", file.path, id=places.id("c"), tabindex="-1")
        body = _unreadable(file, places) if file.error else join(_parts(file, places))
        yield element(
            "section", title, body, class_="file", aria_labelledby=places.id("c"), data_file=True
        )


def _unreadable(file: FileReport, places: Places) -> Markup:
    said = places.words.say("not checked: {reason}", reason=file.error)
    advice = element("p", file.help) if file.help else EMPTY
    return element(
        "div",
        element("p", said, class_="warning", id=places.id("findings")),
        advice,
    )


def _parts(file: FileReport, places: Places) -> Iterator[Markup]:
    yield overview(file, places)
    yield _contents(file, places)
    yield views.paths(file, places)
    drawn = (charts.exit_cost(file, places), charts.timeline(file, places))
    listed = (
        views.facts(file, places),
        views.rights(file, places),
        views.papers(file, places),
    )
    for cards in (drawn, listed):
        if any(cards):
            yield element("div", *cards, class_="cards")
    yield element("div", findings(file, places), contract(file, places), class_="reading")
    yield coverage(file, places)


def _contents(file: FileReport, places: Places) -> Markup:
    """The parts of a file's section that a reader may want to jump to."""
    words = places.words
    parts = [("findings", words.say("Findings"))]
    parts += [("text", words.say("Text of the contract"))] if file.blocks else []
    parts += [("coverage", words.say("What was checked"))]
    links = [element("li", element("a", name, href=f"#{places.id(kind)}")) for kind, name in parts]
    return element("nav", element("ul", *links), aria_label=words.say("Contents"), class_="jump")


def _footer(words: Words) -> Markup:
    advice = words.say(
        "This is no legal advice: a finding says that a clause may be unfair; read the quote."
    )
    return element("footer", element("p", advice, class_="dim"))
