"""Plain text: offsets in the file, encodings, and lines that belong together."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, LineColumn, Span
from contractlint.readers.disguise import SUSPECT
from contractlint.readers.text import READER

POLISH = (
    "Regulamin świadczenia usług\n"
    "§ 1. Usługodawca może w każdym czasie zmienić ceny, o czym zawiadomi Użytkownika.\n"
    "§ 2. Użytkownik żąda zwrotu należności w ciągu czternastu dni od dnia odstąpienia.\n"
)
RUSSIAN = (
    "Договор оказания услуг\n"
    "1. Исполнитель вправе в любое время изменить цены, о чём уведомляет Заказчика.\n"
    "2. Заказчик обязан оплатить услуги в течение десяти рабочих дней.\n"
)
WRAPPED = """\
MEMBERSHIP TERMS

1. The member pays the monthly fee in advance, on the first day of
each month, and the club may raise the fee at any time without
the consent of the member.
2. The member may leave at the end of a year, if the club received
a registered letter six months before.
   (a) Letters are addressed to the seat of the club, whatever the
   member was told at the desk.
   (b) E-mail does not count.
Signed by both.
"""


def read(source: str | bytes) -> Document:
    data = source.encode() if isinstance(source, str) else source
    return READER.read(data, "contract.txt")


def blocks(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks]


def test_text_is_the_file_character_for_character() -> None:
    source = "1. Term\r\n\r\n  2. Fees\tand  more \nlast"
    assert read(source).text == source


@given(st.text(min_size=1).filter(lambda text: text.strip() and not SUSPECT.search(text)))
def test_any_text_survives_in_nfc(source: str) -> None:
    try:
        document = READER.read(source.encode("utf-8"), "x.txt")
    except UnicodeEncodeError:
        return
    assert document.text == unicodedata.normalize("NFC", source) or "\x00" in source


@given(st.lists(st.text("ab .1§\n\r-", max_size=90), max_size=12))
def test_blocks_hold_all_words_in_order(lines: list[str]) -> None:
    source = "x" + "\n".join(lines)
    document = read(source)
    assert " ".join(blocks(document)).split() == source.split()
    ends = [0] + [block.span.end for block in document.blocks]
    assert all(end <= block.span.start for end, block in zip(ends, document.blocks, strict=False))


def test_each_line_is_a_block_where_lines_are_not_wrapped() -> None:
    document = read("1. Term\nThe term is one year.\n\n2. Fees\n")
    assert blocks(document) == ["1. Term", "The term is one year.", "2. Fees"]


def test_wrapped_lines_are_one_block_and_keep_their_breaks() -> None:
    document = read(WRAPPED)
    assert document.text == WRAPPED
    assert [block.split("\n")[0][:12] for block in blocks(document)] == [
        "MEMBERSHIP T",
        "1. The membe",
        "2. The membe",
        "(a) Letters ",
        "(b) E-mail d",
        "Signed by bo",
    ]


def test_a_reference_at_the_start_of_a_wrapped_line_opens_no_clause() -> None:
    source = (
        "Leaving before the end of the year is possible only as written in\n"
        "7.2 above, and then only with the fee that is set out for it under\n"
        "§ 9 of these terms, which the club may change whenever it wishes to\n"
        "do so and without any notice.\n"
        "8. The next clause begins here and it is wrapped like the others at\n"
        "the same column.\n"
    )
    assert [block[:9] for block in blocks(read(source))] == ["Leaving b", "8. The ne"]


def test_a_number_in_brackets_may_begin_a_wrapped_line() -> None:
    source = (
        "This agreement is concluded for a fixed initial period of sixty\n"
        "(60) months, counted from the day on which the member is let into\n"
        "the club for the first time.\n"
        "(2) The member may not leave before the end of that period, and he\n"
        "pays to its end.\n"
    )
    assert [block[:8] for block in blocks(read(source))] == ["This agr", "(2) The "]


def test_short_lines_are_left_alone() -> None:
    source = "Membership terms\nof the rowing club\nJoining fee none\nlockers included\n"
    assert len(blocks(read(source))) == 4


def test_a_span_knows_its_line_and_column() -> None:
    document = read("one\r\n  two three\n")
    start = document.text.index("three")
    assert document.anchors(Span(start, start + 5)) == (LineColumn(2, 7),)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (POLISH, "cp1250"),
        (POLISH, "iso8859_2"),
        (POLISH, "utf-8-sig"),
        (POLISH, "utf-16"),
        (POLISH, "utf-16-le"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "utf-16-le"),
        (RUSSIAN, "utf-16-be"),
        ("Fees are £5 or €6 – “at will”. Café.\n" * 3, "cp1252"),
    ],
)
def test_older_encodings_are_recognised(text: str, encoding: str) -> None:
    assert read(text.encode(encoding)).text == text


def test_decomposed_letters_are_composed() -> None:
    assert read(unicodedata.normalize("NFD", POLISH)).text == POLISH


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf\n"])
def test_a_file_without_words_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match="empty"):
        READER.read(data, "x.txt")


def test_binary_data_is_not_text() -> None:
    assert not READER.sniff(bytes(range(256)) * 8)
    assert READER.sniff(RUSSIAN.encode("utf-16-le"))
    assert READER.sniff(RUSSIAN.encode("cp1251"))


def test_the_digest_is_that_of_the_bytes() -> None:
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert read("abc").digest == digest


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Umowę można rozwiązać za wypowiedzeniem.", ("cp1250", "iso8859_2", "utf-16")),
        ("Naročnik plača pogodbeno kazen v višini 100 €.", ("cp1250", "utf-16-be")),
        ("Gebühr: 100 € je Übergabe.", ("cp1252", "utf-16")),
        ("Штраф составляет 100 рублей.", ("cp1251", "koi8_r", "utf-16-le")),
        ("The fee is £50 – “non-refundable”.", ("cp1252", "utf-8-sig")),
    ],
    ids=["pl", "sl", "de", "ru", "en"],
)
def test_a_few_words_are_enough_to_tell_their_encoding(
    text: str, encodings: tuple[str, ...]
) -> None:
    for encoding in encodings:
        assert READER.read(text.encode(encoding), "contract.txt").text == text


DAMAGED = (
    ("Der Anbieter darf die Gebühren jederzeit ändern.\nDie Kündigung ist möglich.", "de"),
    ("Dostawca może zmienić opłaty.\nUmowa przedłuża się o dwanaście miesięcy.", "pl"),
    ("Исполнитель вправе изменить цену.\nДоговор продлевается на один год.", "ru"),
    ("The Provider – “we” – may change the fee.\nThe contract renews for a year.", "en"),
)


@pytest.mark.parametrize(("source", "language"), DAMAGED)
@pytest.mark.parametrize("damage", [b"\xff", b"\x80", b"\xe2"])
def test_a_damaged_byte_of_utf8_costs_one_character_and_is_told(
    source: str, language: str, damage: bytes
) -> None:
    first, second = source.encode().split(b"\n")
    document = READER.read(first + b"\n" + damage + second, f"{language}.txt")
    assert document.text == source.replace("\n", "\n\ufffd")
    (unread,) = document.unread
    assert unread.what_said == "characters of the text: 1"
    assert unread.reason_said == "their bytes are damaged; the first is in line 2"


def test_utf8_that_is_cut_off_within_a_letter_is_read() -> None:
    data = DAMAGED[2][0].encode()[:-2]
    document = READER.read(data, "x.txt")
    assert document.text == DAMAGED[2][0][:-2] + "\ufffd"
    assert len(document.unread) == 1


@pytest.mark.parametrize(("source", "language"), DAMAGED)
def test_sound_utf8_has_nothing_unread(source: str, language: str) -> None:
    assert READER.read(source.encode(), f"{language}.txt").unread == ()
