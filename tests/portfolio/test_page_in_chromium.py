"""The portfolio's page in a real browser: nothing asked of the network, readable in both lights."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from contractlint.cli import main
from tests.browser import CHROMIUM, Browser, browser
from tests.reports.test_html_in_chromium import CONTRAST

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
WIDER = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def tab(folder: Path, tmp_path: Path) -> Iterator[Browser]:
    """The page, opened; what it complained of or asked for is looked at in the end."""
    page = tmp_path / "desk.html"
    words = ("--today", "2026-07-01", "--days", "200", "--signed-from", "register.csv")
    assert main(["portfolio", "findings.parquet", *words, "-o", str(page)]) == 0
    with browser(tmp_path / "profile") as chromium:
        chromium.open(page)
        yield chromium
        assert chromium.complaints == []
        assert [url for url in chromium.requests if url.startswith("http")] == []


def test_letters_stand_out_in_both_lights_and_fit_a_phone(tab: Browser) -> None:
    for dark in (False, True):
        tab.look(1280, 900, dark=dark)
        ratio, element = tab.run(CONTRAST)
        assert ratio >= 4.5, element
    tab.look(360, 740)
    assert not tab.run(WIDER)
    assert tab.run("document.querySelectorAll('svg rect').length") > 10
