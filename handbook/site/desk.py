"""Writes the translation desk as a page in each language, only while the site is served."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from mkdocs.utils import get_relative_url

from handbook.course.data.model import Data
from handbook.course.data.strings import Interface
from handbook.course.pages.model import Page, PageKey, page_url
from handbook.course.status import STATES, statuses

PAGE = "translation-desk"
_HERE = Path(__file__).parent


def write_desk(root: Path, site: Path, pages: dict[PageKey, Page], data: Data) -> None:
    """Write the desk into the served site; ``root`` is the project's, whose git history holds earlier texts."""
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("desk.html")
    languages = data.languages
    found = statuses(root, pages, (path for lang, path in pages if lang == languages.source))
    for lang in languages:
        own_url = page_url(languages, lang, PAGE)
        own = {path: page.meta.title for (language, path), page in pages.items() if language == lang}
        page = template.render(
            lang=lang,
            source=languages.source,
            others={
                other: get_relative_url(page_url(languages, other, PAGE), own_url) for other in languages.others(lang)
            },
            base="../" * own_url.count("/"),
            language_names=languages.names,
            s=Interface(data.strings, lang),
            states=STATES,
            total=sum((page.count for page in found), Counter()),
            words=sum(page.words for page in found),
            behind=[page for page in found if page.count["current"] < page.count.total()],
            current=[page for page in found if page.count["current"] == page.count.total()],
            titles={page.path: own.get(page.path, page.title) for page in found},
        )
        (site / own_url).write_text(page, encoding="utf-8")
    shutil.copyfile(_HERE / "desk.css", site / "desk.css")
