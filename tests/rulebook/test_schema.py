"""Rules as their authors write them, right and wrong."""

from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.model.rule import Rule
from contractlint.rulebook.load import rulebook_of, rules_of
from tests.lexica import ENGLISH, rule, shelf


def only(folder: Path, body: str) -> Rule:
    return rules_of(shelf(folder, rule(body)))[0]


def test_let_names_a_union_of_concepts(tmp_path: Path) -> None:
    found = only(tmp_path, "let: {leave: terminate|renew}\nmatch: [{seq: leave}]")
    assert found.match[0].terms[0].concepts == ("terminate", "renew")


def test_a_rule_brings_words_of_its_own(tmp_path: Path) -> None:
    body = "concepts: {gym: {en: [gym]}}\nmatch: [{seq: gym}]"
    assert only(tmp_path, body).match[0].terms[0].concepts == ("r/gym",)


def test_a_negated_term_makes_the_others_indifferent(tmp_path: Path) -> None:
    terms = only(tmp_path, 'match: [{all: ["!change", price]}]').match[0].terms
    assert [term.polarity for term in terms] == ["negated", "either"]


@pytest.mark.parametrize(
    ("body", "what", "help"),
    [
        ("match: [{seq: prise}]", "no concept 'prise'", "did you mean 'price'?"),
        ("mach: []", "unknown key 'mach'", "did you mean 'match'?"),
        ("match: [{seq: price, all: [price]}]", "either `seq` or `all`", ""),
        ("match: [{all: [price], within: many}]", "not a whole number", ""),
        ("match: [{seq: price, who: seller}]", "'seller' is not allowed here", ""),
        ("law: [eu-nothing]", "no law 'eu-nothing'", ""),
        ('match: [{seq: "$t:duration"}]\nwhere: $t >', "breaks off", ""),
    ],
)
def test_a_mistake_is_named_and_drawn(tmp_path: Path, body: str, what: str, help: str) -> None:
    with pytest.raises(RuleError) as error:
        only(tmp_path, body)
    assert what in error.value.what
    assert help in error.value.help
    assert error.value.mark is not None


def test_an_unknown_limit_is_drawn_in_the_rule(tmp_path: Path) -> None:
    body = 'match: [{seq: "$t:duration"}]\nwhere: $t > max-trm'
    with pytest.raises(RuleError) as error:
        rulebook_of(shelf(tmp_path, rule(body)))
    assert error.value.help == "did you mean 'max-term'?"


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    opened = shelf(tmp_path, rule("match: [{seq: price}]"))
    (tmp_path / "fees" / "r.yaml").rename(tmp_path / "fees" / "other.yaml")
    with pytest.raises(RuleError, match="the id is 'r'"):
        rules_of(shelf(tmp_path))
    assert opened.rules


def test_a_bad_phrase_in_a_lexicon_is_drawn(tmp_path: Path) -> None:
    opened = shelf(tmp_path, lexicon=ENGLISH.replace("[=notice]", "[notice ..3]"))
    with pytest.raises(RuleError) as error:
        rulebook_of(opened).lexicons["en"]
    assert error.value.mark is not None
    assert "notice ..3" in error.value.mark.text
