"""HTML inside Moodle XML, as the module of a type and the writer of the file both put it there."""

from __future__ import annotations


def html_text(html: str) -> str:
    """HTML as it is, inside CDATA; the one sign that would end it is split over two."""
    return f"<text><![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]></text>"
