"""Describes what a page is and how it may be reused: schema.org JSON-LD in the page, and for all pages in one file."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from handbook.course.layouts import layout_of
from handbook.render.scripts import data_element
from handbook.site.context import PageContext

SCHEMA = "https://schema.org"
TYPE = "application/ld+json"

Fields = dict[str, Any]


def describe(context: PageContext, site_name: str) -> Fields:
    """Return the page as a schema.org LearningResource; ``site_name`` is the handbook's name in the page's language."""
    meta, outline, module = context.page.meta, context.outline, context.module
    return {
        "@type": "LearningResource",
        "name": meta.title,
        "inLanguage": context.lang,
        "learningResourceType": _kind(context),
        "dateModified": (meta.reviewed or outline.edition_date).isoformat(),
        "license": outline.licence.url,
        **({"timeRequired": f"PT{meta.read}M"} if meta.read else {}),
        "isPartOf": {"@type": "Course", "name": module.title[context.lang] if module else site_name},
        **({"teaches": [objective.text for objective in meta.objectives]} if meta.objectives else {}),
    }


def _kind(context: PageContext) -> str:
    meta, page = context.page.meta, context.page
    if page.is_lesson:
        return "lesson"
    return layout_of(meta.layout).resource or ("form" if meta.form else "self-check" if page.questions else "reading")


def put_in(html: str, fields: Fields) -> str:
    """Return the page with its description in its head."""
    described = data_element({"@context": SCHEMA, **fields}, kind=TYPE)
    return html.replace("</head>", f"{described}</head>", 1)


def write_all(described: Iterable[tuple[str, Fields]], target: Path) -> None:
    """Write one file for catalogues: every page with its address below the site's root."""
    pages = [fields | {"url": url} for url, fields in sorted(described, key=lambda pair: pair[0])]
    target.write_text(json.dumps({"@context": SCHEMA, "@graph": pages}, ensure_ascii=False, indent=1), "utf-8")
