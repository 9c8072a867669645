"""The menu is the nav of mkdocs.yml: what stands there is in the menu, in that order."""

from __future__ import annotations

import posixpath
import shutil
from pathlib import Path

import pytest
from lxml import html
from mkdocs.commands.build import build
from mkdocs.config import load_config
from spoken import LANGUAGES
from tiny import NAV, confirm_all

ROOT = Path(__file__).parents[1]
OWN = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[0]
PAGE = "---\nid: {id}\ntitle: {title}\ndescription: Who is asked first.\n---\n\nAsk.\n"
FOLDERS = {"mn": "", "en": "en/"}
MORE = ("contacts", "extra/plain", "rescue/more", "reference/kept")


@pytest.fixture
def site(handbook: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny handbook with pages more, in its nav and on disk, built as the real one is."""
    nav = NAV.partition("nav:\n")[2].replace(
        "      - rescue/check.md", "      - rescue/more.md\n      - rescue/check.md"
    )
    nav += "  - reference:\n      - inside: [reference/kept.md]\n  - contacts.md\n  - extra:\n      - extra/plain.md\n"
    (handbook / "mkdocs.yml").write_text(f"{OWN}\nnav:\n{nav}".replace("Rescue", "rescue"), encoding="utf-8")
    shutil.copytree(ROOT / "overrides", handbook / "overrides")
    shutil.copy(ROOT / "docs/_data/strings.yml", handbook / "docs/_data")
    for lang in LANGUAGES:
        for page in MORE:
            file = handbook / f"docs/{lang}/{page}.md"
            file.parent.mkdir(exist_ok=True)
            file.write_text(PAGE.format(id=page, title=f"{page} <{lang}>"), encoding="utf-8")
    confirm_all(handbook)
    folder = tmp_path_factory.mktemp("site")
    monkeypatch.chdir(handbook)
    config = load_config(str(handbook / "mkdocs.yml"), site_dir=str(folder))
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return folder


def _menu(site: Path, page: str) -> list[tuple[str, str]]:
    """Where the links of a page's menu lead, from the site's root, with their words; headings lead nowhere."""
    found = []
    for node in html.parse(site / page, html.HTMLParser(encoding="utf-8")).xpath(
        "//nav[@class='hb-nav']//*[self::p or self::a]"
    ):
        href = node.get("href")
        found.append(
            (
                posixpath.normpath(posixpath.join(posixpath.dirname(page), href)) if href else "",
                node.text_content().strip(),
            )
        )
    return found


def _current(site: Path, page: str) -> list[str]:
    tree = html.parse(site / page, html.HTMLParser(encoding="utf-8"))
    return [node.text_content().strip() for node in tree.xpath("//nav[@class='hb-nav']//a[@aria-current='page']")]


def test_a_page_added_to_nav_is_in_the_menu_in_its_place(site: Path) -> None:
    everywhere = [
        ("", "Basis"),
        ("en/rescue/index.html", "1. Rescue"),
        ("", "Forms and reference"),
        ("en/reference/law-facts.html", "Law facts"),
        ("en/research/claims.html", "Ask first"),
        ("en/reference/tools.html", "Tool cards"),
        ("en/reference/folklore.html", "Folklore"),
        ("en/reference/red-lines.html", "Red lines"),
        ("en/glossary.html", "Glossary"),
        ("en/contacts.html", "contacts <en>"),
        ("en/extra/plain.html", "extra/plain <en>"),
    ]
    assert _menu(site, "en/glossary.html") == everywhere
    lessons = [
        ("en/rescue/ask-first.html", "Ask first"),
        ("en/rescue/more.html", "rescue/more <en>"),
        ("en/rescue/check.html", "Ask first"),
    ]
    assert _menu(site, "en/rescue/check.html") == [*everywhere[:2], *lessons, *everywhere[2:]]
    inside = ("en/reference/kept.html", "reference/kept <en>")
    assert _menu(site, inside[0]) == [*everywhere[:9], inside, *everywhere[9:]]


def test_each_page_of_nav_is_marked_in_its_own_menu(site: Path) -> None:
    for lang, folder in FOLDERS.items():
        for page in MORE:
            assert _current(site, f"{folder}{page}.html") == [f"{page} <{lang}>"]


@pytest.mark.full
def test_every_page_of_the_handbook_is_marked_in_its_own_menu(trainer_site: Path) -> None:
    for lang, folder in FOLDERS.items():
        for file in (ROOT / "docs" / lang).rglob("*.md"):
            page = file.relative_to(ROOT / "docs" / lang).with_suffix(".html").as_posix()
            assert len(_current(trainer_site, folder + page)) == (page != "index.html"), page
