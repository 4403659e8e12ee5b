"""Comments stand on exactly the quoted words, changes can be undone, and nothing else moves."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which

import pytest

from contractlint.annotators.docx import annotate
from contractlint.errors import UnreadableFile
from contractlint.linter import lint_document
from contractlint.locale import words_of
from contractlint.model.annotation import Edit
from contractlint.model.document import Span
from contractlint.readers.docx import READER
from contractlint.reports.notes import notes_of
from tests.annotators.conftest import File, Make

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
HOSTAGES = sorted(FIXTURES.glob("*/*-hostage.docx"))


def r(text: str, properties: str = "") -> str:
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


PLACES = {
    "one run": p(r("The fee is due at once.")),
    "a run without its spaces kept": "<w:p><w:r><w:t>The fee is due at once.</w:t></w:r></w:p>",
    "across runs": p(r("The fe", "<w:b/>"), r("e is d", "<w:i/>"), r("ue at once.")),
    "entities": p(r("A &amp; B: The f&#101;e is due &lt;at once.")),
    "soft hyphens": p(r("The f\u00adee is d\u200bue at once.")),
    "accents in two": p(r("Każde: o\u0301smy. The fee is due at once.")),
    "a table": f"<w:tbl><w:tr><w:tc>{p(r('A'))}</w:tc><w:tc>{p(r('The fee is due.'))}</w:tc></w:tr>"
    "</w:tbl>",
    "somebody's insertion": p(
        r("The f"), f'<w:ins w:id="7" w:author="Ann">{r("ee is d")}</w:ins>', r("ue at once.")
    ),
    "somebody's deletion": p(
        r("The fee "),
        '<w:del w:id="7" w:author="Ann"><w:r><w:delText>surely </w:delText></w:r></w:del>',
        r("is due at once."),
    ),
    "a link": p(r("The "), f'<w:hyperlink r:id="x">{r("fee")}</w:hyperlink>', r(" is due.")),
    "a content control": f"<w:sdt><w:sdtContent>{p(r('The fee is due.'))}</w:sdtContent></w:sdt>",
    "a field": p(
        r("The fee"), '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:r><w:instrText> REF x </w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', r(" is due"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>', r(" at once."),
    ),
    "a tab": p("<w:r><w:t>1</w:t><w:tab/><w:t>The fee is due at once.</w:t></w:r>"),
    "another prefix": p(r("The fee is due at once.")).replace("w:", "x:").replace(
        "<x:p>", '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    ),
}  # fmt: skip


@pytest.mark.parametrize("body", PLACES.values(), ids=PLACES)
def test_a_comment_is_on_exactly_its_words(make: Make, body: str) -> None:
    file = make(body)
    copy = file.copy("fee is due")
    assert [
        words.replace("\u00ad", "").replace("\u200b", "") for words in copy.commented().values()
    ] == ["fee is due"]
    assert copy.text == file.text
    assert copy.comments() == [("contractlint", "High: it harms\nWhy: so & so <")]


def test_only_the_parts_that_must_change_do(make: Make) -> None:
    file = make(p(r("The fee is due.")), styles="")
    before, after = file.parts, file.copy("fee").parts
    changed = {name for name in after if before.get(name) != after[name]}
    assert changed == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert list(after)[: len(before)] == list(before)


def test_the_same_file_gives_the_same_bytes(make: Make) -> None:
    file = make(p(r("The fee is due.")))
    assert file.copy("fee").data == file.copy("fee").data


def test_comments_of_others_stay_and_numbers_stay_unique(make: Make) -> None:
    other = '<w:comment w:id="4" w:author="Ann"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment>'
    body = p(
        '<w:commentRangeStart w:id="4"/>', r("The fee"), '<w:commentRangeEnd w:id="4"/>',
        '<w:r><w:commentReference w:id="4"/></w:r>',
        f'<w:ins w:id="9" w:author="Ann">{r(" is due")}</w:ins>', r(" at once.", "<w:b/>"),
    )  # fmt: skip
    file = make(body, comments=other, commentsExtended="")
    copy = file.copy("fee is", "due at", edits=[file.edit("The fee is due at once.", "No fee.")])
    assert copy.comments()[0] == ("Ann", "Why?")
    assert len(copy.comments()) == 3
    assert len(set(copy.numbers())) == len(copy.numbers())
    assert copy.parts["word/commentsExtended.xml"] == file.parts["word/commentsExtended.xml"]
    assert copy.text == "No fee."


def test_a_reference_stands_outside_an_insertion_that_may_be_rejected(make: Make) -> None:
    file = make(p(r("The "), f'<w:ins w:id="7" w:author="Ann">{r("fee")}</w:ins>', r(" is due.")))
    xml = file.copy("fee").xml()
    assert xml.index("</w:ins>") < xml.index("<w:commentReference")


def test_a_reference_stands_outside_a_field_that_may_be_brought_up_to_date(make: Make) -> None:
    xml = make(PLACES["a field"]).copy("is d").xml()
    assert xml.index('fldCharType="end"') < xml.index("<w:commentReference")
    assert xml.index("<w:commentRangeEnd") < xml.index('fldCharType="end"')
    before = make(PLACES["a field"]).copy("fee").xml()
    assert before.index("<w:commentReference") < before.index('fldCharType="begin"')
    behind = make(PLACES["a field"]).copy("at once").xml()
    assert behind.index('fldCharType="end"') < behind.index("<w:commentRangeStart")


NOTE = p(r("Text."), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" More."))
NOTES = f'<w:footnote w:id="2">{p(r("The fee is due."))}</w:footnote>'


def test_words_in_a_footnote_are_commented_where_it_is_referred_to(make: Make) -> None:
    file = make(NOTE, footnotes=NOTES)
    copy = file.copy("fee is")
    xml = copy.xml()
    assert xml.index("<w:commentRangeStart") < xml.index("<w:footnoteReference")
    assert xml.index("<w:footnoteReference") < xml.index("<w:commentRangeEnd")
    assert copy.parts["word/footnotes.xml"] == file.parts["word/footnotes.xml"]
    assert "“fee is”" in copy.comments()[0][1]


def test_a_footnote_can_be_changed(make: Make) -> None:
    file = make(NOTE, footnotes=NOTES)
    copy = file.copy(edits=[file.edit("The fee is due.", "No fee is due.")])
    assert copy.text == file.text.replace("The fee", "No fee")
    assert copy.document("original").text == file.text


BOX = p(
    r("Before. "),
    "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
    f"{p(r('The fee is due.'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
)


def test_words_in_a_text_box_are_commented_on_the_box(make: Make) -> None:
    file = make(BOX)
    copy = file.copy("fee is")
    xml = copy.xml()
    assert xml.index("<w:commentRangeStart") < xml.index("<w:pict>")
    assert xml.index("</w:pict>") < xml.index("<w:commentRangeEnd")
    assert "“fee is”" in copy.comments()[0][1]


EDITABLE = {name: body for name, body in PLACES.items() if name not in ("a field", "soft hyphens")}


@pytest.mark.parametrize("body", EDITABLE.values(), ids=EDITABLE)
def test_a_change_can_be_accepted_and_rejected(make: Make, body: str) -> None:
    file = make(body)
    copy = file.copy("fee is", edits=[file.edit("fee is due", "price <is> & stays")])
    assert copy.text == file.text.replace("fee is due", "price <is> & stays")
    assert copy.document("original").text == file.document("original").text


def test_a_change_behind_words_deletes_none(make: Make) -> None:
    file = make(p(r("The fee is due. It is high.")))
    copy = file.copy(edits=[Edit(Span(15, 15), " You may leave.")])
    assert copy.text == "The fee is due. You may leave. It is high."
    assert "<w:del " not in copy.xml()


def test_looks_and_tracked_looks_are_kept_with_numbers_of_their_own(make: Make) -> None:
    looks = '<w:b/><w:rPrChange w:id="5" w:author="Ann"><w:rPr/></w:rPrChange>'
    file = make(p(r("The fee is due at once.", looks)))
    copy = file.copy("is due")
    assert copy.xml().count("<w:b/>") == 3
    assert len(set(copy.numbers())) == len(copy.numbers())


REFUSED = {
    "a field": PLACES["a field"],
    "a text box": BOX,
    "a footnote": p(
        r("The fee"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r(" is due at once.")
    ),
    "a picture": p(r("The fee"), "<w:r><w:drawing/></w:r>", r(" is due at once.")),
    "part of a link": p(f'<w:hyperlink r:id="x">{r("The fee is due at once.")}</w:hyperlink>'),
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_a_change_would_break_is_not_changed(make: Make, body: str) -> None:
    file = make(body)
    edit = file.edit("fee is due", "price")
    marked = file.marked(edits=[edit])
    assert marked.refused == (edit,)
    assert File(marked.data).text == file.text


def test_a_change_across_paragraphs_is_refused(make: Make) -> None:
    file = make(p(r("The fee is due.")) + p(r("It is high.")))
    edits = [file.edit("due.\n", "paid."), file.edit("\nIt", "They")]
    assert file.marked(edits=edits).refused == tuple(edits)


def test_changes_that_overlap_are_not_both_made(make: Make) -> None:
    file = make(p(r("The fee is due at once.")))
    first, second = file.edit("fee is due", "a"), file.edit("due at once", "b")
    assert file.marked(edits=[first, second]).refused == (second,)


def test_words_that_are_not_where_the_reader_says_leave_a_comment_on_the_paragraph(
    make: Make,
) -> None:
    file = make(p(r("The fee is due.")))
    other = make(p(r("The sum is due.")))
    marked = annotate(other.data, file.document(), [file.note("fee")], (), "")
    assert list(File(marked.data).commented().values()) == ["The sum is due."]


def test_a_note_without_a_place_is_told(make: Make) -> None:
    file = make(p(r("One.")) + p(r("The fee is due.")))
    marked = annotate(make(p(r("One."))).data, file.document(), [file.note("fee")], (), "")
    assert marked.astray == ("fee",)


def test_the_moment_is_written_only_where_it_is_given(make: Make) -> None:
    file = make(p(r("The fee is due.")))
    notes, edits = [file.note("fee")], [file.edit("due", "paid")]
    dated = annotate(file.data, file.document(), notes, edits, "2026-03-01T00:00:00Z")
    plain = annotate(file.data, file.document(), notes, edits, "")
    assert File(dated.data).xml().count('w:date="2026-03-01T00:00:00Z"') == 2
    assert "w:date" not in File(plain.data).xml()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("word/document.xml", b"<w:document"),
        ("word/document.xml", "<?xml version='1.0'?><a/>".encode("utf-16")),
        ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("word/document.xml", b""),
    ],
    ids=["cut off", "UTF-16", "a DTD", "empty"],
)
def test_a_broken_part_is_refused_with_words(make: Make, name: str, data: bytes) -> None:
    import io
    import zipfile

    good = make(p(r("The fee is due.")))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, content in good.parts.items():
            archive.writestr(part, data if part == name else content)
    with pytest.raises(UnreadableFile):
        annotate(out.getvalue(), good.document(), [good.note("fee")], (), "")


def test_a_signed_file_is_warned_about(make: Make) -> None:
    import io
    import zipfile

    file = make(p(r("The fee is due.")))
    out = io.BytesIO(file.data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("_xmlsignatures/origin.sigs", b"")
    marked = annotate(out.getvalue(), file.document(), (), (), "")
    assert [warning.template for warning in marked.warnings] == [
        "the copy is not covered by the electronic signature of the file"
    ]


@pytest.mark.parametrize("path", HOSTAGES, ids=lambda path: path.stem)
def test_every_finding_of_a_fixture_is_commented_on_its_words(path: Path) -> None:
    file = File(path.read_bytes())
    document = READER.read(file.data, path.name)
    notes = notes_of(lint_document(document), words_of("en"))
    marked = annotate(file.data, document, notes, (), "")
    copy = File(marked.data)
    assert marked.astray == ()
    assert list(copy.commented().values()) == [
        note.quote for note in sorted(notes, key=lambda note: _order(note.span))
    ]
    assert copy.text == file.text


def _order(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.skipif(which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_shows_the_comments_and_changes(make: Make, tmp_path: Path) -> None:
    import zipfile

    body = BOX + PLACES["across runs"] + PLACES["a table"] + NOTE
    apart = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    file = make(body, footnotes=apart + NOTES.replace("fee", "sum"))
    edit = file.edit("The fee is due at once.", "No fee is due.")
    copy = file.copy("fee is due at", "sum is", edits=[edit])
    (tmp_path / "marked.docx").write_bytes(copy.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path)]
    subprocess.run(
        [*command, str(tmp_path / "marked.docx")], check=True, capture_output=True, timeout=180
    )
    with zipfile.ZipFile(tmp_path / "marked.odt") as archive:
        content = archive.read("content.xml").decode()
    assert content.count("<office:annotation ") == 2
    assert "contractlint" in content
    assert "<text:insertion>" in content
    assert "<text:deletion>" in content
