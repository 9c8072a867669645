"""Pages that are taken to work on paper: the red lines and the legal quick reference."""

from __future__ import annotations

from html import escape

from handbook.data.model import LawFact, RedLine
from handbook.site.context import PageContext
from handbook.site.markdown import fact_name
from handbook.site.pages import article, by_law, fact_link, status


def red_lines(context: PageContext) -> str:
    """A card for one side of paper: what is never done, what is done in its place, why, and its law."""
    rows = "".join(_red_line(line, context) for line in context.data.red_lines.values())
    return f'<ol class="hb-red">{rows}</ol>'


def _red_line(line: RedLine, context: PageContext) -> str:
    lang = context.lang
    facts = [context.data.law[id_] for id_ in line.law]
    ground = "; ".join(f"{fact_link(fact, fact_name(fact, lang), context)} {status(fact, context)}" for fact in facts)
    parts = "".join(
        f"<p><b>{escape(context.s(f'red-line-{key}'))}:</b> {escape(words[lang])}</p>"
        for key, words in (("instead", line.instead), ("why", line.why))
    )
    return (
        f'<li id="{line.id}"><p class="hb-red__never">{escape(line.never[lang])}</p>{parts}'
        f'<p class="hb-red__law">{ground or escape(context.s("house-rule"))}</p></li>'
    )


def legal_quick(context: PageContext) -> str:
    """The facts marked for it, one line each, grouped by law, for two sides of paper."""
    groups = by_law(fact for fact in context.data.law.values() if fact.quick)
    return "".join(
        f'<section class="hb-quick"><h2>{escape(facts[0].law[context.lang])}</h2>'
        f"<ul>{''.join(_quick(fact, context) for fact in facts)}</ul></section>"
        for facts in groups
    )


def _quick(fact: LawFact, context: PageContext) -> str:
    lang = context.lang
    mark = ""
    if fact.note:  # the note itself stands with the fact, one press away
        mark = f' <span class="hb-st hb-st--note">{escape(context.s("note-" + fact.note.kind))}</span>'
    return (
        f"<li>{fact_link(fact, article(fact, lang), context)} "
        f"<span>{escape(fact.statement[lang])} {status(fact, context)}{mark}</span></li>"
    )
