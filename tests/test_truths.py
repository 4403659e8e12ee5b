"""What may change in a contract without its findings changing, and what must change them."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document as open_docx
from docx.shared import Pt

from contractlint.linter import Settings, lint_file, lint_text
from contractlint.model.finding import Finding, Severity
from contractlint.model.report import FileReport
from contractlint.model.rule import Example, Rule
from contractlint.rulebook.book import load
from contractlint.rulebook.load import examples, open_shelf
from fixtures.source import MANNERS, Grid, Part, parts
from fixtures.write_docx import docx
from fixtures.write_pdf import Page, load_fonts, pdf

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
CONTRACTS = sorted(FIXTURES.glob("??/*-hostage.md"))
# Of how a text looks, not of what it says: plain text has no looks.
LOOKS = ("fine-print", "disguised-words")
ASKED = Settings(ignore=LOOKS)
RULES = {rule.id: rule for rule in load().rules}
COMBINATIONS = {rule.id for rule in RULES.values() if rule.combine is not None}
each_contract = pytest.mark.parametrize(
    "source", CONTRACTS, ids=lambda path: f"{path.parent.name}/{path.stem}"
)

# A clause that gives and takes nothing, in the words of each language.
UNRELATED = {
    "en": "The headings of this Agreement are there to make it easier to read.",
    "pl": "Nagłówki niniejszej umowy służą wyłącznie ułatwieniu lektury.",
    "ru": "Заголовки настоящего договора служат только для удобства чтения.",
    "sl": "Naslovi v tej pogodbi so namenjeni le lažjemu branju.",
    "de": "Die Überschriften dieses Vertrags dienen nur der besseren Lesbarkeit.",
}


def _contract(source: Path) -> list[Part | Grid]:
    return list(parts(source.read_text("utf-8"), MANNERS[source.parent.name]))


def _lines(source: Path) -> list[str]:
    """Every paragraph and cell as it is printed, a line each."""
    found: list[str] = []
    for part in _contract(source):
        if isinstance(part, Grid):
            found += [": ".join(row).replace("**", "") for row in part.rows]
        else:
            found.append(f"{part.label} {part.text}".strip().replace("**", ""))
    return found


def _said(report: FileReport) -> list[tuple[str, str]]:
    """Each finding as the rule and the letters it quotes, in no order."""
    assert not report.error, report.error
    return sorted((finding.rule, " ".join(_quoted(finding))) for finding in report.findings)


def _quoted(finding: Finding) -> list[str]:
    """The words of a finding and of its parts, whichever comes first."""
    quotes = {finding.location.quote, *(part.quote for part in finding.related)}
    return sorted(re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", q)).casefold() for q in quotes)


@cache
def _plain(source: Path) -> list[tuple[str, str]]:
    return _said(_of_text("\n\n".join(_lines(source))))


def _of_text(text: str) -> FileReport:
    return lint_text(text, settings=ASKED)


def _of_bytes(data: bytes, name: str) -> FileReport:
    return lint_file(Path(name), ASKED, data=data)


def _as_html(source: Path) -> bytes:
    rows: list[str] = []
    for part in _contract(source):
        if isinstance(part, Grid):
            cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in part.rows)
            rows.append("<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>")
        else:
            said = html.escape(f"{part.label} {part.text}".strip().replace("**", ""))
            rows.append(f"<p>{said}</p>")
    return f"<html><body>{''.join(rows)}</body></html>".encode()


FORMATS: Mapping[str, Callable[[Path], bytes]] = {
    "docx": lambda source: source.with_suffix(".docx").read_bytes(),
    "pdf": lambda source: source.with_suffix(".pdf").read_bytes(),
    "md": lambda source: source.read_bytes(),
    "html": _as_html,
}


@pytest.mark.parametrize("suffix", FORMATS)
@each_contract
def test_the_same_contract_in_another_format_has_the_same_findings(
    source: Path, suffix: str
) -> None:
    report = _of_bytes(FORMATS[suffix](source), f"contract.{suffix}")
    assert _said(report) == _plain(source)


def _sections(source: Path) -> tuple[list[str], list[list[str]]]:
    """What stands before the first numbered section, and each section's lines."""
    head: list[str] = []
    sections: list[list[str]] = []
    for part in _contract(source):
        if isinstance(part, Part) and part.level == 0:
            sections.append([])
        shown = (
            [": ".join(row) for row in part.rows]
            if isinstance(part, Grid)
            else [f"{part.label} {part.text}".strip()]
        )
        (sections[-1] if sections else head).extend(line.replace("**", "") for line in shown)
    return head, sections


