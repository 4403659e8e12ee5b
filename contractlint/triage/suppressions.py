"""Takes out of a report what a baseline knows or somebody accepted; all of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from fnmatch import fnmatchcase
from pathlib import PurePath

from contractlint.errors import ConfigError
from contractlint.model.document import Remark
from contractlint.model.finding import Finding
from contractlint.model.report import FileReport
from contractlint.model.suppression import Acceptance, Baseline, Known, Suppressed
from contractlint.records import dataclass, field, replace
from contractlint.triage.inline import Inline, understood

# What is wrong with remarks in contracts, by the contract's path.
Faults = dict[tuple[str, Remark], ConfigError]


def contract_key(path: str) -> str:
    """A contract's name in a baseline: its path without suffix, the same for DOCX and PDF."""
    plain = PurePath(path)
    return plain.with_suffix("").as_posix() if plain.name else path


@dataclass(slots=True)
class Settlement:
    """What is known of the findings of a run, and what of it was met; lives for one run.

    `rules` tells those that remarks may name, if there are any; `told` are acceptances in contracts
    that no finding needed; `heeded` counts the findings that they took out, `unheeded` those
    acceptances that do not count, by contract; `faults` are remarks gone wrong.
    `expired` and `met` tell which acceptances did not count any more and which did; `stale` holds
    what the baseline knows and its contract, read whole in this run, no longer has.
    """

    today: date
    baseline: Baseline = field(default_factory=dict)
    acceptances: Sequence[Acceptance] = ()
    met: set[Acceptance] = field(default_factory=set)
    expired: set[Acceptance] = field(default_factory=set)
    stale: dict[str, list[Known]] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    rules: Callable[[], frozenset[str]] = frozenset
    told: list[tuple[str, Inline]] = field(default_factory=list)
    heeded: Counter[str] = field(default_factory=Counter)
    unheeded: Counter[str] = field(default_factory=Counter)
    faults: Faults = field(default_factory=dict)

    def settle(
        self, file: FileReport, path: str, key: str, *, heeds_remarks: bool = False
    ) -> FileReport:
        """The report on a file without what is known; `path` is its name in the ledger, `key` the
        contract's in the baseline. What the contract itself accepts counts only where asked for.
        """
        self.seen.append(path)
        inline = self.inline(file, heeds=heeds_remarks)
        known = {entry.fingerprint: entry for entry in self.baseline.get(key, ())}
        kept: list[Finding] = []
        gone = list(file.suppressed)
        for finding in file.findings:
            accepted = self.acceptance(finding, path)
            if accepted is not None:
                gone.append(_by(accepted, finding))
            elif said := [entry for entry in inline if entry.covers(finding)]:
                gone.append(Suppressed(finding, "inline", said[0].reason, said[0].remark.author))
                self.heeded[file.path] += 1
            elif finding.fingerprint in known:
                gone.append(Suppressed(finding, "baseline"))
            else:
                kept.append(finding)
        if not file.error:
            found = {finding.fingerprint for finding in file.findings}
            left = [entry for entry in known.values() if entry.fingerprint not in found]
            self.stale[key] = self._still(key, left)
        return replace(file, findings=tuple(kept), suppressed=tuple(gone))

    def inline(self, file: FileReport, *, heeds: bool) -> list[Inline]:
        """What the contract itself accepts; what is wrong or needless in it is written down."""
        if not heeds:
            self.unheeded[file.path] = len(file.remarks)
            return []
        found: list[Inline] = []
        for remark in file.remarks:
            try:
                found.append(understood(remark, file.path, self.rules()))
            except ConfigError as error:
                self.faults[file.path, remark] = error
        self.told += [(file.path, e) for e in found if not any(map(e.covers, file.findings))]
        return found

    def _still(self, key: str, left: list[Known]) -> list[Known]:
        """A contract that is there in two formats has lost only what both have lost."""
        if key not in self.stale:
            return left
        return [entry for entry in self.stale[key] if entry in left]

    def acceptance(self, finding: Finding, path: str) -> Acceptance | None:
        """The acceptance of a finding that counts on this day, None where there is none."""
        for entry in self.acceptances:
            if not _covers(entry, finding, path):
                continue
            if entry.expires is not None and entry.expires < self.today:
                self.expired.add(entry)
                continue
            self.met.add(entry)
            return entry
        return None

    def unused(self) -> list[Acceptance]:
        """Acceptances for contracts of this run that no finding needed; expired ones apart."""
        left = [e for e in self.acceptances if e not in self.met and e not in self.expired]
        return [e for e in left if any(fnmatchcase(path, e.path or "*") for path in self.seen)]


def _covers(entry: Acceptance, finding: Finding, path: str) -> bool:
    if entry.rule != finding.rule or (entry.path and not fnmatchcase(path, entry.path)):
        return False
    return not entry.fingerprint or entry.fingerprint == finding.fingerprint


def _by(entry: Acceptance, finding: Finding) -> Suppressed:
    return Suppressed(finding, "accepted", entry.reason, entry.approver, entry.expires)
