"""Writes calendar files (RFC 5545) of events at floating local times: the same bytes for the same events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar, Event


@dataclass(frozen=True)
class CalendarEvent:
    """One event; times are minutes after midnight of wherever the class is."""

    uid: str
    day: date
    start: int
    end: int
    title: str
    text: str


def calendar_file(events: Iterable[CalendarEvent], name: str, lang: str, made: date) -> str:
    """Return the text of an .ics file. ``made`` replaces the time of the build, which would change the bytes."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//OSINT handbook//Timetables//{lang.upper()}")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_component(event, lang, made))
    return calendar.to_ical(sorted=False).decode()  # as added: a sorted one begins with CALSCALE


def _component(event: CalendarEvent, lang: str, made: date) -> Event:
    midnight = datetime.combine(event.day, time())  # without a zone: as the clocks show where the class is
    component = Event()
    component.add("uid", event.uid)
    component.add("dtstamp", datetime.combine(made, time(), UTC))
    component.add("dtstart", midnight + timedelta(minutes=event.start))
    component.add("dtend", midnight + timedelta(minutes=event.end))
    component.add("summary", event.title, {"LANGUAGE": lang})
    component.add("description", event.text, {"LANGUAGE": lang})
    return component
