"""What is asked of a run, and of which files: known without importing what carries it out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.model.finding import Confidence, Severity
from contractlint.model.given import ENOUGH, NOTHING, Given
from contractlint.readers.reader import USUAL, Reading
from contractlint.records import dataclass
from contractlint.workers.outcome import UNBOUND, Bounds

if TYPE_CHECKING:
    from datetime import date

    from contractlint.rulebook.profile import Policy


@dataclass(frozen=True, slots=True)
class Settings:
    """What is asked of a run.

    `language` is the report's, never the contract's. `limits` are a house's own, over the
    profile's: a limit's name and value, "12 months". `select` and `ignore` hold rule ids, families
    or globs of either; an empty `select` means all. `jobs` 0 stands for all cores.
    `signed` is the day a contract begins, where it is asked what that means for its last days.
    `experimental` rules are wrong too often to be on by themselves; `select` can name them.
    `texts` keeps each contract's text in its report, for formats that show it.
    `given` is what is known of the contracts beforehand.
    `min_coverage`: no grade where a smaller share was read or is in a language the rules speak.
    `why_not` names rules of which it is asked how near they came.
    `bounds` are what one file may take, enforced from outside the process that checks it.
    """

    profile: str = "default"
    language: str = "en"
    rule_folders: tuple[Path, ...] = ()
    limits: Policy = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_severity: Severity = Severity.INFO
    min_confidence: Confidence = Confidence.LOW
    jobs: int = 0
    experimental: bool = False
    texts: bool = False
    min_coverage: float = ENOUGH
    signed: date | None = None
    reading: Reading = USUAL
    given: Given = NOTHING
    why_not: tuple[str, ...] = ()
    bounds: Bounds = UNBOUND


@dataclass(frozen=True, slots=True)
class Source:
    """A file to lint: `shown` is its name in reports, `data` its bytes if they are not on disk.

    With an `author`, it is the version with only that author's tracked changes.
    """

    path: Path
    shown: str = ""
    data: bytes | None = None
    author: str | None = None

    @property
    def name(self) -> str:
        """As reports name it."""
        return self.shown or self.path.as_posix()


DEFAULT = Settings()
