"""`make editions` keeps the last good files when a run fails, takes away what is no more, and knows what it took."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from functools import partial
from pathlib import Path

import ours
import pytest

from handbook.release import FAILURES, Run, Sites, publish, write_editions

ROOT = Path(__file__).parents[1]
TELL = partial(print, flush=True)


def test_a_failed_run_leaves_the_files_of_the_last_good_one(tmp_path: Path) -> None:
    """The site for trainees holds nothing, so no book can be made of it."""
    dist = tmp_path / "dist"
    sites = Sites(tmp_path / "site", tmp_path / "trainer")
    for folder in (dist, sites.trainee, sites.trainer):
        folder.mkdir()
    good = {"osint-handbook-2026-10.zip": b"good", "SHA256SUMS": b"sums", "notes.txt": b"not ours"}
    for name, content in good.items():
        (dist / name).write_bytes(content)
    with pytest.raises((*FAILURES, OSError, StopIteration)):
        write_editions(ours.course(), sites, dist, Run(tmp_path / "work", TELL))
    assert {path.name: path.read_bytes() for path in dist.iterdir()} == good


def test_files_of_earlier_editions_and_of_modules_that_are_no_more_are_taken_away(tmp_path: Path) -> None:
    work, dist = tmp_path / "work", tmp_path / "dist"
    work.mkdir(), dist.mkdir()
    for name in ("osint-handbook-2026-10.zip", "osint-handbook-2026-11.scorm-gone.mn.zip", "letter.txt"):
        (dist / name).write_bytes(b"old")
    (dist / "osint-handbook-2026-11.zip").write_bytes(b"old")
    for name in ("osint-handbook-2026-11.zip", "osint-handbook-2026-11.mn.pdf"):
        (work / name).write_bytes(name.encode())
    made = publish(work, dist, earlier=dist.glob("osint-handbook-*"))
    assert [path.name for path in made] == ["osint-handbook-2026-11.mn.pdf", "osint-handbook-2026-11.zip"]
    assert {path.name for path in dist.iterdir()} == {path.name for path in made} | {"SHA256SUMS", "letter.txt"}
    rows = [row.split("  ") for row in (dist / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert rows == [[hashlib.sha256(path.read_bytes()).hexdigest(), path.name] for path in made]
    assert list(work.iterdir()) == []


# measured in a process of its own: browsers of other tests, which come and go, would count too
MEASURED = """
import subprocess, sys
from handbook.base.usage import Usage

block = "import time; block = bytearray(200_000_000); block[::4096] = b'x' * len(block[::4096]); time.sleep(1.1)"
middle = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {block!r}])"
with Usage() as idle:
    subprocess.run([sys.executable, "-c", "import time; time.sleep(1)"], check=True)
with Usage() as usage:
    subprocess.run([sys.executable, "-c", middle], check=True)
print(idle.peak, usage.peak, usage.seconds, f"{usage.peak / 1e9:.2f} GB" in str(usage), usage, sep="|")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is known on Linux only")
def test_memory_of_the_processes_below_counts() -> None:
    """A grandchild takes 200 MB; the most that one process took is told."""
    # below a small process of its own: what the tests hold when they start it would count too
    small = ["sh", "-c", '"$0" -c "$1"; exit $?', sys.executable, MEASURED]
    done = subprocess.run(small, cwd=ROOT, check=True, capture_output=True, text=True)
    before, most, seconds, is_told, told = done.stdout.strip().split("|")
    assert int(before) < 180e6 < 200e6 < int(most) < 300e6
    assert float(seconds) > 1 and is_told == "True" and told.startswith("0 min ")
