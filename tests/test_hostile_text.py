"""Text made to be slow is linted in bounds: one line of megabytes, one sentence, one word."""

import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 60
MEMORY = 1024 * 2**20
SENTENCE = "The Provider may change the price at any time and the Customer must pay it"

_LINT = f"""
import resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from contractlint.readers import read
from contractlint.stages import lint_document
print(len(lint_document(read(Path(sys.argv[1]))).findings))
"""


@pytest.mark.parametrize(
    "text",
    [
        f"{SENTENCE}, " * 6_000,
        f"{SENTENCE}. " * 3_000,
        "The fee is due. " + "a" * 1_000_000,
        "The fee is due. " + "1." * 300_000,
        "The fee is due. " + "." * 1_000_000,
        "The fee is due. " + "§ 1 " * 60_000,
        "The fee is due. " + "a-" * 200_000,
        "The fee is due. " + "(" * 300_000,
        "The fee is due. " + "9" * 6_000 + " months, EUR " + "9" * 6_000,
        "The fee is due. " + "ten thousand million billion " * 5_000 + "months",
        "The fee is due. " + "a\u200b" * 60_000,
        "The fee is due. " + "\u202eab\u202c " * 20_000,
        "".join(f"{number}. The Provider may change the price.\n" for number in range(4_000)),
    ],
)
def test_text_of_any_shape_is_linted_in_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "contract.txt"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _LINT, str(file)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[1],
    )
    assert done.returncode == 0, done.stderr[-600:]
    assert int(done.stdout) >= 0
