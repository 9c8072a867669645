"""The made-up addresses of the training web and the files that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.practice.web.model import Case, Site
from handbook.practice.web.moment import NOW, Moment
from handbook.practice.web.published import Account, Ad, Page, Post

LINK = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?P<host>(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:example|test))\b(?P<path>(?:/[\w.%#?=+-]*)*)",
    re.IGNORECASE,
)
HANDLE = re.compile(r"(?<![\w@./])@(?P<handle>[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?)")
TAG = re.compile(r"(?<![\w#&/])#(?P<tag>\w+)")


def front(site: Site) -> str:
    return f"{site.id}.html"


def file_of(site: Site, *parts: str) -> str:
    """The file of one thing of a site; signs that Windows refuses are replaced."""
    return "-".join([site.id, *(part.replace(":", "_") for part in parts)]) + ".html"


def key(written: str) -> str:
    """An address as it is compared: no scheme, no closing stroke or sign, small letters."""
    return re.sub(r"^https?://", "", written.strip().lower()).split("#")[0].rstrip("/.?")


def account_address(site: Site, account: Account, moment: Moment = NOW) -> str:
    return f"{site.host}/{account.name_at(moment).handle or account.id}"


def post_address(site: Site, post: Post) -> str:
    return f"{site.host}/posts/{post.id}"


def ad_address(site: Site, ad: Ad) -> str:
    return f"{site.host}/ads/{ad.id}"


def job_address(site: Site, id_: str) -> str:
    return f"{site.host}/jobs/{id_}"


def news_address(site: Site, id_: str) -> str:
    return f"{site.host}/news/{id_}"


def page_address(site: Site, page: Page) -> str:
    return f"{site.host}/" if page.path == "index.html" else f"{site.host}/{page.path}"


def page_file(site: Site, page: Page) -> str:
    return front(site) if page.path == "index.html" else file_of(site, page.id)


def gone_file(host: str) -> str:
    return f"no-answer-{host}.html"


def stop_file(site: Site, ad: Ad) -> str:
    """What opens instead of an advert's link that is not to be pressed."""
    return file_of(site, "stop", "ad", ad.id)


def person_file(site: Site) -> str:
    """What opens instead of a search for a person."""
    return file_of(site, "stop", "person")


def old_handles(case: Case, site: Site) -> list[str]:
    """Handles that an account once had and that nobody has now."""
    accounts = [account for account in case.accounts.values() if account.site == site.id]
    present = {account.names[-1].handle for account in accounts}
    old = dict.fromkeys(name.handle for account in accounts for name in account.names)
    return [handle for handle in old if handle and handle not in present]


def files(case: Case) -> dict[str, str]:
    """Each address of the web, as ``key`` writes it, with the file that opens there."""
    return {key(address): file for address, file in _files(case)}


def _files(case: Case) -> Iterator[tuple[str, str]]:
    for domain in case.domains.values():  # a host that is also a site stands below and replaces this one
        yield domain.host, gone_file(domain.host)
    for site in case.sites.values():
        yield site.host, front(site)
        if site.kind == "social":
            yield f"{site.host}/ads", file_of(site, "ads")
            yield from ((f"{site.host}/{handle}", file_of(site, "old", handle)) for handle in old_handles(case, site))
        for firm in case.firms.values() if site.kind == "register" else ():
            yield f"{site.host}/{firm.number}", file_of(site, firm.number)
        for licence in case.licences.values() if site.kind == "licences" else ():
            yield f"{site.host}/{licence.id}", file_of(site, licence.id)
    # of a handle that was given away, the account that has it now comes last and stands
    for account in sorted(
        case.accounts.values(), key=lambda account: (account.removed is None, account.names[-1].since)
    ):
        if site := case.sites.get(account.site):
            yield f"{site.host}/{account.id}", file_of(site, account.id)
            yield account_address(site, account), file_of(site, account.id)
    for post in case.posts.values():
        if site := site_of(case, post.account):
            yield post_address(site, post), file_of(site, post.id)
    for ad in case.ads.values():
        if site := site_of(case, ad.account):
            yield ad_address(site, ad), file_of(site, "ad", ad.id)
    for job in case.jobs.values():
        if site := case.sites.get(job.site):
            yield job_address(site, job.id), file_of(site, job.id)
    for item in case.news.values():
        if site := case.sites.get(item.site):
            yield news_address(site, item.id), file_of(site, item.id)
    for page in case.pages.values():
        if site := case.sites.get(page.site):
            yield page_address(site, page), page_file(site, page)
            yield f"{site.host}/{page.path}", page_file(site, page)


def site_of(case: Case, account: str) -> Site | None:
    return case.sites.get(case.accounts[account].site) if account in case.accounts else None
