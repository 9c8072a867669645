"""Every rule stops with its code, file, line and what to write; all findings come in one pass, without a traceback."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_wording import WORDING
from spoken import LANGUAGES
from tiny import RED_LINES

from handbook import checks
from handbook.__main__ import main

MN, EN = "docs/mn/rescue/ask-first.md", "docs/en/rescue/ask-first.md"
CHECK, DATA = "docs/en/rescue/check.md", "docs/_data/"


TECHNIQUE = """\
| Technique | Hashing |
|---|---|
| Which question does it answer? | It says no. |
| On what conditions? | It says no. |
| Who might notice us? | It says no. |
| What do we record? | It says no. |
| What can go wrong? | It says no. |
| When do we stop, and whom do we ask? | It says no. |

1. Look.
2. Write.
3. Stop.

## Takeaway"""


PLAIN = """\
---
id: quick/page
title: Page
description: What it is.
asks: [what now, whom to ask, may I look]
---

The officer calls the supervisor at once.
"""
# a twelfth question, whose right option is the longest and stands second, as in all others
MORE = """
<quiz>
<!-- id: res-99 -->
<!-- objective: res-1 -->
What do you do now?
- [ ] Look
  > There is no ground yet.
- [x] Write the ground
  > The ground comes first.
</quiz>
"""


@dataclass(frozen=True)
class Bad:
    """One edit of the valid handbook and the finding it must give."""

    code: str
    file: str
    old: str  # the first place of this text is replaced; "" adds to the end
    new: str
    at: str  # text on the line of the finding after the edit; "" where it belongs to the whole file
    word: str  # stands in the finding
    also: str = ""  # codes that follow from the same edit, and no others


