"""Reads a file of pinned packages, and sets an environment up from it with nothing but what is pinned.

``python -m handbook.supply.lock [FILE …]``, run by the Python of the environment. It imports nothing that would have to
be installed before.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

LOCK = "requirements.txt"
SAID = Path(".build", "pip.txt")  # all that pip said when it failed
PYTHON = ".".join(map(str, sys.version_info[:3]))
TODO = "run `make lock`, look at what it changes, run the tests and commit it"
_PIN = re.compile(r"^([\w.-]+)(?:\[[\w,-]+\])?==([^\s;\\]+)(?: *; *([^\\\n]+?))? *\\?$", re.M)
_NAME = r"(?P<name>[\w.-]+)(?:\[[\w,-]+\])?"
# what pip says of the computer, what that means, and what to do
_OF_THE_COMPUTER = (
    (
        r"NewConnectionError|NameResolutionError|ConnectTimeout|Max retries exceeded|[Rr]ead timed out",
        "the packages cannot be fetched — connect this computer to a network and run the command again",
    ),
    (r"No space left on device", "the disk is full — free some space and run the command again"),
)
# what pip says of a package, and what that means
_OF_A_PACKAGE = (
    (
        rf"^    {_NAME}(?:==\S+)? from .+:\n +Expected sha256",
        "the file that was fetched is not the one that was pinned",
    ),
    (rf"satisfies the requirement {_NAME}==\S+ \(", f"not to be had, or not for Python {PYTHON} on this system"),
    (
        rf"^ERROR: Failed to build '?{_NAME}'?",
        f"not made for Python {PYTHON} on this system, and it cannot be made here",
    ),
    (rf"^{_NAME} \S+ (?P<rest>requires .+, which is not installed|has requirement .+)\.$", "{rest}"),
    (rf"these do not:\n +{_NAME}", "a package asks for another version of it than the one that is pinned"),
)


class CannotSetUp(Exception):
    """Raised where an environment cannot be set up; the message has a line for each reason, with what to do."""


@dataclass(frozen=True)
class Pin:
    """A package in its version, and the line of the file on which it stands."""

    name: str
    version: str
    line: int
    marker: str = ""  # where it is needed, such as python_full_version < '3.14'; everywhere if empty


def pins(text: str) -> list[Pin]:
    """Return the packages that a file of pinned packages names, in its order."""
    return [
        Pin(found[1], found[2], text.count("\n", 0, found.start()) + 1, found[3] or "") for found in _PIN.finditer(text)
    ]


def set_up(locks: Sequence[str]) -> None:
    """Install what the files pin and this project, and have pip compare what each package asks for.

    Nothing is looked for that is not pinned, neither dependencies nor what builds a package: a release that came out
    since changes nothing. Raises ``CannotSetUp``.
    """
    asked = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))["project"]["requires-python"].removeprefix(">=")
    if sys.version_info < tuple(map(int, asked.split("."))):
        raise CannotSetUp(f"Python {PYTHON} is too old — use Python {asked} or newer, as in make PYTHON=python3.13")
    install = ("install", "--quiet", "--no-deps", "--no-build-isolation")
    for lock in locks:
        # Not compiled: Python compiles a module when it is first loaded, and most never are.
        _pip([lock], *install, "--no-compile", "--require-hashes", "-r", lock)
    _pip(locks, *install, "-e", ".")
    _pip(locks, "check")


def reasons(said: str, locks: Iterable[str]) -> list[str]:
    """Say in a line each why pip failed, by what it said: the place in the files, what was found, what to do."""
    for pattern, found in _OF_THE_COMPUTER:
        if re.search(pattern, said):
            return [found]
    texts = {lock: Path(lock).read_text("utf-8") for lock in locks}
    places = {
        _plain(pin.name): f"{lock}:{pin.line}: {pin.name}=={pin.version}" for lock in texts for pin in pins(texts[lock])
    }
    told = [
        f"{places.get(_plain(match['name']), match['name'])}: {found.format(**match.groupdict())} — {TODO}"
        for pattern, found in _OF_A_PACKAGE
        for match in re.finditer(pattern, said, re.M)
    ]
    return [*dict.fromkeys(told)] or [f"{', '.join(texts)}: pip failed, and why is not known here — {TODO}"]


def _pip(locks: Iterable[str], *command: str) -> None:
    """Run pip. Raises ``CannotSetUp`` in place of what it prints, and keeps that in a file."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check")
    done = subprocess.run([*pip, *command], capture_output=True, text=True)
    if done.returncode:
        said = f"{done.stdout}\n{done.stderr}"
        SAID.parent.mkdir(exist_ok=True)
        SAID.write_text(said, encoding="utf-8")
        raise CannotSetUp("\n".join([*reasons(said, locks), f"What pip said is in {SAID.as_posix()}."]))


def _plain(name: str) -> str:
    """Bring the name of a package to the one form in which names are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    try:
        set_up(sys.argv[1:] or [LOCK])
    except CannotSetUp as error:
        sys.exit(str(error))
