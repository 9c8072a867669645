"""Makes the page of paths by role: which pages, in which order, and how long they take to read."""

from __future__ import annotations

from html import escape

from handbook.course.data.paths import RolePath, Step
from handbook.site.context import PageContext


def paths(context: PageContext) -> str:
    """Return a line of links to the roles, then each role with its pages, minutes and their sum."""
    links = "".join(
        f'<li><a href="#{path.id}">{escape(path.title[context.lang])}</a> '
        f"<span>{escape(_time(path, context))}</span></li>"
        for path in context.data.paths.values()
    )
    return f'<ul class="hb-lessons">{links}</ul>' + "".join(
        _path(path, context) for path in context.data.paths.values()
    )


def _path(path: RolePath, context: PageContext) -> str:
    rows = "".join(_step(step, context) for step in path.steps)
    return (
        f'<section class="hb-path"><h2 id="{path.id}">{escape(path.title[context.lang])}</h2>'
        f"<p><b>{escape(context.s('path-sum', len(path.steps)))} {escape(_time(path, context))}</b></p>"
        f"<ol>{rows}</ol></section>"
    )


def _step(step: Step, context: PageContext) -> str:
    page = context.page_of(step.page)
    module = context.whole_module(step.page)
    number = f"{module.number}. " if module and module.number else ""
    return (
        f'<li><a href="{context.url(step.page)}">{number}{escape(page.meta.title)}</a> '
        f"<small>{escape(context.s('minutes', context.minutes_of(step.page)))}</small>"
        f"<br>{escape(step.why[context.lang])}</li>"
    )


def _time(path: RolePath, context: PageContext) -> str:
    """Return hours and minutes of all its pages."""
    hours, minutes = divmod(sum(context.minutes_of(step.page) for step in path.steps), 60)
    return context.s("hours-minutes", hours, minutes) if hours else context.s("minutes", minutes)
