"""Tracked changes of a DOCX: all accepted, all rejected, or those of one author only."""

import json
from pathlib import Path

import pytest

from contractlint.cli import main
from contractlint.linter import Source, lint, versions
from contractlint.model.document import Span
from contractlint.readers import authors, read
from contractlint.readers.reader import Reading
from tests.readers.conftest import ReadDocx, WriteDocx

ADA = 'w:id="1" w:author="Ada &amp; Co"'
BOB = 'w:id="2" w:author="Bob"'
FINAL, ORIGINAL = Reading(), Reading(revisions="original")
ONLY_ADA, ONLY_BOB = Reading(author="Ada & Co"), Reading(author="Bob")
IDS = ["final", "original", "Ada", "Bob"]


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def gone(text: str, by: str, tag: str = "del") -> str:
    return f'<w:{tag} {by}><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:{tag}>'


def added(text: str, by: str, tag: str = "ins") -> str:
    return f"<w:{tag} {by}>{run(text)}</w:{tag}>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


PRICE = paragraph(
    run("The Provider ")
    + gone("may not", ADA)
    + added("may", ADA)
    + run(" change its prices at any time without notice.")
) + paragraph(run("The term is ") + gone("one", BOB) + added("nine", BOB) + run(" years."))


@pytest.mark.parametrize(
    ("reading", "text"),
    [
        (FINAL, "may change … nine"),
        (ORIGINAL, "may not change … one"),
        (ONLY_ADA, "may change … one"),
        (ONLY_BOB, "may not change … nine"),
    ],
    ids=IDS,
)
def test_words_are_those_of_the_version(write_docx: WriteDocx, reading: Reading, text: str) -> None:
    first, second = text.split(" … ")
    document = read(write_docx(PRICE), reading=reading)
    assert document.text == (
        f"The Provider {first} its prices at any time without notice.\nThe term is {second} years."
    )


@pytest.mark.parametrize(
    ("reading", "texts"),
    [
        (FINAL, ["First.", "New.", "Third."]),
        (ORIGINAL, ["First.", "Second.", "Third."]),
        (ONLY_ADA, ["First.", "New.", "Second.", "Third."]),
        (ONLY_BOB, ["First.", "Third."]),
    ],
    ids=IDS,
)
def test_whole_paragraphs_come_and_go(
    write_docx: WriteDocx, reading: Reading, texts: list[str]
) -> None:
    body = (
        paragraph(run("First."))
        + paragraph(added("New.", ADA), f"<w:rPr><w:ins {ADA}/></w:rPr>")
        + paragraph(gone("Second.", BOB), f"<w:rPr><w:del {BOB}/></w:rPr>")
        + paragraph(run("Third."))
    )
    assert read(write_docx(body), reading=reading).text.split("\n") == texts


@pytest.mark.parametrize(
    ("reading", "text"),
    [(FINAL, "b\na"), (ORIGINAL, "a\nb"), (ONLY_BOB, "a\nb")],
    ids=["final", "original", "Bob"],
)
def test_moved_text_stands_in_one_place(write_docx: WriteDocx, reading: Reading, text: str) -> None:
    moved = f"<w:moveFrom {ADA}>{run('a')}</w:moveFrom>"
    body = (
        paragraph(moved, f"<w:rPr><w:moveFrom {ADA}/></w:rPr>")
        + paragraph(run("b"))
        + paragraph(added("a", ADA, "moveTo"), f"<w:rPr><w:moveTo {ADA}/></w:rPr>")
    )
    assert read(write_docx(body), reading=reading).text == text


@pytest.mark.parametrize(
    ("reading", "text"), [(FINAL, "a\nc"), (ORIGINAL, "a\nb")], ids=["final", "original"]
)
def test_rows_come_and_go(write_docx: WriteDocx, reading: Reading, text: str) -> None:
    def row(content: str, mark: str = "") -> str:
        return f"<w:tr><w:trPr>{mark}</w:trPr><w:tc>{paragraph(run(content))}</w:tc></w:tr>"

    rows = row("a") + row("b", f"<w:del {ADA}/>") + row("c", f"<w:ins {BOB}/>")
    assert read(write_docx(f"<w:tbl>{rows}</w:tbl>"), reading=reading).text == text


@pytest.mark.parametrize(
    ("reading", "labels"),
    [(FINAL, ["1.", ""]), (ORIGINAL, ["1.", "2."])],
    ids=["final", "original"],
)
def test_a_number_that_was_taken_away_is_there_before(
    write_docx: WriteDocx, reading: Reading, labels: list[str]
) -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    change = f"<w:pPrChange {ADA}><w:pPr>{listed}</w:pPr></w:pPrChange>"
    body = paragraph(run("a"), listed) + paragraph(run("b"), change)
    document = read(write_docx(body, numbering=numbering), reading=reading)
    assert [block.label for block in document.blocks] == labels


