"""What a negotiation letter says, line by line: polite, and nothing of our own remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from contractlint.controls import harmless
from contractlint.locale import Words, words_of
from contractlint.model.letter import Letter, Passage, Request
from contractlint.records import dataclass

# A quote is there to find the place, not to repeat the contract.
LONGEST_QUOTE = 300
LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the letter; an "item" has a `number`, "below" stands under one."""

    kind: Literal["subject", "text", "item", "below"]
    text: str
    number: int = 0


def lines(letter: Letter) -> Iterator[Line]:
    """The letter in the language of the contract."""
    words = words_of(letter.language)
    title = harmless(letter.title)
    yield Line("subject", words.say("Proposed changes: {title}", title=title))
    yield Line("text", words.say("Dear Sir or Madam,"))
    yield Line("text", _opening(title, len(letter.requests), words))
    for number, request in enumerate(letter.requests, 1):
        yield from _request(request, number, words)
    yield Line(
        "text",
        words.say(
            "Any other wording that comes to the same is welcome. Could you please let us know "
            "whether you agree, or send us a revised draft? We will gladly discuss each point "
            "with you."
        ),
    )
    yield Line("text", words.say("Yours faithfully,"))


def _opening(title: str, number: int, words: Words) -> str:
    if number == 1:
        return words.say(
            "Thank you for the draft of “{title}”. We have read it carefully and would be glad to "
            "conclude the contract with you. Before we do, we kindly ask you to consider one "
            "change:",
            title=title,
        )
    return words.say(
        "Thank you for the draft of “{title}”. We have read it carefully and would be glad to "
        "conclude the contract with you. Before we do, we kindly ask you to consider the "
        "following changes, the most important to us first:",
        title=title,
    )


def _request(request: Request, number: int, words: Words) -> Iterator[Line]:
    first, *others = request.passages
    wording = harmless(request.wording)
    yield Line("item", _place(first, words), number)
    if request.kind == "added":
        yield Line("below", words.say("We kindly ask you to add: “{wording}”", wording=wording))
        return
    yield Line("below", _quoted(first, words))
    for passage in others:
        yield Line("below", f"{_place(passage, words)}: {_quoted(passage, words)}")
    yield Line(
        "below", words.say("We kindly ask you to write instead: “{wording}”", wording=wording)
    )


def _quoted(passage: Passage, words: Words) -> str:
    return words.say("Your draft says: “{quote}”", quote=_shortened(harmless(passage.quote)))


def _place(passage: Passage, words: Words) -> str:
    """ "Clause 2.1 (Term)", "§ 7 (2)", "§ 7, 2"."""
    heading = harmless(" ".join(passage.heading.split())).strip(" .:")
    said = ""
    for label in map(harmless, passage.labels):
        if not said:
            plain = label.replace(".", "").isdigit()
            said = words.say("Clause {label}", label=label) if plain else label
        else:
            said += f" {label}" if label.startswith("(") else f", {label}"
    if not said:
        return heading or words.say("General")
    return f"{said} ({heading})" if heading and len(heading) <= LONGEST_HEADING else said


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