BAD = [
    Bad("FM01", EN, "---\nid", "id", "id: rescue", "no front matter", "FM06 FM07 OB PA08 QU09"),
    Bad("FM01", EN, "title: Ask", "\ttitle: Ask", "\ttitle", "cannot be read", "FM06 FM07 OB PA08 QU09"),
    Bad("FM01", EN, "title: Ask", "title: Ask\ntitle: Ask", "title: Ask first", "twice"),
    Bad("FM02", EN, "title: Ask first\n", "", "id: rescue", 'key "title" is missing'),
    Bad("FM02", EN, "reviewed:", "revised:", "revised:", 'write "reviewed"', "FM06 PA08"),
    Bad("FM02", EN, "2027-05-25", "2027-02-30", "review_by", "a date such as", "FM06 PA08"),
    Bad("FM02", EN, "objectives:", "minutes: {read: 15, teach: 30}\nobjectives:", "minutes:", "unknown key"),
    Bad("FM02", EN, "title: Ask first", "title: 112", "title: 112", "quotation marks"),
    Bad("FM03", EN, "id: rescue/ask-first", "id: rescue/ask", "id: rescue", "rescue/ask"),
    Bad("FM04", EN, "title: Ask first", "title: Ask first.", "title: Ask", "full stop"),
    Bad("FM04", EN, "description: ", "description: " + "word " * 40, "description:", "letters"),
    Bad("FM06", EN, "2027-05-25", "2026-11-25", "review_by", "not later", "PA08"),
    Bad("FM06", EN, "review_by: 2027-05-25\n", "", "reviewed", "review_by is missing", "PA08"),
    Bad("FM07", EN, "quiz: {enabled: true}\n", "", "---", "without the key quiz", "PA08"),
    Bad("FM07", "docs/en/index.md", "layout:", "quiz: {enabled: true}\nlayout:", "quiz:", "without questions", "PA08"),
    Bad("FM08", "docs/en/index.md", "layout:", "form: nothing\nlayout:", "form:", "nothing", "PA08"),
    Bad("HD01", EN, " {#ground}", "", "## The ground", "The ground", "PA02"),
    Bad("HD01", EN, "## The ground {#ground}", "The ground\n---", "The ground\n---", "The ground", "PA02 SH01"),
    Bad("HD02", EN, "{#next}", "{#ground}", "{#ground}\n\n[", "#ground", "PA02 SH01 SH02 SH04"),
    Bad("HD02", EN, "{#ground}", "{#sources}", "{#sources}", "#sources", "PA02 LE01 LE02 SH01 SH04"),
    Bad("HD03", EN, "!!! key\n", "#### Deep {#deep}\n\n!!! key\n", "#### Deep", "from level 2 to 4", "PA02 SH01"),
    Bad("HD04", EN, "An officer asks first.", "# Main {#first}", "# Main", "Main", "PA02"),
    Bad("HD05", EN, "{#ground}", "{#Ground}", "{#Ground}", "#Ground", "PA02"),
    Bad("MK01", EN, "```\n\n???", "\n\n???", "```text", "fence", "FM07 OB PA QU09 SH"),
    Bad("MK02", EN, "!!! tip", "!!! tip “One”", "!!! tip", "is no box", "PA03"),
    Bad("MK02", EN, "!!! check", "!!! note", "!!! note", "kinds", "PA03 RE05"),
    Bad("MK02", EN, "!!! check", "  !!! check", "  !!! check", "indented", "PA03 RE05"),
    Bad("MK03", EN, "        One article", "    One article", "!!! tip", "nothing stands in the box tip"),
    Bad("MK04", EN, "[@law-copy; @paper]", "[@law-copy, @paper]", "[@law-copy,", "no citation", "PA05"),
    Bad("MK05", EN, "minutes: 10", "minutes: ten", "!!! exercise", "ten", "PA03 SH06"),
    Bad("MK06", EN, "</quiz>\n\n\n## What", "\n\n## What", "<quiz>\n<!-- id: res-2", "never closed", "PA04 SH05 RE12"),
    Bad("MK06", EN, "<quiz>\n", "<quiz> Why?\n", "<quiz> Why?", "alone on its line", "PA04 SH05"),
    Bad(
        "PA01",
        "docs/en/extra.md",
        "",
        "---\nid: extra\ntitle: More\ndescription: More.\n---\n",
        "",
        "docs/mn/extra.md",
        "NA01",
    ),
    Bad("PA02", MN, "{#takeaway}", "{#take-away}", "{#take-away}", "#takeaway", "SH"),
    Bad("PA03", MN, "!!! tip", "!!! warning", "!!! warning", f"box warning where {EN} has tip"),
    Bad("PA03", MN, "minutes: 10", "minutes: 12", "!!! exercise", "12"),
    Bad("PA04", MN, "- [ ] Харна", "- [x] Харна", "<quiz>\n<!-- id: res-0", "right: 1, 2"),
    Bad("PA05", CHECK, "## All", "Read it.[@paper]\n\n## All", "Read it.", 'the source "paper"'),
    Bad("PA06", CHECK, "## All", "A [record](../glossary.md#record).\n\n## All", "A [record]", 'the term "record"'),
    Bad("PA07", CHECK, "## All", "![Steps](../assets/figures/three-steps.svg)\n\n## All", "![Steps]", "three-steps"),
    Bad("PA08", MN, "**Хугацаа:** 30", "**Хугацаа:** 32", "---", '"minutes to teach" differs'),
    Bad("QU01", EN, "<!-- id: res-0 -->\n", "", "<quiz>\n<!-- objective", "without an id", "PA04"),
    Bad("QU02", CHECK, "", "<quiz>\n<!-- id: res-99 -->\nWhat?\n</quiz>\n", "<quiz>\n<!-- id: res-99", "no options"),
    Bad("QU03", EN, "  > There is no", "\n  > There is no", "  > There is no", "belongs to no option", "QU06"),
    Bad("QU04", EN, "- [ ] Look", "- [ ] [[Look]]", "<quiz>\n<!-- id: res-0", "gap"),
    Bad("SK01", EN, "An officer asks first.", "‹write: the opening›", "‹write", "the opening"),
    Bad("SK01", MN, "title: Эхлээд асууна", "title: ‹бичнэ›", "title:", "‹бичнэ›"),
    Bad("QU05", EN, "- [x] Write", "- [ ] Write", "<quiz>\n<!-- id: res-0", "res-0", "PA04"),
    Bad("QU06", EN, "  > There is no ground yet.\n", "", "<quiz>\n<!-- id: res-0", "Look"),
    Bad("QU07", EN, "- [ ] Look\n  > There is no ground yet.\n", "", "<quiz>\n<!-- id: res-0", "one option", "PA04"),
    Bad("QU08", CHECK, "id: res-5 -->", "id: res-1 -->", "<quiz>\n<!-- id: res-1", "ask-first.md", "PA04"),
    Bad("QU09", EN, "objective: res-1", "objective: res-9", "<quiz>\n<!-- id: res-0", "res-9", "PA04"),
    Bad("QU09", EN, "<!-- objective: res-1 -->\n", "", "<quiz>\n<!-- id: res-0", "no objective", "PA04"),
    Bad("QU13", CHECK, "", MORE, "", "12 questions of rescue the right option is the longest", "PA QU14 SH"),
    Bad("QU14", CHECK, "", MORE, "", "12 questions of rescue the right option stands at place 2", "PA QU13 SH"),
    Bad("QU10", EN, "- [ ] Look", "- [ ] Write  the ground", "<quiz>\n<!-- id: res-0", "write the ground", "TX08"),
    Bad("RE01", EN, "@paper", "@papers", "[@law-copy", 'near to "paper"', "PA05"),
    Bad("RE02", EN, "#victim", "#victims", "[victims]", "victims", "PA06"),
    Bad("RE03", EN, "#law-6-1", "#law-6-2", "#law-6-2", "law-6-2", "PA06"),
    Bad("RE04", EN, "three-steps.svg", "four-steps.svg", "![", "four-steps", "PA07"),
    Bad("RE05", EN, "[the permission]", "[]", "[](../reference/law-facts.md#law-9)", "printed whole"),
    Bad("RE05", EN, "!!! check\n    [the", "Look at [the", "Look at", "outside !!! check", "PA03"),
    Bad("RE06", EN, "[](../reference/law-facts.md#law-6-1)", "The law.", "!!! law", "without a law fact", "PA06"),
    Bad("RE07", EN, "#asked-first", "#ask-first", "#ask-first", 'near to "asked-first"', "PA06 RE08"),
    Bad("RE08", DATA + "claims.yml", "- id: asked-first", "- id: asked-last", "- id: asked-last", "asked-last", "RE07"),
    Bad("BA01", DATA + "bank.yml", "decision: stop", "decision: go", "decision: go", "one of ask", "BA03 BA04"),
    Bad("BA02", DATA + "bank.yml", "res-1", "res-9", "- id: bank-a01", "res-9", "BA03"),
    Bad("BA03", DATA + "bank.yml", "twin: bank-b01", "twin: bank-b51", "- id: bank-a01", "not in the bank"),
    Bad("BA03", DATA + "bank.yml", "twin: bank-b01", "twin: bank-b02", "- id: bank-a01", 'names "bank-a02" as its own'),
    Bad("BA03", DATA + "bank.yml", "decision: stop", "decision: look", "- id: bank-a01", "another decision"),
    Bad("BA04", DATA + "bank.yml", "form: a", "form: b", "", "24 questions in form a", "BA03"),
    Bad("BA05", DATA + "bank.yml", ", right: true", "", "- id: bank-a01", "4 options, 0 right"),
    Bad("BA05", DATA + "bank.yml", '"Look", reason', '"Look", right: true, reason', "- id: bank-a01", "2 right"),
    Bad("BA06", DATA + "course.yml", "- id: rescue", "- id: rescues", "", 'module 1, "rescues", in form b', "NA04"),
    Bad(
        "FM10",
        "docs/en/index.md",
        "layout: home",
        "layout: home\ntest: entry",
        "test: entry",
        "key test without",
        "PA08",
    ),
    Bad("FM10", "docs/en/index.md", "layout: home", "layout: test", "layout:", "layout: test without", "PA08"),
    Bad("FM09", "docs/en/index.md", "layout: home", "layout: for-the-lawyer", "layout:", "lawyer.yml", "PA08"),
    Bad(
        "RE09", EN, "## Takeaway", "<!-- calculator: base-rat -->\n\n## Takeaway", "<!-- calc", "base-rate", "PA07 SH02"
    ),
    Bad("PA07", CHECK, "## All", "<!-- calculator: base-rate -->\n\n## All", "<!-- calc", "the calculator"),
    Bad("RE10", EN, "#summer", "#summers", "#summers", 'near to "summer"', "PA06 TO"),
    Bad("RE11", EN, "#sums-are-true", "#sums-are-so", "#sums-are-so", "sums-are-true", "PA06"),
    Bad("RE15", DATA + "folklore.yml", "- id: sums-are-true", "- id: sums-are-so", "- id: sums", "sums-are-so", "RE11"),
    Bad("RE16", EN, "#false-name", "#false-names", "#false-names", 'near to "false-name"', "PA06"),
    Bad("RE17", DATA + "red-lines.yml", "- id: false-name", "- id: false-age", "- id: false-age", "false-age", "RE16"),
    Bad("TO01", DATA + "tools.yml", "- id: summer", "- id: winter", "- id: winter", "winter", "RE10 TO02"),
    Bad("TO02", EN, "An officer asks", "An officer with Blurred asks", "An officer with", '"Blurred"'),
    Bad(
        "TE01",
        EN,
        "## Takeaway",
        TECHNIQUE.replace("Who might notice us?", "Who notices"),
        "| Technique",
        "row 3",
        "SH02",
    ),
    Bad(
        "TE01",
        EN,
        "## Takeaway",
        TECHNIQUE.replace("| When do we stop, and whom do we ask? | It says no. |\n", ""),
        "| Technique",
        "5 rows",
        "SH02",
    ),
    Bad("TE04", EN, "## Takeaway", TECHNIQUE.replace("It says no.", "no", 1), "| Which", "no whole sentence", "SH02"),
    Bad("TE02", EN, "## Takeaway", TECHNIQUE.replace("2. Write.\n", ""), "| Technique", "lists of 2", "SH02"),
    Bad(
        "TE02",
        EN,
        "## Takeaway",
        TECHNIQUE.replace("1. Look.\n2. Write.\n3. Stop.\n", "Look.\n"),
        "| Technique",
        "no numbered list",
        "SH02",
    ),
    Bad("TE03", DATA + "course.yml", "number: 1", "number: 6", "", "#notices"),
    Bad("DA02", DATA + "tools.yml", "risk: M", "risk: X", "risk: X", "one of H, L, M", "RE10 TO02"),
    Bad("DA06", DATA + "tools.yml", "[blurred]", "[blurry]", "alternatives:", 'write "blurred"'),
    Bad("DA06", DATA + "folklore.yml", "[paper]", "[papers]", "sources:", 'write "paper"'),
    Bad("DA08", DATA + "tools.yml", "2027-05-25", "2026-11-25", "- id: summer", "not later"),
    Bad(
        "DA08",
        DATA + "tools.yml",
        "status: secondary",
        "status: unverified",
        "- id: summer",
        "unverified and has sources",
    ),
    Bad("DA06", DATA + "claims.yml", "[paper]", "[papers]", "sources:", 'write "paper"'),
    Bad("DA02", DATA + "claims.yml", "grade: B", "grade: E", "grade: E", "one of A, B, C, D", "RE07"),
    Bad("DA02", DATA + "claims.yml", "topic: ethics", "topic: ethic", "topic:", "one of ethics", "RE07"),
    Bad("LI01", EN, "check.md#all", "checks.md", "checks.md", "checks.md"),
    Bad("LI01", EN, "../glossary.md", "glossary.md", "[victims]", "glossary.md", "PA06"),
    Bad("LI02", EN, "check.md#all", "check.md#some", "check.md#some", "#some"),
    Bad("LI03", EN, "An officer asks first.", "![Map](../assets/map.png)", "![Map]", "map.png"),
    Bad("LI04", EN, "[Open the check of the module]", "[here]", "[here]", "here"),
    Bad("LI04", MN, "[Модулийн шалгалтыг өгнө]", "[Энд]", "[Энд]", "Энд"),
    Bad("LI05", EN, "![Three steps follow each other]", "![]", "![]", "three-steps"),
    Bad("SH01", EN, "!!! key\n", "Words first.\n\n!!! key\n", "## The ground", "!!! key"),
    Bad("SH02", EN, "## Takeaway", "Words last.\n\n## Takeaway", "## The ground", "??? trainer"),
    Bad("SH03", EN, "    - Stop", "    - Ask.\n    - Write.\n    - Stop", "!!! key", "4 bullets"),
    Bad("SH03", EN, "- Stop where there is none.", "- Stop where there is none", "    - Stop", "no whole sentence"),
    Bad("SH03", MN, "- Үндэслэлгүй бол зогсоно.", "- Үндэслэл, зогсолт.", "    - Үндэслэл, з", "no whole"),
    Bad("SH04", EN, "## What is next {#next}\n", "", "## Check yourself", "questions", "PA02"),
    Bad(
        "SH05",
        EN,
        "<quiz>\n<!-- id: res-0 -->",
        "```\n```\n<!--\n<!-- id: res-0 -->",
        "<quiz>\n<!-- id: res-1",
        "2 questions",
        "PA04 MK06 RE12 SA06",
    ),
    Bad("SH06", EN, "!!! exercise", "!!! example", "\nAn officer", "without an exercise", "PA03"),
    Bad("SH06", EN, "<!-- practises: res-1; minutes: 10 -->", "", "!!! exercise", "without objectives", "OB03 PA03"),
    Bad("SH07", EN, "**Time:** 30", "**Time:** soon", "??? trainer", "without a time", "PA08 SH10"),
    Bad("SH10", EN, "**Time:** 30", "**Time:** 10", "## The ground", "10 minutes for a section", "PA08"),
    Bad("SH11", "docs/en/quick/page.md", "", PLAIN, "", "the blocks none", "PA01 LI NA FM"),
    Bad("SH09", EN, "**Ask:**", "**Say:**", "\nAn officer", "ask nothing"),
    Bad("SH09", EN, "If they say “Look”:", "Not “Look”:", "\nAn officer", "no likely wrong answer"),
    Bad("SH09", MN, "«Харна» гэвэл:", "«Харна» биш:", "\nАлба хаагч эхлээд", "no likely wrong answer"),
    Bad("OB01", EN, "<!-- teaches: res-1 -->\n", "", "- {id: res-1", "not taught"),
    Bad(
        "OB02", EN, "- {id: res-1", "- {id: res-9, text: Stop}\n  - {id: res-1", "- {id: res-9", "not asked", "OB PA08"
    ),
    Bad("OB03", EN, "practises: res-1", "practises: res-7", "- {id: res-1", "not practised", "OB04 PA03"),
    Bad("OB04", EN, "teaches: res-1", "teaches: res-1, res-8", "## The ground", "res-8"),
    Bad(
        "OB05",
        EN,
        "- {id: res-1",
        "- {id: res-1, text: Again}\n  - {id: res-1",
        "- {id: res-1, text: Ask",
        "res-1",
        "PA08",
    ),
    Bad("LE01", MN, "  ground: ", "  grounds: ", "## Үндэслэл", "ground"),
    Bad("LE02", EN, "Name the ground first.\n    - Stop", "Say the ground first.\n    - Stop", "", "has changed"),
    Bad("LE03", MN, "  ground: ", "  grounds: ", "  grounds:", "grounds", "LE01"),
    Bad("LE03", EN, "quiz:", "translated:\n  ground: 0a1b2c3d\nquiz:", "  ground:", "ground"),
    Bad("NA01", "mkdocs.yml", "      - rescue/check.md\n", "", "", "rescue/check.md"),
    Bad(
        "NA02", "mkdocs.yml", "rescue/check.md", "rescue/check.md\n      - rescue/more.md", "more.md", "rescue/more.md"
    ),
    Bad("NA05", DATA + "paths.yml", "rescue/ask-first", "rescue/ask-last", "page: rescue", "rescue/ask-last.md"),
    Bad("NA06", DATA + "paths.yml", "rescue/ask-first", "glossary", "page: glossary", "no minutes"),
    Bad("TT01", DATA + "timetables.yml", '"09:50"', '"09:45"', "- day: 1", "50 minutes taught in 45"),
    Bad("TT01", DATA + "timetables.yml", '"09:50"', '"10:10"', "- day: 1", "50 minutes taught in 70"),
    Bad("TT02", DATA + "timetables.yml", "rescue/ask-first", "rescue/ask-last", "teach:", "rescue/ask-last", "TT01"),
    Bad("TT03", DATA + "timetables.yml", "ask-first]", "ask-first, opening]", "teach:", "stands twice", "TT01"),
    Bad("DA02", DATA + "timetables.yml", '"09:50"', '"08:50"', "- day: 1", "not in order", "TT01"),
    Bad("DA02", DATA + "timetables.yml", '"09:50"', "10:50", "end:", "does not fit"),
    Bad("NA04", DATA + "course.yml", "- id: rescue", "- id: rescues", "- id: rescues", "rescues/index.md", "BA06"),
    Bad("ST01", "overrides/main.html", "", '{{ hb.s("missing") }}\n', "", 'no key "missing"'),
    Bad("ST01", "overrides/main.html", "", '{{ hb.s("missing", date(day(1), "iso")) }}\n', "", 'no key "missing"'),
    Bad("DA02", DATA + "strings.yml", 'en: "{0} min"', 'en: "min"', "minutes:", "differ by language"),
    Bad("DA02", DATA + "strings.yml", 'en: "{0} min"', 'en: "{0 min"', "minutes:", "cannot be filled in"),
    Bad("DA02", DATA + "course.yml", '"2026-11"', '"2026/11"', "edition:", "edition"),
    Bad("DA02", DATA + "course.yml", "2026-11-25", "1026-11-25", "edition_date:", "edition_date", "DA09"),
    Bad("DA09", DATA + "editions.yml", "2026-11-25", "2026-11-24", "- id:", "begin the file with the edition"),
    Bad("MK06", CHECK, "</quiz>\n", "", "<quiz>\n<!-- id: res-3", "never closed", "PA OB QU SH"),
    Bad("MK07", EN, "## Takeaway", "[The law][s]\n\n## Takeaway", "[The law][s]", "[words](target)", "SH02"),
    Bad(
        "MK07",
        EN,
        "## Takeaway",
        "[s]: ../reference/law-facts.md#law-9\n\n## Takeaway",
        "[s]:",
        "[words](target)",
        "SH02",
    ),
    Bad("SA01", EN, "## Takeaway", '<a href="x.html">x</a>\n\n## Takeaway', "<a href", "[words](target)", "SH02"),
    Bad("MK07", EN, "## Takeaway", "[A page](no page.md)\n\n## Takeaway", "[A page]", "[words](target)", "SH02"),
    Bad("LI01", EN, "## Takeaway", "[A file](file.pdf)\n\n## Takeaway", "[A file]", "file.pdf", "SH02"),
    Bad("QU02", EN, "- [ ] Look", "- [ ] ", "<quiz>\n<!-- id: res-0", "without words", "PA04"),
    Bad("QU01", EN, "<!-- id: res-0 -->", '<!-- id: res "0" -->', "<quiz>\n<!-- id: res ", "small letters", "PA04"),
    Bad("NA03", "mkdocs.yml", "nav:", "nav: [", "- index.md", "cannot be read", "NA01"),
    Bad("TX01", MN, "Эхлээд асууна\n", "Эxлээд асууна\n", "title:", "Эxлээд"),
    Bad("TX01", MN, "Үндэслэлээ нэг", "Yндэслэлээ нэг", "    Yндэслэлээ", "Yндэслэлээ"),
    Bad("TX02", MN, "Үндэслэлээ нэг", "Золиосуудын нэг", "    Золиос", "хохирогч", "SP02"),
    Bad("DA01", DATA + "law.yml", 'mn: "Хууль"', 'mn: "Хууль', '{mn: "Хууль, en', "cannot be read", "RE03"),
    Bad("DA01", DATA + "strings.yml", "minutes:", "site-name:", 'site-name: {mn: "{0}', "twice"),
    Bad("DA02", DATA + "strings.yml", ', en: "{0} min"', "", "minutes:", 'key "en" is missing'),
    Bad("DA02", DATA + "law.yml", "status: read", "status: seen", "status: seen", "one of read", "RE03"),
    Bad("DA02", DATA + "course.yml", "hours: 0.5", "hours: half", "hours: half", "a number"),
    Bad("DA02", DATA + "forms.yml", "type: text", "type: words", "type: words", "one of check"),
    Bad("DA02", DATA + "figures.yml", "three-steps:", "three steps:", "three steps:", "unknown key", "RE04"),
    Bad(
        "DA03",
        DATA + "law.yml",
        "id: law-9",
        "id: law-6-1",
        '- id: law-6-1\n  law: {mn: "Хууль", en: "The law"}\n  article: {mn: ""',
        "line 1",
        "RE",
    ),
    Bad("DA03", DATA + "forms.yml", "- id: legal", "- id: case-no", "- id: case-no\n          type: choice", "case-no"),
    Bad("DA03", DATA + "glossary.csv", "record,record", "victim,record", "victim,record", "line 2", "RE TX"),
    Bad("DA04", DATA + "glossary.csv", ",official,", ",guessed,", "victim,", "one of official", "RE02"),
    Bad("DA04", DATA + "glossary.csv", "Хийснийг бичсэн баримт.", "", "record,", '"mn_def" is empty'),
    Bad(
        "DA04",
        DATA + "glossary.csv",
        '"What was done, in writing."',
        "What was done, in writing.",
        "record,",
        "10 columns",
    ),
    Bad("DA04", DATA + "glossary.csv", '"What was done, in writing."', '"What was done', "record,", "cannot be read"),
    Bad("DA05", DATA + "sources.bib", "  year = {n.d.},\n", "", "@misc{paper", "no year", "DA06 RE01"),
    Bad(
        "DA05",
        DATA + "sources.bib",
        "@misc{paper",
        "@misc{law-copy",
        "@misc{law-copy",
        "second",
        "DA06 RE01",
    ),
    Bad(
        "DA05",
        DATA + "sources.bib",
        "{{A paper, \\& more}},",
        "{{A paper",
        "@misc{paper",
        "cannot be read",
        "DA06 RE01",
    ),
    Bad("DA05", DATA + "sources.bib", "", "year = {2020}\n", "year = {2020}", "no entry"),
    Bad("DA05", DATA + "sources.bib", "@legislation", "@law", "@law{", "write one of @legislation", "DA06 RE01"),
    Bad("RE13", DATA + "sources.bib", "@legislation", "@misc", "", "cites no @legislation"),
    Bad("RE13", DATA + "law.yml", "Names the grounds", "Is reported to name the grounds", "- id: law-6", '"reported"'),
    Bad("RE13", DATA + "law.yml", "заана.", "заана гэж мэдээлсэн.", "- id: law-6-1", '"гэж мэдээлсэн"'),
    Bad("RE13", DATA + "law.yml", "status: read", "status: secondary", "- id: law-6-1", '"reported" in en'),
    Bad("DA06", DATA + "law.yml", "    - paper", "    - papers", "    - papers", 'write "paper"'),
    Bad("DA10", DATA + "forms.yml", 'example: "yes"', 'example: "maybe"', 'example: "maybe"', "yes, no"),
    Bad("AS01", EN, "  - may I look now C\n", "", "asks:", "2 phrases"),
    Bad("AS02", EN, "now C", "now A", "  - may I look now A\nobjectives", "already leads to", "LE02"),
    Bad("AS03", EN, "may I look now C", "First ask", "First ask", "which the title says"),
    Bad("AS04", DATA + "everyday/en.yml", "rescue/ask-first", "rescue/ask", "ground", 'unknown page "rescue/ask"'),
    Bad("AS05", DATA + "everyday/en.yml", "ground", "helicopter", "helicopter", '"helicopter"'),
    Bad("AS06", DATA + "everyday/en.yml", "footing", "ground", "ground: [reason", "which is what it means"),
    Bad("AS07", DATA + "everyday/alike.yml", "officer, cop", "zebra, quagga", "zebra", '"zebra, quagga"'),
    Bad("FO01", DATA + "forms.yml", "\n  example: {mn", "\n  # example: {mn", "", "no filled-in example"),
    Bad("FO02", DATA + "forms.yml", '          example: "yes"\n', "", "- id: legal", "legal"),
    Bad("FO03", DATA + "forms.yml", "Say whether there is a ground.", "A ground.", "- id: legal", "no sentence"),
    Bad(
        "DA07",
        DATA + "forms.yml",
        "type: text",
        "type: text\n          options: [{id: x, mn: Х, en: X}]",
        "- id: case",
        "case",
    ),
    Bad("FI02", EN, "An officer", "An \udcff officer", "An \udcff officer", "UTF-8", "LI01 NA05 OB PA01 QU09"),
    *(Bad(*bad) for bad in WORDING),
]


