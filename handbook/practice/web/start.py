"""The start page of a training web: bookmarks of its sites with a line on what each is."""

from __future__ import annotations

from handbook.base.shaped import Words
from handbook.practice.web import boards
from handbook.practice.web.model import Site
from handbook.practice.web.view import View, WebPage

FILE = "index.html"
ABOUT: dict[str, Words] = {  # what a site of each kind is, where the case does not say it
    "search": {"mn": "Хайлтын систем", "en": "Search engine"},
    "social": {"mn": "Нийгмийн сүлжээ", "en": "Social network"},
    "jobs": {"mn": "Ажлын зарын сайт", "en": "Job board"},
    "register": {"mn": "Хуулийн этгээдийн бүртгэл", "en": "Register of companies"},
    "licences": {"mn": "Тусгай зөвшөөрлийн бүртгэл", "en": "Register of licences"},
    "news": {"mn": "Мэдээний сайт", "en": "News site"},
    "map": {"mn": "Хотын газрын зураг", "en": "Map of the town"},
    "archive": {"mn": "Хуудасны өмнөх байдлыг хадгалсан архив", "en": "Archive of how pages were before"},
    "lookup": {"mn": "Домэйн, IP хаягийн лавлах", "en": "Look-up of domains and IP addresses"},
    "ledger": {"mn": "Блокчэйн дэх гүйлгээний хайлт", "en": "Explorer of transfers on a blockchain"},
    "plain": {"mn": "Компани, хувь хүний цахим хуудас", "en": "A company’s or a person’s own site"},
}


def sheet(view: View) -> WebPage:
    data = {"about": about, "changing": any(boards.changes(view, page) for page in view.case.pages.values())}
    return WebPage(FILE, "start.html", "", view.case.title.get("mn", "Сургалтын вэб"), data)


def about(site: Site) -> Words:
    return site.about or ABOUT[site.kind]
