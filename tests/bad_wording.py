"""Mistakes in words, as test_checks.py wants them: code, file, old, new, text on the line of the finding, its word."""

from __future__ import annotations

MN, EN, DATA = "docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md", "docs/_data/"
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
    _mn("RL01", "Алба хаагч " + "асууж бичиж " * 12 + "харна.", "27 words"),
    ("RL02", "docs/en/rescue/check.md", "", ("word " * 24 + "end.\n\n") * 200, "title:", "words a sentence", ""),
    _en("SP01", "Write the adress.", "address?"),
    _en("SP01", "The color of it.", "colour?"),
    _mn("SP02", "Зургыг хадгална.", "Зургыг"),
    ("SP02", DATA + "law.yml", "Эхийг уншина.", "Эхыг уншина.", "  note:", "Эхыг", ""),
    ("HD06", EN, "## The ground {", "## The ground. {", "## The ground.", "ends with", ""),
    ("HD06", EN, "## The ground {", "## THE GROUND WRITTEN {", "## THE GROUND", "in capitals", ""),
    ("HD07", EN, "## What is next {", "## What is the Ground {", "## What is the", '"Ground"', ""),
    ("HD07", MN, "title: Эхлээд асууна", "title: Эхлээд Асууна", "title:", '"Асууна"', ""),
    ("LI06", EN, "[The check of the module]", "[check.md]", "[check.md]", "check.md", ""),
    ("LI07", EN, "![Three steps", "![Image of three steps", "![Image", "Image of", ""),
    ("LI07", EN, "![Three steps", "![Three" + "e" * 150, "![Three", "letters", ""),
    ("QU11", EN, "- [ ] Look", "- [ ] " + "Look and " * 8 + "stop", "<quiz>\n<!-- id: res-0", "17 words", ""),
    ("QU11", EN, "> There is", "> " + "There is no " * 7 + "one", "<quiz>\n<!-- id: res-0", "a reason of", ""),
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
