"""German: simplemma's word list; by rule what it lacks: compounds, participles, prefixes."""

from __future__ import annotations

from contractlint.rulebook.forms import Paradigm, key, paradigm
from contractlint.rulebook.inflection.wordlist import word_list

_ADJECTIVE = ("", "e", "em", "en", "er", "es")
# Prefixes that leave their verb ("kündigt ... auf"), longest first.
_SEPARABLE = (
    "zusammen", "entgegen", "gegenüber", "herunter", "weiter", "zurück", "wieder", "heraus",
    "hinaus", "vorbei", "voraus", "bereit", "statt", "durch", "nach", "fest", "frei", "fort",
    "hoch", "teil", "auf", "aus", "ein", "mit", "vor", "weg", "dar", "her", "hin", "los", "ab",
    "an", "be", "bei", "über", "um", "zu",
)  # fmt: skip
# Those that may also stay: only believed when the word list has the participle with "-ge-".
_DOUBTFUL = frozenset({"durch", "über", "um", "wieder", "be"})
_INSEPARABLE = (
    "be",
    "ent",
    "er",
    "ge",
    "ver",
    "zer",
    "miss",
    "über",
    "unter",
    "wider",
    "hinter",
    "voll",
)
_PLURAL_IN_EN = ("ung", "heit", "keit", "ität", "schaft", "ation", "ktion")
_ADJECTIVE_ENDINGS = ("ig", "lich", "isch", "bar", "los", "sam", "haft")
# Participles that the list keeps apart from their verbs.
_STRONG = {
    "erkennen": "erkannt", "belegen": "belegt", "entbinden": "entbunden", "verlieren": "verloren",
    "entscheiden": "entschieden", "erbringen": "erbracht", "erscheinen": "erschienen",
    "stehen": "gestanden", "bestehen": "bestanden", "übersteigen": "überstiegen",
    "verbieten": "verboten", "übertragen": "übertragen", "unterbrechen": "unterbrochen",
    "überschreiten": "überschritten", "unterschreiben": "unterschrieben",
    "widersprechen": "widersprochen", "übernehmen": "übernommen",
}  # fmt: skip
# In contracts "Daten" are data, never dates.
_OTHERS = {"datum": {"daten"}}
_FEW = 4  # forms: fewer do not make a verb
_HEAD = 4  # letters of the shortest last part of a compound
_UMLAUTS = str.maketrans("äöü", "aou")


def generate(word: str) -> Paradigm | None:
    """Forms of a verb, noun, adjective or participle; of both when a noun and a verb look the same.

    NOTE: a casefolded word has lost its ß; the list knows "schließen" only so.
    """
    found = [_paradigm(spelling) for spelling in _eszett(word)]
    known = [each for each in found if each]
    return max(known, key=lambda each: len(each.forms), default=None)


def _eszett(word: str) -> list[str]:
    places = [place for place in range(len(word)) if word.startswith("ss", place)]
    return [word, *(f"{word[:place]}ß{word[place + 2 :]}" for place in places)]


def _paradigm(word: str) -> Paradigm | None:
    title = word[:1].upper() + word[1:]
    nouns, others = _noun(title), _verb(word) or _adjective(word)
    if len(nouns | others) < 2:
        return _compound(title) or (paradigm(word, nouns | others) if nouns | others else None)
    nouns -= _OTHERS.get(word, set())
    nominative, genitive = _nominative(word, nouns), _genitive(word, nouns)
    forms = _keys(nouns | others)
    return paradigm(word, forms, {"nom": _keys(nominative), "gen": _keys(genitive)})


def _noun(title: str) -> set[str]:
    words = word_list("de")
    if title in words.forms:
        listed = {form.lower() for form in words.forms[title] if form[:1].isupper()}
        return listed | {title.lower()}
    # A plural that stands for itself ("Daten", not "Datum").
    is_plural = title in words.lemmas and words.lemmas[title][:1].isupper()
    if is_plural:
        return {title.lower()}
    return {title.lower(), title.lower() + "en"} if title.endswith(_PLURAL_IN_EN) else set()


def _verb(word: str) -> set[str]:
    listed = set(word_list("de").forms.get(word, []))
    if len(listed) < _FEW:
        listed |= _prefixed(word)
    stem = word.removesuffix("n").removesuffix("e")
    if not word.endswith("n") or not listed & {stem + "e", stem + "t", stem + "est"}:
        return set()
    forms = {form for form in listed if not _is_slip(form, stem, listed)} | {word}
    forms |= {word + "d" + ending for ending in _ADJECTIVE}
    prefix = _separable_prefix(word, forms)
    forms |= _weak(stem, prefix, forms)
    if prefix:
        rest = word.removeprefix(prefix)
        simple = set(word_list("de").forms[rest])
        forms |= {f"{prefix}zu{rest}", *(prefix + each for each in _participles(rest, simple, ""))}
    for participle in _participles(word, forms, prefix):
        forms |= {participle + ending for ending in _ADJECTIVE}
    return forms


def _prefixed(word: str) -> set[str]:
    """The forms of an unlisted verb by the verb in it: ab|bedingen."""
    for prefix in _SEPARABLE:
        rest = word.removeprefix(prefix)
        if rest != word and prefix not in _DOUBTFUL and (forms := word_list("de").forms.get(rest)):
            return {prefix + form for form in forms}
    return set()


