"""The HTML page in a real browser: clicked through, by mouse and by keyboard, in five lights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from contractlint.linter import Settings, lint
from contractlint.reports.html import write
from tests.browser import CHROMIUM, Browser, browser

from .builders import report
from .test_html import FIXTURES, HOSTILE, everything

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
NAMES = {
    "en": "en/gym-hostage.docx",
    "pl": "pl/service-hostage.pdf",
    "ru": "ru/internet-hostage.pdf",
}
# Of every element with letters of its own: how its colour stands out from what lies behind it
# (WCAG 2.2, 1.4.3), with the element that stands out least.
CONTRAST = """(() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const color = parts(getComputedStyle(e).backgroundColor);
      if (color.length < 4 || color[3] > 0) return color;
    }
  };
  let least = [99, ''];
  for (const e of document.querySelectorAll('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || !e.checkVisibility() || e.matches('script, title, option')) continue;
    const style = getComputedStyle(e);
    const pair = [parts(e.closest('svg') ? style.fill : style.color), behind(e)].map(light);
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < least[0]) least = [ratio, e.outerHTML.slice(0, 200)];
  }
  return least;
})()"""
FOCUSED = "document.activeElement.id"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    found = {}
    for language, name in NAMES.items():
        settings = Settings(language=language, signed=date(2026, 3, 1), texts=True, jobs=1)
        found[language] = folder / f"{language}.html"
        found[language].write_text(write(lint([FIXTURES / name], settings)), encoding="utf-8")
    found["hostile"] = folder / "hostile.html"
    twice = report(everything(HOSTILE), everything(HOSTILE))
    found["hostile"].write_text(write(twice), encoding="utf-8")
    return found


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with browser(tmp_path_factory.mktemp("profile")) as tab:
        yield tab


@pytest.fixture
def tab(chromium: Browser, pages: dict[str, Path]) -> Iterator[Browser]:
    """The English page, fresh; at the end nothing was complained about or asked of a network."""
    chromium.look(1280, 900)
    chromium.requests.clear()
    chromium.open(pages["en"])
    yield chromium
    assert chromium.complaints == []
    assert [url for url in chromium.requests if not url.startswith(("file:", "data:"))] == []
    assert {url.rsplit("/")[-1] for url in chromium.requests if url.startswith("file:")} <= {
        f"{name}.html" for name in pages
    }


@pytest.mark.parametrize("language", NAMES)
def test_the_page_opens_without_a_word(tab: Browser, pages: dict[str, Path], language: str) -> None:
    tab.open(pages[language])
    assert tab.run("document.documentElement.lang") == language
    assert tab.run("document.querySelectorAll('.finding').length") > 30
    assert tab.run("document.querySelector('.filter').checkVisibility()")


def test_a_severity_is_filtered_out_and_said(tab: Browser) -> None:
    medium = tab.run("document.querySelectorAll('.finding.medium').length")
    total = tab.run("document.querySelectorAll('.finding').length")
    tab.click("input[value=medium]")
    shown = "[...document.querySelectorAll('.finding')].filter((e) => e.checkVisibility())"
    assert tab.run(f"{shown}.length") == total - medium
    assert not tab.run(f"{shown}.some((e) => e.matches('.medium'))")
    status = "document.querySelector('.filter [role=status]')"
    assert tab.run(f"{status}.textContent") == f"Shown: {total - medium} of {total}"
    assert tab.run(f"{status}.ariaLive") == "polite"
    assert not tab.run(
        "[...document.querySelectorAll('.contract a.number.medium')].some((e) => !e.hidden)"
    )
    tab.click("input[value=medium]")
    assert tab.run(f"{shown}.length") == total


def test_a_family_is_chosen_by_keyboard(tab: Browser) -> None:
    tab.run("document.querySelector('.filter select').focus()")
    for letter in "Red":
        tab.type(letter)
    tab.wait("document.querySelector('.filter select').value === 'redress'")
    families = (
        "[...new Set([...document.querySelectorAll('.finding')]"
        ".filter((e) => e.checkVisibility()).map((e) => e.dataset.family))]"
    )
    assert tab.run(families) == ["redress"]
    assert tab.run("document.querySelectorAll('.contract mark.off').length") > 10


def test_a_link_to_a_finding_that_is_filtered_out_brings_it_back(tab: Browser) -> None:
    tab.click("input[value=critical]")
    assert tab.run("document.getElementById('f1-1').hidden")
    tab.run("location.hash = '#f1-1'")
    tab.wait("!document.getElementById('f1-1').hidden")
    assert tab.run(FOCUSED) == "f1-1"


def test_from_the_finding_to_its_words_and_back_by_mouse(tab: Browser) -> None:
    tab.click("#f1-5 .show")
    tab.wait("location.hash === '#q1-5'")
    tab.wait("document.querySelector('mark.current') !== null")
    assert tab.run(
        "[...document.querySelectorAll('mark.current')].map((e) => e.dataset.findings)"
    ) == tab.run(
        "[...document.querySelectorAll('.contract mark')].map((e) => e.dataset.findings)"
        ".filter((numbers) => numbers.split(' ').includes('5'))"
    )
    place = "document.getElementById('q1-5').getBoundingClientRect()"
    assert 0 <= tab.run(f"{place}.top") < 900
    tab.click("#q1-5")
    tab.wait("location.hash === '#f1-5'")
    assert tab.run(FOCUSED) == "f1-5"


def test_a_click_on_marked_words_leads_to_the_finding(tab: Browser) -> None:
    number = tab.run("document.querySelector('.contract mark').dataset.findings").split()[0]
    tab.click(".contract mark")
    tab.wait(f"location.hash === '#f1-{number}'")
    assert tab.run(FOCUSED) == f"f1-{number}"


def test_the_keyboard_alone_goes_to_a_finding_its_words_and_back(tab: Browser) -> None:
    tab.press("Tab")
    assert tab.run("document.activeElement.className") == "skip"
    tab.press("Enter")
    tab.wait("location.hash === '#findings1'")
    for _ in range(12):
        tab.press("Tab")
        if tab.run("document.activeElement.className") == "show":
            break
    tab.press("Enter")
    tab.wait(f"{FOCUSED} === 'q1-1'")
    tab.press("Enter")
    tab.wait(f"{FOCUSED} === 'f1-1'")


def test_the_fairer_wording_is_copied_and_said(tab: Browser) -> None:
    tab.call("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    wording = tab.run("document.querySelector('.fairer p').textContent")
    tab.click(".fairer button")
    tab.wait("document.getElementById('said').textContent === 'Copied'")
    assert tab.run("navigator.clipboard.readText()") == wording
    assert tab.run("document.querySelector('.fairer button').textContent") == "Copied"
    tab.wait("document.querySelector('.fairer button').textContent === 'Copy'")


def test_an_old_browser_copies_too(tab: Browser) -> None:
    tab.call("Browser.grantPermissions", permissions=["clipboardReadWrite"])
    tab.run(
        "window.board = navigator.clipboard;"
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); 0"
    )
    tab.click("#f1-2 .fairer button")
    tab.wait("document.getElementById('said').textContent === 'Copied'")
    wording = tab.run("document.querySelector('#f1-2 .fairer p').textContent")
    assert tab.run("board.readText()") == wording


def test_every_control_has_a_name_and_the_page_its_landmarks(tab: Browser) -> None:
    nodes = tab.call("Accessibility.getFullAXTree")["nodes"]
    seen = [
        (n["role"]["value"], n.get("name", {}).get("value", "")) for n in nodes if not n["ignored"]
    ]
    roles = {role for role, _ in seen}
    assert {"banner", "main", "contentinfo", "navigation", "region", "image"} <= roles
    named = {"link", "button", "checkbox", "combobox", "image", "region", "article", "heading"}
    assert [pair for pair in seen if pair[0] in named and not pair[1]] == []


def test_headings_leave_no_level_out(tab: Browser) -> None:
    levels = tab.run(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map((e) => Number(e.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", NAMES)
def test_all_letters_stand_out_from_what_is_behind_them(
    tab: Browser, pages: dict[str, Path], language: str, dark: bool
) -> None:
    tab.look(1280, 900, dark=dark)
    tab.open(pages[language])
    tab.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    ratio, element = tab.run(CONTRAST)
    assert ratio >= 4.5, element
    assert ratio < 21


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", [*NAMES, "hostile"])
def test_a_phone_scrolls_only_downwards(
    tab: Browser, pages: dict[str, Path], language: str, width: int
) -> None:
    tab.look(width, 844)
    tab.open(pages[language])
    assert tab.run("document.documentElement.scrollWidth") <= width


def test_paper_has_the_whole_contract_and_no_buttons(tab: Browser, tmp_path: Path) -> None:
    printed = tmp_path / "report.pdf"
    printed.write_bytes(tab.pdf())
    paper = pypdfium2.PdfDocument(printed)
    said = " ".join(" ".join(p.get_textpage().get_text_bounded() for p in paper).split())
    paper.close()
    assert "Membership Agreement This Agreement is made on 9 February 2026" in said
    assert "Score 7 of 100, grade F." in said
    assert "show in the text" not in said
    assert "Copy" not in said


def test_a_hostile_contract_runs_nothing(tab: Browser, pages: dict[str, Path]) -> None:
    tab.open(pages["hostile"])
    assert tab.run("typeof owned") == "undefined"
    assert tab.run("document.querySelectorAll('script, img, iframe, object').length") == 1
    assert tab.run("document.querySelectorAll('.finding').length") == 4
    tab.click("#f2-1 .show")
    tab.wait("location.hash === '#q2-1'")


def test_without_its_script_the_page_still_leads_both_ways(
    tab: Browser, pages: dict[str, Path]
) -> None:
    tab.call("Emulation.setScriptExecutionDisabled", value=True)
    tab.open(pages["en"])
    assert not tab.run("document.querySelector('.filter').checkVisibility()")
    tab.click("#f1-3 .show")
    tab.wait("location.hash === '#q1-3'")
    tab.press("Enter")
    tab.wait("location.hash === '#f1-3'")
    tab.call("Emulation.setScriptExecutionDisabled", value=False)
