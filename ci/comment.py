"""Writes the comparison under a pull request, over its own earlier comment where there is one."""

from __future__ import annotations

import json
import os
import sys
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

# As contractlint/reports/comparison/markdown.py begins each comment.
SIGNATURE = "<!-- contractlint-comparison -->"
PAGE = 100


def main(number: str, body: str, compared: str) -> int:
    """0 when the comment stands there, or when there is nothing to say and nothing was said."""
    comments = f"/repos/{os.environ['GITHUB_REPOSITORY']}/issues/{number}/comments"
    text = Path(body).read_text(encoding="utf-8")
    try:
        earlier = own_comment(comments)
        if earlier is not None:
            ask("PATCH", f"{comments.rsplit('/', 2)[0]}/comments/{earlier}", {"body": text})
        elif json.loads(Path(compared).read_text(encoding="utf-8"))["files"]:
            ask("POST", comments, {"body": text})
    except (urllib.error.URLError, TimeoutError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def own_comment(comments: str) -> int | None:
    """The id of our comment: anybody can copy the signature, but only programs are bots."""
    page = 1
    while found := ask("GET", f"{comments}?per_page={PAGE}&page={page}"):
        for each in found:
            if each["user"]["type"] == "Bot" and each["body"].startswith(SIGNATURE):
                return int(each["id"])
        page += 1
    return None


def ask(method: str, path: str, content: dict[str, str] | None = None) -> Any:
    """What GitHub's API answers."""
    request = urllib.request.Request(
        os.environ.get("GITHUB_API_URL", "https://api.github.com") + path,
        data=None if content is None else json.dumps(content).encode(),
        method=method,
        headers={
            "Authorization": f"Bearer {os.environ['CONTRACTLINT_TOKEN']}",
            "Accept": "application/vnd.github+json",
            "Content-Type": "application/json",
        },
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
