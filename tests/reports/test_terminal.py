"""The report for people."""

import re
from dataclasses import replace

import pytest

from contractlint.locale import LANGUAGES, words_of
from contractlint.model.document import ParagraphRange, Span, Unread
from contractlint.model.finding import Location, Severity, Standing, Threshold
from contractlint.model.report import Coverage
from contractlint.reports.quotation import quotation
from contractlint.reports.standing import standing
from contractlint.reports.terminal import Look, draw, write

from .builders import BROKEN, LAW, UNREAD, file, finding, location, report

EXPECTED = """\
gym.pdf  12 pages, en

  Lock-in
    § 7.2  p. 4  high  initial-term-too-long
      "The initial term is **60 months** and cannot be shortened by the Member."
      60 months; limit: 24 months (Directive 1)
      The contract binds for 60 months.
      Unlawful: EU Directive 1 art. 2 (applies from 21 December 2020)
      Who cannot leave cannot choose.

  Score 41 of 100, grade D. Read 98%, in a language that the rules speak 100%.
  not checked: page 7: a scan without a text layer

1 finding in 1 file: 1 high
1 part was not checked.
"""


def test_a_finding_says_where_how_bad_what_and_why() -> None:
    assert write(report(file(finding(), not_checked=(UNREAD,)))) == EXPECTED


def test_families_and_findings_are_worst_first() -> None:
    findings = (
        finding(rule="a", family="fees", severity=Severity.LOW),
        finding(rule="b", family="exit", severity=Severity.MEDIUM),
        finding(rule="c", family="exit", severity=Severity.CRITICAL),
        finding(rule="d", family="fees", severity=Severity.HIGH),
    )
    heads = re.findall(r"(\w+)  ([abcd])$", write(report(file(*findings))), re.MULTILINE)
    assert heads == [("critical", "c"), ("medium", "b"), ("high", "d"), ("low", "a")]


def test_verbose_adds_law_fairer_wording_and_confidence() -> None:
    found = finding(related=(location("shortened"),), explanation=("MAY ..3 CHANGE",))
    text = draw(report(file(found)), Look(width=100, verbose=True))
    assert (
        "Law: EU Directive 1 art. 2 (applies from 21 December 2020): no longer than 24 months"
        in text
    )
    assert "Fairer: The term is 12 months." in text
    assert 'Together with: § 7.2 "shortened"' in text
    assert "Because: MAY ..3 CHANGE" in text
    assert "confidence: medium" in text


@pytest.mark.parametrize(
    ("path", "label", "shown"),
    [
        (("7", "2"), "§ 7.2", "§ 7.2"),
        (("7", "2"), "7.2.", "7.2."),
        (("5", "4"), "4.", "5.4"),
        (("4", "14"), "14.", "4.14"),
        (("7", "3", "a"), "(a)", "7.3 (a)"),
        (("7", "3", "a"), "7.3(a)", "7.3(a)"),
        (("7",), "§ 7", "§ 7"),
        ((), "", None),
    ],
)
def test_a_clause_is_named_so_that_it_can_be_found(
    path: tuple[str, ...], label: str, shown: str | None
) -> None:
    where = replace(location(), clause_path=path, clause_label=label)
    head = write(report(file(finding(location=where)))).splitlines()[3]
    assert head.strip().split("  ")[0] == (shown or "p. 4")


def test_quiet_says_nothing_of_clean_files() -> None:
    assert draw(report(file()), Look(quiet=True)) == ""
    assert "Score" not in draw(report(file(finding())), Look(quiet=True))


def test_a_file_that_could_not_be_read_is_listed_with_what_to_do() -> None:
    text = write(report(BROKEN))
    assert "broken.pdf\n  not checked: there is no such file\n    check the spelling\n" in text
    assert "1 part was not checked." in text


def test_parts_with_one_reason_are_one_line() -> None:
    parts = tuple(Unread(f"page {number}", "a scan") for number in range(1, 10))
    text = write(report(file(not_checked=parts)))
    listed = "page 1, page 2, page 3, page 4, page 5, page 6 … (9)"
    assert f"not checked: {listed}: a scan" in text
    assert "9 parts were not checked." in text


def test_a_clean_run_says_what_was_checked() -> None:
    text = write(report(file(coverage=Coverage(1.0, 1.0))))
    assert text.endswith("Nothing found in 1 file.\nEverything was checked (15 rules).\n")


