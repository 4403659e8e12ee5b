"""Why a file has no grade, in the report's language."""

from __future__ import annotations

from contractlint.locale import Words
from contractlint.model.report import Ungraded


def ungraded(why: Ungraded, words: Words) -> str:
    """Why there is no grade, in words."""
    share = words.formats.share(int(why.share * 100 + 1e-9))
    match why.reason:
        case "scans":
            reason = words.count(
                "{number} of {pages} pages is a scan",
                "{number} of {pages} pages are scans",
                why.number,
                pages=why.pages,
            )
        case "pages":
            reason = words.count(
                "{number} of {pages} pages could not be read",
                "{number} of {pages} pages could not be read",
                why.number,
                pages=why.pages,
            )
        case "text":
            reason = words.say("only {share} of it could be read", share=share)
        case _:
            reason = words.say("the rules speak the language of only {share} of it", share=share)
    return words.say("Not graded: {reason}.", reason=reason)
