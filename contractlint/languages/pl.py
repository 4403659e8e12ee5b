"""Polish."""

from contractlint.languages.language import Counting, Language, Writing

WRITING = Writing(
    abbreviations=frozenset(),
    function_words=frozenset(),
)

COUNTING = Counting()

POLISH = Language(code="pl", name="Polish", writing=WRITING, counting=COUNTING)
