"""What labels look like, and what only looks like one."""

import pytest

from contractlint.structure.numbering import of_printed, ordinal, read, roman, written_roman


@pytest.mark.parametrize(
    ("line", "numbers", "rest"),
    [
        ("§ 5", ("5",), ""),
        ("§ 5. Opłaty", ("5",), "Opłaty"),
        ("§ 5 ust. 3 pkt 2", ("5", "3", "2"), ""),
        ("Art. 5", ("5",), ""),
        ("ARTICLE IV", ("4",), ""),
        ("Section 4.2(b) Fees", ("4", "2", "b"), "Fees"),
        ("4.2(b) The fee", ("4", "2", "b"), "The fee"),
        ("4.2. The fee", ("4", "2"), "The fee"),
        ("1.1 Prices", ("1", "1"), "Prices"),
        ("3.1.1.Продавец", ("3", "1", "1"), "Продавец"),
        ("1) zmiana", ("1",), "zmiana"),
        ("a) zmiana", ("a",), "zmiana"),
        ("(a) change", ("a",), "change"),
        ("(iv) change", ("iv",), "change"),
        ("б) отказ", ("б",), "отказ"),
        ("п. 5.3.1", ("5", "3", "1"), ""),
        ("Статья 3. Предмет", ("3",), "Предмет"),
        ("Раздел 2", ("2",), ""),
        ("7. člen", ("7",), ""),
        ("7.člen:", ("7",), ""),
        ("7. člen (odpoved)", ("7",), "(odpoved)"),
        ("Nr. 4 Abs. 2", ("4", "2"), ""),
        ("Ziffer 3", ("3",), ""),
        ("2. Abschnitt", ("2",), ""),
        ("Rozdział II", ("II",), ""),
        ("Załącznik nr 2", ("2",), ""),
        ("Приложение № 1 к договору", ("1",), "к договору"),
        ("Annex A", ("A",), ""),
        ("2. § 2 ust. 2 obowiązuje", ("2",), "§ 2 ust. 2 obowiązuje"),
        ("СТАТЬЯ 2. стоимость работ", ("2",), "стоимость работ"),
        ("• zmiana", (), "zmiana"),
        ("- zmiana", (), "zmiana"),
    ],
)
def test_labels_are_read(line: str, numbers: tuple[str, ...], rest: str) -> None:
    label = read(line, 0, len(line))
    assert label is not None
    assert (label.numbers, line[label.end :]) == (numbers, rest)


@pytest.mark.parametrize(
    "line",
    [
        "30 days after delivery",
        "Section 7.2 shall survive",
        "§ 5 ust. 3 stosuje się",
        "1. 3. 2026 začne veljati",
        "12.5 % of the fee",
        "24/7 support",
        "2026 was a good year",
        "Schedule a call",
        "(the Provider) sells",
        "i.e. the fee",
        "15-443 Białystok",
    ],
)
def test_sentences_that_begin_like_labels_have_none(line: str) -> None:
    assert read(line, 0, len(line)) is None


@pytest.mark.parametrize(
    "line", ["A. Smith signs", "2 Weeks notice", "3.5 million users", "z. B. x"]
)
def test_doubtful_labels_say_so(line: str) -> None:
    label = read(line, 0, len(line))
    assert label is not None
    assert not label.certain


def test_a_stored_label_takes_no_text() -> None:
    label = of_printed("§ 7", 40)
    assert label is not None
    assert (label.printed, label.numbers, label.end, label.certain) == ("§ 7", ("7",), 40, True)


def test_a_stored_sign_is_a_bullet() -> None:
    label = of_printed("\uf0b7", 3)
    assert label is not None
    assert label.family == "bullet"


@pytest.mark.parametrize("value", [1, 4, 9, 14, 40, 99, 120])
def test_roman_numbers_survive_writing_and_reading(value: int) -> None:
    assert roman(written_roman(value)) == value


@pytest.mark.parametrize("text", ["IIII", "VX", "ABC", ""])
def test_wrong_roman_numbers_have_no_value(text: str) -> None:
    assert roman(text) == 0


def test_letters_count_in_both_alphabets() -> None:
    assert [ordinal("c", "letter"), ordinal("в", "letter"), ordinal("aa", "letter")] == [3, 3, 27]
