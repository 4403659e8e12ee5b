"""The conductor: every stage, every file."""

from pathlib import Path

import pytest

from contractlint.errors import ConfigError
from contractlint.linter import Settings, Source, lint, lint_file, lint_text
from contractlint.model.finding import Confidence, Severity

HOSTAGE = (
    "1. Term\n"
    "1.1 This Agreement is concluded for an initial period of sixty (60) months.\n"
    "1.2 The Member may give six (6) months' notice expiring at the end of the period.\n"
)
FRENCH = (
    "Le présent contrat est conclu pour une durée indéterminée et chacune des parties peut y "
    "mettre fin à tout moment sous réserve de respecter un préavis de trente jours avant la "
    "fin du mois.\n"
)
TERM = Settings(select=("initial-term-too-long",))


def test_a_finding_comes_with_its_sentence_clause_and_place() -> None:
    (finding,) = lint_text(HOSTAGE, settings=TERM).findings
    where = finding.location
    assert where.span.of(HOSTAGE) == where.quote
    assert where.context == where.sentence.of(HOSTAGE)
    assert where.clause_path == ("1", "1")
    assert [str(anchor) for anchor in where.anchors] == [f"2:{where.span.start - 8 + 1}"]


def test_findings_are_in_the_order_of_the_text() -> None:
    spans = [finding.location.span for finding in lint_text(HOSTAGE).findings]
    assert len(spans) > 1
    assert spans == sorted(spans)


def test_settings_filter_by_rule_family_severity_and_confidence() -> None:
    def rules(**changes: object) -> set[str]:
        settings = Settings(**changes)  # type: ignore[arg-type]
        return {finding.rule for finding in lint_text(HOSTAGE, settings=settings).findings}

    assert rules() >= {"initial-term-too-long", "notice-period-too-long"}
    assert rules(select=("notice-*",)) == {"notice-period-too-long"}
    assert "initial-term-too-long" not in rules(ignore=("lock-in",))
    assert rules(min_severity=Severity.CRITICAL) == set()
    assert rules(min_confidence=Confidence.HIGH) <= rules()


def test_the_report_counts_only_rules_in_force() -> None:
    report = lint([Source(Path("a.txt"), data=HOSTAGE.encode())], TERM)
    assert report.rules == 1
    assert report.complete


def test_files_are_in_the_order_of_their_names_and_heard_of_as_they_finish(tmp_path: Path) -> None:
    names = ["b.txt", "a.txt", "c.txt"]
    for name in names:
        (tmp_path / name).write_text(HOSTAGE)
    heard: list[str] = []
    report = lint([tmp_path / n for n in names], TERM, done=lambda file: heard.append(file.path))
    assert [Path(file.path).name for file in report.files] == sorted(names)
    assert sorted(heard) == [file.path for file in report.files]


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(HOSTAGE)
    (tmp_path / "bad.eml").write_text("From: a\nMIME-Version: 1.0\n")
    report = lint([tmp_path / "good.txt", tmp_path / "bad.eml", tmp_path / "absent.txt"], TERM)
    errors = {Path(file.path).name: file.error for file in report.files}
    assert errors["good.txt"] == ""
    assert "e-mail" in errors["bad.eml"]
    assert "no such file" in errors["absent.txt"]
    assert not report.complete
    assert len(next(file for file in report.files if not file.error).findings) == 1


def test_sentences_that_no_rule_speaks_are_not_checked() -> None:
    report = lint_text(HOSTAGE * 3 + "\n2. Durée\n2.1 " + FRENCH)
    assert 0.5 < report.coverage.spoken < 0.9
    (part,) = (part for part in report.not_checked if "language" in part.reason_said)
    assert "Durée" in part.what_said
    assert report.score is None


def test_an_unknown_profile_is_an_error_of_the_caller() -> None:
    with pytest.raises(ConfigError, match="no profile 'mars'"):
        lint_text(HOSTAGE, settings=Settings(profile="mars"))


RULE = """\
id: term-of-sixty
family: lock-in
kind: present
severity: low
title: {en: "A long term", pl: "Długi okres"}
message: {en: "It binds for $term.", pl: "Wiąże przez $term."}
why: {en: "Because.", pl: "Bo tak."}
fairer: {en: "Leave whenever you like.", pl: "Odejdź, kiedy chcesz."}
match:
  any:
    - {seq: "initial-term ..14 $term:duration"}
examples:
  en:
    fires: ["The initial term is 60 months."]
    silent: ["The weather is fine."]
"""


def test_the_report_language_is_not_the_contracts(tmp_path: Path) -> None:
    (tmp_path / "term-of-sixty.yaml").write_text(RULE)
    settings = Settings(rule_folders=(tmp_path,), select=("term-of-sixty",))
    (english,) = lint_text(HOSTAGE, settings=settings).findings
    (polish,) = lint_text(HOSTAGE, "pl", settings=settings).findings
    assert (english.title, polish.title) == ("A long term", "Długi okres")
    assert polish.language == english.language == "en"


def test_one_file_is_reported_under_the_name_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTAGE)
    report = lint_file(tmp_path / "a.txt", TERM, shown="contracts/a.txt")
    assert (report.path, len(report.findings)) == ("contracts/a.txt", 1)
    assert report.findings[0].location.path == "contracts/a.txt"


def test_an_experimental_rule_is_silent_unless_asked_for() -> None:
    text = "The Service is provided as is, without any warranty of any kind by the Provider."
    rule = "warranty-exclusion-as-is"

    def fired(settings: Settings) -> bool:
        return rule in {finding.rule for finding in lint_text(text, settings=settings).findings}

    assert not fired(Settings())
    assert fired(Settings(experimental=True))
    assert fired(Settings(select=(rule,)))


def test_what_an_extract_lacks_is_a_hint_and_what_a_contract_lacks_a_finding() -> None:
    lone = "Complaints are lodged by the Customer within 30 days.\n"
    whole = "".join(f"{n}. The Member may enter the club on day {n}.\n" for n in range(1, 5))
    lacking = Settings(select=("missing-response-deadline",))
    assert [f.severity for f in lint_text(lone, settings=lacking).findings] == [Severity.LOW]
    found = lint_text(f"{whole}5. {lone}", settings=lacking).findings
    assert [f.severity for f in found] == [Severity.MEDIUM]


def test_quotes_that_differ_in_case_only_have_fingerprints_of_their_own() -> None:
    clause = "at any time terminate this Agreement by giving 200 days' notice."
    text = f"The Customer may {clause}\n\nTHE CUSTOMER MAY {clause.upper()}\n"
    found = lint_text(text, settings=Settings(select=("notice-period-too-long",))).findings
    assert len({finding.location.quote for finding in found}) == 2
    assert len({finding.fingerprint for finding in found}) == 2
