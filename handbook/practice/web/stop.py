"""STOP pages: where a trainee would leave what may be looked at, and why."""

from __future__ import annotations

from handbook.base.shaped import Words
from handbook.practice.web import address as ad
from handbook.practice.web.model import Site
from handbook.practice.web.published import Ad
from handbook.practice.web.view import WebPage

PRESSED = {  # what nobody does without permission: the button's words, and who would notice
    "join": (
        "Элсэх хүсэлт илгээх",
        "Ask to join",
        "бүлгийн удирдагч, гишүүд",
        "the group’s administrators and members",
    ),
    "login": ("Нэвтрэх", "Log in", "үйлчилгээ үзүүлэгч", "the provider"),
    "message": ("Мессеж бичих", "Write a message", "хаягийн эзэн", "the owner of the account"),
    "apply": ("Өргөдөл илгээх", "Apply", "зар тавьсан хүн", "whoever placed the advert"),
}
CONTACT = {
    "mn": "Үргэлжлүүлэхийн тулд цахим хаягаар нэвтэрч, хүнтэй харилцах хэрэгтэй болно. Ингэвэл нээлттэй эх сурвалжийг "
    "үзэхээс өөр ажил болох тул зөвшөөрөлгүйгээр хийж болохгүй.",
    "en": "Going on needs an account and is contact. That is no longer looking at open sources, so nobody does it "
    "without permission.",
}


def by_button(site: Site, act: str) -> WebPage:
    """The page behind a button that needs an account or reaches somebody."""
    mn, en, who_mn, who_en = PRESSED[act]
    done = {"mn": f"Та «{mn}» товчийг дарлаа.", "en": f"You pressed “{en}”."}
    noticed = {
        "mn": f"Жинхэнэ сайт дээр энэ даралтыг {who_mn} мэдэх байсан.",
        "en": f"On a real site {who_en} would have noticed this press.",
    }
    back = (ad.front(site), site.name, "")
    return _sheet(ad.file_of(site, "stop", act), f"{site.host}/{act}", done, [CONTACT, noticed], back)


def by_advert(site: Site, advert: Ad) -> WebPage:
    """The page behind the link of an advert that nobody should press."""
    done = {
        "mn": f"Та зарын «{advert.link}» холбоосыг дарлаа.",
        "en": f"You pressed the link “{advert.link}” of an advert.",
    }
    back = (ad.file_of(site, "ad", advert.id), f"Зар {advert.id}", f"Advert {advert.id}")
    address = f"{ad.ad_address(site, advert)}/link"
    return _sheet(ad.stop_file(site, advert), address, done, [advert.stop], back)


def by_name(site: Site) -> WebPage:
    """The page of a register for whoever searches for a person."""
    done = {"mn": "Та хүний нэрээр хайлаа.", "en": "You searched for a person by name."}
    back = (ad.front(site), site.name, "")
    return _sheet(ad.person_file(site), f"{site.host}/person", done, [site.no_person_search], back)


def _sheet(file: str, address: str, done: Words, why: list[Words], back: tuple[str, str, str]) -> WebPage:
    data = {"done": done, "why": why, "back": back}
    return WebPage(file, "stop.html", address, "Энд зогсоно", data, asked=True)
