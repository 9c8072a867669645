"""Our scripts are judged by ESLint and TypeScript; readers get them as they are written, without comments.

Both come from npm, as tests/js/package-lock.json pins them; `make test` installs them.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from handbook.base.html import start_tags
from handbook.practice.web.shared import STATIC
from handbook.render.scripts import cut, join, strings, without_comments
from handbook.site.scripts import FOLDERS
from handbook.supply import parts
from tests.browser.reader import pages_of

ROOT = Path(__file__).parents[1]
JS = ROOT / "tests" / "js"
OURS = ["overrides", "handbook"]
SCRIPTS = sorted(file.relative_to(ROOT).as_posix() for folder in OURS for file in (ROOT / folder).rglob("*.js"))


def run(command: str, *given: str, text: str = "") -> subprocess.CompletedProcess[str]:
    """Run one of the judges from the root; where it is missing, say how it comes here."""
    judge = JS / "node_modules" / ".bin" / command
    missing = [name for name, there in (("node", shutil.which("node")), (str(judge), judge.exists())) if not there]
    assert not missing, f"missing: {', '.join(missing)}; with node and npm installed, `make test` installs the rest"
    return subprocess.run([judge, *given], cwd=ROOT, input=text, capture_output=True, text=True)


def lint(*given: str, text: str = "") -> subprocess.CompletedProcess[str]:
    return run("eslint", "--config", "tests/js/eslint.config.mjs", *given, text=text)


def test_scripts_keep_the_rules() -> None:
    done = lint(*OURS)
    assert done.returncode == 0, done.stdout + done.stderr


def test_scripts_agree_on_what_they_hand_to_one_another() -> None:
    done = run("tsc", "--project", "tests/js")
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_script_of_ours_is_left_out() -> None:
    linted = [Path(file["filePath"]) for file in json.loads(lint("--format", "json", *OURS).stdout)]
    typed = map(Path, run("tsc", "--project", "tests/js", "--listFilesOnly").stdout.splitlines())
    for looked_at in (linted, typed):
        names = {file.relative_to(ROOT).as_posix() for file in looked_at if file.is_relative_to(ROOT)}
        assert [script for script in SCRIPTS if script not in names] == []


def test_scripts_of_exercises_are_copies_or_made() -> None:
    made = {"mongolian.js", "pages-index.js"}  # from handbook/mongolian, and from the pages of a web
    own = [file for file in (ROOT / "exercises").rglob("*.js") if file.name not in made]
    assert own and [file for file in own if file.read_bytes() != (STATIC / file.name).read_bytes()] == []


@pytest.mark.parametrize(
    ("script", "rule"),
    [
        ("const left = 1;", "no-unused-vars"),
        ("globalThis.x = 1 == '1';", "eqeqeq"),
        ("var left = 1;", "no-var"),
        (f"globalThis.x = () => {{{'f();' * 3}{chr(10).join('g();' for _ in range(61))}}};", "max-lines-per-function"),
        (f"globalThis.x = (n) => {{{''.join(f'if (n === {n}) return;' for n in range(20))}}};", "complexity"),
    ],
)
def test_a_script_that_breaks_a_rule_is_named(script: str, rule: str) -> None:
    text = f'(function () {{\n  "use strict";\n{script}\n}})();\n'
    done = lint("--stdin", "--stdin-filename", "overrides/hb/wrong.js", text=text)
    assert done.returncode == 1 and rule in done.stdout


@pytest.mark.parametrize(
    ("script", "wrong"),
    [
        ("HB.answers.show();", "Property 'show' does not exist"),
        ("HB.words();", "Expected at least 1 argument"),
        ('HB.bytes("7");', "not assignable to parameter of type 'number'"),
        ("HB.plain = (text) => 7;", "not assignable to type 'string'"),
        ("wordz();", "Cannot find name 'wordz'"),
    ],
)
def test_a_script_that_uses_another_wrongly_is_named(script: str, wrong: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.js").write_text(f"{script}\n", encoding="utf-8")
    settings = {"extends": str(JS / "tsconfig.json"), "include": [str(JS / "hb.d.ts"), "wrong.js"]}
    (tmp_path / "tsconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = run("tsc", "--project", str(tmp_path))
    assert done.returncode != 0 and wrong in done.stdout, done.stdout


SAME = """
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
const { parse } = createRequire(createRequire(process.argv[2]).resolve("eslint"))("espree");
// what a parser makes of a script, without the places of its parts
const tree = (text) => JSON.stringify(parse(text, { ecmaVersion: 2023 }), (name, value) => (
  ["start", "end", "range", "loc"].includes(name) ? undefined
    : typeof value === "bigint" || value instanceof RegExp ? String(value) : value));
