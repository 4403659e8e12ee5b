"""PDFs for the tests of the PDF reader, from words at places."""

import io
from collections.abc import Callable, Iterable, Sequence

from reportlab.pdfgen.canvas import Canvas

from contractlint.model.document import Document
from contractlint.readers.pdf import READER
from contractlint.readers.reader import Reading

WIDTH, HEIGHT = 420.0, 600.0
# Whether Tesseract is installed must not matter where recognition is not the subject.
NEVER = Reading(recognising="never")

Draw = Callable[[Canvas], None]


def words(text: str, left: float, top: float, size: float = 10.0) -> Draw:
    """Text whose base line is `top` points below the upper edge."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, HEIGHT - top, text)

    return draw


def lines(
    texts: Iterable[str],
    left: float = 50.0,
    top: float = 60.0,
    step: float = 13.0,
    size: float = 10.0,
) -> Draw:
    """Lines of text one below the other."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            words(text, left, top + number * step, size)(canvas)

    return draw


def stroke(left: float, top: float, right: float, bottom: float) -> Draw:
    """A straight line."""
    return lambda canvas: canvas.line(left, HEIGHT - top, right, HEIGHT - bottom)


def grid(across: Sequence[float], down: Sequence[float]) -> list[Draw]:
    """The ruling lines of a table."""
    levels = [stroke(across[0], level, across[-1], level) for level in down]
    return levels + [stroke(edge, down[0], edge, down[-1]) for edge in across]


def picture(left: float, top: float, right: float, bottom: float) -> Draw:
    """A picture as a scanner makes it."""
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        image = ImageReader(Image.new("L", (60, 80), 200))
        canvas.drawImage(image, left, HEIGHT - bottom, right - left, bottom - top)

    return draw


def pdf(*pages: Iterable[Draw], turned: int = 0, encrypt: str | None = None) -> bytes:
    """The bytes of a PDF; `turned`: how pages are rotated, in degrees clockwise."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=encrypt)
    for page in pages:
        if turned:
            canvas.setPageRotation(turned)
        for draw in page:
            draw(canvas)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def read(*pages: Iterable[Draw], turned: int = 0) -> Document:
    """What the reader makes of pages."""
    return READER.read(pdf(*pages, turned=turned), "contract.pdf", NEVER)


def blocks(document: Document) -> list[str]:
    """The text of every block."""
    return [block.span.of(document.text) for block in document.blocks]
