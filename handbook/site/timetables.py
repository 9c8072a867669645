"""Makes the trainers' page of timetables: each plan by day and hour, sums, what is left for home, calendar file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from handbook.course.data.timetables import Plan, PlanDay
from handbook.course.exercises.model import FOLDER
from handbook.course.timetable import (
    PAUSES,
    Slot,
    Thing,
    blocks,
    day_of,
    first_monday,
    lay_out,
    left_for_home,
    sums,
    things,
)
from handbook.render.scripts import data_element
from handbook.site.calendar_file import CalendarEvent, calendar_file
from handbook.site.context import PageContext

PAGE = "trainer/timetable.md"
FILES = "trainer/files"


def timetables(context: PageContext) -> str:
    """Return links to the plans, each plan, and the calendars as data, from which hb/timetable.js makes others."""
    plans = context.data.timetables.plans
    links = "".join(f'<li><a href="#{plan.id}">{escape(plan.title[context.lang])}</a></li>' for plan in plans)
    known = _known(context)
    calendars = data_element({plan.id: _calendar(plan, known, context) for plan in plans}, "hb-calendars")
    return (
        f'<ul class="hb-lessons hb-plans">{links}</ul>{"".join(_plan(plan, known, context) for plan in plans)}'
        f"{calendars}"
    )


def files(context: PageContext) -> dict[str, bytes]:
    """Return the calendar file of each plan in the language of the page, by its path below the site's root."""
    known = _known(context)
    return {
        _file(plan, context.lang): _calendar(plan, known, context).encode() for plan in context.data.timetables.plans
    }


def _file(plan: Plan, lang: str) -> str:
    return f"{FILES}/{plan.id}.{lang}.ics"


def _known(context: PageContext) -> dict[str, Thing]:
    return things(context.in_order, context.data)


def _plan(plan: Plan, known: dict[str, Thing], context: PageContext) -> str:
    lang, slots = context.lang, lay_out(plan, known)
    first = first_monday(context.outline.edition_date)
    days = "".join(_day(number, day, slots[day.day], plan, context) for number, day in enumerate(plan.days, 1))
    facts = "".join(f"<span>{escape(fact)}</span>" for fact in _facts(plan, known, context))
    file = escape(context.s("plan-calendar", context.date(first)))
    return (
        f'<section class="hb-plan" data-plan="{plan.id}" data-first="{first}" data-days="{len(plan.days)}">'
        f'<h2 id="{plan.id}">{escape(plan.title[lang])}</h2><p>{escape(plan.note[lang])}</p>'
        f'<p class="hb-facts">{facts}</p>'
        f'<p class="hb-plan__file"><a href="{context.root_url(_file(plan, lang))}" download>{file}</a></p>'
        f'<div class="hb-plan__days">{days}</div>{_home(plan, known, context)}</section>'
    )


def _facts(plan: Plan, known: dict[str, Thing], context: PageContext) -> Iterator[str]:
    """Yield the sums in words. Tests measure, so they count neither as practice nor as its opposite."""
    minutes = sums(plan, known)
    tests = minutes.of_kind.get("test", 0)
    yield context.s("plan-taught", *divmod(minutes.taught, 60))
    yield context.s("plan-available", *divmod(minutes.available, 60))
    share = 100 * minutes.practice // max(1, minutes.taught - tests)
    yield context.s("plan-practice", *divmod(minutes.practice, 60), share)
    yield context.s("plan-tests", tests)


def _day(number: int, day: PlanDay, slots: list[Slot], plan: Plan, context: PageContext) -> str:
    rows = "".join(_row(slot, plan, context) for slot in slots)
    head = "".join(f'<th scope="col">{escape(context.s(f"plan-{part}"))}</th>' for part in ("time", "what", "min"))
    taught = sum(slot.minutes for slot in slots if slot.kind not in PAUSES)
    return (
        f'<div class="hb-plan__day"><h3>{escape(context.s("plan-day", number))} '
        f'<span class="hb-plan__date" data-day="{day.day}"></span></h3>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody><tfoot><tr><td>{_clock(slots[-1].end)}</td>"
        f"<td>{escape(context.s('plan-end'))}</td><td>{taught}</td></tr></tfoot></table></div>"
    )


