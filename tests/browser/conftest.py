"""A real browser and the demo it looks at: the machine's own browser, nothing is fetched."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.cli.demo import Wanted, playground
from bot.settings import Settings

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
MISSING = "no Chromium on this machine: apt-get install chromium (or your system's equivalent)"
FLAGS = [
    "--no-sandbox",  # CI runs as root; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SIZES = {"desk": (1280, 800), "phone": (390, 844)}


@pytest.fixture(scope="session")
def chromium():
    """Skipped without a browser, but for CI, which skips nothing."""
    if CHROMIUM is None:
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=10_000)
        yield browser
        browser.close()


@pytest.fixture
def address():
    """A demo of the test's own, freshly started."""
    with playground(Settings.read({}), Wanted(port=0)) as opened:
        yield opened.rstrip("/")


@pytest.fixture
def look(chromium):
    """Opens a page: `look(url, "phone")`. Fails on whatever the browser complains of."""
    contexts, complaints = [], []

    def look(url, size="desk", **options):
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale="en-GB",
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        page.goto(url)
        return page

    yield look
    for context in contexts:
        context.close()
    assert complaints == []
