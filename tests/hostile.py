"""Hostile contents for the tiny handbook: what may be put into a page, a text or a folder, and its code."""

from __future__ import annotations

from dataclasses import dataclass

LESSON = "rescue/ask-first.md"
DATA = "docs/_data/"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@dataclass(frozen=True)
class Hostile:
    """Something that must not get in: ``text`` at the end of the opening of a lesson, or ``content`` as a file."""

    code: str
    text: str = ""
    file: str = ""  # "" stands for the lesson in both languages
    content: bytes = b""
    old: str = ""  # what the text replaces in the file
    at: str = ""  # on the line of the finding; "" for the first line of the text
    times: int = 1  # findings a page


def drawing(inner: str, code: str = "SA08") -> Hostile:
    return Hostile(code, file="docs/assets/map.svg", content=SVG.format(inner).encode())


def data(code: str, file: str, old: str, text: str) -> Hostile:
    return Hostile(code, text, f"{DATA}{file}", old=old, at=text)


# each stands alone in a page of its own, in both languages
IN_PAGES = [
    Hostile("SA01", "<script>alert(1)</script>"),
    Hostile("SA01", "<SCRIPT\ntype=module>alert(1)</SCRIPT>"),
    Hostile("SA01", "Word <script>alert(1)</script> word."),
    Hostile("SA01", "- A list\n\n    <script>alert(1)</script>", at="<script>"),
    Hostile("SA01", '!!! tip "One"\n    Word.\n\n    <script>alert(1)</script>', at="<script>"),
    Hostile("SA01", "`code` <b>and</b> `<script>`", at="<b>"),
    Hostile("SA01", '<meta http-equiv="refresh" content="0;url=//example.org/">'),
    Hostile("SA01", "<base target=_blank>"),
    Hostile("SA01", "<style>body{display:none}</style>"),
    Hostile("SA01", "<div markdown>\nText\n</div>"),
    Hostile("SA01", "<svg><desc>x</desc></svg>"),
    Hostile("SA01", '<form action="send"><input name="password"></form>'),
    Hostile("SA01", "Text </article> text."),
    Hostile("SA01", "<noscript><p title='</noscript>'>x</noscript>"),
    Hostile("SA01", "<!--> <script>alert(1)</script> -->"),
    Hostile("SA01", "```text\n<b>example</b>\n```\n\n<b>real</b>", at="<b>real"),
    Hostile("SA01", "A backslash \\<script> escapes nothing."),
    Hostile("SA02", '<p onclick="alert(1)">Press</p>'),
    Hostile("SA02", "<img src=x onerror=alert(1)>"),
    Hostile("SA02", '<span lang="en" style="position:fixed">x</span>'),
    Hostile("SA02", 'Press here.\n{: onclick="alert(1)" }', at="{: onclick"),
    Hostile("SA02", '*Press*{: style="position:fixed" }'),
    Hostile("SA02", "*Press*{: formaction=x }"),
    Hostile("SA03", "[Open the page](javascript:alert(1))"),
    Hostile("SA03", "[Open the page](&#106;avascript:alert)"),
    Hostile("SA03", "[Open the page](java&#10;script:alert)"),
    Hostile("SA03", "[Open the page](data:text/html;base64,PHNjcmlwdD4=)"),
    Hostile("SA03", "[Open the page](file:///C:/Users/notes.html)"),
    Hostile("SA03", "[Open the page](//example.org/page)"),
    Hostile("SA03", "[Open the page](vbscript:msgbox)"),
    Hostile("SA03", '<a href="javascript:alert(1)">Open the page</a>'),
    Hostile("SA03", "![A map](data:image/svg+xml;base64,PHN2Zz4=)"),
    Hostile("SA04", "![A map](https://example.org/map.png)"),
    Hostile("SA04", "![A map](//example.org/map.png)"),
    Hostile("SA04", '<script src="https://example.org/x.js"></script>'),
    Hostile("SA04", '<link rel="stylesheet" href="https://example.org/x.css">'),
    Hostile("SA04", '<iframe src="https://example.org/"></iframe>'),
    Hostile("SA04", '<img src="http://example.org/pixel.gif" alt="">'),
    Hostile("SA04", '<video poster="https://example.org/x.jpg"></video>'),
    Hostile("SA04", '<object data="https://example.org/x.swf"></object>'),
    Hostile("SA05", "A \x00 sign."),
    Hostile("SA05", "Read \u202eesrever\u202c here.", times=2),
    Hostile("SA05", "Read \u2066here\u2069.", times=2),
    Hostile("SA05", "An\u200bother word."),
    Hostile("SA06", "<!-- a note that goes on"),
    Hostile("SA10", "Bat, bat@mail.com, writes."),
    Hostile("SA10", "Bat: bat@mail.example, 99112233."),
    Hostile("SA10", "Bat: bat@mail.example,9911-2233"),
    Hostile("SA10", "Bat: 99 11 22 33."),
    Hostile("SA10", "Bat: +976 9911 2233."),
    Hostile("FI03", "<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other"),
]
IN_DATA = [
    data("SA01", "law.yml", '"Names the grounds."', '"Names <script>alert(1)</script> grounds."'),
    data("SA01", "law.yml", '"Names the grounds."', '"Names \\x3cscript>alert(1)\\x3c/script> grounds."'),
    data("SA01", "strings.yml", 'en: "Handbook"', "en: 'Handbook `<b>`'"),
    data("SA01", "tools.yml", '"It proves no truth."', "'It <img src=x> proves no truth.'"),
    data("SA01", "course.yml", '"Ask first."', "'Ask <b>first</b>.'"),
    data("SA01", "glossary.csv", "A person who was harmed.", "A <iframe> person."),
    data("SA01", "sources.bib", "{{A copy of the law}}", "{{A <script>x</script> copy of the law}}"),
    data("SA03", "forms.yml", '"Fill in first."', '"Open javascript:alert(1) first."'),
    data("SA04", "strings.yml", 'en: "Handbook"', 'en: "![x](https://example.org/x.png)"'),
    data("SA05", "claims.yml", '"Asking is better."', '"Asking is \u202ebetter."'),
    data("SA10", "folklore.yml", '"A hash proves truth."', '"Bat bat@mail.example 99112233 knows."'),
    data("TX01", "red-lines.yml", '"Нөгөө тал мэднэ."', '"Нөгөө тал эxлээд мэднэ."'),
    Hostile("FI03", "<<<<<<< HEAD\n", f"{DATA}law.yml", old="- id: law-9\n", at="<<<<<<<"),
]
IN_FOLDERS = [
    Hostile("SA07", file="docs/mn/case-77.docx", content=b"PK"),
    Hostile("SA07", file="docs/notes.md", content=b"Notes."),
    Hostile("SA07", file="docs/assets/run.js", content=b"alert(1)"),
    Hostile("SA07", file="docs/en/page.html", content=b"<script>alert(1)</script>"),
    drawing("<script>alert(1)</script>"),
    drawing('<path onload="alert(1)" d="M0 0"/>'),
    drawing("<foreignObject><p>x</p></foreignObject>"),
    drawing('<image href="https://example.org/x.png"/>'),
    drawing('<use xlink:href="other.svg#x"/>'),
    drawing('<a href="javascript:alert(1)"><path d="M0 0"/></a>'),
    drawing("<style>@import 'https://example.org/x.css';</style>"),
    drawing('<path fill="url(https://example.org/x)" d="M0 0"/>'),
    drawing('<animate attributeName="href" to="javascript:alert(1)"/>'),
    Hostile("SA08", file="docs/assets/map.svg", content=b"<svg><path></svg>"),
    Hostile("SA08", file="docs/assets/map.svg", content=b'<?xml-stylesheet href="x.css"?><svg/>'),
    Hostile("SA09", file="docs/assets/map.png", content=b"<html><script>alert(1)</script></html>"),
    Hostile("SA09", file="docs/assets/map.jpg", content=PNG),
    Hostile("SA09", file="docs/assets/map.png", content=PNG + bytes(600_000)),
    Hostile("SA09", file="docs/assets/map.png", content=PNG + bytes([0, 1, 0, 0]) * 2),
]
# what teaches and harms nobody
HARMLESS = [
    "```html\n<script>alert(1)</script>\n```",
    "!!! tip\n    Word.\n\n    ```text\n    <meta http-equiv=refresh>\n    ```",
    'Type `<script src=https://example.org>` nowhere, nor ``onclick="x"``.',
    "<!-- a note of the <script>writer</script> -->",
    'The word <span lang="en">open source</span>,<br>two lines.',
    "One [page](https://example.org/a?b=c&d=e) and [another](http://example.org/).",
    "Numbers: 0011-2233, bat@mail.example, 2021–2024, 1,234,567.",
    "Less < more, 5 > 3, a <- b.",
    "| One | Two |\n|---:|:---|\n| 1 | 2 |",
]
