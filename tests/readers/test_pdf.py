"""PDF pages become paragraphs in reading order."""

import subprocess
import sys
from pathlib import Path

import pytest

from contractlint.readers.pdf import READER
from tests.readers.pdf_pages import blocks, grid, lines, pdf, read, words

FULL = [
    "The Provider may change the price list of its services at any",
    "time and informs the Customer of the new prices by posting a",
    "notice on its site.",
]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert blocks(read([lines(FULL)])) == [" ".join(FULL)]


def test_a_clause_number_begins_a_block() -> None:
    document = read([lines(["1. Price", "1.1. The price is fixed.", "(a) It is paid monthly."])])
    assert blocks(document) == ["1. Price", "1.1. The price is fixed.", "(a) It is paid monthly."]


def test_a_bullet_begins_a_list_item() -> None:
    document = read([lines(["You may:", "• stay,", "• leave."])])
    assert [block.kind for block in document.blocks] == ["paragraph", "list-item", "list-item"]


def test_a_reference_at_the_start_of_a_line_begins_no_block() -> None:
    texts = [
        "The fee is due in every case of those in Articles 5.3 or",
        "5.4. Nothing in this contract limits the right of anyone",
        "to complain.",
    ]
    assert blocks(read([lines(texts)])) == [" ".join(texts)]


def test_a_number_in_brackets_amid_a_sentence_begins_no_block() -> None:
    texts = [
        "The contract may be ended by a written notice of ninety",
        "(90) days, counted from the day on which it was received.",
    ]
    assert blocks(read([lines(texts)])) == [" ".join(texts)]


def test_a_gap_between_lines_parts_paragraphs() -> None:
    page = [lines(FULL[:2]), lines(FULL[:2], top=100)]
    assert len(blocks(read(page))) == 2


def test_large_type_makes_a_heading() -> None:
    document = read([words("Terms of the Gym", 50, 40, size=16), lines(FULL, top=70)])
    assert [block.kind for block in document.blocks] == ["heading", "paragraph"]


def test_a_sentence_goes_on_over_the_page() -> None:
    document = read([lines(FULL[:1], top=560)], [lines(FULL[1:])])
    assert blocks(document) == [" ".join(FULL)]


def test_a_new_clause_on_a_new_page_stays_apart() -> None:
    document = read([lines(["The fee is due."], top=560)], [lines(["2. Notice"])])
    assert blocks(document) == ["The fee is due.", "2. Notice"]


def test_columns_are_read_one_after_the_other() -> None:
    left = ["This column is the first", "one that anybody reads."]
    right = ["That column is the other", "one and is read later."]
    document = read([lines(left), lines(right, left=230)])
    assert blocks(document) == [" ".join(left), " ".join(right)]


def test_columns_drawn_row_by_row_are_told_apart() -> None:
    left = [f"This column is the first and its row {n}" for n in range(1, 11)]
    right = [f"that one is the other with row {n}," for n in range(1, 11)]
    rows = [
        words(text, side, 60 + 13 * row)
        for row, pair in enumerate(zip(left, right, strict=True))
        for text, side in zip(pair, (50, 250), strict=True)
    ]
    document = read([words("A title that is wider than the first of the columns", 50, 40), *rows])
    assert document.text.index("first and its row 10") < document.text.index("other with row 1,")


