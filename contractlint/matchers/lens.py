"""Lays a lexicon over the spellings of a contract: each is looked up once, wherever it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from contractlint.model.contract import Contract, Role
from contractlint.model.lexicon import Lexicon, folded

# Spellings that a process remembers for a lexicon; beyond this they are forgotten.
MOST_KNOWN = 400_000

Slots = tuple[int, ...]
_Names = Mapping[str, list[tuple[tuple[str, ...], Role]]]


class Lens:
    """A lexicon laid over the spellings of a contract: what is the same in all its sentences."""

    __slots__ = ("contract", "first_names", "known", "lexicon", "speaking", "wanted")

    def __init__(self, contract: Contract, lexicon: Lexicon) -> None:
        self.contract = contract
        self.lexicon = lexicon
        forms = contract.words.forms
        # The slots of each kind of word.
        self.known = _slots_of(lexicon, forms)
        # Kinds of words whose places are wanted for what they are, not for their slots.
        self.first_names = _kinds_of_names(_learned_names(contract), forms)
        slotted = {kind for kind, slots in enumerate(self.known) if slots}
        self.wanted = slotted | self.first_names.keys()
        self.speaking: dict[int, list[Role]] = {}


def _learned_names(contract: Contract) -> _Names:
    names: dict[str, list[tuple[tuple[str, ...], Role]]] = {}
    for party in contract.outline.parties:
        for name in party.names:
            words = tuple(name.casefold().split())
            if words and party.role != "other":
                names.setdefault(words[0], []).append((words, party.role))
    return names


def _kinds_of_names(
    names: _Names, forms: Sequence[str]
) -> Mapping[int, list[tuple[tuple[str, ...], Role]]]:
    """The names that each kind of word begins."""
    if not names:
        return {}
    folds = enumerate(form.casefold() for form in forms)
    return {kind: names[form] for kind, form in folds if form in names}


def _slots_of(lexicon: Lexicon, forms: Sequence[str]) -> list[Slots]:
    """The slots of each spelling."""
    known = lexicon.known
    if len(known) > MOST_KNOWN:
        known.clear()
    unknown = [form for form in forms if form not in known]
    if unknown:
        stems = sorted({len(stem) for stem in lexicon.stems})
        endings = sorted({len(ending) for ending in lexicon.endings})
        for form in unknown:
            known[form] = _look_up(lexicon, form, stems, endings)
    return [known[form] for form in forms]


def _look_up(lexicon: Lexicon, form: str, stems: Sequence[int], endings: Sequence[int]) -> Slots:
    """The slots of a spelling; `stems` and `endings` are the lengths that the lexicon has."""
    spelled = folded(form)
    slots = [*lexicon.forms.get(spelled, ()), *lexicon.cased.get(form, ())]
    length = len(spelled)
    for cut in stems[: bisect_right(stems, length)]:
        slots += lexicon.stems.get(spelled[:cut], ())
    for cut in endings[: bisect_right(endings, length)]:
        slots += lexicon.endings.get(spelled[length - cut :], ())
    slots += [slot for middle, slot in lexicon.middles if middle in spelled]
    if lexicon.capitals >= 0 and form[:1].isupper():
        slots.append(lexicon.capitals)
    if lexicon.numbers >= 0 and form[:1].isdigit():
        slots.append(lexicon.numbers)
    return tuple(slots)