def _weak(stem: str, prefix: str, forms: set[str]) -> set[str]:
    """What a verb with a past in -te has in -t: the list often calls these adjectives."""
    bare = stem.removeprefix(prefix)
    found = {stem + end for end in ("t", "et") if f"{stem}{end}e" in forms}
    if bare.startswith(_INSEPARABLE) or bare.endswith("ier"):
        return found
    return found | {f"{prefix}ge{form.removeprefix(prefix)}" for form in found}


def _is_slip(form: str, stem: str, listed: set[str]) -> bool:
    """Mistakes of the list ("haftt", "abberufen" of "abrufen"); old subjunctives ("kündigest")."""
    if form.endswith(("enere", "enerem", "eneren", "enerer", "eneres")):  # a participle compared
        return True
    if stem.endswith(("t", "d")):  # bindet, never "bindt"
        return form == stem + "t"
    old = form.endswith("est") and form[:-3] + "st" in listed
    return old or form == "abberufen" or (form.endswith("et") and form[:-2] + "t" in listed)


def _separable_prefix(word: str, forms: set[str]) -> str:
    for prefix in _SEPARABLE:
        rest = word.removeprefix(prefix)
        if rest == word or rest not in word_list("de").forms:
            continue
        evident = any(form.startswith((prefix + "ge", prefix + "zu")) for form in forms)
        if evident or prefix not in _DOUBTFUL:
            return prefix
    return ""


def _participles(word: str, forms: set[str], prefix: str) -> list[str]:
    """Past participles: geändert, aufgekündigt, verlängert, behalten."""
    bare = word.removeprefix(prefix)
    found = [prefix + _STRONG[bare]] if bare in _STRONG else []
    for form in sorted(forms):
        start = form.removeprefix(prefix)
        marked = start.startswith("ge") and not bare.startswith("ge")
        if marked and _is_participle_ending(form.removesuffix("en")) and form[:-2] in forms:
            continue  # "geänderten" is a case of "geändert"
        if _is_participle_ending(form) and (marked or _unmarked_participle(bare, form, forms)):
            found.append(form)
    return found


def _is_participle_ending(form: str) -> bool:
    return form.endswith(("t", "en"))


def _unmarked_participle(bare: str, form: str, forms: set[str]) -> bool:
    if not bare.startswith(_INSEPARABLE) and not bare.endswith("ieren"):
        return False
    if form.endswith("en"):
        return form + "em" in word_list("de").lemmas
    stem = bare.removesuffix("n").removesuffix("e")
    return form.endswith((stem + "t", stem + "et")) and form + "e" in forms


def _adjective(word: str) -> set[str]:
    """Positive degree only ("höher" is its own word); a participle declines like an adjective."""
    listed = word_list("de").forms.get(word, [])
    stems = [word, word.removesuffix("e")]
    if word.endswith(("el", "er")):
        stems.append(word[:-2] + word[-1])
    declined = {stem for stem in stems if stem + "em" in listed or _is_declined(stem)}
    if declined:
        return {word} | {stem + end for stem in declined for end in _ADJECTIVE if end}
    return {form for form in listed if form[:1].islower()}


def _is_declined(word: str) -> bool:
    """Participles, comparatives ("höher") and whatever has an adjective's ending."""
    lemmas = word_list("de").lemmas
    if word.endswith(_ADJECTIVE_ENDINGS) and word[:1].upper() + word[1:] not in lemmas:
        return True
    verb = lemmas.get(word, "")
    if verb != word and {word + "em", word + "es"} <= _verb(verb):
        return True
    return word.endswith("er") and {word + "em", word + "es"} <= lemmas.keys()


def _compound(title: str) -> Paradigm | None:
    """An unlisted compound by its last part: "Kündigungs|fenster", "personen|bezogen"."""
    for start in range(3, len(title) - _HEAD + 1):
        head = title[start:].removeprefix("-")
        first = title[: len(title) - len(head)].lower()
        nouns, adjectives = _noun(head[:1].upper() + head[1:]), _adjective(head)
        forms = nouns if len(nouns) > 1 else adjectives
        if len(forms) > 1 and head in forms:
            nominative = _nominative(head, nouns) if forms is nouns else set()
            return paradigm(
                title,
                {key(first + form) for form in forms},
                {"nom": {key(first + form) for form in nominative}},
            )
    return None


def _genitive(word: str, forms: set[str]) -> set[str]:
    return forms & {word + "s", word + "es", word + "ns", word + "ens"} - {word}


def _nominative(word: str, forms: set[str]) -> set[str]:
    """The forms left when genitives in -s, plural datives in -n and old datives in -e are gone."""
    genitive = _genitive(word, forms) if len(forms) > 2 or _is_mass(word) else set()
    return {
        form
        for form in forms - genitive
        if not _is_dative_plural(word, form, forms) and not _is_old_dative(word, form, forms)
    }


def _is_mass(word: str) -> bool:
    # "Widerrufs", "Zugangs" have no plural; a loan word in a vowel or in -al, -er has one in -s.
    return not word.endswith(("a", "e", "i", "o", "u", "y", "p", "k"))


def _is_dative_plural(word: str, form: str, forms: set[str]) -> bool:
    shorter = form.removesuffix("n")
    if shorter == form or shorter not in forms:
        return False
    return shorter != word or word.endswith(("er", "el"))


def _is_old_dative(word: str, form: str, forms: set[str]) -> bool:
    changed = {each for each in forms if each != form and each.translate(_UMLAUTS) == form}
    return form == word + "e" and bool(changed)


def _keys(forms: set[str]) -> set[str]:
    return {key(form) for form in forms}
