"""A real browser and the demo it looks at: the machine's own browser, nothing is fetched."""

import os
import shutil
import subprocess
import sys

import pytest
from playwright.sync_api import expect, sync_playwright

from bot.cli.demo import Wanted, playground
from bot.settings import Settings
from tests.sample_stores import sample_file, sample_url

__all__ = ["sample_file", "sample_url"]

# The shell draws and runs pages as the whole browser does, for two thirds of the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
INSTALL = "apt-get install chromium-headless-shell libatomic1 (or your system's equivalents)"
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


def lacking() -> str | None:
    """What keeps a browser from being driven on this machine."""
    if CHROMIUM is None:
        return f"no Chromium on this machine: {INSTALL}"
    # Playwright's driver is a program of its own, linked against what a small system may not have.
    driver = [sys.executable, "-m", "playwright", "--version"]
    said = subprocess.run(driver, capture_output=True, text=True, check=False)
    return f"{said.stderr.strip()}: {INSTALL}" if said.returncode else None


@pytest.fixture(scope="session")
def chromium():
    """Skipped where no browser can be driven, but for CI, which skips nothing."""
    if problem := lacking():
        if os.environ.get("CI", "").lower() in ("1", "true"):
            pytest.fail(problem)
        pytest.skip(problem)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        expect.set_options(timeout=10_000)
        yield browser
        browser.close()


@pytest.fixture
def address(sample_url):
    """A demo of the test's own, freshly started on a store with the sample."""
    settings = Settings.read({"DATABASE_URL": sample_url})
    with playground(settings, Wanted(port=0, keep=True)) as opened:
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
