"""The reports' own words, in every language that a report can be written in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """One language: fixed phrases, and counted ones with a form for each plural of the language."""

    phrases: Mapping[str, str]
    counted: Mapping[str, tuple[str, ...]]
    plural: Callable[[int], int]

    def say(self, key: str, **values: object) -> str:
        """A phrase with its blanks filled."""
        return self.phrases[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """A number with its noun in the right form: "1 finding", "5 uwag"."""
        return self.counted[key][self.plural(number)].format(number)

    def name(self, key: str) -> str:
        """The name of a family or severity; unknown ones (a user's own family) as they are."""
        return self.phrases.get(key, key)


def one_or_many(number: int) -> int:
    """English and German: 1 | the rest."""
    return int(number != 1)


def polish(number: int) -> int:
    """1 | 2-4, 22-24 … | the rest."""
    if number == 1:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def russian(number: int) -> int:
    """1, 21, 31 … | 2-4, 22-24 … | the rest."""
    if number % 10 == 1 and number % 100 != 11:
        return 0
    return 1 if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14) else 2


def slovenian(number: int) -> int:
    """1, 101 … | 2, 102 … | 3-4, 103-104 … | the rest."""
    return {1: 0, 2: 1, 3: 2, 4: 2}.get(number % 100, 3)


ENGLISH = Words(
    plural=one_or_many,
    counted={
        "finding": ("{} finding", "{} findings"),
        "in-files": ("in {} file", "in {} files"),
        "pages": ("{} page", "{} pages"),
        "rules": ("{} rule", "{} rules"),
        "parts": ("{} part was not checked", "{} parts were not checked"),
        "hour": ("{} hour", "{} hours"),
        "day": ("{} day", "{} days"),
        "week": ("{} week", "{} weeks"),
        "month": ("{} month", "{} months"),
        "quarter": ("{} quarter", "{} quarters"),
        "year": ("{} year", "{} years"),
    },
    phrases={
        "critical": "critical",
        "high": "high",
        "medium": "medium",
        "low": "low",
        "info": "info",
        "lock-in": "Lock-in",
        "exit": "Leaving",
        "fees": "Prices and fees",
        "procedure": "Procedures",
        "asymmetry": "One-sided terms",
        "redress": "Redress",
        "data": "Data",
        "transparency": "Transparency",
        "missing": "What is missing",
        "combination": "Traps of several clauses",
        "summary": "{findings} {files}: {tally}",
        "clean": "Nothing found {files}.",
        "tally": "{count} {severity}",
        "limit": "limit: {limit}",
        "confidence": "confidence: {confidence}",
        "why": "Why: {text}",
        "fairer": "Fairer: {text}",
        "law": "Law: {text}",
        "related": "Together with: {text}",
        "because": "Because: {text}",
        "unverified": "unverified",
        "coverage": "Read {read}, in a language that the rules speak {spoken}.",
        "score": "Score {value} of 100, grade {grade}.",
        "no-score": "No score: too little of it was read.",
        "not-checked": "not checked: {what}: {reason}",
        "unread-file": "not checked: {reason}",
        "page": "p. {number}",
        "paragraph": "para {number}",
        "read-as": "named {suffix}, read as {format}",
        "checked": "Everything was checked ({rules}).",
    },
)

