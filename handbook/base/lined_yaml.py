"""Reads YAML so that every value keeps its line, and tells what does not fit a given shape.

A shape is written with plain Python: ``str`` (text that is not empty), ``int``, ``float``, ``bool``, ``date``, ``dict``
(keys of any kind), a compiled expression (text that matches it), a ``frozenset`` (one of these words), ``[shape]`` (a
list with at least one item), ``(shape,)`` (a list that may be empty), ``{"key": shape, "other?": shape}`` (these keys,
the second may be absent), ``{expression: shape}`` (any such keys), ``ByKind`` (keys that depend on the value of one) or
``OneOrList`` (one value or a list). The key ``EACH`` stands for one key a language, see ``spelled_out``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from typing import Any

import yaml

from handbook.base.findings import ALL, Finding

Path = tuple[str | int, ...]

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EACH = re.compile(r"(?!)")  # in a shape, the key that stands for one key a language; as an expression it fits nothing
WORDS = {EACH: str}  # a text in each language

_EXPECTED = {
    str: "text; put it in quotation marks if it looks like a number or yes/no",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
    date: "a date such as 2026-11-25",
    dict: "keys with values",
}


@dataclass(frozen=True)
class ByKind:
    """Keys with values, whose shape depends on the value of the key ``name``."""

    name: str
    shapes: dict[str, dict]

    @property
    def common(self) -> dict:
        """The keys that stand in all of the shapes."""
        first, *others = self.shapes.values()
        return {key: inner for key, inner in first.items() if all(other.get(key) == inner for other in others)}


@dataclass(frozen=True)
class OneOrList:
    """One value, or a list where there is more to say."""

    one: Any
    several: list


class Translated(str):
    """A language's code as a key of a shape; a text that lacks it stands there in the ``source`` language."""

    source: str


