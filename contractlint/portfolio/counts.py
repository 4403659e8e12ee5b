"""Questions of numbers: longest lock-ins, worst rules, grades, and how much was checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from contractlint.model.phrase import Phrase, msgid, phrase
from contractlint.model.portfolio import Answer, Bar, Cell, Column, Length
from contractlint.model.quantity import Duration
from contractlint.portfolio.asked import Asked
from contractlint.portfolio.dataset import Tables
from contractlint.portfolio.terms import NOWHERE

# Reasons why something was not checked; the rest are counted together.
_MOST_REASONS = 12
# Upper bounds of the plot of lock-ins, in months.
_STEPS = (1, 3, 6, 12, 24, 36, 60)
_DAYS_PER_MONTH = 30.4375
_BLANK = re.compile(r"\{(\w+)\}")
_SHARE = Column("share", msgid("Share"), "share")
_CONTRACTS = Column("contracts", msgid("Contracts"), "count")
_LOCK_INS = """
select c.path, l.value, l.unit, m.value, m.unit, c.grade
from contracts c
join facts l on l.path=c.path and l.name='effective-lock-in' and l.days is not null
left join facts m on m.path=c.path and m.name='lock-in-if-missed' and m.days is not null
order by l.days desc, c.path
"""
_BINS = """
select {bin} as bin, count(*) from facts where name='effective-lock-in' and days is not null
group by bin order by bin
"""
_RULES = """
select rule, min(title), arg_max(severity, rank), count(distinct path) as contracts, count(*)
from findings group by rule order by max(rank) desc, contracts desc, count(*) desc, rule
"""
_REASONS = """
select key, count(distinct path) as contracts from not_checked
group by key order by contracts desc, key
"""


def lock_ins(tables: Tables, asked: Asked) -> Answer:
    """The contracts that bind the longest."""
    total = tables.number(
        "select count(*) from facts where name='effective-lock-in' and days is not null"
    )
    rows: list[tuple[Cell, ...]] = [
        (path, _length(value, unit), _length(missed, its_unit), grade)
        for path, value, unit, missed, its_unit, grade in tables.rows(_LOCK_INS + _limit(asked))
    ]
    unknown = tables.contracts - total
    note = phrase("Contracts whose lock-in is not known: {count}", count=unknown)
    return Answer(
        "lock-ins",
        phrase("Longest lock-ins"),
        (
            Column("contract", msgid("Contract"), "contract"),
            Column("lock-in", msgid("Lock-in"), "length"),
            Column("if-missed", msgid("When notice is missed"), "length"),
            Column("grade", msgid("Grade"), "grade"),
        ),
        tuple(rows),
        total,
        tuple(_bins(tables)),
        (note,) if unknown else (),
    )


def _limit(asked: Asked) -> str:
    return f" limit {asked.top}" if asked.top else ""


def _length(value: str | None, unit: str | None) -> Length | None:
    return None if value is None or unit is None else (Decimal(value), unit)


def _bins(tables: Tables) -> Iterator[Bar]:
    """How many contracts bind for up to so many months."""
    # Half a day more: a year of 365.25 days is no longer than twelve months.
    passed = (f"(days > {months * _DAYS_PER_MONTH + 0.5})::int" for months in _STEPS)
    counts = dict(tables.rows(_BINS.format(bin=" + ".join(passed))))
    if not counts:
        return
    for at, months in enumerate(_STEPS):
        yield Bar(_bound("≤", months), counts.get(at, 0))
    yield Bar(_bound(">", _STEPS[-1]), counts.get(len(_STEPS), 0), "high")


def _bound(sign: str, months: int) -> Phrase:
    """ "≤ 12 months": signs are the same in every language."""
    return Phrase(f"{sign} {{months}}", (("months", Duration(NOWHERE, Decimal(months), "month")),))


def worst_rules(tables: Tables, asked: Asked) -> Answer:
    """The rules with findings: the gravest first, of those the most frequent."""
    found = list(tables.rows(_RULES))
    titles = {} if asked.language == tables.language else _titles(asked.language)
    rows: list[tuple[Cell, ...]] = [
        (rule, titles.get(rule, title), severity, contracts, _part(contracts, tables), findings)
        for rule, title, severity, contracts, findings in found
    ]
    kept = rows[: asked.top or None]
    return Answer(
        "rules",
        phrase("Worst rules"),
        (
            Column("rule", msgid("Rule")),
            Column("title", msgid("What it finds")),
            Column("severity", msgid("Severity"), "severity"),
            _CONTRACTS,
            _SHARE,
            Column("findings", msgid("Findings"), "count"),
        ),
        tuple(kept),
        len(rows),
        tuple(Bar(rule, contracts, severity) for rule, _, severity, contracts, _ in found[:20]),
    )


def _titles(language: str) -> dict[str, str]:
    """Titles of our own rules, for tables whose words are in another language."""
    from contractlint.stages import load_once

    rules = load_once((), "default").rules
    return {rule.id: rule.texts[language].title for rule in rules if language in rule.texts}


def grades(tables: Tables, asked: Asked) -> Answer:
    """How many contracts have each grade."""
    counts = dict(tables.rows("select coalesce(grade, ''), count(*) from contracts group by all"))
    rows = [(grade, counts[grade]) for grade in sorted(counts, key=lambda g: (not g, g))]
    return Answer(
        "grades",
        phrase("Grades"),
        (Column("grade", msgid("Grade"), "grade"), _CONTRACTS, _SHARE),
        tuple((grade or None, count, _part(count, tables)) for grade, count in rows),
        len(rows),
        tuple(Bar(grade or "–", count, grade) for grade, count in rows),
    )


def coverage(tables: Tables, asked: Asked) -> Answer:
    """How many contracts were read, judged and dated, and what was not checked, and why."""
    counted = [
        (phrase("Contracts"), tables.contracts),
        (phrase("read whole"), _count(tables, "error is null and unchecked = 0")),
        (phrase("read in part"), _count(tables, "error is null and unchecked > 0")),
        (phrase("not read at all"), _count(tables, "error is not null")),
        (phrase("graded"), _count(tables, "grade is not null")),
        (phrase("with a known lock-in"), _having(tables, "effective-lock-in")),
    ]
    reasons = list(tables.rows(_REASONS))
    listed = [(_why(key), count) for key, count in reasons[:_MOST_REASONS]]
    rows = [*counted, *listed]
    left = len(reasons) - len(listed)
    note = phrase("Other reasons why something was not checked: {count}", count=left)
    return Answer(
        "coverage",
        phrase("What was checked"),
        (Column("what", msgid("What")), _CONTRACTS, _SHARE),
        tuple((what, count, _part(count, tables)) for what, count in rows),
        len(rows),
        tuple(Bar(what, count) for what, count in counted),
        (note,) if left else (),
    )


def _count(tables: Tables, condition: str) -> int:
    return tables.number(f"select count(*) from contracts where {condition}")


def _having(tables: Tables, fact: str) -> int:
    return tables.number(
        f"select count(distinct path) from facts where name='{fact}' and value is not null"
    )


def _why(key: str) -> Phrase:
    """A reason without the particulars of one contract."""
    if set("{}") & set(_BLANK.sub("", key)):
        return phrase("not checked: {reason}", reason=key)
    blanks = tuple((name, "…") for name in _BLANK.findall(key))
    return phrase("not checked: {reason}", reason=Phrase(key, blanks))


def _part(count: int, tables: Tables) -> float:
    return count / tables.contracts if tables.contracts else 0.0
