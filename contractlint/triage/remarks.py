"""Which comments in a contract speak to contractlint, and about which text."""

from __future__ import annotations

from contractlint.model.contract import Clause, Contract
from contractlint.model.document import Remark
from contractlint.records import replace
from contractlint.triage.inline import is_addressed


def remarks_of(contract: Contract) -> tuple[Remark, ...]:
    """The remarks addressed to contractlint; one at a clause's heading is about the clause."""
    return tuple(
        _widened(remark, contract)
        for remark in contract.document.remarks
        if is_addressed(remark.text)
    )


def _widened(remark: Remark, contract: Contract) -> Remark:
    clause = contract.clause_at(remark.span.start)
    if clause is None or not _is_heading(remark, clause, contract) or _is_all(clause, contract):
        return remark
    return replace(remark, span=clause.span)


def _is_heading(remark: Remark, clause: Clause, contract: Contract) -> bool:
    """Whether the remark's paragraph is the heading alone."""
    text = remark.span.of(contract.document.text)
    rest = text.strip().removeprefix(clause.label).strip(" .")
    return bool(clause.heading) and rest == clause.heading.strip(" .")


def _is_all(clause: Clause, contract: Contract) -> bool:
    """The title of the whole contract accepts nothing for all of it."""
    sentences = contract.outline.sentences
    return bool(sentences) and clause.span.contains(
        replace(sentences[0].span, end=sentences[-1].span.end)
    )
