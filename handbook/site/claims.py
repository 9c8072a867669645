"""Makes the page of all claims: by topic, each with grade, limits, sources and the pages that use it."""

from __future__ import annotations

from html import escape

from handbook.course.data.claims import GRADES, TOPICS, Claim, count_by_grade
from handbook.course.pages.model import Page
from handbook.render.entries import GRADE_CLASS, status_class
from handbook.site.context import PageContext
from handbook.site.pages import choice, filter_bar, source_links


def claims(context: PageContext) -> str:
    """Return what the grades mean and how many claims have each, and a table for each topic; hb/filter.js filters."""
    uses = context.pages_with("claim")
    legend = "".join(
        f"<div><dt>{escape(context.s('grade', grade))} <small>({count})</small></dt>"
        f"<dd>{escape(context.s(f'grade-{grade.lower()}'))}</dd></div>"
        for grade, count in count_by_grade(context.data.claims).items()
    )
    tables = "".join(
        _topic(topic, [claim for claim in context.data.claims.values() if claim.topic == topic], uses, context)
        for topic in TOPICS
    )
    all_claims = context.data.claims.values()
    grades = [(grade, grade) for grade in GRADES if any(claim.grade == grade for claim in all_claims)]
    topics = [
        (f"topic-{topic}", context.s(f"topic-{topic}"))
        for topic in TOPICS
        if any(claim.topic == topic for claim in all_claims)
    ]
    controls = choice("grade", "claims-grade", "claims-grades", grades, context)
    controls += choice("topic", "claims-topic", "claims-topics", topics, context)
    bar = filter_bar(controls, "claims", context)
    return f'<dl class="hb-grades">{legend}</dl>{bar}<div id="hb-claims">{tables}</div>'


def _topic(topic: str, own: list[Claim], uses: dict[str, list[Page]], context: PageContext) -> str:
    if not own:
        return ""
    head = "".join(f'<th scope="col">{escape(context.s(key))}</th>' for key in ("claims-grade", "claims-claim"))
    rows = "".join(_row(claim, uses.get(claim.id, []), context) for claim in own)
    return (
        f'<section id="topic-{topic}"><h2>{escape(context.s(f"topic-{topic}"))}</h2>'
        f'<table class="hb-claims"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></section>'
    )


def _row(claim: Claim, pages: list[Page], context: PageContext) -> str:
    lang = context.lang
    caveat = ""
    if claim.caveat:
        caveat = f'<p class="hb-note"><b>{escape(context.s("caveat"))}:</b> {escape(claim.caveat[lang])}</p>'
    used = ", ".join(f'<a href="{context.url(page.id)}">{escape(page.meta.title)}</a>' for page in pages) or escape(
        context.s("claims-unused")
    )
    return (
        f'<tr id="{claim.id}" data-grade="{claim.grade}" data-topic="topic-{claim.topic}">'
        f'<td><span class="{GRADE_CLASS}">'
        f'{escape(context.s("grade", claim.grade))}</span> <span class="{status_class(claim.status)}">'
        f"{escape(context.s('status-' + claim.status))}</span></td>"
        f"<td><p>{escape(claim.text[lang])}</p>{caveat}"
        f"<p><small>{escape(context.s('sources'))}: {source_links(claim.sources, context)}</small></p>"
        f"<p><small>{escape(context.s('claims-used'))} {used}</small></p></td></tr>"
    )
