"""Runs the shell of our GitHub action and GitLab template as their runners would."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import yaml

from tests.repositories import ROOT, Repository

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB: Mapping[str, Any] = yaml.safe_load((ROOT / "ci" / "gitlab.yml").read_text("utf-8"))
_EXPRESSION = re.compile(r"\$\{\{ ([a-z]+(?:\.[a-z-]+)+) \}\}")


@dataclass(slots=True)
class Comments:
    """The comments of a pull request, and what was asked of the server."""

    kept: list[dict[str, Any]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    refuses: bool = False


@dataclass(slots=True)
class Outcome:
    """What a run of the action left: exit codes and logs by step, summary, annotations."""

    codes: dict[str, int]
    logs: dict[str, str]
    summary: str


def run_action(
    repo: Repository, event: Mapping[str, object], api: str = "", **inputs: str
) -> Outcome:
    """Each step with shell but `install` (contractlint is there), each in a bash of its own."""
    scratch = repo.folder.parent
    for name in ("event", "output", "summary"):
        (scratch / name).write_text(json.dumps(event) if name == "event" else "", encoding="utf-8")
    values = {f"inputs.{key}": spec["default"] for key, spec in ACTION["inputs"].items()}
    values |= {"github.token": "s3cret", "inputs.token": "s3cret"}
    values |= {f"inputs.{key.replace('_', '-')}": value for key, value in inputs.items()}
    runner = {
        "GITHUB_ACTION_PATH": str(ROOT),
        "GITHUB_EVENT_PATH": str(scratch / "event"),
        "GITHUB_OUTPUT": str(scratch / "output"),
        "GITHUB_STEP_SUMMARY": str(scratch / "summary"),
        "GITHUB_REPOSITORY": "someone/contracts",
        "GITHUB_API_URL": api,
    }
    outcome = Outcome({}, {}, "")
    for step in ACTION["runs"]["steps"]:
        if "run" not in step or step["id"] == "install":
            continue
        given = {k: _EXPRESSION.sub(lambda m: values.get(m[1], ""), v) for k, v in _env(step)}
        _step(Repository(repo.folder, repo.more | runner | given), step, outcome)
        for line in (scratch / "output").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            values[f"steps.{step['id']}.outputs.{name}"] = value
        (scratch / "output").write_text("", encoding="utf-8")
    outcome.summary = (scratch / "summary").read_text(encoding="utf-8")
    return outcome


def _env(step: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from step.get("env", {}).items()


def _step(repo: Repository, step: Mapping[str, Any], outcome: Outcome) -> None:
    # As https://docs.github.com/actions/reference/workflow-syntax-for-github-actions says of bash.
    said = repo.run(
        "bash",
        "-c",
        f"(bash --noprofile --norc -eo pipefail -c '{step['run']}'); echo \"code $?\"",
        code=None,
    )
    said, _, code = said.rstrip("\n").rpartition("code ")
    outcome.logs[step["id"]] = said
    outcome.codes[step["id"]] = int(code)


def run_gitlab(repo: Repository, shell: str, code: int, **variables: str) -> str:
    """The job's script as a runner of GitLab would run it, with its variables and these."""
    job = GITLAB["contractlint"]
    repo = Repository(repo.folder, repo.more | job["variables"] | variables)
    return repo.run(shell, "-e", "-c", "\n".join(job["script"]), code=code)


@contextmanager
def github(comments: Comments) -> Iterator[str]:
    """A server on this machine that keeps comments as GitHub does; its address."""

    class Server(BaseHTTPRequestHandler):
        def _any(self) -> None:
            comments.asked.append(f"{self.command} {self.path}")
            size = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(size)) if size else {}
            allowed = self.headers["Authorization"] == "Bearer s3cret" and not comments.refuses
            answer: object = {}
            if allowed and self.command == "GET":
                answer = comments.kept if "page=1" in self.path.split("&") else []
            elif allowed and self.command == "POST":
                made = {"id": len(comments.kept) + 1, "user": {"type": "Bot"}, **body}
                comments.kept.append(made)
            elif allowed:
                number = int(self.path.rsplit("/", 1)[1])
                next(c for c in comments.kept if c["id"] == number).update(body)
            self.send_response(200 if allowed else 403)
            self.end_headers()
            self.wfile.write(json.dumps(answer).encode())

        do_GET = do_POST = do_PATCH = _any

        def log_message(self, *_: object) -> None:
            """Nothing: the tests look into `comments.asked`."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def commands(log: str) -> list[str]:
    """The lines of a log that GitHub's runner would obey (actions/runner, ActionCommand.cs)."""
    found: list[str] = []
    stopped = ""
    for line in log.splitlines():
        if stopped:
            stopped = "" if line.strip() == f"::{stopped}::" else stopped
        elif line.startswith("::stop-commands::"):
            stopped = line.removeprefix("::stop-commands::")
        elif line.lstrip().startswith("::") or "##[" in line:
            found.append(line)
    return found
