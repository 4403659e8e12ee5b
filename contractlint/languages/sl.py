"""Slovenian."""

from contractlint.languages.language import Counting, Language, Writing

WRITING = Writing(
    abbreviations=frozenset(),
    function_words=frozenset(),
)

COUNTING = Counting()

SLOVENIAN = Language(code="sl", name="Slovenian", writing=WRITING, counting=COUNTING)
