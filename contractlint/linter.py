"""The conductor: takes each file through every stage, and many files at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path

from contractlint import analysis, matchers, readers, structure
from contractlint.errors import ContractlintError, UnreadableFile
from contractlint.facts import facts_of
from contractlint.incorporation import incorporated_in
from contractlint.matchers.index import Index
from contractlint.matchers.nearness import nearness
from contractlint.matchers.sightings import look_for
from contractlint.model.contract import Contract, Sentence
from contractlint.model.document import Document, Unread
from contractlint.model.finding import Confidence, Finding, Location, Severity
from contractlint.model.nearness import Nearness
from contractlint.model.phrase import msgid
from contractlint.model.report import Coverage, FileReport, Report
from contractlint.model.rule import Rule, Rulebook
from contractlint.paths import paths_of
from contractlint.readers.reader import USUAL, Reading
from contractlint.rights import rights_of
from contractlint.rulebook.load import load, open_shelf
from contractlint.rulebook.profile import Policy, with_policy
from contractlint.rulebook.wording import worded
from contractlint.structure.given import NOTHING, Given
from contractlint.triage.coverage import coverage_of, why_ungraded
from contractlint.triage.legibility import as_legible
from contractlint.triage.remarks import remarks_of
from contractlint.triage.scoring import ENOUGH, score
from contractlint.workers import Outcome, run_all, stays_here


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked of a run.

    `language` is the report's, never the contract's. `limits` are a house's own, over the
    profile's: a limit's name and value, "12 months". `select` and `ignore` hold rule ids, families
    or globs of either; an empty `select` means all. `jobs` 0 stands for all cores.
    `signed` is the day a contract begins, where it is asked what that means for its last days.
    `experimental` rules are wrong too often to be on by themselves; `select` can name them.
    `texts` keeps each contract's text in its report, for formats that show it.
    `given` is what is known of the contracts beforehand.
    `min_coverage`: no grade where a smaller share was read or is in a language the rules speak.
    `why_not` names rules of which it is asked how near they came.
    """

    profile: str = "default"
    language: str = "en"
    rule_folders: tuple[Path, ...] = ()
    limits: Policy = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.INFO
    min_confidence: Confidence = Confidence.LOW
    jobs: int = 0
    experimental: bool = False
    texts: bool = False
    min_coverage: float = ENOUGH
    signed: date | None = None
    reading: Reading = USUAL
    given: Given = NOTHING
    why_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to lint: `shown` is its name in reports, `data` its bytes if they are not on disk.

    With an `author`, it is the version with only that author's tracked changes.
    """

    path: Path
    shown: str = ""
    data: bytes | None = None
    author: str | None = None

    @property
    def name(self) -> str:
        """As reports name it."""
        return self.shown or self.path.as_posix()


DEFAULT = Settings()
_UNSPOKEN = msgid("the text from “{start} …” (sentences: {count})")
_OTHER_LANGUAGE = msgid("in the language '{language}', which no rule speaks")
_NO_LANGUAGE = msgid("in another language, which no rule speaks")


def lint(
    paths: Sequence[Path | Source],
    settings: Settings = DEFAULT,
    *,
    settle: Callable[[FileReport], FileReport] | None = None,
    done: Callable[[FileReport], None] | None = None,
    page_done: Callable[[int, int], None] | None = None,
) -> Report:
    """The report on all files, in the order of their names; `done` hears of each as it is finished.

    `settle` takes out of a file's report what is known already, before anybody hears of it.
    `page_done` hears how many pages of a file, of how many, were recognised (OCR), where that is
    done in this process.

    A file that cannot be read, or that brings a worker down, is reported as such and stops nothing.
    Raises `RuleError` or `ConfigError` when the rules themselves cannot be used.
    """
    sources = [path if isinstance(path, Source) else Source(path) for path in paths]
    rules = rules_in_force(settings)
    files: dict[int, FileReport] = {}
    heard = page_done if stays_here(len(sources), settings.jobs) else None
    jobs = [(source, settings, heard) for source in sources]
    for outcome in run_all(_lint_source, jobs, settings.jobs):
        file = _file_of(outcome, sources[outcome.index])
        file = file if settle is None else settle(file)
        files[outcome.index] = file
        if done is not None:
            done(file)
    ordered = sorted(files.items(), key=lambda item: (item[1].path, item[0]))
    return Report(
        tuple(file for _, file in ordered), settings.profile, settings.language, len(rules)
    )


def versions(sources: Iterable[Source]) -> list[Source]:
    """Each file once for every author of tracked changes in it, and once where there are none."""
    found: list[Source] = []
    for source in sources:
        try:
            authors = readers.authors(source.path, shown=source.name, data=source.data)
        except UnreadableFile:
            authors = ()  # to read it will say why
        found += [replace(source, author=author) for author in authors] or [source]
    return found


def lint_file(
    path: Path,
    settings: Settings = DEFAULT,
    *,
    shown: str | None = None,
    data: bytes | None = None,
) -> FileReport:
    """The report on one file; what cannot be read is said in its `error` and `help`."""
    return lint([Source(path, shown or "", data)], settings).files[0]


def lint_text(
    text: str, language: str | None = None, settings: Settings = DEFAULT, *, name: str = "text"
) -> FileReport:
    """The report on a contract given as plain text; `language` is that of the report."""
    asked = settings if language is None else replace(settings, language=language)
    return lint_file(Path(name), asked, data=text.encode(), shown=f"{name}.txt")


def contract_of(document: Document, given: Given = NOTHING) -> Contract:
    """Everything that a rule may look at in a document."""
    return analysis.analyse(document, structure.recover(document, given))


def lint_document(document: Document, settings: Settings = DEFAULT) -> FileReport:
    """The report on a document that was read before."""
    rulebook = rulebook_for(settings)
    contract = contract_of(document, settings.given)
    index = Index(contract, rulebook.lexicons)
    found, open_questions = matchers.match(contract, rulebook, settings.language, index)
    sightings = look_for(index, rulebook.probes)
    facts = facts_of(contract, sightings, settings.signed)
    coverage = coverage_of(document, _spoken(contract, rulebook))
    legible = [as_legible(finding, document.recognised) for finding in found]
    findings = sorted(
        (_placed(each, document) for each in legible if _wanted(each, settings)),
        key=lambda finding: (finding.location.span, finding.rule),
    )
    return FileReport(
        path=document.path,
        format=document.format,
        digest=document.digest,
        languages=contract.outline.languages,
        pages=document.pages,
        coverage=coverage,
        findings=tuple(findings),
        not_checked=(*document.unread, *_unspoken(contract, rulebook), *open_questions),
        text=document.text if settings.texts else "",
        blocks=document.blocks if settings.texts else (),
        score=score(findings, coverage, settings.min_coverage),
        ungraded=why_ungraded(document, coverage, settings.min_coverage),
        facts=facts,
        paths=paths_of(contract, sightings, facts, settings.language),
        rights=rights_of(sightings),
        incorporated=incorporated_in(contract, sightings),
        recognised=document.recognised,
        remarks=remarks_of(contract),
        nearness=nearness_of(index, found, settings),
    )


def nearness_of(
    index: Index, findings: Sequence[Finding], settings: Settings
) -> tuple[Nearness, ...]:
    """How near the rules came that `settings.why_not` names; with words that would have done."""
    if not settings.why_not:
        return ()
    rulebook = loaded(settings)
    shelf = open_shelf(settings.rule_folders)
    chosen = [rule for rule in rulebook.rules if rule.id in settings.why_not]
    return tuple(
        worded(nearness(rule, index, rulebook, findings, settings.language), rule, index, shelf)
        for rule in chosen
    )


def rules_in_force(settings: Settings) -> tuple[Rule, ...]:
    """The rules of the profile that `select` and `ignore` leave."""
    rules = loaded(settings).rules
    return tuple(
        rule for rule in rules if _chosen(rule.id, rule.family, settings) and _is_on(rule, settings)
    )


def _is_on(rule: Rule, settings: Settings) -> bool:
    return rule.status == "stable" or settings.experimental or rule.id in settings.select


@cache
def load_once(folders: tuple[Path, ...], profile: str) -> Rulebook:
    """The rulebook, loaded once in a process; forked workers inherit it."""
    return load(folders, profile)


def loaded(settings: Settings) -> Rulebook:
    """The whole rulebook that the settings ask for."""
    rulebook = load_once(settings.rule_folders, settings.profile)
    if not settings.limits:
        return rulebook
    return replace(rulebook, profile=with_policy(rulebook.profile, settings.limits))


@cache
def rulebook_for(settings: Settings) -> Rulebook:
    """The rulebook with only the rules in force, and what combination rules need."""
    rulebook = loaded(settings)
    chosen = rules_in_force(settings)
    needed = {rule.id for rule in chosen}
    for rule in chosen:
        if rule.combine is not None:
            needed.update(part for parts in rule.combine.parts for part in parts)
    rules = (r for r in rulebook.rules if r.id in needed and _is_on(r, settings))
    return replace(rulebook, rules=tuple(rules))


def _lint_source(
    job: tuple[Source, Settings, Callable[[int, int], None] | None],
) -> FileReport:
    source, settings, page_done = job
    reading = replace(settings.reading, author=source.author, page_done=page_done)
    document = readers.read(source.path, shown=source.name, data=source.data, reading=reading)
    return replace(
        lint_document(document, settings), revisions=reading.revisions, author=source.author
    )


def _file_of(outcome: Outcome[FileReport], source: Source) -> FileReport:
    """What a worker returned, or what became of it."""
    if isinstance(outcome.error, UnreadableFile):
        return unread_file(source.name, outcome.error.what, outcome.error.help)
    if isinstance(outcome.error, ContractlintError):
        raise outcome.error
    if outcome.value is not None:
        return outcome.value
    return unread_file(
        source.name,
        outcome.describe(),
        "this is a fault of contractlint: please report it, with the file if you may",
    )


def unread_file(name: str, error: str, help: str) -> FileReport:
    """The report on a file of which nothing could be checked."""
    return FileReport(
        path=name,
        format="",
        digest="",
        languages=(),
        pages=None,
        coverage=Coverage(0.0, 0.0),
        findings=(),
        error=error,
        help=help,
    )


def _chosen(rule: str, family: str, settings: Settings) -> bool:
    selected = not settings.select or _named(rule, family, settings.select)
    return selected and not _named(rule, family, settings.ignore)


def _named(rule: str, family: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(rule, p) or fnmatchcase(family, p) for p in patterns)


def _wanted(finding: Finding, settings: Settings) -> bool:
    return (
        finding.severity >= settings.min_severity
        and finding.confidence >= settings.min_confidence
        and _chosen(finding.rule, finding.family, settings)
    )


def _placed(finding: Finding, document: Document) -> Finding:
    """The finding with its sentence's own words and its places on paper."""
    return replace(
        finding,
        location=_place(finding.location, document),
        related=tuple(_place(location, document) for location in finding.related),
    )


