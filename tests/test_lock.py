"""A newcomer gets the packages that are pinned on any day, whatever has come out since; what fails says what to do."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from handbook.supply.lock import LOCK, TODO, Pin, pins, reasons

ROOT = Path(__file__).parents[1]
LOCKS = (LOCK, "tests/requirements.txt")
# the Pythons that README names, each in its oldest patch that pyproject.toml admits; what else a marker may ask
PYTHONS = ("3.11.5", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS = (("linux", "Linux", "posix"), ("darwin", "Darwin", "posix"), ("win32", "Windows", "nt"))
NEEDED = ("pip", "setuptools")  # to install anything at all
SET_UP = "python -m handbook.supply.lock"


@cache
def pinned(lock: str) -> list[Pin]:
    return pins((ROOT / lock).read_text("utf-8"))


def wheel(folder: Path, name: str, version: str, head: str = "", files: Iterable[tuple[str, bytes]] = ()) -> Path:
    """A package as pip takes it, with nothing in it but what is given."""
    stem = f"{re.sub(r'[-_.]+', '_', name)}-{version}"
    file, info = folder / f"{stem}-py3-none-any.whl", f"{stem}.dist-info"
    inside = {
        **dict(files),
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{head}".encode(),
        f"{info}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(
        f"{path},sha256={base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b'=').decode()},{len(data)}\n"
        for path, data in inside.items()
    )
    with zipfile.ZipFile(file, "w") as archive:
        for path, data in (inside | {f"{info}/RECORD": f"{record}{info}/RECORD,,\n".encode()}).items():
            archive.writestr(path, data)
    return file


def asks(name: str) -> str:
    """What the real package asks for, as its metadata say it."""
    told = metadata.metadata(name)
    keys = ("Requires-Dist", "Provides-Extra")
    return "".join(f"{key}: {value}\n" for key in keys for value in told.get_all(key, []))


def own_files(name: str) -> Iterator[tuple[str, bytes]]:
    """The modules of a package that is installed here, and what it offers to others."""
    for path in metadata.files(name) or ():
        own = ".dist-info" not in path.parts[0] or path.name == "entry_points.txt"
        if own and ".." not in path.parts and "__pycache__" not in path.parts:
            yield path.as_posix(), Path(path.locate()).read_bytes()


def shop(folder: Path, project: Path) -> None:
    """Fill a folder with each pinned package, empty but for what installs, and a newer release of each beside it.

    The files of pins in the project get the hashes of these.
    """
    hashes = {}
    for pin in {pin.name: pin for lock in LOCKS for pin in pinned(lock)}.values():
        head = asks(pin.name) if not pin.marker or _here(pin.marker) else ""
        file = wheel(folder, pin.name, pin.version, head, own_files(pin.name) if pin.name in NEEDED else ())
        hashes[pin.name] = hashlib.sha256(file.read_bytes()).hexdigest()
        wheel(folder, pin.name, f"{int(pin.version.split('.')[0]) + 1000}.0", head)
    for lock in LOCKS:
        entry = re.compile(r"^([\w.-]+)(.*\\\n)(?:    --hash.*\n)+", re.M)
        text = entry.sub(
            lambda found: f"{found[1]}{found[2]}    --hash=sha256:{hashes.get(found[1], '0' * 64)}\n",
            (ROOT / lock).read_text("utf-8"),
        )
        (project / lock).write_text(text, encoding="utf-8")


def _here(marker: str) -> bool:
    return Requirement(f"x; {marker}").marker.evaluate()


def made(project: Path, folder: Path, *command: str, python: str = sys.executable) -> subprocess.CompletedProcess[str]:
    """Run a command in the project, with the folder as the only place that pip asks."""
    told = {key: value for key, value in os.environ.items() if not key.startswith("PIP_")}
    told |= {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder), "PIP_NO_CACHE_DIR": "1"}
    command = command or ("make", "--no-print-directory", f"PYTHON={python}", ".venv/.tests")
    return subprocess.run(command, cwd=project, env=told, capture_output=True, text=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What a set-up takes of the project."""
    folder = tmp_path / "project"
    for name in ("Makefile", "pyproject.toml", "handbook/__init__.py", "handbook/supply", *LOCKS):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    return folder


