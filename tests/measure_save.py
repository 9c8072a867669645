"""Prints how long it takes until a saved page is served, by `make serve` and by a plain build's server."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from served import ROOT, copy_project

from handbook.site.bench import plain_project

PAGE, ADDRESS = "docs/en/search/operators.md", "en/search/operators.html"
OLD, NEW = "He copies the question word", "He copies question {} word"
LIMIT = 2  # seconds, the project's
RUNS = 3


@dataclass(frozen=True)
class Server:
    root: Path
    port: int
    process: subprocess.Popen

    def get(self, address: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}") as answer:
            return answer.read()

    def shows(self, words: str) -> bool:
        try:
            return words in self.get(ADDRESS).decode()
        except OSError:  # it has only just been started
            return False

    def wait_for(self, words: str) -> None:
        while not self.shows(words):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server of {self.root} has ended")
            time.sleep(0.02)

    def spent(self) -> float:
        """Seconds of the processor so far; 0 where the system does not tell them as Linux does."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")

    def save(self, number: int) -> tuple[float, float]:
        """Seconds until another wording is served, and seconds of the processor."""
        file, spent = self.root / PAGE, self.spent()
        text = file.read_text("utf-8")
        new = NEW.format(number)
        start = time.perf_counter()
        file.write_text(text.replace(OLD if number == 1 else NEW.format(number - 1), new), "utf-8")
        self.wait_for(new)
        return time.perf_counter() - start, self.spent() - spent


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    """A server of this project, started and at the end stopped."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"HANDBOOK_EDITION": "trainer", "NO_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=root, env=environment, stderr=subprocess.DEVNULL)
    try:
        yield Server(root, port, process)
    finally:
        process.terminate()
        process.wait()


def _best(root: Path) -> tuple[float, float]:
    with serving(root) as server:
        server.wait_for(OLD)
        runs = [server.save(number) for number in range(1, RUNS + 1)]
    return min(seconds for seconds, _ in runs), min(spent for _, spent in runs)


def main() -> None:
    """The best of some saves of one page."""
    with tempfile.TemporaryDirectory() as folder:
        own, plain = Path(folder) / "own", Path(folder) / "plain"
        copy_project(own)
        plain_project(ROOT, plain)
        rows = zip(("until it is served", "of the processor"), _best(own), _best(plain), strict=True)
        print(f"{'save of a page, seconds':36}{'handbook':>12}{'plain':>12}{'ratio':>8}{'limit':>10}")
        for name, ours, theirs in rows:
            ratio = f"{ours / theirs:.3f}" if theirs else ""
            print(f"{name:36}{ours:>12.2f}{theirs:>12.2f}{ratio:>8}{LIMIT:>10}")


if __name__ == "__main__":
    main()
