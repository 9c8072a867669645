"""The translation desk as a page in each language, written only while somebody serves the site."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from handbook.course.data.model import Data
from handbook.course.pages.model import LANGUAGES, Page
from handbook.course.status import STATES, statuses
from handbook.site.context import page_url

PAGE = "translation-desk"
_HERE = Path(__file__).parent
_NAMES = {"mn": "Монгол", "en": "English"}


def write_desk(root: Path, site: Path, pages: dict[tuple[str, str], Page], data: Data) -> None:
    """Put the desk into the served site; ``root`` is the project's, whose git history holds earlier texts."""
    environment = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("desk.html")
    found = statuses(root, pages, (path for lang, path in pages if lang == "en"))
    for lang, twin in (LANGUAGES, LANGUAGES[::-1]):
        own = {path: page.meta.title for (language, path), page in pages.items() if language == lang}
        page = template.render(
            lang=lang,
            twin=twin,
            twin_url="en/" * (twin == "en") + f"{PAGE}.html" if lang == "mn" else f"../{PAGE}.html",
            base="" if lang == "mn" else "../",
            language_names=_NAMES,
            s=lambda key, *values, lang=lang: data.strings[key][lang].format(*values),
            states=STATES,
            total=sum((page.count for page in found), Counter()),
            words=sum(page.words for page in found),
            behind=[page for page in found if page.count["current"] < page.count.total()],
            current=[page for page in found if page.count["current"] == page.count.total()],
            titles={page.path: own.get(page.path, page.title) for page in found},
        )
        (site / page_url(lang, PAGE)).write_text(page, encoding="utf-8")
    shutil.copyfile(_HERE / "desk.css", site / "desk.css")
