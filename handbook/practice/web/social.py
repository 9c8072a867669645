"""Pages of a social network: feed, accounts, posts, ad library, transparency of pages, what needs an account."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.practice.web import address as ad
from handbook.practice.web import stop
from handbook.practice.web.model import Site
from handbook.practice.web.published import Account, Post
from handbook.practice.web.view import View, WebPage


def sheets(view: View, site: Site) -> Iterator[WebPage]:
    case = view.case
    yield WebPage(ad.front(site), "social/front.html", f"{site.host}/", site.name, {"posts": view.posts(site)})
    yield WebPage(ad.file_of(site, "search"), "social/search.html", f"{site.host}/search", f"Хайлт – {site.name}")
    ads = sorted(
        (item for item in case.ads.values() if case.accounts[item.account].site == site.id),
        key=lambda item: (-item.start, item.id),
    )
    yield WebPage(
        ad.file_of(site, "ads"), "social/ads.html", f"{site.host}/ads", f"Зарын сан – {site.name}", {"ads": ads}
    )
    for item in ads:
        title = f"Зар {item.id} – {site.name}"
        file = ad.file_of(site, "ad", item.id)
        yield WebPage(file, "social/ad.html", ad.ad_address(site, item), title, {"advert": item})
        if item.stop:
            yield stop.by_advert(site, item)
    for act in ("join", "login", "message"):
        yield stop.by_button(site, act)
    for handle in ad.old_handles(case, site):
        yield _missing(site, ad.file_of(site, "old", handle), f"{site.host}/{handle}")
    for account in case.accounts.values():
        if account.site != site.id:
            continue
        if not account.there(view.moment):
            yield _missing(site, ad.file_of(site, account.id), f"{site.host}/{account.id}")
            continue
        yield account_sheet(view, site, account)
        if account.kind == "page":
            file, address = ad.file_of(site, account.id, "about"), f"{site.host}/{account.id}/about"
            title = f"Хуудасны ил тод байдал – {view.name(account.id)}"
            yield WebPage(file, "social/about.html", address, title, {"account": account})
    for post in case.posts.values():
        if case.accounts[post.account].site != site.id or hidden(view, post):
            continue
        if view.shows(post):
            yield post_sheet(view, site, post)
        else:
            yield _missing(site, ad.file_of(site, post.id), ad.post_address(site, post))


def hidden(view: View, post: Post) -> bool:
    """Whether a post was never public."""
    group = view.case.accounts.get(post.group)
    return group is not None and group.closed


def account_sheet(view: View, site: Site, account: Account) -> WebPage:
    if account.kind == "group":
        posts = view.posts(site, lambda post: post.group == account.id)
    else:
        posts = view.posts(site, lambda post: post.account == account.id and not post.group)
    address = ad.account_address(site, account, view.moment)
    data = {"account": account, "posts": posts, "name": account.name_at(view.moment)}
    title = f"{view.name(account.id)} – {site.name}"
    return WebPage(ad.file_of(site, account.id), "social/account.html", address, title, data)


def post_sheet(view: View, site: Site, post: Post) -> WebPage:
    title = f"{view.name(post.account)}: {first_words(post.text)} – {site.name}"
    return WebPage(ad.file_of(site, post.id), "social/post.html", ad.post_address(site, post), title, {"post": post})


def first_words(text: str, most: int = 50) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(".,;:!?") + "…"


def _missing(site: Site, file: str, address: str) -> WebPage:
    return WebPage(file, "social/missing.html", address, f"Хуудас алга – {site.name}", asked=True)
