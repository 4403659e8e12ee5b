"""The cost of leaving month by month and the lock-in over time, as drawings inside the page.

Drawings are 360 units wide, so that their letters stay readable on a phone; a list or table says
the same in words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from contractlint.locale import Words
from contractlint.model.facts import ExitCost, Milestone
from contractlint.model.report import FileReport
from contractlint.reports.page.markup import EMPTY, Markup, element
from contractlint.reports.page.places import Places
from contractlint.reports.views import amount
from contractlint.reports.wording import capital

WIDTH = 360
_HEIGHT = 190
# Room above the plot for its highest label and below it for the months.
_TOP, _BOTTOM = 18, 24
_EDGE = 6
# Axes say so many months at most, and a table so many rows.
_TICKS, _ROWS = 6, 13
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
# Marks nearer to each other than this are drawn one above the other.
_NEAR = 16


def exit_cost(file: FileReport, places: Places) -> Markup:
    """The curve with a table of its figures, or why there is none; "" for an unread file."""
    cost = file.facts.exit_cost
    if cost is None:
        return EMPTY
    words = places.words
    title = places.id("cost")
    if cost.points:
        body = [_curve(cost, places), _table(cost, words)]
    else:
        reason = words.phrase(cost.reason) if cost.reason else "?"
        said = words.say("indeterminate: {reason}", reason=reason)
        body = [element("p", said, class_="dim")]
    formula = element("p", words.phrase(cost.formula)) if cost.formula else EMPTY
    return element(
        "section",
        element("h3", words.name("exit-cost"), " ", places.links(cost.sources), id=title),
        formula,
        *body,
        class_="card",
        aria_labelledby=title,
    )


def _curve(cost: ExitCost, places: Places) -> Markup:
    words = places.words
    last = max(1, cost.points[-1][0])
    most = max(value for _, value in cost.points) or Decimal(1)
    across = [_EDGE + (WIDTH - 2 * _EDGE) * month / last for month, _ in cost.points]
    down = [_TOP + float(1 - value / most) * (_HEIGHT - _TOP - _BOTTOM) for _, value in cost.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, down, strict=True))
    floor = _HEIGHT - _BOTTOM
    return element(
        "svg",
        element("title", _in_words(cost, words)),
        *_grid(most, cost.unit, words),
        element("polygon", points=f"{_EDGE},{floor} {line} {across[-1]:.1f},{floor}"),
        element("polyline", points=line),
        *_months(last),
        viewBox=f"0 0 {WIDTH} {_HEIGHT}",
        role="img",
        class_="curve",
    )


def _in_words(cost: ExitCost, words: Words) -> str:
    """ "£2,940.00 after 0 months; £0.00 after 60 months" """
    return "; ".join(
        f"{amount(value, cost.unit, words)} {_after(month, words)}"
        for month, value in (cost.points[0], cost.points[-1])
    )


def _after(month: int, words: Words) -> str:
    return words.count("after {number} month", "after {number} months", month)


def _grid(most: Decimal, unit: str, words: Words) -> Iterator[Markup]:
    """Lines at nothing, the half and the whole, each with its sum above it."""
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        y = _TOP + float(1 - share) * (_HEIGHT - _TOP - _BOTTOM)
        yield element("line", x1=str(_EDGE), x2=str(WIDTH - _EDGE), y1=f"{y:.1f}", y2=f"{y:.1f}")
        if share:
            label = amount((most * share).quantize(Decimal("0.01")), unit, words)
            yield element("text", label, x=str(WIDTH - _EDGE), y=f"{y - 4:.1f}", class_="end")


def _months(last: int) -> Iterator[Markup]:
    step = next((step for step in _STEPS if last / step <= _TICKS), last)
    for month in range(0, last + 1, step):
        x = _EDGE + (WIDTH - 2 * _EDGE) * month / last
        place = "start" if month == 0 else "end" if month == last else "middle"
        yield element("text", str(month), x=f"{x:.1f}", y=str(_HEIGHT - 8), class_=place)


def _table(cost: ExitCost, words: Words) -> Markup:
    step = max(1, -(-(len(cost.points) - 1) // (_ROWS - 1)))
    rows = [
        element(
            "tr",
            element("th", capital(_after(month, words)), scope="row"),
            element("td", amount(value, cost.unit, words)),
        )
        for month, value in cost.points[::step]
    ]
    table = element("table", element("tbody", *rows))
    return element("details", element("summary", words.say("as a table")), table)


def timeline(file: FileReport, places: Places) -> Markup:
    """The terms one after the other, marked where something happens, and a list of the marks."""
    marks = file.facts.timeline
    last = max((mark.months for mark in marks), default=Decimal(0))
    if not last:
        return EMPTY
    words = places.words
    title = places.id("time")
    return element(
        "section",
        element("h3", words.say("Lock-in over time"), id=title),
        element(
            "svg",
            *_terms(marks, last),
            *_marks(marks, last),
            viewBox=f"0 0 {WIDTH} 76",
            aria_hidden="true",
            class_="timeline",
        ),
        element("ol", *(_milestone(mark, words) for mark in marks)),
        class_="card",
        aria_labelledby=title,
    )


def _x(months: Decimal, last: Decimal) -> float:
    return 10 + float(months / last) * (WIDTH - 20)


def _terms(marks: Sequence[Milestone], last: Decimal) -> Iterator[Markup]:
    """A bar for the initial term and one for each renewal."""
    since = Decimal(0)
    for mark in marks:
        if mark.name in ("initial-end", "renewal-end"):
            start, end = _x(since, last), _x(mark.months, last)
            width = f"{max(0.0, end - start - 2):.1f}"
            name = "initial" if mark.name == "initial-end" else "renewal"
            yield element("rect", x=f"{start:.1f}", y="52", width=width, height="18", class_=name)
            since = mark.months


def _marks(marks: Sequence[Milestone], last: Decimal) -> Iterator[Markup]:
    """A line with a number for each milestone; near ones climb above each other."""
    before, height = float(-_NEAR), 0
    for number, mark in enumerate(marks, 1):
        x = _x(mark.months, last)
        height = (height + 1) % 3 if x - before < _NEAR else 0
        y = 40 - 14 * height
        before = x
        yield element("line", x1=f"{x:.1f}", x2=f"{x:.1f}", y1=str(y + 3), y2="72")
        yield element("text", str(number), x=f"{x:.1f}", y=str(y), class_="middle")


def _milestone(mark: Milestone, words: Words) -> Markup:
    when = [words.duration(mark.months, "month")]
    when += [words.formats.date(mark.day)] if mark.day else []
    return element("li", element("strong", words.name(mark.name)), f": {', '.join(when)}")
