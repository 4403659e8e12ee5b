"""What a batch writes: four tables, their columns and what each of them means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

from contractlint.records import dataclass

# How a column is kept: Parquet has a type for each of these.
Kind = Literal[
    "text", "texts", "whole", "number", "truth", "day", "languages", "captures", "curve"
]  # fmt: skip
Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Row: TypeAlias = dict[str, Value]
Rows: TypeAlias = dict[str, list[Row]]

# Changes when a column changes its name or its meaning.
VERSION = 1
MANIFEST = "_batch.json"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; only what `optional` says may be null."""

    name: str
    kind: Kind
    meaning: str
    optional: bool = False


_WHICH = (
    Column("path", "text", "the contract's name: its path or address"),
    Column("sha256", "text", "digest of its bytes, empty when they could not be read"),
)
_WHERE = (
    Column("clause", "text", "the clause's number as printed"),
    Column("page", "whole", "page, from 1, of a PDF", optional=True),
    Column("quote", "text", "the words of the contract"),
)
TABLES: Mapping[str, tuple[Column, ...]] = {
    "contracts": (
        *_WHICH,
        Column("format", "text", "pdf, docx …"),
        Column("bytes", "whole", "size of the file", optional=True),
        Column("pages", "whole", "number of pages, where the format has them", optional=True),
        Column("languages", "languages", "shares of its text by language, the largest first"),
        Column("read", "number", "share of the text that was read, 0 to 1"),
        Column("spoken", "number", "share of the text in a language of the rules, 0 to 1"),
        Column("score", "whole", "0 (hostage) to 100 (ambassador)", optional=True),
        Column("grade", "text", "F to A; null where too little was read", optional=True),
        Column("worst", "text", "severity of the worst finding", optional=True),
        Column("findings", "whole", "how many findings"),
        Column("unchecked", "whole", "how many parts were not checked, open questions left out"),
        Column("signed", "day", "the day the contract begins, where it was given", optional=True),
        Column("profile", "text", "the profile it was judged by"),
        Column("error", "text", "why it could not be read at all", optional=True),
    ),
    "findings": (
        *_WHICH,
        Column("rule", "text", "id of the rule"),
        Column("family", "text", "family of the rule"),
        Column("severity", "text", "info, low, medium, high or critical"),
        Column("rank", "whole", "the same as a number, 0 to 4"),
        Column("confidence", "text", "low, medium or high"),
        Column("title", "text", "the rule's title, in the language of the batch"),
        Column("message", "text", "what is wrong, in the language of the batch"),
        Column("standing", "text", "what it amounts to under the profile", optional=True),
        Column("law", "texts", "statutes and decisions that the clause meets"),
        Column("limit", "text", "the limit that a number broke", optional=True),
        Column("captures", "captures", "the numbers that were compared"),
        *_WHERE,
        Column("start", "whole", "first character of the quote in `contractlint text`"),
        Column("end", "whole", "the character after its last"),
        Column("fairer", "text", "a fairer wording, in the language of the batch"),
        Column("fingerprint", "text", "the same for the same words, whatever moved around them"),
    ),
    "facts": (
        *_WHICH,
        Column("name", "text", "initial-term, notice, effective-lock-in …"),
        Column("holder", "text", "whose it is, where that matters", optional=True),
        Column("text", "text", "the value in words, in the language of the batch", optional=True),
        Column("value", "text", "the value exactly: a decimal or a day", optional=True),
        Column("number", "number", "the same as a number", optional=True),
        Column("unit", "text", "month, day, EUR, % …", optional=True),
        Column("per", "text", "the period that a share is charged for", optional=True),
        Column("business", "truth", "whether business days are meant"),
        Column("days", "number", "a length in calendar days, for comparing", optional=True),
        Column("key", "text", "the value's or the reason's English template", optional=True),
        Column("reason", "text", "why there is no value", optional=True),
        Column("working", "text", "how a computed value came about", optional=True),
        Column("curve", "curve", "cost to leave after so many months"),
        *_WHERE,
    ),
    "not_checked": (
        *_WHICH,
        Column("kind", "text", "file, part, or question (a blank, an annex that is not there)"),
        Column("what", "text", "what was not checked, in the language of the batch"),
        Column("reason", "text", "why, in the language of the batch"),
        Column("key", "text", "the reason's English template"),
        Column("help", "text", "what to do about it", optional=True),
    ),
}
