"""What the site takes from Material: two scripts, the tool that cuts pages for the search, and a licence.

The scripts that prepare Material's for a folder lie in overrides/material/; tests/test_material.py holds what each of
our files relies on.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment

if TYPE_CHECKING:
    from material.plugins.search.plugin import SearchIndex

PACKAGE = "mkdocs-material"
# the theme names its scripts by their content: a new version of it has new names
SCRIPTS = {"bundle": "assets/javascripts/bundle.*.min.js", "search": "assets/javascripts/workers/search.*.min.js"}
WORDS = "partials/language.html"
LANGUAGES_OF_LUNR = "assets/javascripts/lunr/min"
# what the theme publishes and no page of ours asks for; the search needs lunr.stemmer.support and our own lunr.mn
NOT_ASKED_FOR = (
    "search/search_index.json",
    "assets/images/favicon.png",
    "assets/**/*.map",
    "assets/javascripts/lunr/*.js",
    f"{LANGUAGES_OF_LUNR}/lunr.[!ms]*.js",
    f"{LANGUAGES_OF_LUNR}/lunr.multi.min.js",
    f"{LANGUAGES_OF_LUNR}/lunr.s[av].min.js",
)


def scripts(names: Iterable[str]) -> dict[str, str]:
    """Return the theme's two scripts among these files."""
    names = list(names)
    return {script: next(name for name in names if fnmatch(name, pattern)) for script, pattern in SCRIPTS.items()}


def search_settings(env: Environment, config: object) -> tuple[str, str]:
    """Return separator and pipeline of the search from partials/languages/; English has defaults."""
    words = env.get_template(WORDS, None, {"config": config}).module.t
    separator, pipeline = (str(words(f"search.config.{name}")) for name in ("separator", "pipeline"))
    return separator, pipeline


def new_index() -> SearchIndex:
    """Return the tool that cuts a page's HTML into sections; handbook/site/search.py writes the index itself."""
    # imported here: build.py knows this module, and nobody who calls it has to load MkDocs
    from material.plugins.search.config import SearchConfig
    from material.plugins.search.plugin import SearchIndex

    config = SearchConfig()
    config.load_dict({"lang": ["en"], "separator": " ", "pipeline": []})
    config.validate()
    return SearchIndex(**config)


def write_empty_index(folder: Path) -> None:
    """Write the empty index that the theme loads on every page before anyone searches.

    overrides/material/search.js replaces it by that of the language when the search box is first opened.
    """
    empty = json.dumps({"config": {"lang": ["en"], "separator": " ", "pipeline": [], "fields": {}}, "docs": []})
    (folder / "search_index.js").write_text(f"var __index={empty}\n", encoding="utf-8")
    (folder / "search_index.json").write_text(f"{empty}\n", encoding="utf-8")  # asked for while the site is served


def write_licence(folder: Path) -> None:
    """Write the licence of the theme whose scripts the pages load (lunr's is at the head of the search script)."""
    licence = metadata.distribution(PACKAGE).read_text("licenses/LICENSE")
    if licence is None:  # an edition may not be handed out without it
        raise FileNotFoundError(f"{PACKAGE} comes without its licence")
    target = folder / PACKAGE
    target.mkdir(parents=True, exist_ok=True)
    (target / "LICENSE.txt").write_text(licence, encoding="utf-8")
    (target / "VERSION.txt").write_text(f"{PACKAGE} {metadata.version(PACKAGE)}\n", encoding="utf-8")
