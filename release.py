"""What a release is made of: an audit of what it depends on, packages, and a list of their parts.

`python release.py audit` looks the dependencies up in the registry's list of known holes;
`python release.py build DIST` writes sdist, wheel, SBOM (CycloneDX) and checksums, the same bytes
whenever it is run on the same commit. Both are run by `python3 go.py`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent
NAME = "contractlint"
# What users may install; the tools of development reach nobody.
EXTRAS = ("ocr", "batch", "portfolio", "ray")


def main(words: list[str]) -> int:
    """Exit code 1 for a known hole, 2 for a command that there is not."""
    if words == ["audit"]:
        return audit()
    if len(words) == 2 and words[0] == "build":
        build(Path(words[1]))
        return 0
    sys.stderr.write(f"{__doc__}\n")
    return 2


def shipped() -> set[str]:
    """The names of all that an installation with every extra brings, as it is installed here."""
    found: set[str] = set()
    waiting = list(_declared())
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name not in found and name != NAME:
            found.add(name)
            waiting += _required(name, wanted.extras)
    return found


def _declared() -> Iterator[Requirement]:
    """What pyproject.toml asks for, with all that users may install besides."""
    project = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project["optional-dependencies"]
    for lines in (project["dependencies"], *(optional[extra] for extra in EXTRAS)):
        yield from map(Requirement, lines)


def _required(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    """The requirements of an installed package that hold on this machine."""
    try:
        lines = distribution(name).requires or ()
    except PackageNotFoundError:
        return
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield requirement


def audit() -> int:
    """Says which shipped dependencies have known holes; nothing is wrong where none is reached."""
    command = [sys.executable, "-m", "pip_audit", "--format", "json", "--progress-spinner", "off"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, cwd=HERE)
    try:
        listed = json.loads(ended.stdout)["dependencies"]
    except (ValueError, KeyError):
        last = (ended.stderr.strip().splitlines() or ["no answer"])[-1]
        sys.stdout.write(f"audit skipped: no registry was reached ({last[:200]})\n")
        return 0
    names = shipped()
    looked_up = [d for d in listed if canonicalize_name(d["name"]) in names and "vulns" in d]
    holes = [(d, hole) for d in looked_up for hole in d["vulns"]]
    for package, hole in holes:
        fixed = ", ".join(hole["fix_versions"]) or "nowhere yet"
        sys.stdout.write(
            f"{package['name']} {package['version']}: {hole['id']}, fixed in {fixed}\n"
        )
    if not looked_up:
        sys.stdout.write("audit skipped: the registry reached knows none of the dependencies\n")
        return 0
    count = f"{len(looked_up)} of {len(names)} dependencies"
    sys.stdout.write(f"audit: {count} looked up, {len(holes)} known holes\n")
    return 1 if holes else 0


def build(folder: Path) -> None:
    """Sdist, wheel, `contractlint-VERSION.cdx.json` and SHA256SUMS in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder.resolve())]
    subprocess.run(command, cwd=HERE, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": _epoch()})
    version = distribution(NAME).version
    (folder / f"{NAME}-{version}.cdx.json").write_text(
        json.dumps(sbom(), indent=2, sort_keys=True) + "\n", encoding="utf-8"
    )
    files = sorted(path for path in folder.iterdir() if path.name != "SHA256SUMS")
    sums = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / "SHA256SUMS").write_text("".join(sums), encoding="utf-8")


def _epoch() -> str:
    """The time of the commit; of an archive without history, that of the oldest zip."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return given
    command = ["git", "log", "-1", "--format=%ct"]
    ended = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False)
    return ended.stdout.strip() if ended.returncode == 0 else "315532800"


def sbom() -> dict[str, Any]:
    """A CycloneDX document of what is shipped, with versions and licences, without the hour."""
    command = [
        sys.executable, "-m", "cyclonedx_py", "environment", sys.executable, "--of", "JSON",
        "--pyproject", str(HERE / "pyproject.toml"), "--output-reproducible",
    ]  # fmt: skip
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE)
    document: dict[str, Any] = json.loads(ended.stdout)
    names = shipped()
    kept = [c for c in document["components"] if canonicalize_name(c["name"]) in names]
    references = {component["bom-ref"] for component in kept}
    root = document["metadata"]["component"]["bom-ref"]
    document["components"] = sorted(kept, key=lambda component: str(component["name"]).lower())
    document["dependencies"] = [
        _only(entry, references)
        for entry in document.get("dependencies", ())
        if entry["ref"] in references or entry["ref"] == root
    ]
    # Where this environment lies on the disk of whoever built it concerns nobody.
    return json.loads(re.sub(re.escape(HERE.as_uri()), "file:///", json.dumps(document)))


def _only(entry: dict[str, Any], references: set[str]) -> dict[str, Any]:
    on = sorted(ref for ref in entry.get("dependsOn", ()) if ref in references)
    return {"ref": entry["ref"], "dependsOn": on}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
