"""Rebuilds a saved page alone while the site is served, and all pages after any other change."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator
from copy import copy, deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from jinja2 import Environment
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from handbook.course.pages.model import Page, PageKey
from handbook.course.wanted import file_of

# as editors name what they keep beside a file while it is open
_HIDDEN = (".", "#")
_BACKUP = "~"
STALE = (
    "Other pages still show what they take from it (title, minutes, objectives, claims, tools) as it was: "
    "save mkdocs.yml to make all pages again."
)
_log = get_plugin_logger(__name__)


@dataclass(frozen=True)
class Language:
    """What MkDocs made for the pages of one language, kept to rebuild one of them."""

    config: MkDocsConfig
    files: Files
    env: Environment
    nav: Navigation

    @staticmethod
    def copied(config: MkDocsConfig, files: Files, env: Environment, nav: Navigation) -> Language:
        """Copy what i18n changes in the configuration for the next language."""
        own = copy(config)
        own.theme, own.extra = deepcopy(config.theme), deepcopy(config.extra)
        return Language(own, files, env, nav)

    def make(self, keys: Collection[PageKey]) -> None:
        """Render these pages, all of this language, and write them into the site."""
        self.config.plugins["i18n"].current_language = self.config.theme["language"]
        files = self.files.documentation_pages()
        chosen = [file.page for file in files if file.page and tuple(file.src_uri.split("/", 1)) in keys]
        for page in chosen:
            _populate_page(page, self.config, self.files)
        for page in chosen:
            _build_page(page, self.config, files, self.nav, self.env)


def shown_elsewhere(page: Page, editions: int) -> tuple[object, ...]:
    """Return what other pages may show of a page; its text only if there are earlier editions to compare it with."""
    return (
        replace(page.meta, objectives=(), lines={}, translated={}, reviewed=None, review_by=None),
        [(objective.id, objective.text) for objective in page.meta.objectives],
        [box.minutes for box in page.boxes if box.kind == "exercise"],
        {(ref.kind, ref.target) for ref in page.refs if ref.kind in ("claim", "tool")},
        [(section.id, section.title, section.hash) for section in page.sections] if editions > 1 else None,
    )


class Saves:
    """Replaces the server's builder: rebuilds saved pages alone, and everything after any other change."""

    def __init__(
        self,
        config: MkDocsConfig,
        pages: Callable[[], Collection[PageKey]],
        rebuild: Callable[[list[PageKey]], bool],
        build_all: Callable[[], None],
    ) -> None:
        """``rebuild`` rebuilds pages, returns True if others show old values; ``build_all`` builds everything."""
        self._watched = [Path(place) for place in (config.docs_dir, config.config_file_path, *config.watch)]
        self._root = Path(config.config_file_path).parent
        self._pages, self._rebuild, self._build_all = pages, rebuild, build_all
        self._built = dict(self._scan_files())

    def __call__(self) -> None:
        """Rebuild what changed. On a fault log it, keep the last good pages and retry at the next save."""
        start, now = perf_counter(), dict(self._scan_files())
        changed = sorted(file for file in now.keys() | self._built.keys() if now.get(file) != self._built.get(file))
        known = {file_of(key): key for key in self._pages()}
        try:
            if not all(file in known and file in now for file in changed):
                _log.info(f"Making all pages again after a change of {changed[0]}")
                self._build_all()
            elif changed:
                stale = self._rebuild([known[file] for file in changed])
                _log.info(f"Made again in {perf_counter() - start:.1f} s: {', '.join(changed)}")
                if stale:
                    _log.info(STALE)
        except BuildError as error:
            _log.error(str(error))
        except Abort:
            pass  # MkDocs has told why
        else:
            self._built = now
            return
        _log.error("The last good pages stay until this is mended.")

    def _scan_files(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield each watched file, by its path below the root, with its time of writing and its size."""
        for place in self._watched:
            for folder, _, names in os.walk(place) if place.is_dir() else [(place.parent, [], [place.name])]:
                for name in names:
                    file = Path(folder, name)
                    if not name.startswith(_HIDDEN) and not name.endswith(_BACKUP) and file.exists():
                        facts = file.stat()
                        yield file.relative_to(self._root).as_posix(), (facts.st_mtime_ns, facts.st_size)
