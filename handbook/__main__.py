"""The commands, as CONTRIBUTING.md tells them: python -m handbook COMMAND, in the project's root."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from handbook import checks
from handbook.base.alone import FULL, STOPPED, AnotherRun, alone, is_full
from handbook.base.findings import BadContent, Finding, NotRead
from handbook.base.usage import Usage
from handbook.checks import measures, mending, output
from handbook.course.wanted import NotChecked
from handbook.course.wanted import wanted as find_wanted
from handbook.desk import commands as desk
from handbook.desk.changelog import write_changelog
from handbook.editions.signature import SignatureFailed, sign, verify
from handbook.practice.make import make, make_pages


def main(arguments: list[str] | None = None) -> int:
    """Run one command in the present folder, the project's root.

    The exit code is 0 where all is well, 1 where something was found, 2 where the command itself cannot be run.
    """
    # a terminal that lacks a letter shows its number instead of stopping
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    chosen = parser().parse_args(arguments)
    try:
        return _run(chosen, Path.cwd())
    except BadContent as error:
        return _report(error.findings, error.skipped)
    except NotRead as error:  # what a command asks for stands in a field that cannot be read
        print(f"{error.file}: something in it cannot be read; python -m handbook check names it")
        return 1
    except KeyboardInterrupt:
        print(f"\n{STOPPED}")
        return 130
    except OSError as error:
        if not is_full(error):
            raise
        print(FULL)
        return 1


def parser() -> argparse.ArgumentParser:
    """What reads a command as it is typed."""
    whole = argparse.ArgumentParser(prog="python -m handbook", description=__doc__)
    commands = whole.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check all content and data")
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files and folders; the whole handbook where none is given"
    )
    check.add_argument("--fix", action="store_true", help="mend first what needs no judgement")
    check.add_argument("--format", choices=output.FORMATS, default="text", help="how findings are printed")
    check.add_argument("--figures", action="store_true", help="print how the pages read, and check nothing")
    check.add_argument(
        "--explain", nargs="?", const="", metavar="CODE", help="explain a code, or all, and check nothing"
    )
    commands.add_parser("codes", help=f"write {output.README}, the page of all codes")
    exercises = commands.add_parser("exercises", help="make the data of the exercises again from their seeds")
    exercises.add_argument("ids", nargs="*", metavar="ID", help="exercises such as ads; all where none is given")
    commands.add_parser("changelog", help="note what this edition says, and write both changelogs from editions.yml")
    for name, words in (
        ("build", "build the site"),
        ("serve", "show the site while writing"),
        ("bundle", "build the zips that work without a network"),
        ("editions", "build everything for readers: zips, PDF, EPUB, ZIM, one HTML file, files for learning platforms"),
        ("bench", "measure the built site"),
    ):
        commands.add_parser(name, help=words)
    for name, words, key in (
        ("sign", "sign the sums of what lies in dist/", "a private key outside the project"),
        ("verify", "check signature and sums of what lies in dist/", "a public key, or a file of allowed signers"),
    ):
        commands.add_parser(name, help=words).add_argument("--key", type=Path, metavar="PATH", help=key)
    desk.add(commands)
    return whole


def _run(chosen: argparse.Namespace, root: Path) -> int:
    if chosen.command == "check":
        return _explain(chosen.explain) if chosen.explain is not None else _check(root, chosen)
    if chosen.command == "codes":
        (root / output.README).write_text(output.readme(), encoding="utf-8")
        print(f"written: {output.README}")
        return 0
    if chosen.command == "exercises":
        make(root, chosen.ids, _say)
        return 0
    if chosen.command == "changelog":
        return _changelog(root)
    if "desk" in chosen:
        return chosen.desk(chosen, root)
    if chosen.command in ("sign", "verify"):
        return _signature(root / "dist", chosen)
    # imported here: a check needs no generator
    from handbook.release import FAILURES, build_sites, publish, write_bundles, write_editions
    from handbook.site.bench import bench
    from handbook.site.build import build, serve

    dist = root / "dist"
    try:
        if chosen.command == "build":
            with alone(root):
                make_pages(root, _say)
                print(build(root, progress=_say))
        elif chosen.command == "serve":
            make_pages(root, _say)
            serve(root)
        elif chosen.command == "bundle":
            with alone(root):
                content, work = _checked(root), root / ".build" / "bundles"
                write_bundles(content, build_sites(content, _say), work, _say)
                _list(publish(work, dist, whole=False), root)
        elif chosen.command == "editions":
            with alone(root):
                with Usage() as usage:
                    content, work = _checked(root), root / ".build" / "editions"
                    made = write_editions(content, build_sites(content, _say), work, dist, _say)
                _list(made, root)
            print(f"Took {usage}")
        elif chosen.command == "bench":
            make_pages(root, _say)
            _say("Building the handbook and a plain site beside it …")
            bench(root)
    except (*FAILURES, AnotherRun) as error:
        print(error)
        return 1
    return 0


def _signature(dist: Path, chosen: argparse.Namespace) -> int:
    """Sign the list of sums in ``dist``, or verify it with all that it lists."""
    key = chosen.key and chosen.key.expanduser()
    try:
        if chosen.command == "verify":
            told = verify(dist, key)
        else:
            with alone(dist.parent):
                told = sign(dist, key)
    except (SignatureFailed, AnotherRun) as error:
        print(error)
        return 1
    print("\n".join(told))
    return 0


def _checked(root: Path) -> checks.Course:
    """The content, read and checked once for all that the command makes of it; what of it is made stands ready then."""
    make_pages(root, _say)
    _say("Checking the content …")
    return checks.read_checked(root)


_say = partial(print, flush=True)  # to be pickled: editions are made by several processes


def _list(made: Iterable[Path], root: Path) -> None:
    for path in made:
        print(f"{path.relative_to(root)}  {path.stat().st_size / 1e6:.2f} MB", flush=True)


def _explain(code: str) -> int:
    if code and code not in checks.RULES:
        print(f'no code "{code}"; python -m handbook check --explain prints all', file=sys.stderr)
        return 2
    print(output.explain([code] if code else sorted(checks.RULES)))
    return 0


def _check(root: Path, chosen: argparse.Namespace) -> int:
    try:
        wanted = find_wanted(root, chosen.paths, checks.places())
    except NotChecked as error:
        print(error, file=sys.stderr)
        return 2
    if chosen.figures:
        print(measures.table(checks.read_course(root, wanted)[0]))
        return 0
    unmade = _not_made(root)
    if chosen.fix:
        changed, _ = mending.fix(root, lambda: checks.run(root, wanted))
        print("".join(f"mended: {file}\n" for file in changed), end="", file=sys.stderr)
    site, findings = checks.examine(root, wanted)
    findings = sorted({*findings, *filter(lambda finding: wanted.has(finding.file), unmade)})
    if findings or chosen.format == "sarif":
        print(output.FORMATS[chosen.format](findings, output.skipped(site)))
    elif chosen.format == "text":
        print(_clean(site))
    return 1 if findings else 0


def _not_made(root: Path) -> list[Finding]:
    """Make the pages of exercises that are to be checked; why some cannot be made."""
    try:
        make_pages(root, partial(print, file=sys.stderr, flush=True))  # findings alone go to the standard output
    except BadContent as error:
        return error.findings
    return []


def _clean(site: checks.Course) -> str:
    if site.wanted.paths:
        return f"no findings in {', '.join(site.wanted.paths)}"
    questions = sum(len(page.questions) for page in site.pages.values())
    return f"no findings in {len(site.pages)} pages, {questions} questions, {len(site.data.sources)} sources"


def _changelog(root: Path) -> int:
    site, findings = checks.read_course(root)
    if findings:
        return _report(findings)
    print("\n".join(f"written: {file}" for file in write_changelog(site)) or "nothing to write")
    return 0


def _report(findings: Iterable[Finding], not_checked: Sequence[str] = ()) -> int:
    print(output.text(sorted(findings), not_checked))
    return 1


if __name__ == "__main__":
    sys.exit(main())
