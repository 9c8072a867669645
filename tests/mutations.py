"""Seeded faults for test_mutations.py: for each code, edits of the real handbook that must bring this finding alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = "docs/_data/"
MN, EN, BOTH = ("mn",), ("en",), ("mn", "en")


@dataclass(frozen=True)
class Edit:
    """One change of a file: ``find``, which stands there once, becomes ``put``.

    Where ``find`` is None the whole file becomes ``put``, and is removed where that is None too.
    """

    file: str
    find: str | None
    put: str | None


@dataclass(frozen=True)
class Mutation:
    """A fault, and where each of its findings stands.

    ``at`` holds file, a text that stands once in it after the edits, and how many lines below its first line the
    finding is; "" stands for the whole file. Where ``at`` is empty, each edit is found on the line where it begins.
    """

    code: str
    edits: tuple[Edit, ...]
    at: tuple[tuple[str, str, int], ...] = ()


def both(code: str, page: str, mn: tuple[str, str], en: tuple[str, str] | None = None, at: str = "") -> Mutation:
    """The same fault in both languages; found in both, on the line of ``at`` where it is given."""
    files = (f"docs/mn/{page}", f"docs/en/{page}")
    edits = tuple(Edit(file, *pair) for file, pair in zip(files, (mn, en or mn), strict=True))
    return Mutation(code, edits, tuple((file, at, 0) for file in files) if at else ())


def one(code: str, file: str, find: str | None, put: str | None, at: str | None = None, below: int = 0) -> Mutation:
    """A fault in one file."""
    return Mutation(code, (Edit(file, find, put),), () if at is None else ((file, at, below),))


def case(code: str, exercise: str, find: str, put: str, at: str | None = None) -> Mutation:
    """A fault in the case of an exercise."""
    return one(code, f"exercises/{exercise}/case.yml", find, put, at)


def entry(file: str, first: str, following: str) -> str:
    """The text of an entry, from its first line to that of the next one."""
    text = _text(file)
    return text[text.index(first) : text.index(following, text.index(first))]


def _text(file: str) -> str:
    return (ROOT / file).read_text(encoding="utf-8")


TEST = "ethics/three-part-test.md"
TESTS = tuple(f"docs/{lang}/{TEST}" for lang in BOTH)
ASKED = "<quiz>\n<!-- id: eth-1-q"
CARD = entry(f"{DATA}tools.yml", "  - id: get-filehash\n", "  - id: archiveweb-page\n")
FACTS = f"{DATA}law.yml"
TREATIES = entry(FACTS, "- id: con-10-2\n", "- id: con-16-13\n")  # secondary, told by a committee
CLAIM = entry(f"{DATA}claims.yml", "- id: proj-first-ai-training\n", "- id: proj-internet-83\n")
EVERYDAY = f"{DATA}everyday/mn.yml"
BANK_FILE = f"{DATA}bank.yml"
TWINS = tuple((BANK_FILE, f"- id: bank-{form}01\n", 0) for form in "ab")
BANK = {form: entry(f"{DATA}bank.yml", f"- id: bank-{form}01\n", f"- id: bank-{form}02\n") for form in "ab"}
TIMES = f"{DATA}timetables.yml"
FOLKLORE, SAID = f"{DATA}folklore.yml", "- id: google-cache\n"
RED_LINES, NEVER = f"{DATA}red-lines.yml", "- id: barrier\n"
FORMS, FORM = f"{DATA}forms.yml", "decision-record:\n"
FIELD = entry(FORMS, FORM, "        - id: date\n")  # from the form's first line to its second field
HINT = entry(FORMS, '          help: {mn: "', "\n          example: {")
WORSE = '          help: {mn: "Дугаарыг бичнэ.", en: "The number."}'
EXAMPLE = entry(FORMS, "          example: {", "        - id: date\n")
TO_FIELD = FIELD.partition("        - id: ")[0].count("\n")
CHOICE = entry(FORMS, "        - id: legality\n", "          options:")
FIGURES = f"{DATA}figures.yml"
MORNING = entry(TIMES, "  - id: five-days\n", "trafficking/index, trafficking/act-means")


# a fault that any lesson can have goes into the next of these: then many are looked for in one reading
LESSONS = cycle(
    [
        "analysis/confidence-words",
        "analysis/evidence-matrix",
        "analysis/hypotheses",
        "analysis/timeline-links",
        "data-protection/impact-retention",
        "data-protection/notice-transfer",
        "data-protection/sensitive-biometric",
        "data-protection/what-is-personal-data",
        "ethics/decision-record",
        "ethics/do-no-harm",
        "ethics/fairness-children",
        "images-places/manipulated",
        "images-places/metadata",
        "images-places/place-and-time",
        "images-places/reverse-search",
        "law/evidence-procedure",
        "law/offences-elements",
        "law/where-open-search-ends",
        "law/which-law-speaks",
        "osint/bias-ai",
        "osint/six-phases",
        "osint/what-is-open",
        "osint/what-it-shows",
        "planning/ai-helpers",
        "planning/boundary-incident",
        "planning/task-question",
        "planning/threat-risk",
        "planning/work-browser",
        "preserving/capture-order",
        "preserving/hash-time",
        "preserving/log-custody",
        "preserving/storage-access",
        "preserving/what-a-court-needs",
        "reporting/defence-material",
        "reporting/fact-inference",
        "reporting/hand-over-pack",
        "reporting/in-court",
        "reporting/report-structure",
        "search/archives-log",
        "search/identifiers",
        "search/keywords",
        "search/mongolian-spelling",
        "sites-money/companies-licences",
        "sites-money/domains",
        "sites-money/ledger",
        "sites-money/where-open-ends",
        "social-media/account-networks",
        "social-media/pages-adverts",
        "social-media/provider-requests",
        "social-media/public-and-ids",
        "trafficking/act-means-purpose",
        "trafficking/counting",
        "trafficking/forms-routes",
        "trafficking/indicators",
        "trafficking/online-recruitment",
        "victims-wellbeing/confidentiality",
        "victims-wellbeing/contact-by-those-who-may",
        "victims-wellbeing/exposure-hygiene",
        "victims-wellbeing/identify-refer",
    ]
)
HEAD = "{#takeaway}\n"
# lessons that keep the floors of teaching, while modules wait for fuller text
TOLD = cycle(["ethics/do-no-harm", "ethics/three-part-test", "law/which-law-speaks", "trafficking/counting"])
# a lesson that no plan of the course teaches, so that its minutes move no day
NOT_PLANNED = cycle(["ethics/fairness-children"])
TEST_FILE = "docs/mn/osint/bias-ai.md"
CHECKS = tuple(f"docs/{lang}/law/check.md" for lang in BOTH)

CARD_OF_A_TECHNIQUE = f"""{"The officer writes the ground into the log before anybody looks at the page. " * 12}

