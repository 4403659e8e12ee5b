"""When contracts begin, as a register of them says."""

from __future__ import annotations

from datetime import date

from contractlint.errors import ConfigError
from contractlint.portfolio.asked import Register


class Signing:
    """Looks contracts up in a register, by their whole path or by its end.

    Remembers which lines were used: one of them must not stand for two contracts.
    """

    def __init__(self, register: Register) -> None:
        self._days = dict(register)
        self._used: dict[str, str] = {}

    def day_of(self, path: str) -> date | None:
        """The day on which a contract begins; raises `ConfigError` for a line that fits several."""
        if not self._days:
            return None
        name = next((name for name in _ends_of(path) if name in self._days), None)
        if name is None:
            return None
        other = self._used.setdefault(name, path)
        if other != path:
            raise ConfigError(
                f"'{name}' of the register may be {other} or {path}",
                help="write more of the path before it",
            )
        return self._days[name]

    def unused(self) -> tuple[str, ...]:
        """Lines that fit no contract that was looked up."""
        return tuple(name for name in self._days if name not in self._used)


def _ends_of(path: str) -> list[str]:
    """ "a/b/c.pdf", "b/c.pdf", "c.pdf" """
    parts = path.split("/")
    return ["/".join(parts[first:]) for first in range(len(parts))]
