"""What our files rely on in Material: an upgrade that takes it away is told by name, with the file that breaks."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import material as theme_package
import pytest
from jinja2 import Environment, meta
from jinja2.nodes import Macro
from mkdocs.structure.toc import get_toc

from handbook.site import material

ROOT = Path(__file__).parents[1]
THEME = Path(theme_package.__file__).parent / "templates"
LUNR = "assets/javascripts/lunr/min/lunr.{}.js"
HEADER, NAMED, SEARCH, ANSWERS, TIERS, BASE = (
    f"overrides/material/{name}.js" for name in ("header", "names", "search", "answers", "tiers", "base")
)
MAIN, MARKS = "overrides/main.html", "overrides/hb/marks.js"
GROUND, WIDTHS = (f"overrides/assets/stylesheets/handbook/{name}.css" for name in ("ground", "widths"))


@dataclass(frozen=True)
class Need:
    """``theirs`` stands in a file of the theme, because ``ours`` in a file of this project relies on it."""

    where: str  # a script of handbook.site.material, or a path in the theme
    theirs: str  # a regular expression: names inside the theme's scripts are other ones in every version
    file: str
    ours: str
    why: str


def _component(name: str, file: str) -> Need:
    return Need("bundle", rf'\b\w+\("{name}"', file, f'"{name}")', f"marks the element that is the theme's {name}")


def _words(key: str) -> Need:
    return Need("bundle", rf'"search\.result\.{key}"', NAMED, f'"{key}"', "gives the words of the results")


def _kept(name: str) -> Need:
    return Need("bundle", rf"\b{name}\(", BASE, f"window.{name} =", "gives the theme its storage without a path")


NEEDS = [
    *(_component(name, HEADER) for name in ("search", "search-query", "search-result", "header")),
    *(_component(name, NAMED) for name in ("main", "toc")),
    *map(_words, ("placeholder", "none", "one", "other", "more.one", "more.other", "term.missing")),
    *map(_kept, ("__md_get", "__md_set", "__md_hash")),
    Need("bundle", r"\[data-md-component=\$\{", HEADER, "dataset.mdComponent", "marks elements for the theme"),
    Need("bundle", r"\[data-md-toggle=drawer\]", NAMED, 'mdToggle = "drawer"', "names the box that opens the menu"),
    Need("bundle", r"\[data-md-toggle=search\]", HEADER, 'mdToggle = "search"', "names the box that opens the search"),
    Need("bundle", r"header \[for=__search\]", HEADER, 'htmlFor: "__search"', "makes the button of the search"),
    Need("bundle", r'\.form,"reset"', HEADER, 'type: "reset"', "makes the button that empties the search"),
    Need(
        "bundle",
        r'":scope > :first-child".*":scope > :last-child"',
        HEADER,
        "found, HB.element(",
        "a line, then a list",
    ),
    Need("bundle", r"\.md-nav__link\b", NAMED, '"md-nav__link"', "names the links of the contents"),
    Need("bundle", r'"md-nav__link--active"', WIDTHS, "md-nav__link--active", "shows where in the page one reads"),
    Need("bundle", r'"data-md-scrolllock"', GROUND, "data-md-scrolllock", "holds the page while one searches"),
    Need("bundle", r'"#__config"\),\w+=JSON\.parse\(', MAIN, 'id="__config" type="application/json"', "settings"),
    Need("bundle", r"\.base=`\$\{new URL\(\w+\.base,", MAIN, '"base":', "tells the way to the site's root"),
    Need("bundle", r"\.features\.includes\(", MAIN, '"features":', "switches on the words in a result's address"),
    Need("bundle", r"\.translations\[", NAMED, "translations }", "puts the words into the settings"),
    Need("bundle", r"\b\w+\(\w+\.search,\w+\)", MAIN, '"search":', "names the search script"),
    Need("bundle", r'"search\.highlight"\)&&\w+\.searchParams\.set\("h"', MARKS, 'get("h")', "marks the words found"),
    Need(
        "bundle",
        r"=new Worker\(\w+\)",
        SEARCH,
        "window.Worker = /** @type {any} */ (FrameWorker)",
        "runs the search in a frame",
    ),
    Need("bundle", r"\{type:0,data:\{config:\w+,docs:\w+,options:", SEARCH, "SETUP = 0", "puts the own index in"),
    Need("bundle", r"\{type:2,data:", SEARCH, "QUERY = 2", "reads what is asked"),
    Need("bundle", r"\.type===3\b", SEARCH, "RESULT = 3", "gives back what is found"),
    Need(
        "bundle",
        r'\(document,"DOMContentLoaded",\{once:',
        SEARCH,
        'Event("DOMContentLoaded")',
        "starts it when it comes late",
    ),
    Need("bundle", r'"keyup"', SEARCH, 'KeyboardEvent("keyup"', "searches what is pasted too"),
    Need(
        "bundle",
        r'"search/search_index\.js",',
        "handbook/site/material.py",
        "search_index.js",
        "writes the first index",
    ),
    Need("bundle", r"\b__index\b", "handbook/site/material.py", "var __index=", "writes the first index"),
    Need(
        "bundle",
        r'"search/search_index\.json"',
        SEARCH,
        "XMLHttpRequest = /** @type {any} */ (EmptyIndex)",
        "answers from a server",
    ),
    Need("bundle", r'new XMLHttpRequest.*\.responseType="blob".*"load"', SEARCH, "new Blob(", "answers from a server"),
    Need("search", r'"IFrameWorker"in parent', SEARCH, "window.IFrameWorker", "tells the script that it is in a frame"),
    Need(
        "search",
        r"importScripts\(`\$\{\w+\}/min/lunr\.stemmer\.support",
        SEARCH,
        "inner.importScripts",
        "loads scripts",
    ),
    Need(
        "search", r"/min/lunr\.\$\{\w+\}\.min\.js", "handbook/site/search.py", "lunr.mn.min.js", "writes the language"
    ),
    Need("search", r"case 0:.*\{type:1\}", SEARCH, "SETUP = 0", "waits until the index is there"),
    Need("search", r"case 2:.*\{type:3,data:", SEARCH, "QUERY = 2", "asks"),
    Need(
        "search", r'addEventListener\("message".*postMessage\(', SEARCH, "inner.postMessage =", "speaks with the frame"
    ),
    Need("search", r"constructor\(\{config:\w+,docs:\w+,options:", ANSWERS, "config, docs: [", "puts the own index in"),
    Need("search", r"\{items:", SEARCH, "{ items }", "reads what was found"),
    Need("search", r"<mark", SEARCH, "<mark>", "takes the words found out of a result"),
    Need("search", r"\.config\)", "handbook/site/search.py", '"separator": separator', "writes the settings of lunr"),
    Need(
        "search", r"Object\.entries\(\w+\.fields\)", "handbook/site/search.py", '"fields": FIELDS', "weighs the fields"
    ),
    Need("search", r'\.ref\("location"\)', "handbook/site/search.py", '"location"', "names each entry by its address"),
    Need("search", r"self\.lunr=", TIERS, "root.lunr", "ranks with lunr"),
    Need(
        "search",
        r"this\.use\(lunr\[",
        TIERS,
        "lunr.mn = Object.assign(/** @this {any} */ function",
        "ranks as a plugin of lunr",
    ),
    Need("search", r"lunr\.tokenizer\.separator=new RegExp\(", TIERS, "config.separator", "cuts words as lunr"),
    Need("search", r'"position"', TIERS, "position", "tells where words stand, for the theme to mark"),
    Need(
        "search",
        r"\.index\.search\(\w+\)\.reduce\(\(\w+,\{ref:\w+,score:\w+,matchData:",
        TIERS,
        "matchData",
        "its results",
    ),
    Need(
        "search", r"score:\w+\*\(1\+\w+\(\w+,2\)\)", TIERS, "theme multiplies", "keeps the order that the theme weighs"
    ),
    Need("search", r'version="2\.3\.9"', TIERS, "inverted index", "takes the place of lunr's index, as built in 2.3.9"),
    Need(material.WORDS, r"macro t\(key\)", "overrides/partials/languages/mn.html", "macro t(key)", "holds the words"),
    Need(
        LUNR.format("stemmer.support.min"),
        r"stemmerSupport",
        "handbook/mongolian/lunr.mn.js",
        "stemmerSupport",
        "loads it",
    ),
]


def broken(theme: Path) -> list[str]:
    """Each thing that this version of the theme no longer has, and who relied on it."""
    told = []
    for need in NEEDS:
        pattern = material.SCRIPTS.get(need.where, need.where)
        files = list(theme.glob(pattern))
        if len(files) != 1:
            told.append(f"the theme has {len(files)} files {pattern}, one is needed by {need.file}: {need.why}")
        elif not re.search(need.theirs, files[0].read_text(encoding="utf-8"), re.S):
            told.append(f"{files[0].name} has no {need.theirs} any more, on which {need.file} relies: {need.why}")
    return told


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The files of the theme that we rely on, to be changed."""
    for where in {need.where for need in NEEDS}:
        for file in THEME.glob(material.SCRIPTS.get(where, where)):
            (tmp_path / file.relative_to(THEME)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file, tmp_path / file.relative_to(THEME))
    return tmp_path


