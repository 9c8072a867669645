"""Mistakes in words, as test_checks.py wants them: code, file, old, new, text on the line of the finding, its word."""

from __future__ import annotations

MN, EN, DATA = "docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md", "docs/_data/"
EN_LONG = "The ground is written down before anybody looks, and a second officer reads it aloud. "
MN_LONG = "Алба хаагч харахын өмнө үндэслэлээ бичиж, хоёр дахь алба хаагч уншдаг нь OSINT-ийн дүрэм юм. "
TABLE = "| A | B |\n|---|---|\n| it is | it is |\n\n"
MN_TEXT, EN_TEXT = "Үндэслэлээ нэг өгүүлбэрээр бичнэ.", "Write the ground in one sentence."


def _mn(code: str, text: str, word: str, also: str = "") -> tuple[str, ...]:
    return code, MN, MN_TEXT, f"{MN_TEXT} {text}", f"    {MN_TEXT}", word, also


def _en(code: str, text: str, word: str, also: str = "") -> tuple[str, ...]:
    return code, EN, EN_TEXT, f"{EN_TEXT} {text}", f"    {EN_TEXT}", word, also


WORDING = [
    _mn("TX03", 'Дэлгэцэд "Харна" гэсэн.', 'the mark "'),
    _mn("TX03", "Дэлгэцэд “Харна” гэсэн.", "outside « »"),
    _en("TX03", "It says «Stop».", "the mark «"),
    _en("TX03", "The officer's ground.", "the mark '"),
    ("TX03", DATA + "law.yml", "Эхийг уншина.", "“Эхийг” уншина.", "  note:", "outside « »", ""),
    _mn("TX04", "OSINT ийн дүрэм.", 'write "OSINT-ийн"'),
    _mn("TX04", "«Харна» -г бичнэ, «Харна»ыг бичнэ.", 'write "»-ыг"', "SP02"),
    _mn("TX04", "2026оны дүрэм.", "in one word"),
    _mn("TX05", "6.1 дугаар зүйл.", 'write "6.1 дүгээр"'),
    _mn("TX05", "10-д асууна.", 'write "10-т"'),
    _mn("TX05", "2026 оны 5-р сар.", 'write "5 дугаар"'),
    _mn("TX06", "ЦЕГ-ийн дүрэм.", 'write "ЦЕГ-ын"', "SP02"),
    _mn("TX07", "71,9 хувь.", '"71,9"'),
    _en("TX07", "A share of 0,5 is small.", '"0,5"'),
    _mn("TX08", "Асууна , бичнэ.", "Асууна , бичнэ"),
    _en("TX08", "Ask  and write.", "sentence. Ask and write."),
    _en("TX09", "Ask first - then write.", "first - then"),
    _mn("TX09", "2017-2021 онд.", "2017-2021"),
    _en("TX10", "Received on 03/04/2026.", "03/04/2026"),
    _en("TX10", "Received on March 4, 2026.", "March 4"),
    _mn("TX10", "2026.03.04-нд асуув.", "2026.03.04-нд"),
    _en("TX11", "The file has 5MB.", "5MB"),
    _mn("TX11", "Зарын 95 % нь.", "5 %"),
    _en("TX12", "Stop now!", "now!"),
    _mn("TX13", "Асуух болон/эсвэл бичих.", "болон/эсвэл"),
    _mn("TX13", "Харна, болон бичнэ.", ", болон"),
    _en("TX14", "Ask and ...", "and ..."),
    _mn("TX15", "Таван зургууд бий.", "Таван зургууд"),
    _en("RL01", "The officer asks and " + "writes and " * 14 + "looks.", "33 words"),
    _mn("RL01", "Алба хаагч " + "асууж бичиж " * 13 + "харна.", "29 words"),
    ("RL02", EN, EN_LONG * 60, "The ground is written first. " * 60, "\nAn officer", "words a sentence", ""),
    ("RL03", EN, EN_LONG * 60, EN_LONG * 60 + "Ask. " * 9, EN_LONG, "fewer than 4 words", ""),
    (
        "RL04",
        MN,
        MN_LONG * 60,
        MN_LONG * 60 + "Алба хаагчийн бичсэн үндэслэл. " * 9,
        MN_LONG,
        "no finite verb",
        "",
    ),
    ("RL05", EN, EN_LONG * 60, "".join(f"- {EN_LONG}\n" for _ in range(60)), "\nAn officer", "stand in paragraphs", ""),
    (
        "RL06",
        EN,
        EN_LONG * 60,
        TABLE + EN_LONG * 60,
        "| A | B |",
        "before the first",
        "",
    ),
    ("RL07", DATA + "course.yml", "parts:", "waiting: [rescue]\nparts:", "", 'every page of "rescue"', ""),
    ("RL07", DATA + "course.yml", "parts:", "waiting: [nothing]\nparts:", "", "none of the course", ""),
    _en("TX17", "It went to wallet A2.", '"A2"'),
    _en("TX17", "So H1 falls.", '"H1"'),
    _en("RE14", "The officer should call 108 at once.", '"108"'),
    _mn("TX16", "Хэн мэдэж болох вэ?", "who is allowed to know"),
    _mn("TX16", "Сараа энэ олдворыг бүртгэлд бичив.", "archaeologists"),
    _mn("TX16", "Сараа 3 дугаар нотолгоог бүртгэлд бичив.", "write «баримт»"),
    _en("SP01", "Write the adress.", "address?"),
    _en("SP01", "The color of it.", "colour?"),
    _mn("SP02", "Зургыг хадгална.", "Зургыг"),
    ("SP02", DATA + "law.yml", "Эхийг уншина.", "Эхыг уншина.", "  note:", "Эхыг", ""),
    ("HD06", EN, "## The ground {", "## The ground. {", "## The ground.", "ends with", ""),
    ("HD06", EN, "## The ground {", "## THE GROUND WRITTEN {", "## THE GROUND", "in capitals", ""),
    ("HD07", EN, "## What is next {", "## What is the Ground {", "## What is the", '"Ground"', ""),
    ("HD07", MN, "title: Эхлээд асууна", "title: Эхлээд Асууна", "title:", '"Асууна"', ""),
    ("LI06", EN, "[Open the check of the module]", "[check.md]", "[check.md]", "check.md", ""),
    ("LI07", EN, "![Three steps", "![Image of three steps", "![Image", "Image of", ""),
    ("LI07", EN, "![Three steps", "![Three" + "e" * 150, "![Three", "letters", ""),
    ("QU12", EN, "- [ ] Look", "- [ ] All of the above", "<quiz>\n<!-- id: res-0", "All of the above", ""),
    (
        "QU12",
        EN,
        "- [ ] Look",
        "- [ ] A1\n  > No.\n" * 3 + "- [ ] B\n  > No.\n- [ ] Look",
        "<quiz>\n<!-- id: res-0",
        "6 options",
        "PA04 QU10",
    ),
    ("FM11", EN, "2027-05-25", "2027-11-25", "review_by", "365 days", "PA08"),
    ("RE12", MN, "Алба хаагч эхлээд", "13.1 дүгээр зүйл. Алба хаагч эхлээд", "13.1 дүгээр зүйл. Ал", "13.1 дүгээр", ""),
    ("RE12", EN, "An officer asks first.", "Article 13.1 says: an officer asks first.", "Article 13.1 s", "13.1", ""),
]
