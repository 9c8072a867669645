"""Chooses the pages that the short tier looks at: few that show all there is, and those that were changed."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

import ours
from kept import ROOT
from spoken import LANGUAGES

from handbook.course.data.forms import Form
from handbook.course.pages.keys import PageKey
from handbook.course.pages.model import Page
from handbook.course.pages.reader import read_docs

LESSON = re.compile(r"docs/(?:mn|en)/(.+\.md)")
TRAINERS = "trainer/"


@cache
def content() -> dict[PageKey, Page]:
    """The pages of the trainee edition by language and path."""
    return {key: page for key, page in read_docs(ROOT)[0].items() if not key[1].startswith(TRAINERS)}


def html(lang: str, path: str) -> str:
    """Where a page lies below the site's root."""
    return ("" if lang == LANGUAGES[0] else f"{lang}/") + path.removesuffix(".md") + ".html"


@cache
def forms() -> Mapping[str, Form]:
    return ours.data().forms


@cache
def groups() -> dict[tuple[str, str], list[str]]:
    """All pages, by language and folder; those at the root stand together. Asked of the folders: no page is read."""
    found: dict[tuple[str, str], list[str]] = {}
    for lang in LANGUAGES:
        for file in sorted((ROOT / "docs" / lang).rglob("*.md")):
            path = file.relative_to(ROOT / "docs" / lang).as_posix()
            if not path.startswith(TRAINERS):
                found.setdefault((lang, path.rpartition("/")[0] or "root"), []).append(html(lang, path))
    return found


def kinds(page: Page) -> Iterator[tuple[str, str]]:
    """Each thing on a page that a reader may meet on other pages too."""
    yield "layout", page.meta.layout
    yield from (("box", box.kind) for box in page.boxes)
    for ref in page.refs:
        yield ("tool", ref.target) if ref.kind == "calculator" else ("refers", f"{ref.kind} {ref.whole}")
    yield from (("question", "one" if len(question.right) == 1 else "several") for question in page.questions)
    for kind in ("form", "exercise", "test"):
        if getattr(page.meta, kind):
            yield kind, ""
    if page.meta.form:
        fields = (field for group in forms()[page.meta.form].groups for field in group.fields)
        yield from (("field", field.type) for field in fields)


@cache
def sample(lang: str) -> tuple[str, ...]:
    """Pages that together show each kind in a language, the fewest that are quickly found, and those changed."""
    of_lang = {path: page for (of, path), page in content().items() if of == lang}
    shows = {path: set(kinds(page)) for path, page in of_lang.items()}
    left = set().union(*shows.values())
    chosen = [path for path in changed() if path in of_lang]
    while left:
        best = max(sorted(shows), key=lambda path: len(shows[path] & left))
        chosen.append(best)
        left -= shows[best]
    return tuple(html(lang, path) for path in dict.fromkeys(chosen))


@cache
def changed() -> tuple[str, ...]:
    """Paths below docs/<language>/ that differ from where this branch began, by git; none where git cannot tell."""
    begun = _git("merge-base", "HEAD", "origin/main") or ["HEAD"]
    files = [*_git("diff", "--name-only", begun[0]), *_git("ls-files", "--others", "--exclude-standard", "docs")]
    return tuple(sorted({found[1] for file in files if (found := LESSON.fullmatch(file))}))


def named(words: Iterable[str]) -> list[str]:
    """The pages that ``--pages`` names, each by its path below docs/<language>/; "git" stands for all changed ones.

    Raises ``ValueError`` where a page does not exist, or git cannot tell.
    """
    words = list(words)
    if "git" in words and not _git("rev-parse", "HEAD"):
        raise ValueError("git cannot tell which pages were changed here; name them")
    paths = {path for word in words for path in (changed() if word == "git" else [word])}
    known = {path for _, path in content()}
    if unknown := sorted(path for path in paths - known if not path.startswith(TRAINERS)):
        raise ValueError(f"no such page: {', '.join(unknown)}; write its path below docs/mn/, such as ethics/index.md")
    return sorted(paths & known)


def _git(*arguments: str) -> list[str]:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.split() if done.returncode == 0 else []