POLISH = Words(
    plural=polish,
    counted={
        "finding": ("{} uwaga", "{} uwagi", "{} uwag"),
        "in-files": ("w {} pliku", "w {} plikach", "w {} plikach"),
        "pages": ("{} strona", "{} strony", "{} stron"),
        "rules": ("{} reguła", "{} reguły", "{} reguł"),
        "parts": (
            "nie sprawdzono {} części",
            "nie sprawdzono {} części",
            "nie sprawdzono {} części",
        ),
        "hour": ("{} godzina", "{} godziny", "{} godzin"),
        "day": ("{} dzień", "{} dni", "{} dni"),
        "week": ("{} tydzień", "{} tygodnie", "{} tygodni"),
        "month": ("{} miesiąc", "{} miesiące", "{} miesięcy"),
        "quarter": ("{} kwartał", "{} kwartały", "{} kwartałów"),
        "year": ("{} rok", "{} lata", "{} lat"),
    },
    phrases={
        "critical": "krytyczna",
        "high": "wysoka",
        "medium": "średnia",
        "low": "niska",
        "info": "informacja",
        "lock-in": "Uwiązanie umową",
        "exit": "Odejście",
        "fees": "Ceny i opłaty",
        "procedure": "Procedury",
        "asymmetry": "Postanowienia jednostronne",
        "redress": "Dochodzenie roszczeń",
        "data": "Dane",
        "transparency": "Przejrzystość",
        "missing": "Czego brakuje",
        "combination": "Pułapki z kilku postanowień",
        "summary": "{findings} {files}; waga: {tally}",
        "clean": "Nie ma uwag {files}.",
        "tally": "{severity} {count}",
        "limit": "granica: {limit}",
        "confidence": "pewność: {confidence}",
        "why": "Dlaczego: {text}",
        "fairer": "Uczciwiej: {text}",
        "law": "Prawo: {text}",
        "related": "Razem z: {text}",
        "because": "Podstawa: {text}",
        "unverified": "niezweryfikowane",
        "coverage": "Przeczytano {read}, w języku znanym regułom {spoken}.",
        "score": "Wynik {value} na 100, ocena {grade}.",
        "no-score": "Bez oceny: przeczytano zbyt mało.",
        "not-checked": "nie sprawdzono: {what}: {reason}",
        "unread-file": "nie sprawdzono: {reason}",
        "page": "s. {number}",
        "paragraph": "akapit {number}",
        "read-as": "nazwa kończy się na {suffix}, to jednak {format}",
        "checked": "Sprawdzono wszystko ({rules}).",
    },
)

RUSSIAN = Words(
    plural=russian,
    counted={
        "finding": ("{} замечание", "{} замечания", "{} замечаний"),
        "in-files": ("в {} файле", "в {} файлах", "в {} файлах"),
        "pages": ("{} страница", "{} страницы", "{} страниц"),
        "rules": ("{} правило", "{} правила", "{} правил"),
        "parts": ("не проверена {} часть", "не проверены {} части", "не проверено {} частей"),
        "hour": ("{} час", "{} часа", "{} часов"),
        "day": ("{} день", "{} дня", "{} дней"),
        "week": ("{} неделя", "{} недели", "{} недель"),
        "month": ("{} месяц", "{} месяца", "{} месяцев"),
        "quarter": ("{} квартал", "{} квартала", "{} кварталов"),
        "year": ("{} год", "{} года", "{} лет"),
    },
    phrases={
        "critical": "критическая",
        "high": "высокая",
        "medium": "средняя",
        "low": "низкая",
        "info": "к сведению",
        "lock-in": "Привязка к договору",
        "exit": "Уход",
        "fees": "Цены и платежи",
        "procedure": "Процедуры",
        "asymmetry": "Односторонние условия",
        "redress": "Защита прав",
        "data": "Данные",
        "transparency": "Прозрачность",
        "missing": "Чего нет",
        "combination": "Ловушки из нескольких условий",
        "summary": "{findings} {files}; тяжесть: {tally}",
        "clean": "Замечаний {files} нет.",
        "tally": "{severity} {count}",
        "limit": "предел: {limit}",
        "confidence": "уверенность: {confidence}",
        "why": "Почему: {text}",
        "fairer": "Честнее: {text}",
        "law": "Закон: {text}",
        "related": "Вместе с: {text}",
        "because": "Основание: {text}",
        "unverified": "не проверено",
        "coverage": "Прочитано {read}, на языке, известном правилам, {spoken}.",
        "score": "Оценка {value} из 100, класс {grade}.",
        "no-score": "Без оценки: прочитано слишком мало.",
        "not-checked": "не проверено: {what}: {reason}",
        "unread-file": "не проверено: {reason}",
        "page": "с. {number}",
        "paragraph": "абз. {number}",
        "read-as": "имя кончается на {suffix}, но это {format}",
        "checked": "Проверено всё ({rules}).",
    },
)

