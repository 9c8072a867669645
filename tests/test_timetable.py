"""Timetables: clock times are the minutes of the pages, nobody sits too long, and calendars can be opened."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path

import ours
import pytest
from spoken import LANGUAGES
from tiny import TIMETABLES

from handbook import checks
from handbook.course.data.timetables import FILE, Plan, read_timetables
from handbook.course.timetable import (
    PAUSES,
    Thing,
    available,
    first_monday,
    lay_out,
    left_for_home,
    planned,
    sittings,
    sums,
    things,
)
from handbook.site.calendar_file import CalendarEvent, calendar_file
from handbook.site.context import PageContext
from handbook.site.timetables import PAGE, files, timetables

ROOT = Path(__file__).parents[1]
PLANS = ["three-days", "five-days", "three-and-two", "ten-sessions"]


@pytest.fixture(scope="module")
def site() -> checks.Course:
    return ours.course()


@pytest.fixture(scope="module")
def known(site: checks.Course) -> dict[str, Thing]:
    return things((page for page in site.pages.values() if page.lang == "mn"), site.data)


@pytest.fixture(params=PLANS)
def plan(request: pytest.FixtureRequest, site: checks.Course) -> Plan:
    return next(plan for plan in site.data.timetables.plans if plan.id == request.param)


def context_of(site: checks.Course, lang: str) -> PageContext:
    order = [path for of, path in site.pages if of == lang]
    return PageContext(site.pages[lang, PAGE], site.pages, order, site.data, True)


def clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def test_the_three_plans_of_the_course_are_there_and_nothing_is_wrong_with_them(site: checks.Course) -> None:
    assert [plan.id for plan in site.data.timetables.plans] == PLANS
    assert [len(plan.days) for plan in site.data.timetables.plans] == [3, 5, 5, 10]
    assert [code for code in ("TT01", "TT02", "TT03") if checks.RULES[code].check(site)] == []


def test_a_slot_is_as_long_as_its_page_says(plan: Plan, known: dict[str, Thing], site: checks.Course) -> None:
    taught: dict[str, int] = {}
    gives_up = {lesson for lessons in plan.replaces.values() for lesson in lessons}
    for slots in lay_out(plan, known).values():
        for slot in slots:
            if "/" in slot.id:
                taught[slot.id] = taught.get(slot.id, 0) + slot.minutes
    for lang in LANGUAGES:
        for id_, minutes in taught.items():
            folder, _, name = id_.partition("/")
            if folder == "exercises":
                assert minutes == site.data.exercises[name].minutes, id_
                continue
            page = site.pages[lang, f"{id_}.md"]
            own = sum(box.minutes for box in page.boxes if box.kind == "exercise")
            assert minutes == page.meta.teach - (own if id_ in gives_up else 0), id_
    assert (
        sum(taught.values())
        + sum(
            slot.minutes for slots in lay_out(plan, known).values() for slot in slots if slot.id and "/" not in slot.id
        )
        == sums(plan, known).taught
    )


def test_nothing_overlaps_and_nothing_is_left_out(plan: Plan, known: dict[str, Thing]) -> None:
    for day in plan.days:
        slots = lay_out(plan, known)[day.day]
        assert slots[0].start == day.start
        assert all(one.end == next_.start for one, next_ in pairwise(slots))
        shown = list(dict.fromkeys(slot.id for slot in slots if slot.id))
        assert shown == [item.id for item in day.teach]
        assert slots[-1].kind not in PAUSES and slots[0].kind not in PAUSES


def test_nobody_sits_too_long_and_pauses_are_whole(plan: Plan, known: dict[str, Thing]) -> None:
    for day in plan.days:
        slots = lay_out(plan, known)[day.day]
        sat = 0
        for slot, next_ in pairwise([*slots, None]):
            sat = 0 if slot.kind in PAUSES else sat + slot.minutes
            assert sat <= plan.pauses.longest, (plan.id, day.day, clock(slot.start))
            if slot.kind in PAUSES:
                least = plan.pauses.lunch if slot.kind == "lunch" else plan.pauses.minutes
                assert least <= slot.minutes < least + 5 and slot.end % 5 == 0
            elif slot.kind == "module":
                assert next_ and next_.kind not in PAUSES, "a module is opened and then taught"
        lunches = [slot for slot in slots if slot.kind == "lunch"]
        assert len(lunches) == (day.lunch is not None)
        assert all(abs(lunch.start - (day.lunch or 0)) <= 30 for lunch in lunches)
        assert slots[-1].end <= day.end + 10, (plan.id, day.day, clock(slots[-1].end))


def test_only_what_is_longer_than_a_sitting_is_cut(plan: Plan, known: dict[str, Thing]) -> None:
    for slots in lay_out(plan, known).values():
        for slot in slots:
            assert bool(slot.piece) == (bool(slot.id) and known[slot.id].minutes > plan.pauses.longest), slot


def test_half_of_the_time_is_practice(plan: Plan, known: dict[str, Thing]) -> None:
    minutes = sums(plan, known)
    assert 2 * minutes.practice >= minutes.taught - minutes.of_kind["test"], minutes


def test_law_and_ethics_come_before_the_keyboard_and_the_capstone_last(plan: Plan) -> None:
    order = [item.id.partition("/")[0] for day in plan.days for item in day.teach]
    last = max(n for n, module in enumerate(order) if module in ("law", "ethics"))
    assert last < min(n for n, module in enumerate(order) if module in ("search", "social-media", "sites-money"))
    assert order.index("capstone") > max(order.index(m) for m in ("planning", "preserving", "analysis", "reporting"))


def test_what_is_not_taught_is_named_for_home(plan: Plan, known: dict[str, Thing], site: checks.Course) -> None:
    order = [path.removesuffix(".md") for lang, path in site.pages if lang == "mn"]
    home = set(left_for_home(plan, known, order, site.data.outline))
    taught = {item.id for day in plan.days for item in day.teach}
    modules = {module.id for part in site.data.outline.parts for module in part.modules if module.number}
    lessons = {id_ for id_ in order if id_.split("/")[0] in modules and not id_.endswith("/index")}
    assert home & taught == set() and lessons - taught <= home
    assert {f"exercises/{id_}" for id_ in site.data.exercises} - taught - home == {"exercises/capstone"}


def test_time_without_pauses(site: checks.Course) -> None:
    plan = next(plan for plan in site.data.timetables.plans if plan.id == "five-days")
    day = replace(plan.days[0], start=9 * 60, lunch=12 * 60 + 30, end=17 * 60 + 30)
    # 210 minutes with one break, 240 with two
    assert available(day, plan) == 195 + 210
    assert available(replace(day, lunch=None, end=10 * 60 + 40), plan) == 100
    assert available(replace(day, lunch=None, end=10 * 60 + 41), plan) == 86


def test_sittings_are_few_and_even() -> None:
    def minutes(*each: int, longest: int = 100) -> list[list[int]]:
        units = [[Thing(f"a/{n}", "lesson", size, 0)] for n, size in enumerate(each)]
        return [[thing.minutes for thing in sitting] for sitting in sittings(units, longest)]

    assert minutes(25, 25, 25, 25, 25, 25) == [[25, 25, 25], [25, 25, 25]]
    assert minutes(60, 50, 30) == [[60], [50, 30]]
    assert minutes(120, 20) == [[120], [20]]
    assert minutes() == []


SEARCH = "search/operators"


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("law/where-open-search-ends", f"{SEARCH}, law/where-open-search-ends", "before all of law was taught"),
        ("indicators, exercises/ads", "indicators, exercises/capture", "before any lesson of preserving"),
        ("capstone/check", "exercises/capstone", "its time lies in the lessons of that name"),
        (
            "exercises/ads: [trafficking/indicators]",
            "exercises/shadow: [trafficking/indicators]",
            "does not come after",
        ),
    ],
)
def test_an_impossible_order_is_told(old: str, new: str, word: str, tmp_path: Path, site: checks.Course) -> None:
    text = (ROOT / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).parent.mkdir(parents=True)
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    changed = replace(site, data=replace(site.data, timetables=read_timetables(tmp_path)[0]))
    found = [finding.found for finding in checks.RULES["TT03"].check(changed)]
    assert any(word in line for line in found), found


def test_the_file_may_be_missing(handbook: Path) -> None:
    (handbook / FILE).unlink()
    assert checks.run(handbook) == []


def test_a_replaced_lesson_that_nobody_knows_is_told(handbook: Path) -> None:
    text = TIMETABLES.replace("    days:", "    replaces: {exercises/no: [rescue/no]}\n    days:")
    (handbook / FILE).write_text(text, encoding="utf-8")
    assert {finding.code for finding in checks.run(handbook)} == {"TT02", "TT03"}


def test_the_page_shows_each_plan_day_and_slot(site: checks.Course, known: dict[str, Thing]) -> None:
    for lang in LANGUAGES:
        html = timetables(context_of(site, lang))
        for plan in site.data.timetables.plans:
            slots = [slot for day in lay_out(plan, known).values() for slot in day]
            part = html.split(f'data-plan="{plan.id}"')[1].split("</section>")[0]
            assert part.count("<table>") == len(plan.days) and part.count("<tr data-kind") == len(slots)
            assert f'files/{plan.id}.{lang}.ics"' in part
            for day in plan.days:
                assert f"<td>{sum(thing.minutes for thing in planned(plan, known)[day.day])}</td>" in part


# Calendars


def parse(text: str) -> list[dict[str, str]]:
    """The events of a calendar, by a strict reading of RFC 5545: whatever is not as written there fails."""
    assert text.endswith("\r\n") and "\r" not in text.replace("\r\n", "") and "\n" not in text.replace("\r\n", "")
    raw = text.removesuffix("\r\n").split("\r\n")
    assert all(0 < len(line.encode()) <= 75 for line in raw), max(raw, key=len)
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR"
    assert lines[1] == "VERSION:2.0" and lines[2].startswith("PRODID:")
    events: list[dict[str, str]] = []
    inside = False
    for line in lines[1:-1]:
        # the language of words, and no other parameter: no time is in a zone
        name, value = re.fullmatch(r"([A-Z-]+)(?:;LANGUAGE=[a-z]{2})?:(.*)", line).groups()
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = not inside
            assert inside == (name == "BEGIN")
            if inside:
                events.append({})
        elif inside:
            assert name not in events[-1]
            events[-1][name] = value
    assert not inside
    for event in events:
        assert set(event) == {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"}
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        for key in ("DTSTART", "DTEND"):  # floating: no zone
            datetime.strptime(event[key], "%Y%m%dT%H%M%S")
        for key in ("SUMMARY", "DESCRIPTION"):
            assert re.fullmatch(r"(?:[^\\;,]|\\[\\;,n])+", event[key]), event[key]
    return events


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%S")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_calendar_holds_all_that_is_taught_at_its_time(
    lang: str, plan: Plan, known: dict[str, Thing], site: checks.Course
) -> None:
    made = files(context_of(site, lang))
    assert set(made) == {f"trainer/files/{name}.{lang}.ics" for name in PLANS}
    events = parse(made[f"trainer/files/{plan.id}.{lang}.ics"].decode())
    times = sorted((moment(event["DTSTART"]), moment(event["DTEND"])) for event in events)
    assert all(one[1] <= next_[0] for one, next_ in pairwise(times)) and all(start < end for start, end in times)
    first = first_monday(site.data.outline.edition_date)
    assert first > site.data.outline.edition_date and first.weekday() == 0 and times[0][0].date() == first
    assert all(start.weekday() < 5 for start, _ in times)
    taught = sum((end - start).total_seconds() // 60 for start, end in times)
    assert taught == sums(plan, known).taught
    lines = [line for event in events for line in event["DESCRIPTION"].split("\\n")]
    assert len(lines) == sum(slot.kind not in PAUSES for slots in lay_out(plan, known).values() for slot in slots)
    assert len({event["UID"] for event in events}) == len(events)


def test_the_same_events_have_the_same_ids_when_the_course_moves(site: checks.Course) -> None:
    def ids(day: date) -> list[str]:
        outline = replace(site.data.outline, edition_date=day)
        moved = replace(site, data=replace(site.data, outline=outline))
        return [event["UID"] for file in files(context_of(moved, "en")).values() for event in parse(file.decode())]

    assert ids(date(2026, 11, 25)) == ids(date(2027, 3, 1))


def test_signs_are_escaped_and_no_letter_is_cut() -> None:
    title = "Ө, ү; \\ " + "ө" * 120
    text = calendar_file(
        [CalendarEvent("a@b.example", date(2026, 11, 30), 540, 565, title, "1\n2")], "Н", "mn", date(2026, 11, 25)
    )
    (event,) = parse(text)
    assert event["SUMMARY"] == title.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    assert event["DESCRIPTION"] == "1\\n2" and event["DTSTART"] == "20261130T090000"


def test_the_first_monday_is_after_the_day() -> None:
    assert first_monday(date(2026, 11, 25)) == date(2026, 11, 30)
    assert first_monday(date(2026, 11, 30)) == date(2026, 12, 7)