def test_the_theme_has_all_that_our_files_rely_on() -> None:
    assert broken(THEME) == []


@pytest.mark.parametrize("need", NEEDS, ids=lambda need: f"{need.file}: {need.ours}")
def test_our_files_still_rely_on_it(need: Need) -> None:
    assert need.ours in (ROOT / need.file).read_text(encoding="utf-8"), f"{need.file} changed; mend the list of needs"


@pytest.mark.parametrize(
    ("script", "old", "new", "told"),
    [
        ("bundle", '"search-query"', '"search-field"', [HEADER, "search-query"]),
        ("bundle", "__md_get(", "__md_read(", [BASE, "__md_get"]),
        ("bundle", ".type===3", ".type===4", [SEARCH, "gives back what is found"]),
        ("search", '"IFrameWorker"', '"FrameWorker"', [SEARCH, "IFrameWorker"]),
        ("search", "self.lunr=", "self.index=", [TIERS, "ranks with lunr"]),
    ],
)
def test_a_name_changed_by_an_upgrade_is_told_with_the_file_that_breaks(
    copy: Path, script: str, old: str, new: str, told: list[str]
) -> None:
    (file,) = copy.glob(material.SCRIPTS[script])
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    (line,) = broken(copy)
    assert all(words in line for words in [file.name, *told])