SLOVENIAN = Words(
    plural=slovenian,
    counted={
        "finding": ("{} ugotovitev", "{} ugotovitvi", "{} ugotovitve", "{} ugotovitev"),
        "in-files": ("v {} datoteki", "v {} datotekah", "v {} datotekah", "v {} datotekah"),
        "pages": ("{} stran", "{} strani", "{} strani", "{} strani"),
        "rules": ("{} pravilo", "{} pravili", "{} pravila", "{} pravil"),
        "parts": (
            "{} del ni preverjen",
            "{} dela nista preverjena",
            "{} deli niso preverjeni",
            "{} delov ni preverjenih",
        ),
        "hour": ("{} ura", "{} uri", "{} ure", "{} ur"),
        "day": ("{} dan", "{} dneva", "{} dnevi", "{} dni"),
        "week": ("{} teden", "{} tedna", "{} tedni", "{} tednov"),
        "month": ("{} mesec", "{} meseca", "{} meseci", "{} mesecev"),
        "quarter": ("{} četrtletje", "{} četrtletji", "{} četrtletja", "{} četrtletij"),
        "year": ("{} leto", "{} leti", "{} leta", "{} let"),
    },
    phrases={
        "critical": "kritična",
        "high": "visoka",
        "medium": "srednja",
        "low": "nizka",
        "info": "obvestilo",
        "lock-in": "Vezava",
        "exit": "Odhod",
        "fees": "Cene in plačila",
        "procedure": "Postopki",
        "asymmetry": "Enostranska določila",
        "redress": "Pravno varstvo",
        "data": "Podatki",
        "transparency": "Preglednost",
        "missing": "Kaj manjka",
        "combination": "Pasti iz več določil",
        "summary": "{findings} {files}; teža: {tally}",
        "clean": "Ni ugotovitev {files}.",
        "tally": "{severity} {count}",
        "limit": "meja: {limit}",
        "confidence": "zanesljivost: {confidence}",
        "why": "Zakaj: {text}",
        "fairer": "Pošteneje: {text}",
        "law": "Predpis: {text}",
        "related": "Skupaj z: {text}",
        "because": "Podlaga: {text}",
        "unverified": "nepreverjeno",
        "coverage": "Prebrano {read}, v jeziku, ki ga pravila znajo, {spoken}.",
        "score": "Ocena {value} od 100, razred {grade}.",
        "no-score": "Brez ocene: prebranega je premalo.",
        "not-checked": "ni preverjeno: {what}: {reason}",
        "unread-file": "ni preverjeno: {reason}",
        "page": "str. {number}",
        "paragraph": "odst. {number}",
        "read-as": "ime se konča na {suffix}, vendar je to {format}",
        "checked": "Preverjeno je vse ({rules}).",
    },
)

GERMAN = Words(
    plural=one_or_many,
    counted={
        "finding": ("{} Befund", "{} Befunde"),
        "in-files": ("in {} Datei", "in {} Dateien"),
        "pages": ("{} Seite", "{} Seiten"),
        "rules": ("{} Regel", "{} Regeln"),
        "parts": ("{} Teil wurde nicht geprüft", "{} Teile wurden nicht geprüft"),
        "hour": ("{} Stunde", "{} Stunden"),
        "day": ("{} Tag", "{} Tage"),
        "week": ("{} Woche", "{} Wochen"),
        "month": ("{} Monat", "{} Monate"),
        "quarter": ("{} Quartal", "{} Quartale"),
        "year": ("{} Jahr", "{} Jahre"),
    },
    phrases={
        "critical": "kritisch",
        "high": "hoch",
        "medium": "mittel",
        "low": "niedrig",
        "info": "Hinweis",
        "lock-in": "Bindung",
        "exit": "Ausstieg",
        "fees": "Preise und Gebühren",
        "procedure": "Verfahren",
        "asymmetry": "Einseitige Klauseln",
        "redress": "Rechtsschutz",
        "data": "Daten",
        "transparency": "Transparenz",
        "missing": "Was fehlt",
        "combination": "Fallen aus mehreren Klauseln",
        "summary": "{findings} {files}: {tally}",
        "clean": "Keine Befunde {files}.",
        "tally": "{count} {severity}",
        "limit": "Grenze: {limit}",
        "confidence": "Sicherheit: {confidence}",
        "why": "Warum: {text}",
        "fairer": "Fairer: {text}",
        "law": "Recht: {text}",
        "related": "Zusammen mit: {text}",
        "because": "Grundlage: {text}",
        "unverified": "ungeprüft",
        "coverage": "Gelesen {read}, in einer Sprache, die die Regeln sprechen, {spoken}.",
        "score": "Wertung {value} von 100, Note {grade}.",
        "no-score": "Keine Wertung: zu wenig wurde gelesen.",
        "not-checked": "nicht geprüft: {what}: {reason}",
        "unread-file": "nicht geprüft: {reason}",
        "page": "S. {number}",
        "paragraph": "Abs. {number}",
        "read-as": "heißt {suffix}, ist aber {format}",
        "checked": "Alles wurde geprüft ({rules}).",
    },
)

WORDS: Mapping[str, Words] = {
    "en": ENGLISH,
    "pl": POLISH,
    "ru": RUSSIAN,
    "sl": SLOVENIAN,
    "de": GERMAN,
}
