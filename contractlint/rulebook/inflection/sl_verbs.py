"""Slovenian verbs: what the forms of an infinitive could be; sl.py asks which of them are words."""

from __future__ import annotations

from typing import NamedTuple

# NOTE: without the first person dual: no contract says "we two".
_PERSONS = ("m", "š", "", "ta", "mo", "te", "jo")
# Softening of the last consonants before -en (potrditi, potrjen), longest first.
_SOFTENED = (
    ("st", "šč"), ("sk", "šč"), ("zd", "žd"), ("sl", "šlj"), ("d", "j"), ("t", "č"), ("s", "š"),
    ("z", "ž"),
    ("p", "plj"), ("b", "blj"), ("v", "vlj"), ("m", "mlj"), ("n", "nj"), ("l", "lj"), ("r", "rj"),
)  # fmt: skip
# What no rule gives, by the end of the infinitive (the prefix before it stays): present stem, past
# participle masculine and its stem before -a, passive participle; "" for none or a regular one.
_IRREGULAR = {
    "vedati": ("ve", "", "", "vedan"),
    "vzeti": ("vzame", "", "", "vzet"),
    "vzemati": ("vzema", "", "", "vzeman"),
    "jeti": ("jme", "", "", "jet"),
    "jemati": ("jema", "", "", ""),
    "četi": ("čne", "", "", "čet"),
    "dati": ("da", "", "", "dan"),
    "šteti": ("šteje", "", "", "štet"),
    "razumeti": ("razume", "", "", "razumljen"),
    "iti": ("gre", "šel", "šl", ""),
    "najti": ("najde", "našel", "našl", "najden"),
    "priti": ("pride", "prišel", "prišl", ""),
    "oditi": ("odide", "odšel", "odšl", ""),
    "preiti": ("preide", "prešel", "prešl", ""),
    "nesti": ("nese", "nesel", "nesl", "nesen"),
    "vesti": ("vede", "vedel", "vedl", "veden"),
    "pasti": ("pade", "padel", "padl", ""),
    "reči": ("reče", "rekel", "rekl", "rečen"),
    "teči": ("teče", "tekel", "tekl", ""),
    "poslati": ("pošlje", "", "", "poslan"),
    "preti": ("pre", "prl", "prl", "prt"),
    "brati": ("bere", "", "", "bran"),
    "klicati": ("kliče", "", "", "klican"),
    "pisati": ("piše", "", "", "pisan"),
    "držati": ("drži", "", "", "držan"),
    "kriti": ("krije", "", "", "krit"),
    "biti": ("bije", "", "", "bit"),
    "liti": ("lije", "", "", "lit"),
}


class VerbCandidates(NamedTuple):
    """`certain` need no check; of `presents` one list is right; `participles` are stems."""

    certain: list[str]
    presents: list[list[str]]
    participles: list[str]


def verb_candidates(infinitive: str) -> VerbCandidates:
    """Everything that the forms of a verb in -ti or -či could be."""
    stem = infinitive[:-2]
    special = _irregular(infinitive)
    present, masculine, feminine, passive = special or ("", "", "", "")
    past = [masculine or stem + "l", *((feminine or stem + "l") + end for end in "aoie")]
    supine = [infinitive.removesuffix("i")]
    presents = [_present(each) for each in ([present] if present else _present_stems(stem))]
    participles = [passive] if passive else [] if special else _participles(stem)
    known_past = masculine or stem[-1:] in tuple("aeiou")
    return VerbCandidates((past if known_past else []) + supine, presents, participles)


def _irregular(infinitive: str) -> tuple[str, ...] | None:
    for end, parts in sorted(_IRREGULAR.items(), key=lambda pair: -len(pair[0])):
        prefix = infinitive.removesuffix(end)
        # "iti" and "biti" are whole words: rešiti and dobiti end so by chance.
        if infinitive.endswith(end) and not (prefix and end in ("iti", "biti", "liti")):
            return tuple(prefix + part if part else "" for part in parts)
    return None


def _present_stems(stem: str) -> list[str]:
    if stem.endswith(("ova", "eva")):
        return [stem[:-3] + "uje", stem]
    if stem.endswith("a"):
        return [stem, stem[:-1] + "i", _soften(stem[:-1]) + "e", stem[:-1] + "je"]
    if stem.endswith("ni"):
        return [stem, stem[:-1] + "e"]
    if stem.endswith("i"):
        return [stem, stem + "je"]
    if stem.endswith("e"):
        return [stem[:-1] + "i", stem, stem[:-1] + "e"]
    return []


def _present(stem: str) -> list[str]:
    forms = [stem + person for person in _PERSONS]
    if stem.endswith("ve"):  # odpovedati: odpoveste, odpovejo or odpovedo
        forms += [stem + ending for ending in ("sta", "ste", "do")]
    return forms + _imperative(stem)


def _imperative(stem: str) -> list[str]:
    base = f"{stem}j" if stem.endswith("a") else stem[:-1] + "i"
    if stem.endswith("uje"):
        base = stem[:-2] + "j"
    return [base, base + "te", base + "mo"]


def _soften(stem: str) -> str:
    for hard, soft in _SOFTENED:
        if stem.endswith(hard):
            return stem.removesuffix(hard) + soft
    return stem


def _participles(stem: str) -> list[str]:
    """potrjen, izključen, zavrnjen, odpovedan, želen"""
    if stem.endswith("a"):
        return [stem + "n"]
    if stem.endswith("i"):
        return [_soften(stem[:-1]) + "en"]
    return [stem[:-1] + "en"] if stem.endswith("e") else []