def _edit(root: Path, bad: Bad) -> str:
    """Make the edit; the text of the file after it."""
    file = root / bad.file
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    assert bad.old in text, f"{bad.old!r} is not in {bad.file}"
    new = text.replace(bad.old, bad.new, 1) if bad.old else text + bad.new
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(new, encoding="utf-8", errors="surrogateescape")
    return new


def test_a_valid_handbook_has_no_findings(handbook: Path) -> None:
    assert checks.run(handbook) == []


@pytest.mark.parametrize("bad", BAD, ids=[f"{bad.code}-{n}" for n, bad in enumerate(BAD)])
def test_a_mistake_stops_with_code_file_line_and_advice(handbook: Path, bad: Bad) -> None:
    text = _edit(handbook, bad)
    line = text[: text.index(bad.at)].count("\n") + 1 if bad.at else None
    findings = checks.run(handbook)
    mine = [finding for finding in findings if finding.code == bad.code and bad.word in str(finding)]
    assert mine, findings
    assert line is None or (bad.file, line) in {(finding.file, finding.line) for finding in mine}, mine
    assert all(finding.write and "\n" not in str(finding) for finding in mine)
    # an edit of an English section also makes it drift
    allowed = (bad.code, "LE", *bad.also.split())
    assert [finding for finding in findings if not finding.code.startswith(allowed)] == []


