"""What search engines know of the training web, and their pages."""

from __future__ import annotations

import json
from collections.abc import Iterator

from handbook.practice.web import address as ad
from handbook.practice.web import boards
from handbook.practice.web.model import Site
from handbook.practice.web.social import first_words
from handbook.practice.web.view import View, WebPage

INDEX = "pages-index.js"


def sheets(view: View, site: Site) -> Iterator[WebPage]:
    data = {"index": INDEX, "found": list(documents(view))}
    yield WebPage(ad.front(site), "search/front.html", f"{site.host}/", site.name, data)


def index(view: View) -> str:
    """The script that holds every page a search engine knows: a file, since a page opened from disk may not fetch."""
    lines = ",\n".join(json.dumps(document, ensure_ascii=False) for document in documents(view))
    return f"window.trainingWebPages = [\n{lines}\n];\n"


def documents(view: View) -> Iterator[dict[str, str]]:
    """Public pages that are there: file, address, site, title, text, its language and day."""
    for site in view.case.sites.values():
        if site.is_indexed:
            for file, address, title, text, lang, day in MAKERS.get(site.kind, _nothing)(view, site):
                yield {
                    "file": file,
                    "address": address,
                    "site": site.name,
                    "title": title,
                    "text": " ".join(text.split()),
                    "lang": lang,
                    "day": day,
                }


IndexRow = tuple[str, str, str, str, str, str]


def _social(view: View, site: Site) -> Iterator[IndexRow]:
    for account in view.accounts(site):
        place = view.case.places.get(account.place)
        text = " ".join(part for part in (account.about, place.name if place else "") if part)
        address = ad.account_address(site, account)
        yield ad.file_of(site, account.id), address, view.name(account.id), text, account.lang, ""
    for post in view.posts(site):
        title = f"{view.name(post.account)}: {first_words(post.text)}"
        row = ad.file_of(site, post.id), ad.post_address(site, post), title
        yield *row, post.text, post.lang, view.iso(post.at.day)


def _jobs(view: View, site: Site) -> Iterator[IndexRow]:
    for job in view.case.jobs.values():
        if job.site == site.id and job.at <= view.moment and not view.gone(job.removed):
            text = " ".join(part for part in (job.employer, job.place, job.pay, job.text, job.contact) if part)
            row = ad.file_of(site, job.id), ad.job_address(site, job.id), job.title
            yield *row, text, job.lang, view.iso(job.at.day)


def _news(view: View, site: Site) -> Iterator[IndexRow]:
    for item in view.case.news.values():
        if item.site == site.id and item.at <= view.moment and not view.gone(item.removed):
            row = ad.file_of(site, item.id), ad.news_address(site, item.id), item.title
            yield *row, f"{item.byline} {item.text}", item.lang, view.iso(item.at.day)


def _plain(view: View, site: Site) -> Iterator[IndexRow]:
    for page in boards.menu(view, site):
        version = boards.opened(view, page)
        text = view.markdown(version.text, site).striptags()
        title = boards.tab(site, page, version)
        row = ad.page_file(site, page), ad.page_address(site, page), title
        yield *row, text, page.lang, view.iso(version.since)


def _nothing(view: View, site: Site) -> Iterator[IndexRow]:
    yield from ()


MAKERS = {"social": _social, "jobs": _jobs, "news": _news, "plain": _plain}
