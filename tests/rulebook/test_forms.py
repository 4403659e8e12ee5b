"""Facts about the committed word forms, and about how they are generated and kept."""

import sys
from pathlib import Path

import pytest

from contractlint.errors import ConfigError, ContractlintError, RuleError
from contractlint.rulebook.forms import Paradigm, WordForms, key, load, missing, paradigm, write
from contractlint.rulebook.inflection import LANGUAGES, generate
from contractlint.rulebook.inflection.__main__ import main

FOLDER = Path(__file__).parents[2] / "rules" / "forms"
COMMITTED = {language: load(FOLDER, language) for language in LANGUAGES}

COVERED = [
    ("pl", "wypowiedzieć", "wypowiem wypowiedział wypowiedziana wypowiedziałby wypowiedziawszy"),
    ("pl", "zmieniać", "zmieniając zmieniający zmieniano zmieniany"),
    ("pl", "odpowiedzialność", "odpowiedzialności odpowiedzialnością"),
    ("pl", "wypowiedzenie", "wypowiedzenia wypowiedzeniem wypowiedzeniu"),
    ("pl", "zamawiający", "zamawiającego zamawiającemu"),
    ("ru", "расторгнуть", "расторгнут расторгнутый расторгнув расторгнет"),
    ("ru", "изменить", "изменён изменен изменена изменит изменённый"),
    ("ru", "должен", "должна должно должны"),
    ("ru", "платёж", "платежа платежи платеж"),
    ("sl", "naročnik", "naročnika naročnikoma naročniki"),
    ("sl", "odjemalec", "odjemalca odjemalcem odjemalcev"),
    ("sl", "operater", "operaterja operaterjem"),
    ("sl", "storitev", "storitve storitvijo storitvama"),
    ("sl", "odpovedati", "odpove odpovedal odpovedano odpovedo"),
    ("sl", "pridrževati", "pridržuje pridržujemo"),
    ("sl", "izključiti", "izključena izključi izključil"),
    ("sl", "pisen", "pisna pisnega pisni"),
    ("de", "kündigen", "gekündigt kündigt gekündigte kündigte"),
    ("de", "aufkündigen", "aufzukündigen aufgekündigt"),
    ("de", "begrenzen", "begrenzt begrenzte begrenzten begrenzter"),
    ("de", "ausschließen", "ausgeschlossen auszuschließen ausschließt"),
    ("de", "vertrag", "vertrags verträge verträgen"),
    ("de", "personenbezogen", "personenbezogene personenbezogenen"),
    ("en", "cancel", "cancelled canceled cancelling cancels"),
    ("en", "authorise", "authorized authorises authorising"),
    ("en", "instalment", "installments instalments"),
    ("en", "withhold", "withheld withholding"),
]

KEPT_APART = [
    ("pl", "zmienić", "niezmieniony"),
    ("pl", "zmienić", "zmienianie"),
    ("pl", "klient", "klienty"),
    ("ru", "изменение", "измененье"),
    ("sl", "sprememba", "prememba"),
    ("sl", "spremeniti", "spremenjenje"),
    ("de", "datum", "daten"),
    ("de", "haften", "haftt"),
    ("de", "ändern", "geändertenen"),
    ("de", "erhalten", "erhaltenere"),
    ("en", "fee", "feed"),
    ("en", "may", "mays"),
]


@pytest.mark.parametrize(("language", "lemma", "forms"), COVERED)
def test_a_lemma_covers_the_forms_a_contract_uses(language: str, lemma: str, forms: str) -> None:
    found = COMMITTED[language].paradigm(lemma)

    assert found is not None
    assert {key(form) for form in forms.split()} <= found.forms


@pytest.mark.parametrize(("language", "lemma", "form"), KEPT_APART)
def test_a_lemma_leaves_out_what_is_not_its_form(language: str, lemma: str, form: str) -> None:
    found = COMMITTED[language].paradigm(lemma)

    assert found is not None
    assert form not in found.forms


def test_only_nominatives_of_a_noun_can_be_subjects() -> None:
    operator = COMMITTED["ru"].paradigm("оператор")

    assert operator is not None
    assert operator.nominative == {"оператор", "операторы"}
    assert operator.instrumental == {"оператором", "операторами"}


def test_the_slovenian_dual_is_a_subject() -> None:
    subscriber = COMMITTED["sl"].paradigm("naročnik")

    assert subscriber is not None
    assert subscriber.nominative == {"naročnik", "naročnika", "naročniki"}


def test_the_german_genitive_is_no_subject() -> None:
    provider = COMMITTED["de"].paradigm("Anbieter")

    assert provider is not None
    assert provider.nominative == {"anbieter"}
    assert provider.genitive == {"anbieters"}


