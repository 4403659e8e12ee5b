"""Recognises companies by their legal forms: "ACME sp. z o.o.", "ООО «Ромашка»", "Acme Ltd"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contractlint.model.document import Span

UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŚŹŻČŠŽА-ЯЁ"
_PIECE = rf"[{UPPER}0-9][\w&.'’+-]*"
NAME = rf"{_PIECE}(?:[ ](?:{_PIECE}|&|of|and|und|i|in|de)){{0,5}}?"

# After the name: English, Benelux, German, Polish, Slovenian.
_SUFFIXES = r"""
    Ltd\b\.? | LTD\b\.? | Limited\b | LIMITED\b | LLC\b | L\.L\.C\. | Inc\b\.? | INC\b\.? | Incorporated\b
  | Corp\b\.? | CORP\b\.? | Corporation\b | CORPORATION\b | PLC\b | plc\b | LLP\b | L\.P\. | S\.?[ ]?à[ ]?r\.?l\b\.?
  | B\.V\. | N\.V\. | GmbH(?:[ ]?&[ ]?Co\.?[ ]?KG)? | mbH\b | AG\b | UG\b | KG\b | OHG\b | e\.[ ]?K\. | e\.[ ]?V\. | SE\b
  | [Ss]p\.[ ]?z[ ]?o\.[ ]?o\.? | S\.A\. | SA\b | [Ss]p\.[ ]?[jk]\. | s\.c\.
  | spółk\w{1,2}\s+z\s+ograniczoną\s+odpowiedzialnością | spółk\w{1,2}\s+akcyjn\w{1,2}
  | d\.[ ]?o\.[ ]?o\. | d\.[ ]?d\. | s\.[ ]?p\.
"""
_COMPANY = re.compile(
    rf"""
    (?P<name>(?<![\w.]){NAME}),?\s+(?:{_SUFFIXES})
  | (?:ООО|ОАО|ПАО|ЗАО|АО|НКО|[Оо]бществ\w{{1,3}}\s+с\s+ограниченной\s+ответственностью
      |(?:[Пп]убличн\w+\s+|[Зз]акрыт\w+\s+|[Оо]ткрыт\w+\s+)?[Аа]кционерн\w+\s+обществ\w{{1,3}})
    \s+[«"“„](?P<quoted>[^»"”“\n]{{2,60}})[»"”“]
  | (?:ИП|[Ии]ндивидуальн\w+\s+предпринимател\w{{1,3}})
    \s+(?P<person>[А-ЯЁ][а-яё-]+(?:\s+[А-ЯЁ](?:[а-яё]+|\.)){{1,2}})
    """,
    re.VERBOSE,
)
# A sentence may begin right before a company ("This Agreement is between Acme Ltd").
_NOT_IN_NAME = frozenset(
    "the this these and between by with we our your if when in of a an firma spółka podjetje družba die der"
    " das zwischen und i in oraz pomiędzy między".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True)
class Company:
    """A company as printed, and its name without the legal form."""

    full: str
    name: str
    span: Span


def companies(text: str, start: int, end: int) -> Iterator[Company]:
    """The companies named in text[start:end], in order."""
    for match in _COMPANY.finditer(text, start, end):
        group = next(key for key in ("name", "quoted", "person") if match[key])
        first, last = match.span(group)
        begin = match.start()
        if group == "name":
            first = begin = _without_lead(text, first, last)
        name = " ".join(text[first:last].split())
        if len(name) > 1:
            full = " ".join(text[begin : match.end()].split())
            yield Company(full, name, Span(begin, match.end()))


def _without_lead(text: str, start: int, end: int) -> int:
    for word in re.finditer(r"\S+\s*", text[start:end]):
        if word[0].strip().lower() not in _NOT_IN_NAME:
            return start + word.start()
    return end
