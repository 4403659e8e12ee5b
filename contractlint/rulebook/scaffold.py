"""A rule to begin with: it works in every language, and its examples pass as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class _Sample:
    """What a language brings to the rule: its texts, its words for the thing, its examples."""

    title: str
    message: str
    why: str
    fairer: str
    words: str
    fires: tuple[str, ...]
    silent: tuple[str, ...]


_SAMPLES: Mapping[str, _Sample] = {
    "en": _Sample(
        "Supplier may change loyalty points at will",
        "The supplier may change what loyalty points are worth.",
        "The customer has paid for the points; the supplier alone decides what they buy.",
        "Loyalty points keep their value until the Customer has used them.",
        "=loyalty|=bonus|=reward =points|=point",
        (
            "The Provider may change the loyalty points at any time.",
            "We may change your bonus points without notice.",
        ),
        (
            "The Customer may change loyalty points into vouchers.",
            "The Provider may not change the loyalty points.",
        ),
    ),
    "pl": _Sample(
        "Dostawca może dowolnie zmieniać punkty lojalnościowe",
        "Dostawca może zmienić wartość punktów lojalnościowych.",
        "Klient zapłacił za punkty, a o ich wartości decyduje sam dostawca.",
        "Punkty lojalnościowe zachowują wartość do czasu ich wykorzystania przez Klienta.",
        "=punkty|=punktów =lojalnościowe|=lojalnościowych|=bonusowe|=bonusowych",
        (
            "Usługodawca może w każdym czasie zmienić punkty lojalnościowe.",
            "Operator może zmieniać punkty bonusowe bez powiadomienia.",
        ),
        (
            "Klient może zmienić punkty lojalnościowe na bon.",
            "Usługodawca nie może zmienić punktów lojalnościowych.",
        ),
    ),
    "ru": _Sample(
        "Исполнитель вправе менять бонусные баллы по своему усмотрению",
        "Исполнитель вправе изменить стоимость бонусных баллов.",
        "Клиент заплатил за баллы, а их стоимость определяет один исполнитель.",
        "Бонусные баллы сохраняют свою стоимость, пока Клиент их не использует.",
        "=бонусные|=бонусных|=призовые|=призовых =баллы|=баллов",
        (
            "Исполнитель вправе в любое время изменить бонусные баллы.",
            "Оператор может изменять призовые баллы без уведомления.",
        ),
        (
            "Клиент может изменить бонусные баллы на скидку.",
            "Исполнитель не вправе изменять бонусные баллы.",
        ),
    ),
    "sl": _Sample(
        "Ponudnik lahko poljubno spreminja točke zvestobe",
        "Ponudnik lahko spremeni vrednost točk zvestobe.",
        "Naročnik je točke plačal, o njihovi vrednosti pa odloča ponudnik sam.",
        "Točke zvestobe ohranijo vrednost, dokler jih naročnik ne porabi.",
        "=točke|=točk =zvestobe|=ugodnosti",
        (
            "Ponudnik lahko kadar koli spremeni točke zvestobe.",
            "Operater lahko spreminja točke ugodnosti brez obvestila.",
        ),
        (
            "Naročnik lahko spremeni točke zvestobe v bon.",
            "Ponudnik ne sme spremeniti točk zvestobe.",
        ),
    ),
    "de": _Sample(
        "Anbieter darf Treuepunkte beliebig ändern",
        "Der Anbieter darf ändern, was Treuepunkte wert sind.",
        "Der Kunde hat die Punkte bezahlt; was sie wert sind, bestimmt der Anbieter allein.",
        "Treuepunkte behalten ihren Wert, bis der Kunde sie eingelöst hat.",
        "treuepunkt-, bonuspunkt-",
        (
            "Der Anbieter darf die Treuepunkte jederzeit ändern.",
            "Wir können Ihre Bonuspunkte ohne Mitteilung ändern.",
        ),
        (
            "Der Kunde kann Treuepunkte in Gutscheine ändern.",
            "Der Anbieter darf die Treuepunkte nicht ändern.",
        ),
    ),
}
LANGUAGES = tuple(_SAMPLES)
_TEXTS = ("title", "message", "why", "fairer")


def scaffold(rule: str, family: str, languages: Sequence[str], schema: str) -> str:
    """A rule file of that id; `schema` is where editors find what may stand in it."""
    # English is what a rule says where a language is missing.
    spoken = list(dict.fromkeys(("en", *languages)))
    return "\n".join(_lines(rule, family, spoken, schema)) + "\n"


def _lines(rule: str, family: str, languages: Sequence[str], schema: str) -> Iterator[str]:
    yield f"# yaml-language-server: $schema={schema}"
    yield "# A rule to begin with: change its words, then run 'contractlint test' on this file."
    yield f"id: {rule}"
    yield f"family: {family}"
    yield "severity: medium"
    for key in _TEXTS:
        yield f"{key}:"
        yield from (f'  {code}: "{getattr(_SAMPLES[code], key)}"' for code in languages)
    yield ""
    yield "# Words of its own; 'may', 'change' and many more are there already in every language."
    yield "# word: all its forms; =word: this form; stem-: begins so; a|b: either; ..3: a gap."
    yield "concepts:"
    yield "  points:"
    yield from (f"    {code}: [{_SAMPLES[code].words}]" for code in languages)
    yield "match:"
    yield "  any:"
    yield "    # 'may', then within 10 words both others in any order; it is the provider's right."
    yield '    - {seq: "may ..10 {change & points}~10", who: provider, anchor: may}'
    yield "examples:"
    for code in languages:
        yield f"  {code}:"
        for kind in ("fires", "silent"):
            yield f"    {kind}:"
            yield from (f'      - "{text}"' for text in getattr(_SAMPLES[code], kind))
