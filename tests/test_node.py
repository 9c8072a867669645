"""What our scripts reckon is tested in Node, in milliseconds: each file of tests/js by Node's own test runner.

`node --test tests/js/sums.test.mjs` runs one by hand; some ask for the built site and for what Python makes of words.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import measure
import pytest

from handbook.mongolian import analyser
from handbook.mongolian.lexicon import lexicon

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "tests" / "js").glob("*.test.mjs"))
MORE_FORMS = ("xэлний", "шvvхийн", "З5", "хунээс", "ХҮНИЙ", "шүүгчээс", "а" * 60)
MORE_LATIN = {"o'", "x9", "qo", "shchi", "v" * 40, "ь"}


def readings() -> dict[str, dict[str, list]]:
    """What Python makes of every known form, and of what readers type in Latin letters."""
    known = lexicon()
    typed = [query.words for query in measure.queries() if query.kind.startswith("latin")]
    return {
        "forms": {
            word: [
                known.lemma(word),
                list(analyser.keys(word)),
                analyser.fold(word),
                analyser.loose(analyser.fold(word)),
            ]
            for word in (*known.forms, *MORE_FORMS)
        },
        "latin": {word: list(analyser.readings(word)) for word in sorted({*" ".join(typed).split(), *MORE_LATIN})},
    }


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name.partition(".")[0])
def test_scripts_reckon_right(file: Path, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    asked, told = file.read_text("utf-8"), dict(os.environ)
    if "built(" in asked:
        told["HANDBOOK_SITE"] = str(request.getfixturevalue("built"))
    if "HANDBOOK_READINGS" in asked:
        written = tmp_path / "readings.json"
        written.write_text(json.dumps(readings()), encoding="utf-8")
        told["HANDBOOK_READINGS"] = str(written)
    done = subprocess.run(["node", "--test", str(file)], cwd=ROOT, env=told, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "\n# tests 0\n" not in done.stdout and "# pass" in done.stdout, "a file in which nothing is tested"
