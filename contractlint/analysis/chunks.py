"""What stands between two white spaces, cut into words once however often it comes."""

from __future__ import annotations

from functools import cache

from contractlint.analysis.vocabulary import Vocabulary, fold, is_measure, is_promising, vocabulary
from contractlint.model.document import Span
from contractlint.patterns import pattern

# Numbers keep their separators, words their inner hyphens and apostrophes; all else is one mark
# each.
_TOKEN = pattern(r"\d+(?:[.,]\d+)*(?![^\W\d_])|[^\W_]+(?:[-‐‑'’][^\W_]+)*|_+|[^\w\s]")
# English clitics are words of their own: "can't" says "can" and "not" (RULELANG 9.4.1).
_CLITIC = pattern(r"(?i)(?:n['’]t|['’](?:s|ll|re|ve|d|m))$")
# The year of a date, or a blank for one.
_DATING = pattern(r"\d{4}|[_\[]")
# What is remembered is given up when it gets larger than this, in characters.
_MOST = 1_000_000


class Chunks(dict[str, tuple[str, ...]]):
    """The words of each chunk, e.g. ("(", "may", "not", ",") of "(mayn't,", filled as they come.

    Languages repeat themselves: of the chunks of a contract most are known from earlier ones.
    Of those, `counting` may begin a quantity in the language of the table; `measuring` say what
    a quantity is one of, `dating` may be part of a date in digits.
    """

    def __init__(self, words: Vocabulary | None) -> None:
        super().__init__()
        self.words = words
        self.counting: set[str] = set()
        self.measuring: set[str] = set()
        self.dating: set[str] = set()
        self.size = 0

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        found = self[chunk] = (chunk,) if chunk.isalpha() else tuple(_pieces(chunk))
        self.size += len(chunk)
        if self.words is not None:
            self._weigh(chunk, self.words)
        return found

    def _weigh(self, chunk: str, words: Vocabulary) -> None:
        folded = fold(chunk)
        if folded.isalpha():
            # Most are plain words, which have nothing else to look for.
            compound = words.compound(folded) is not None
            if compound or folded in words.promising:
                self.counting.add(chunk)
            if compound or folded in words.measures:
                self.measuring.add(chunk)
            return
        if is_promising(folded, Span(0, len(folded)), words):
            self.counting.add(chunk)
        if is_measure(folded, words):
            self.measuring.add(chunk)
        if _DATING.search(folded):
            self.dating.add(chunk)

    def shrink(self) -> None:
        """Forgets everything once it is too much to keep; to be called between contracts."""
        if self.size > _MOST:
            self.clear()
            self.counting.clear()
            self.measuring.clear()
            self.dating.clear()
            self.size = 0


@cache
def chunks_of(code: str) -> Chunks:
    """The chunks seen so far in a language, which may be one that we do not speak."""
    return Chunks(vocabulary(code))


def _pieces(chunk: str) -> list[str]:
    found: list[str] = _TOKEN.findall(chunk)
    if "'" not in chunk and "’" not in chunk:
        return found
    return [piece for token in found for piece in _parted(token)]


def _parted(token: str) -> tuple[str, ...]:
    clitic = _CLITIC.search(token)
    if clitic is None or not clitic.start():
        return (token,)
    return token[: clitic.start()], token[clitic.start() :]
