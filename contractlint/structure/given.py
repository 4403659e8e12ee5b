"""What a house says of its contracts beforehand: their language, and who is who."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractlint.model.contract import Party, Role
from contractlint.model.document import Span
from contractlint.model.given import Given
from contractlint.records import replace

_END = " .,;:"


def with_given(found: Sequence[Party], given: Given, text: str) -> tuple[Party, ...]:
    """The parties with the given names that the text uses; a given name is nobody else's."""
    if not given.provider and not given.customer:
        return tuple(party for party in found if party.names)
    folded = text.casefold()
    named = {
        role: tuple(_used(names, folded))
        for role, names in (("provider", given.provider), ("customer", given.customer))
    }
    taken = {name.casefold() for names in named.values() for name in names}
    parties = [_without(party, taken) for party in found]
    return tuple(_joined([party for party in parties if party.names], named, folded))


def _used(names: Sequence[str], folded: str) -> Iterator[str]:
    """Names that occur, also without the full stop of "Ltd."."""
    for name in names:
        for form in dict.fromkeys((name, name.rstrip(_END))):
            if form and form.casefold() in folded:
                yield form


def _without(party: Party, taken: set[str]) -> Party:
    return replace(party, names=tuple(n for n in party.names if n.casefold() not in taken))


def _joined(
    found: Sequence[Party], named: dict[str, tuple[str, ...]], folded: str
) -> Iterator[Party]:
    roles: tuple[Role, ...] = ("provider", "customer")
    for role in roles:
        known = next((party for party in found if party.role == role), None)
        names = named[role]
        if known is not None:
            yield replace(known, names=(*known.names, *names))
        elif names:
            start = folded.find(names[0].casefold())
            yield Party(role, names, Span(start, start + len(names[0])))
    yield from (party for party in found if party.role not in roles)
