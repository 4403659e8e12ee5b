"""Builds rulebooks out of a few lines of YAML, and contracts out of a sentence."""

from __future__ import annotations

from pathlib import Path

from contractlint.linter import contract_of
from contractlint.matchers import match
from contractlint.model.contract import Contract
from contractlint.model.document import Unread
from contractlint.model.finding import Finding
from contractlint.model.rule import Rulebook
from contractlint.readers.text import READER
from contractlint.rulebook.load import Shelf, rulebook_of, shelf_of

ENGLISH = """
language: en
reach: {before: 3, after: 0, object-cost: 6}
governs: {agent: [by], possessor: [of], recipient: [to, for], object: [with, from]}
articles: [the, a]
parties:
  provider: {nouns: [provider], pronouns: [=we], possessives: [=our, "=provider ='s"]}
  customer: {nouns: [customer], pronouns: [=you], possessives: [=your, "=customer ='s"]}
  either: {nouns: [either party, each party]}
concepts:
  not: [=not, =no, =never, "=n't"]
  ignored: [including but not limited to]
  neutral: [not later than, not less than]
  boundary: [=if, =unless, ;]
  joins: [=and, =or]
  may: [=may, =can]
  must: [=must, =shall]
  right: [right]
  change: [=change, =changes, =changed]
  price: [=price, =prices, =fee, =fees]
  term: [initial term, =term]
  notice: [=notice]
  terminate: [=terminate, =terminated, =termination]
  renew: [=renew, =renews]
  complaint: [=complaint, =complaints]
  answer: [=answer, =answers]
"""

PROFILE = """
name: default
limits:
  max-term: {value: 24 months, cite: "a law"}
"""

HEAD = """
id: {id}
family: fees
severity: high
title: {{en: "T"}}
message: {{en: "It lasts {{term}}, at most {{limit}}."}}
"""


def rule(body: str, rule_id: str = "r") -> str:
    """A whole rule file: the obligatory head and the given body."""
    return HEAD.format(id=rule_id) + body


def shelf(folder: Path, *rules: str, lexicon: str = ENGLISH) -> Shelf:
    """A shelf of the given rule files, named by their ids, over one small lexicon."""
    (folder / "concepts").mkdir(parents=True, exist_ok=True)
    (folder / "profiles").mkdir(exist_ok=True)
    (folder / "fees").mkdir(exist_ok=True)
    (folder / "concepts" / "en.yaml").write_text(lexicon, encoding="utf-8")
    (folder / "profiles" / "default.yaml").write_text(PROFILE, encoding="utf-8")
    for text in rules:
        name = text.split("id: ")[1].splitlines()[0]
        (folder / "fees" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return shelf_of((folder,))


def rulebook(folder: Path, *bodies: str) -> Rulebook:
    """A rulebook of one rule "r" (or of whole rule files)."""
    rules = [body if "\nid: " in body else rule(body) for body in bodies]
    return rulebook_of(shelf(folder, *rules))


def contract(text: str) -> Contract:
    """A contract out of plain text."""
    return contract_of(READER.read(text.encode(), "contract.txt"))


def lint(book: Rulebook, text: str) -> tuple[list[Finding], list[Unread]]:
    """What the rules find in a text, and what they could not verify."""
    return match(contract(text), book, "en")


def quotes(book: Rulebook, text: str) -> list[str]:
    """The quotes of all findings."""
    return [finding.location.quote for finding in lint(book, text)[0]]
