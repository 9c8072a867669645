"""Puts a table of which edition is for what, with the sizes of the files, into the start pages of a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from html import escape
from pathlib import Path

from handbook.base.html import by_class, fragment, html, read
from handbook.course.data.model import Data
from handbook.course.data.strings import Interface
from handbook.editions.packing import NAME
from handbook.render.policy import minified

FOLDER = "editions"  # of the bundle, where PDF and EPUB lie
START = "index.html"


@dataclass(frozen=True)
class Kind:
    """A kind of file that a reader may choose."""

    key: str  # in strings.yml `offer-<key>` says where it is read, `offer-<key>-open` how the file is opened
    icon: str
    pattern: str = ""  # of file names after "osint-handbook-<edition>."; "" stands for the unpacked folder
    inside: bool = False  # packed into the bundle; the other files are too large for it


# in the order of the table's rows; `{}` stands for the language
KINDS = (
    Kind("folder", "folder"),
    Kind("html", "phone", "{}.html"),
    Kind("module", "phone", "{}.*.html"),
    Kind("epub", "read", "{}.epub", inside=True),
    Kind("zim", "web", "zim"),
    Kind("pdf", "print", "{}.pdf", inside=True),
    Kind("print", "print", "print.{}.pdf"),
    Kind("platform", "teach", "scorm-*.{}.zip"),
)


def offer(site: Path, made: Iterable[Path], data: Data) -> dict[str, bytes]:
    """Return what a bundle has beside or instead of the files of ``site``: editions and changed start pages.

    ``made`` are all files of this edition: what is not among them is not offered.
    """
    files = sorted(made)
    of = {lang: {kind: _of(kind, lang, files, data) for kind in KINDS} for lang in data.languages}
    added = {
        f"{FOLDER}/{path.name}": path.read_bytes()
        for found in of.values()
        for kind, paths in found.items()
        if kind.inside
        for path in paths
    }
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) + sum(map(len, added.values()))
    for lang in data.languages:
        name = f"{data.languages.folder(lang)}{START}"
        page = read(site / name)
        place = next(by_class(page, "hb-editions"))
        place.text, place[:] = None, fragment(_table(lang, of[lang], whole, data))
        added[name] = minified(html(page)).encode()
    return added


def _of(kind: Kind, lang: str, files: Sequence[Path], data: Data) -> list[Path]:
    """Return the files of a kind in a language."""
    pattern = f"{NAME}-{data.outline.edition}.{kind.pattern.format(lang)}"
    return [path for path in files if kind.pattern and fnmatch(path.name, pattern)]


def _table(lang: str, found: dict[Kind, list[Path]], whole: int, data: Data) -> str:
    """Write a table with a row for each kind that has files: where it is read, which file, how it is opened."""

    interface = Interface(data.strings, lang)

    def s(key: str, *values: object) -> str:
        return escape(interface(key, *values))

    def name(kind: Kind, path: Path) -> str:
        if not kind.inside:
            return f"<code>{path.name}</code>"
        up = "../" * data.languages.folder(lang).count("/")
        return f'<a href="{up}{FOLDER}/{path.name}"><code>{path.name}</code></a>'

    rows = []
    for kind, paths in found.items():
        if not kind.pattern:
            file = f"{s('offer-here')} <span>{s('offer-size', _megabytes(whole))}</span>"
        elif paths:
            largest = _megabytes(max(path.stat().st_size for path in paths))
            size = s("offer-sizes", len(paths), largest) if len(paths) > 1 else s("offer-size", largest)
            file = f"{name(kind, paths[0])} <span>{size}</span>"
        else:
            continue
        rows.append(
            f'<tr><th scope=row class="hb-i-{kind.icon}">{s(f"offer-{kind.key}")}</th>'
            f"<td>{file}</td><td>{s(f'offer-{kind.key}-open')}</td></tr>"
        )
    heads = "".join(f"<th scope=col>{s(f'offer-head-{head}')}</th>" for head in ("where", "file", "open"))
    return (
        f"<h2>{s('offer')}</h2><p>{s('offer-text')} <a href=start/verify.html>{s('offer-verify')}</a></p>"
        f"<table><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
    )


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"
