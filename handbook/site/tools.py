"""Makes the page of tool cards, with a table that compares them, and the page of folklore."""

from __future__ import annotations

from html import escape

from handbook.course.data.folklore import Saying
from handbook.course.data.tools import GROUPS, RISKS, Tool, UnusedTool
from handbook.course.pages.model import Page
from handbook.render.entries import risk_class, risk_key, status_class
from handbook.render.words import with_code
from handbook.site.context import PageContext
from handbook.site.pages import choice, filter_bar, source_links

FILTERED = ("group", "risk", "offline", "account")  # what hb/filter.js looks at
PARTS = ("leaks", "limits", "evidence", "ethics")  # of a card, in the order of reading


def tools(context: PageContext) -> str:
    """Return a filter and cards by group, then tools not used, then a table of all; hb/filter.js filters the cards."""
    cards = context.data.tools.values()
    uses = context.pages_with("tool")
    groups = [group for group in GROUPS if any(card.group == group for card in cards)]
    sections = "".join(
        f'<section id="group-{group}"><h3>{escape(context.s(f"tools-group-{group}"))}</h3>'
        f"{''.join(_card(card, uses.get(card.id, []), context) for card in cards if card.group == group)}</section>"
        for group in groups
    )
    unused = [card for card in context.data.cards.values() if isinstance(card, UnusedTool)]
    not_used = "".join(_unused(card, context) for card in unused)
    if unused:
        not_used = f'<h2 id="not-used">{escape(context.s("tools-not-used-title"))}</h2>{not_used}'
    return (
        f'<h2 id="cards">{escape(context.s("tools-cards"))}</h2>{_filter(groups, context)}<div id="hb-tools">{sections}'
        f'</div>{not_used}<h2 id="compare">{escape(context.s("tools-compare"))}</h2>{_table(groups, context)}'
    )


def _filter(groups: list[str], context: PageContext) -> str:
    risks = [(risk, context.s(f"risk-{risk.lower()}")) for risk in RISKS]
    named = [(group, context.s(f"tools-group-{group}")) for group in groups]
    controls = choice("risk", "tools-risk", "tools-risks", risks, context)
    controls += choice("group", "tools-group", "tools-groups", named, context)
    for name, value, words in (("offline", "yes", "tools-only-offline"), ("account", "no", "tools-only-no-account")):
        controls += (
            f'<label class="hb-filter__tick"><input type="checkbox" name="{name}" value="{value}" autocomplete="off">'
            f"{escape(context.s(words))}</label>"
        )
    return filter_bar(controls, "tools", context)


def _badge(card: Tool | UnusedTool, context: PageContext) -> str:
    return f'<span class="{risk_class(card)}">{escape(context.s(risk_key(card)))}</span>'


def _status(status: str, context: PageContext) -> str:
    return f'<span class="{status_class(status)}">{escape(context.s("status-" + status))}</span>'


def _title(card: Tool | UnusedTool, context: PageContext) -> str:
    """Return name, risk and how far it was checked, and a warning if the review date had passed by the edition."""
    old = ""
    if _expired(card, context):
        old = f'<p class="hb-note">{escape(context.s("card-too-old", context.date(card.review_by)))}</p>'
    badges = f"{_badge(card, context)}{_status(card.status, context)}"
    tag = "h4" if isinstance(card, Tool) else "h3"  # those not used stand in no group
    return f"<{tag}>{escape(card.name[context.lang])} {badges}</{tag}>{old}"


def _expired(card: Tool | UnusedTool, context: PageContext) -> bool:
    return card.review_by < context.outline.edition_date


def _open(card: Tool | UnusedTool, context: PageContext, data: str = "") -> str:
    # a card that says so already is not told again by hb/age.js
    review_by = "" if _expired(card, context) else f' data-review-by="{card.review_by}"'
    return f'<div class="hb-tool" id="{card.id}"{data}{review_by}>'


