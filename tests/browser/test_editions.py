"""The edition for trainers is the edition for trainees and what trainers need on top: nothing else differs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

PAGES_SCRIPTS = r"hb/page\.\w+\.(mn|en)\.js"
OWN_FILES = re.compile(
    r"(en/)?(trainer|slides)/.+|templates/files/.+\.(docx|xlsx)|assets/vendor/reveal/.+"
    rf"|hb/(slides|speaker|store)\.js|{PAGES_SCRIPTS}|assets/data/(strings\.(mn|en)\.js|terms/trainer/.+)|assets/stylesheets/(slides|class)\.css"
)


def files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}


def pieces(path: Path) -> list[str]:
    """Tags and words of a page, in order.

    But for the page before and after, since the trainers' pages stand between, and for what is told to catalogues,
    which is shorter where notes fill the page.
    """
    html = re.sub(r"<p class=hb-turn>.*?(?=<p>)", "", path.read_text("utf-8"), count=1, flags=re.DOTALL)
    html = re.sub(r"<script type=application/ld\+json>.*?</script>", "", html, flags=re.DOTALL)
    return re.findall(r"<[^>]*>|[^<\s]+", html)


def within(part: list[str], whole: list[str]) -> bool:
    """Whether every piece stands in ``whole`` in the same order, whatever stands between."""
    rest = iter(whole)
    return all(piece in rest for piece in part)


def test_trainers_have_every_file_of_the_trainees_and_only_their_own_on_top(site: Path, trainer_site: Path) -> None:
    trainees, trainers = files(site), files(trainer_site)
    only = sorted(trainees.keys() - trainers.keys() - {"SHA256SUMS"})
    # notes for trainers may bring a page more parts of its script than trainees need
    assert [name for name in only if not re.fullmatch(PAGES_SCRIPTS, name)] == []
    assert [name for name in sorted(trainers.keys() - trainees.keys()) if not OWN_FILES.fullmatch(name)] == []
    unlike = {name for name in trainees.keys() & trainers.keys() if not name.endswith(".html")}
    unlike = {name for name in unlike if trainees[name].read_bytes() != trainers[name].read_bytes()}
    lists = {"LICENCES.txt", "sbom.cdx.json", "assets/data/pages.mn.json", "assets/data/pages.en.json"}
    assert unlike - {"SHA256SUMS"} == {"search/index.mn.js", "search/index.en.js"} | lists


def test_a_trainers_page_is_the_trainees_page_with_more_between(site: Path, trainer_site: Path) -> None:
    names = [name for name in files(site) if name.endswith(".html")]
    unlike = [name for name in names if (site / name).read_bytes() != (trainer_site / name).read_bytes()]
    assert len(unlike) > 300  # each has the edition's name at its head
    assert [name for name in unlike if not within(pieces(site / name), pieces(trainer_site / name))] == []


@pytest.mark.parametrize("lang", ["mn", "en"])
def test_the_search_of_both_editions_differs_by_the_trainers_pages(lang: str, site: Path, trainer_site: Path) -> None:
    def entries(folder: Path) -> dict[str, dict]:
        text = (folder / "search" / f"index.{lang}.js").read_text("utf-8").removeprefix("window.HB_INDEX=")
        return {entry["location"]: entry for entry in json.loads(text)["docs"]}

    trainees, trainers = entries(site), entries(trainer_site)
    for location, entry in trainees.items():
        assert within(entry["text"].split(), trainers[location]["text"].split()), location  # with the notes between
    own = trainers.keys() - trainees.keys()
    assert own and all(location.removeprefix("en/").startswith("trainer/") for location in own)
