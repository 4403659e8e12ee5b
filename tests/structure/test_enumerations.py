"""Items know the words that they continue."""

from tests.builders import document, outline


def chains(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Each item with its lead-ins."""
    found = outline(text)
    said = [each.span.of(document(text).text) for each in found.sentences]
    return [
        (said[index], tuple(said[above] for above in each.lead_ins))
        for index, each in enumerate(found.sentences)
        if each.lead_ins
    ]


def test_items_after_a_colon_continue_it() -> None:
    text = "1. Operator może:\n1) zmienić ceny;\n2) zawiesić usługę.\n2. Abonent płaci."
    assert chains(text) == [
        ("zmienić ceny;", ("Operator może:",)),
        ("zawiesić usługę.", ("Operator może:",)),
    ]


def test_nested_items_continue_both_lines_outermost_first() -> None:
    text = "1. The Provider may:\n(a) stop:\n(i) data;\n(ii) mail;\n(b) go.\n2. The end is near."
    assert chains(text)[1:] == [
        ("data;", ("The Provider may:", "stop:")),
        ("mail;", ("The Provider may:", "stop:")),
        ("go.", ("The Provider may:",)),
    ]


def test_bullets_continue_the_line_above() -> None:
    text = "Ponudnik sme:\n- spremeniti ceno,\n- odpovedati pogodbo.\nNaročnik plača takoj."
    assert [item for item, _ in chains(text)] == ["spremeniti ceno,", "odpovedati pogodbo."]


def test_lower_case_lines_without_a_sign_are_items() -> None:
    text = "Načini plačila so:\npo predračunu\nob prevzemu\nCene so stalne."
    assert [item for item, _ in chains(text)] == ["po predračunu", "ob prevzemu"]


def test_a_lead_in_needs_no_colon_when_lower_case_items_follow() -> None:
    text = "1. Исполнитель вправе\nа) изменить цену;\nб) отказаться от договора.\n2. Цена твёрдая."
    assert [above for _, above in chains(text)] == [("Исполнитель вправе",)] * 2


def test_the_tail_of_a_list_continues_its_lead_in() -> None:
    text = "The fee is the higher of\n(a) ten percent;\n(b) five euros,\nwhichever is paid last."
    assert chains(text)[-1] == ("whichever is paid last.", ("The fee is the higher of",))


def test_the_next_clause_ends_the_list() -> None:
    text = "1.1 Der Anbieter darf:\na) Preise ändern;\n1.2 Der Kunde zahlt.\n1.3 Es gilt Recht."
    assert len(chains(text)) == 1


def test_as_follows_does_not_lead_into_the_whole_contract() -> None:
    text = "The parties agree as follows:\n1. The fee is due.\n2. The term is a year."
    assert chains(text) == []


def test_only_the_first_sentence_of_an_item_continues_the_lead_in() -> None:
    text = "1. The Provider may:\n(a) raise the fee. The Customer is told later.\n(b) stop."
    assert [item for item, _ in chains(text)] == ["raise the fee.", "stop."]
