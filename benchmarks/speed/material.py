"""Contracts made for the benchmark: neutral clauses by the thousand, a hostile one now and then."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from fixtures.source import MANNERS, Grid, Part
from fixtures.write_docx import docx
from fixtures.write_pdf import Page, load_fonts, pdf

# So many clauses fill thirty pages of A4 as the fixtures are set.
CLAUSES_A_PAGE = 16.5
SUBJECTS = (
    "the Services", "the Deliverables", "the Premises", "the Licensed Software",
    "the Documentation",
    "the Equipment", "the Project Plan", "the Confidential Information", "the Records", "the Goods",
    "the Specification", "the Territory", "the Reports", "the Materials", "the Purchase Order",
)  # fmt: skip
PURPOSES = (
    "for the term of this Agreement", "in accordance with applicable law", "as set out in Annex A",
    "at the address stated above", "on business days between 9:00 and 17:00", "without undue delay",
    "in writing", "with reasonable care and skill", "under the supervision of the Project Manager",
    "as agreed by both parties from time to time", "in the manner described in the Specification",
)  # fmt: skip
NEUTRAL = (
    "The Supplier shall provide {a} {b} and shall keep the Customer informed of its progress.",
    "The Customer shall give the Supplier access to {a} {b}, where the work needs it.",
    "Each party appoints a representative who is responsible for {a} and who may be replaced {b}.",
    "Title to {a} passes to the Customer on delivery; risk passes at the same time.",
    "The parties shall review {a} every {n} months {b} and record the results in the minutes.",
    "Where {a} are described in more than one document, the later document prevails.",
    "Nothing in this clause prevents a party from using {a} that it developed independently.",
    "“{c}” means {a} and everything that belongs to them, as delivered {b}.",
    "The Supplier shall deliver {a} within {n} days after receipt of the order, {b}.",
    "The fee for {a} is EUR {m} per month plus value added tax at the rate in force.",
    "Invoices for {a} are payable within {n} days after receipt, by bank transfer.",
    "A notice about {a} is given {b} and takes effect when it reaches the other party.",
    "Both parties shall protect {a} with the same care that they use for their own, {b}.",
    "If {a} do not conform to the Specification, the Supplier shall repair or replace them {b}.",
    "The headings in this Agreement are for convenience and do not affect the reading of {a}.",
    "The Supplier maintains insurance for {a} with a limit of EUR {m} for each event.",
    "Changes to {a} need the written agreement of both parties, signed by both.",
    "Either party may ask the other for information about {a} {b}, and gets it in {n} days.",
    "The Supplier keeps records of {a} for {n} years and shows them to the Customer on request.",
    "This Agreement is made in two copies, one for each party, and covers {a} {b}.",
    "The parties shall try to settle any dispute about {a} by negotiation before they go to court.",
    "No waiver of a right under this Agreement in respect of {a} counts as a waiver of another.",
    "The Customer confirms that it has received {a} and that they were explained to it {b}.",
    "Personal data that come with {a} are processed {b} and deleted {n} days after the end.",
)  # fmt: skip
HOSTILE = (
    "The Supplier may change the fees for {a} at any time at its sole discretion.",
    "This Agreement renews automatically for further terms of {n} months unless it is terminated "
    "{n} months before the end of the term.",
    "The Customer shall pay a penalty of EUR {m} if it terminates this Agreement early.",
    "The Supplier is not liable for any interruption of {a}, whatever its cause.",
)
RARE = 20


SYLLABLES = (
    "ba", "cor", "den", "fal", "gar", "hin", "jo", "kel", "lim", "mor",
    "nar", "op", "pel", "quin", "ras", "sol", "tam", "ul", "ven", "wes",
)  # fmt: skip


def _jargon(chance: random.Random) -> str:
    """A word of the trade: some thousands of them, a few often, most of them hardly ever."""
    number = int(chance.paretovariate(0.6)) % 8000
    first, rest = number % 20, number // 20
    return SYLLABLES[first] + SYLLABLES[rest % 20] + SYLLABLES[rest // 20 % 20] + "ing"


def clauses(count: int, seed: int = 1) -> Iterator[str]:
    """So many clauses, the same for the same seed; one in twenty is hostile."""
    chance = random.Random(seed)
    for number in range(count):
        choice = HOSTILE if number % RARE == RARE - 1 else NEUTRAL
        sentences = [chance.choice(choice), *chance.choices(NEUTRAL, k=chance.randint(0, 2))]
        yield " ".join(
            sentence.format(
                a=chance.choice(SUBJECTS),
                b=f"{chance.choice(PURPOSES)} for {_jargon(chance)} and {_jargon(chance)}",
                c=chance.choice(SUBJECTS).removeprefix("the "),
                n=chance.randint(2, 90),
                m=chance.randint(10, 9000),
            )
            for sentence in sentences
        )


def parts(count: int, seed: int = 1) -> list[Part | Grid]:
    """A contract of so many clauses in sections of ten."""
    found: list[Part | Grid] = [
        Part("SERVICES AGREEMENT", title=True),
        Part(
            "This Agreement is made between Northwind Works Ltd (the “Supplier”) "
            "and Fern & Sons (the “Customer”)."
        ),
    ]
    for number, text in enumerate(clauses(count, seed)):
        section, place = divmod(number, 10)
        if not place:
            found.append(Part(f"Section of {SUBJECTS[section % 15]}", f"{section + 1}.", 0))
        found.append(Part(text, f"{section + 1}.{place + 1}", 1))
    return found


def plain(count: int, seed: int = 1) -> str:
    """The same contract as plain text."""
    pieces = [part for part in parts(count, seed) if isinstance(part, Part)]
    return "\n\n".join(f"{part.label} {part.text}".strip() for part in pieces) + "\n"


def write_pdf(path: Path, pages: int) -> Path:
    """A PDF of about so many pages."""
    load_fonts()
    made = parts(round(pages * CLAUSES_A_PAGE))
    path.write_bytes(pdf("Services agreement", made, MANNERS["en"], Page()))
    return path


def write_docx(path: Path, pages: int) -> Path:
    """A DOCX of about so many pages, its clauses numbered by Word."""
    made = parts(round(pages * CLAUSES_A_PAGE))
    path.write_bytes(docx("Services agreement", made, MANNERS["en"]))
    return path


def write_texts(folder: Path, count: int, size: int) -> Path:
    """So many different plain texts of so many clauses."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = plain(size, seed=number)
        (folder / f"contract-{number:05}.txt").write_text(text, encoding="utf-8")
    return folder
