"""rules/facts/: read like rules, and drawn like rules when wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from contractlint.errors import RuleError
from contractlint.model.rule import Probe
from contractlint.rulebook.book import load
from contractlint.rulebook.load import open_shelf, rulebook_of, shelf_of
from contractlint.rulebook.schema import LANGUAGES
from tests.lexica import rule, shelf

HEAD = "id: views\nview: {view}\nconcepts:\n  long: {{en: [=long]}}\nprobes:\n"
BODY = "\nmatch:\n  any: ['change ..4 price']\n"


def probes(folder: Path, text: str, view: str = "fact") -> tuple[Probe, ...]:
    shelf(folder, rule(BODY))
    (folder / "facts").mkdir()
    (folder / "facts" / "views.yaml").write_text(HEAD.format(view=view) + text, encoding="utf-8")
    return rulebook_of(shelf_of((folder,))).probes


def test_own_patterns_are_trusted_before_those_of_rules(tmp_path: Path) -> None:
    text = "  - {name: term, match: {any: ['long ..2 $t:duration']}, rules: [r]}\n"
    (probe,) = probes(tmp_path, text)
    assert [look.patterns[0].source for look in probe.looks] == [
        "long ..2 $t:duration",
        "change ..4 price",
    ]


def test_a_step_without_words_has_those_of_its_rule(tmp_path: Path) -> None:
    (probe,) = probes(tmp_path, "  - {name: s, path: leave, kind: cost, rules: [r]}\n", "step")
    assert probe.texts == {"en": "T"}


def test_a_rule_that_is_not_there_is_pointed_at(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule 'q'") as caught:
        probes(tmp_path, "  - {name: term, rules: [q]}\n")
    assert caught.value.mark is not None
    assert caught.value.mark.text.endswith("rules: [q]}")


@pytest.mark.parametrize("probe", [p for p in load().probes if p.view == "step"], ids=str)
def test_every_step_is_said_in_every_language(probe: Probe) -> None:
    assert set(probe.texts) == set(LANGUAGES)


def test_every_word_of_a_view_is_said_in_every_language() -> None:
    for entry in open_shelf().facts:
        for name, words in entry.keys()["concepts"].keys().items():
            assert set(words.keys()) == set(LANGUAGES), name
