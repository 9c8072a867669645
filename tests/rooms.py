"""The rooms of the house and what each may use: test_house.py holds it, kept.py knows from it what makes a file."""

from __future__ import annotations

HOUSE = "handbook"
# each room, and the rooms whose modules it may import; no two see each other
MAY_USE: dict[str, set[str]] = {
    "base": set(),
    "mongolian": {"base"},
    "course": {"base", "mongolian"},
    "supply": {"base", "course"},
    "render": {"base", "mongolian", "course"},
    "checks": {"base", "mongolian", "course", "render"},
    "desk": {"base", "mongolian", "course", "render"},
    "site": {"base", "mongolian", "course", "supply", "render", "checks"},
    "editions": {"base", "mongolian", "course", "render"},
    "practice": {"base", "mongolian", "course", "render", "checks"},
}
TOP = {"release", "__main__"}  # the commands, which use every room
# imported when it is called, so that no build loads what makes exercises: a case that was changed is looked at
WHEN_CALLED = {("checks", "practice")}


def at_work(*rooms: str, later: bool = True) -> set[str]:
    """These rooms and all whose code runs when theirs does; ``later`` with what is imported when it is called."""
    found, waiting = set(), [*rooms]
    while waiting:
        room = waiting.pop()
        if room not in found:
            found.add(room)
            waiting += MAY_USE[room] | {other for by, other in WHEN_CALLED if later and by == room}
    return found