def test_a_word_that_is_no_noun_has_its_forms_for_nominatives() -> None:
    terminate = COMMITTED["en"].paradigm("terminate")

    assert terminate is not None
    assert terminate.nominative == terminate.forms
    assert not terminate.genitive


def test_a_russian_lemma_is_found_with_either_letter() -> None:
    with_yo, with_ye = COMMITTED["ru"].paradigm("Счёт"), COMMITTED["ru"].paradigm("счет")

    assert with_yo is not None
    assert with_yo == with_ye
    assert {"счёта", "счета"} <= with_yo.forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_committed_paradigm_holds_its_lemma_and_its_cases(language: str) -> None:
    for lemma in COMMITTED[language].lemmas():
        found = COMMITTED[language].paradigm(lemma)
        assert found is not None
        assert lemma in found.forms
        assert found.nominative | found.genitive | found.dative | found.instrumental <= found.forms


@pytest.mark.parametrize("language", LANGUAGES)
def test_committed_files_are_what_write_would_write(language: str, tmp_path: Path) -> None:
    words = COMMITTED[language]
    write(tmp_path, language, {lemma: _known(words, lemma) for lemma in words.lemmas()})

    name = f"{language}.txt"
    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes()


def _known(words: WordForms, lemma: str) -> Paradigm:
    found = words.paradigm(lemma)
    assert found is not None
    return found


def test_writing_adds_lemmas_and_replaces_old_ones(tmp_path: Path) -> None:
    write(tmp_path, "en", {"fee": paradigm("fee", ["fees"]), "cap": paradigm("cap", ["caps"])})
    write(tmp_path, "en", {"fee": paradigm("fee", ["fees", "fee's"])})

    lines = (tmp_path / "en.txt").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("#")] == ["cap: caps", "fee: fee's fees"]


def test_missing_names_each_word_without_forms_once() -> None:
    words = WordForms("en", {"fee": " fees"})

    assert missing(["Fee", "toll", "levy", "toll"], words) == ["levy", "toll"]


def test_a_language_without_a_file_has_no_forms(tmp_path: Path) -> None:
    assert load(tmp_path, "en").lemmas() == []


@pytest.mark.parametrize("text", ["fee fees\n", "fee: fees\nfee: feed\n"])
def test_a_broken_line_is_complained_about(text: str, tmp_path: Path) -> None:
    (tmp_path / "en.txt").write_text(text, encoding="utf-8")

    with pytest.raises(RuleError, match=r"line \d"):
        load(tmp_path, "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_word_stands_for_itself(language: str) -> None:
    assert generate(language, ["qqxzq"])["qqxzq"].forms == {"qqxzq"}


@pytest.mark.parametrize(
    ("language", "word", "form"),
    [
        ("pl", "wyższy", "wyższego"),
        ("pl", "zablokowany", "zablokowanego"),
        ("ru", "чат-бот", "чат-ботом"),
        ("ru", "заблокированный", "заблокирована"),
        ("de", "wartungsfensterpauschale", "wartungsfensterpauschalen"),
        ("de", "schliessen", "geschlossen"),
        ("de", "eingeben", "eingegeben"),
        ("de", "verbinden", "verbindet"),
        ("de", "abbedingen", "abzubedingen"),
        ("sl", "prihranek", "prihranka"),
        ("sl", "zapisovati", "zapisujejo"),
        ("sl", "prinesti", "prinesla"),
        ("sl", "dolg", "dolgov"),
        ("en", "timeframe", "timeframes"),
        ("en", "call-out", "call-outs"),
    ],
)
def test_a_word_is_inflected_by_dictionary_or_rule(language: str, word: str, form: str) -> None:
    assert form in generate(language, [word])[word].forms


def test_a_missing_dictionary_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "contractlint.rulebook.inflection.pl", raising=False)
    monkeypatch.setitem(sys.modules, "morfeusz2", None)

    with pytest.raises(ContractlintError, match="morfeusz2") as complaint:
        generate("pl", ["umowa"])
    assert complaint.value.help == "pip install 'contractlint[forms]'"


def test_a_language_that_is_not_inflected_is_refused() -> None:
    with pytest.raises(ConfigError, match="fr"):
        generate("fr", ["contrat"])


def test_the_command_adds_words_to_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["pl", "--folder", str(tmp_path), "umowa", "tylko"])

    assert status == 0
    assert "umową" in _known(load(tmp_path, "pl"), "umowa").forms
    assert "tylko" in capsys.readouterr().err


def test_forms_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "ru.txt").write_bytes("цена: цены\n".encode("cp1251"))
    with pytest.raises(RuleError, match="UTF-8"):
        load(tmp_path, "ru")