def test_rows_of_a_price_list_stay_rows() -> None:
    rows = [
        words(text, side, 60 + 13 * row)
        for row in range(10)
        for text, side in (
            ("Monthly fee of the tariff number", 50),
            (f"{row} euros and 50 cents", 280),
        )
    ]
    assert "tariff number\t3 euros" in read(rows).text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Die Dauer der Kündi-", "gung beträgt drei Monate.", "Kündigung"),
        ("Der Mieter von Wohn-", "und Geschäftsräumen zahlt.", "Wohn- und Geschäftsräumen"),
        ("Dies gilt für Evernote-", "Software und alle Daten.", "Evernote-Software"),
        ("This runs on a 24-", "hour basis on all days.", "24-hour"),
        ("WIR HAFTEN NICHT FÜR SCHÄD-", "EN AN GELIEHENEN DINGEN.", "SCHÄDEN"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    document = read([lines([first, second])])
    assert len(document.blocks) == 1
    assert joined in document.text


def test_the_document_s_own_spelling_decides_about_a_hyphen() -> None:
    texts = ["A non-exclusive licence is given to the Customer by the", "Provider: it is non-"]
    texts.append("exclusive and ends with the contract, whoever ended it.")
    assert "it is non-exclusive and" in read([lines(texts)]).text


def test_a_word_cut_by_the_page_is_joined() -> None:
    document = read([lines(["Die Frist für die Kündi-"], top=560)], [lines(["gung endet im Mai."])])
    assert blocks(document) == ["Die Frist für die Kündigung endet im Mai."]


def test_a_word_cut_by_the_page_is_joined_across_header_and_footer() -> None:
    head, foot = (
        words("Gym Terms 2031", 50, 30, 8),
        [words(f"{n} / 3", 200, 580, 8) for n in (1, 2, 3)],
    )
    document = read(
        [head, lines(["Die Frist für die Kündi-"], top=540), foot[0]],
        [head, lines(["gung endet im Mai."]), foot[1]],
        [head, lines(["Sie gilt für beide Seiten."]), foot[2]],
    )
    assert blocks(document) == [
        "Die Frist für die Kündigung endet im Mai.",
        "Sie gilt für beide Seiten.",
    ]
    assert [piece.text for piece in document.furniture] == [
        text for n in (1, 2, 3) for text in ("Gym Terms 2031", f"{n} / 3")
    ]


def test_clause_headings_at_the_top_of_pages_are_no_headers() -> None:
    pages = [[lines([f"Article {n}", "It binds both parties."])] for n in (3, 5, 6, 8)]
    assert not read(*pages).furniture


def test_a_single_page_s_number_is_set_apart() -> None:
    document = read([lines(FULL), words("Page 1 of 1", 200, 580)])
    assert [piece.text for piece in document.furniture] == ["Page 1 of 1"]


def test_a_label_glued_to_its_text_is_parted() -> None:
    assert blocks(read([lines(["3.1.1.Seller delivers."])])) == ["3.1.1. Seller delivers."]


def test_cells_of_a_ruled_table_are_kept_together() -> None:
    table = grid([50, 150, 350], [100, 140, 180])
    cells = [
        lines(["Notice", "period"], left=55, top=115),
        lines(["three months to the end", "of the year"], left=155, top=115),
        lines(["Fee"], left=55, top=155),
        lines(["none"], left=155, top=155),
    ]
    document = read([lines(["What we agreed:"]), *table, *cells, lines(["Signed."], top=220)])
    assert document.text == (
        "What we agreed:\nNotice period\tthree months to the end of the year\nFee\tnone\nSigned."
    )
    assert [block.table for block in document.blocks] == [
        None,
        (0, 0, 0),
        (0, 0, 1),
        (0, 1, 0),
        (0, 1, 1),
        None,
    ]


def test_a_row_that_pdfium_runs_together_is_cut_at_the_cells() -> None:
    table = grid([50, 120, 350], [100, 120, 140])
    rows = [
        lines(["Fee", "Term"], left=55, top=114, step=20),
        lines(["12 euros", "2 years"], left=125, top=114, step=20),
    ]
    row_by_row = [words("Fee", 55, 114), words("12 euros", 125, 114)]
    row_by_row += [words("Term", 55, 134), words("2 years", 125, 134)]
    for page in ([*table, *rows], [*table, *row_by_row]):
        assert read(page).text == "Fee\t12 euros\nTerm\t2 years"


def test_a_frame_around_a_paragraph_is_no_table() -> None:
    document = read([*grid([40, 400], [40, 110]), lines(FULL)])
    assert [block.kind for block in document.blocks] == ["paragraph"]


def test_cyrillic_polish_and_ligatures_come_out_as_letters() -> None:
    data = (Path(__file__).parent / "data" / "letters.pdf").read_bytes()
    assert blocks(READER.read(data, "letters.pdf")) == [
        "3.1. Исполнитель вправе изменить цену в одностороннем порядке.",
        "3.2. Wypowiedzenie umowy następuje z końcem miesiąca.",
        "3.3. The office is of first efficiency.",
        "• Заказчик не вправе отказаться.",
    ]


def test_what_is_typed_into_a_form_is_read() -> None:
    def field(canvas: object) -> None:
        canvas.acroForm.textfield(  # type: ignore[attr-defined]
            name="fee", value="99 euros", x=50, y=400, width=120, height=20, fontSize=10
        )

    document = read([lines(FULL), field])
    assert "99 euros" in document.text


def test_a_reviewer_s_sticky_note_is_no_part_of_the_contract() -> None:
    def note(canvas: object) -> None:
        canvas.textAnnotation(  # type: ignore[attr-defined]
            "Do not sign this.", Rect=[300, 300, 320, 320], relative=0
        )

    document = read([lines(FULL), note])
    assert "sign" not in document.text
    assert not document.unread


def test_blocks_cover_the_text_in_order() -> None:
    document = read([lines(FULL), lines(["1. Price", "2. Term"], top=120)], [lines(FULL)])
    ends = [0, *(block.span.end for block in document.blocks)]
    gaps = [
        document.text[end : block.span.start]
        for end, block in zip(ends, document.blocks, strict=False)
    ]
    assert gaps == ["", "\n", "\n", "\n"]
    assert ends[-1] == len(document.text)


def test_the_document_says_what_it_is() -> None:
    document = read([lines(FULL)], [])
    assert (document.format, document.pages, document.read_share) == ("pdf", 2, 1.0)
    assert len(document.digest) == 64
    assert not document.unread


def test_the_same_bytes_give_the_same_document() -> None:
    data = pdf([lines(FULL), *grid([50, 150, 350], [150, 190])], [lines(FULL)])
    assert READER.read(data, "a.pdf") == READER.read(data, "a.pdf")


def test_importing_the_reader_loads_no_pdf_library() -> None:
    code = (
        "import sys, contractlint.readers.pdf\n"
        "assert not {'pypdfium2', 'pypdfium2_raw', 'pdfplumber'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
