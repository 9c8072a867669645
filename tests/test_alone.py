"""One run at a time writes what readers get; stopped, or on a full disk, it says so and leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from handbook import __main__ as commands
from handbook import release
from handbook.__main__ import main
from handbook.base.alone import FULL, HALF_MADE, LOCK, STOPPED, AnotherRun, exclusive_run
from handbook.editions.packing import SUMS, sums, write_zip
from handbook.site import build as building

ROOT = Path(__file__).parents[1]
FULL_DISK = Path("/dev/full")  # writes to it fail as they do on a full disk
OLD = "osint-handbook-2026-10.zip"
# A run that is in the middle of all it does when it says so: a generator at work, helpers at work, half files written.
AT_WORK = """
import sys, threading, time
from pathlib import Path
from handbook import __main__, release
from handbook.base import alone

def build_sites(content, say):
    root = Path.cwd()
    (root / ".site.new").mkdir()
    (root / ".site.new/page.html").write_text("half")
    (root / "dist/osint-handbook-2026-11.zip.new").write_text("half")
    (root / ".build/editions").mkdir()
    generator = [sys.executable, "-c", "import time; time.sleep(600)"]
    threading.Thread(target=alone.run, args=(generator, root, None)).start()
    while not alone._started:
        time.sleep(0.01)
    pool = release._process()
    helper = pool.submit(time.sleep, 600)
    while not helper.running() or not list(pool._processes):
        time.sleep(0.01)
    pool.submit(time.sleep, 600)
    time.sleep(1)  # until the helper has begun
    print("at work", *[process.pid for process in alone._started], *pool._processes, flush=True)
    helper.result()

__main__._checked = lambda root: None
release.build_sites = build_sites
sys.exit(__main__.main(["{command}"]))
"""
# A run that is stopped while it puts its second file in place.
IN_PLACE = """
import os, signal, sys
from pathlib import Path
from handbook import __main__, release

def write_bundles(content, sites, work, say):
    work.mkdir()
    for name in ("one", "two", "three"):
        (work / f"osint-handbook-2026-11-{name}.zip").write_text(name)

replace, moved = Path.replace, []

def slow(path, target):
    moved.append(path)
    if len(moved) == 2:
        os.kill(os.getpid(), signal.SIGINT)
    return replace(path, target)

__main__._checked = lambda root: None
release.build_sites, release.write_bundles, Path.replace = (lambda content, say: None), write_bundles, slow
sys.exit(__main__.main(["bundle"]))
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's root in which an earlier run left its good files."""
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist" / OLD).write_bytes(b"good")
    (tmp_path / "dist" / SUMS).write_text(sums({OLD: b"good"}), encoding="utf-8")
    (tmp_path / ".build").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def left_in(root: Path) -> set[str]:
    files = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    return files - {LOCK}


@contextmanager
def started(code: str, root: Path) -> Iterator[subprocess.Popen]:
    """A run in a session of its own, so that a key press can reach all its processes as on a terminal."""
    command = [sys.executable, "-c", code]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=root, env=environment, **how) as process:
        try:
            yield process
        finally:
            process.kill()


