"""German."""

from contractlint.languages.language import Counting, Language, Writing

WRITING = Writing(
    abbreviations=frozenset(),
    function_words=frozenset(),
)

COUNTING = Counting()

GERMAN = Language(code="de", name="German", writing=WRITING, counting=COUNTING)
