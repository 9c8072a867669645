"""A page in one language says of every word of the other language that it is in that language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement

from handbook.render.language_marks import mark

SILENT = ("script", "style", "title", "pre")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# A name begins with a capital letter, an address holds a sign: words of small letters alone are English.
ENGLISH = re.compile(r"(?<![\w./@-])[a-z]{2,} [a-z]{2,}(?!\w)|(?<![\w./@-])[a-z]{4,}(?![\w/@-]|\.\w)")


def texts(page: HtmlElement) -> Iterator[tuple[str, str, bool]]:
    """Every text that is read aloud, with its language and whether it stands in code."""
    for text in page.xpath("//body//text()"):
        parent = text.getparent() if text.is_text else text.getparent().getparent()
        around = [parent, *parent.iterancestors()]
        if not any(element.tag in SILENT for element in around):
            lang = next(element.get("lang") for element in around if element.get("lang"))
            yield str(text), lang, any(element.tag == "code" for element in around)


def test_words_of_the_other_language_say_so(built: Path) -> None:
    unmarked, marks = [], {"mn": 0, "en": 0}
    for path in built.rglob("*.html"):
        url = path.relative_to(built).as_posix()
        if "/data/" in url:  # material of exercises, in both languages side by side
            continue
        page = html.fromstring(path.read_bytes().decode())
        for text, lang, in_code in texts(page):
            if (CYRILLIC.search(text) and lang != "mn") or (ENGLISH.search(text) and lang != "en" and not in_code):
                unmarked.append((url, lang, text))
        own = "en" if url.startswith("en/") else "mn"
        for other in {"mn", "en"} - {own}:
            marks[other] += len(page.xpath(f"//main//*[@lang='{other}']"))
            # nothing is marked twice
            assert not page.xpath(f"//*[@lang='{other}']//*[@lang='{other}']"), url
    assert unmarked == []
    assert marks["mn"] > 150 and marks["en"] > 150


@pytest.mark.parametrize(
    ("other", "before", "after"),
    [
        ("mn", "<td>ажлын, ажилд</td>", '<td lang="mn">ажлын, ажилд</td>'),
        ("mn", '<a href="#x">«Далайн ажил»</a>', '<a href="#x" lang="mn">«Далайн ажил»</a>'),
        ("mn", "<p>for «виз» 2 times</p>", '<p>for <span lang="mn">«виз»</span> 2 times</p>'),
        ("mn", "<p>for “виз”</p>", '<p>for “<span lang="mn">виз</span>”</p>'),
        ("mn", "<p>ө, ү and в</p>", '<p><span lang="mn">ө, ү</span> and <span lang="mn">в</span></p>'),
        ("mn", "<code>хөвцvр</code>", '<code lang="mn">хөвцvр</code>'),
        ("mn", '<i lang="en">ажил</i>', '<i lang="en"><span lang="mn">ажил</span></i>'),
        ("mn", '<p lang="mn">нэг <b>үг</b></p>', '<p lang="mn">нэг <b>үг</b></p>'),
        ("mn", '<img alt="ажил"><script>"ажил"</script>', '<img alt="ажил"><script>"ажил"</script>'),
        ("en", "<p>тэмдгийн (cookie) цонх</p>", '<p>тэмдгийн (<span lang="en">cookie</span>) цонх</p>'),
        ("en", "<b>Law on Activity</b>", '<b lang="en">Law on Activity</b>'),
        ("en", "<p>Google Lens, a.example/some-page &quot;zip&quot;</p>", None),
        ("en", "<code>find every.jpg</code>", None),
    ],
)
def test_marks(other: str, before: str, after: str | None) -> None:
    assert mark(before, {"mn": "en", "en": "mn"}[other]) == (after or before)