@dataclass(frozen=True)
class Lined:
    """A value and the line of each of its parts; an item of a list that did not fit is ``None``."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Misfit:
    path: Path
    found: str
    write: str
    is_extra: bool = False  # a key that the part does not need
    lacks: str = ""  # a key that the part has not, or not under its right name

    @property
    def told(self) -> str:
        """What was found, behind its place in the file."""
        where = " › ".join(str(part + 1) if isinstance(part, int) else part for part in self.path)
        return f"{where}: {self.found}" if where else self.found

    @property
    def is_untranslated(self) -> bool:
        """A text that lacks another language than its source: the entry can be judged all the same."""
        return isinstance(self.lacks, Translated)

    @property
    def left_out(self) -> int:
        """The step of the path at which the value loses something: its last list item, else its first key."""
        steps = (n for n, part in enumerate(self.path) if isinstance(part, int))
        return len(self.path) - 1 if self.is_extra else max(steps, default=0)


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


def read_shaped(
    text: str, file: str, shape: Any, codes: tuple[str, str], first_line: int = 1
) -> tuple[Lined, list[Finding]]:
    """Read and check: what does not fit is reported and left out (the list item it stands in, else its top key).

    Of an unknown key nothing but the key itself is left out: the part has all it needs, and others may name it. Where a
    text lacks a language but the source, the text of the source stands there: all else can be judged.

    ``codes`` are those of findings about unreadable YAML and about the shape.
    """
    lined, findings, misfits = _read(text, file, shape, codes, first_line)
    value = lined.value
    findings += _untranslated(lined, [misfit for misfit in misfits if misfit.is_untranslated], file, codes[1])
    for misfit in (misfit for misfit in misfits if not misfit.is_untranslated):
        is_whole = misfit.is_extra and not misfit.lacks
        lost = "" if is_whole else _entry(lined.value, misfit.path[: misfit.left_out + 1])
        findings.append(Finding(file, lined.lines[misfit.path], codes[1], misfit.told, misfit.write, lost))
        value = _without(value, misfit.path, misfit.left_out) if misfit.path else value
    return Lined(value if isinstance(value, type(shape)) else type(shape)(), lined.lines), findings


def read_blanked(
    text: str, file: str, shape: Any, codes: tuple[str, str]
) -> tuple[Lined, list[Finding], list[tuple[Path, Finding]]]:
    """Read and check: ``None`` stands for what does not fit and for what is missing, unknown keys are left out.

    Where a text lacks a language but the source, the text of the source stands there: all else can be judged. The first
    findings are about the YAML and such texts; each of the others comes with the place of what it is about.
    """
    lined, findings, misfits = _read(text, file, shape, codes, 1)
    findings += _untranslated(lined, [misfit for misfit in misfits if misfit.is_untranslated], file, codes[1])
    misfits = [misfit for misfit in misfits if not misfit.is_untranslated]
    whole = {"": lined.value}
    for misfit in misfits:
        _blank(whole, misfit)
    told = [(one.path, Finding(file, lined.lines[one.path], codes[1], one.told, one.write)) for one in misfits]
    return Lined(whole[""], lined.lines), findings, told


def _read(
    text: str, file: str, shape: Any, codes: tuple[str, str], first_line: int
) -> tuple[Lined, list[Finding], list[_Misfit]]:
    """A text as it is written, what is wrong with its YAML, and what does not fit the shape."""
    lined, findings = read_yaml(text, file, codes[0], first_line)
    if lined.value is None:
        nothing = Finding(file, first_line, codes[1], "nothing written", f"write {_expected(shape)}", ALL)
        return lined, findings or [nothing], []
    return lined, findings, [*_misfits(lined.value, shape, ())]


def spelled_out(shape: Any, codes: Collection[str], source: str) -> Any:
    """The shape for a handbook in these languages: a key for each of them in the place of ``EACH``.

    Only the text in the ``source`` language is one without which an entry is left out.
    """
    if isinstance(shape, ByKind):
        return ByKind(shape.name, {kind: spelled_out(inner, codes, source) for kind, inner in shape.shapes.items()})
    if isinstance(shape, OneOrList):
        return OneOrList(spelled_out(shape.one, codes, source), spelled_out(shape.several, codes, source))
    if isinstance(shape, list | tuple):
        return type(shape)(spelled_out(inner, codes, source) for inner in shape)
    if not isinstance(shape, dict):
        return shape
    each = [code if code == source else _translated(code, source) for code in codes]
    return {
        name: spelled_out(inner, codes, source)
        for key, inner in shape.items()
        for name in (each if key is EACH else [key])
    }


def _translated(code: str, source: str) -> Translated:
    code = Translated(code)
    code.source = source
    return code


def _untranslated(lined: Lined, misfits: list[_Misfit], file: str, code: str) -> Iterator[Finding]:
    """One finding an entry for the texts that lack a language, one for the file where none has it.

    What is missing is taken from the source, in place.
    """
    for lang in dict.fromkeys(misfit.lacks for misfit in misfits):
        of_lang = [misfit for misfit in misfits if misfit.lacks == lang]
        is_anywhere = any(path and path[-1] == lang for path in lined.lines)
        entries: dict[str, list[_Misfit]] = {}
        for misfit in of_lang:
            entries.setdefault(_entry(lined.value, misfit.path) if is_anywhere else ALL, []).append(misfit)
            texts = _at(lined.value, misfit.path)
            texts[str(lang)] = texts.get(lang.source, "")  # without a source the entry is left out
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
    """The name by which others know what is left out: the id nearest to it, or its key; ALL where it has none."""
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
    lines[path] = first_line + node.start_mark.line
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
        lines[(*path, key)] = line
    return result


def _scalar(node: yaml.ScalarNode) -> Any:
    try:
        return yaml.constructor.SafeConstructor().construct_object(node)
    # an unknown tag, a date such as 2026-02-30, or a tag its text does not fit
    except (yaml.YAMLError, ValueError, LookupError, AttributeError):
        return node.value


def _misfits(value: Any, shape: Any, path: Path) -> Iterator[_Misfit]:
    if isinstance(shape, ByKind):
        kind = value.get(shape.name) if isinstance(value, dict) else None
        is_known = isinstance(kind, str) and kind in shape.shapes
        name, inner = shape.name, shape.shapes[kind] if is_known else shape.common
        shape = {name: frozenset(shape.shapes)} | inner
        if isinstance(value, dict) and not is_known:  # nobody can tell which other keys it may have
            near = get_close_matches(name, value)
            value = {key: one for key, one in value.items() if key in near or {key, f"{key}?"} & {*shape}}
    if isinstance(shape, OneOrList):
        shape = shape.several if isinstance(value, list) else shape.one
    if isinstance(shape, dict):
        if not isinstance(value, dict):
            yield _Misfit(path, f"{_shown(value)} instead of keys", f"write {_expected(shape)}")
            return
        any_key = next((key for key in shape if isinstance(key, re.Pattern)), None)
        known = {str(key).removesuffix("?"): inner for key, inner in shape.items()}
        for key, inner in value.items():
            if any_key is not None and any_key.fullmatch(key):
                yield from _misfits(inner, shape[any_key], (*path, key))
            elif key in known:
                yield from _misfits(inner, known[key], (*path, key))
            else:
                near = get_close_matches(key, known, 1)
                write = f'"{near[0]}"' if near else f"only {_expected(shape)}"
                lacks = near[0] if near and near[0] not in value else ""
                yield _Misfit((*path, key), "unknown key", f"write {write}", True, lacks)
        for key in shape:
            if isinstance(key, str) and not key.endswith("?") and key not in value:
                yield _Misfit(path, f'the key "{key}" is missing', f"add {key}: {_expected(shape[key])}", lacks=key)
    elif isinstance(shape, (list, tuple)):
        may_be_empty = isinstance(shape, tuple)
        if not isinstance(value, list) or not (value or may_be_empty):
            write = "write a list, [] where there is none" if may_be_empty else "write a list with at least one item"
            yield _Misfit(path, f"{_shown(value)} instead of a list", write)
            return
        for n, item in enumerate(value):
            yield from _misfits(item, shape[0], (*path, n))
    elif not _fits(value, shape):
        yield _Misfit(path, f"{_shown(value)} does not fit", f"write {_expected(shape)}")


def _fits(value: Any, shape: Any) -> bool:
    if isinstance(shape, re.Pattern):
        return isinstance(value, str) and bool(shape.fullmatch(value))
    if isinstance(shape, frozenset):
        return isinstance(value, str) and value in shape
    if isinstance(shape, range):  # also below zero
        return type(value) is int and value in shape
    if shape is str:
        return isinstance(value, str) and bool(value.strip())
    if shape in (int, float):
        return type(value) in (int, shape) and value >= 0
    return type(value) is shape


def _expected(shape: Any) -> str:
    if isinstance(shape, re.Pattern):
        return f"text of the form {shape.pattern}"
    if isinstance(shape, frozenset):
        return "one of " + ", ".join(sorted(shape))
    if isinstance(shape, range):
        return f"a whole number from {shape[0]} to {shape[-1]}"
    if isinstance(shape, (list, tuple)):
        return "a list"
    if isinstance(shape, dict):
        return "the keys " + ", ".join(getattr(key, "pattern", key) for key in shape)
    return _EXPECTED[shape]


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "keys"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    return "nothing" if value in (None, "") else f'"{value}"'


def _without(value: Any, path: Path, step: int) -> Any:
    """``value`` without what stands at this step of ``path``: a list item becomes None, a key goes."""
    if value is None or (isinstance(value, dict) and path[0] not in value):
        return value  # an earlier misfit of the same part took it away
    if isinstance(value, list):
        inner = _without(value[path[0]], path[1:], step - 1) if step else None
        return [inner if n == path[0] else item for n, item in enumerate(value)]
    if step:
        return {**value, path[0]: _without(value[path[0]], path[1:], step - 1)}
    return {key: item for key, item in value.items() if key != path[0]}


def _blank(whole: dict[str, Any], misfit: _Misfit) -> None:
    """Puts ``None`` where something does not fit or is missing in what stands under the key "" of ``whole``."""
    *way, last = "", *misfit.path, *([misfit.lacks] if misfit.lacks and not misfit.is_extra else [])
    part: Any = whole
    for step in way:
        part = part[step]
    if misfit.is_extra:
        part.pop(last)
    if misfit.lacks or not misfit.is_extra:
        part[misfit.lacks or last] = None