HERE = [
    sys.executable,
    *(
        pytest.param(path, marks=pytest.mark.full)
        for minor in (11, 12, 13, 14)
        if minor != sys.version_info.minor and (path := shutil.which(f"python3.{minor}"))
    ),
]


@pytest.mark.parametrize("python", HERE, ids=lambda path: Path(path).name)
def test_what_has_come_out_since_changes_nothing(python: str, project: Path, tmp_path: Path) -> None:
    """Newer releases of all packages lie beside the pinned ones; the README's `make` takes the pinned ones."""
    if subprocess.run([python, "-c", "import ensurepip"], capture_output=True).returncode:
        pytest.skip("this Python cannot make environments")
    folder = tmp_path / "shop"
    folder.mkdir()
    shop(folder, project)
    done = made(project, folder, python=python)
    assert done.returncode == 0, done.stdout + done.stderr
    listed = made(project, folder, ".venv/bin/python", "-m", "pip", "list", "--format", "json")
    installed = {canonicalize_name(row["name"]): row["version"] for row in json.loads(listed.stdout)}
    minor = subprocess.run([python, "-c", "import sys; print(sys.version_info[1])"], capture_output=True, text=True)
    needed = [pin for lock in LOCKS for pin in pinned(lock) if "PyPy" in pin.marker or not pin.marker]
    needed += [pin for lock in LOCKS for pin in pinned(lock) if "3.14" in pin.marker and int(minor.stdout) < 14]
    assert len(needed) > 200
    assert {pin.name: installed.get(pin.name) for pin in needed} == {pin.name: pin.version for pin in needed}


def requirements(name: str) -> list[Requirement]:
    return [Requirement(told) for told in metadata.requires(name) or ()]


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", PYTHONS)
def test_all_that_a_package_asks_for_is_pinned_for_each_python_and_system(lock: str, python: str) -> None:
    """Packages are installed without looking for what they ask for: the files of pins must hold all of it."""
    found = {canonicalize_name(pin.name): pin for pin in [*pinned(LOCK), *pinned(lock)]}
    wrong = []
    for system, platform, name in SYSTEMS:
        around = {
            "python_version": python.rpartition(".")[0],
            "python_full_version": python,
            "implementation_version": python,
            "sys_platform": system,
            "platform_system": platform,
            "os_name": name,
            "extra": "",
        }
        here = {
            key
            for key, pin in found.items()
            if not pin.marker or Requirement(f"x;{pin.marker}").marker.evaluate(around)
        }
        for key in here & {canonicalize_name(dist.name) for dist in metadata.distributions()}:
            if python not in SpecifierSet(metadata.metadata(key).get("Requires-Python") or ""):
                wrong.append(f"{key} asks for Python {metadata.metadata(key)['Requires-Python']}")
            for asked in requirements(key):
                needed = not asked.marker or asked.marker.evaluate(around)
                other = canonicalize_name(asked.name)
                if needed and (
                    other not in here or not asked.specifier.contains(found[other].version, prereleases=True)
                ):
                    wrong.append(f"{key} asks for {asked} on {system}")
    assert wrong == []


def test_every_python_that_readme_names_builds_on_the_forge() -> None:
    readme, makefile = ((ROOT / name).read_text("utf-8") for name in ("README.md", "Makefile"))
    minors = [python.rpartition(".")[0] for python in PYTHONS]
    assert f"PYTHONS := {' '.join(minors)}\n" in makefile
    workflow = yaml.safe_load((ROOT / ".github/workflows/weekly.yml").read_text("utf-8"))
    told = [step["with"] for step in workflow["jobs"]["audit"]["steps"] if "setup-python" in step.get("uses", "")]
    assert told == [{"check-latest": True, "python-version": "".join(f"{minor}\n" for minor in minors)}]
    assert [minor for minor in minors if minor not in readme] == []


