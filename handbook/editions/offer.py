"""Puts the offer of the other editions, with their sizes, into the start pages of a bundle that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import Path

from handbook.base.html import by_class, fragment, html, read
from handbook.base.shaped import Words
from handbook.render.policy import minified

FOLDER = "editions"  # of the bundle, where PDF and EPUB lie
START = "index.html"


@dataclass(frozen=True)
class Offered:
    """The files that are offered; PDF and EPUB by language, that at the root of the site first."""

    pdf: dict[str, Path]
    epub: dict[str, Path]
    zim: Path  # too large to lie in the bundle: it is handed on beside it


def offer(site: Path, offered: Offered, strings: dict[str, Words]) -> dict[str, bytes]:
    """Return what a bundle has beside or instead of the files of ``site``: editions and changed start pages."""
    added = {
        f"{FOLDER}/{path.name}": path.read_bytes()
        for lang in offered.pdf
        for path in (offered.pdf[lang], offered.epub[lang])
    }
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file()) + sum(map(len, added.values()))
    for number, lang in enumerate(offered.pdf):
        name = f"{lang}/{START}" if number else START
        up = "../" if number else ""
        page = read(site / name)
        place = next(by_class(page, "hb-editions"))
        place.text, place[:] = None, fragment(_cards(lang, up, offered, whole, strings))
        added[name] = minified(html(page)).encode()
    return added


def _cards(lang: str, up: str, offered: Offered, whole: int, strings: dict[str, Words]) -> str:
    def s(key: str, *values: object) -> str:
        return escape(strings[key][lang].format(*values))

    cards = (
        ("print", "pdf", offered.pdf[lang], offered.pdf[lang].stat().st_size),
        ("phone", "epub", offered.epub[lang], offered.epub[lang].stat().st_size),
        ("web", "zim", None, offered.zim.stat().st_size),
        ("folder", "folder", None, whole),
    )
    rows = []
    for icon, kind, path, size in cards:
        title = s(f"offer-{kind}")
        if path:
            title = f'<a href="{up}{FOLDER}/{path.name}">{title}</a>'
        text = s(f"offer-{kind}-text", offered.zim.name).replace(offered.zim.name, f"<code>{offered.zim.name}</code>")
        rows.append(
            f'<li class="hb-i-{icon}"><h3>{title}</h3><p>{text}</p>'
            f'<p class="hb-card__foot">{s("offer-size", _megabytes(size))}</p></li>'
        )
    return f"<h2>{s('offer')}</h2><p>{s('offer-text')}</p><ul class=hb-cards>{''.join(rows)}</ul>"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}"
