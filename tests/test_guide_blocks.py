"""What the guides show in a block can be written so: each block is given to the reader that it is meant for."""

from __future__ import annotations

import ast
import base64
import hashlib
import json
import re
import shlex
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from itertools import pairwise
from pathlib import Path
from typing import Any

import ours
import pytest
import yaml

from handbook import checks
from handbook.__main__ import parser
from handbook.base.shaped import shape_of
from handbook.base.shapes import WORDS
from handbook.checks import RULES
from handbook.course.course import Course
from handbook.course.data.law import FILE as LAW_FILE
from handbook.course.data.law import read_law
from handbook.course.data.model import Data
from handbook.course.data.tools import FILE as TOOLS_FILE
from handbook.course.data.tools import read_tools
from handbook.course.pages.reader import parse_page, read_page
from handbook.course.wanted import wanted
from handbook.practice import log
from handbook.practice.tables import guarded
from handbook.practice.web.model import Case

ROOT = Path(__file__).parents[1]
GUIDES = ("CONTRIBUTING.md", "CONTRIBUTING.mn.md", "README.md", "MAINTAINING.md", "handbook/practice/web/README.md")
FENCE = re.compile(r"^(?P<sign>```+|~~~+)(?P<language>\w*)\n(?P<text>.*?)^(?P=sign)$", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"^#+ (?P<words>.*?)(?: <a id=\"(?P<id>[a-z-]+)\"></a>)?$", re.MULTILINE)
PLACE = "data-protection/lawful-basis"  # of the page that the front matter is of
# found where a lesson has one section, one question and no exercise, and its twin is in the other guide
LEFT_OUT = frozenset({"SH04", "SH05", "SH06", "RL05", "OB03", "PA01"})


@dataclass(frozen=True)
class Block:
    guide: str
    line: int  # of its fence
    section: str  # id of the heading above it, or its words where it has none
    language: str
    text: str

    @property
    def lang(self) -> str:
        return "mn" if self.guide.endswith(".mn.md") else "en"


def blocks(guide: str) -> list[Block]:
    text = (ROOT / guide).read_text(encoding="utf-8")
    found = []
    for fence in FENCE.finditer(text):
        # a heading inside a block is none of the guide
        above = FENCE.sub("", text[: fence.start()])
        heading = list(HEADING.finditer(above))[-1]
        line = text.count("\n", 0, fence.start()) + 1
        found.append(Block(guide, line, heading["id"] or heading["words"], fence["language"], fence["text"]))
    return found


ALL = [block for guide in GUIDES for block in blocks(guide)]


@cache
def data() -> Data:
    return ours.data()


def of_section(block: Block, section: str) -> str:
    """The block of the same guide that stands in that section."""
    return next(one.text for one in ALL if (one.guide, one.section) == (block.guide, section))


def front_matter(block: Block) -> None:
    page, findings = parse_page(block.text, block.lang, f"{PLACE}.md")
    assert findings == [] and page.meta.id == PLACE and page.is_lesson and page.meta.quiz
    assert set(page.meta.translated) == {"_meta", "_asks", "lawful-basis"}


def lesson(block: Block) -> None:
    """The blocks of the guide make a lesson in which only that is found which they leave out."""
    head, _, _ = of_section(block, "front-matter").partition("translated:")
    body, asked = of_section(block, "shape"), of_section(block, "question")
    page, findings = parse_page(f"{head}---\n\n…\n\n{body}\n## … {{#questions}}\n\n{asked}", block.lang, f"{PLACE}.md")
    assert findings == []
    section, _ = page.sections
    assert section.teaches == tuple(objective.id for objective in page.meta.objectives)
    assert [box.kind for box in section.boxes] == ["key", "trainer"] and len(page.questions) == 1
    glossary = read_page(ROOT, block.lang, "glossary.md")[0]
    site = Course(ROOT, {(one.lang, one.path): one for one in (page, glossary)}, data())
    found = [
        finding for finding in checks.check(site).findings if finding.file == page.file and finding.code not in LEFT_OUT
    ]
    assert found == []


