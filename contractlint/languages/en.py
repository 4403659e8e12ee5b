"""English."""

from contractlint.languages.language import Counting, Language, Writing

WRITING = Writing(
    abbreviations=frozenset(),
    function_words=frozenset(),
)

COUNTING = Counting()

ENGLISH = Language(code="en", name="English", writing=WRITING, counting=COUNTING)
