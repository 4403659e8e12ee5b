"""SARIF, read by the models of its schema and held against what code scanning needs."""

import json
from dataclasses import replace

from sarif_pydantic import Sarif

from contractlint.model.document import LineColumn, PageBox
from contractlint.model.suppression import Suppressed
from contractlint.reports.sarif import write

from .builders import BROKEN, SENTENCE, UNREAD, file, finding, location, report

TEXT = "x" * 998 + "\n\n" + SENTENCE + "\n"


def _run(text: str) -> dict:  # type: ignore[type-arg]
    run = json.loads(text)["runs"][0]
    assert isinstance(run, dict)
    return run


def test_the_schemas_models_accept_it() -> None:
    written = write(report(file(finding(), not_checked=(UNREAD,)), BROKEN))
    found = Sarif.model_validate_json(written)
    assert found.version == "2.1.0"
    assert found.runs[0].results is not None
    assert [result.rule_id for result in found.runs[0].results] == ["initial-term-too-long"]


def test_a_pdf_points_into_the_text_kept_beside_it() -> None:
    kept = file(finding(), text=TEXT, sidecar="texts/gym.pdf.txt")
    result = _run(write(report(kept)))["results"][0]
    where = result["locations"][0]["physicalLocation"]
    assert where["artifactLocation"] == {"uri": "texts/gym.pdf.txt", "uriBaseId": "SRCROOT"}
    region = where["region"]
    line = TEXT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "60 months"
    original = result["relatedLocations"][0]
    assert original["physicalLocation"]["artifactLocation"]["uri"] == "gym.pdf"
    assert original["message"]["text"] == "gym.pdf: p. 4"


def test_a_text_file_points_into_itself() -> None:
    where = replace(location(), anchors=(LineColumn(12, 21),))
    plain = file(finding(location=where), path="gym.md", format="markdown")
    region = _run(write(report(plain)))["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (12, 21, 30)


def test_what_was_not_checked_is_a_notification() -> None:
    invocation = _run(write(report(file(not_checked=(UNREAD,)), BROKEN)))["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert len(invocation["toolExecutionNotifications"]) == 2


def test_names_with_spaces_and_cyrillic_are_escaped() -> None:
    run = _run(write(report(file(finding(), path="договоры/a b.pdf"))))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80%D1%8B/a%20b.pdf"


def test_suppressed_findings_are_marked_so() -> None:
    found = _run(
        write(
            report(file(suppressed=(Suppressed(finding(), "accepted", "priced in", "A. Nowak"),)))
        )
    )["results"]
    assert [result["suppressions"] for result in found] == [
        [{"kind": "external", "justification": "priced in, A. Nowak"}]
    ]


def test_a_page_is_named_where_there_is_no_line() -> None:
    assert PageBox(4, 0, 0, 1, 1) != finding().location.anchors[0]
    region = _run(write(report(file(finding()))))["results"][0]["locations"][0]["physicalLocation"][
        "region"
    ]
    assert region == {"startLine": 1, "snippet": {"text": "60 months"}}
