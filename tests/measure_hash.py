"""Hashes a file of two gigabytes on the page and with sha256sum; prints both times and their ratio."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

SIZE = 2 * 1024**3
ANSWER = ".hb-work__rows .hb-work__state > code"


def on_the_page(site: Path, file: Path) -> tuple[float, str]:
    """Seconds from choosing the file to its hash, and the hash."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto((site.resolve() / "en/workbench/hash.html").as_uri())
        start = time.perf_counter()
        page.get_by_label("Files (any number)").set_input_files(file)
        page.locator(ANSWER).wait_for(timeout=600_000)
        seconds = time.perf_counter() - start
        found = page.locator(ANSWER).inner_text()
        browser.close()
    return seconds, found


def main(site: Path, size: int = SIZE) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.bin"
        with file.open("wb") as sparse:
            sparse.truncate(size)
        start = time.perf_counter()
        done = subprocess.run(["sha256sum", str(file)], capture_output=True, text=True, check=True)
        there = time.perf_counter() - start
        here, found = on_the_page(site, file)
    if found != done.stdout.split()[0]:
        sys.exit(f"the page says {found}, sha256sum {done.stdout}")
    print(
        f"SHA-256 of {size / 1e9:.1f} GB: page {here:.0f} s ({size / here / 1e6:.0f} MB/s), "
        f"sha256sum {there:.1f} s, ratio {here / there:.1f}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
