"""Questions of days: which contracts end or renew when, and the last days to cancel them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from contractlint.facts.calendar import last_day
from contractlint.model.phrase import Phrase, msgid, phrase
from contractlint.model.portfolio import Answer, Bar, Cell, Column, Due
from contractlint.portfolio.asked import Asked
from contractlint.portfolio.dataset import Tables, as_day
from contractlint.portfolio.terms import Fate, Terms, duration, next_chance, next_end

# The templates of the fact "renewal", and of the fact "cancel-by" where notice is free.
_FATES: dict[str | None, Fate] = {
    "renews itself unless notice is given": "renews",
    "ends by itself": "ends",
    "runs until somebody ends it": "open",
}
_FREE = "notice may be given on any day"
# Plots show so many months.
_MONTHS = 24
_TERMS = """
select c.path, c.sha256, c.signed,
  max(f.value) filter (f.name='initial-term'), max(f.unit) filter (f.name='initial-term'),
  max(f.value) filter (f.name='renewal-term'), max(f.unit) filter (f.name='renewal-term'),
  max(f.value) filter (f.name='cancel-window'), max(f.unit) filter (f.name='cancel-window'),
  bool_or(f.business) filter (f.name='cancel-window'),
  max(f.value) filter (f.name='notice'), max(f.unit) filter (f.name='notice'),
  bool_or(f.business) filter (f.name='notice'),
  max(f.key) filter (f.name='renewal'), max(f.key) filter (f.name='cancel-by')
from contracts c join facts f on f.path=c.path
group by c.path, c.sha256, c.signed
order by c.path
"""
_CONTRACT = Column("contract", msgid("Contract"), "contract")
_SIGNED = Column("signed", msgid("Begun"), "day")


def next_ends(tables: Tables, asked: Asked) -> Answer:
    """Which contracts end or renew when, the soonest first."""
    found: list[tuple[str, date, Phrase, date | None, date | None]] = []
    unknown: Counter[str] = Counter()
    for terms in _all_terms(tables):
        end = next_end(terms, asked.today)
        if end is None:
            unknown[_why_not(terms, asked.today)] += 1
        else:
            found.append((terms.path, end.end, _fate(terms), end.notice, terms.signed))
    found.sort(key=lambda row: (row[1], row[0]))
    return Answer(
        "ends",
        phrase("Contracts that end or renew next"),
        (
            _CONTRACT,
            Column("day", msgid("Day"), "day"),
            Column("then", msgid("Then")),
            Column("notice-until", msgid("Notice until"), "day"),
            _SIGNED,
        ),
        tuple(found[: asked.top or None]),
        len(found),
        tuple(_months((end for _, end, *_ in found), asked.today)),
        tuple(_notes(unknown, tables)),
    )


def days_to_cancel(tables: Tables, asked: Asked) -> Answer:
    """The last days to give notice that lie in the days asked for, the soonest first."""
    found = sorted(_due(tables, asked), key=lambda pair: (pair[0].day, pair[0].path))
    rows: list[tuple[Cell, ...]] = [
        (due.path, due.day, (due.day - asked.today).days, due.end, fate, due.signed)
        for due, fate in found
    ]
    return Answer(
        "cancel-by",
        phrase("Last days to cancel until {day}", day=asked.today + timedelta(days=asked.days)),
        (
            _CONTRACT,
            Column("cancel-by", msgid("Cancel by"), "day"),
            Column("days-left", msgid("Days left"), "count"),
            Column("ends-on", msgid("Ends on"), "day"),
            Column("otherwise", msgid("Otherwise")),
            _SIGNED,
        ),
        tuple(rows[: asked.top or None]),
        len(rows),
        tuple(_months((due.day for due, _ in found), asked.today)),
        due=tuple(due for due, _ in found),
    )


def _due(tables: Tables, asked: Asked) -> Iterator[tuple[Due, Phrase]]:
    until = asked.today + timedelta(days=asked.days)
    for terms in _all_terms(tables):
        chance = next_chance(terms, asked.today)
        if chance is None or chance.notice is None or terms.signed is None:
            continue
        if chance.notice <= until:
            due = Due(terms.path, terms.sha256, terms.signed, chance.notice, chance.end)
            yield due, _fate(terms)


def _all_terms(tables: Tables) -> Iterator[Terms]:
    for row in tables.rows(_TERMS):
        yield _terms(row, tables)


def _terms(row: tuple[Any, ...], tables: Tables) -> Terms:
    path, sha256, signed, *lengths, fate, cancel_by = row
    initial, renewal = duration(*lengths[0:2]), duration(*lengths[2:4])
    window = duration(*lengths[4:6], business=bool(lengths[6]))
    notice = duration(*lengths[7:9], business=bool(lengths[9]))
    return Terms(
        path,
        sha256,
        tables.signing.day_of(path) or as_day(signed),
        initial,
        renewal,
        window or notice,
        _FATES.get(fate, ""),
        cancel_by == _FREE,
    )


def _fate(terms: Terms) -> Phrase:
    """What happens at the end of the period when nobody does anything."""
    match terms.fate:
        case "renews" if terms.renewal is not None:
            return phrase("renews itself for {length}", length=terms.renewal)
        case "renews":
            return phrase("renews itself")
        case "ends":
            return phrase("ends by itself")
        case "open":
            return phrase("runs until somebody ends it")
        case "":
            return phrase("the contract does not say")


def _why_not(terms: Terms, today: date) -> str:
    """Why the next end of a contract is not known, as a template for how many there are."""
    if terms.free:
        return msgid("Contracts that may be ended on any day: {count}")
    if terms.initial is None:
        return msgid("Contracts that do not say how long they bind: {count}")
    if terms.signed is None:
        return msgid("Contracts of which nobody said when they began (--signed-from): {count}")
    end = last_day(terms.signed, terms.initial)
    if terms.fate == "ends" and end is not None and end < today:
        return msgid("Contracts that have ended: {count}")
    return msgid("Contracts past their term that do not say for how long they go on: {count}")


def _notes(unknown: Counter[str], tables: Tables) -> Iterator[Phrase]:
    for template, count in sorted(unknown.items()):
        yield Phrase(template, (("count", count),))
    for name in tables.signing.unused():
        yield phrase("No contract of the register's name: {name}", name=name)


def _months(days: Iterable[date], today: date) -> Iterator[Bar]:
    """How many days fall in each month, from this one on, as far as there are any."""
    counts = Counter((day.year, day.month) for day in days)
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(_MONTHS)]
    bars = [Bar(f"{year}-{month + 1:02}", counts[year, month + 1]) for year, month in months]
    last = max((at for at, bar in enumerate(bars) if bar.value), default=-1)
    yield from bars[: last + 1]
