"""Pages of sites that publish texts: job boards, news, own sites of firms and people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from handbook.practice.web import address as ad
from handbook.practice.web import stop
from handbook.practice.web.model import Site
from handbook.practice.web.published import Job, News, Page, Version
from handbook.practice.web.view import View, WebPage

LOOKS = 4  # of plain sites


def job_sheets(view: View, site: Site) -> Iterator[WebPage]:
    jobs = sorted(
        (j for j in view.case.jobs.values() if j.site == site.id), key=lambda job: (job.at, job.id), reverse=True
    )
    live = [job for job in jobs if not view.gone(job.removed) and job.at <= view.moment]
    categories = list(dict.fromkeys(sorted(job.category for job in live if job.category)))
    data = {"jobs": live, "categories": categories, "places": sorted({job.place for job in live if job.place})}
    yield WebPage(ad.front(site), "jobs/front.html", f"{site.host}/", site.name, data)
    yield stop.by_button(site, "apply")
    for job in jobs:
        if job in live:
            yield job_sheet(site, job)
        else:
            address = ad.job_address(site, job.id)
            yield WebPage(
                ad.file_of(site, job.id), "jobs/missing.html", address, f"Зар хаагдсан – {site.name}", asked=True
            )


def job_sheet(site: Site, job: Job) -> WebPage:
    address = ad.job_address(site, job.id)
    return WebPage(ad.file_of(site, job.id), "jobs/job.html", address, f"{job.title} – {site.name}", {"job": job})


def news_sheets(view: View, site: Site) -> Iterator[WebPage]:
    items = sorted(
        (n for n in view.case.news.values() if n.site == site.id), key=lambda item: (item.at, item.id), reverse=True
    )
    live = [item for item in items if not view.gone(item.removed) and item.at <= view.moment]
    yield WebPage(ad.front(site), "news/front.html", f"{site.host}/", site.name, {"items": live})
    for item in items:
        if item in live:
            yield news_sheet(view, site, item)
        else:
            address = ad.news_address(site, item.id)
            yield WebPage(
                ad.file_of(site, item.id), "news/missing.html", address, f"Хуудас алга – {site.name}", asked=True
            )


def news_sheet(view: View, site: Site, item: News) -> WebPage:
    others = [
        other
        for other in view.case.news.values()
        if other.site == site.id and other.id != item.id and not view.gone(other.removed) and other.at <= view.moment
    ]
    data = {"item": item, "others": sorted(others, key=lambda other: (other.at, other.id), reverse=True)[:4]}
    address = ad.news_address(site, item.id)
    return WebPage(ad.file_of(site, item.id), "news/item.html", address, f"{item.title} – {site.name}", data)


def plain_sheets(view: View, site: Site) -> Iterator[WebPage]:
    """The second version of a page that changes is a file of its own, which the first one leads to on later visits."""
    for page in view.case.pages.values():
        if page.site != site.id:
            continue
        file, address = ad.page_file(site, page), ad.page_address(site, page)
        version = page.version_at(view.moment)
        if version is None or view.gone(page.removed):
            yield WebPage(file, "plain/missing.html", address, f"Хуудас олдсонгүй – {site.name}", asked=True)
        elif changes(view, page):
            later = file.removesuffix(".html") + "-b.html"
            yield page_sheet(view, site, page, opened(view, page), later)
            yield page_sheet(view, site, page, version, file=later)
        else:
            yield page_sheet(view, site, page, version)


def changes(view: View, page: Page) -> bool:
    """Whether the second opening of a page shows another version than the first."""
    version = page.version_at(view.moment)
    there = version is not None and not view.gone(page.removed)
    return page.changes_on_second_visit and there and version != page.versions[0]


def opened(view: View, page: Page) -> Version:
    """What the first opening of a page that is there shows, which is also what search engines have read."""
    version = page.version_at(view.moment)
    return page.versions[page.versions.index(version) - 1] if changes(view, page) else version


def page_sheet(view: View, site: Site, page: Page, version: Version, later: str = "", file: str = "") -> WebPage:
    title = tab(site, page, version)
    data = {"page": page, "version": version, "later": later, "look": look(site), "menu": menu(view, site)}
    file, address = file or ad.page_file(site, page), ad.page_address(site, page)
    return WebPage(file, "plain/page.html", address, title, data, page.lang)


def tab(site: Site, page: Page, version: Version) -> str:
    """The title of a page with the name of its site, which is told once where both are the same."""
    title = page.title_of(version)
    return title if title == site.name else f"{title} – {site.name}"


def menu(view: View, site: Site) -> list[Page]:
    """The pages of a site that are there, its first page in front."""
    pages = [
        page
        for page in view.case.pages.values()
        if page.site == site.id and page.version_at(view.moment) and not view.gone(page.removed)
    ]
    return sorted(pages, key=lambda page: page.path != "index.html")


def look(site: Site) -> int:
    return site.look or hashlib.sha256(site.id.encode()).digest()[0] % LOOKS + 1
