"""The commands, as CONTRIBUTING.md tells them: python -m handbook COMMAND, in the project's root."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from handbook import checks
from handbook.base.alone import FULL, STOPPED, AnotherRun, exclusive_run, is_full
from handbook.base.findings import BadContent, Finding, NotRead
from handbook.base.usage import Usage
from handbook.checks import measures, mending, output
from handbook.course.wanted import NotChecked
from handbook.course.wanted import wanted as find_wanted
from handbook.desk import commands as desk
from handbook.desk.changelog import write_changelog
from handbook.editions.packing import nearly_full
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
        return chosen.run(chosen, Path.cwd())
    except BadContent as error:
        return _report(error.findings, error.skipped)
    except NotRead as error:  # a command needs a field that cannot be read
        print(f"{error.file}: something in it cannot be read; python -m handbook check names it")
        return 1
    except (SignatureFailed, AnotherRun) as error:
        print(error)
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
    """Return the parser of the command line; each command stores the function that runs it as ``run``."""
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
    check.set_defaults(run=_check)
    commands.add_parser("codes", help=f"write {output.README}, the page of all codes").set_defaults(run=_codes)
    exercises = commands.add_parser("exercises", help="make the data of the exercises again from their seeds")
    exercises.add_argument("ids", nargs="*", metavar="ID", help="exercises such as ads; all where none is given")
    exercises.set_defaults(run=_exercises)
    changelog = commands.add_parser(
        "changelog", help="note what this edition says, and write both changelogs from editions.yml"
    )
    changelog.set_defaults(run=_changelog)
    for name, words, task in (
        ("build", "build the site", _build),
        ("serve", "show the site while writing", _serve),
        ("bundle", "build the zips that work without a network", _bundle),
        (
            "editions",
            "build everything for readers: zips, PDF, EPUB, ZIM, one HTML file, files for learning platforms",
            _editions,
        ),
        ("bench", "measure the built site", _bench),
    ):
        commands.add_parser(name, help=words).set_defaults(run=_generating(task))
    for name, words, key, run in (
        ("sign", "sign the sums of what lies in dist/", "a private key outside the project", _sign),
        (
            "verify",
            "check signature and sums of what lies in dist/",
            "a public key, or a file of allowed signers",
            _verify,
        ),
    ):
        signature = commands.add_parser(name, help=words)
        signature.add_argument("--key", type=_home_path, metavar="PATH", help=key)
        signature.set_defaults(run=run)
    desk.add(commands)
    return whole


def _home_path(given: str) -> Path:
    """Read a path in which ~ stands for the user's folder, which a shell leaves as it is in ``--key=~/key``."""
    return Path(given).expanduser()


def _codes(_: argparse.Namespace, root: Path) -> int:
    (root / output.README).write_text(output.readme(), encoding="utf-8")
    print(f"written: {output.README}")
    return 0


def _exercises(chosen: argparse.Namespace, root: Path) -> int:
    make(root, chosen.ids, _say)
    return 0


def _generating(task: Callable[[Path], None]) -> Callable[[argparse.Namespace, Path], int]:
    """Return the command that runs ``task``, which needs the generator, and prints the message of what stops it.

    A task imports what builds when it is called, because a check needs no generator.
    """

    def command(_: argparse.Namespace, root: Path) -> int:
        from handbook.release import FAILURES

        try:
            task(root)
        except FAILURES as error:
            print(error)
            return 1
        return 0

    return command


def _build(root: Path) -> None:
    from handbook.site.build import build

    with exclusive_run(root):
        make_pages(root, _say)
        print(build(root, progress=_say))


def _serve(root: Path) -> None:
    from handbook.site.build import serve

    make_pages(root, _say)
    serve(root)


def _bundle(root: Path) -> None:
    from handbook.release import build_sites, publish, write_bundles

    with exclusive_run(root):
        course, work = _checked(root), root / ".build" / "bundles"
        write_bundles(course, build_sites(course, _say), work, _say)
        _list(publish(work, root / "dist"), root)


def _editions(root: Path) -> None:
    from handbook.release import Run, build_sites, write_editions

    with exclusive_run(root):
        with Usage() as usage:
            course = _checked(root)
            run = Run(root / ".build" / "editions", _say)
            made = write_editions(course, build_sites(course, _say), root / "dist", run)
        _list(made, root)
    print(f"Took {usage}")


def _bench(root: Path) -> None:
    from handbook.site.bench import bench

    make_pages(root, _say)
    _say("Building the handbook and a plain site beside it …")
    bench(root)


def _sign(chosen: argparse.Namespace, root: Path) -> int:
    with exclusive_run(root):
        print("\n".join(sign(root / "dist", chosen.key)))
    return 0


def _verify(chosen: argparse.Namespace, root: Path) -> int:
    print("\n".join(verify(root / "dist", chosen.key)))
    return 0


def _checked(root: Path) -> checks.Course:
    """Make missing pages of exercises, then read and check all content. Raises BadContent."""
    make_pages(root, _say)
    _say("Checking the content …")
    return checks.read_checked(root)


_say = partial(print, flush=True)  # not a lambda: it is pickled for the processes that make editions


def _list(made: Sequence[Path], root: Path) -> None:
    for path in made:
        print(f"{path.relative_to(root)}  {path.stat().st_size / 1e6:.2f} MB", flush=True)
    # with the books in it the zip has no limit
    with_books = any(path.suffix == ".epub" for path in made)
    limited = (path for path in made if not (with_books and path.suffix == ".zip"))
    print("".join(f"{line}\n" for line in nearly_full(limited)), end="")


def _explain(code: str) -> int:
    if code and code not in checks.RULES:
        print(f'no code "{code}"; python -m handbook check --explain prints all', file=sys.stderr)
        return 2
    print(output.explain([code] if code else sorted(checks.RULES)))
    return 0


def _check(chosen: argparse.Namespace, root: Path) -> int:
    if chosen.explain is not None:
        return _explain(chosen.explain)
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
    checked = checks.examine(root, wanted)
    findings = sorted({*checked.findings, *filter(lambda finding: wanted.has(finding.file), unmade)})
    if findings or chosen.format == "sarif":
        print(output.FORMATS[chosen.format](findings, output.skipped(checked.skipped)))
    elif chosen.format == "text":
        print(_clean(checked.course))
    return 1 if findings else 0


def _not_made(root: Path) -> list[Finding]:
    """Make the pages of exercises that are to be checked; return why some cannot be made."""
    try:
        make_pages(root, partial(print, file=sys.stderr, flush=True))  # findings alone go to the standard output
    except BadContent as error:
        return error.findings
    return []


def _clean(course: checks.Course) -> str:
    if course.wanted.paths:
        return f"no findings in {', '.join(course.wanted.paths)}"
    questions = sum(len(page.questions) for page in course.pages.values())
    return f"no findings in {len(course.pages)} pages, {questions} questions, {len(course.data.sources)} sources"


def _changelog(_: argparse.Namespace, root: Path) -> int:
    course, findings = checks.read_course(root)
    if findings:
        return _report(findings)
    print("\n".join(f"written: {file}" for file in write_changelog(course)) or "nothing to write")
    return 0


def _report(findings: Iterable[Finding], not_checked: Sequence[str] = ()) -> int:
    print(output.text(sorted(findings), not_checked))
    return 1


if __name__ == "__main__":
    sys.exit(main())