def test_every_rule_has_a_bad_input_and_every_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    apart = {
        code for code in checks.RULES if code.startswith(("FG", "EX", "SA"))
    }  # tested with figures, exercises, hostile contents
    assert ({bad.code for bad in BAD} | {"FI01", "FI03"}) - {"SA01"} == set(checks.RULES) - apart
    used = {
        code
        for room in ("base", "course", "render", "checks", "practice", "site")
        for file in (Path(checks.__file__).parents[1] / room).rglob("*.py")
        for code in re.findall(r'"([A-Z]{2}[0-9]{2})"', file.read_text(encoding="utf-8"))
    }
    assert used <= set(checks.RULES)
    assert main(["check", "--explain"]) == 0
    printed = capsys.readouterr().out
    assert all(
        f"{code}  {rule.words.guards[lang]}" in printed for code, rule in checks.RULES.items() for lang in LANGUAGES
    )


def test_all_mistakes_come_in_one_pass(handbook: Path) -> None:
    codes = ("FM04", "FM06", "HD04", "PA01", "QU05", "RE01", "LI01", "SH07", "NA01", "TX02", "DA05", "DA07")
    together = [next(bad for bad in BAD if bad.code == code) for code in codes]
    for bad in together:
        _edit(handbook, bad)
    assert set(codes) <= {finding.code for finding in checks.run(handbook)}


