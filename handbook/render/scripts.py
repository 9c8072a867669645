"""Joins our scripts into the one file of a page, and takes that apart for editions that need fewer parts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping

from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment

STRINGS = "strings"  # the part that holds the words of the interface
# each part stands alone: a fault in one leaves the others at work, and the browser tells it as it would otherwise
_PART = "//# {name}\ntry{{\n{text}}}catch(error){{setTimeout(()=>{{throw error}})}}\n"
_PARTS = re.compile(r"^//# (\S+)\ntry\{\n(.*?)\}catch\(error\)\{setTimeout\(\(\)=>\{throw error\}\)\}\n", re.M | re.S)
_TEXT = re.compile(r"""(["'])([a-z][a-z0-9-]*)\1""")
_BEGUN = re.compile(r"`([a-z][a-z0-9-]*-)\$\{")  # `log-is-${kind}`
_FAMILY = re.compile(r"`\$\{[^}]+\}-")  # `${family}-${why}`


def join(parts: Mapping[str, str]) -> str:
    """Join scripts into one, by their names in the order in which they run."""
    return "".join(_PART.format(name=name, text=text) for name, text in parts.items())


def cut(script: str) -> dict[str, str]:
    """Return the parts of a script that ``join`` made, by name; none for any other script."""
    return dict(_PARTS.findall(script))


def strings(scripts: Iterable[str], words: Mapping[str, str]) -> dict[str, str]:
    """Return those of ``words``, by their keys without js-, that any of ``scripts`` may ask for."""
    text = "".join(scripts)
    named = {key for _, key in _TEXT.findall(text)}
    begun = (*_BEGUN.findall(text), *(f"{name}-" for name in named if _FAMILY.search(text)))
    return {key: said for key, said in words.items() if key in named or key.startswith(begun)}


def assigned(name: str, value: object) -> str:
    """Return a script that puts a value into the window under a name."""
    return f"window.{name}={as_json(value)}\n"


def added(name: str, entries: Mapping[str, str]) -> str:
    """Return a script that adds entries to a value of ``assigned``."""
    return f"Object.assign({name},{as_json(entries)})\n"


def as_json(value: object) -> str:
    """Return a value as JSON without spaces, for a file that is a script or is read by one."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def data_element(value: object, id_: str = "", kind: str = "application/json") -> str:
    """Return the <script> element that holds a value as data, for a script of the page or for catalogues."""
    named = f' id="{id_}"' if id_ else ""
    data = as_json(value).replace("<", "\\u003c")  # it could end the element, or with "<!--" keep it open
    return f'<script type="{kind}"{named}>{data}</script>'


def without_comments(script: str) -> str:
    """Return the text of a script without comments and empty lines; each statement stays on its line."""
    # not by searching for //, which also stands in addresses, patterns and texts
    tokens = JavascriptLexer(stripnl=False, ensurenl=False).get_tokens(script)
    lines = "".join(text for kind, text in tokens if kind not in Comment).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines if line.strip())
