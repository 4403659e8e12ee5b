"""The packs that come with the program are made of whole paradigms, and the same each time."""

from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.records import replace
from contractlint.rulebook import shipping
from contractlint.rulebook.load import lexicon_of, open_shelf, shelf_of
from contractlint.rulebook.schema import LANGUAGES
from contractlint.rulebook.shipping import uncovered
from tests.lexica import rule, shelf


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_lexicon_is_known_in_all_its_forms(language: str) -> None:
    opened = open_shelf()
    assert list(uncovered(opened, lexicon_of(opened, language)[0])) == []


def test_a_form_that_a_lexicon_lacks_is_told(tmp_path: Path) -> None:
    shelf(tmp_path, rule("match: [{all: [change, price]}]"), lexicon=LEXICON)
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "en.txt").write_text("fee: fees feeing\nprice: prices\n")
    opened = shelf_of((tmp_path,))
    lexicon, unknown = lexicon_of(opened, "en")
    assert (unknown, list(uncovered(opened, lexicon))) == (frozenset({"change"}), [])
    holed = {form: slots for form, slots in lexicon.forms.items() if form != "feeing"}
    assert list(uncovered(opened, replace(lexicon, forms=holed))) == ["fee"]


def test_a_word_without_forms_ends_the_making(tmp_path: Path) -> None:
    opened = shelf(tmp_path, rule("match: [{all: [change, price]}]"), lexicon=LEXICON)
    with pytest.raises(RuleError, match="without all their forms: change, fee, price"):
        shipping._lexicon(opened, "en")


LEXICON = """
language: en
parties: {provider: {pronouns: [=we]}}
concepts:
  change: [change ..3 =the _ price]
  price: [price|fee]
"""