def fact(block: Block, tmp_path: Path) -> None:
    file = tmp_path / LAW_FILE
    file.parent.mkdir(parents=True)
    file.write_text(block.text, encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    facts, findings = read_law(tmp_path, data().sources)
    assert findings == [] and len(facts) == 1
    assert RULES["RE13"].check(Course(ROOT, {}, replace(data(), law=facts))) == []


def tool(block: Block, tmp_path: Path) -> None:
    file = tmp_path / TOOLS_FILE
    file.parent.mkdir(parents=True)
    file.write_text(f"tools:\n{block.text}", encoding="utf-8")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    cards, findings = read_tools(tmp_path, data().sources)
    assert findings == [] and len(cards) == 1


def commands(block: Block) -> None:
    """Each line runs: its program is known, and takes these words."""
    ran = 0
    for line in block.text.splitlines():
        for command in line.partition("#")[0].split("&&"):
            program, *words = shlex.split(command, posix=block.language != "bat")
            name = re.split(r"[\\/]", program)[-1]
            assert name in PROGRAMS, f"{block.guide}:{block.line}: {command}: name what reads a line of {name}"
            PROGRAMS[name](words)
            ran += 1
    assert ran


def _targets(words: list[str]) -> None:
    known = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert known and set(words) <= set(known[1].split()), words


def _module(words: list[str]) -> None:
    option, module, *rest = words
    assert option == "-m" and find_spec(module), words
    if module == "handbook":
        chosen = parser().parse_args(rest)
        if chosen.command == "check":
            assert wanted(ROOT, chosen.paths, checks.places()) and (chosen.explain or "RE13") in RULES
    else:
        assert (module, rest) in (("venv", [".venv"]), ("handbook.supply.lock", []))


PROGRAMS: dict[str, Callable[[list[str]], None]] = {
    "make": _targets,
    "python": _module,
    "py": _module,
}


def layout(block: Block) -> None:
    """A tree of the folder: what stands in front of the words is there."""
    above, named = ROOT, 0
    for line in block.text.splitlines():
        inside, parts = line.startswith("  "), re.split(r"\s{2,}", line.strip())
        paths = parts[:-1] or parts[0].split()[:1]  # the words come last; after a long name stands one space
        for path in paths:
            assert list((above if inside else ROOT).glob(path.replace("<id>", "*"))), line
            named += 1
        if not inside:
            above = ROOT / paths[0]
    assert named > 20


def of_the_log(block: Block) -> None:
    """What verifies a log: its chain, and cells as they were before they were guarded."""
    told: dict[str, Any] = {"hashlib": hashlib, "json": json, "re": re}
    exec(block.text, told)
    if "chain" in told:
        row = dict.fromkeys(log.FIELDS, "…")
        assert told["chain"](row, log.START) == log.chain(row, log.START)
    else:
        cells = ["=1+1", "'=1", "a;-b,+c", "a\n@b", "plain, 'quoted'"]
        assert [told["plain"](guarded(cell)) for cell in cells] == cells


def encrypted(block: Block) -> None:
    """A file that OpenSSL encrypts here, as GCM does from its second block on, is opened."""
    told: dict[str, Any] = {"base64": base64, "hashlib": hashlib, "subprocess": subprocess, "unicodedata": unicodedata}
    exec(block.text, told)
    salt, iv, text, phrase = b"s" * 16, b"i" * 12, "Зарын хуудас", "нууц үг, урт"
    key = hashlib.pbkdf2_hmac("sha256", phrase.encode(), salt, 1000)
    command = ["openssl", "enc", "-aes-256-ctr", "-K", key.hex(), "-iv", (iv + (2).to_bytes(4, "big")).hex()]
    data = subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout + b"t" * 16
    parts = {name: base64.b64encode(part).decode() for name, part in (("salt", salt), ("iv", iv), ("data", data))}
    assert told["opened"]({**parts, "iterations": 1000}, phrase) == text


def web_maker(block: Block, tmp_path: Path) -> None:
    """The block is a whole make.py once its names are known: it writes a training web from a case."""
    told: dict[str, Any] = {"Path": Path, "date": date}
    exec(block.text, told)
    told["make"](ROOT / "exercises/ledger", tmp_path, data().outline.edition_date)
    assert {file.name for file in tmp_path.iterdir()} >= {"index.html"}


def case_form(block: Block) -> None:
    """Keys are those of the reader, `?` where one may be left out; no list is left untold."""
    quoted = re.sub(r"(\w+\?):", r'"\1":', block.text)  # in braces YAML takes a bare ? for a sign
    assert _untold(yaml.safe_load(quoted), shape_of(Case)) == []


def _untold(told: Any, shape: Any, path: str = "") -> list[str]:
    """Keys that only one of the two has; a key that is always needed may not bear a `?`."""
    if isinstance(shape, list | tuple) and isinstance(told, list):
        return [key for inner in told for key in _untold(inner, shape[0], path)]
    if not (isinstance(shape, dict) and isinstance(told, dict)) or shape == WORDS:
        return []
    plain = {key.removesuffix("?"): key for key in shape}
    wrong = [f"{path}{key}" for key in told if key not in shape and f"{key}?" not in shape]
    wrong += [f"{path}{key}" for key in shape if not path and key not in told]
    return wrong + [
        problem
        for key, inner in told.items()
        if (name := key.removesuffix("?")) in plain
        for problem in _untold(inner, shape[plain[name]], f"{path}{name}.")
    ]


def commit(block: Block) -> None:
    """What the commit adds stands in its files as it is shown."""
    added: dict[str, list[str]] = {}
    for line in block.text.splitlines():
        if line.startswith("+++ b/"):
            rows = added.setdefault(line.removeprefix("+++ b/"), [])
        else:
            rows.append(line.removeprefix("+"))
    assert all("\n".join(rows) in (ROOT / file).read_text(encoding="utf-8") for file, rows in added.items())


def script(block: Block) -> None:
    """A script that an engineer saves: all that it takes from modules is there."""
    tree = ast.parse(block.text)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            module = import_module(node.module)
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                own = getattr(module, alias.name, None) or (find_spec(name) and import_module(name))
                used = [
                    one.attr
                    for one in ast.walk(tree)
                    if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id == alias.name
                ]
                assert own and all(hasattr(own, attribute) for attribute in used), f"{name}: {used}"


def tools(block: Block) -> None:
    """Each module is installed, and a file is there with the line at which a debugger stops."""
    words = shlex.split(block.text)
    modules = [module for option, module in pairwise(words) if option == "-m"]
    assert modules and all(map(find_spec, modules))
    for file, line in re.findall(r"(handbook/[\w/]+\.py):(\d+)", block.text):
        assert (ROOT / file).read_text(encoding="utf-8").splitlines()[int(line) - 1].strip()


# by the section that a block stands in and the language that it names
READERS: dict[tuple[str, str], Callable[..., None]] = {
    ("front-matter", "yaml"): front_matter,
    ("shape", "markdown"): lesson,
    ("question", "markdown"): lesson,
    ("law", "yaml"): fact,
    ("tool", "yaml"): tool,
    ("Two commands", "sh"): commands,
    ("Two commands", "bat"): commands,
    ("For writers", "sh"): commands,
    ("How the program is laid out", ""): layout,
    ("log", "python"): of_the_log,
    ("encrypted", "python"): encrypted,
    ("rule", "diff"): commit,
    ("debug", "python"): script,
    ("debug", "sh"): tools,
    ("The training web", "python"): web_maker,
    ("Form of case.yml", "yaml"): case_form,
}


@pytest.mark.parametrize("block", ALL, ids=[f"{block.guide}:{block.line}" for block in ALL])
def test_what_a_guide_shows_is_read_by_its_reader(block: Block, tmp_path: Path) -> None:
    key = (block.section, block.language)
    assert key in READERS, f"{block.guide}:{block.line}: name the reader of a block {key}"
    reader = READERS[key]
    reader(block, tmp_path) if "tmp_path" in signature(reader).parameters else reader(block)


def test_no_block_is_overlooked() -> None:
    for guide in GUIDES:
        fences = re.findall(r"^\s*(?:```|~~~)", (ROOT / guide).read_text(encoding="utf-8"), re.MULTILINE)
        assert len(fences) == 2 * len(blocks(guide)), guide
    assert {(block.section, block.language) for block in ALL} == set(READERS)
