"""The languages that contractlint reads and writes."""

from collections.abc import Mapping

from contractlint.languages.de import GERMAN
from contractlint.languages.en import ENGLISH
from contractlint.languages.language import Language
from contractlint.languages.pl import POLISH
from contractlint.languages.ru import RUSSIAN
from contractlint.languages.sl import SLOVENIAN

LANGUAGES: Mapping[str, Language] = {
    language.code: language for language in (ENGLISH, POLISH, RUSSIAN, SLOVENIAN, GERMAN)
}
