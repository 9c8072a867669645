"""Finds captures of what was not there, and what is gone without a capture that a trainee could find."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.practice.web.model import Case
from handbook.practice.web.moment import NOW, Moment
from handbook.practice.web.problem import CAPTURES, Problem
from handbook.practice.web.published import Capture, Post


def captures(case: Case) -> Iterator[Problem]:
    for capture in case.captures:
        for at in capture.at:
            if at > NOW:
                yield capture.line, CAPTURES, f"{capture.id} is captured after day 0", "a time that has come"
            elif not standing(case, capture, at):
                found = f"{capture.kind} {capture.id} is not there at {at}"
                yield capture.line, CAPTURES, found, "a time between its beginning and its removal"
    if not case.site_of_kind("archive"):
        return
    for page in case.pages.values():
        held = [at for c in case.captures if (c.kind, c.site, c.id) == ("page", page.site, page.id) for at in c.at]
        if page.changes_on_second_visit:
            shown = {version.since for version in map(page.version_at, held) if version}
            if not {version.since for version in page.versions[-2:]} <= shown:
                yield page.line, CAPTURES, f"page {page.id} changes, and not both versions are captured", "capture both"
        if page.removed is not None and not page.lost and not held:
            yield page.line, CAPTURES, f"page {page.id} is removed and not captured", _SAVE
    for kind, things in (("account", case.accounts), ("job", case.jobs), ("news", case.news)):
        for thing in things.values():
            if thing.removed is not None and not thing.lost and not _held(case, kind, thing.id):
                yield thing.line, CAPTURES, f"{kind} {thing.id} is removed and not captured", _SAVE
    for post in case.posts.values():
        if post.removed is not None and not post.lost and not _post_held(case, post):
            yield post.line, CAPTURES, f"post {post.id} is removed and not captured", _SAVE


_SAVE = "a capture, or lost: true if nothing shall be left of it"


def standing(case: Case, capture: Capture, at: Moment) -> bool:
    """Whether there was something to capture."""
    if capture.kind == "account":
        return case.accounts[capture.id].there(at)
    if capture.kind == "page":
        page = case.pages[capture.site, capture.id]
        return page.version_at(at) is not None and (page.removed is None or at.day < page.removed)
    thing = {"post": case.posts, "job": case.jobs, "news": case.news}[capture.kind][capture.id]
    written = thing.at <= at and (thing.removed is None or at.day < thing.removed)
    if capture.kind != "post":
        return written
    group = case.accounts.get(thing.group)
    return written and case.accounts[thing.account].there(at) and not (group and group.closed)


def _held(case: Case, kind: str, id_: str) -> bool:
    return any(capture.kind == kind and capture.id == id_ for capture in case.captures)


def _post_held(case: Case, post: Post) -> bool:
    """Whether a capture shows the post: its own, or one of the account or group while it stood there."""
    pages = {post.group or post.account}
    return _held(case, "post", post.id) or any(
        capture.kind == "account"
        and capture.id in pages
        and any(post.at <= at and at.day < post.removed for at in capture.at)
        for capture in case.captures
    )
