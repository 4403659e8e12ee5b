"""What a PDF would do or load when it is opened elsewhere: never done here, and named."""

from __future__ import annotations

from collections.abc import Iterator

from contractlint.model.document import Unread
from contractlint.model.phrase import msgid
from contractlint.readers import pdfium

# NOTE: looked for in the bytes as they are; PDFium counts scripts and attachments also where they
# are compressed.
_SCRIPT, _LAUNCH, _ATTACHED = b"/JavaScript", b"/Launch", b"/EmbeddedFile"
_FULL_XFA, _FOREGROUND_XFA = 2, 3
_NEVER_RUN = msgid("they are never run; what they would change was not seen")


def active(file: pdfium.OpenFile) -> Iterator[Unread]:
    """Each kind of active content once; none of it is a reason to distrust the pages."""
    library, data = pdfium.library(), file.data
    if _SCRIPT in data or library.FPDFDoc_GetJavaScriptActionCount(file.handle) > 0:
        yield Unread(msgid("scripts in the file"), _NEVER_RUN, open_question=True)
    if _LAUNCH in data:
        what = msgid("actions that start other programs")
        yield Unread(what, _NEVER_RUN, open_question=True)
    if _ATTACHED in data or library.FPDFDoc_GetAttachmentCount(file.handle) > 0:
        reason = msgid("they were not read: check them one by one")
        yield Unread(msgid("files attached to the file"), reason, open_question=True)
    if library.FPDF_GetFormType(file.handle) in (_FULL_XFA, _FOREGROUND_XFA):
        reason = msgid("only the pages that other viewers show were read")
        yield Unread(msgid("a dynamic form (XFA)"), reason, open_question=True)
