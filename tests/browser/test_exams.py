"""The folder of the tests alone: what lies on a classroom computer gives a test and holds no key in any form."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import ours
import pytest
from playwright.sync_api import Browser, expect
from reader import Reader, saved_by

from handbook.base.html import start_tags
from handbook.course.questions.normal import seal
from handbook.editions.exams import write_tests

CONTENT = ours.course()
PAGES = {"trainer/entry-test.html", "trainer/exit-test.html", "en/trainer/entry-test.html", "en/trainer/exit-test.html"}


@pytest.fixture(scope="module")
def folder(trainer_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unzipped folder as a trainer copies it."""
    packed = write_tests(CONTENT, trainer_site, tmp_path_factory.mktemp("dist"))
    target = tmp_path_factory.mktemp("room") / "Анги 1"
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(target)
    return next(target.iterdir())


@pytest.fixture
def open_folder(folder: Path, readers: Callable) -> Iterator[Callable[..., Reader]]:
    with readers(folder) as make:
        yield make


def test_the_folder_holds_the_tests_and_no_other_page(folder: Path) -> None:
    pages = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    assert pages == PAGES | {"index.html"}


def test_no_reason_and_no_note_lies_in_the_folder(folder: Path) -> None:
    text = "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".html", ".js"))
    for question in CONTENT.data.bank.values():
        for option in question.options:
            for reason in option.reason.values():
                assert max(re.split("[`*]", reason), key=len) not in text, question.id
    assert not re.search(r"data-right|hb-testkey|class=\"?trainer", text)


def test_nothing_in_the_folder_depends_on_which_answer_is_right(folder: Path) -> None:
    """Not to be worked out either: nothing is there that compares an answer, and no seal of one."""
    texts = {path: path.read_text("utf-8") for path in folder.rglob("*") if path.suffix in (".html", ".js", ".css")}
    whole = "".join(texts.values())
    assert not [path for path in folder.rglob("*") if re.search(r"seal|sha256|items", path.name)]
    assert "hb-bank" not in whole and "sha256(" not in whole
    for question in CONTENT.data.bank.values():
        for number in range(1, 5):
            assert seal(question.id, str(number)) not in whole, question.id


def test_every_link_of_the_folder_leads_to_a_file_in_it(folder: Path) -> None:
    for page in folder.rglob("*.html"):
        for tag, attributes in start_tags(page.read_text("utf-8")):
            address = attributes.get("href") if tag in ("a", "link") else attributes.get("src")
            if address and not address.startswith("#"):
                assert (page.parent / unquote(address.partition("#")[0])).is_file(), (page.name, address)


@pytest.mark.both
@pytest.mark.parametrize("lang", ["mn", "en"])
def test_a_trainee_finds_the_test_answers_it_and_takes_a_file_home(
    lang: str, browser: Browser, open_folder: Callable[..., Reader]
) -> None:
    words = {key: text[lang] for key, text in CONTENT.data.strings.items()}
    page = open_folder(browser).open("index.html")
    titles = [CONTENT.pages[lang, f"trainer/{name}-test.md"].meta.title for name in ("entry", "exit")]
    expect(page.locator(f"section[lang={lang}] a")).to_have_text(titles)
    page.locator(f"section[lang={lang}] a").first.click()
    page.get_by_role("button", name=words["js-test-start"], exact=True).click()
    page.locator(".hb-test__foot > .hb-test__bar").last.get_by_role("button").click()
    page.get_by_role("button", name=words["js-test-finish-so"], exact=True).click()
    expect(page.locator(".hb-test__score")).to_have_text(words["js-test-answered"].format(0, 25))
    expect(page.locator(".hb-test__panel")).to_contain_text(words["js-test-marked-later"])
    rows = saved_by(page, page.get_by_role("button", name=words["js-test-save"], exact=True).click)
    assert rows.count("\n") >= 25
