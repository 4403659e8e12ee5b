"""Bars inside the page; the table below them says the same in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contractlint.locale import Words
from contractlint.model.portfolio import Bar
from contractlint.reports.page.markup import EMPTY, Markup, element
from contractlint.reports.portfolio.cells import label

_WIDTH, _LINE, _BAR = 640, 22, 16
# Room for labels before the bars and for numbers after them.
_BEFORE, _AFTER = 230, 60
# Labels are cut to what fits there.
_LETTERS = 34


def plot(bars: Sequence[Bar], title: str, words: Words) -> Markup:
    """A line for each bar, its label before it and its number after it; "" without bars."""
    most = max((bar.value for bar in bars), default=0)
    if not most:
        return EMPTY
    lines = (line for at, bar in enumerate(bars) for line in _line(at, bar, most, words))
    return element(
        "svg",
        element("title", title),
        *lines,
        viewBox=f"0 0 {_WIDTH} {len(bars) * _LINE}",
        role="img",
    )


def _line(at: int, bar: Bar, most: int, words: Words) -> Iterator[Markup]:
    top = at * _LINE
    width = (_WIDTH - _BEFORE - _AFTER) * bar.value / most
    said = label(bar, words)
    short = said if len(said) <= _LETTERS else f"{said[: _LETTERS - 1]}…"
    middle = f"{top + _BAR - 3}"
    yield element("text", short, x=str(_BEFORE - 8), y=middle, text_anchor="end")
    tone = bar.tone.lower() or None
    box = {"x": str(_BEFORE), "y": str(top), "width": f"{width:.1f}", "height": str(_BAR)}
    yield element("rect", element("title", said), class_=tone, **box)
    number = words.formats.number(bar.value)
    yield element("text", number, x=f"{_BEFORE + width + 6:.1f}", y=middle, class_="dim")
