"""What is fuzzed: each takes any bytes and raises nothing but complaints, with words in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path

from contractlint import readers
from contractlint.annotators import ANNOTATORS
from contractlint.comparison import compare
from contractlint.errors import ContractlintError
from contractlint.letters import letter_of
from contractlint.linter import lint_text
from contractlint.locale import words_of
from contractlint.model.annotation import Edit, Note
from contractlint.model.comparison import Comparisons
from contractlint.model.document import Document, Span
from contractlint.model.report import FileReport, Report
from contractlint.readers import READERS
from contractlint.readers.reader import Reading
from contractlint.reports import FORMATS, comparison
from contractlint.reports.letter import LETTERS
from contractlint.reports.notes import notes_of
from contractlint.settings import DEFAULT
from contractlint.stages import lint_document, loaded
from fuzz.kept import KEPT
from fuzz.mutations import packed, unpacked
from fuzz.rulefiles import RULE_FILES
from fuzz.seeds import PARTS, seeds

Target = Callable[[bytes], None]
_NEVER = Reading(recognising="never")
_LANGUAGES = ("en", "de", "pl", "ru", "sl")
# The matcher's time grows with the text: longer ones find nothing that these do not.
_LONGEST = 20_000
_MOST_NOTES = 12


def _read(name: str, data: bytes) -> None:
    """Whether the text of a file is whole: blocks and pieces in order, and places for them."""
    document = READERS[name].read(data, f"fuzzed.{name}", _NEVER)
    end = 0
    for block in document.blocks:
        assert end <= block.span.start <= block.span.end <= len(document.text)
        end = block.span.end
    for each in document.disguises:
        document.anchors(each.span)


def _read_part(name: str, part: str, data: bytes) -> None:
    """A sound package around one part of it: archives refuse nearly all that is changed in them."""
    _read(name, packed({**_package(name), part: data}))


@cache
def _package(name: str) -> Mapping[str, bytes]:
    return unpacked(seeds()[name][0])


def _annotate_part(part: str, data: bytes) -> None:
    _annotate("docx", packed({**_package("docx"), part: data}))


def _choose(data: bytes) -> None:
    """Which reader a file gets, whatever it is called."""
    for suffix in (".pdf", ".docx", ".txt", ".html", "", ".xlsx"):
        with suppress(ContractlintError):
            readers.read(Path(f"fuzzed{suffix}"), data=data[:_LONGEST], reading=_NEVER)


def _match(data: bytes) -> None:
    lint_text(_text(data))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")[:_LONGEST]


def _report(data: bytes) -> None:
    """Every format, in a language that depends on the input."""
    text = _text(data)
    language = _LANGUAGES[len(text) % len(_LANGUAGES)]
    file = lint_text(text, language, name=text[:20].replace("/", "_") or "x")
    report = Report((file,), "default", language, 1)
    for name in FORMATS:
        FORMATS[name](report)


@cache
def _known() -> FileReport:
    return lint_text("1. The contract renews for 24 months. 2. The price is EUR 5 a month.")


def _compare(data: bytes) -> None:
    """Every format of a comparison with another contract, in both directions."""
    file = lint_text(_text(data))
    rules = {rule.id: rule for rule in loaded(DEFAULT).rules}
    pairs = (compare(_known(), file, rules), compare(file, _known(), rules))
    for name in comparison.FORMATS:
        comparison.FORMATS[name](Comparisons(pairs, "en", "default"))


def _write(data: bytes) -> None:
    document = READERS["text"].read(_text(data).encode(), "fuzzed.txt", _NEVER)
    letter = letter_of(document, lint_document(document), DEFAULT)
    for name in LETTERS:
        LETTERS[name](letter)


def _annotate(name: str, data: bytes) -> None:
    """A marked copy, with notes on what was found and on the begin of each block, and with words
    changed: no word is lost, whatever is put beside them.
    """
    path = f"fuzzed.{name}"
    document = READERS[name].read(data, path, _NEVER)
    annotate = ANNOTATORS[name]().annotate
    notes = notes_of(lint_document(document), words_of("en")) if len(data) % 8 == 0 else ()
    marked = annotate(data, document, (*notes, *_notes(document)), (), "")
    again = READERS[name].read(marked.data, path, _NEVER)
    # A damaged file that was written anew, which a warning says, may be read better than before.
    assert marked.warnings or again.text.split() == document.text.split(), "words are lost"
    annotate(data, document, (), list(_edits(document)), "2026-03-01T00:00:00Z")


def _notes(document: Document) -> list[Note]:
    severity = lint_text("1. The Provider may change the price at any time.").findings[0].severity
    spans = [Span(b.span.start, min(b.span.end, b.span.start + 30)) for b in document.blocks]
    return [
        Note(f"{span}", span, document.anchors(span), span.of(document.text), severity, *_SAID)
        for span in spans[:_MOST_NOTES]
        if span.start < span.end
    ]


_SAID = ("lock-in", "Lock-in", "High: \u202ea <title> & more", ("Why: it is.", "[rule]"))


def _edits(document: Document) -> list[Edit]:
    spans = [block.span for block in document.blocks[:_MOST_NOTES]]
    return [
        edit
        for span in spans
        for edit in (Edit(Span(span.end, span.end), " More & <more>."), Edit(span, "Other."))
    ]


TARGETS: Mapping[str, Target] = {
    **{name: partial(_read, name) for name in READERS},
    **{name: partial(_read_part, *where) for name, where in PARTS.items()},
    "choice": _choose,
    **RULE_FILES,
    **KEPT,
    "matcher": _match,
    "reports": _report,
    "comparisons": _compare,
    "letters": _write,
    **{f"annotate-{name}": partial(_annotate, name) for name in ANNOTATORS},
    "annotate-document": partial(_annotate_part, PARTS["document"][1]),
}


def bear(target: Target, data: bytes) -> str:
    """What a target makes of an input: "" or its complaint; anything else it raises is a crash."""
    try:
        target(data)
    except ContractlintError as error:
        if not error.what:
            raise AssertionError("a complaint without words") from error
        return error.what
    return ""
