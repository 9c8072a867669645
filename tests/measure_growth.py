"""Prints what grows how: a handbook of seven, seventy and seven hundred lessons is checked, built, opened and searched.

python tests/measure_growth.py, or with `check` the check alone, of ours too. Lessons hold the plain paragraphs of
ours in turn, five to a module; medians of three visits in Chromium, its processor slowed down four times.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path
from statistics import median

import tiny
import yaml
from measure_check import spent
from playwright.sync_api import sync_playwright

from handbook import checks
from handbook.site.bench import around
from handbook.site.build import build

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from bench_pages import measured, searched  # noqa: E402

LESSONS, IN_A_MODULE, VISITS = (7, 70, 700), 5, 3
OWN = (ROOT / "mkdocs.yml").read_text("utf-8").partition("\nnav:\n")[0]
_MARKED = re.compile(r"[\[\]<>{}`*|!]|^(?:---|#|- |\d+\. | )", re.M)


def prose(lang: str) -> list[str]:
    """The plain paragraphs of each lesson of ours, without what needs a source or leads somewhere."""
    texts = [path.read_text("utf-8").split("---", 2)[2] for path in sorted((ROOT / "docs" / lang).glob("*/*.md"))]
    plain = [[part for part in text.split("\n\n") if not _MARKED.search(part.strip("\n"))] for text in texts]
    return ["\n\n".join(parts) for parts in plain if len(parts) >= 8]


def handbook(root: Path, count: int) -> None:
    """Write a handbook of so many lessons, with the templates and words of ours."""
    files, made = tiny.files(), tiny.files()
    course, nav = yaml.safe_load(files["docs/_data/course.yml"]), yaml.safe_load(f"nav:{tiny.NAV.partition('nav:')[2]}")
    modules = course["parts"][0]["modules"]
    nav["nav"] = [entry for entry in nav["nav"] if not isinstance(entry, dict)]
    for number in range(-(-count // IN_A_MODULE)):
        module = f"rescue{number or ''}"
        lessons = [f"{module}/ask-{n or 'first'}" for n in range(min(IN_A_MODULE, count - number * IN_A_MODULE))]
        modules[number:] = [modules[0] | {"id": module, "number": number + 1}]
        pages = [f"{module}/index", *lessons, f"{module}/check"]
        nav["nav"].append({module: [f"{page}.md" for page in pages]})
        for page in pages:
            kind = "rescue/ask-first" if page in lessons else f"rescue/{page.partition('/')[2]}"
            for lang in tiny.WORDS:
                text = made[f"docs/{lang}/{kind}.md"].replace(kind, page).replace("rescue/", f"{module}/")
                if page != kind:  # names of its own
                    text = re.sub(r"^(  - .+ [ABC])$", rf"\1 {page}", text, flags=re.M)
                    text = text.replace("objective: res-1", f"objective: {module if number else 'res'}-1")
                    own_name = module if page.endswith("first") else page.replace("/", "-")
                    text = text.replace("res-", f"{own_name}-")
                files[f"docs/{lang}/{page}.md"] = text
    own = {lang: cycle(prose(lang)) for lang in tiny.WORDS}
    for path in [path for path in files if "/ask-" in path]:
        files[path] += f"\n{next(own[path.split('/')[1]])}\n"
    files["docs/_data/course.yml"] = yaml.safe_dump(course, allow_unicode=True)
    files["docs/_data/strings.yml"] = (ROOT / "docs/_data/strings.yml").read_text("utf-8")
    files["mkdocs.yml"] = f"{OWN}\n{yaml.safe_dump(nav)}"
    for file, text in files.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copytree(ROOT / "docs" / "assets", root / "docs" / "assets")
    for name in ("requirements.txt", "LICENSE"):
        shutil.copy(ROOT / name, root)
    tiny.confirm_all(root)


def figures(root: Path) -> dict[str, float]:
    """What such a handbook costs its writers and readers, by what is measured."""
    start = time.perf_counter()
    content = checks.examine(root).course  # finds that questions are alike, which here they are
    checked = time.perf_counter()
    site = build(root, target=root / "site", course=content)
    built = time.perf_counter()
    lesson = site / "rescue1" / "ask-first.html"
    html = lesson.read_text("utf-8")
    found = {
        "check, seconds": checked - start,
        "build, seconds": built - checked,
        "pages": len([*site.rglob("*.html")]),
        "all files of the site, KB": sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1000,
        "a lesson around its text, KB": around(html) / 1000,
        "index of the search, KB": (site / "search" / "index.mn.js").stat().st_size / 1000,
    }
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        visits = []
        for _ in range(VISITS):
            context = browser.new_context(viewport={"width": 1280, "height": 800})
            visit = measured(context, lesson.as_uri(), warm=False) | searched(context, lesson.as_uri())
            visits.append({f"a lesson, {what}": value for what, value in visit.items()})
            context.close()
        browser.close()
    return found | {what: median(visit[what] for visit in visits) for what in visits[0]}


def check_alone() -> None:
    """Print how long the check takes for ours, and at ten times the lessons; in seconds of the processor."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        for root, count in ((ROOT, 0), *((Path(folder) / str(count), count) for count in LESSONS[1:])):
            if count:
                handbook(root, count)
            # each in a process of its own: what one check has read of a text another does not read again
            start = spent()
            done = subprocess.run([sys.executable, "-m", "handbook", "check"], cwd=root, capture_output=True, text=True)
            took.append(spent() - start)
            assert not done.stderr, done.stderr  # findings are expected, a crash is not
    print(f"{'check, seconds':36}{'handbook':>12}{''.join(f'{count:>12,}' for count in LESSONS[1:])}{'ten times':>12}")
    print(f"{'':36}{''.join(f'{seconds:>12.1f}' for seconds in took)}{took[-1] / took[-2]:>12.1f}")


def main() -> None:
    if sys.argv[1:] == ["check"]:
        check_alone()
        return
    columns = []
    for count in LESSONS:
        with tempfile.TemporaryDirectory() as folder:
            handbook(Path(folder), count)
            columns.append(figures(Path(folder)))
    print(f"{'lessons':36}{''.join(f'{count:>12,}' for count in LESSONS)}{'last ten times':>17}")
    for what in columns[0]:
        row = [column[what] for column in columns]
        print(f"{what:36}{''.join(f'{value:>12,.1f}' for value in row)}{row[-1] / row[-2]:>17.1f}")


if __name__ == "__main__":
    main()