for (const [name, written, built] of JSON.parse(readFileSync(0, "utf8"))) {
  if (tree(written) !== tree(built)) console.log(name);
}
"""


def different(pairs: list[tuple[str, str, str]], folder: Path) -> str:
    """The names of the scripts of which the second text is another program than the first."""
    (folder / "same.mjs").write_text(SAME, encoding="utf-8")
    command = ["node", str(folder / "same.mjs"), str(JS / "package.json")]
    done = subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_readers_get_scripts_without_comments_that_are_the_same_programs(built: Path, tmp_path: Path) -> None:
    read = {}
    for file in (file for folder in FOLDERS for file in (built / folder).glob("*.js")):
        text = file.read_text("utf-8")
        read |= cut(text) or {file.relative_to(built).as_posix().removesuffix(".js"): text}
    written = {name: ROOT / "overrides" / f"{name}.js" for name in read}
    pairs = [(name, file.read_text("utf-8"), read[name]) for name, file in written.items() if file.exists()]
    assert len(pairs) > 50
    assert {*read} - {name for name, _, _ in pairs} == {"strings", "hb/mongolian"}
    assert different(pairs, tmp_path) == ""
    assert sum(len(text) for _, _, text in pairs) < 0.95 * sum(len(text) for _, text, _ in pairs)
    assert [name for name, _, text in pairs if "\n\n" in text or "@type" in text] == []


def test_beside_what_draws_its_header_a_page_loads_one_script_of_ours_that_does_not_hold_up_its_text(
    built: Path,
) -> None:
    for path in [*pages_of(built, "mn"), *pages_of(built, "en")]:
        tags = start_tags(path.read_text("utf-8"))
        loaded = [attributes for tag, attributes in tags if tag == "script" and "src" in attributes]
        at_once = [attributes["src"] for attributes in loaded if "defer" not in attributes]
        assert [source.rpartition("hb/")[2].partition(".")[0] for source in at_once] == ["first", "head"], path
        later = [attributes["src"] for attributes in loaded if "defer" in attributes]
        own = [source for source in later if "/vendor/" not in source]
        assert len(own) == 1 and (path.parent / own[0]).stat().st_size < 120_000, path


def test_a_pages_script_holds_the_words_that_its_parts_ask_for_and_not_all(built: Path) -> None:
    every = yaml.safe_load((ROOT / "docs/_data/strings.yml").read_text("utf-8"))
    count = sum(key.startswith("js-") for key in every)
    of_all = {lang: cut((built / f"hb/head.{lang}.js").read_text("utf-8")) for lang in ("mn", "en")}
    for file in (built / "hb").glob("page.*.js"):
        own, common = cut(file.read_text("utf-8")), of_all[file.name.split(".")[2]]
        words = json.loads(common["strings"].removeprefix("window.HB_STRINGS="))
        more = json.loads(own["strings"].removeprefix("Object.assign(HB_STRINGS,").removesuffix(")\n"))
        texts = [text for parts in (own, common) for text in parts.values()]
        asked = {key for text in texts for key in re.findall(r'HB\.words\("([a-z0-9-]+)"', text)}
        assert asked <= words.keys() | more.keys() and not words.keys() & more.keys(), file.name
        assert len(words | more) < 0.8 * count, file.name


def test_a_fault_in_one_part_of_a_script_leaves_the_others_at_work(tmp_path: Path) -> None:
    joined = join({"a": "throw new Error('a');\n", "b": "console.log('b');\n"})
    assert cut(joined) == {"a": "throw new Error('a');\n", "b": "console.log('b');\n"}
    (tmp_path / "joined.js").write_text(joined, encoding="utf-8")
    done = subprocess.run(["node", str(tmp_path / "joined.js")], capture_output=True, text=True)
    assert done.stdout == "b\n" and "Error: a" in done.stderr


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ('HB.words("save-one")', {"save-one"}),
        ("HB.words(`save-${kind}`)", {"save-one", "save-two"}),
        ("HB.words(`${family}-${why}`); told(said, 'save')", {"save-one", "save-two"}),
        ("HB.words(`${family}-${why}`); told(said, 'not-kept')", {"not-kept-full"}),
        ('const NAMES = ["other"];', {"other"}),
        ("nothing()", set()),
    ],
)
def test_words_are_found_however_a_script_asks_for_them(script: str, wanted: set[str]) -> None:
    words = {"save-one": "1", "save-two": "2", "other": "3", "not-kept-full": "4"}
    assert strings([script], words).keys() == wanted


def test_another_program_is_noticed(tmp_path: Path) -> None:
    assert different([("a", "f(1); // one", "f(1);"), ("b", "f(`a // b`)", "f(`a `)")], tmp_path) == "b\n"


def test_only_comments_are_taken_out() -> None:
    script = 'f("http://a", `/* ${g(/[/]\\/\\/x/)} // b`); // gone\n\n/* gone\n gone */ g(7 / 2 / 1);\n'
    assert without_comments(script) == 'f("http://a", `/* ${g(/[/]\\/\\/x/)} // b`);\n g(7 / 2 / 1);\n'


def test_what_judges_the_scripts_is_pinned_and_has_a_licence_that_is_allowed() -> None:
    lock = json.loads((JS / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert len(packages) > 50
    assert [name for name, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []
    assert [name for name, entry in packages.items() if not parts.allowed(entry.get("license", ""), parts.MAKING)] == []
