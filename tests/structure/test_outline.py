"""What holds for every outline."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contractlint.model.contract import Outline
from contractlint.structure.clauses import place
from tests.builders import document, outline

ENGLISH = """SERVICE AGREEMENT
between Brisa Ltd (the "Provider") and you (the "Customer")
1. Fees
1.1 The Provider may: (a) raise fees; (b) lower them.
1.2 The Customer shall
(a) pay the fees, including:
- water;
- heat, e.g. No. 2 gas;
(b) not object.
Termination
2. The term is a year. It renews. 2.1. See Annex A.
Annex A
1) Prices (net)"""
POLISH = """REGULAMIN
Rozdział I. Postanowienia ogólne
§ 1
Definicje
1. „Usługa” – dostęp do sieci, o którym mowa w art. 5 ust. 3.
2. Operator może:
1) zmienić ceny;
2) zawiesić usługę, np. w razie zwłoki.
§ 2. Opłaty
Abonent płaci z góry. Cennik jest załącznikiem nr 1."""
RUSSIAN = """ДОГОВОР ОКАЗАНИЯ УСЛУГ
ООО «Бриз», именуемое в дальнейшем «Исполнитель», и гражданин.
1. ПРЕДМЕТ ДОГОВОРА
1.1. Исполнитель вправе
а) изменить цену, т.е. тариф;
б) отказаться от договора.
Статья 2. Срок
Договор действует до 1 мая 2027 г. Далее он продлевается."""
SLOVENIAN = """SPLOŠNI POGOJI
1. člen
(predmet pogodbe)
Ponudnik (v nadaljevanju: ponudnik) nudi storitev. Velja od 1. 3. 2026.
2. člen
Načini plačila so:
po predračunu
ob prevzemu"""
GERMAN = """ALLGEMEINE GESCHÄFTSBEDINGUNGEN
§ 1 Geltung
(1) Diese AGB gelten z. B. für Kunden.
(2) Der Anbieter darf:
a) Preise ändern;
b) kündigen.
§ 2 Preise
Sie gelten ab dem 3. Werktag. Der Kunde zahlt."""
TEXTS = [ENGLISH, POLISH, RUSSIAN, SLOVENIAN, GERMAN, "\n".join([ENGLISH, POLISH])]


def uncovered(text: str) -> str:
    """The letters that lie in no sentence and in no label of a clause or an item."""
    made = document(text)
    found = outline(text)
    covered = {place for each in found.sentences for place in range(each.span.start, each.span.end)}
    parts, _ = place(made, ["en"] * len(made.blocks))
    for part in parts:
        covered |= set(range(part.block.span.start, part.body.start))
    return "".join(
        letter for at, letter in enumerate(text) if letter.isalpha() and at not in covered
    )


@pytest.mark.parametrize("text", TEXTS)
def test_every_letter_lies_in_a_sentence_or_a_label(text: str) -> None:
    # Only the markers of inline items, "(a)" and "(b)", may fall between sentences.
    assert set(uncovered(text)) <= {"a", "b"}


def check_promises(text: str, found: Outline) -> None:
    made = document(text)
    ends = 0
    for index, sentence in enumerate(found.sentences):
        assert ends <= sentence.span.start < sentence.span.end
        ends = sentence.span.end
        shown = sentence.span.of(text)
        assert shown == shown.strip()
        assert any(block.span.contains(sentence.span) for block in made.blocks)
        assert all(above < index for above in sentence.lead_ins)
    for index, clause in enumerate(found.clauses):
        assert clause.parent < index
        for child in clause.children:
            assert found.clauses[child].parent == index
            assert clause.span.contains(found.clauses[child].span)
        for place_of in clause.sentences:
            assert clause.span.contains(found.sentences[place_of].span)


@pytest.mark.parametrize("text", TEXTS)
def test_contracts_keep_the_promises_of_the_model(text: str) -> None:
    check_promises(text, outline(text))


LINES = st.sampled_from(
    [line for text in TEXTS for line in text.split("\n")]
    + ["", "§", "1.", "(a)", "•", "-", "Art.", "1.1.1.1", "\u00a0", "IV.", "a) b) c)", ":", "..."]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=40)), max_size=12))
def test_any_lines_keep_the_promises_of_the_model(lines: list[str]) -> None:
    text = "\n".join(" ".join(line.split()) for line in lines)
    check_promises(text, outline(text))


def test_labels_are_no_part_of_sentences() -> None:
    text = "4.2 The Provider may leave.\n(a) now;\n• later."
    assert [each.span.of(text) for each in outline(text).sentences] == [
        "The Provider may leave.",
        "now;",
        "later.",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (POLISH, "pl"), (RUSSIAN, "ru"), (SLOVENIAN, "sl"), (GERMAN, "de")],
)
def test_a_contract_in_one_language_is_in_it_throughout(text: str, language: str) -> None:
    found = outline(text)
    assert found.languages == ((language, 1.0),)
    assert {each.language for each in [*found.sentences, *found.clauses]} == {language}


def test_clauses_of_a_bilingual_contract_keep_their_languages() -> None:
    english = (
        "The Provider may change the fees at any time and the Customer has no right to object."
    )
    polish = "Operator może w każdej chwili zmienić opłaty, a Abonent nie ma prawa się sprzeciwić."
    found = outline(f"1. {english}\n2. {polish}\n3. {english}\n4. {polish}")
    assert [clause.language for clause in found.clauses] == ["en", "pl", "en", "pl"]
    assert {code for code, _ in found.languages} == {"en", "pl"}


def test_a_language_that_we_do_not_speak_is_undetermined() -> None:
    text = (
        "Il fornitore può modificare i prezzi in qualsiasi momento e il cliente non ha diritto "
        "di recedere dal contratto per questo motivo, salvo quanto previsto dalla legge italiana."
    )
    assert outline(text).languages == (("und", 1.0),)
