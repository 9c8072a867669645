"""Finishes every page: adds the content security policy and removes bytes that no browser needs."""

from __future__ import annotations

import re

import minify_html

from handbook.base.html import start_tags

# only the page's own files, and no script and no style that stands in the page: no page of ours needs any
POLICY = (
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';"
    "form-action 'none';base-uri 'none'"
)
# no site that a reader goes to learns which page it was named on
NO_REFERRER = '<meta name="referrer" content="no-referrer">'
CHARSET = '<meta charset="utf-8">'
# the scripts that pages have: files of the site, and data
_OWN_SCRIPT = re.compile(
    r'<script(?: defer)? src="(?!//)[\w./-]+"></script>'
    r'|<script(?: id="[\w-]+")? type="application/(?:ld\+)?json"(?: id="[\w-]+")?>'
)
# cheap pre-filter with false alarms (it also matches prose); _unsafe then parses the tags
_SUSPECT = re.compile(r"\son[a-z]+\s*=|\brefresh\b|\b(?:src|srcset|data|poster)\s*=\s*[\"']?(?:https?:)?//", re.I)
_LOADS = ("src", "srcset", "data", "poster")
_OUTSIDE = re.compile(r"(?:https?:)?//", re.I)


class UnsafePage(Exception):
    """Raised for a page that would run or load what is not the handbook's; the message names page and fault."""


def finish(html: str, name: str, policy: str = POLICY) -> str:
    """Return the page as it is written to disk: with its policy, and without the bytes that no browser needs.

    A served page gets "" for its policy, because the server puts its own script into each page to reload it.
    Raises UnsafePage: a page is handed out only if it is safe without the policy too.
    """
    if found := _unsafe(html):
        raise UnsafePage(f"{name}: {found}")
    written = f'<meta http-equiv="Content-Security-Policy" content="{policy}">' if policy else ""
    return minified(html.replace(CHARSET, CHARSET + written + NO_REFERRER, 1))


def minified(html: str) -> str:
    """Remove the bytes that no browser needs; this is the last step before a page is written.

    Read a written page with ``handbook.base.html``, which knows the end tags that are left out.
    """
    return minify_html.minify(html)


def _unsafe(html: str) -> str:
    """Describe the first thing that runs, leads away or comes from outside and is no file of the site; "" for none."""
    if script := re.search(r"<script[^>]*>?.{,40}", _OWN_SCRIPT.sub("", html), re.I | re.S):
        return f"a script that is no file of the site: {' '.join(script[0].split())}"
    for tag, attributes in start_tags(html) if _SUSPECT.search(html) else ():
        if attributes.get("http-equiv", "").lower() == "refresh":
            return f"<{tag}> that leads to another page: {attributes.get('content', '')}"
        for name, value in attributes.items():
            if name.startswith("on"):
                return f"<{tag}> with a script: {name}={value}"
            if name in _LOADS and _OUTSIDE.match(value.strip()):
                return f"<{tag}> that loads something from outside: {value}"
    return ""