1. Look at the ground.
2. Write it down.
3. Stop there.

| Technique | Hashing |
|---|---|
| Which question does it answer? | Changes |
| On what conditions? | It needs a ground. |
| Who might notice us? | Nobody notices it. |
| What do we record? | We record the value. |
| What can go wrong? | The file may be another one. |
| When do we stop, and whom do we ask? | We stop and ask the supervisor. |
"""


def longer(file: str) -> str:
    """The page with each right option longer than the others."""
    return re.sub(
        r"(?m)^- \[x\] .*(?=\.$)", r"\g<0>, and writes down at once what was seen, by whom and when", _text(file)
    )


def right_first(file: str) -> str:
    """The page with the right option of each question in the first place."""

    def moved(match: re.Match[str]) -> str:
        options = re.split(r"(?m)^(?=- \[)", match[0])
        return "".join(sorted(options[1:], key=lambda option: option.startswith("- [ ]")))

    return re.sub(r"(?m)(?:^- \[[ x]\] .*\n(?:  .*\n)+)+", lambda match: moved(match), _text(file))


def told(code: str, text: str, at: str, below: int = 0, page: str = "") -> Mutation:
    """English text that is added to the takeaway of a lesson that keeps the floors."""
    pages = cycle([page]) if page else TOLD
    return lesson(code, re.escape(HEAD), f"{HEAD}\n{text}\n", EN, at, below, pages)


def line(code: str, text: str, at: str, below: int = 0, langs: tuple[str, ...] = MN) -> Mutation:
    """A line that is added to a lesson, at the beginning of its takeaway, and found on the line of ``at``."""
    return lesson(code, re.escape(HEAD), f"{HEAD}\n{text}\n", langs, at, below)


def lesson(
    code: str,
    pattern: str,
    put: str | Callable[[re.Match[str]], str],
    langs: tuple[str, ...] = MN,
    at: str = "",
    below: int = 0,
    pages: Iterator[str] = LESSONS,
) -> Mutation:
    """A fault in a lesson that has something to break: what fits ``pattern`` first becomes ``put``.

    It is found where that begins, or ``below`` the line of ``at`` where it is given.
    """
    each = ([f"docs/{lang}/{lesson}.md" for lang in langs] for lesson in islice(pages, 100))
    files = next(files for files in each if all(re.search(pattern, _text(file)) for file in files))
    edits = [
        Edit(file, match[0], put(match) if callable(put) else match.expand(put))
        for file in files
        if (match := re.search(pattern, _text(file)))
    ]
    return Mutation(code, tuple(edits), tuple((file, at, below) for file in files) if at else ())


def objective(code: str, *pairs: tuple[str, str]) -> Mutation:
    """A new objective eth-99 of the lesson, and the texts that teach, ask or practise it, but not all three."""
    edits = [
        Edit(f"docs/{lang}/{TEST}", *pair)
        for lang in BOTH
        for pair in (("  - {id: eth-2,", "  - {id: eth-99, text: Now}\n  - {id: eth-2,"), *pairs)
    ]
    return Mutation(code, tuple(edits), tuple((f"docs/{lang}/{TEST}", "- {id: eth-99", 0) for lang in BOTH))


TEACHES = ("<!-- teaches: eth-2 -->", "<!-- teaches: eth-2, eth-99 -->")
ASKS = ("<!-- objective: eth-1, eth-2 -->", "<!-- objective: eth-1, eth-2, eth-99 -->")
PRACTISES = ("practises: eth-1, eth-2;", "practises: eth-1, eth-2, eth-99;")
GHOST = "docs/mn/ethics/ghost.md"
FOLDER = "docs/mn/ethics/folder.md"
QUIZ = r"(<quiz>\n(?:(?!</quiz>).*\n)*?)"  # a question from its beginning to what follows in the pattern
TABLE = "docs/mn/search/index.md"
CAPSTONE = "exercises/capstone/case.yml"

MUTATIONS = [
    # a folder in the place of a page cannot be read
    Mutation("FI01", (Edit(f"{FOLDER}/.page", None, ""),), ((FOLDER, "", 0),)),
    one("FI02", GHOST, None, "---\nid: ethics/ghost\n---\n\udcff", "\udcff"),
    lesson("FM01", r"title: ", "title: Нэг\ntitle: ", at="title: Нэг", below=1),
    lesson("FM02", r"quiz: .*\n", r"colour: red\n\g<0>"),
    lesson("FM03", r"id: .*(?=\n)", r"\g<0>s"),
    lesson("FM04", r"title: [^\"\n]+(?=\n)", r"\g<0>."),
    lesson("FM06", r"review_by: .*", "review_by: 2026-11-25", BOTH),
    lesson("FM07", r"quiz: .*\n", "", BOTH, at="---\nid: "),
    lesson("FM08", r"quiz: .*\n", r"form: nothing\n\g<0>", BOTH),
    lesson("FM10", r"quiz: .*\n", r"test: entry\n\g<0>", BOTH),
    lesson("FM11", r"review_by: .*", "review_by: 2027-11-25", BOTH),
    # the ledger of the Mongolian page loses a line by it
    Mutation(
        "HD01",
        tuple(Edit(f"docs/{lang}/about.md", " {#checked}", "") for lang in BOTH),
        (
            ("docs/mn/about.md", "## Хэрхэн шалгасан бэ\n", 0),
            ("docs/en/about.md", "## How statements were checked\n", 0),
        ),
    ),
    both("HD02", "about.md", ("{#checked}", "{#sources}")),
    both("HD03", "about.md", ("{#checked}\n", "{#checked}\n\n#### X {#deep}\n"), at="#### X"),
    line("HD04", "# X {#main-x}", "# X {#main-x}", langs=BOTH),
    both("HD05", "about.md", ("{#checked}", "{#Checked}")),
    one("MK01", "docs/mn/about.md", "Алдаа олбол нэгждээ гарын", "```text\n\nАлдаа олбол нэгждээ гарын"),
    line("MK02", "!!! note\n    Үг.", "!!! note"),
    line("MK03", "!!! tip", "!!! tip", langs=BOTH),
    line("MK04", "Үг.[@mn-pdpl-2021, @hrc-gc-16]", "Үг.[@mn"),
    lesson("MK05", r'!!! example ".*"\n', r"\g<0>    <!-- minutes: арав -->\n"),
    line("MK06", "</quiz>", "{#takeaway}\n\n</quiz>", 2),
    line("MK07", "[Хууль][х]", "[Хууль][х]"),
    lesson("QU01", r"<quiz>\n<!-- id: .*\n", "<quiz>\n", BOTH),
    lesson("QU02", QUIZ + r"- \[ \] .*", r"\1- [ ] "),
    lesson("QU03", QUIZ + r"(- .*\n)(  > .*\n)", r"\1\2\3  Илүү.\n", at="  Илүү."),
    lesson("QU04", QUIZ + r"- \[ \] (.*)", r"\1- [ ] [[\2]]"),
    lesson("QU05", QUIZ + r"- \[x\]", r"\1- [ ]", BOTH),
    lesson("QU06", QUIZ + r"(- .*\n)(?:  > .*\n)+", r"\1\2"),
    lesson("QU07", QUIZ + "</quiz>", lambda match: re.sub(r"- \[ \] .*\n(?:  > .*\n)+", "", match[0]), BOTH),
    both("QU08", TEST, ("<quiz>\n<!-- id: eth-1-q3", "<quiz>\n<!-- id: eth-1-q1")),
    lesson("QU09", r"(<quiz>\n<!-- id: .*\n<!-- objective: .*) -->", r"\1, eth-97 -->", BOTH),
    lesson("QU10", QUIZ + r"(- \[.\] )(.*\n)(  > .*\n- \[.\] ).*\n", r"\1\2\3\4\3"),
    lesson("QU12", QUIZ + r"- \[ \] .*", r"\1- [ ] Дээрх бүгд"),
    Mutation(
        "PA01",
        (
            Edit(GHOST, None, "---\nid: ethics/ghost\ntitle: Хуудас\ndescription: Хуудас.\n---\n"),
            Edit(
                "mkdocs.yml",
                "      - ethics/three-part-test.md\n",
                "      - ethics/three-part-test.md\n      - ethics/ghost.md\n",
            ),
        ),
        ((GHOST, "", 0),),
    ),
    one("PA02", "docs/mn/quick/advert.md", "{#hour}", "{#hours}"),
    lesson("PA03", r'!!! example "(.*)"', r'!!! tip "\1"'),
    lesson("PA04", QUIZ + r"- \[ \]", r"\1- [x]"),
    line("PA05", "Үг.[@ach-scip]", "Үг.[@ach"),
    line("PA06", "Энэ бол [яллагдагч](../glossary.md#accused).", "Энэ бол [ялл"),
    line("PA07", "<!-- calculator: hash -->", "<!-- calculator: hash"),
    lesson("PA08", r"reviewed: .*", "reviewed: 2026-11-24"),
    lesson("AS01", r"asks:\n(  - .*\n)+", "", BOTH, at="---\nid: ", below=2),
    lesson("AS02", r"(asks:\n)(  - .*\n)(  - .*\n)", r"\1\2\2", at="asks:\n", below=2),
    lesson("AS03", r"title: (.*)\n((?:.*\n)*?asks:\n)  - .*\n", r"title: \1\n\2  - \1\n", at="asks:\n", below=1),
    one("AS04", EVERYDAY, "quick/call:\n", "quick/calls:\n  эх: [эх нь ирсэн]\nquick/call:\n", "  эх: [эх нь"),
    one("AS05", EVERYDAY, "quick/call:\n", "quick/call:\n  нисгэгч тэрэг: [вертолёт]\n", "  нисгэгч"),
    one("AS06", EVERYDAY, "quick/call:\n", "quick/call:\n  эх: [эх]\n", "  эх: [эх]"),
    one("AS07", f"{DATA}everyday/alike.yml", "en:\n", "en:\n  - [zebra, quagga]\n", "  - [zebra"),
    lesson("LE01", r"  takeaway: .*\n", "", at="{#takeaway}"),
    Mutation(
        "LE02",
        (Edit("docs/en/start/safety.md", HEAD, f"{HEAD}\nStop and ask.\n"),),
        (("docs/mn/start/safety.md", HEAD, 0),),
    ),
    lesson("LE03", r"  takeaway: .*\n", r"  nothing: d57184bc\n\g<0>"),
    line("RE01", "X.[@nobody-2020]", "X.[@nobody", langs=BOTH),
    line("RE02", "X [x](../glossary.md#nobody).", "X [x](../g", langs=BOTH),
    line("RE03", "X [x](../reference/law-facts.md#nothing-1).", "X [x](../r", langs=BOTH),
    line("RE04", "![X](../assets/figures/nothing.svg)", "![X]", langs=BOTH),
    line("RE05", "X [x](../reference/law-facts.md#cc-13-10).", "X [x](../r", langs=BOTH),
    lesson("RE06", r"!!! law\n    \[\](\(.*\))\n", r"!!! law\n    X.\n\nX [x]\1.\n", BOTH),
    line("RE07", "X [x](../research/claims.md#nothing).", "X [x](../r", langs=BOTH),
    one(
        "RE08",
        f"{DATA}claims.yml",
        "- id: proj-first-ai-training\n",
        CLAIM.replace("proj-first-ai-training", "proj-none") + "- id: proj-first-ai-training\n",
    ),
    line("RE09", "<!-- calculator: hesh -->", "<!-- calculator: hesh", langs=BOTH),
    line("RE10", "X [x](../reference/tools.md#nothing).", "X [x](../r", langs=BOTH),
    line("RE11", "X [x](../reference/folklore.md#nothing).", "X [x](../r", langs=BOTH),
    one("RE15", FOLKLORE, SAID, entry(FOLKLORE, SAID, "- id: archive").replace(SAID, "- id: nobody-says\n") + SAID),
    line("RE16", "X [x](../reference/red-lines.md#nothing).", "X [x](../r", langs=BOTH),
    one("RE17", RED_LINES, NEVER, entry(RED_LINES, NEVER, "- id: contact").replace(NEVER, "- id: fence\n") + NEVER),
    line("LI01", "Үг [үзэх хуудас](nothing.md).", "Үг [үзэх"),
    line("LI02", "Үг [үзэх хэсэг](../ethics/do-no-harm.md#nothing).", "Үг [үзэх"),
    line("LI03", "![Зураг](../assets/nothing.png)", "![Зураг]"),
    line("LI04", "Үг [энд](../ethics/do-no-harm.md).", "Үг [энд]"),
    lesson("LI05", r"!\[[^\]\n]+\]", "![]"),
    line("LI06", "Үг [check.md](check.md).", "Үг [check.md]"),
    lesson("LI07", r"!\[([^\]\n]{9})", r"![Зураг: \1"),
    lesson("SH01", r"## .*\n<!-- teaches: .* -->\n", r"\g<0>\nX.\n", BOTH),
    both(
        "SH02",
        TEST,
        ("## Гуравдугаар асуулт", "X.\n\n## Гуравдугаар асуулт"),
        ("## Third question", "X.\n\n## Third question"),
        "{#necessity}",
    ),
    lesson("SH03", r"(?<=!!! key\n)(    - .*)\.\n", r"\1\n", pages=TOLD),
    both(
        "SH10",
        "ethics/do-no-harm.md",
        ("- **Хугацаа:** 17", "- **Хугацаа:** 12"),
        ("- **Time:** 17", "- **Time:** 12"),
        "{#traces}",
    ),
    lesson("TX16", re.escape(HEAD), f"{HEAD}\nХэн мэдэж болох вэ гэдгийг бичнэ.\n", at="Хэн мэдэж", pages=TOLD),
    told("TX17", "The money went on to wallet A2 at last.", "The money went on"),
    Mutation(
        "SH11",
        tuple(Edit(f"docs/{lang}/quick/call.md", "{#never}", "{#ever}") for lang in BOTH),
        (("docs/mn/quick/call.md", "  why: ", 2), ("docs/en/quick/call.md", "review_by: ", 2)),
    ),
    line("RE14", "Хүүхдийн тусламжийн 108 утсанд залгана.", "Хүүхдийн тусламжийн 108"),
    lesson(
        "SH04",
        r"(?s)\{#takeaway\}(.*)\{#questions\}",
        r"{#questions}\1{#takeaway}",
        BOTH,
        at="{#next}",
    ),
    line("SH06", '!!! exercise "X"\n    X.', '!!! exercise "X"', langs=BOTH),
    lesson(
        "SH07",
        r"(\?\?\? trainer\n(?:    .*\n)*?    - \*\*(?:Хугацаа|Time):\*\*) \d+",
        r"\1 урт",
        BOTH,
        pages=NOT_PLANNED,
    ),
    objective("OB01", ASKS, PRACTISES),
    objective("OB02", TEACHES, PRACTISES),
    objective("OB03", TEACHES, ASKS),
    lesson("OB04", rf"## .*{re.escape(HEAD)}", r"\g<0><!-- teaches: eth-96 -->\n", BOTH),
    both(
        "OB05",
        "ethics/victims-first.md",
        ("objectives:\n", "objectives:\n  - {id: eth-1, text: X}\n"),
        at="- {id: eth-1",
    ),
    line("SA01", "Үг <b>тод</b> үг.", "Үг <b"),
    line("SA02", "Үг *тод* үг.\n{: style=color:red }", "{: style"),
    line("SA03", "Үг [үзэх хуудас](javascript:alert).", "Үг [үзэх"),
    line("SA04", "![Байршлын тойм](https://example.org/map.png)", "![Байршлын"),
    line("SA05", "Үг \u202eүг.", "Үг \u202e"),
    line("SA06", "<!-- дахин үзнэ", "<!-- дахин"),
    one("SA07", "docs/mn/quick/case-77.docx", None, "X", ""),
    one("SA08", "docs/assets/readme/map.svg", None, "<svg><script>go()</script></svg>", "<svg>"),
    one("SA09", "docs/assets/readme/map.png", None, "<html></html>", ""),
    line("SA10", "Бат 9911-2233 дугаараас залгав.", "Бат 9911"),
    line("FI03", "<<<<<<< HEAD\nНэг.\n=======\nХоёр.\n>>>>>>> өөр", "<<<<<<< HEAD"),
    one("TE01", "docs/mn/search/operators.md", "| Юуг бүртгэх вэ? |", "| Юуг бичих вэ? |", "| Арга |"),
    one("TE03", TABLE, "[Архив, хайлтын бүртгэл](archives-log.md) |", "Архив, хайлтын бүртгэл |", "{#notices}"),
    one(
        "TO01",
        f"{DATA}tools.yml",
        "  - id: get-filehash\n",
        CARD.replace("- id: get-filehash", "- id: nobody-links").replace('["Get-FileHash"]', '["Nobody Links"]')
        + "  - id: get-filehash\n",
    ),
    line("TO02", "Hunchly хэрэглэнэ.", "Hunchly"),
    line("TX01", "Эxлээд асууна.", "Эxлээд"),
    line("TX02", "Энэ бол цахим цагдаа.", "Энэ бол цахим"),
    line("TX02", "Үүнийг хуулийн\nбайгууллагын журмаар хийнэ.", "Үүнийг хуулийн"),
    line("TX03", 'Дэлгэцэд "Нэвтрэх" гэж бичсэн.', "Дэлгэцэд"),
    line("TX04", "Эхлээд «Зар» ыг уншина.", "Эхлээд «Зар»"),
    line("TX05", "Жагсаалтын 4-аас эхэлнэ.", "Жагсаалтын 4"),
    line("TX06", "ЦЕГ-ийн журмыг дагана.", "ЦЕГ-ийн"),
    line("TX07", "Хариултын 71,9 хувь зөв байв.", "Хариултын 71"),
    line("TX08", "Эхлээд асууж , дараа нь бичнэ.", "Эхлээд асууж ,"),
    line("TX09", "Хуулийг 2017-2021 онд өөрчилсөн.", "Хуулийг 2017"),
    line("TX10", "The letter came on 03/04/2026.", "The letter came", langs=EN),
    line("TX11", "A file of 5MB is enough.", "A file of 5MB", langs=EN),
    line("TX12", "Stop at once!", "Stop at once!", langs=EN),
    line("TX13", "Зураг болон/эсвэл бичлэг хадгална.", "Зураг болон/"),
    line("TX14", "Write the hash...", "Write the hash.", langs=EN),
    line("TX15", "Дараа нь таван зургууд хадгална.", "Дараа нь таван"),
    line("SP01", "Write the adress down.", "Write the adress", langs=EN),
    line("SP02", "Тайланд зургыг хавсаргана.", "Тайланд зургыг"),
    told("RL01", f"Look {'and write what you saw ' * 6}and ask.", "Look and write"),
    told("RL02", "The officer writes it down. " * 300, "{enabled: true}\n---", 2),
    told("RL03", "Now stop it. " + "Then stop it. " * 20, "Now stop it."),
    told("RL04", "Now the ground. " + "The ground and the day of it. " * 15, "Now the ground", page="osint/six-phases"),
    told(
        "RL05",
        "- The officer writes the ground of each search into the log of the case.\n" * 200,
        "{enabled: true}\n---",
        2,
    ),
    lesson(
        "RL06",
        r"!!! key\n(?:    - .*\n)+\n",
        r"\g<0>| A | B |\n|---|---|\n| It is so. | It is so. |\n\n",
        EN,
        at="| A | B |",
        pages=TOLD,
    ),
    one("RL07", f"{DATA}course.yml", "waiting: [", "waiting: [data-protection, ", ""),
    told("TE04", CARD_OF_A_TECHNIQUE, "| Which question"),
    Mutation(
        "QU13",
        (Edit("docs/en/ethics/check.md", None, longer("docs/en/ethics/check.md")),),
        (("docs/en/ethics/index.md", "", 0),),
    ),
    Mutation(
        "QU14",
        tuple(Edit(file, None, right_first(file)) for file in CHECKS),
        tuple((file.replace("check", "index"), "", 0) for file in CHECKS),
    ),
    line("SK01", "- ‹бүтэн өгүүлбэр›", "- ‹бүтэн"),
    one("RE13", FACTS, TREATIES, TREATIES.replace("status: secondary", "status: read"), "- id: con-10-2\n"),
    line("RE12", "Хуулийн 13.1 дүгээр зүйл үүнийг хориглоно.", "Хуулийн 13.1"),
    lesson("HD06", r"## .* (?=\{#takeaway\})", lambda match: f"{match[0].rstrip()}. "),
    lesson("HD07", r"## Check yourself", "## Check Yourself", EN),
    Mutation(
        "NA01",
        (Edit("mkdocs.yml", "      - quick/advert.md\n", ""),),
        tuple((f"docs/{lang}/quick/advert.md", "", 0) for lang in BOTH),
    ),
    one("NA02", "mkdocs.yml", "      - quick/advert.md\n", "      - quick/nothing.md\n      - quick/advert.md\n"),
    one("NA03", "mkdocs.yml", "use_directory_urls", "site_name: X\nuse_directory_urls", "site_name: X"),
    one("NA04", f"{DATA}course.yml", "      - id: start\n", "      - id: starts\n"),
    one(
        "NA05",
        f"{DATA}paths.yml",
        '{page: start/safety, why: {mn: "Эхний товчноос өмнө',
        '{page: start/nothing, why: {mn: "Эхний товчноос өмнө',
    ),
    one(
        "NA06",
        f"{DATA}paths.yml",
        '{page: start/safety, why: {mn: "Эхний товчноос өмнө',
        '{page: glossary, why: {mn: "Эхний товчноос өмнө',
    ),
    one("TT01", TIMES, MORNING, MORNING.replace("17:30", "21:30"), "  - id: five-days\n", 13),
    one("TT02", TIMES, MORNING, MORNING.replace("opening", "opening, nothing/here"), "opening, nothing/here"),
    one("TT03", TIMES, MORNING, MORNING.replace("opening", "opening, opening"), "opening, opening"),
    one("ST01", f"{DATA}strings.yml", "\nanswer-key: {", "\nanswer-keys: {", ""),
    one(
        "DA01",
        f"{DATA}strings.yml",
        "\nanswer-key: {",
        '\nanswer-key: {mn: "Х", en: "X"}\nanswer-key: {',
        'answer-key: {mn: "Х"',
        1,
    ),
    one(
        "DA02",
        f"{DATA}forms.yml",
        "  file: decision-record\n",
        "  file: decision-record\n  colour: red\n",
        "  colour: red",
    ),
    one(
        "DA03",
        f"{DATA}forms.yml",
        '        - id: date\n          type: date\n          label: {mn: "Бөглөсөн өдөр", en: "Date of this record"',
        '        - id: case-no\n          type: date\n          label: {mn: "Бөглөсөн өдөр", en: "Date of this record"',
    ),
    one(
        "DA04",
        f"{DATA}glossary.csv",
        "Хуулийн биелэлтийг хангах, гэмт хэрэгтэй тэмцэх чиг үүрэгтэй төрийн байгууллагыг хэлнэ.",
        "",
    ),
    one("DA05", f"{DATA}sources.bib", "@misc{academy-training,", "year = {2020}\n\n@misc{academy-training,"),
    one("DA06", f"{DATA}folklore.yml", "sources: [google-cache-2024, ", "sources: [google-cache-2020, "),
    one(
        "DA07",
        f"{DATA}forms.yml",
        'label: {mn: "Бөглөсөн өдөр", en: "Date of this record"}',
        'label: {mn: "Бөглөсөн өдөр", en: "Date of this record"}\n          options: [{id: x, mn: "Х", en: "X"}]',
        '          label: {mn: "Бөглөсөн өдөр", en: "Date of this record"}',
        -2,
    ),
    one("DA10", FORMS, CHOICE, CHOICE.replace('"yes"', '"perhaps"'), '          example: "perhaps"\n'),
    one("FO01", FORMS, entry(FORMS, "  example:\n", "  file: decision-record"), "", FORM),
    one("FO02", FORMS, FIELD, FIELD.replace(EXAMPLE, ""), FORM, TO_FIELD),
    one("FO03", FORMS, FIELD, FIELD.replace(HINT, WORSE), FORM, TO_FIELD),
    one(
        "DA08",
        f"{DATA}tools.yml",
        "sources: [ms-get-filehash, bt-hunchly]\n    reviewed: 2026-11-25\n    review_by: 2027-05-25",
        "sources: [ms-get-filehash, bt-hunchly]\n    reviewed: 2026-11-25\n    review_by: 2026-11-25",
        "  - id: get-filehash",
    ),
    one("DA09", f"{DATA}editions.yml", "day: 2026-11-25", "day: 2026-11-24", '- id: "2026-11"'),
    one("BA01", f"{DATA}bank.yml", "- id: bank-a01\n", "- id: bank-a01\n  colour: red\n", "  colour: red"),
    Mutation(
        "BA02",
        tuple(
            Edit(BANK_FILE, f"  twin: bank-{twin}\n  objective: traf-6", f"  twin: bank-{twin}\n  objective: traf-99")
            for twin in ("b01", "a01")
        ),
        TWINS,
    ),
    Mutation("BA03", (Edit(BANK_FILE, "  twin: bank-b01\n", "  twin: bank-b99\n"),), TWINS),
    Mutation(
        "BA04",
        tuple(
            Edit(
                f"{DATA}bank.yml",
                f"- id: bank-{form}01\n",
                BANK[form].replace("01\n", "91\n", 2) + f"- id: bank-{form}01\n",
            )
            for form in "ab"
        ),
        ((f"{DATA}bank.yml", "", 0),),
    ),
    one(
        "BA05",
        BANK_FILE,
        'A’s own words name the same job and employer"\n      right: true\n',
        'A’s own words name the same job and employer"\n',
        "- id: bank-b01\n",
    ),
    Mutation(
        "BA06",
        tuple(
            Edit(
                f"{DATA}bank.yml",
                f"  twin: bank-{twin}\n  objective: osi-6\n",
                f"  twin: bank-{twin}\n  objective: eth-1\n",
            )
            for twin in ("b03", "a03")
        ),
        ((f"{DATA}bank.yml", "", 0),),
    ),
    one("DA02", FIGURES, "start-posture:\n  kind: gates", "start-posture:\n  kind: gate", "kind: gate\n"),
    one(
        "DA02",
        FIGURES,
        'head: {mn: "Нөгөө тал мэдэж болох уу?", en: "May the other side notice it?"}',
        'head: {mn: "Нөгөө тал мэдэж болох уу?"}',
    ),
    one(
        "FG03",
        FIGURES,
        'en: "May the other side notice it?"',
        'en: "May the other side notice it at any time or place?"',
    ),
    one(
        "DA02",
        FIGURES,
        '  title: {mn: "Үйлдлээ хийхээс өмнөх хоёр асуулт", en: "Two questions before you act online"}\n',
        "",
        "start-posture:",
    ),
    one(
        "DA02",
        FIGURES,
        "start-posture:\n  kind: gates",
        "start-posture:\n  colour: red\n  kind: gates",
        "  colour: red",
    ),
    one("FG06", FIGURES, "May the other side notice it?", "May the other side notice it➜"),
    one(
        "FG07",
        FIGURES,
        "May the other side notice it?",
        "May the other sidenoticesiteverywhereandatanytimeofthedayandthenight",
        "start-posture:",
    ),
    one(
        "FG08",
        FIGURES,
        '{count: 4, tone: ok, label: {mn: "Өртсөн, шинж',
        '{count: 5, tone: ok, label: {mn: "Өртсөн, шинж',
        "traf-base-rate:",
    ),
    one("EX01", "exercises/ads/answers.yml", 'way: ["open: adverts.csv"]', 'way: ["open: advert.csv"]'),
    one("EX03", "exercises/ads/data/reply.html", "</body>", "99112233\n</body>"),
    one("EX04", "exercises/ads/data/style.css", None, "", ""),
    Mutation(
        "EX05",
        tuple(Edit(f"docs/{lang}/exercises/ads.md", "exercise: ads\n", "exercise: adds\n") for lang in BOTH),
        (
            *((f"docs/{lang}/exercises/ads.md", "exercise: adds", 0) for lang in BOTH),
            ("exercises/ads/answers.yml", "", 0),
        ),
    ),
    one(
        "EX06",
        "exercises/ads/answers.yml",
        "practises: [trafficking, social-media]",
        "practises: [trafficking, nothing]",
        "",
    ),
    one("EX07", "exercises/ads/answers.yml", "  - id: ads-a1\n", "  - id: add-a1\n"),
    one("EX11", "exercises/domains/case.yml", '{id: p-tulga, name: "Д.Тулга"', '{id: p-tulga, name: "Д.Бямба"'),
    case(
        "EX12", "domains", '{id: s-shine, kind: plain, name: "Шинэ Жим"', '{id: kompani, kind: plain, name: "Шинэ Жим"'
    ),
    case("EX16", "domains", "    registered: -71\n", "    registered: 71\n", "  - id: f-1\n"),
    case(
        "EX17",
        "domains",
        "{id: c-401, names: [shine-jim.example, www.shine-jim.example], from: -60",
        "{id: c-401, names: [shine-jim.example, www.shine-jim.example], from: -90",
        "  - host: shine-jim.example\n",
    ),
    Mutation(
        "FM09",
        (Edit(f"{DATA}lawyer.yml", None, None),),
        tuple((f"docs/{lang}/reference/for-the-lawyer.md", "layout: for-the-lawyer", 0) for lang in BOTH),
    ),
    Mutation(
        "SH05",
        tuple(Edit(file, entry(file, f"{ASKED}1 -->", f"{ASKED}2 -->"), "") for file in TESTS),
        tuple((file, f"{ASKED}2 -->", 0) for file in TESTS),
    ),
    one("TE02", "docs/mn/analysis/grading.md", "\n3. Үсгээ халхлаад", "\n- Үсгээ халхлаад", "| Арга |"),
    one("EX08", "exercises/ads/answers.yml", "{id: ads-r7, points: 0,", "{id: ads-r7, points: 1,", ""),
    case(
        "EX14",
        "accounts",
        'account: "100000200420164", at: "-150 14:10"',
        'account: "100000200420164", at: "-900 14:10"',
    ),
    case(
        "EX15",
        "accounts",
        'account: "100000200420017", from: -18, to: 4',
        'account: "100000200420017", from: -18, to: -20',
    ),
    case("EX18", "ledger", "JBNXonXNLR, amount: 0.01,", "JBNXonXNLR, amount: 6.00,"),
    case(
        "EX19",
        "accounts",
        '  - id: "100000200420311"\n',
        '  - id: "100000200420311"\n    removed: -1\n',
    ),
    case(
        "EX20",
        "accounts",
        "Тогоочийн туслах авна, өдрийн ээлж. 0012-2290",
        "Тогоочийн туслах авна: nowhere.example/ajil",
    ),
    case(
        "EX21",
        "accounts",
        "captures:\n",
        'licences:\n  - {id: l-1, number: "ТУС-000-0777", holder: "Зүүн нар ХХК", kind: "Зуучлал", from: -300, to: 30, '
        "status: valid}\ncaptures:\n",
        "  - {id: l-1",
    ),
    Mutation(
        "EX13",
        (
            Edit(CAPSTONE, 'at: "-97 08:16"\n', 'at: "-97 08:16"\n    place: zakh\n'),
            Edit(CAPSTONE, 'at: "-20 19:08"\n', 'at: "-97 08:16"\n'),
        ),
        ((CAPSTONE, "  - id: w123\n", 0),),
    ),
    Mutation(
        "SH09",
        (Edit(TEST_FILE, None, _text(TEST_FILE).replace("» гэвэл:", "» гэнэ:")),),
        ((TEST_FILE, "  next: ", 2),),
    ),
]
