"""The languages that contractlint reads and writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from contractlint.languages.language import Language


def _english() -> Language:
    from contractlint.languages.en import ENGLISH

    return ENGLISH


def _polish() -> Language:
    from contractlint.languages.pl import POLISH

    return POLISH


def _russian() -> Language:
    from contractlint.languages.ru import RUSSIAN

    return RUSSIAN


def _slovenian() -> Language:
    from contractlint.languages.sl import SLOVENIAN

    return SLOVENIAN


def _german() -> Language:
    from contractlint.languages.de import GERMAN

    return GERMAN


class _Languages(Mapping[str, "Language"]):
    """A table whose languages are imported when they are first asked for: to know the codes, and
    to repeat what was said before, none is needed.
    """

    def __init__(self, loaders: Mapping[str, Callable[[], Language]]) -> None:
        self._loaders = loaders
        self._loaded: dict[str, Language] = {}

    def __getitem__(self, code: str) -> Language:
        found = self._loaded.get(code)
        if found is None:
            found = self._loaded[code] = self._loaders[code]()
        return found

    def __contains__(self, code: object) -> bool:
        return code in self._loaders

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaders)

    def __len__(self) -> int:
        return len(self._loaders)


LANGUAGES: Mapping[str, Language] = _Languages(
    {"en": _english, "pl": _polish, "ru": _russian, "sl": _slovenian, "de": _german}
)
