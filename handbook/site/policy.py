"""What every finished page gets: the content security policy, and no byte that no browser needs."""

from __future__ import annotations

import base64
import hashlib
import re

import minify_html

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>(.*?)</script>", re.DOTALL)
# no site that a reader goes to learns which page it was named on
NO_REFERRER = '<meta name="referrer" content="no-referrer">'
CHARSET = '<meta charset="utf-8">'


def content_security_policy(html: str) -> str:
    """The policy for one page: only its own files, and only the inline scripts it came with (by hash)."""
    hashes = "".join(
        " 'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
        for script in dict.fromkeys(INLINE_SCRIPT.findall(html))
    )
    return (
        f"default-src 'none';script-src 'self'{hashes};style-src 'self';img-src 'self' data:;font-src 'self';"
        "form-action 'none';base-uri 'none'"
    )


def finish(html: str, serving: bool = False) -> str:
    """The page as it is written to disk: with its policy, and without the bytes that no browser needs.

    It has no policy while somebody serves it: the server puts a script of its own into each page, which reloads it.
    """
    policy = ""
    if not serving:
        policy = f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(html)}">'
    return minify_html.minify(html.replace(CHARSET, CHARSET + policy + NO_REFERRER, 1))
