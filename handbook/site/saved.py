"""While somebody serves the site: a page that was saved is made again alone, and all pages after any other change."""

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
    """What MkDocs made for the pages of one language, kept to make one of them again."""

    config: MkDocsConfig
    files: Files
    env: Environment
    nav: Navigation

    @staticmethod
    def kept(config: MkDocsConfig, files: Files, env: Environment, nav: Navigation) -> Language:
        """With a copy of what i18n changes in the configuration for the next language."""
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


def seen_elsewhere(page: Page, editions: int) -> tuple[object, ...]:
    """What other pages may show of a page; its text only where there are earlier editions to compare it with."""
    return (
        replace(page.meta, objectives=(), lines={}, translated={}, reviewed=None, review_by=None),
        [(objective.id, objective.text) for objective in page.meta.objectives],
        [box.minutes for box in page.boxes if box.kind == "exercise"],
        {(ref.kind, ref.target) for ref in page.refs if ref.kind in ("claim", "tool")},
        [(section.id, section.title, section.hash) for section in page.sections] if editions > 1 else None,
    )


class Saves:
    """Stands in the place of the server's builder: finds out which files were saved, and has made what they ask for."""

    def __init__(
        self,
        config: MkDocsConfig,
        pages: Callable[[], Collection[PageKey]],
        again: Callable[[list[PageKey]], bool],
        everything: Callable[[], None],
    ) -> None:
        """``again`` makes pages once more and tells whether others show them as they were; ``everything`` makes all."""
        self._watched = [Path(place) for place in (config.docs_dir, config.config_file_path, *config.watch)]
        self._root = Path(config.config_file_path).parent
        self._pages, self._again, self._everything = pages, again, everything
        self._built = dict(self._look())

    def __call__(self) -> None:
        """What is wrong with a saved file is told, the last good pages stay, and next time it is looked at again."""
        start, now = perf_counter(), dict(self._look())
        changed = sorted(file for file in now.keys() | self._built.keys() if now.get(file) != self._built.get(file))
        known = {file_of(key): key for key in self._pages()}
        try:
            if not all(file in known and file in now for file in changed):
                _log.info(f"Making all pages again after a change of {changed[0]}")
                self._everything()
            elif changed:
                stale = self._again([known[file] for file in changed])
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

    def _look(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Each watched file, by its path below the root, with when it was written and how long it is."""
        for place in self._watched:
            for folder, _, names in os.walk(place) if place.is_dir() else [(place.parent, [], [place.name])]:
                for name in names:
                    file = Path(folder, name)
                    if not name.startswith(_HIDDEN) and not name.endswith(_BACKUP) and file.exists():
                        facts = file.stat()
                        yield file.relative_to(self._root).as_posix(), (facts.st_mtime_ns, facts.st_size)
