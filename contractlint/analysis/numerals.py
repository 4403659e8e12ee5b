"""Text -> numbers: the few words, digits and blanks of a sentence that quantities are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from contractlint.analysis.vocabulary import NUMBERS, Kind, Token, Vocabulary, is_promising
from contractlint.languages.language import Counting
from contractlint.model.document import Span
from contractlint.patterns import pattern

_TOKEN = pattern(
    # what no token begins with is passed over at once
    r"(?=[\w\[.…*█▇■%‰€$£₽])(?:([^\W\d_]+)"
    # 1 234,56 and 1.000.000, but not the beginning of a date or a clause number
    r"|(\d{1,3}([ .,'’\u00a0\u202f\u2009])\d{3}(?!\d)(?:\3\d{3}(?!\d))*"
    r"(?:[.,]\d{1,4}(?!\d))?(?![./]\d))"
    # dates, clause numbers, clock times and 24/7 are no numbers
    r"|\d+(?:[./:]\d+){2,}|\d+[/:]\d+|\d{4}-\d\d-\d\d"
    r"|(\d+(?:[.,]\d+)?)"
    r"|(_{2,}|\[(?:[\s*_.•●…–-]*|x+)\]|\[\s*(?:insert|number|wpisać|liczba|podać|указать|количество"
    r"|vnesti|vpisati|število|eintragen|anzahl|bitte)\b[^\]\d\n]{0,40}\]"
    r"|\.{4,}|(?:\. ){3,}|…+|\*{3,}|[█▇■]+)"
    r"|([%‰€$£₽]))"
)
_KIND: dict[int, Kind] = {1: "word", 2: "digits", 4: "digits", 5: "blank", 6: "sign"}

# "ninety (90)", "30 /thirty/", "90 (słownie: dziewięćdziesiąt)", "five (-5-)"
_OPENING = pattern(
    r"[\s\-–]*[(\[/][\s\-–=:„”\"«]*(?:(?:słownie|прописью|z\s+besedo|in\s+worten)\W*)?"
)
_CLOSING = pattern(r"[\s\-–.»”\"]*[)\]/]")
_BESIDE = pattern(r"[\s\-–)\]]*")
_GLUE = " \n\t\r\u00a0\u202f-‐‑–"
_WIDEST_GAP = 48
_DASHES = frozenset({"-", "‐", "‑", "–", "—"})
_LABEL = pattern(
    r"(?:§+|\b(?:art|ust|pkt|nr|no|sec|abs|ziff|ст|п|пп|čl|tč)\.|\b(?:ust|pkt|section|clause|article"
    r"|ziffer|absatz|člen|пункт\w*|стать\w+))\s*$"
)


def tokens(text: str, span: Span, words: Vocabulary) -> list[Token]:
    """The tokens of a span of folded text, with everything that makes one number put together.

    Empty at once when nothing in the span can begin a quantity.
    """
    if not is_promising(text, span, words):
        return []
    return _paired(text, list(_numbered(text, _scan(text, span, words), words.counting)))


def is_label(text: str, position: int) -> bool:
    """Whether the number at `position` is that of a clause ("§ 30")."""
    return _LABEL.search(text, max(0, position - 14), position) is not None


def series(text: str, found: Sequence[Token], index: int, joins: frozenset[str]) -> Iterator[Token]:
    """The numbers before number `index` that share its unit, nearest first: "3, 5 or 7 days"."""
    while index > 0 and found[index - 1].kind in ("digits", "spelt"):
        earlier = found[index - 1]
        gap = " ".join(text[earlier.end : found[index].start].strip("()[] \n\u00a0").split())
        if not (gap in joins or gap in _DASHES) or is_label(text, earlier.start):
            return
        yield earlier
        index -= 1
        joins |= {","}


def amount(form: str, decimal_mark: str) -> Decimal:
    """The value of digits with their separators, e.g. "1.234,56"; one separator before three digits
    is the decimal mark only if it is that of the language."""
    marks = [c for c in form if not c.isdigit()]
    if not marks:
        return Decimal(form)
    last = marks[-1]
    fraction = form.rpartition(last)[2]
    grouping = len(fraction) == 3 and (last != decimal_mark or marks.count(last) > 1)
    digits = "".join(c for c in form if c.isdigit())
    if grouping or last not in ".,":
        return Decimal(digits)
    return Decimal(digits).scaleb(-len(fraction))


def _scan(text: str, span: Span, words: Vocabulary) -> list[Token]:
    found: list[Token] = []
    spelt, articles, halves = words.spelt, words.counting.articles, words.counting.halves
    article: re.Match[str] | None = None
    for match in _matches(text, span, words):
        form = match[0]
        if form in articles:  # every other sentence is full of them: kept only if something follows
            article = match
            continue
        # "one and *a* half": the half says it all
        if article and form not in halves and match.start() - article.end() <= _WIDEST_GAP:
            found.append(Token(article.start(), article.end(), "spelt", article[0]))
        article = None
        kind: Kind = "spelt" if form in spelt else _KIND[match.lastindex or 0]
        value = amount(form, words.counting.decimal_mark) if kind == "digits" else None
        found.append(Token(match.start(), match.end(), kind, form, value))
    return found


def _matches(text: str, span: Span, words: Vocabulary) -> Iterator[re.Match[str]]:
    """What `_TOKEN` finds, without the words that say nothing here."""
    known, openings, compound = words.words, words.openings, words.compound
    for match in _TOKEN.finditer(text, span.start, span.end):
        index = match.lastindex
        if index == 1:
            form = match[0]
            if form in known or (form[:2] in openings and compound(form)):
                yield match
        elif index is not None:
            yield match


def _numbered(text: str, found: Sequence[Token], counting: Counting) -> Iterator[Token]:
    index = 0
    while index < len(found):
        token = found[index]
        index += 1
        if token.kind == "spelt":
            token, index = _spelt(text, found, index - 1, counting)
        elif token.kind == "digits" and index < len(found):
            token, index = _scaled(text, token, found, index, counting)
        yield token


def _scaled(
    text: str, token: Token, found: Sequence[Token], index: int, counting: Counting
) -> tuple[Token, int]:
    """Digits and the thousands or the half behind them: "5 тыс.", "2 million", "2 i pół"."""
    following = found[index]
    gap = text[token.end : following.start]
    if following.form in counting.multipliers and not gap.strip(_GLUE):
        value = (token.value or Decimal(0)) * counting.multipliers[following.form]
        return Token(token.start, following.end, "digits", "", value), index + 1
    if following.form in counting.halves and " ".join(gap.split()) in counting.half_joins:
        value = (token.value or Decimal(0)) + counting.halves[following.form]
        return Token(token.start, following.end, "digits", "", value), index + 1
    return token, index


def _spelt(text: str, found: Sequence[Token], index: int, counting: Counting) -> tuple[Token, int]:
    """The number word at `index` with those that continue it, and the index after them."""
    first = found[index]
    total = _Sum()
    end = first.end
    start = index
    while index < len(found) and found[index].kind == "spelt":
        gap = (
            "" if index == start else " ".join(text[end : found[index].start].strip(_GLUE).split())
        )
        if not total.take(found[index].form, gap, counting):
            break
        end = found[index].end
        index += 1
    kind: Kind = "article" if index == start + 1 and first.form in counting.articles else "spelt"
    return Token(first.start, end, kind, first.form, total.value), max(index, start + 1)


class _Sum:
    """A number that grows word by word: "two" "hundred" "and" "six"."""

    def __init__(self) -> None:
        self.thousands = 0
        self.rest = 0
        self.half = Decimal(0)

    @property
    def value(self) -> Decimal:
        return self.thousands + self.rest + self.half

    def take(self, form: str, gap: str, counting: Counting) -> bool:
        """Adds a word; False when it begins a number of its own."""
        if self.half:
            return False
        if form in counting.halves:
            return self._take_half(counting.halves[form], gap, counting)
        if form in counting.multipliers:
            return not gap and self._take_multiplier(counting.multipliers[form])
        room = self._room()
        number = counting.cardinals[form]
        if number >= room or (gap and (gap not in counting.number_joins or room < 100)):
            return False
        self.rest += number
        return True

    def _take_half(self, half: Decimal, gap: str, counting: Counting) -> bool:
        if self.value and (gap not in counting.half_joins or half >= 1):
            return False
        self.half = half
        return True

    def _take_multiplier(self, factor: int) -> bool:
        if factor < 1000:
            if self.rest >= 10:
                return False
            self.rest = max(self.rest, 1) * factor
            return True
        self.thousands += max(self.rest, 1) * factor
        self.rest = 0
        return True

    def _room(self) -> int:
        """What can still be added has to be smaller: "twenty" has room below ten, "ten" has
        none.
        """
        if self.rest == 0:
            return 1000 if self.thousands else 10**9
        if self.rest % 100 == 0:
            return 100
        return 10 if self.rest % 10 == 0 and self.rest % 100 >= 20 else 0


def _paired(text: str, found: Sequence[Token]) -> list[Token]:
    """Joins words and digits that say one number twice; digits win over words, anything over a
    blank.
    """
    paired: list[Token] = []
    for token in found:
        both = _pair(text, paired[-1], token) if paired else None
        if both is None:
            paired.append(token)
        else:
            paired[-1] = both
    return paired


def _pair(text: str, one: Token, two: Token) -> Token | None:
    if one.kind not in NUMBERS or two.kind not in NUMBERS:
        return None
    if one.kind == two.kind and one.kind != "blank":
        return None
    equal = one.value == two.value
    end = two.end
    if _OPENING.fullmatch(text, one.end, two.start):
        closing = _CLOSING.match(text, two.end)
        if closing is None and not equal:
            return None
        end = closing.end() if closing else end
    elif one.kind == "article" or not (equal and _BESIDE.fullmatch(text, one.end, two.start)):
        return None
    told = two if one.kind == "blank" or (two.kind == "digits") else one
    return Token(one.start, end, told.kind, told.form, told.value)
