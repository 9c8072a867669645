"""Prints what a reader loads and how long a build takes, beside a plain Material and mkdocs-quiz build; and what the
claims rest on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from handbook.base.html import start_tags
from handbook.base.languages import Languages
from handbook.course.data import load
from handbook.course.data.claims import Claim, count_by_grade
from handbook.course.languages import read_languages
from handbook.site.build import build

# The largest lesson decides; limits in bytes. Words have none: a lesson is as long as teaching takes.
LIMITS = {"page around the text": 16_000, "all a first lesson loads": 500_000}
NO_LESSONS = "assets|reference|research|templates|workbench|start|quick|exercises|trainer"  # no modules
LESSON = re.compile(rf"(?!(?:{NO_LESSONS})/)[\w-]+/(?!index|check)[\w-]+\.html")  # below the folder of its language
NOT_READ = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
PLAIN = """\
site_name: Plain
docs_dir: docs
use_directory_urls: false
exclude_docs: |
  _data/
theme: {name: material, font: false}
plugins:
  - search
  - offline
  - i18n:
      docs_structure: folder
      languages: LANGUAGES
  - mkdocs_quiz
markdown_extensions: [admonition, attr_list, tables, pymdownx.details, pymdownx.superfences]
"""


@dataclass(frozen=True)
class Figures:
    """Seconds of one build, and the bytes of its largest lesson by what is counted."""

    build_seconds: float
    sizes: dict[str, int]


def bench(root: Path) -> None:
    """Build both ways in one run, so that load on the machine affects both equally, and print a table with ratios."""
    with tempfile.TemporaryDirectory() as folder:
        ours = _ours(root, Path(folder))
        plain = _plain(root, Path(folder))
    print(f"{'bytes':36}{'handbook':>12}{'plain':>12}{'ratio':>8}{'limit':>10}")
    for name, own in ours.sizes.items():
        other, limit = plain.sizes[name], LIMITS.get(name.partition(", ")[0])
        print(f"{name:36}{own:>12,}{other:>12,}{own / other:>8.2f}{f'{limit:,}' if limit else '':>10}")
    ratio = ours.build_seconds / plain.build_seconds
    print(f"{'build time in seconds':36}{ours.build_seconds:>12.1f}{plain.build_seconds:>12.1f}{ratio:>8.2f}")
    print("The handbook's index also holds every glossary term and law fact; the plain one only the Markdown pages.")
    print(grades(load(root)[0].claims))


def grades(claims: dict[str, Claim]) -> str:
    """Tell the share of claims that each grade has."""
    if not claims:
        return "No claims."
    shares = (f"{grade} {count / len(claims):.0%} ({count})" for grade, count in count_by_grade(claims).items())
    return f"Of {len(claims)} claims: {', '.join(shares)}."


def _ours(root: Path, folder: Path) -> Figures:
    start = time.perf_counter()
    site = build(root, target=folder / "ours")
    seconds = time.perf_counter() - start
    indexes = sum(path.stat().st_size for path in (site / "search").glob("index.*.js"))
    return _measure(site, read_languages(root)[0], seconds, indexes)


def plain_project(root: Path, folder: Path) -> None:
    """Put the same pages into ``folder`` for a plain build, which needs nothing of ours."""
    shutil.copytree(root / "docs", folder / "docs", ignore=shutil.ignore_patterns("vendor"))
    languages = read_languages(root)[0]
    rows = [{"locale": lang, "name": lang, "default": lang == languages.default} for lang in languages]
    (folder / "mkdocs.yml").write_text(PLAIN.replace("LANGUAGES", json.dumps(rows)), encoding="utf-8")
    for page in (folder / "docs").rglob("*.md"):  # the plain build puts its quiz on every page it is told to
        page.write_text(
            re.sub(r"^translated:.*?^(?=\S)", "", page.read_text(encoding="utf-8"), flags=re.M | re.S), encoding="utf-8"
        )


def _plain(root: Path, folder: Path) -> Figures:
    plain_project(root, folder)
    start = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "plain")]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    seconds = time.perf_counter() - start
    site = folder / "plain"
    return _measure(site, read_languages(root)[0], seconds, (site / "search" / "search_index.js").stat().st_size)


def around(html: str) -> int:
    """Count the bytes of a page without those of the text that is read."""
    return len(html.encode()) - len(NOT_READ.sub("", html).encode())


def lessons(site: Path, languages: Languages, lang: str) -> list[Path]:
    """Return the lessons of a built site in one language."""
    others = tuple(filter(None, map(languages.folder, languages.others(lang))))
    folder = site / languages.folder(lang)
    names = {path: path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}
    return [path for path, name in names.items() if LESSON.fullmatch(name) and not name.startswith(others)]


def _measure(site: Path, languages: Languages, seconds: float, index: int) -> Figures:
    sizes = {}
    loads = []
    for lang in languages:
        paths = lessons(site, languages, lang)
        texts = [path.read_text(encoding="utf-8") for path in paths]
        sizes[f"whole lesson, {lang}"] = max(len(text.encode()) for text in texts)
        sizes[f"page around the text, {lang}"] = max(map(around, texts))
        loads += map(first_load, paths)
    sizes["all a first lesson loads"] = max(loads)
    return Figures(seconds, sizes | {"search index, all languages": index})


def first_load(page: Path) -> int:
    """Count the bytes of a page and of all it names: styles, scripts, pictures, and the fonts its styles name."""
    files, html = {page.resolve()}, page.read_text(encoding="utf-8")
    for tag, attributes in start_tags(html):
        address = attributes.get("href") if attributes.get("rel") == "stylesheet" else attributes.get("src")
        if tag in ("link", "script", "img") and address:
            files.add((page.parent / address.split("#")[0]).resolve())
    for sheet in [path for path in files if path.suffix == ".css"]:
        for address in re.findall(r"url\(['\"]?(?!data:)([^'\")]+)", sheet.read_text(encoding="utf-8")):
            files.add((sheet.parent / address).resolve())
    return sum(path.stat().st_size for path in files if path.is_file())
