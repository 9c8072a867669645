"""Reads YAML so that every value keeps its line, and blanks what does not fit a shape of shapes.py."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from handbook.base.findings import ALL, Finding
from handbook.base.shapes import Misfit, Path, expected, unfit


@dataclass(frozen=True)
class Lined:
    """A value and the line of each of its parts; ``None`` stands for what did not fit."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)  # of a text its first, of what has parts that of its key


def read_yaml(text: str, file: str, code: str, first_line: int = 1) -> tuple[Lined, list[Finding]]:
    """The value of a YAML text (``None`` where it cannot be read). Tags that are not known are read as text."""
    lines: dict[Path, int] = {}
    repeated: list[tuple[str, int]] = []
    write = "check indentation, the space after a colon, closed brackets and quotation marks"
    try:
        node = _compose(text)
        value = _build(node, (), first_line, lines, repeated) if node else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line if mark else text[: getattr(error, "position", 0)].count("\n")
        problem = getattr(error, "problem", None) or getattr(error, "reason", "")
        return Lined(None), [
            Finding(file, first_line + line, code, f"YAML that cannot be read ({problem})", write, ALL)
        ]
    except RecursionError:  # an anchor that holds itself
        return Lined(None), [Finding(file, first_line, code, "YAML that has no end", write, ALL)]
    return Lined(value, lines), [
        Finding(file, line, code, f'key "{key}" stands twice', "keep one of the two") for key, line in repeated
    ]


def read_blanked(
    text: str, file: str, shape: Any, codes: tuple[str, str], first_line: int = 1
) -> tuple[Lined, list[Finding], list[tuple[Path, Finding]]]:
    """Read and check: ``None`` stands for what does not fit and for what is missing, unknown keys are left out.

    A missing translation is replaced by the text of the source, so that other rules still run. The first
    findings are about the YAML and such texts; each of the others comes with the place of what it is about.
    """
    lined, findings = read_yaml(text, file, codes[0], first_line)
    if lined.value is None:
        nothing = Finding(file, first_line, codes[1], "nothing written", f"write {expected(shape)}", ALL)
        return lined, findings or [nothing], []
    misfits = [*unfit(lined.value, shape, ())]
    findings += _untranslated(lined, [misfit for misfit in misfits if misfit.is_untranslated], file, codes[1])
    misfits = [misfit for misfit in misfits if not misfit.is_untranslated]
    whole = {"": lined.value}
    for misfit in misfits:
        _blank(whole, misfit)
    told = [(one.path, Finding(file, lined.lines[one.path], codes[1], one.told, one.write)) for one in misfits]
    return Lined(whole[""], lined.lines), findings, told


def has_hole(value: Any) -> bool:
    """Whether something in a value that ``read_blanked`` gives did not fit, or is missing."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(map(has_hole, inner))


def _untranslated(lined: Lined, misfits: list[Misfit], file: str, code: str) -> Iterator[Finding]:
    """One finding an entry for the texts that lack a language, one for the file where none has it.

    What is missing is taken from the source, in place.
    """
    for lang in dict.fromkeys(misfit.lacks for misfit in misfits):
        of_lang = [misfit for misfit in misfits if misfit.lacks == lang]
        is_anywhere = any(path and path[-1] == lang for path in lined.lines)
        entries: dict[str, list[Misfit]] = {}
        for misfit in of_lang:
            entries.setdefault(_entry(lined.value, misfit.path) if is_anywhere else ALL, []).append(misfit)
            texts = _at(lined.value, misfit.path)
            texts[str(lang)] = texts.get(lang.source, "")  # without a source the text is a hole
        for name, same in entries.items():
            first = same[0]
            found = first.told
            if not is_anywhere:
                found = f'no text has the language "{lang}"; there are {len(same)}'
            elif len(same) > 1:
                found += f', and {len(same) - 1} more of "{name}"'
            yield Finding(file, lined.lines[first.path], code, found, first.write)


def _at(value: Any, path: Path) -> Any:
    for part in path:
        value = value[part]
    return value


def _entry(value: Any, path: Path) -> str:
    """The entry that a place lies in: the id nearest to it, or its key; ALL where it has none."""
    around = [value]
    for part in path:
        around.append(around[-1][part])
    ids = (one["id"] for one in reversed(around) if isinstance(one, dict) and isinstance(one.get("id"), str))
    return next(ids, str(path[0]) if path and isinstance(path[0], str) else ALL)


def _compose(text: str) -> yaml.Node | None:
    """By libyaml where it is there, for speed; what it refuses is read again for the better message."""
    try:
        return yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return yaml.compose(text, Loader=yaml.SafeLoader)


def _build(
    node: yaml.Node, path: Path, first_line: int, lines: dict[Path, int], repeated: list[tuple[str, int]]
) -> Any:
    # a text that YAML folds begins below its sign
    lines[path] = first_line + node.start_mark.line + (getattr(node, "style", "") in ("|", ">"))
    if isinstance(node, yaml.SequenceNode):
        return [_build(item, (*path, n), first_line, lines, repeated) for n, item in enumerate(node.value)]
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        # keys as written: "on" stays "on" and does not become true
        key, line = str(key_node.value), first_line + key_node.start_mark.line
        if key in result:
            repeated.append((key, line))
        result[key] = _build(value_node, (*path, key), first_line, lines, repeated)
        if not isinstance(value_node, yaml.ScalarNode):
            lines[(*path, key)] = line
    return result


def _scalar(node: yaml.ScalarNode) -> Any:
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    # an unknown tag, a date such as 2026-02-30, or a tag its text does not fit
    except (yaml.YAMLError, ValueError, LookupError, AttributeError):
        return node.value


def _blank(whole: dict[str, Any], misfit: Misfit) -> None:
    """Puts ``None`` where something does not fit or is missing in what stands under the key "" of ``whole``."""
    *way, last = "", *misfit.path, *([misfit.lacks] if misfit.lacks and not misfit.is_extra else [])
    part: Any = whole
    for step in way:
        part = part[step]
    if misfit.is_extra:
        part.pop(last)
    if misfit.lacks or not misfit.is_extra:
        part[misfit.lacks or last] = None
