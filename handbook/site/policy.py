"""What every finished page gets: the content security policy and no needless white space."""

from __future__ import annotations

import base64
import hashlib
import re

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
KEEP = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
# a line break beside one of these is never shown, and a lesson in Cyrillic needs its bytes for words
BLOCKS = (
    "html|head|meta|link|title|body|header|footer|nav|main|article|section|div|h[1-6]|p|ul|ol|li|dl|dt|dd|"
    "table|thead|tbody|tr|th|td|figure|figcaption|form|fieldset|legend|details|summary"
)
BESIDE_BLOCK = re.compile(rf"\n?(</?(?:{BLOCKS})\b[^>]*>)\n?")
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


def strip_space(html: str) -> str:
    """Fold runs of white space to one character or, beside a block, to none; outside of what shows them."""
    parts = KEEP.split(html)
    return "".join(
        part
        if part.startswith(("<pre", "<textarea", "<script", "<style"))
        else BESIDE_BLOCK.sub(r"\1", re.sub(r"\s*\n\s*", "\n", re.sub(r"[ \t]+", " ", part)))
        for part in parts
    )


def finish(html: str) -> str:
    """The page as it is written to disk."""
    html = strip_space(html)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{content_security_policy(html)}">'
    return html.replace(CHARSET, CHARSET + policy, 1)