def _place(location: Location, document: Document) -> Location:
    return replace(
        location,
        path=document.path,
        context=location.context or location.sentence.of(document.text),
        anchors=location.anchors or document.anchors(location.span),
    )


def _spoken(contract: Contract, rulebook: Rulebook) -> float:
    """The share of characters that stand in sentences of a language the rulebook speaks."""
    sizes = [(len(s.span), _is_spoken(s, rulebook)) for s in contract.outline.sentences]
    total = sum(size for size, _ in sizes)
    return sum(size for size, spoken in sizes if spoken) / total if total else 1.0


def _is_spoken(sentence: Sentence, rulebook: Rulebook) -> bool:
    """A name or a number has no language and needs none."""
    return not sentence.language or sentence.language in rulebook.lexicons


def _unspoken(contract: Contract, rulebook: Rulebook) -> Iterator[Unread]:
    """One entry for each language that no rule speaks, with where it begins."""
    unspoken: dict[str, list[Sentence]] = {}
    for sentence in contract.outline.sentences:
        if not _is_spoken(sentence, rulebook):
            unspoken.setdefault(sentence.language, []).append(sentence)
    for language, sentences in sorted(unspoken.items()):
        start = " ".join(sentences[0].span.of(contract.document.text).split()[:6])
        known = language != "und"
        reason = _OTHER_LANGUAGE if known else _NO_LANGUAGE
        values = (("start", start), ("count", str(len(sentences))), ("language", language))
        yield Unread(_UNSPOKEN, reason, values=values)