def test_a_script_that_is_named_otherwise_is_told(copy: Path) -> None:
    (file,) = copy.glob(material.SCRIPTS["search"])
    file.rename(file.with_name("worker.js"))
    assert {line.partition(",")[0] for line in broken(copy)} == {f"the theme has 0 files {material.SCRIPTS['search']}"}


def test_what_is_needed_is_not_left_out_of_the_folder() -> None:
    scripts = (file.relative_to(THEME).as_posix() for file in (THEME / "assets/javascripts").rglob("*.js"))
    needed = [*material.scripts(scripts).values()]
    needed += [LUNR.format("stemmer.support.min"), LUNR.format("mn.min")]
    assert [name for name in needed for pattern in material.NOT_ASKED_FOR if Path(name).match(pattern)] == []


def test_no_template_of_the_theme_draws_a_page() -> None:
    """Ours include and extend only ours: no block of the theme can change under them. It looks words up, no more."""
    folder = ROOT / "overrides"
    nodes = Environment().parse((THEME / material.WORDS).read_text(encoding="utf-8")).body
    assert {type(node).__name__ for node in nodes} <= {"Import", "Macro", "Output"}, "a macro, and what it looks into"
    assert [node.name for node in nodes if isinstance(node, Macro)] == ["t"]
    for file in folder.rglob("*.html"):
        for name in meta.find_referenced_templates(Environment().parse(file.read_text(encoding="utf-8"))):
            is_ours = name == material.WORDS or (folder / (name or "")).is_file()
            assert is_ours, f"{file.relative_to(ROOT)} takes {name} from the theme"


def test_the_theme_cuts_a_page_into_the_sections_that_the_index_holds() -> None:
    """handbook/site/search.py reads location, title and text of each entry."""
    html = '<h1 id="t">T</h1><p>One.</p><h2 id="a">A</h2><p>Two.</p>'
    toc = get_toc([{"level": 2, "id": "a", "name": "A", "html": "A", "data-toc-label": "", "children": []}])
    index = material.new_index()
    index.add_entry_from_context(SimpleNamespace(content=html, toc=toc, url="p.html", title="T", meta={}))
    rows = [(entry["location"], entry["title"], entry["text"]) for entry in index.entries]
    assert rows == [("p.html", "T", "<p>One.</p>"), ("p.html#a", "A", "<p>Two.</p>")]


def test_the_licence_of_the_theme_is_found(tmp_path: Path) -> None:
    material.write_licence(tmp_path)
    assert "Martin Donath" in (tmp_path / material.PACKAGE / "LICENSE.txt").read_text(encoding="utf-8")