@each_contract
def test_reordering_the_sections_changes_nothing(source: Path) -> None:
    head, sections = _sections(source)
    # The last one holds the signatures, which end a contract wherever they stand.
    moved = [*reversed(sections[:-1]), sections[-1]]
    text = "\n\n".join([*head, *(line for section in moved for line in section)])
    # Of several findings that make one worse, which is named first may change.
    found = _said(_of_text(text))
    assert [rule for rule, _ in found] == [rule for rule, _ in _plain(source)]
    assert _of_clauses(found) == _of_clauses(_plain(source))


def _of_clauses(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(rule, quote) for rule, quote in said if rule not in COMBINATIONS]


def _raised(match: re.Match[str], added: int) -> str:
    return f"{match[1] or ''}{int(match[2] or match[4]) + added}"


def _renumbered(source: Path, added: int) -> Iterator[str]:
    """Each paragraph with its section's number, and those that it refers to, raised."""
    own = r"^(§ |\(?)(\d+)"
    referred = r"((?:clauses?|§|пункт(?:ом|е|а)?) )(\d+)|()(\d+)(?=\. člen)"
    language = source.parent.name
    for part in _contract(source):
        if isinstance(part, Grid):
            yield from (": ".join(row) for row in part.rows)
            continue
        text = re.sub(referred, lambda m: _raised(m, added), part.text.replace("**", ""))
        label = part.label
        if part.level == 0 or (part.level == 1 and language in ("en", "ru")):
            label = re.sub(own, lambda m: f"{m[1]}{int(m[2]) + added}", label)
        yield f"{label} {text}".strip()


@each_contract
def test_renumbering_changes_nothing(source: Path) -> None:
    report = _of_text("\n\n".join(_renumbered(source, 10)))
    assert [rule for rule, _ in _said(report)] == [rule for rule, _ in _plain(source)]


@pytest.mark.parametrize("width", [44, 72, 130])
@each_contract
def test_wrapping_the_lines_elsewhere_changes_nothing(source: Path, width: int) -> None:
    wrapped = "\n\n".join(_filled(line, width) for line in _lines(source))
    assert _said(_of_text(wrapped)) == _plain(source)


def _filled(line: str, width: int) -> str:
    """The line broken at spaces."""
    return re.sub(rf"(.{{1,{width}}})(?: |$)", r"\1\n", line).rstrip()


@each_contract
def test_other_fonts_in_word_change_nothing(source: Path) -> None:
    made = docx("Contract", _contract(source), MANNERS[source.parent.name])
    before = _said(_of_bytes(made, "contract.docx"))
    opened = open_docx(BytesIO(made))
    for paragraph in opened.paragraphs:
        for run_ in paragraph.runs:
            run_.font.name = "Courier New"
            run_.font.size = Pt(13)
    changed = BytesIO()
    opened.save(changed)
    assert _said(_of_bytes(changed.getvalue(), "contract.docx")) == before


@pytest.mark.parametrize("page", [Page(), Page(hyphens=True), Page(columns=2)], ids=str)
@each_contract
def test_columns_and_hyphens_on_paper_change_nothing(source: Path, page: Page) -> None:
    load_fonts()
    made = pdf("Contract", _contract(source), MANNERS[source.parent.name], page)
    assert _said(_of_bytes(made, "contract.pdf")) == _plain(source)


def _curled(text: str) -> str:
    return re.sub(r'"([^"]*)"', r"“\1”", text.replace("'", "’"))


def _straight(text: str) -> str:
    return re.sub(r"[“”„«»]", '"', text.replace("’", "'"))


SPELLINGS: Mapping[str, Callable[[str], str]] = {
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "curly quotes": _curled,
    "straight quotes": _straight,
    "no-break spaces": lambda text: re.sub(r"(?<=\d) (?=\w)", "\u00a0", text),
    "soft hyphens": lambda text: re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", text),
    "invisible characters": lambda text: re.sub(r"(\w{4})(\w{4})", "\\1\u200b\\2", text),
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
}


@pytest.mark.parametrize("spelling", SPELLINGS)
@each_contract
def test_another_spelling_of_the_same_letters_changes_nothing(source: Path, spelling: str) -> None:
    text = SPELLINGS[spelling]("\n\n".join(_lines(source)))
    found = _said(_of_text(text))
    assert [rule for rule, _ in found] == [rule for rule, _ in _plain(source)]


