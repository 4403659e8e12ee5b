"""Pages that are pictures are read by Tesseract, word by word, and say how sure they are."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader

from contractlint.errors import UnreadableFile
from contractlint.linter import lint_file
from contractlint.model.document import Document, PageBox, Span
from contractlint.model.finding import Confidence
from contractlint.readers import pdf_layers, recognition
from contractlint.readers.pdf import READER
from contractlint.readers.reader import Reading
from tests.readers.pdf_pages import HEIGHT, NEVER, WIDTH, Draw, lines, pdf, words

TERMS = lines(
    [
        "1.  Term",
        "1.1  This Agreement is concluded for an initial period of sixty months.",
        "1.2  The Provider may change its prices at any time and without notice.",
        "1.3  The Customer shall pay the changed prices from the next month on.",
    ],
    step=16,
    size=11,
)
BEDINGUNGEN = lines(
    [
        "1.  Laufzeit",
        "1.1  Der Vertrag wird auf eine Dauer von sechzig Monaten geschlossen.",
        "1.2  Der Anbieter kann die Preise jederzeit und ohne Ankündigung ändern.",
        "1.3  Die Kündigung ist für den Kunden während dieser Zeit ausgeschlossen.",
    ],
    top=240,
    step=16,
    size=11,
)
GARBAGE = [
    "Tliis Agreernent ls c0ncluded for an lnitial peri0d of s1xty rnonths and the Pr0vider rnay",
    "ch@nge lts prlces at 4ny tlme, wlthout not1ce to the Custorner, vvho then has to p4y thern",
]
AUTO = Reading()

needs_tesseract = pytest.mark.skipif(
    not {"eng", "deu"} <= recognition.installed_models(), reason="Tesseract is not installed"
)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "contractlint" / "recognised"


@pytest.fixture
def without_tesseract(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PATH", "")
    recognition.installed_models.cache_clear()
    yield
    recognition.installed_models.cache_clear()


def photographed(*page: Draw, dots: int = 200) -> Draw:
    """A page as a scanner sees it."""
    source = pypdfium2.PdfDocument(pdf(list(page)))
    picture: Image.Image = source[0].render(scale=dots / 72, grayscale=True).to_pil()
    source.close()

    def draw(canvas: object) -> None:
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)  # type: ignore[attr-defined]

    return draw


def layer(texts: Sequence[str]) -> Draw:
    """Invisible text over a picture, as recognition programs leave it."""

    def draw(canvas: object) -> None:
        for number, text in enumerate(texts):
            line = canvas.beginText(50, HEIGHT - 60 - 16 * number)  # type: ignore[attr-defined]
            line.setFont("Helvetica", 11)
            line.setTextRenderMode(3)
            line.textLine(text)
            canvas.drawText(line)  # type: ignore[attr-defined]

    return draw


def read(*pages: Sequence[Draw], reading: Reading = AUTO) -> Document:
    return READER.read(pdf(*pages), "scan.pdf", reading)


@needs_tesseract
def test_a_scan_is_read_with_its_numbers_and_paragraphs() -> None:
    document = read([photographed(TERMS)])
    assert [block.span.of(document.text) for block in document.blocks] == [
        "1. Term",
        "1.1 This Agreement is concluded for an initial period of sixty months.",
        "1.2 The Provider may change its prices at any time and without notice.",
        "1.3 The Customer shall pay the changed prices from the next month on.",
    ]
    assert not document.unread
    assert document.recognised is not None
    assert document.recognised.pages == (1,)
    assert document.recognised.confidence > 0.9


@needs_tesseract
def test_a_word_on_a_scan_has_its_own_box() -> None:
    document = read([photographed(TERMS)])
    start = document.text.index("prices")
    (box,) = document.anchors(Span(start, start + len("prices")))
    assert isinstance(box, PageBox)
    seen = READER.read(pdf([TERMS]), "text.pdf", NEVER)
    at = seen.text.index("prices")
    (true,) = seen.anchors(Span(at, at + len("prices")))
    assert isinstance(true, PageBox)
    assert box.left == pytest.approx(true.left, abs=2)
    assert box.right == pytest.approx(true.right, abs=2)
    assert true.top - 1 <= box.top < box.bottom <= true.bottom + 1


@needs_tesseract
def test_only_the_pages_that_are_pictures_are_recognised() -> None:
    document = read([TERMS], [photographed(BEDINGUNGEN)], [TERMS])
    assert document.recognised is not None
    assert document.recognised.pages == (2,)
    assert document.read_share == 1.0


@needs_tesseract
def test_the_language_of_a_scan_is_found_out() -> None:
    assert "ohne Ankündigung ändern" in read([photographed(BEDINGUNGEN)]).text


@needs_tesseract
def test_a_blank_scanned_page_is_no_fault() -> None:
    assert not read([photographed(TERMS)], [photographed()]).unread


@needs_tesseract
def test_two_scanned_columns_stay_apart() -> None:
    left = [f"The customer pays item {n} of the list" for n in range(1, 21)]
    right = [f"and the seller ships part {n} of it" for n in range(1, 21)]
    page = (lines(left, left=30, step=15, size=9), lines(right, left=235, step=15, size=9))
    text = " ".join(read([photographed(*page)]).text.split())
    assert "item 1 of the list The customer pays item 2" in text
    assert "item 20 of the list and the seller" in text


@needs_tesseract
def test_what_was_recognised_is_remembered_and_a_damaged_memory_is_not_believed(
    cache: Path,
) -> None:
    first = read([photographed(TERMS)])
    files = sorted(cache.glob("*.json"))
    assert files
    assert read([photographed(TERMS)]) == first
    for file in files:
        file.write_text('[["x", 1]]')
    assert read([photographed(TERMS)]) == first


@needs_tesseract
def test_each_recognised_page_is_heard_of() -> None:
    heard: list[tuple[int, int]] = []
    pages = [[photographed(TERMS)], [photographed(BEDINGUNGEN)]]
    read(*pages, reading=Reading(page_done=lambda page, pages: heard.append((page, pages))))
    assert heard == [(1, 2), (2, 2)]


@needs_tesseract
def test_a_finding_on_words_that_are_hard_to_read_is_less_sure(tmp_path: Path) -> None:
    clear, faint = tmp_path / "clear.pdf", tmp_path / "faint.pdf"
    clear.write_bytes(pdf([photographed(TERMS)]))
    faint.write_bytes(pdf([photographed(TERMS, dots=48)]))
    sure, unsure = lint_file(clear), lint_file(faint)
    assert any(finding.confidence is Confidence.HIGH for finding in sure.findings)
    assert all(finding.confidence < Confidence.HIGH for finding in unsure.findings)
    assert unsure.not_checked or unsure.error


@needs_tesseract
def test_a_garbled_hidden_layer_is_recognised_anew() -> None:
    garbage = layer(GARBAGE)
    document = read([photographed(TERMS), garbage])
    assert "initial period of sixty months" in document.text
    assert "c0nc" not in document.text


def test_a_garbled_hidden_layer_is_no_text_without_recognition() -> None:
    garbage = layer(GARBAGE)
    with pytest.raises(UnreadableFile, match="hidden text layer is garbled"):
        read([photographed(TERMS), garbage], reading=NEVER)


def test_a_good_hidden_layer_is_read() -> None:
    good = layer(["The Provider may change its prices at any time and without notice."] * 4)
    assert "change its prices" in read([photographed(TERMS), good], reading=NEVER).text


@pytest.mark.parametrize(
    "text",
    [
        "Umowa zostaje zawarta na czas określony 24 miesięcy; Usługodawca może ją wypowiedzieć "
        "(§ 7 ust. 2) w każdym czasie z zachowaniem terminu 14 dni, e-mail: biuro@example.pl.",
        "СТОРОНЫ договорились о нижеследующем: Исполнитель вправе изменить цены на 10 % в "
        "одностороннем порядке, без согласия Заказчика, уведомив его за 3 дня до этого.",
        "Die AGB des Anbieters gelten auch, wenn der Kunde ihnen widerspricht; die Vergütung "
        "von 1.200,00 EUR (zzgl. 19 % USt.) ist sofort fällig, vgl. Ziff. 3.1 und § 4 Abs. 2.",
    ],
    ids=["pl", "ru", "de"],
)
def test_contracts_are_not_taken_for_garble(text: str) -> None:
    assert not pdf_layers.is_garbled(text)


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_scan_is_refused_with_the_way_to_install_it() -> None:
    with pytest.raises(UnreadableFile, match="none of its 2 pages has a text layer") as caught:
        read([photographed(TERMS)], [photographed(TERMS)])
    assert "contractlint[ocr]" in caught.value.help
    assert "tesseract-ocr" in caught.value.help


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_a_scanned_page_among_others_is_named() -> None:
    document = read([TERMS], [photographed(TERMS)])
    (page,) = document.unread
    assert page.what_said == "page 2"
    assert "install contractlint[ocr]" in page.reason


@needs_tesseract
def test_a_picture_without_words_is_not_called_read() -> None:
    def shadows(canvas: object) -> None:
        picture = Image.effect_noise((200, 300), 120)
        canvas.drawImage(ImageReader(picture), 0, 0, WIDTH, HEIGHT)  # type: ignore[attr-defined]

    document = read([TERMS], [shadows])
    assert [page.what_said for page in document.unread] == ["page 2"]
    assert document.read_share == 0.5


def test_a_long_stamp_in_the_margin_is_no_text_layer() -> None:
    stamp = words(
        "Downloaded by the customer on the first of May from the archive of contracts, for the "
        "use of the customer only, copy number 4711",
        20,
        590,
        5,
    )
    with pytest.raises(UnreadableFile, match="a scan"):
        read([photographed(TERMS), stamp], reading=NEVER)


@needs_tesseract
def test_a_remembered_file_is_not_recognised_again(cache: Path) -> None:
    scan = pdf([photographed(TERMS)], [photographed()], [photographed(BEDINGUNGEN)])
    first = READER.read(scan, "scan.pdf", AUTO)
    (file,) = cache.with_name("recognised-files").glob("*.json")
    assert READER.read(scan, "scan.pdf", AUTO) == first
    file.write_text(file.read_text().replace('"sixty"', '"seventy"'))
    assert READER.read(scan, "scan.pdf", AUTO).text == first.text.replace("sixty", "seventy")


@needs_tesseract
def test_a_damaged_memory_of_a_file_is_not_believed(cache: Path) -> None:
    scan = pdf([photographed(TERMS)])
    first = READER.read(scan, "scan.pdf", AUTO)
    (file,) = cache.with_name("recognised-files").glob("*.json")
    for damaged in ("{}", '[["x", 1]]', '[[1, 1, "x"]]', "[[1e999, 1, null]]"):
        file.write_text(damaged)
        assert READER.read(scan, "scan.pdf", AUTO) == first
