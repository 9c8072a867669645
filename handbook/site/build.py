"""Builds the site beside the last good one and puts it in its place only when all went well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from handbook import checks
from handbook.base.alone import run
from handbook.site import handed, material
from handbook.supply import parts

# what only a server can send, and what no page asks for
NOT_FOR_A_FOLDER = ("sitemap.xml*", *material.NOT_ASKED_FOR)


def build(
    root: Path,
    edition: str = "trainee",
    generator: str = "mkdocs",
    target: Path | None = None,
    progress: Callable[[str], None] | None = None,
    course: checks.Course | None = None,
) -> Path:
    """Check, then build all languages into ``target`` (by default ``site/``); call ``progress`` at each step.

    ``course`` is what the caller has read and checked below ``root``, if it has. Raises BadContent with every finding
    before anything is written, or GeneratorFailed with the output of the generator; the old folder then stays.
    """
    say = progress or (lambda words: None)
    if course is None:
        say("Checking the content …")
        course = checks.read_checked(root)
    say("Building all languages …")
    target = target or root / "site"
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    _generate(course, fresh, edition, generator)
    for pattern in NOT_FOR_A_FOLDER:
        for path in fresh.glob(pattern):
            path.unlink()
    try:
        parts.write(root, fresh, edition, course.data.outline)
    except parts.UnknownLicence as error:
        shutil.rmtree(fresh)
        raise GeneratorFailed(str(error)) from error
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return target


def _generate(course: checks.Course, folder: Path, edition: str, generator: str) -> None:
    command = [sys.executable, "-m", generator, "build", "--strict", "--quiet", "--site-dir", str(folder)]
    work = course.root / ".build"
    work.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="handed-", dir=work) as own:
        environment = os.environ | _environment(edition) | handed.pass_course(course, Path(own))
        code, output = run(command, course.root, environment)
    if code:
        shutil.rmtree(folder, ignore_errors=True)
        raise GeneratorFailed("\n".join(output.strip().splitlines()[-20:]))


class GeneratorFailed(Exception):
    """Raised if the generator warned or failed, or if its work may not be handed out; the message says why."""


def _environment(edition: str) -> dict[str, str]:
    return {"HANDBOOK_EDITION": edition, "NO_MKDOCS_2_WARNING": "true"}


def serve(root: Path) -> None:
    """Serve all languages to writers with trainer notes, and reload pages that were saved."""
    command = [sys.executable, "-m", "mkdocs", "serve"]
    subprocess.run(command, cwd=root, env=os.environ | _environment("trainer"), check=False)
