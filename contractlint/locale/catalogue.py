"""Reads gettext catalogues as translators keep them: no build step is needed."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

from contractlint.patterns import pattern
from contractlint.records import dataclass

HERE = Path(__file__).resolve().parent
DOMAIN = "contractlint"
_LINE = pattern(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?"(.*)"')
_ESCAPE = pattern(r"\\(.)")
_PLAIN = {"n": "\n", "t": "\t"}

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a language says for each English text: (context, text) -> its forms.

    `plural` gives the number of the form that agrees with a number. English has no catalogue
    of its own: its texts are the keys.
    """

    messages: Mapping[Key, tuple[str, ...]]
    plural: Callable[[int], int]

    def text(self, text: str, context: str = "") -> str:
        """The translation, the English text where there is none."""
        return self.messages.get((context, text), (text,))[0] or text

    def form(self, one: str, many: str, number: int) -> str:
        """The form that agrees with a number."""
        forms = self.messages.get(("", one), ())
        chosen = self.plural(number)
        if chosen < len(forms) and forms[chosen]:
            return forms[chosen]
        return one if number == 1 else many


def file_of(language: str) -> Path:
    """Where the catalogue of a language is kept."""
    return HERE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


@cache
def catalogue(language: str) -> Catalogue:
    """The catalogue of a language, read once; an empty one for English."""
    if language == "en":
        return Catalogue({}, lambda number: int(number != 1))
    return parse(file_of(language).read_text(encoding="utf-8"))


def parse(text: str) -> Catalogue:
    """The messages of a .po file; its header names the plural formula."""
    messages: dict[Key, tuple[str, ...]] = {}
    for entry in _entries(text):
        forms = tuple(value for name, value in entry.items() if name.startswith("msgstr"))
        messages[entry.get("msgctxt", ""), entry["msgid"]] = forms
    header = messages.pop(("", ""), ("",))[0]
    formula = re.search(r"plural=([^;\n]+)", header)
    return Catalogue(messages, gettext.c2py(formula.group(1) if formula else "n != 1"))


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Each entry as its keywords and their texts; what is obsolete (#~) is left out."""
    for block in text.split("\n\n"):
        entry: dict[str, str] = {}
        keyword = ""
        for line in block.splitlines():
            if found := _LINE.fullmatch(line):
                keyword = found.group(1) or keyword
                entry[keyword] = entry.get(keyword, "") + _ESCAPE.sub(_plain, found.group(2))
        if "msgid" in entry:
            yield entry


def _plain(found: re.Match[str]) -> str:
    return _PLAIN.get(found.group(1), found.group(1))
