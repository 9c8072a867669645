"""Makes pages meant to be printed: the red lines, the legal quick reference, the list for the lawyer."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from handbook.course.data.law import LawFact
from handbook.course.data.lawyer import LawyerQuestion
from handbook.course.data.red_lines import RedLine
from handbook.site.context import PageContext
from handbook.site.pages import article, by_law, fact_link, note, source_links, statement, status


def red_lines(context: PageContext) -> str:
    """Return a card for one side of paper: what is never done, what is done instead, why, and its law."""
    rows = "".join(_red_line(line, context) for line in context.data.red_lines.values())
    return f'<ol class="hb-red">{rows}</ol>'


def _red_line(line: RedLine, context: PageContext) -> str:
    lang = context.lang
    facts = [context.data.law[id_] for id_ in line.law]
    ground = "; ".join(f"{fact_link(fact, fact.name(lang), context)} {status(fact, context)}" for fact in facts)
    parts = "".join(
        f"<p><b>{escape(context.s(f'red-line-{key}'))}:</b> {escape(words[lang])}</p>"
        for key, words in (("instead", line.instead), ("why", line.why))
    )
    return (
        f'<li id="{line.id}"><p class="hb-red__never">{escape(line.never[lang])}</p>{parts}'
        f'<p class="hb-red__law">{ground or escape(context.s("house-rule"))}</p></li>'
    )


def legal_quick(context: PageContext) -> str:
    """Return the facts marked for it, one line each, grouped by law, for two sides of paper."""
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


def for_the_lawyer(context: PageContext) -> str:
    """Return what a Mongolian lawyer has to settle, to tick off: our questions, then every open fact of law."""
    questions = "".join(_question(question, context) for question in context.data.lawyer.values())
    open_facts = [fact for fact in context.data.law.values() if fact.is_open]
    facts = "".join(_open_law(facts, context) for facts in by_law(open_facts))
    return (
        f'<h2 id="questions">{escape(context.s("lawyer-questions", len(context.data.lawyer)))}</h2>'
        f'<ul class="hb-ticks">{questions}</ul>'
        f'<h2 id="facts">{escape(context.s("lawyer-facts", len(open_facts)))}</h2>{facts}'
    )


def _question(question: LawyerQuestion, context: PageContext) -> str:
    lang, data = context.lang, context.data
    term = data.glossary[question.term]
    links = "; ".join(fact_link(data.law[id_], data.law[id_].name(lang), context) for id_ in question.facts)
    facts = f"<p><small>{escape(context.s('lawyer-where'))} {links}</small></p>" if links else ""
    return (
        f'<li id="{question.id}"><p><a class="hb-term" href="{context.layout_url("glossary")}#{term.id}">'
        f"{escape(term.term[lang])}</a>. {escape(question.question[lang])}</p>"
        f"<p><small>{escape(context.s('lawyer-look-up'))} {escape(question.look_up[lang])}</small></p>{facts}</li>"
    )


def _open_law(facts: list[LawFact], context: PageContext) -> str:
    """Return the open facts of one law; facts that share the same open question show it once."""
    by_open: dict[str, list[LawFact]] = {}
    for fact in facts:
        by_open.setdefault(_what_is_open(fact, context), []).append(fact)
    where = "lawyer-look-up-abroad" if facts[0].international else "lawyer-look-up-law"
    groups = "".join(
        f'{what}<ul class="hb-ticks">{_open_facts(of_group, context)}</ul>' for what, of_group in by_open.items()
    )
    law = escape(facts[0].law[context.lang])
    return f"<h3>{law}</h3><p>{escape(context.s('lawyer-look-up'))} {escape(context.s(where))}</p>{groups}"


def _what_is_open(fact: LawFact, context: PageContext) -> str:
    """Return the note of the fact; without a note, that nobody has read its text."""
    return note(fact, context) or f'<p class="hb-note">{escape(context.s("lawyer-" + fact.status))}</p>'


def _open_facts(facts: Iterable[LawFact], context: PageContext) -> str:
    return "".join(
        f"<li><p>{fact_link(fact, article(fact, context.lang), context)} {escape(statement(fact, context))} "
        f"{status(fact, context)}</p><p><small>{escape(context.s('lawyer-seen'))} "
        f"{source_links(fact.sources, context)} · <code>{fact.id}</code></small></p></li>"
        for fact in facts
    )
