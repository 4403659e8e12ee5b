"""What a contract means for one who wants out: facts, path cards, and who has which right."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.locale import Words
from contractlint.model.facts import Fact, Incorporated, Path, Right, Step
from contractlint.model.finding import Location
from contractlint.model.report import FileReport
from contractlint.reports.page.markup import EMPTY, Markup, element
from contractlint.reports.page.places import Places
from contractlint.reports.views import incorporation, said
from contractlint.reports.wording import capital


def paths(file: FileReport, places: Places) -> Markup:
    """Three cards: how to leave, how to complain, how to learn and contest a price."""
    cards = [_path(path, number, places) for number, path in enumerate(file.paths)]
    return element("div", *cards, class_="cards") if cards else EMPTY


def _path(path: Path, number: int, places: Places) -> Markup:
    words = places.words
    title = places.id("p", number)
    steps = [_step(step, places) for step in path.steps]
    nothing = element("p", words.say("the contract does not say"), class_="dim")
    return element(
        "section",
        element("h3", words.name(f"path-{path.name}"), id=title),
        element("ol", *steps) if steps else nothing,
        element("ul", *(element("li", line) for line in _totals(path, words)), class_="totals"),
        class_="card",
        aria_labelledby=title,
    )


def _totals(path: Path, words: Words) -> Iterator[str]:
    if path.days is not None:
        yield words.say("Time: {days}", days=path.days)
    if path.cost is not None:
        yield words.say("Cost: {cost}", cost=path.cost)
    if path.decides:
        yield words.say("Decides: {party}", party=words.name(path.decides))
    if path.hops:
        yield words.say("Leads through: {documents}", documents=", ".join(path.hops))
    for phrase in path.open:
        yield words.say("Not said: {what}", what=phrase)


def _step(step: Step, places: Places) -> Markup:
    words = places.words
    numbers = [words.quantity(value) for value in (step.days, step.cost) if value is not None]
    return element(
        "li",
        element("strong", words.name(step.kind)),
        f": {words.phrase(step.text)}",
        f" ({', '.join(numbers)})" if numbers else "",
        " ",
        places.links((step.location,)) if step.location else EMPTY,
    )


def facts(file: FileReport, places: Places) -> Markup:
    """Every fact with its clauses, or the reason why it is not known."""
    if not file.facts.entries:
        return EMPTY
    title = places.id("facts")
    return element(
        "section",
        element("h3", places.words.say("Facts"), id=title),
        element("dl", *(part for fact in file.facts.entries for part in _fact(fact, places))),
        class_="card",
        aria_labelledby=title,
    )


def _fact(fact: Fact, places: Places) -> Iterator[Markup]:
    words = places.words
    holder = f" ({words.name(fact.holder)})" if fact.holder else ""
    yield element("dt", words.name(fact.name), holder)
    yield element(
        "dd",
        said(fact, words),
        " ",
        places.links(fact.sources),
        class_="dim" if fact.value is None else None,
    )


def papers(file: FileReport, places: Places) -> Markup:
    """The documents that the contract makes part of itself, and who may change them."""
    if not file.incorporated:
        return EMPTY
    words = places.words
    title = places.id("papers")
    return element(
        "section",
        element("h3", capital(words.say("documents that are part of it")), id=title),
        element("ul", *(_paper(paper, places) for paper in file.incorporated)),
        class_="card",
        aria_labelledby=title,
    )


def _paper(paper: Incorporated, places: Places) -> Markup:
    where = [place for place in (paper.place, paper.change) if place is not None]
    name = element("strong", paper.name)
    return element("li", name, " ", places.links(where), f": {incorporation(paper, places.words)}")


def rights(file: FileReport, places: Places) -> Markup:
    """The mutuality matrix: what each side may and must do, with the clauses."""
    if not file.rights:
        return EMPTY
    words = places.words
    title = places.id("rights")
    sides = ["provider", "customer"]
    sides += ["unclear"] if any(right.unclear for right in file.rights) else []
    head = [element("th", words.name(side), scope="col") for side in sides]
    return element(
        "section",
        element("h3", capital(words.say("who has which right or duty")), id=title),
        element(
            "table",
            element("thead", element("tr", element("td"), *head)),
            element("tbody", *(_right(right, sides, places) for right in file.rights)),
            aria_labelledby=title,
        ),
        class_="card",
        aria_labelledby=title,
    )


def _right(right: Right, sides: list[str], places: Places) -> Markup:
    clauses = {
        "provider": right.provider, "customer": right.customer, "unclear": right.unclear
    }  # fmt: skip
    cells = [_cell(clauses[side], places) for side in sides]
    name = element("th", places.words.name(right.name), scope="row")
    return element("tr", name, *cells, class_=right.balance)


def _cell(locations: tuple[Location, ...], places: Places) -> Markup:
    if not locations:
        return element("td", "–", class_="dim")
    return element("td", "✓ ", places.links(locations), class_="has")
