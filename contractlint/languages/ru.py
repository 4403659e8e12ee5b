"""Russian."""

from contractlint.languages.language import Counting, Language, Writing

WRITING = Writing(
    abbreviations=frozenset(),
    function_words=frozenset(),
)

COUNTING = Counting()

RUSSIAN = Language(code="ru", name="Russian", writing=WRITING, counting=COUNTING)