def test_an_unverified_law_fact_is_no_ground_of_a_red_line(handbook: Path) -> None:
    file = handbook / DATA / "red-lines.yml"
    file.write_text(RED_LINES.replace("[law-6-1]", "[law-9]"), encoding="utf-8")
    assert [(finding.code, finding.line) for finding in checks.run(handbook)] == [("RE05", 6)]


def test_an_unverified_law_fact_is_no_ground_of_an_element(handbook: Path) -> None:
    words = "{mn: Үйлдэл, en: Act}"
    element = f"- {{id: act, title: {words}, needed: always, law: [law-9], parts: [{{id: act-1, title: {words}}}]}}\n"
    (handbook / DATA / "elements.yml").write_text(element, encoding="utf-8")
    assert [(finding.code, finding.line) for finding in checks.run(handbook)] == [("RE05", 1)]


def test_an_unverified_law_fact_is_not_on_the_quick_reference(handbook: Path) -> None:
    file = handbook / DATA / "law.yml"
    file.write_text(file.read_text().replace("status: unverified", "status: unverified\n  quick: true"))
    assert [(finding.code, finding.line) for finding in checks.run(handbook)] == [("RE05", 8)]


def test_a_missing_file_is_named(handbook: Path) -> None:
    for file in ("mkdocs.yml", "docs/_data/law.yml", "docs/_data/sources.bib", "docs/_data/glossary.csv"):
        (handbook / file).unlink()
    missing = {finding.file for finding in checks.run(handbook) if finding.code == "FI01"}
    assert missing == {"docs/_data/law.yml", "docs/_data/sources.bib", "docs/_data/glossary.csv"}


