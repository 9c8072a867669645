"""Writes the files of slides: the page of a module, and the trainer's window."""

from __future__ import annotations

from lxml.html import HtmlElement as Element

from handbook.base.html import element, html
from handbook.editions.slides.deck import Deck, Slide
from handbook.render.language_marks import mark


def deck_page(deck: Deck, stacks: list[list[Slide]]) -> str:
    total = sum(map(len, stacks))
    number = 0
    made = element("div", class_="slides")
    for stack in stacks:
        column = element("section")
        for slide in stack:
            number += 1
            column.append(_screen(deck, slide, number, total))
        made.append(column)
    body = (
        f'<div class="reveal">{html(made)}</div><button id="hb-scheme" type="button" hidden></button>'
        '<p id="hb-notice" role="status" hidden></p>'
    )
    scripts = ("assets/vendor/reveal/reveal.js", "hb/slides.js")
    return _document(deck, deck.module.title[deck.lang], "hb-deck", body, scripts)


def _screen(deck: Deck, slide: Slide, number: int, total: int) -> Element:
    foot = element("p", element("span", deck.name), element("span", f"{number} / {total}"), class_="hb-slide__foot")
    canvas = element("div", *slide.body, foot, class_="hb-canvas")
    screen = element("section", canvas, class_=f"hb-slide hb-slide--{slide.kind}")
    if slide.section:
        screen.set("data-section", slide.section)
    if slide.notes:
        screen.append(element("aside", *slide.notes, class_="notes"))
    return screen


def speaker_page(deck: Deck) -> str:
    """Write the trainer's window: notes, the next slide, the time."""
    s = deck.s
    body = (
        f'<main class="hb-now"><p class="hb-mark" id="hb-place">{s("slides-waiting")}</p><h1 id="hb-now"></h1>'
        '<div id="hb-notes"></div></main>'
        f'<aside><h2>{s("slides-next")}</h2><div class="hb-preview"><div class="slides" id="hb-next"></div></div>'
        f'<dl><div><dt>{s("slides-clock")}</dt><dd id="hb-clock"></dd></div>'
        f'<div><dt>{s("slides-elapsed")}</dt><dd id="hb-elapsed">0:00</dd></div>'
        f'<div id="hb-left" hidden><dt>{s("slides-left")}</dt><dd></dd></div></dl>'
        f'<p><button id="hb-again" type="button">{s("slides-again")}</button></p>'
        f'<p class="hb-keys">{s("slides-keys")}</p></aside><button id="hb-scheme" type="button" hidden></button>'
    )
    return _document(deck, s("slides-speaker"), "hb-speaker", body, ("hb/speaker.js",))


def _document(deck: Deck, title: str, kind: str, body: str, scripts: tuple[str, ...]) -> str:
    up = "../../" if deck.root else "../"
    assets = f"{up}assets/"
    # reveal's sheet has rules for paper that fight ours
    styles = (
        ("stylesheets/handbook.css", ""),
        ("vendor/reveal/reveal.css", ' media="screen"'),
        ("stylesheets/slides.css", ""),
    )
    shared = (f"assets/data/strings.{deck.lang}.js", "hb/store.js")
    document = (
        f'<!doctype html><html lang="{deck.lang}" class="no-js"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="{assets}images/hb.svg">'
        + "".join(f'<link rel="stylesheet" href="{assets}{style}"{media}>' for style, media in styles)
        + f'</head><body class="{kind}" data-md-color-scheme="default"><script src="{up}hb/first.js"></script>'
        + body
        + "".join(f'<script src="{up}{script}"></script>' for script in (*shared, *scripts))
        + "</body></html>"
    )
    return mark(document, deck.lang)
