"""Makes data classes from YAML that keeps its lines: the shape that is checked is derived from the class itself.

A field's annotation tells what may stand there: ``str`` (text that is not empty), ``date``, ``bool``, ``int``,
``float``, another data class, ``tuple[X, ...]`` (a list with at least one item), ``dict[str, X]`` (any ids as keys, or
those that the annotation of the key gives: all of a tuple, or any that match), or
``Annotated[X, shape]`` with a shape of ``base/shapes.py``. ``X | tuple[Y, ...]`` is one value, or a list where there is
more to say. A field with a default, or that may be None, may be absent.

A field that does not fit is a hole in its entry: asking for it raises ``NotRead``, and the other fields are there.
If the class of a whole file has an ``id``, the file is one entry (an exercise); else its lists and keys hold entries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from handbook.base.findings import ALL, Finding
from handbook.base.holes import hints_of, with_holes
from handbook.base.languages import Languages
from handbook.base.lined_yaml import Lined, has_hole, read_blanked
from handbook.base.listed import ListedBy, as_list
from handbook.base.shapes import ID, WORDS, ByKind, OneOrList, Path, spelled_out

T = TypeVar("T")


class LinedWords(dict[str, str]):
    """A text in each language, with the line on which each begins; one that is not translated has that of its entry."""

    def __init__(self, texts: Mapping[str, str], lines: Mapping[str, int] | None = None) -> None:
        super().__init__(texts)
        self.lines = lines or {}  # none in a copy that ``dataclasses.asdict`` makes


_LINE, _FILE, _KEY, _ITSELF, _BESIDE, _EMPTY, _IF_ANY = (object() for _ in range(7))


@dataclass(frozen=True, eq=False)
class As:
    """Wraps a shape for use in ``Annotated``; ``make`` turns a value that fits into what the field holds."""

    shape: Any
    make: Callable[[Any], Any] | None = None


@dataclass(frozen=True, eq=False)
class By:
    """Chooses the shape of an optional field by the value of the field ``name``; other values forbid the field."""

    name: str
    shapes: Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Written:
    """The YAML key of a field whose name Python does not allow, such as ``from``; last argument of ``Annotated``."""

    key: str


@dataclass(frozen=True, eq=False)
class OfKind:
    """Chooses the data class of an entry by the value of its key ``name``; ``make`` turns the entry into an object."""

    name: str
    classes: Callable[[], Mapping[str, type]]
    make: Callable[[Any], Any] | None = None


Id = Annotated[str, ID]
Words = Annotated[dict[str, str], As(WORDS)]  # language → text
WordsIfAny = Annotated[dict[str, str], _IF_ANY]  # as Words, and the key may be absent: then "" in each language
Line = Annotated[int, _LINE]  # filled by the reader, not written in YAML: the line on which the entry begins
File = Annotated[str, _FILE]  # filled by the reader: the file
Key = Annotated[str, _KEY]  # filled by the reader: the key under which the entry stands
Itself = Annotated[str, _ITSELF]  # the entry is this text alone and has no keys
WordsBeside = Annotated[dict[str, str], _BESIDE]  # mn: and en: stand beside the other keys of the entry
Several = Annotated[tuple[T, ...], _EMPTY]  # a list that may be empty
Names = Several[str]


def shape_of(hint: Any) -> Any:
    """Return the shape (see shapes.py) of a value of this type; keys of a data class in the order of its fields."""
    hint = _without_none(hint)
    mark = _mark(hint)
    if mark is _EMPTY:
        return tuple(shape_of(get_args(hint)[0]))
    if isinstance(mark, ListedBy):
        entries = shape_of(as_list(hint))
        return tuple(entries) if mark.may_be_empty else entries
    if mark is _IF_ANY:
        return WORDS
    if isinstance(mark, OfKind):
        shapes = {kind: _shape_of_class(cls) for kind, cls in mark.classes().items()}
        return ByKind(mark.name, {kind: _but(mark.name, shape) for kind, shape in shapes.items()})
    if mark is not None:
        return mark.shape if isinstance(mark, As) else mark
    if get_origin(hint) in (Union, UnionType):
        return OneOrList(*map(shape_of, get_args(hint)))
    if get_origin(hint) is tuple:
        return [shape_of(get_args(hint)[0])]
    if get_origin(hint) is dict:
        key, inner = get_args(hint)
        keys = _mark(key) or ID
        return dict.fromkeys(keys if isinstance(keys, tuple) else (keys,), shape_of(inner))
    return _shape_of_class(hint) if is_dataclass(hint) else hint


def _shape_of_class(cls: Any) -> Any:
    shape: dict[str, Any] = {}
    depends: tuple[str, By] | None = None
    for one in fields(cls):
        hint = hints_of(cls)[one.name]
        if _is(hint, _ITSELF):
            return str
        if _is(hint, _BESIDE):
            shape |= WORDS
        elif isinstance(mark := _mark(hint), By):
            depends = (one.name, mark)
        elif mark not in (_LINE, _FILE, _KEY):
            key = _key(one, hint)
            shape[f"{key}?" if _may_lack(one, hint) else key] = shape_of(hint)
    if depends:
        name, by = depends
        own = {kind: {f"{name}?": by.shapes[kind]} if kind in by.shapes else {} for kind in shape[by.name]}
        return ByKind(by.name, {kind: _but(by.name, shape) | more for kind, more in own.items()})
    return shape


def _but(name: str, shape: dict[str, Any]) -> dict[str, Any]:
    """The keys of a shape but for the one that the kind of the entry stands under."""
    return {key: inner for key, inner in shape.items() if key != name}


def read_as(
    hint: Any, text: str, file: str, codes: tuple[str, str], languages: Languages, first_line: int = 1
) -> tuple[Any, Lined, list[Finding]]:
    """What stands in a YAML file, as ``hint`` has it: a data class, ``tuple[X, ...]`` or ``dict[str, X]``.

    It is None where nothing can be made. Beside it come the YAML with ``None`` where something does not fit, and every
    mistake. Of the lists and keys of the file itself an entry is left out where it has no readable id; ``lost`` of the
    finding tells that. ``codes`` are those of findings about unreadable YAML and about the shape.
    """
    shape = spelled_out(shape_of(hint), languages.names, languages.source)
    lined, findings, misfits = read_blanked(text, file, shape, codes, first_line)
    is_entry = is_dataclass(hint) and "id" in {*dir(hint), *hints_of(hint)}
    maker = _Maker(file, lined.lines, languages, is_entry)
    made = maker.value(hint, lined.value, ())
    for path, finding in misfits:
        if get_origin(hint) is dict and len(path) == 1 and path[0] not in lined.value:
            maker.lost[path] = ALL  # an entry under a key that is none: nobody can tell which one it is
        places = [path[:step] for step in range(len(path) + 1)]
        findings.append(replace(finding, lost=next(filter(None, map(maker.lost.get, places)), "")))
    return made, lined, findings


@dataclass(frozen=True)
class _Maker:
    """Makes values of a file; None stands for one that cannot be made."""

    file: str
    lines: Mapping[Path, int]
    languages: Languages
    is_entry: bool  # the file is one entry
    lost: dict[Path, str] = field(default_factory=dict)  # place of an entry that is left out → its name, or ALL

    def entry(self, cls: type[T], item: Any, path: Path) -> T | None:
        """An object of a data class; None where it is one of several and its id cannot be read."""
        values: dict[str, Any] = {}
        for one in fields(cls):  # type: ignore[arg-type]
            hint = hints_of(cls)[one.name]
            mark, key = _mark(hint), _key(one, hint)
            if mark is _LINE:
                values[one.name] = self.lines[path]
            elif mark is _FILE:
                values[one.name] = self.file
            elif mark is _KEY:
                values[one.name] = path[-1]
            elif mark is _ITSELF:
                values[one.name] = item
            elif mark is _BESIDE:
                values[one.name] = self.value(Words, {lang: item[lang] for lang in self.languages}, path)
            elif mark is _IF_ANY and one.name not in item:
                values[one.name] = dict.fromkeys(self.languages, "")
            elif isinstance(mark, By) and values[mark.name] is None:
                values[one.name] = None  # nobody can tell what may stand there
            elif key in item:
                values[one.name] = self.value(hint, item[key], (*path, key))
        holes = {name for name, value in values.items() if value is None}
        absent = {
            one.name: None
            for one in fields(cls)  # type: ignore[arg-type]
            if one.name not in values and one.default is MISSING and one.default_factory is MISSING
        }
        return None if path and "id" in holes else with_holes(cls, values | absent, holes, self.file)

    def value(self, hint: Any, value: Any, path: Path) -> Any:
        """A value as the class has it."""
        hint = _without_none(hint)
        mark = _mark(hint)
        if value is not None and isinstance(mark, OfKind):
            cls = mark.classes().get(value[mark.name])
            made = cls and self.entry(cls, value, path)
            return mark.make(made) if made and mark.make else made
        if isinstance(mark, ListedBy):
            entries = self.value(as_list(hint), value, path)
            return None if entries is None else mark.kept(entries)
        if mark is _EMPTY:
            hint, mark = get_args(hint)[0], None
        if value is None or (mark is not None and has_hole(value)):
            if not path or (not self._is_in_entry(path) and get_origin(hint) in (tuple, dict)):
                self.lost[path] = ALL  # the entries of the file
            return None
        if mark is not None:
            value = self._lined(value, path)
            make = mark.make if isinstance(mark, As) else None
            return make(value) if make else tuple(value) if isinstance(value, list) else value
        if get_origin(hint) in (Union, UnionType):
            one, several = get_args(hint)
            return self.value(several if isinstance(value, list) else one, value, path)
        if is_dataclass(hint):
            return self.entry(hint, value, path)
        if get_origin(hint) is tuple:
            inner = get_args(hint)[0]
            made = {n: self.value(inner, one, (*path, n)) for n, one in enumerate(value)}
            kept = self._kept(inner, made, path)
            return None if kept is None else tuple(kept.values())
        if get_origin(hint) is dict:
            inner = get_args(hint)[1]
            return self._kept(inner, {key: self.value(inner, one, (*path, key)) for key, one in value.items()}, path)
        return value

    def _lined(self, value: Any, path: Path) -> Any:
        """The value, in which each text in all languages knows its lines."""
        if isinstance(value, list):
            return [self._lined(one, (*path, n)) for n, one in enumerate(value)]
        if not isinstance(value, dict):
            return value
        if self.languages.is_words(value) and all(isinstance(text, str) for text in value.values()):
            return LinedWords(value, {lang: self.lines.get((*path, lang), self.lines[path]) for lang in value})
        return {key: self._lined(one, (*path, key)) for key, one in value.items()}

    def _is_in_entry(self, path: Path) -> bool:
        return len(path) > (0 if self.is_entry else 1)

    def _kept(self, inner: Any, made: dict[Any, Any], path: Path) -> dict[Any, Any] | None:
        """Drop items that could not be made. Inside an entry return None, so that the whole field becomes a hole."""
        gone = [key for key, one in made.items() if one is None]
        if gone and (self._is_in_entry(path) or (path and not is_dataclass(inner))):
            return None
        for key in gone:
            self.lost[*path, key] = key if isinstance(key, str) and not path else ALL
        return {key: one for key, one in made.items() if one is not None}


def _mark(hint: Any) -> Any:
    """What an annotation says beside the type, also of ``X | None``."""
    hint = _without_none(hint)
    return hint.__metadata__[0] if get_origin(hint) is Annotated else None


def _key(one: Field, hint: Any) -> str:
    """The key under which the value of a field stands."""
    hint = _without_none(hint)
    mark = hint.__metadata__[-1] if get_origin(hint) is Annotated else None
    return mark.key if isinstance(mark, Written) else one.name


def _is(hint: Any, mark: object) -> bool:
    return _mark(hint) is mark


def _may_lack(one: Field, hint: Any) -> bool:
    has_default = one.default is not MISSING or one.default_factory is not MISSING
    return has_default or _is(hint, _IF_ANY) or _without_none(hint) is not hint


def _without_none(hint: Any) -> Any:
    """``X`` of ``X | None``, else the hint itself."""
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        return next(inner for inner in get_args(hint) if inner is not NoneType)
    return hint
