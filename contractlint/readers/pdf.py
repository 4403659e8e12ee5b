"""PDF: text in reading order, with its places; a page that gives no text is named."""

from __future__ import annotations

from collections.abc import Sequence

from contractlint.digests import sha256
from contractlint.errors import UnreadableFile
from contractlint.model.document import Document, Furniture, Recognised, Unread
from contractlint.model.phrase import msgid
from contractlint.patterns import pattern
from contractlint.readers import pdf_columns, pdf_faults, pdf_layers, pdf_margins, pdfium
from contractlint.readers.disguise import as_seen
from contractlint.readers.limits import over
from contractlint.readers.pdf_active import active
from contractlint.readers.pdf_characters import gibberish
from contractlint.readers.pdf_furniture import furniture_of
from contractlint.readers.pdf_lines import Line, lines_of
from contractlint.readers.pdf_locator import Origin, PdfLocator
from contractlint.readers.pdf_looks import marked
from contractlint.readers.pdf_rows import in_rows
from contractlint.readers.pdf_sides import in_sides
from contractlint.readers.pdf_tables import in_cells, looks_tabular, tables_of
from contractlint.readers.pdf_text import box_around, written
from contractlint.readers.reader import USUAL, Reader, Reading
from contractlint.records import dataclass, replace

# A page with more is no picture with a stamp, so its pictures need not be measured.
_LITTLE_TEXT = 1_000
# A word or more of a font without a map, in an otherwise readable page; a single sign is a bullet.
_LOST = pattern(r"(?:[\ufffd\x00-\x08\x0e-\x1f]\s*){3,}")
# A page with less does not prove that its fonts are right where those of most pages are not.
_SHORT = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as read: number from 1, height in points, lines; `fault`: why it gives no text, or "".

    `drawn` is what else is on a page with little text, None where there is enough; `margin` are
    the numbers of its lines.
    """

    number: int
    height: float
    lines: tuple[Line, ...] = ()
    fault: str = ""
    drawn: pdf_faults.Drawn | None = None
    tables: int = 0
    margin: tuple[Line, ...] = ()


def read(data: bytes, path: str, reading: Reading = USUAL) -> Document:
    """The document on the pages; raises UnreadableFile when no page can be read as text.

    Pages that are pictures are recognised where that can be done.
    """
    data = pdf_faults.with_first_bytes(data)
    try:
        file = _opened(data, path)
        sheets = _sheets(file, path, reading.limits.pages)
    except pdf_faults.Damaged:
        from contractlint.readers.pdf_rescue import rescued

        document = rescued(data, path)
        if document is None:
            raise
        return document
    furniture = _furniture(sheets)
    faults = _faults(sheets, furniture)
    pictures = [
        sheet.number
        for sheet, fault in zip(sheets, faults, strict=True)
        if fault in pdf_faults.SEEN_ONLY
    ]
    if pictures and _can_be_recognised(reading):
        sheets, faults = _recognised(sheets, faults, pictures, data, reading)
        furniture = _furniture(sheets)
    return _document(sheets, faults, furniture, file, path, reading)


def _can_be_recognised(reading: Reading) -> bool:
    # Imported late, here and below: most PDFs have no page that is only a picture.
    from contractlint.readers.pdf_scans import can_be_read

    return can_be_read(reading)


def _recognised(
    sheets: list[Sheet], faults: list[str], pictures: list[int], data: bytes, reading: Reading
) -> tuple[list[Sheet], list[str]]:
    """The sheets with the lines of those that are pictures, and the faults that are left."""
    from contractlint.readers import pdf_scans

    known = "\n".join(
        line.text for sheet in sheets if sheet.number not in pictures for line in sheet.lines
    )
    found = pdf_scans.lines_by_page(data, pictures, known, reading)
    read = [replace(s, lines=found[s.number]) if s.number in found else s for s in sheets]
    return read, [
        pdf_scans.unsure(sheet.lines) if sheet.number in found else fault
        for sheet, fault in zip(read, faults, strict=True)
    ]


def _furniture(sheets: list[Sheet]) -> set[Line]:
    return furniture_of([(sheet.lines, sheet.height) for sheet in sheets])


def _document(
    sheets: list[Sheet],
    faults: list[str],
    furniture: set[Line],
    file: pdfium.OpenFile,
    path: str,
    reading: Reading,
) -> Document:
    body_of = _kept(sheets, furniture)
    blank = sum(not fault and not sheet.lines for sheet, fault in zip(sheets, faults, strict=True))
    readable = len(sheets) - blank - sum(map(bool, faults))
    body = [
        line
        for lines, fault in zip(body_of, faults, strict=True)
        if fault != pdf_faults.UNMAPPED
        for line in lines
    ]
    if not body or not (readable or any(line.seen for line in body)):
        raise _nothing_read(file.data, path, faults, reading)
    text = written(body)
    return as_seen(
        Document(
            path=path,
            format="pdf",
            text=text.text,
            blocks=text.blocks,
            pieces=text.pieces,
            furniture=tuple(
                Furniture(line.text, box_around(line))
                for sheet, kept in zip(sheets, body_of, strict=True)
                for line in (*sheet.margin, *_others(sheet, kept, furniture))
            ),
            digest=sha256(file.data).hexdigest(),
            pages=len(sheets),
            unread=(*_unread(file.data, sheets, faults, reading), *active(file)),
            read_share=readable / (len(sheets) - blank),
            recognised=_recognised_in(text.origins),
            locator=PdfLocator(file, text.origins),
        )
    )


def _nothing_read(data: bytes, path: str, faults: list[str], reading: Reading) -> UnreadableFile:
    from contractlint.readers.pdf_scans import hint

    return pdf_faults.nothing_read(data, path, faults, len(faults), help=hint(reading))


def _recognised_in(origins: Sequence[Origin]) -> Recognised | None:
    if not any(origin.seen for origin in origins):
        return None
    from contractlint.readers.pdf_scans import recognised_in

    return recognised_in(origins)


def _kept(sheets: list[Sheet], furniture: set[Line]) -> list[list[Line]]:
    """The lines of each sheet that are no furniture."""
    # Looking for a number first spares most lines being hashed.
    tops = {line.top for line in furniture}
    return [
        [line for line in sheet.lines if line.top not in tops or line not in furniture]
        for sheet in sheets
    ]


def _others(sheet: Sheet, kept: list[Line], furniture: set[Line]) -> list[Line]:
    """The lines of a sheet that are furniture, or stand in its margin too."""
    if len(kept) == len(sheet.lines) and not sheet.margin:
        return []
    return [line for line in sheet.lines if line in furniture or line in sheet.margin]


def _opened(data: bytes, path: str) -> pdfium.OpenFile:
    file = pdfium.OpenFile(data)
    if not file.handle:
        raise pdf_faults.refusal(data, path, pdfium.library().FPDF_GetLastError())
    return file


def _sheets(file: pdfium.OpenFile, path: str, most: int) -> list[Sheet]:
    count = pdfium.library().FPDF_GetPageCount(file.handle)
    if count > most:
        raise over("pages", f"it claims to have {count} pages", path)
    if count <= 0:
        raise pdf_faults.Damaged(
            "broken: it has no pages", path=path, help="ask for the file again"
        )
    sheets: list[Sheet] = []
    tables = 0
    for index in range(count):
        sheets.append(_sheet(file.page(index), index + 1, tables))
        tables += sheets[-1].tables
    return sheets


def _sheet(page: pdfium.Page | None, number: int, tables_before: int) -> Sheet:
    """Page `number` (from 1); its tables are numbered on from those before."""
    if page is None:
        return Sheet(number, 0.0, fault=pdf_faults.DAMAGED)
    _, height = page.size
    text = page.text
    if gibberish(text):
        return Sheet(number, height, fault=pdf_faults.UNMAPPED)
    layered = pdf_layers.is_invisible(page, text)
    drawn = pdf_faults.drawn_on(page) if layered or len(text) < _LITTLE_TEXT else None
    if layered and drawn and pdf_faults.is_scanned(drawn) and pdf_layers.is_garbled(text):
        return Sheet(number, height, fault=pdf_faults.GARBLED)
    return _laid_out(page, text, Sheet(number, height, drawn=drawn), tables_before)


def _laid_out(page: pdfium.Page, text: str, sheet: Sheet, tables_before: int) -> Sheet:
    """The sheet with its lines: what is in the margin, in tables and in columns told apart."""
    lines, margin = pdf_margins.apart(page, text, lines_of(page, text, sheet.number))
    tables = tables_of(page) if looks_tabular(lines) else []
    count = len(tables)
    if tables:
        lines = in_cells(page, text, lines, tables, tables_before)
    else:
        lines = pdf_columns.apart(page, text, lines)
        lines, count = in_sides(page, text, lines, tables_before)
        if not count:
            lines, count = in_rows(page, text, lines, tables_before)
    shown = tuple(marked(page, text, lines))
    return replace(sheet, lines=shown, tables=count, margin=tuple(margin))


def _faults(sheets: list[Sheet], furniture: set[Line]) -> list[str]:
    """Why each page is not read, "" for those that are."""
    kept = _kept(sheets, furniture)
    letters = [_letters(sheet, lines) for sheet, lines in zip(sheets, kept, strict=True)]
    faults = [
        pdf_faults.page_fault(sheet.drawn, count)
        if sheet.drawn and not sheet.fault
        else sheet.fault
        for sheet, count in zip(sheets, letters, strict=True)
    ]
    # A page too short to judge has the fonts of the others.
    if 2 * faults.count(pdf_faults.UNMAPPED) > len(sheets):
        return [
            fault or (pdf_faults.UNMAPPED if 0 < count < _SHORT else "")
            for fault, count in zip(faults, letters, strict=True)
        ]
    return faults


def _letters(sheet: Sheet, kept: list[Line]) -> int:
    """How many letters a page has besides headers, and stamps if it is a scan."""
    if sheet.drawn is None or not pdf_faults.is_scanned(sheet.drawn):
        return sum([len(line.text) for line in kept])
    return sum(
        len(line.text)
        for line in kept
        if not pdf_faults.is_stamp(line.top, line.bottom, line.size, sheet.height)
    )


def _unread(
    data: bytes, sheets: list[Sheet], faults: list[str], reading: Reading
) -> tuple[Unread, ...]:
    unread: list[Unread] = []
    for sheet, fault in zip(sheets, faults, strict=True):
        lost = "" if fault else _lost_letters(sheet)
        if fault:
            unread.append(_unread_page(sheet.number, fault, reading))
        elif lost:
            unread.append(_unread_letters(sheet.number, len(lost)))
    if pdf_faults.cut_short(data):
        reason = msgid("it is cut short, so pages may be missing")
        unread.append(Unread(msgid("the end of the file"), reason))
    return tuple(unread)


def _lost_letters(sheet: Sheet) -> str:
    """The characters of the sheet, in rows of three or more, that stand for nothing."""
    text = " ".join([line.text for line in sheet.lines])
    if "\ufffd" not in text and text.isprintable():
        return ""
    return "".join("".join(_LOST.findall(text)).split())


def _unread_page(number: int, fault: str, reading: Reading) -> Unread:
    from contractlint.readers import pdf_scans

    return Unread(
        msgid("page {page}"),
        pdf_scans.reason(fault, reading),
        values=(("page", str(number)),),
        page=number,
        scan=fault in pdf_faults.SCANS,
    )


def _unread_letters(number: int, count: int) -> Unread:
    return Unread(
        msgid("page {page}"),
        msgid("characters whose font does not say which letters they are: {count}"),
        values=(("page", str(number)), ("count", str(count))),
        page=number,
    )


READER = Reader(name="pdf", suffixes=(".pdf",), sniff=pdf_faults.is_pdf, read=read)
