"""Writes HTML inside Moodle XML, for the modules of types and for the writer of the file."""

from __future__ import annotations


def html_text(html: str) -> str:
    """Return HTML inside CDATA; the one sign that would end it is split over two."""
    return f"<text><![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]></text>"
