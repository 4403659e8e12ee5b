"""-f and -o, in pairs."""

import json
from pathlib import Path
from urllib.parse import unquote

import pytest

from contractlint.cli import main
from contractlint.cli.outputs import Output, outputs_of
from contractlint.errors import ConfigError


def given(line: str) -> list[tuple[str, str]]:
    words = line.split()
    flags = {"-f": "format", "-o": "output"}
    return [(flags[flag], value) for flag, value in zip(words[::2], words[1::2], strict=True)]


@pytest.mark.parametrize(
    ("line", "outputs"),
    [
        ("", [("terminal", "-")]),
        ("-f json", [("json", "-")]),
        ("-o out.json", [("json", "out.json")]),
        ("-o out.txt", [("terminal", "out.txt")]),
        ("-f json -o a -f terminal -o b", [("json", "a"), ("terminal", "b")]),
        ("-f json -f terminal -o a -o b", [("json", "a"), ("terminal", "b")]),
        ("-o a -f json", [("json", "a")]),
        ("-f terminal -f json -o a", [("terminal", "-"), ("json", "a")]),
        ("-f json -o a -f terminal", [("json", "a"), ("terminal", "-")]),
    ],
)
def test_formats_and_files_pair_up(line: str, outputs: list[tuple[str, str]]) -> None:
    assert outputs_of(given(line)) == [Output(*output) for output in outputs]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("-f json -f terminal", "stdout"),
        ("-f json -o a -o b", "more -o than -f"),
        ("-o a -f json -f terminal", "no -f of its own"),
    ],
)
def test_pairs_that_cannot_be_are_refused(line: str, what: str) -> None:
    with pytest.raises(ConfigError, match=what):
        outputs_of(given(line))


def test_a_report_is_never_written_over_a_contract(tmp_path: Path) -> None:
    contract = tmp_path / "contract.md"
    contract.write_text("1. The Provider may change the price at any time.\n")
    before = contract.read_bytes()
    assert main(["check", str(contract), "-f", "json", "-o", str(contract)]) == 2
    assert contract.read_bytes() == before


def test_json_lines_are_streamed_in_the_order_of_names(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for name in ("b.md", "a.md", "c.md"):
        (tmp_path / name).write_text("1. The Provider may change the price at any time.\n")
    main(["check", str(tmp_path), "-f", "jsonl"])
    lines = capfdbinary.readouterr().out.splitlines()
    assert [Path(json.loads(line)["file"]["path"]).name for line in lines] == [
        "a.md",
        "b.md",
        "c.md",
    ]


def test_a_sidecar_holds_the_text_that_sarif_points_into(tmp_path: Path) -> None:
    docx = Path(__file__).parents[2] / "fixtures" / "en" / "gym-hostage.docx"
    sarif = tmp_path / "out.sarif"
    main(["check", str(docx), "-o", str(sarif), "--sidecar", str(tmp_path / "texts")])
    results = json.loads(sarif.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert results
    for result in results:
        where = result["locations"][0]["physicalLocation"]
        region = where["region"]
        text = Path(unquote(where["artifactLocation"]["uri"].removeprefix("file://"))).read_text(
            encoding="utf-8"
        )
        line = text.split("\n")[region["startLine"] - 1]
        start = line[region["startColumn"] - 1 :]
        assert " ".join(start.split()).startswith(region["snippet"]["text"][:20])