def test_what_is_missing_or_another_file_is_told_with_its_line(project: Path, tmp_path: Path) -> None:
    """One package has no file any more, the file of another is not the pinned one."""
    folder = tmp_path / "shop"
    folder.mkdir()
    first = "# made for a test\nlost==1.0 \\\n    --hash=sha256:" + "0" * 64 + "\n"
    changed = first.replace("lost", "changed")
    wheel(folder, "changed", "1.0")
    made(project, folder, sys.executable, "-m", "venv", ".venv")
    for lock, text, words in (
        (LOCKS[0], first, "lost==1.0: not to be had"),
        (LOCKS[1], changed, "changed==1.0: the file that was fetched is not"),
    ):
        (project / lock).write_text(text, encoding="utf-8")
        done = made(project, folder, ".venv/bin/python", *SET_UP.split()[1:], lock)
        told = done.stderr.splitlines()
        assert done.returncode == 1 and len(told) == 2, done.stderr
        assert told[0].startswith(f"{lock}:2: {words}") and told[0].endswith(TODO)
        assert (project / told[1].removeprefix("What pip said is in ").removesuffix(".")).read_text("utf-8")


def test_a_package_that_asks_for_what_is_not_pinned_is_told_with_its_line(project: Path, tmp_path: Path) -> None:
    """Installing does not look; the comparison after it does."""
    folder = tmp_path / "shop"
    folder.mkdir()
    files = {
        "setuptools": wheel(folder, "setuptools", metadata.version("setuptools"), "", own_files("setuptools")),
        "asks": wheel(folder, "asks", "2.0", "Requires-Dist: setuptools>=9000\nRequires-Dist: nowhere\n"),
    }
    versions = {"setuptools": metadata.version("setuptools"), "asks": "2.0"}
    text = "".join(
        f"{name}=={versions[name]} \\\n    --hash=sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n"
        for name, file in files.items()
    )
    (project / LOCK).write_text(text, encoding="utf-8")
    done = made(project, folder, "make", "--no-print-directory", f"PYTHON={sys.executable}", ".venv/.ready")
    assert done.returncode == 2 and not (project / ".venv/.ready").exists()
    told = [line for line in done.stderr.splitlines() if line.startswith(LOCK)]
    assert sorted(line.partition(" — ")[0] for line in told) == [
        f"{LOCK}:3: asks==2.0: has requirement setuptools>=9000, but you have setuptools {versions['setuptools']}",
        f"{LOCK}:3: asks==2.0: requires nowhere, which is not installed",
    ]


def test_without_a_network_nobody_is_sent_to_the_lock() -> None:
    said = "WARNING: Retrying … NewConnectionError\nERROR: none satisfies the requirement mkdocs==1.6.1 ("
    (told,) = reasons(said, [])
    assert "network" in told and "make lock" not in told


COMMANDS = ("README.md", "CONTRIBUTING.md", "CONTRIBUTING.mn.md", "MAINTAINING.md", "Makefile")
ASKING = re.compile(
    r"\bpip install\b.*|\bnpm (?:ci|i|install|update|audit)\b[^`\n]*|\bnpx .*|\bpip-compile\b.*|\buvx .*"
)


def test_nothing_asks_a_registry_for_the_newest() -> None:
    """Set-up stands in one place; npm takes what its lock pins, and what is fetched is named with its version."""
    texts = {name: (ROOT / name).read_text("utf-8") for name in COMMANDS}
    texts |= {file.name: file.read_text("utf-8") for file in (ROOT / ".github/workflows").glob("*.yml")}
    asked = [f"{name}: {line}" for name, text in texts.items() for line in ASKING.findall(text)]
    assert {line.partition(": ")[2] for line in asked} == {
        "pip install --quiet --no-deps --require-hashes -r .build/uv.txt",  # what pins the packages, as it is pinned
        "npm ci --silent && touch node_modules/.ready",
        "npm audit",
        "npm install",  # of an engineer who raises a version in tests/js/package.json
    }
    assert SET_UP in texts["Makefile"].replace("$(PY)", "python")
    assert SET_UP in texts["README.md"].replace("\\", "/").replace(".venv/Scripts/", "")
    versions = re.findall(r"^(?:SCRIPTS|JUDGES|SCORM) := ((?:.*\\\n)*.*)", texts["Makefile"], re.M)
    named = [word for line in versions for word in line.replace("\\\n", " ").split()]
    assert len(named) > 8 and all(re.match(r"[\w.-]+@\d+\.\d+\.\d+(/|$)", word) for word in named), named
