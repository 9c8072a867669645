"""The rules of typography find what the style forbids, leave what it allows, and mend what can be mended by rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import checks

MN, EN = "docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md"
ALLOWED = {
    "mn": (
        "«Дотор нь “ишлэл” бий» гэж 13.1 дүгээр зүйлийн 2 дахь хэсэгт заасан. "
        "2024-өөс 2017–2021 онд 1,263 зард 71.9 хувь, "
        "95%-ийн, 5 км, 21:10-т, 100-гаас, 20-оос. OSINT-ийн, «Зар»-ыг, ЦЕГ-ын, ХХК-ийн, `a  b` ,. 0012-4471 дугаар. "
        "«Хурдал!» гэв. KK Park руу явсан. A2 өөр хүн. Таван хуудас, олон асуудал. 2024.03.05, file-2024-03-05."
    ),
    "en": (
        "The officer’s “first ‘word’” («зар») cost 1,263 of 71.9 and 95% at 5 km. From 2017–2021, on 3 March 2026, "
        "in case 2026-11 the well-known file — a copy — says “Hurry!” and `a  'b' ...`. "
        "Numbers 0012-3300 and 192.0.2.14."
    ),
}  # fmt: skip
MENDED = {
    "TX03": (
        (MN, 'Тэр "Нэвтрэх" ба “Гарах” гэв.', "Тэр «Нэвтрэх» ба «Гарах» гэв."),
        (EN, 'Say "no", don\'t.', "Say “no”, don’t."),
    ),
    "TX04": ((MN, "OSINT ийн, «Зар» -ыг, 95% ийн", "OSINT-ийн, «Зар»-ыг, 95%-ийн"),),
    "TX05": ((MN, "13.1 дугаар зүйл, 4-аас, 10-д, 5-р сар", "13.1 дүгээр зүйл, 4-өөс, 10-т, 5 дугаар сар"),),
    "TX06": ((MN, "ЦЕГ-ийн, ХХК-ын, УИХ-ын", "ЦЕГ-ын, ХХК-ийн, УИХ-ын"),),
    "TX08": ((MN, "Асууна ,  бичнэ ( `a  b`).", "Асууна, бичнэ ( `a  b`)."), (EN, "Ask,write  it .", "Ask, write it.")),
    "TX09": ((EN, "One - two--three—four 2017-2021", "One — two — three — four 2017–2021"),),
    "TX11": ((EN, "5MB, 95 % and §6", "5 MB, 95% and § 6"),),
    "TX13": ((MN, "зураг, болон бичлэг", "зураг болон бичлэг"),),
    "TX14": ((EN, "and so on...", "and so on…"),),
}  # fmt: skip


@pytest.mark.parametrize("lang", ALLOWED)
def test_good_typography_is_left_alone(handbook: Path, lang: str) -> None:
    page = handbook / f"docs/{lang}/index.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{ALLOWED[lang]}\n", encoding="utf-8")
    assert [finding for finding in checks.run(handbook) if finding.code.startswith("TX")] == []


@pytest.mark.parametrize(
    ("code", "file", "wrong", "right"), [(code, *one) for code, all_ in MENDED.items() for one in all_]
)
def test_what_can_be_mended_is_mended(code: str, file: str, wrong: str, right: str) -> None:
    mend = checks.RULES[code].mend
    assert mend is not None
    assert mend(wrong, file) == right
    assert mend(right, file) == right


def test_a_mend_leaves_what_is_not_read() -> None:
    line = '    [a  word](b  c.md){ title="x" } `OSINT ийн` https://a.example/x--y'
    for code in MENDED:
        mend = checks.RULES[code].mend
        assert mend is not None
        kept = mend(line, MN)
        assert "`OSINT ийн`" in kept and 'title="x"' in kept and "x--y" in kept
        assert mend('!!! example "Words"', MN) == '!!! example "Words"'
    front = 'title: "A  title"'
    assert all(rule.mend(front, EN) == front for code, rule in checks.RULES.items() if code in MENDED and rule.mend)


def test_examples_of_the_codes_are_examples(handbook: Path) -> None:
    page = handbook / "docs/mn/rescue/ask-first.md"
    text = page.read_text(encoding="utf-8")
    english = handbook / "docs/en/rescue/ask-first.md"
    for code, rule in checks.RULES.items():
        if not code.startswith("TX") or code in ("TX01", "TX02"):
            continue
        found = []
        for words in (rule.words.wrong, rule.words.right):
            english_words = words.isascii()
            file = english if english_words else page
            before = file.read_text(encoding="utf-8")
            file.write_text(before + f"\n{words}\n", encoding="utf-8")
            found.append(code in {finding.code for finding in checks.run(handbook)})
            file.write_text(before, encoding="utf-8")
        assert found == [True, False], code
    assert page.read_text(encoding="utf-8") == text