@pytest.mark.parametrize("place", ["first", "middle", "last"])
@each_contract
def test_a_fair_unrelated_clause_adds_nothing(source: Path, place: str) -> None:
    lines = _lines(source)
    at = {"first": 2, "middle": len(lines) // 2, "last": len(lines)}[place]
    lines.insert(at, UNRELATED[source.parent.name])
    assert _said(_of_text("\n\n".join(lines))) == _plain(source)


# What harms, and the same with a "not" in it.
DENIED = {
    "en": (
        "The Provider may change the prices at any time at its sole discretion.",
        "The Provider may not change the prices at its sole discretion.",
    ),
    "en-renewal": (
        "This Agreement renews automatically for further periods of 24 months.",
        "This Agreement does not renew automatically for further periods of 24 months.",
    ),
    "en-fee": (
        "The Customer shall pay a termination fee of EUR 500 if it leaves before the end.",
        "The Customer shall not pay a termination fee of EUR 500 if it leaves before the end.",
    ),
    "pl": (
        "Dostawca może w każdej chwili jednostronnie zmienić ceny.",
        "Dostawca nie może jednostronnie zmienić cen.",
    ),
    "pl-renewal": (
        "Umowa przedłuża się automatycznie na kolejne okresy 24 miesięcy.",
        "Umowa nie przedłuża się automatycznie na kolejne okresy 24 miesięcy.",
    ),
    "pl-refund": (
        "Wpłacone zaliczki nie podlegają zwrotowi Klientowi.",
        "Wpłacone zaliczki podlegają zwrotowi Klientowi.",
    ),
    "ru": (
        "Исполнитель вправе в любое время в одностороннем порядке изменить цены.",
        "Исполнитель не вправе в одностороннем порядке изменять цены.",
    ),
    "ru-renewal": (
        "Договор автоматически продлевается на следующие 24 месяца.",
        "Договор не продлевается автоматически на следующие 24 месяца.",
    ),
    "ru-liability": (
        "Исполнитель не несёт ответственности за перерывы в оказании услуг.",
        "Исполнитель несёт ответственность за перерывы в оказании услуг.",
    ),
    "sl": (
        "Ponudnik lahko cene kadarkoli enostransko spremeni.",
        "Ponudnik cen ne sme enostransko spremeniti.",
    ),
    "sl-renewal": (
        "Pogodba se samodejno podaljša za nadaljnjih 24 mesecev.",
        "Pogodba se ne podaljša samodejno za nadaljnjih 24 mesecev.",
    ),
    "de": (
        "Der Anbieter kann die Preise jederzeit nach eigenem Ermessen ändern.",
        "Der Anbieter kann die Preise nicht nach eigenem Ermessen ändern.",
    ),
    "de-renewal": (
        "Der Vertrag verlängert sich automatisch um weitere 24 Monate.",
        "Der Vertrag verlängert sich nicht automatisch um weitere 24 Monate.",
    ),
    "de-fee": (
        "Der Kunde zahlt bei vorzeitiger Kündigung ein Entgelt von 500 Euro.",
        "Der Kunde zahlt bei vorzeitiger Kündigung kein Entgelt.",
    ),
}


def _harms(text: str) -> dict[str, Severity]:
    """The rules that a lone sentence breaks, each with its gravest finding."""
    found: dict[str, Severity] = {}
    for finding in _of_text(text).findings:
        if finding.severity > Severity.INFO:
            found[finding.rule] = max(finding.severity, found.get(finding.rule, Severity.INFO))
    return found


@pytest.mark.parametrize("pair", DENIED)
def test_a_not_silences_what_was_found(pair: str) -> None:
    said, denied = DENIED[pair]
    assert _harms(said)
    assert not _harms(denied).keys() & _harms(said).keys()


def _with_numbers() -> Iterator[tuple[Rule, Example]]:
    """The firing examples of the rules that compare a number of which more is worse."""
    shelf = open_shelf()
    for rule, of_rule in examples(shelf).items():
        if rule in RULES and RULES[rule].where is not None and RULES[rule].worse == "more":
            for example in of_rule:
                if example.fires and not example.known and not example.mention:
                    yield RULES[rule], example


NUMBERED = sorted({(rule.id, example.language) for rule, example in _with_numbers()})


@pytest.mark.parametrize(("rule", "language"), NUMBERED)
def test_raising_a_number_never_lowers_the_severity(rule: str, language: str) -> None:
    lowered: list[str] = []
    for own, example in _with_numbers():
        if own.id == rule and example.language == language:
            before = _harms(example.text)
            raised = _first_number_raised(example.text, rule)
            if raised and _harms(raised).get(rule, Severity.INFO) < before.get(rule, Severity.INFO):
                lowered.append(raised)
    assert lowered == []


def _first_number_raised(text: str, rule: str) -> str:
    """The text with the number that the rule compared made ten times as high, "" without digits."""
    for finding in _of_text(text).findings:
        if finding.rule == rule:
            for _, quantity in finding.captures:
                span = quantity.span
                said = span.of(text)
                if re.fullmatch(r"\D*\d{1,3}\D*", said):
                    more = re.sub(r"\d+", lambda m: f"{m[0]}0", said)
                    return text[: span.start] + more + text[span.end :]
    return ""
