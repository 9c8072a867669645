"""What our scripts reckon is tested in Node, in milliseconds: each file of tests/js by Node's own test runner.

`node --test tests/js/sums.test.mjs` runs one by hand; those that ask for the built site need HANDBOOK_SITE.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_scripts_reckon_right(file: Path, request: pytest.FixtureRequest) -> None:
    told = dict(os.environ)
    if "built" in file.read_text("utf-8"):
        told["HANDBOOK_SITE"] = str(request.getfixturevalue("built"))
    done = subprocess.run(["node", "--test", str(file)], cwd=ROOT, env=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# tests 0\n" not in done.stdout and "# pass" in done.stdout, "a file in which nothing is tested"