def _row(slot: Slot, plan: Plan, context: PageContext) -> str:
    kind = escape(context.s(f"slot-{slot.kind}"))
    time = f'{_clock(slot.start)}<span class="hb-plan__to">–{_clock(slot.end)}</span>'
    if slot.kind in PAUSES:
        what = f"<b>{kind}</b>"
    else:
        title = escape(_title(slot, context))
        what = f'<a href="{context.url(slot.id)}">{title}</a>' if "/" in slot.id else title
        if slot.piece:
            what += f" {escape(context.s('plan-piece', slot.piece))}"
        what += f" <small>{kind}{escape(_stands_in(slot, plan, context))}</small>"
    return f'<tr data-kind="{slot.kind}"><td>{time}</td><td>{what}</td><td>{slot.minutes}</td></tr>'


def _stands_in(slot: Slot, plan: Plan, context: PageContext) -> str:
    """Name the exercise that replaces the one of a lesson; "" for other slots."""
    for exercise, lessons in plan.replaces.items():
        if slot.id in lessons:
            return f" · {context.s('plan-replaced', context.page_of(exercise).meta.title)}"
    return ""


def _title(slot: Slot, context: PageContext) -> str:
    """Return a module's number and title for its opening, the title of a page or an event for others."""
    if "/" not in slot.id:
        return context.data.timetables.events[slot.id].title[context.lang]
    return _module_title(slot.id, context) if slot.kind == "module" else context.page_of(slot.id).meta.title


def _module_title(page: str, context: PageContext) -> str:
    module = context.whole_module(f"{page.split('/')[0]}/index")
    if module is None:
        return context.page_of(page).meta.title
    return module.numbered_title(context.lang)


def _home(plan: Plan, known: dict[str, Thing], context: PageContext) -> str:
    """Return what the plan leaves out, with the minutes to read it, or to do it for exercises."""
    order = [page.id for page in context.in_order]
    home = left_for_home(plan, known, order, context.outline)
    if not home:
        return ""
    parts = {
        "lessons": [id_ for id_ in home if known[id_].kind == "lesson"],
        "checks": [id_ for id_ in home if known[id_].kind == "check"],
        "exercises": [id_ for id_ in home if id_.startswith(f"{FOLDER}/")],
    }
    rows = "".join(
        f"<p><b>{escape(context.s(f'plan-home-{part}'))}</b> {_links(ids, part, context)}</p>"
        for part, ids in parts.items()
        if ids
    )
    minutes = sum(context.page_of(id_).meta.read for id_ in home if not id_.startswith(f"{FOLDER}/"))
    title = escape(context.s("plan-home", *divmod(minutes, 60)))
    return f'<div class="hb-plan__home"><h3>{title}</h3>{rows}</div>'


def _links(ids: Iterable[str], part: str, context: PageContext) -> str:
    """Return links; checks are named by their module, others by their title."""
    return "; ".join(
        f'<a href="{context.url(id_)}">'
        f"{escape(_module_title(id_, context) if part == 'checks' else context.page_of(id_).meta.title)}</a>"
        for id_ in ids
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _calendar(plan: Plan, known: dict[str, Thing], context: PageContext) -> str:
    lang, slots = context.lang, lay_out(plan, known)
    name = f"{context.s('site-name')}: {plan.title[lang]}"
    return calendar_file(_events(plan, slots, context), name, lang, context.outline.edition_date)


def _events(plan: Plan, slots: dict[int, list[Slot]], context: PageContext) -> Iterator[CalendarEvent]:
    """Yield an event for each stretch of a module; its text names the slots."""
    first = first_monday(context.outline.edition_date)
    for day in plan.days:
        for block in blocks(slots[day.day]):
            of_module = len(block) > 1 or block[0].kind in ("module", "lesson")
            title = _module_title(block[0].id, context) if of_module else _title(block[0], context)
            # named by what it begins with: the same event in the next edition, whenever that takes place
            name = f"{block[0].id.replace('/', '.')}{f'.{block[0].piece}' if block[0].piece else ''}"
            again = f".{day.day}" if block[0].kind == "check" and "/" not in block[0].id else ""
            yield CalendarEvent(
                uid=f"{plan.id}.{name}{again}.{context.lang}@osint-handbook.example",
                day=day_of(day.day, first),
                start=block[0].start,
                end=block[-1].end,
                title=title,
                text="\n".join(_line(slot, context) for slot in block),
            )


def _line(slot: Slot, context: PageContext) -> str:
    piece = f" {context.s('plan-piece', slot.piece)}" if slot.piece else ""
    return f"{_clock(slot.start)} {_title(slot, context)}{piece} ({context.s('minutes', slot.minutes)})"