def test_almost_everything_is_not_shown_as_everything() -> None:
    assert "Read 99%" in write(report(file(coverage=Coverage(0.9996, 1.0))))


def test_a_name_that_lies_about_its_format_is_named() -> None:
    assert "named .docx, read as pdf" in write(report(file(path="a.docx")))
    assert "read as" not in write(report(file(path="a.md", format="markdown")))


@pytest.mark.parametrize("width", [60, 80, 100])
def test_lines_keep_to_the_width(width: int) -> None:
    long = "The Member may not leave before the end of the term. " * 6
    found = finding(message=long, why=long, location=location("may not leave", long))
    for verbose in (False, True):
        text = draw(report(file(found)), Look(width=width, verbose=verbose))
        # The two asterisks around a quote may stand beyond the edge.
        assert max(map(len, text.splitlines())) <= width + 4


def test_colour_marks_the_quote_on_each_of_its_lines_and_ends_there() -> None:
    long = "word " * 40 + "end"
    text = draw(
        report(file(finding(location=location(long, f"Before {long}."), captures=()))),
        Look(color=True),
    )
    quoted = [line for line in text.splitlines() if "word" in line]
    assert len(quoted) > 2
    assert all("\x1b[1;4m" in line and line.count("\x1b[0m") == 1 for line in quoted)


def test_without_colour_there_are_no_escapes() -> None:
    assert "\x1b" not in write(report(file(finding(), not_checked=(UNREAD,)), BROKEN))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_speaks_its_language(language: str) -> None:
    text = write(report(file(finding(), not_checked=(UNREAD,)), language=language))
    assert words_of(language).name("lock-in") in text
    assert words_of(language).count("{number} finding", "{number} findings", 1) in text


def test_places_are_said_in_the_reports_language() -> None:
    assert "  s. 4  " in write(report(file(finding()), language="pl"))
    paragraph = replace(location(), anchors=(ParagraphRange(("body", "2", "8"), 0, 4),))
    assert "  Abs. 2.8  " in write(report(file(finding(location=paragraph)), language="de"))
    note = replace(location(), anchors=(ParagraphRange(("footnote", "3"), 0, 4),))
    assert "  footnote 3  " in write(report(file(finding(location=note)), language="en"))


def test_a_long_sentence_is_cut_around_its_quote() -> None:
    found = quotation(location("quoted", "many words " * 30 + "quoted" + " more words" * 30))
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert len(found.before) < 130
    assert found.quote == "quoted"


def test_a_quote_outside_its_sentence_stands_alone() -> None:
    where = Location("a", Span(0, 5), "alone", Span(10, 20), context="0123456789")
    assert quotation(where).before == ""
    assert quotation(where).quote == "alone"


def test_line_breaks_in_a_quote_are_spaces() -> None:
    found = quotation(location("one\ntwo", "zero\none\ntwo\r\n  three"))
    assert (found.before, found.quote, found.after) == ("zero ", "one two", " three")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_finding_amounts_to_is_said_in_every_language(language: str) -> None:
    kinds: tuple[Standing, ...] = ("unlawful", "likely-unlawful", "grey-list", "unusual")
    lines = {kind: standing(finding(standing=kind), words_of(language)) for kind in kinds}
    lines["house-policy"] = standing(
        finding(standing="house-policy", law=(), threshold=Threshold("n", "1 month", "", "policy")),
        words_of(language),
    )
    lines["borrowed"] = standing(finding(standing="house-policy", law=()), words_of(language))
    lines["alone"] = standing(
        finding(standing="unusual", law=(), threshold=None), words_of(language)
    )
    assert len(set(lines.values())) == len(lines)
    assert all(lines.values())
    assert standing(finding(standing=None), words_of(language)) == ""


def test_a_law_to_come_is_announced_behind_those_that_decide() -> None:
    coming = replace(
        LAW, cite="Directive 2", applies_from="2027-01-12", decides=False, to_come=True
    )
    assert standing(finding(law=(coming, LAW)), words_of("en")) == (
        "Unlawful: EU Directive 1 art. 2 (applies from 21 December 2020); "
        "EU Directive 2 (applies from 12 January 2027)"
    )
