"""Asks something of every word of a contract at once: few spellings look different from others.

Each word has a sign, one byte that says what kind of spelling it is; a question is a table of the
signs for which the answer is yes. Bytes are counted and searched many times faster than words.
"""

from __future__ import annotations

from collections.abc import Callable

from contractlint.model.contract import Words

_MARKS = ",;:()[]–—\"„“”«»‘’'"
# Spellings of each sign: numbers and all else, then letters in lower case, Capitalised and
# otherwise, then signs that are capitals but no letters (Roman numerals), then each mark by itself.
_SAMPLES = ("1", "a", "Ab", "A", "Ⅷb", "Ⅷ", *_MARKS)
_SIGN_OF_MARK = {mark: sign for sign, mark in enumerate(_SAMPLES) if mark in _MARKS}
# Spellings that a process remembers; beyond this they are forgotten.
_MOST_KNOWN = 400_000
_known: dict[str, int] = {}

# A question: one byte for each sign, 1 for yes.
Question = bytes


def is_word(form: str) -> bool:
    """Whether a spelling is a word, no number or mark."""
    return form[:1].isalpha()


def _is_raised(form: str) -> bool:
    return form[:1].isupper()


def _ask(test: Callable[[str], bool]) -> Question:
    return bytes(map(test, _SAMPLES)).ljust(256, b"\0")


WORD = _ask(is_word)
RAISED = _ask(_is_raised)
RAISED_WORD = _ask(lambda form: is_word(form) and _is_raised(form))
CAPITAL = _ask(lambda form: _is_raised(form) and form[1:].islower())
# What interrupts a sentence.
PAUSE = _ask(frozenset(",;()–—").__contains__)
MARK = _ask(frozenset(",;:()[]–—").__contains__)
STOP = _ask(frozenset(";:").__contains__)
COMMA = _ask(frozenset(",").__contains__)
OPENING = _ask(frozenset("\"„“«»‘'").__contains__)
CLOSING = _ask(frozenset("\"“”«»’'").__contains__)


def which(words: Words, question: Question) -> bytes:
    """One byte for each word: 1 for those of which the answer is yes, else 0."""
    answers = words.asked.get(question)
    if answers is None:
        answers = words.asked[question] = _signs(words).translate(question)
    return answers


def _signs(words: Words) -> bytes:
    signs = words.asked.get(b"")
    if signs is None:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        for form in set(words.forms).difference(_known):
            _known[form] = _sign(form)
        of_forms = bytes(map(_known.__getitem__, words.forms))
        signs = words.asked[b""] = bytes(map(of_forms.__getitem__, words.types))
    return signs


def _sign(form: str) -> int:
    if form in _SIGN_OF_MARK:
        return _SIGN_OF_MARK[form]
    if not _is_raised(form):
        return int(is_word(form))
    return 2 + (not form[1:].islower()) + 2 * (not is_word(form))