def test_only_what_counts_is_marked_as_inserted(write_docx: WriteDocx) -> None:
    document = read(write_docx(PRICE), reading=ONLY_BOB)
    authors_of = [piece.style.inserted_by for piece in document.pieces if piece.style]
    assert authors_of == ["Bob"]


def test_authors_stand_in_the_order_of_their_first_change(write_docx: WriteDocx) -> None:
    assert authors(write_docx(PRICE)) == ("Ada & Co", "Bob")
    assert authors(write_docx(paragraph(run("a")))) == ()


def test_each_author_has_a_report_of_their_own(write_docx: WriteDocx) -> None:
    sources = versions([Source(write_docx(PRICE))])
    report = lint(sources)
    found = {file.author: {finding.rule for finding in file.findings} for file in report.files}
    assert list(found) == ["Ada & Co", "Bob"]
    assert found["Ada & Co"] - found["Bob"]


def test_the_command_line_names_whose_changes_count(
    write_docx: WriteDocx, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(write_docx(PRICE))
    main(["check", path, "--revisions", "each-author", "--lang", "en"])
    said = capsys.readouterr().out
    assert "only the changes of Ada & Co" in said
    assert "only the changes of Bob" in said
    main(["check", path, "--revisions", "original", "--format", "json"])
    assert json.loads(capsys.readouterr().out)["files"][0]["revisions"] == "original"
    main(["text", path, "--revisions", "original"])
    assert "may not change" in capsys.readouterr().out


def test_the_configuration_can_choose(
    write_docx: WriteDocx, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_docx(PRICE)
    (path.parent / ".contractlint.yaml").write_text(
        "revisions: original\nocr: never\nocr-languages: [de, pl]\n"
    )
    main(["text", str(path)])
    assert "may not change" in capsys.readouterr().out


def test_shading_and_highlights_are_what_is_behind_letters(read_docx: ReadDocx) -> None:
    looks = [
        '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F1F1F"/>',
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="clear" w:fill="auto"/>',
    ]
    runs = "".join(
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"
        for text, look in zip("abc", looks, strict=True)
    )
    document = read_docx(paragraph(runs))
    grounds = []
    for at in range(3):
        (piece,) = document.pieces_at(Span(at, at + 1))
        grounds.append(None if piece.style is None else piece.style.background)
    assert grounds == ["1F1F1F", "FFFF00", None]


def test_a_file_that_cannot_be_read_stays_one_source(tmp_path: Path) -> None:
    source = Source(tmp_path / "absent.docx")
    assert versions([source]) == [source]


def test_compare_judges_each_authors_changes(
    write_docx: WriteDocx, capfd: pytest.CaptureFixture[str]
) -> None:
    term = "The agreement is concluded for an initial term of "
    price = "The Provider may change the price at any time at its sole discretion."
    contract = (
        paragraph(run(term) + gone("36", ADA) + added("60", ADA) + run(" months."))
        + paragraph(gone(price, BOB), f"<w:rPr><w:del {BOB}/></w:rPr>")
        + paragraph(run("Each party pays its own costs."))
    )
    file = str(write_docx(contract))
    words = ["compare", "--revisions", file, "--select", "initial-term-*,price-sole-discretion"]
    assert main([*words, "-f", "json", "--fail-on-worse", "high"]) == 1
    found = json.loads(capfd.readouterr().out)["files"]
    assert [
        (each["new"]["author"], each["new"]["revisions"], each["summary"], each["worst"])
        for each in found
    ] == [
        ("Ada & Co", "author", {"unchanged": 1, "worse": 1}, "high"),
        ("Bob", "author", {"gone": 1, "unchanged": 1}, None),
        (None, "final", {"gone": 1, "worse": 1}, "high"),
    ]
    assert {each["old"]["revisions"] for each in found} == {"original"}
    main(words)
    said = capfd.readouterr().out
    assert "(only the changes of Ada & Co)" in said
    assert "36 months → 60 months" in said
    assert "(with all tracked changes)" in said


def test_compare_says_that_nobody_changed_anything(
    write_docx: WriteDocx, capfd: pytest.CaptureFixture[str]
) -> None:
    file = str(write_docx(paragraph(run("Each party pays its own costs."))))
    assert main(["compare", "--revisions", file, "--fail-on-worse", "low"]) == 0
    assert "no tracked changes" in capfd.readouterr().err
    assert main(["compare", "--revisions", file, "--against", "HEAD"]) == 2
