"""Committed word forms: a lexicon says a word once, a contract says it in every case and tense."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from contractlint.bounded import content
from contractlint.errors import RuleError

# How a part of a line is called in the file, and which field of a Paradigm it is.
CASES = {"nom": "nominative", "gen": "genitive", "dat": "dative", "ins": "instrumental"}

_HEADER = """\
# Word forms, generated: python -m contractlint.rulebook.inflection {language} WORD WORD...
# lemma: other forms | nom: forms that can be a subject | gen: ... | dat: ... | ins: ...
# Parts after "|" stand on nouns only. Sources and licences: SOURCES.md beside this file.
"""


class Paradigm(NamedTuple):
    """All forms of one lemma, casefolded and NFC; Russian ones both with ё and with е.

    `forms` holds the lemma and every form in the other fields. `nominative` are the forms that can
    be a subject (of a noun: nominative singular, dual, plural); a lemma that is no noun has no
    cases, and its `nominative` equals `forms`. Participles given as lemmas have cases, because they
    may be nouns ("zamawiający"). `genitive`, `dative`, `instrumental` are empty where not known.
    """

    forms: frozenset[str]
    nominative: frozenset[str]
    genitive: frozenset[str] = frozenset()
    dative: frozenset[str] = frozenset()
    instrumental: frozenset[str] = frozenset()


def key(word: str) -> str:
    """The spelling under which a word is kept and compared: NFC, casefolded."""
    return unicodedata.normalize("NFC", word.strip()).casefold()


def paradigm(
    lemma: str, forms: Iterable[str], cases: Mapping[str, Iterable[str]] | None = None
) -> Paradigm:
    """A Paradigm in the one allowed spelling; `cases` maps "nom", "gen", "dat", "ins" to forms."""
    known = {name: _keys((cases or {}).get(name, ())) for name in CASES}
    every = _keys(forms).union({key(lemma)}, *known.values())
    return Paradigm(every, known["nom"] or every, known["gen"], known["dat"], known["ins"])


class WordForms:
    """The committed paradigms of one language.

    Holds the lines as they are and reads one when it is asked for: a lint run needs a part of them.
    """

    __slots__ = ("_lines", "language")

    def __init__(self, language: str, lines: Mapping[str, str]) -> None:
        self.language = language
        self._lines = lines

    def paradigm(self, lemma: str) -> Paradigm | None:
        """The forms of `lemma`, however capitalised and with ё or е; None when not generated."""
        name = key(lemma)
        line = self._lines.get(name)
        if line is None and self.language == "ru":
            line = self._lines.get(name.replace("ё", "е"))
        return None if line is None else _parse(name, line)

    def lemmas(self) -> list[str]:
        """Every lemma that has a line, sorted."""
        return sorted(self._lines)


def load(folder: Path, language: str) -> WordForms:
    """The forms in `folder`/`language`.txt; none at all when there is no such file.

    Raises RuleError for a line without a colon, a lemma with two lines, or what is no text.
    """
    path = folder / f"{language}.txt"
    if not path.exists():
        return WordForms(language, {})
    try:
        text = content(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError("cannot be read as UTF-8", path=str(path), help=_REGENERATE) from error
    lines: dict[str, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        lemma, colon, rest = line.partition(":")
        if not colon or lemma in lines:
            problem = "has no colon after the lemma" if not colon else f"repeats {lemma!r}"
            raise RuleError(f"line {number} {problem}", path=str(path), help=_REGENERATE)
        lines[lemma] = rest
    return WordForms(language, lines)


def missing(words: Iterable[str], forms: WordForms) -> list[str]:
    """Those of `words` that have no forms yet, sorted, each once."""
    return sorted({key(word) for word in words if forms.paradigm(word) is None})


def write(folder: Path, language: str, table: Mapping[str, Paradigm]) -> None:
    """Put `table` into `folder`/`language`.txt: new lemmas added, old ones replaced, all sorted."""
    old = load(folder, language)
    kept = {lemma: found for lemma in old.lemmas() if (found := old.paradigm(lemma))}
    kept |= {_line_key(language, lemma): found for lemma, found in table.items()}
    lines = [_line(language, lemma, kept[lemma]) for lemma in sorted(kept)]
    folder.mkdir(parents=True, exist_ok=True)
    text = _HEADER.format(language=language) + "".join(lines)
    (folder / f"{language}.txt").write_text(text, encoding="utf-8", newline="\n")


_REGENERATE = "mend the line, or generate it anew: python -m contractlint.rulebook.inflection"


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(key(word) for word in words)


def _line_key(language: str, lemma: str) -> str:
    # NOTE: Russian contracts and dictionaries write ё or е as they please: a lemma is kept with е.
    return key(lemma).replace("ё", "е") if language == "ru" else key(lemma)


def _line(language: str, lemma: str, found: Paradigm) -> str:
    parts = [" ".join(sorted(found.forms - {lemma}))]
    if found.nominative != found.forms or found.genitive or found.dative or found.instrumental:
        for name, field in CASES.items():
            words = " ".join(sorted(getattr(found, field)))
            parts += [f"{name}: {words}"] if words else []
    return f"{lemma}: {' | '.join(parts)}".rstrip() + "\n"


def _parse(lemma: str, line: str) -> Paradigm:
    forms, *parts = line.split("|")
    cases = {}
    for part in parts:
        name, _, words = part.partition(":")
        cases[name.strip()] = words.split()
    return paradigm(lemma, forms.split(), cases)