def _card(card: Tool, pages: list[Page], context: PageContext) -> str:
    lang = context.lang
    account = context.s(f"tools-account-{card.account}")
    if card.account_note:
        account += f" ({card.account_note[lang]})"
    facts = (
        ("tools-cost", card.cost[lang]),
        ("tools-runs", card.runs[lang]),
        ("tools-offline", context.s(f"tools-offline-{card.offline}")),
        ("tools-account", account),
    )
    line = "".join(f"<span><b>{escape(context.s(key))}:</b> {escape(words)}</span>" for key, words in facts)
    parts = "".join(
        f"<div><dt>{escape(context.s(f'tools-{part}'))}</dt><dd>{with_code(getattr(card, part)[lang])}</dd></div>"
        for part in PARTS
    )
    data = "".join(f' data-{key}="{getattr(card, key)}"' for key in FILTERED)
    return (
        f"{_open(card, context, data)}{_title(card, context)}<p>{with_code(card.purpose[lang])}</p>"
        f'<p class="hb-facts">{line}</p><dl>{parts}</dl>{_foot(card, pages, context, card.seen[lang])}</div>'
    )


def _unused(card: UnusedTool, context: PageContext) -> str:
    return (
        f"{_open(card, context)}{_title(card, context)}<p>{with_code(card.why[context.lang])}</p>"
        f"{_foot(card, [], context)}</div>"
    )


def _foot(card: Tool | UnusedTool, pages: list[Page], context: PageContext, seen: str = "") -> str:
    """Return other tools, lessons, dates and sources, in small letters."""
    cards, lang = context.data.cards, context.lang
    lines = []
    if card.alternatives:
        links = ", ".join(f'<a href="#{id_}">{escape(cards[id_].name[lang])}</a>' for id_ in card.alternatives)
        lines.append(f"{escape(context.s('tools-alternatives'))}: {links}")
    lessons = [page for page in pages if page.is_lesson]
    if lessons:
        links = ", ".join(f'<a href="{context.url(page.id)}">{escape(page.meta.title)}</a>' for page in lessons)
        lines.append(f"{escape(context.s('tools-used'))} {links}")
    dates = [context.s("tools-seen", seen)] if seen else []
    dates += [
        context.s("reviewed", context.date(card.reviewed)),
        context.s("review-by", context.date(card.review_by)),
    ]
    lines.append(escape(" · ".join(dates)))
    if card.sources:
        lines.append(f"{escape(context.s('sources'))}: {source_links(card.sources, context)}")
    return "".join(f"<p><small>{line}</small></p>" for line in lines)


def _table(groups: list[str], context: PageContext) -> str:
    """Return a table with a row for each tool; on a narrow screen the name stays while the rest scrolls."""
    head = "".join(
        f'<th scope="col">{escape(context.s(f"tools-{key}"))}</th>'
        for key in ("tool", "risk", "offline", "account", "leaks")
    )
    rows = "".join(
        _table_row(card, context) for group in groups for card in context.data.tools.values() if card.group == group
    )
    name = escape(context.s("tools-compare"))
    return (
        f'<div class="hb-table hb-compare" tabindex="0" role="region" aria-label="{name}"><table><thead><tr>{head}</tr>'
        f"</thead><tbody>{rows}</tbody></table></div>"
    )


def _table_row(card: Tool, context: PageContext) -> str:
    cells = (
        context.s(risk_key(card)).split()[0],
        context.s(f"tools-offline-{card.offline}"),
        context.s(f"tools-account-{card.account}"),
        card.leaks[context.lang],
    )
    row = "".join(f"<td>{with_code(cell)}</td>" for cell in cells)
    return f'<tr><th scope="row"><a href="#{card.id}">{escape(card.name[context.lang])}</a></th>{row}</tr>'


def folklore(context: PageContext) -> str:
    """Return what people say, each with what is known, how far it was checked and its sources."""
    return "".join(_saying(saying, context) for saying in context.data.folklore.values())


def _saying(saying: Saying, context: PageContext) -> str:
    lang = context.lang
    return (
        f'<div class="hb-fact hb-saying" id="{saying.id}"><p><q>{with_code(saying.said[lang])}</q></p>'
        f"<p><b>{escape(context.s('folklore-known'))}</b> {with_code(saying.known[lang])} "
        f"{_status(saying.status, context)}</p>"
        f"<p><small>{escape(context.s('sources'))}: {source_links(saying.sources, context)}</small></p></div>"
    )
