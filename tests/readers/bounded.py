"""Reads a hostile file in a process of its own, which may take only so much memory and time."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

MEMORY = 768 * 2**20
# Of the processor, not of the clock: a busy machine changes nothing.
SECONDS = 30

_READ = f"""
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
touched = []
def hear(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        touched.append(event)
    if event == "open" and sys.argv[2] and sys.argv[2] in str(arguments[0]):
        touched.append(str(arguments[0]))
sys.addaudithook(hear)
from contractlint import readers
from contractlint.errors import UnreadableFile
said = {{"text": "", "unread": [], "error": "", "help": ""}}
try:
    document = readers.read(Path(sys.argv[1]))
    said["text"] = document.text
    said["unread"] = [[each.what_said, each.reason_said] for each in document.unread]
except UnreadableFile as error:
    said["error"], said["help"] = error.what, error.help
said["touched"] = touched
print(json.dumps(said))
"""


@dataclass(frozen=True)
class Bounded:
    """What became of a file: its text, what is named as unread, or why it was refused.

    `touched` are the connections, programs and forbidden files that were opened.
    """

    text: str
    unread: list[list[str]]
    error: str
    help: str
    touched: list[str]


def read_bounded(folder: Path, name: str, data: bytes, *, forbidden: str = "") -> Bounded:
    """Reads `data` under a name; fails when that takes more than a contract may."""
    file = folder / name
    file.write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(file), forbidden],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, f"{name} took too much: {done.returncode} {done.stderr[-600:]}"
    return Bounded(**json.loads(done.stdout))
