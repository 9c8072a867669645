"""What a doubtful prosecutor would ask: each question is answered on a page the search finds, or is said to be open."""

from __future__ import annotations

import csv
from pathlib import Path

import measure
import pytest
from measure import START
from playwright.sync_api import Browser

FILE = Path(__file__).parents[1] / "prosecutor.tsv"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
FIRST_PAGES = 5


def test_ten_questions_stand_for_each_module() -> None:
    modules = [row["module"] for row in ROWS]
    assert {module: modules.count(module) for module in modules if modules.count(module) < 10} == {}
    assert len({row["id"] for row in ROWS}) == len(ROWS)


def test_an_open_question_says_where_the_lawyer_looks() -> None:
    open_rows = [row for row in ROWS if "#" not in row["answer"]]
    assert [row["id"] for row in open_rows if not row["answer"].removeprefix("check:").strip()] == []
    assert all(row["answer"].startswith("check:") for row in open_rows)


@pytest.mark.parametrize("lang", list(START))
def test_the_search_finds_the_page_with_the_answer(lang: str, chromium: Browser, site: Path) -> None:
    rows = [row for row in ROWS if "#" in row["answer"]]
    page = chromium.new_page()
    found = measure.ask(page, site, lang, [row[f"search_{lang}"] for row in rows])["places"]
    page.close()
    known = {doc["location"] for doc in measure.index(site, lang)["docs"]}
    folder = "" if lang == "mn" else f"{lang}/"
    wanted = [folder + row["answer"].replace("#", ".html#") for row in rows]
    assert [row["id"] for row, place in zip(rows, wanted, strict=True) if place not in known] == []
    first = [list(dict.fromkeys(place.split("#")[0] for place in places))[:FIRST_PAGES] for places in found]
    missed = [
        (row["id"], row[f"search_{lang}"], pages)
        for row, place, pages in zip(rows, wanted, first, strict=True)
        if place.split("#")[0] not in pages
    ]
    assert missed == []