def test_an_empty_folder_gives_findings_and_no_traceback(tmp_path: Path) -> None:
    assert {"docs", "mkdocs.yml"} <= {finding.file for finding in checks.run(tmp_path)}


def test_check_prints_sorted_findings_and_fails(
    handbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(handbook)
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "no findings in 20 pages, 22 questions, 2 sources\n"
    for page in (EN, MN):
        (handbook / page).write_text((handbook / page).read_text().replace("@paper", "@papers"))
    assert main(["check"]) == 1
    english, drift, mongolian, last = capsys.readouterr().out.splitlines()
    assert english.startswith(f'RE01 {EN}:27: unknown source "papers", near to "paper" — use a key of docs/_data/')
    assert mongolian.startswith(f"RE01 {MN}:")
    assert drift.startswith(f"LE02 {MN}:")
    assert last == "3 findings"


@pytest.mark.parametrize(
    ("status", "english", "mongolian", "found"),
    [
        ("secondary", "Is reported to name them", "Заасан гэж мэдээлсэн", 0),
        ("secondary", "A committee reported it in 2019", "Заасан гэж нэг хороо 2019 онд мэдээлсэн", 0),
        ("secondary", "Reportedly names them", "Хорооны мэдээлснээр заасан", 0),
        ("secondary", "A report names them", "Тайланд заасан", 2),
        ("secondary", "Must be reported to the police", "Гэмт хэргийг мэдээлнэ", 2),
        ("read", "A leak is reported to the ministry and must be reported at once", "Зөрчлийг яаманд мэдээлнэ", 0),
        ("read", "Receives incident reports", "Зөрчлийн мэдээллийг хүлээн авна", 0),
        ("read", "Is reported to name them", "Заасан гэж мэдээлжээ", 2),
        ("unverified", "Names them", "Заасан", 0),
    ],
)
def test_the_words_of_a_law_fact_are_those_of_its_status(
    status: str, english: str, mongolian: str, found: int, handbook: Path
) -> None:
    file = handbook / DATA / "law.yml"
    text = file.read_text().replace("Names the grounds", english).replace("Үндэслэлийг заана", mongolian)
    file.write_text(text.replace("status: read", f"status: {status}", 1))
    assert [finding.line for finding in checks.run(handbook) if finding.code == "RE13"] == [1] * found


def test_a_proper_name_may_hold_an_avoided_word(handbook: Path) -> None:
    page = handbook / MN
    page.write_text(
        page.read_text().replace("Алба хаагч", "«Золиос» байгууллагын Виктим төв ба виктимологи, алба хаагч")
    )
    found = [finding.found for finding in checks.run(handbook) if finding.code == "TX02"]
    assert set(found) == {'"Золиос": the term is "хохирогч"'}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Барьцаа хүн", "Барьцаа хүн"),
        ("Тэр барьцаа хүнийг асууна", "барьцаа хүнийг"),
        ("Тэр барьцаа\nхүнээс асууна", "барьцаа хүнээс"),
        ("Хуулийн байгууллагын журам", "Хуулийн байгууллагын"),  # a vowel falls
        ("Тэр мөнгө  идсэн", "мөнгө идсэн"),  # another form of a verb
        ("Тэр барьцаа хүнгүйгээр явна", "барьцаа хүнгүйгээр"),  # without one
        ("Тэр мөнгөн гүйлгээгүй", "мөнгөн гүйлгээгүй"),
        ("Тэр барьцаа гүйдэл", None),  # no ending, another word
        ("Тэр Цагаачлалын албанд очно", "Цагаачлалын албанд"),  # the variant itself is a name
        ("Тэр 2FA хэрэглэнэ", "2FA"),
        ("Тэр барьцаа\n\nхүн", None),  # two paragraphs
        ("Тэр барьцаа хүнсний тухай", None),  # another word
        ("Тэр Барьцаа хүн сан", None),  # a name
    ],
)
def test_a_phrase_is_avoided_in_every_form(text: str, found: str | None, handbook: Path) -> None:
    glossary, page = handbook / DATA / "glossary.csv", handbook / MN
    avoided = "барьцаа хүн;мөнгөн гүйлгээ;хуулийн байгууллага;мөнгө идэх;Цагаачлалын алба;2FA;золиос"
    glossary.write_text(glossary.read_text().replace("золиос", avoided))
    page.write_text(page.read_text().replace("Алба хаагч эхлээд асууна.", f"{text}."))
    told = [finding.found for finding in checks.run(handbook) if finding.code == "TX02"]
    assert told == ([f'"{found}": the term is "хохирогч"'] if found else [])
