"""DOCX against LibreOffice's own text export: the numbers it prints, and words that are lost."""

from __future__ import annotations

import re
import subprocess
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from benchmarks.reading.table import Section, percent
from contractlint.errors import UnreadableFile
from contractlint.model.document import Document
from contractlint.readers import read
from contractlint.readers.docx_characters import clean

HEAD = ("corpus", "files", "automatic numbers", "as LibreOffice", "share", "words", "lost")
NOTE = (
    "Tracked changes are accepted beforehand: paragraphs that are deleted whole are taken out, "
    "because LibreOffice, unlike Word, gives their list to the paragraph after them. Bullets and "
    "tables of contents do not count."
)
_WINDOW = 400
_LONGEST_LABEL = 24
_WORD = re.compile(r"\w+")
_CONTENTS = re.compile(r"\t\s*[\divxlc]+\s*$", re.IGNORECASE)
_DELETED = re.compile(rb"<w:(del|moveFrom)\b[^>]*[^/]>.*?</w:\1>", re.DOTALL)
_PARAGRAPH = re.compile(rb"<w:p\b(?:[^>]*[^/])?>(?:(?!<w:p\b).)*?</w:p>", re.DOTALL)
_GONE_MARK = re.compile(rb"<w:rPr>(?:(?!</w:rPr>).)*?<w:(?:del|moveFrom)\b", re.DOTALL)
_ROW = re.compile(rb"<w:tr\b(?:[^>]*[^/])?>(?:(?!<w:tr\b).)*?</w:tr>", re.DOTALL)
_GONE_ROW = re.compile(rb"<w:trPr>(?:(?!</w:trPr>).)*?<w:del\b", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Compared:
    """What one file gave: (label of ours, LibreOffice's, text) of numbers, words, lost words."""

    numbers: tuple[tuple[str, str, str], ...]
    words: int
    lost: Counter[str]

    @property
    def wrong(self) -> list[tuple[str, str, str]]:
        """The numbers on which the two differ."""
        return [found for found in self.numbers if found[0] != found[1]]


def sections(data: Path, *, details: bool = False) -> list[Section]:
    """One table over the folders of the corpus; none where LibreOffice is missing."""
    if which("soffice") is None:
        return [Section("DOCX", "LibreOffice is not installed: not measured.", HEAD, [])]
    rows, remarks = [], []
    for folder in sorted(path for path in (data / "corpus").iterdir() if path.is_dir()):
        files = sorted(folder.rglob("*.docx"))
        found = _compared(files) if files else {}
        if found:
            rows.append(_row(folder.name, list(found.values())))
            remarks += [text for file, each in found.items() for text in _remarks(file, each)]
    return [Section("DOCX", NOTE, HEAD, rows, remarks if details else remarks[:12])]


def _row(name: str, found: Sequence[Compared]) -> list[str]:
    numbers = sum(len(each.numbers) for each in found)
    right = numbers - sum(len(each.wrong) for each in found)
    words, lost = sum(each.words for each in found), sum(each.lost.total() for each in found)
    return [
        name,
        str(len(found)),
        str(numbers),
        str(right),
        percent(right, numbers),
        str(words),
        str(lost),
    ]


def _remarks(file: str, found: Compared) -> Iterator[str]:
    if found.wrong:
        ours, theirs, text = found.wrong[0]
        yield f"{file}: {len(found.wrong)} numbers differ, first '{ours}' for '{theirs}': {text}"
    if found.lost:
        yield f"{file}: lost {', '.join(sorted(found.lost)[:8])}"


def _compared(files: Sequence[Path]) -> dict[str, Compared]:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        copies: dict[str, Path] = {}
        for number, file in enumerate(files):
            if zipfile.is_zipfile(file):
                copies[str(number)] = file
                _accept(file, folder / f"{number}.docx")
        if copies:
            _export(folder)
        found: dict[str, Compared] = {}
        for number, file in copies.items():
            export = folder / f"{number}.txt"
            try:
                document = read(file)
            except UnreadableFile:
                continue
            if export.is_file():
                text = export.read_text(encoding="utf-8-sig", errors="replace")
                found[file.name] = _compare(document, text)
        return found


def _accept(file: Path, target: Path) -> None:
    """A copy without deleted text, deleted paragraphs and deleted rows."""
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(target, "w") as copy:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename.startswith("word/") and b"<w:del" in content:
                content = _DELETED.sub(b"", content)
                content = _ROW.sub(lambda row: b"" if _GONE_ROW.search(row[0]) else row[0], content)
                content = _PARAGRAPH.sub(lambda p: b"" if _is_gone(p[0]) else p[0], content)
            copy.writestr(entry, content)


def _is_gone(paragraph: bytes) -> bool:
    head = paragraph.split(b"</w:pPr>")[0]
    return _GONE_MARK.search(head) is not None and b"<w:r>" not in paragraph[len(head) :]


def _export(folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.docx")))
    command = ["soffice", "--headless", profile, "--convert-to", "txt:Text (encoded):UTF8"]
    subprocess.run(
        [*command, "--outdir", str(folder), *files], check=False, capture_output=True, timeout=1_200
    )


def _compare(document: Document, export: str) -> Compared:
    lines = [line for line in clean(export).split("\n") if line.strip()]
    bare = [_bare(line) for line in lines]
    numbers: list[tuple[str, str, str]] = []
    at = 0
    for block in document.blocks:
        first = next(iter(block.span.of(document.text).split("\n")), "")
        text = _bare(first)
        if len(text) < 2 or block.kind == "footnote":
            continue
        place = _place(bare, text, at)
        if place < 0:
            continue
        at = place + 1
        theirs = bare[place][: len(bare[place]) - len(text)]
        ours = _bare(block.label)
        if any(map(str.isalnum, ours + theirs)):
            numbers.append((ours, theirs, first[:40]))
    words = Counter(word for line in lines for word in _WORD.findall(line.casefold()))
    lost = _lost(document, lines)
    return Compared(tuple(numbers), words.total(), lost)


def _bare(text: str) -> str:
    return "".join(text.split())


def _place(bare: Sequence[str], text: str, start: int) -> int:
    """The next line that is this text behind a label, -1 where there is none."""
    for index in range(start, min(start + _WINDOW, len(bare))):
        if bare[index].endswith(text) and len(bare[index]) - len(text) <= _LONGEST_LABEL:
            return index
    return -1


def _lost(document: Document, lines: Sequence[str]) -> Counter[str]:
    """Words of lines that are nowhere in ours, wherever they stand."""
    parts = [document.text, *(block.label for block in document.blocks)]
    parts += [part.text for part in document.furniture]
    ours = _bare(" ".join(parts)).casefold()
    known = Counter(_WORD.findall(" ".join(parts).casefold()))
    lost: Counter[str] = Counter()
    for line in lines:
        if _CONTENTS.search(line):
            continue
        missing = [word for word in _WORD.findall(line.casefold()) if not known[word]]
        # Footnote marks and words that only touch others are in our text without the space.
        lost.update(word for word in missing if word not in ours and not word[-1].isdigit())
    return lost
