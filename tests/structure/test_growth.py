"""The work grows with the contract and no faster, whatever somebody puts into it."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from types import FrameType

import pytest

from contractlint.model.document import Block, Document, Span
from contractlint.structure import recover

# Four times the contract may be this many times the lines of Python; squares would be sixteen.
MOST_GROWTH = 5.0
# Seconds of CPU for texts that take hours where a pattern looks back and forth.
MOST_SECONDS = 3.0
SAID = "The Provider may change the fees on thirty days notice under Section 4.2 for EUR 500."
GERMAN = "Der Anbieter kann die Preise mit einer Frist von 30 Tagen ändern und der Kunde kündigen."


def document(paragraphs: Iterable[str]) -> Document:
    text = "\n".join(paragraphs)
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return Document("contract.txt", "txt", text, tuple(blocks))


def clauses(count: int) -> Iterator[str]:
    return (f"{number}. {SAID}" for number in range(1, count + 1))


def repeated_numbers(count: int) -> Iterator[str]:
    return (f"1. {SAID}" for _ in range(count))


def bare_headings(count: int) -> Iterator[str]:
    return (f"{number % 3 + 1}. Heading" for number in range(count))


def tables_of_contents(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield from ("Contents", f"{number}. Heading")


def annexes(count: int) -> Iterator[str]:
    yield from (f"Annex {number}" for number in range(1, count + 1))
    yield from (f"The prices are in Annex {number}." for number in range(1, count + 1))


def definitions(count: int) -> Iterator[str]:
    return (f"“Term{'x' * (number % 7)}” means what is said of it." for number in range(count))


def announcements(count: int) -> Iterator[str]:
    yield "The Provider may:"
    yield from ("and furthermore:" for _ in range(count))


def both_languages(count: int) -> Iterator[str]:
    for number in range(1, count + 1):
        yield from (f"{number}. {SAID}", f"{number}. {GERMAN}")


def one_line(count: int) -> Iterator[str]:
    yield " ".join(SAID for _ in range(count))


def one_sentence(count: int) -> Iterator[str]:
    yield ", ".join(SAID[:-1] for _ in range(count))


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of the program run, its loops included."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> object:
        nonlocal count
        count += event == "line"
        return counted

    before = sys.gettrace()
    sys.settrace(counted)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "paragraphs",
    [
        clauses,
        repeated_numbers,
        bare_headings,
        tables_of_contents,
        annexes,
        definitions,
        announcements,
        both_languages,
        one_line,
        one_sentence,
    ],
)
def test_the_work_is_in_proportion_to_the_contract(
    paragraphs: Callable[[int], Iterator[str]],
) -> None:
    small, large = document(paragraphs(60)), document(paragraphs(240))
    recover(large)  # what is known once, is not looked up again
    grown = lines_run(lambda: recover(large)) / lines_run(lambda: recover(small))
    assert grown <= MOST_GROWTH


@pytest.mark.parametrize(
    "text",
    [
        "[" + "." * 40_000,
        "1. Heading " + "." * 40_000 + " x",
        "a" + " " * 40_000 + "b.",
        "Der Anbieter nachfolgend" + " " * 40_000 + "x und der Kunde.",
        "see " + "A. " * 15_000,
        "see " + "1. " * 15_000,
        "(" * 40_000,
        "“" * 40_000,
        "1." * 20_000 + "a",
        "http://" * 6_000,
        "It is as follows: (a) x: (1) " * 2_000,
    ],
    ids=lambda text: text[:12].strip(),
)
def test_no_line_makes_a_pattern_look_back_and_forth(text: str) -> None:
    began = time.process_time()
    recover(document([text]))
    assert time.process_time() - began < MOST_SECONDS


def test_lists_are_as_deep_as_a_person_nests_them_and_no_deeper() -> None:
    outline = recover(document(announcements(200)))
    assert 3 <= max(len(sentence.lead_ins) for sentence in outline.sentences) <= 40
