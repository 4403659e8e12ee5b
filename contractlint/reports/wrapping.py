"""Breaks paragraphs into lines as `textwrap` does, whose loading and ways of cutting take longer
than all else about a report.
"""

from __future__ import annotations

from contractlint.patterns import pattern

# Where words part; a space that is not to be broken is none.
_WHITE = pattern("[\t\n\v\f\r]|^ |  | $")


def wrap(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """Lines no wider than `width`, their indents `first` and `others` counted in; a longer word
    has a line of its own. What `textwrap.wrap` gives that breaks neither long words nor hyphens.
    """
    if not text or _WHITE.search(text):
        return _wrapped(text, width, first, others)
    lines: list[str] = []
    line, *words = text.split(" ")
    line = first + line
    for word in words:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            lines.append(line)
            line = others + word
    lines.append(line)
    return lines


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    from textwrap import wrap as wrapped  # imported late: few texts have more than single spaces

    return wrapped(
        text,
        width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )


def shorten(text: str, width: int, mark: str = " …") -> str:
    """As much of a text as one line holds, with a mark where there was more; `textwrap.shorten`."""
    text = " ".join(text.split())
    if len(text) <= width:
        return text
    end = text.find(" ", width)
    head = text if end < 0 else text[:end]
    words = head.split(" ")
    # These may be cut in the middle.
    if "-" in head or max(map(len, words)) > width:
        from textwrap import shorten as shortened

        return shortened(text, width, placeholder=mark)
    while words and len(head) + len(mark) > width:
        head = head[: -len(words.pop()) - 1]
    return f"{head}{mark}" if words else mark.lstrip()
