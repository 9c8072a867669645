"""Makes the web of the exercise "accounts" and counts in it what answers.yml states."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from handbook.exercises.web import write_web
from handbook.exercises.web.case import read_case
from handbook.exercises.web.model import Case, Moment

NOTED = -41  # day of the note
ASKED = "100000200420017"  # the page of the note
SHARE = {"100000200420183", "100000200420246", "100000200420095"}  # what shares something rare with it
TAXI, TEMPLATE = "0012-3300", 7  # number of a dispatcher, seed of a picture for everybody: both link nobody


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")
    _count(case)
    write_web(source / "case.yml", target, day)
    (target / "note.txt").write_text(_note(day + timedelta(NOTED)), encoding="utf-8")


def _note(day: date) -> str:
    return f"""ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING

Утсаар хүлээн авсан мэдээлэл / Note of a call
Огноо / Date: {day.isoformat()}

«Зангилаа» сүлжээний «Зүүн боомт ажил» нэртэй хуудас Марган эрэгт ажил санал болгож байна.
Зард бичсэн утас 0012-4471. Ажил олгогчийн нэр, тусгай зөвшөөрөл харагдахгүй байна.
Мэдээлэгч хуудасны дугаарыг тэмдэглээгүй, зургийг хадгалаагүй.

A page «Зүүн боомт ажил» on the network «Зангилаа» offers work at Марган эрэг (the Marhan coast).
The advert gives the number 0012-4471. No employer and no licence are named.
The caller did not note the page's number and saved no picture.
"""


def _count(case: Case) -> None:
    """Fails where the data says something else than the answers."""
    noted = Moment.of(NOTED)
    bore = {
        id_
        for id_, account in case.accounts.items()
        if account.there(noted) and account.name_at(noted).name == "Зүүн боомт ажил"
    }
    assert bore == {ASKED}
    assert _who(case, "0012-4471", "нөдр цалин") == SHARE | {ASKED}
    assert not _who(case, TAXI) & SHARE
    assert len(_who(case, TAXI)) >= 3
    pictured = {post.account for post in case.posts.values() if post.picture and post.picture.seed == TEMPLATE}
    assert ASKED in pictured and not pictured & SHARE and len(pictured) >= 4
    rest = [post for post in case.posts.values() if post.account not in SHARE | {ASKED}]
    assert 2 * len(rest) >= len(case.posts)


def _who(case: Case, *words: str) -> set[str]:
    """Accounts in whose posts or adverts one of the words stands."""
    items = [*case.posts.values(), *case.ads.values()]
    return {item.account for item in items if any(word in item.text for word in words)}
