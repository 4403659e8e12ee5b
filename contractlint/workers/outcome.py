"""What a job may take, and what became of it: the words that both sides of a pipe know."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from contractlint.errors import ContractlintError, UnreadableFile
from contractlint.records import dataclass

Result = TypeVar("Result")
Limit = Literal["seconds", "memory"]
FAULT = "this is a fault of contractlint: please report it, with the file if you may"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one job may take, enforced from outside of it; None: as much as it wants.

    `seconds`: on the clock, counted anew whenever the job tells how far it is (`tell`). `memory`:
    bytes beyond those of the process that it is done in; only Linux enforces it.
    """

    seconds: float | None = None
    memory: int | None = None


UNBOUND = Bounds()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """What became of job `index`: a value, an exception, or neither when its process died.

    `limit`: which of the `Bounds` it went over; `place`: where an exception was raised; `signal`:
    the name of what killed the process, "" where that is not known.
    """

    index: int
    value: Result | None = None
    error: Exception | None = None
    place: str = ""
    limit: Limit | Literal[""] = ""
    signal: str = ""

    def describe(self, bounds: Bounds = UNBOUND) -> str:
        """What went wrong, in one line; `bounds` are those that held."""
        if self.limit:
            return f"over the limit '{self.limit}': {_over(self.limit, bounds)}"
        if self.error is None:
            killed = f" ({self.signal})" if self.signal else ""
            return f"brought down the process that checked it{killed}"
        return f"crashed the checker: {' '.join(str(self.error).split())}{self.place}"

    @property
    def help(self) -> str:
        """What to do about what went wrong."""
        if self.limit:
            return f"if you trust the file, allow more with --max-{self.limit}"
        return FAULT

    def of(self, name: str, bounds: Bounds = UNBOUND) -> Result:
        """The value of a job on the file of that name; raises the complaint that is one, and
        `UnreadableFile` for whatever else became of it.
        """
        if isinstance(self.error, ContractlintError):
            raise self.error
        if self.value is None:
            raise UnreadableFile(self.describe(bounds), path=name, help=self.help)
        return self.value


def _over(limit: Limit, bounds: Bounds) -> str:
    if limit == "seconds":
        return "took too long" if bounds.seconds is None else f"took more than {bounds.seconds:g} s"
    if bounds.memory is None:
        return "took too much memory"
    return f"took more than {bounds.memory / 2**20:g} MiB of memory"
