"""Lets one run at a time write what readers get, and leaves nothing half made when stopped or on a full disk."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import active_children
from pathlib import Path
from types import FrameType

LOCK = ".build/lock"
# new files of a run before they replace the good ones, below the project's root
HALF_MADE = (".site.new", ".build/.trainer.new", ".build/bundles", ".build/editions", ".build/handed-*", "dist/*.new")
UNCHANGED = "What lay in dist/ before is unchanged, and nothing half made was left."
FULL = f"The disk is full. {UNCHANGED} Make room and start again."
STOPPED = "Stopped."
_QUIET = "ignore:resource_tracker:UserWarning"

_started: set[subprocess.Popen] = set()


class AnotherRun(Exception):
    """Raised if another process makes the same files at this moment; the message says what to do."""


@contextmanager
def exclusive_run(root: Path) -> Iterator[None]:
    """Keep other processes from writing the same files, and remove half-made files however the block ends.

    Raises AnotherRun at once if another process holds the lock. The system releases the lock of a process that has
    ended, so a killed run leaves none. A signal to stop ends the process with one sentence.
    """
    from filelock import FileLock, Timeout  # imported here: a check needs no lock and is started often

    (root / LOCK).parent.mkdir(exist_ok=True)
    lock = FileLock(root / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise AnotherRun(
            "Another run writes into site/ and dist/ at this moment, and this one has written nothing. "
            "Wait until it has ended, or stop it, and start again."
        ) from None
    _sweep(root)  # files that a killed run left must not be taken for new ones

    def stop(number: int, _: FrameType | None) -> None:
        # other threads get no signal and may start another process meanwhile: end all of it here
        _end_children()
        _sweep(root)
        os.write(1, f"\n{STOPPED} {UNCHANGED}\n".encode())  # print may be in the middle of a line
        os._exit(128 + number)

    # Python's resource tracker removes what such an end leaves, and need not warn of it
    sys.warnoptions.append(_QUIET)
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        _sweep(root)
        sys.warnoptions.remove(_QUIET)
        for number, handler in before.items():
            signal.signal(number, handler)
        lock.release()


@contextmanager
def delay_signals() -> Iterator[None]:
    """Hold signals to stop back until the block is done, for work that must not be cut in half."""
    heard: list[int] = []
    here = threading.current_thread() is threading.main_thread()  # only that one may change handlers
    numbers = (signal.SIGINT, signal.SIGTERM) if here else ()
    before = {number: signal.signal(number, lambda number, _: heard.append(number)) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in heard:
            signal.raise_signal(number)


def run(command: Sequence[str], root: Path, environment: dict[str, str]) -> tuple[int, str]:
    """Run a program that ends with this process; return its exit code and its output.

    Raises OSError if it found the disk full.
    """
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    with subprocess.Popen(command, cwd=root, env=environment, **how) as process:
        _started.add(process)
        printed, _ = process.communicate()
        _started.discard(process)
    if process.returncode and os.strerror(errno.ENOSPC) in printed:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    return process.returncode, printed


def ignore_ctrl_c() -> None:
    """Ignore Ctrl+C in a helper process: the key press reaches it too, but the process that started it ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def is_full(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def _end_children() -> None:
    for process in (*active_children(), *_started):
        process.kill()
    for child in active_children():
        child.join()
    for process in tuple(_started):
        process.wait()


def _sweep(root: Path) -> None:
    for pattern in HALF_MADE:
        for path in root.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
