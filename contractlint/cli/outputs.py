"""`-f` and `-o`: which formats a report is written in, and where each goes."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from contractlint.cli.arguments import Arguments, InOrder, OneOf, columns
from contractlint.cli.echo import say
from contractlint.cli.files import save, save_in
from contractlint.errors import ConfigError
from contractlint.records import dataclass, replace
from contractlint.reports import FORMATS, NO_TERMINAL, SUFFIXES, WITH_TEXT

if TYPE_CHECKING:
    from contractlint.model.report import FileReport, Report
    from contractlint.reports.terminal import Look

STDOUT = "-"
Given = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Output:
    """A format and the file that it goes to, "-" for stdout."""

    format: str
    file: str = STDOUT


def add_outputs(parser: Arguments, formats: Collection[str] = tuple(FORMATS)) -> None:
    """-f and -o."""
    parser.add_argument(
        "-f",
        "--format",
        dest="outputs",
        action=InOrder,
        const="format",
        type=OneOf("format", tuple(formats)),
        metavar="NAME",
        help=f"{', '.join(formats)}; may be given several times, each with its -o",
    )
    parser.add_argument(
        "-o",
        "--output",
        dest="outputs",
        action=InOrder,
        const="output",
        metavar="FILE",
        help="where the report goes (default: stdout)",
    )


def outputs_of(given: Given | None, suffixes: Mapping[str, str] = SUFFIXES) -> list[Output]:
    """The n-th format goes to the n-th file; fewer files belong each to the -f before it."""
    flags = list(given or ())
    formats = [value for flag, value in flags if flag == "format"]
    files = [value for flag, value in flags if flag == "output"]
    if not formats:
        found = [
            Output(suffixes.get(Path(file).suffix.lower(), "terminal"), file) for file in files
        ]
        found = found or [Output("terminal")]
    elif len(files) > len(formats):
        raise ConfigError("more -o than -f", help="give each -o its -f")
    elif len(files) == len(formats):
        found = [Output(*pair) for pair in zip(formats, files, strict=True)]
    else:
        found = _neighbours(flags)
    if sum(output.file == STDOUT for output in found) > 1:
        raise ConfigError("two reports cannot both go to stdout", help="give one of them -o FILE")
    return found


def _neighbours(flags: Given) -> list[Output]:
    found: list[Output] = []
    for flag, value in flags:
        if flag == "format":
            found.append(Output(value))
        elif found and found[-1].file == STDOUT:
            found[-1] = Output(found[-1].format, value)
        else:
            raise ConfigError(f"-o {value} has no -f of its own", help="write -f NAME before it")
    return found


def emit(
    report: Report, outputs: Sequence[Output], look: Look, inputs: Sequence[Path] = ()
) -> None:
    """Write every output; what goes to a file is never coloured, and no file is one of `inputs`."""
    for output in outputs:
        if output.file != STDOUT:
            text = FORMATS[output.format](report)
            save(text.encode("utf-8", "backslashreplace"), Path(output.file), inputs)
        elif output.format == "terminal":
            from contractlint.reports.terminal import draw  # where one is looked at

            say(draw(report, look))
        else:
            say(FORMATS[output.format](report))


def wants_text(outputs: Sequence[Output]) -> bool:
    """Whether some format shows the contracts' own text, or places in it."""
    return any(output.format in WITH_TEXT for output in outputs)


def _version(file: FileReport) -> str:
    """What tells the texts of one file apart: whose tracked changes count."""
    return "" if file.author is None else "." + re.sub(r"[^\w-]+", "-", file.author)


def with_sidecars(report: Report, folder: Path, inputs: Sequence[Path]) -> Report:
    """The report with the text of each PDF or DOCX written under `folder`, named as it is there."""
    from contractlint.reports.lines import TEXTUAL  # imported late: few ask for it

    files = []
    for file in report.files:
        if file.text and file.format not in TEXTUAL:
            name = f"{Path(file.path).name}{_version(file)}.txt"
            target = folder / _relative(file.path).with_name(name)
            data = file.text.encode("utf-8", "backslashreplace")
            save_in(data, target, inputs, "--sidecar")
            file = replace(file, sidecar=target.as_posix())
        files.append(file)
    return replace(report, files=tuple(files))


def _relative(path: str) -> Path:
    """The path without what would lead out of a folder."""
    parts = [part for part in Path(path).parts if part not in ("..", Path(path).anchor)]
    return Path(*parts)


def width() -> int:
    """Columns for people: the terminal's, but never so many that lines are hard to read."""
    if not sys.stdout.isatty():
        return NO_TERMINAL
    return max(60, min(100, columns()))
