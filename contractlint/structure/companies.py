"""Recognises companies by their legal forms: "ACME sp. z o.o.", "ООО «Ромашка»", "Acme Ltd"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from contractlint.languages.language import words
from contractlint.model.document import Span
from contractlint.patterns import pattern
from contractlint.records import dataclass

UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽА-ЯЁ"
_PIECE = rf"[{UPPER}0-9][\w&.'’+-]*"
NAME = rf"{_PIECE}(?:[ ](?:{_PIECE}|&|of|and|und|i|in|de)){{0,5}}?"

# After the name: English, Benelux, German, Polish, Slovenian. Each is searched for by itself, and
# only where a word begins like it: a pattern that begins with plain letters is found many times
# faster than a choice of thirty.
_FORMS = (
    *(r"Ltd\b\.?", r"LTD\b\.?", r"Limited\b", r"LIMITED\b", r"LLC\b", r"L\.L\.C\."),
    *(r"Inc\b\.?", r"INC\b\.?", r"Incorporated\b", r"Corp\b\.?", r"CORP\b\.?"),
    *(r"Corporation\b", r"CORPORATION\b", r"PLC\b", r"plc\b", r"LLP\b", r"L\.P\."),
    *(r"S\.?[ ]?à[ ]?r\.?l\b\.?", r"B\.V\.", r"N\.V\.", r"SE\b", r"AG\b", r"UG\b", r"KG\b"),
    *(r"GmbH\b(?:[ ]?&[ ]?Co\.?[ ]?KG)?", r"mbH\b", r"OHG\b", r"e\.[ ]?[KVU]\."),
    *(r"sp\.[ ]?z[ ]?o\.[ ]?o\.?", r"Sp\.[ ]?z[ ]?o\.[ ]?o\.?", r"sp\.[ ]?[jk]\.", r"s\.c\."),
    *(r"S\.A\.", r"SA\b", r"spółk\w{1,2}\s+z\s+ograniczoną\s+odpowiedzialnością"),
    *(r"spółk\w{1,2}\s+akcyjn\w{1,2}", r"d\.[ ]?o\.[ ]?o\.", r"d\.[ ]?d\.", r"s\.[ ]?p\."),
)
# What is certain of a form: "L.L.C.", "sp.", "S" of "S.à r.l.".
_LETTERS = pattern(r"(?:[^\W\d_]|\\\.(?!\?))+")
# How the word looks that such a form begins with; Russian ones stand before the name.
_BEGINS = pattern(
    r"(?:Ltd|LTD|Limited|LIMITED|LL[CP]|Inc|INC|Incorporated|C(?:orp|ORP)(?:oration|ORATION)?|PLC|plc"
    r"|S[AE]?|AG|UG|KG|GmbH|mbH|OHG)\b|Sà|[LSBN]\.|e\.(?:$|[KVU])|d\.(?:$|[od])|s\.(?:$|[cp])|[sS]p\.|spółk"
)
_RUSSIAN_BEGINS = pattern(
    r"[ОП]АО|ООО|ЗАО|АО|НКО|ИП|[Оо]бществ|[Пп]убличн|[Зз]акрыт|[Оо]ткрыт|[Аа]кционерн|[Ии]ндивидуальн"
)
_RUSSIAN = pattern(r"[а-я]{3}")
_NAME_BEFORE = pattern(rf"(?<![\w.])(?P<name>{NAME}),?\s+$")
_LONGEST_NAME = 70
_BEFORE_NAME = pattern(
    r"""
    (?:ООО|ОАО|ПАО|ЗАО|АО|НКО|[Оо]бществ\w{1,3}\s+с\s+ограниченной\s+ответственностью
      |(?:[Пп]убличн\w+\s+|[Зз]акрыт\w+\s+|[Оо]ткрыт\w+\s+)?[Аа]кционерн\w+\s+обществ\w{1,3})
    \s+[«"“„](?P<quoted>[^»"”“\n]{2,60})[»"”“]
  | (?:ИП|[Ии]ндивидуальн\w+\s+предпринимател\w{1,3})
    \s+(?P<person>[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ](?:[а-яё]+|\.)){1,2})
    """,
    re.VERBOSE,
)
# A sentence may begin right before a company ("This Agreement is between Acme Ltd").
_NOT_IN_NAME = words(
    """
    the this these and between by with we our your if when in of a an firma spółka podjetje družba
    die der das zwischen und i oraz pomiędzy między
    """
)


@dataclass(frozen=True, slots=True)
class Company:
    """A company as printed, and its name without the legal form."""

    full: str
    name: str
    span: Span


@cache
def _form(form: str) -> re.Pattern[str]:
    return pattern(form)


def _forms(begun: Collection[str]) -> Iterator[re.Pattern[str]]:
    """Those of the forms that some word begins like."""
    for form in _FORMS:
        letters = _LETTERS.match(form)
        if letters and any(word.startswith(letters[0].replace("\\", "")) for word in begun):
            yield _form(form)


def may_begin(word: str) -> bool:
    """Whether the legal form of a company may begin with this word, as it stands in the text."""
    return _BEGINS.match(word) is not None or (
        not word.isascii() and _RUSSIAN_BEGINS.search(word) is not None
    )


def companies(text: str, begun: Collection[str]) -> list[Company]:
    """The companies that a text names, in order; `begun`: its words that `may_begin` a form."""
    found = [
        company
        for form in _forms(begun)
        for match in form.finditer(text)
        if (company := _named(text, match))
    ]
    russian = any(map(_RUSSIAN_BEGINS.search, begun)) and _RUSSIAN.search(text)
    for match in _BEFORE_NAME.finditer(text) if russian else ():
        group = "quoted" if match["quoted"] else "person"
        name, full = " ".join(match[group].split()), " ".join(match[0].split())
        found.append(Company(full, name, Span(*match.span())))
    return sorted(found, key=lambda company: (company.span.start, company.span.end))


def _named(text: str, form: re.Match[str]) -> Company | None:
    """The company whose legal form this is, None when no name stands before it."""
    if not text[form.start() - 1 : form.start()].isspace():
        return None
    left = max(0, form.start() - _LONGEST_NAME)
    match = _NAME_BEFORE.search(text, left, form.start())
    if match is None:
        return None
    start = _without_lead(text, match.start("name"), match.end("name"))
    name = " ".join(text[start : match.end("name")].split())
    if len(name) < 2:
        return None
    full = " ".join(text[start : form.end()].split())
    return Company(full, name, Span(start, form.end()))


def _without_lead(text: str, start: int, end: int) -> int:
    for word in re.finditer(r"\S+\s*", text[start:end]):
        if word[0].strip().lower() not in _NOT_IN_NAME:
            return start + word.start()
    return end