def lives(process: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


@pytest.mark.parametrize("command", ["build", "bundle", "editions"])
def test_a_second_run_at_once_says_so_and_writes_nothing(
    command: str, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = left_in(root)
    with exclusive_run(root):
        assert main([command]) == 1
    told = capsys.readouterr()
    assert told.out.count("\n") == 1 and told.out.startswith("Another run writes into site/ and dist/")
    assert left_in(root) == before and told.err == ""


def test_a_run_that_was_killed_leaves_no_lock(root: Path) -> None:
    code = "import time\nfrom pathlib import Path\nfrom handbook.base.alone import exclusive_run\n"
    code += "with exclusive_run(Path.cwd()):\n    print('locked', flush=True)\n    time.sleep(600)\n"
    with started(code, root) as process:
        assert process.stdout.readline() == "locked\n"
        with pytest.raises(AnotherRun), exclusive_run(root):
            raise AssertionError("two at once")
        process.kill()
        process.wait()
        with exclusive_run(root):
            assert (root / LOCK).exists()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at processes as Linux shows them")
@pytest.mark.parametrize("command", ["bundle", "editions"])
@pytest.mark.parametrize("whom", ["all", "one"])
def test_ctrl_c_ends_a_run_with_one_sentence_and_nothing_half_made(whom: str, command: str, root: Path) -> None:
    before = left_in(root)
    with started(AT_WORK.replace("{command}", command), root) as process:
        said, *children = process.stdout.readline().split()[1:]
        assert said == "work" and len(children) == 2 and all(lives(int(child)) for child in children)
        assert len(left_in(root)) == len(before) + 2
        (os.killpg if whom == "all" else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 130
        assert out.strip().startswith(STOPPED) and out.strip().count("\n") == 0 and err == ""
        assert not [child for child in children if lives(int(child))]
    assert left_in(root) == before
    assert not [path for pattern in HALF_MADE for path in root.glob(pattern)]


def test_what_a_killed_run_left_is_not_handed_out(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_bundles(content: object, sites: object, work: Path, say: object) -> None:
        write_zip(work / "osint-handbook-2026-11.zip", {"a": b"new"}, date(2026, 11, 25))

    monkeypatch.setattr(commands, "_checked", lambda root: None)
    monkeypatch.setattr(release, "build_sites", lambda content, say: None)
    monkeypatch.setattr(release, "write_bundles", write_bundles)
    (root / ".build/bundles").mkdir()
    (root / ".build/bundles/osint-handbook-2026-11-trainer.zip").write_text("half")
    assert main(["bundle"]) == 0
    assert {path.name for path in (root / "dist").iterdir()} == {OLD, SUMS, "osint-handbook-2026-11.zip"}


def test_files_that_are_being_put_in_place_are_all_put_there_before_a_run_stops(root: Path) -> None:
    with started(IN_PLACE, root) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 130 and STOPPED in out and "Traceback" not in err
    contents = {path.name: path.read_bytes() for path in sorted((root / "dist").glob("osint-*"))}
    assert len(contents) == 4
    assert (root / "dist" / SUMS).read_text("utf-8") == sums(contents)


@pytest.mark.skipif(not FULL_DISK.exists(), reason="asks for a file that is always full")
def test_a_full_disk_is_told_in_one_sentence_and_leaves_the_last_good_files(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = left_in(root)

    def on_a_full_disk(archive: zipfile.ZipFile, info: zipfile.ZipInfo, data: bytes, *_: object) -> None:
        with FULL_DISK.open("wb", buffering=0) as file:
            file.write(data)

    def write_bundles(content: object, sites: object, work: Path, say: object) -> None:
        write_zip(work / "osint-handbook-2026-11.zip", {"a": b"first"}, date(2026, 11, 25))
        monkeypatch.setattr(zipfile.ZipFile, "writestr", on_a_full_disk)
        write_zip(work / "osint-handbook-2026-11-trainer.zip", {"a": b"second"}, date(2026, 11, 25))

    monkeypatch.setattr(commands, "_checked", lambda root: None)
    monkeypatch.setattr(release, "build_sites", lambda content, say: None)
    monkeypatch.setattr(release, "write_bundles", write_bundles)
    assert main(["bundle"]) == 1
    assert capsys.readouterr().out == f"{FULL}\n"
    assert left_in(root) == before


@pytest.mark.skipif(not FULL_DISK.exists(), reason="asks for a file that is always full")
def test_a_full_disk_under_the_generator_is_no_fault_of_the_pages(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = left_in(root)
    # Only what the build leaves counts here, not what Python keeps of a module that it runs.
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (root / "generator.py").write_text(
        "import sys\nfrom pathlib import Path\nfolder = Path(sys.argv[-1])\nfolder.mkdir()\n"
        "(folder / 'page.html').write_text('half')\nPath('/dev/full').write_text('more')\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(building.checks, "read_checked", lambda root: building.checks.Course(root, {}, data=None))
    monkeypatch.setattr(building, "_generate", lambda *given, own=building._generate: own(*given[:3], "generator"))
    assert main(["build"]) == 1
    assert capsys.readouterr().out.splitlines()[-1] == FULL
    assert left_in(root) == before | {"generator.py"}


def test_a_file_that_cannot_be_written_whole_leaves_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "osint-handbook-2026-11.zip"
    write_zip(target, {"a": b"good"}, date(2026, 11, 25))
    good = target.read_bytes()
    with pytest.raises(TypeError):
        write_zip(target, {"a": b"good", "b": object()}, date(2026, 11, 25))
    assert target.read_bytes() == good and list(tmp_path.iterdir()) == [target]
