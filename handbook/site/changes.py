"""Makes the page of changes: novelties of the edition, and what differs from the edition a trainer taught last."""

from __future__ import annotations

from html import escape
from itertools import islice

from handbook.course.data.editions import Edition
from handbook.course.fingerprints import TRAINER, Change, by_module, compare, fingerprints, knows
from handbook.site.context import PageContext


def changes(context: PageContext) -> str:
    """Return the novelties of this edition, then for each earlier edition every page that has changed since."""
    present, *earlier = context.data.editions.values()
    since = escape(context.s("changes-since"))
    if earlier:
        now = fingerprints(context.in_order, context.data)
        listed = "".join(
            _since(edition, _changes(now, edition, context), context)
            for edition in earlier
            if knows(context.data.fingerprints[edition.id], context.lang)
        )
        compared = f"<p>{escape(context.s('changes-choose'))}</p>{listed}"
    else:
        compared = f"<p>{escape(context.s('changes-first'))}</p>"
    return (
        _novelties(present, "changes-new", context)
        + f'<h2 id="since">{since}</h2>{compared}'
        + "".join(_novelties(edition, "changes-earlier", context) for edition in earlier)
    )


def _novelties(edition: Edition, heading: str, context: PageContext) -> str:
    areas = "".join(
        f"<h3>{escape(context.s(f'area-{area}'))}</h3>"
        f"<ul>{''.join(f'<li>{escape(words[context.lang])}</li>' for words in novelties)}</ul>"
        for area, novelties in edition.changes.items()
    )
    title = context.s(heading, edition.id, context.date(edition.day))
    return f'<section><h2 id="new-{edition.id}">{escape(title)}</h2>{areas}</section>'


def _changes(now: dict, edition: Edition, context: PageContext) -> list[Change]:
    before = context.data.fingerprints[edition.id].get(context.lang, {})
    if not context.trainer:
        before = {key: told for key, told in before.items() if not key[0].startswith(TRAINER)}
    return compare(now, before)


def _since(edition: Edition, found: list[Change], context: PageContext) -> str:
    pages = len({change.page for change in found})
    title = context.s("changes-edition", edition.id, context.date(edition.day), pages)
    modules = "".join(
        f"<h3>{escape(module)}</h3><ul>{''.join(_page(of_page, context) for of_page in pages)}</ul>"
        for module, pages in by_module(found, context.data, context.lang)
    )
    none = f"<p>{escape(context.s('changes-none'))}</p>"
    return f'<details id="since-{edition.id}"><summary>{escape(title)}</summary>{modules or none}</details>'


def _page(found: list[Change], context: PageContext) -> str:
    """Return the row of a changed page, with its changed parts."""
    first = found[0]
    if not first.part and first.kind != "changed":
        return f"<li>{_part(first, first.title, context)}</li>"
    head = [] if first.part else [f"<li>{_part(first, context.s('changes-head'), context)}</li>"]
    parts = [f"<li>{_part(change, change.title, context)}</li>" for change in islice(found, len(head), None)]
    page = context.page_of(first.page)
    return (
        f'<li><a href="{context.url(first.page)}">{escape(page.meta.title)}</a><ul>{"".join([*head, *parts])}</ul></li>'
    )


def _part(change: Change, title: str, context: PageContext) -> str:
    """Return what happened to a part, with a link if the part still exists."""
    words = escape(title)
    if change.kind != "gone":
        words = f'<a href="{context.url(change.page)}{"#" if change.part else ""}{change.part}">{words}</a>'
    kind = escape(context.s(f"changes-kind-{change.kind}"))
    return f'{words} <span class="hb-st hb-st--{change.kind}">{kind}</span>'
