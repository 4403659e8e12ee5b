"""What went wrong with somebody's input, said so that they can mend it."""

from contractlint.records import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a YAML file: line and column from 1, and the line itself, to be drawn with a
    caret.
    """

    path: str
    line: int
    column: int
    text: str
    width: int = 1


class ContractlintError(Exception):
    """A complaint about input: what is wrong, and what to do about it."""

    def __init__(
        self, what: str, *, path: str = "", help: str = "", mark: Mark | None = None
    ) -> None:
        super().__init__(what)
        self.what = what
        self.path = path
        self.help = help
        self.mark = mark

    def __reduce__(self) -> tuple[object, ...]:
        """Crosses a process boundary whole (keyword-only arguments do not by default)."""
        return (_rebuild, (type(self), self.what, self.path, self.help, self.mark))


def _rebuild(
    kind: type[ContractlintError], what: str, path: str, help: str, mark: Mark | None
) -> ContractlintError:
    return kind(what, path=path, help=help, mark=mark)


class UnreadableFile(ContractlintError):
    """A file that no reader can turn into text: broken, encrypted, a scan, not a contract
    format.
    """


class RuleError(ContractlintError):
    """A mistake in a rule, lexicon or profile file."""


class ConfigError(ContractlintError):
    """A mistake in the configuration or in how the program was called."""
