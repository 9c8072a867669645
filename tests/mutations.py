"""Seeded faults for test_mutations.py: for each code, edits of the real handbook that must bring this finding alone."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = "docs/_data/"


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
    text = (ROOT / file).read_text(encoding="utf-8")
    return text[text.index(first) : text.index(following)]


TEST = "ethics/three-part-test.md"
TEST_MN = f"docs/mn/{TEST}"
QUESTION = "<quiz>\n<!-- id: eth-1-q1 -->"
CARD = entry(f"{DATA}tools.yml", "  - id: get-filehash\n", "  - id: archiveweb-page\n")
CLAIM = entry(f"{DATA}claims.yml", "- id: proj-first-ai-training\n", "- id: proj-internet-83\n")
BANK_FILE = f"{DATA}bank.yml"
TWINS = tuple((BANK_FILE, f"- id: bank-{form}01\n", 0) for form in "ab")
BANK = {form: entry(f"{DATA}bank.yml", f"- id: bank-{form}01\n", f"- id: bank-{form}02\n") for form in "ab"}
TIMES = f"{DATA}timetables.yml"
FIGURES = f"{DATA}figures.yml"
MORNING = entry(TIMES, "      - day: 1\n", "trafficking/index")


# each fault that any lesson can have goes into a lesson of its own: then many are looked for in one reading
LESSONS = iter(
    [
        "planning/ai-helpers",
        "planning/boundary-incident",
        "planning/task-question",
        "planning/threat-risk",
        "planning/work-browser",
        "law/evidence-procedure",
        "law/offences-elements",
        "law/where-open-search-ends",
        "law/which-law-speaks",
        "osint/bias-ai",
        "osint/six-phases",
        "osint/what-is-open",
        "osint/what-it-shows",
        "preserving/capture-order",
        "preserving/hash-time",
        "preserving/log-custody",
        "preserving/storage-access",
        "reporting/defence-material",
        "reporting/fact-inference",
        "reporting/hand-over-pack",
        "reporting/in-court",
        "reporting/report-structure",
        "search/archives-log",
        "search/identifiers",
        "search/keywords",
        "search/mongolian-spelling",
        "data-protection/impact-retention",
        "data-protection/lawful-basis",
        "data-protection/notice-transfer",
        "data-protection/sensitive-biometric",
        "data-protection/what-is-personal-data",
        "images-places/manipulated",
        "images-places/metadata",
        "images-places/place-and-time",
        "images-places/reverse-search",
        "sites-money/companies-licences",
        "sites-money/domains",
        "sites-money/ledger",
        "sites-money/where-open-ends",
        "social-media/account-networks",
        "social-media/pages-adverts",
        "social-media/provider-requests",
        "trafficking/counting",
        "trafficking/forms-routes",
        "trafficking/indicators",
        "victims-wellbeing/confidentiality",
    ]
)
HEAD = "{#takeaway}\n"


def line(code: str, text: str, at: str, below: int = 0) -> Mutation:
    """A line that is added to a Mongolian lesson, at the beginning of its takeaway, and found on the line of ``at``."""
    return one(code, f"docs/mn/{next(LESSONS)}.md", HEAD, f"{HEAD}\n{text}\n", at, below)


def lines(code: str, text: str, at: str) -> Mutation:
    """The same in both languages."""
    return both(code, f"{next(LESSONS)}.md", (HEAD, f"{HEAD}\n{text}\n"), at=at)


def objective(code: str, *pairs: tuple[str, str]) -> Mutation:
    """A new objective eth-99 of the lesson, and the texts that teach, ask or practise it, but not all three."""
    edits = [
        Edit(f"docs/{lang}/{TEST}", *pair)
        for lang in ("mn", "en")
        for pair in (("  - {id: eth-2,", "  - {id: eth-99, text: Now}\n  - {id: eth-2,"), *pairs)
    ]
    return Mutation(code, tuple(edits), tuple((f"docs/{lang}/{TEST}", "- {id: eth-99", 0) for lang in ("mn", "en")))


TEACHES = ("<!-- teaches: eth-2 -->", "<!-- teaches: eth-2, eth-99 -->")
ASKS = ("<!-- objective: eth-1, eth-2 -->", "<!-- objective: eth-1, eth-2, eth-99 -->")
PRACTISES = ("practises: eth-1, eth-2;", "practises: eth-1, eth-2, eth-99;")
GHOST = "docs/mn/ethics/ghost.md"
TABLE = "docs/mn/search/index.md"
CAPSTONE = "exercises/capstone/case.yml"

MUTATIONS = [
    # a folder in the place of a page cannot be read
    Mutation("FI01", (Edit(f"{GHOST}/page", None, ""),), ((GHOST, "", 0),)),
    one("FI02", GHOST, None, "---\nid: ethics/ghost\n---\n\udcff", "\udcff"),
    one("FM01", TEST_MN, "title: ", "title: Нэг\ntitle: ", "title: Нэг", 1),
    one("FM02", TEST_MN, "quiz: {enabled: true}", "colour: red\nquiz: {enabled: true}"),
    one("FM03", TEST_MN, "id: ethics/three-part-test", "id: ethics/test"),
    one("FM04", TEST_MN, "title: Харахаас өмнөх гурван асуулт", "title: Харахаас өмнөх гурван асуулт."),
    both("FM05", "law/victims-and-treaties.md", ("read: 15, teach", "read: 0, teach")),
    both("FM06", TEST, ("review_by: 2027-05-25", "review_by: 2026-11-25")),
    both("FM07", TEST, ("quiz: {enabled: true}\n", ""), at="---\nid: ethics"),
    both("FM08", TEST, ("quiz: {enabled: true}", "form: nothing\nquiz: {enabled: true}")),
    both("FM10", TEST, ("quiz: {enabled: true}", "test: entry\nquiz: {enabled: true}")),
    # the ledger of the Mongolian page loses a line by it
    Mutation(
        "HD01",
        tuple(Edit(f"docs/{lang}/quick/advert.md", " {#hour}", "") for lang in ("mn", "en")),
        (
            ("docs/mn/quick/advert.md", "## Нэг цагийн дотор\n", 0),
            ("docs/en/quick/advert.md", "## Within the hour\n", 0),
        ),
    ),
    both("HD02", "quick/advert.md", ("{#hour}", "{#sources}")),
    both("HD03", "quick/advert.md", ("{#hour}\n", "{#hour}\n\n#### X {#deep}\n"), at="#### X"),
    lines("HD04", "# X {#main-x}", "# X {#main-x}"),
    both("HD05", "quick/advert.md", ("{#hour}", "{#Hour}")),
    one("MK01", "docs/mn/quick/advert.md", "- Хичээл: [бүлэгт", "```text\n\n- Хичээл: [бүлэгт"),
    line("MK02", "!!! note\n    Үг.", "!!! note"),
    lines("MK03", "!!! tip", "!!! tip"),
    line("MK04", "Үг.[@mn-pdpl-2021, @hrc-gc-16]", "Үг.[@mn"),
    one(
        "MK05",
        TEST_MN,
        '!!! example "Нэг зар, гурван төлөвлөгөө"\n',
        '!!! example "Нэг зар, гурван төлөвлөгөө"\n    <!-- minutes: арав -->\n',
    ),
    line("MK06", "</quiz>", "{#takeaway}\n\n</quiz>", 2),
    line("MK07", "[Хууль][х]", "[Хууль][х]"),
    both("QU01", TEST, (QUESTION, "<quiz>")),
    one("QU02", TEST_MN, "- [ ] Хэн ч уншиж болох тул нээнэ", "- [ ] ", QUESTION),
    one("QU03", TEST_MN, "гэж байхгүй.\n- [x]", "гэж байхгүй.\n  Илүү.\n- [x]", "  Илүү."),
    one("QU04", TEST_MN, "- [ ] Хэн ч уншиж болох тул нээнэ", "- [ ] [[нээнэ]]", QUESTION),
    both("QU05", TEST, ("- [x] Хуулийн заалт", "- [ ] Хуулийн заалт"), ("- [x] Name the", "- [ ] Name the"), QUESTION),
    one("QU06", TEST_MN, "  > Төрийн байгууллагын 6.1 дэх жагсаалтад «нийтэд нээлттэй» гэж байхгүй.\n", "", QUESTION),
    both("QU08", TEST, ("<quiz>\n<!-- id: eth-1-q3", "<quiz>\n<!-- id: eth-1-q1")),
    both("QU09", TEST, ("<!-- objective: eth-2 -->", "<!-- objective: eth-97 -->"), at="<quiz>\n<!-- id: eth-1-q2"),
    one("QU10", TEST_MN, "Хэрэг хангалттай ноцтой эсэхийг асууна", "Хэн ч уншиж болох тул  нээнэ", QUESTION),
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
    one("PA03", TEST_MN, '!!! example "Нэг', '!!! tip "Нэг'),
    one("PA04", TEST_MN, "- [ ] Хэн ч", "- [x] Хэн ч", QUESTION),
    line("PA05", "Үг.[@ach-scip]", "Үг.[@ach"),
    line("PA06", "Энэ бол [яллагдагч](../glossary.md#accused).", "Энэ бол [ялл"),
    line("PA07", "<!-- calculator: hash -->", "<!-- calculator: hash"),
    one("PA08", TEST_MN, "read: 15, teach", "read: 14, teach"),
    one("LE01", TEST_MN, "  weigh: d57184bc\n", "", "{#weigh}"),
    one("LE02", f"docs/en/{TEST}", "First: does the law allow this look?", "First: does a law allow this look?"),
    one("LE03", TEST_MN, "  weigh: d57184bc\n", "  nothing: d57184bc\n  weigh: d57184bc\n"),
    lines("RE01", "X.[@nobody-2020]", "X.[@nobody"),
    lines("RE02", "X [x](../glossary.md#nobody).", "X [x](../g"),
    lines("RE03", "X [x](../reference/law-facts.md#nothing-1).", "X [x](../r"),
    lines("RE04", "![X](../assets/figures/nothing.svg)", "![X]"),
    lines("RE05", "X [x](../reference/law-facts.md#cc-13-10).", "X [x](../r"),
    both("RE06", TEST, ("!!! law\n    [](../reference/law-facts.md#con-16-13)", "!!! law\n    X.")),
    lines("RE07", "X [x](../research/claims.md#nothing).", "X [x](../r"),
    one(
        "RE08",
        f"{DATA}claims.yml",
        "- id: proj-first-ai-training\n",
        CLAIM.replace("proj-first-ai-training", "proj-none") + "- id: proj-first-ai-training\n",
    ),
    lines("RE09", "<!-- calculator: hesh -->", "<!-- calculator: hesh"),
    lines("RE10", "X [x](../reference/tools.md#nothing).", "X [x](../r"),
    lines("RE11", "X [x](../reference/folklore.md#nothing).", "X [x](../r"),
    line("LI01", "Үг [үзэх хуудас](nothing.md).", "Үг [үзэх"),
    line("LI02", "Үг [үзэх хэсэг](../ethics/do-no-harm.md#nothing).", "Үг [үзэх"),
    line("LI03", "![Зураг](../assets/nothing.png)", "![Зураг]"),
    line("LI04", "Үг [энд](../ethics/do-no-harm.md).", "Үг [энд]"),
    one(
        "LI05",
        TEST_MN,
        "![Өмнөх асуултад «тийм» гэсний дараа л дараагийнхыг тавьж, эхний «үгүй» дээр зогсоно]",
        "![]",
    ),
    both(
        "SH01",
        TEST,
        ("<!-- teaches: eth-2 -->\n", "<!-- teaches: eth-2 -->\n\nX.\n"),
        at="{#necessity}",
    ),
    both(
        "SH02",
        TEST,
        ("## Гуравдугаар асуулт", "X.\n\n## Гуравдугаар асуулт"),
        ("## Third question", "X.\n\n## Third question"),
        "{#necessity}",
    ),
    one(
        "SH03",
        TEST_MN,
        "    - Асуултаа нэг мөрөөр бичнэ",
        "    - Асуултаа нэг мөрөөр бичнэ, дараа нь хоёр, гурав, дөрөв, тав, зургаа, долоо, найм дахин бичнэ",
        "{#necessity}",
        3,
    ),
    Mutation(
        "SH04",
        tuple(
            Edit(f"docs/{lang}/{TEST}", old, new)
            for lang, heads in (("mn", ("Санаж авах", "Өөрийгөө шалгах")), ("en", ("Takeaway", "Check yourself")))
            for old, new in (
                (f"## {heads[0]} {{#takeaway}}", f"## {heads[0]} {{#questions}}"),
                (f"## {heads[1]} {{#questions}}", f"## {heads[1]} {{#takeaway}}"),
            )
        ),
        tuple((f"docs/{lang}/{TEST}", "{#next}", 0) for lang in ("mn", "en")),
    ),
    lines("SH06", '!!! exercise "X"\n    X.', '!!! exercise "X"'),
    one("SH07", TEST_MN, "**Хугацаа:** 13", "**Хугацаа:** урт", "??? trainer\n    - **Асуух:** Мэдэх ёстой"),
    one(
        "SH08",
        f"docs/en/{TEST}",
        "## Takeaway {#takeaway}\n",
        "## Takeaway {#takeaway}\n\n" + "look " * 600,
        "{enabled: true}\n---",
        2,
    ),
    objective("OB01", ASKS, PRACTISES),
    objective("OB02", TEACHES, PRACTISES),
    objective("OB03", TEACHES, ASKS),
    both("OB04", TEST, ("<!-- teaches: eth-2 -->", "<!-- teaches: eth-2, eth-96 -->"), at="{#necessity}"),
    both(
        "OB05",
        "ethics/victims-first.md",
        ("objectives:\n", "objectives:\n  - {id: eth-1, text: X}\n"),
        at="- {id: eth-1",
    ),
    one("TE01", "docs/mn/search/operators.md", "| Хэн мэдэж болох |", "| Хэн мэдэх |", "| Арга |"),
    one("TE03", TABLE, "[Архив, хайлтын бүртгэл](archives-log.md) |", "Архив, хайлтын бүртгэл |", "{#notices}"),
    one(
        "TO01",
        f"{DATA}tools.yml",
        "  - id: get-filehash\n",
        CARD.replace("get-filehash", "nobody-links").replace('names: ["Get-FileHash"]', 'names: ["Nobody Links"]')
        + "  - id: get-filehash\n",
    ),
    line("TO02", "Hunchly хэрэглэнэ.", "Hunchly"),
    line("TX01", "Эxлээд асууна.", "Эxлээд"),
    line("TX02", "Ажлаас детектив гарна.", "Ажлаас"),
    Mutation(
        "NA01",
        (Edit("mkdocs.yml", "      - quick/advert.md\n", ""),),
        tuple((f"docs/{lang}/quick/advert.md", "", 0) for lang in ("mn", "en")),
    ),
    one("NA02", "mkdocs.yml", "      - quick/advert.md\n", "      - quick/nothing.md\n      - quick/advert.md\n"),
    one("NA03", "mkdocs.yml", "site_name: ", "site_name: X\nsite_name: ", "site_name: X", 1),
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
    one("TT01", TIMES, MORNING, MORNING.replace("17:30", "21:30")),
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
        '        - id: date\n          type: date\n          label: {mn: "Бөглөсөн өдөр"',
        '        - id: case-no\n          type: date\n          label: {mn: "Бөглөсөн өдөр"',
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
        '        - id: date\n          type: date\n          label: {mn: "Бөглөсөн өдөр", en: "Date of this record"}',
    ),
    one(
        "DA08",
        f"{DATA}tools.yml",
        "sources: [ms-get-filehash, bt-hunchly]\n    reviewed: 2026-11-25\n    review_by: 2027-05-25",
        "sources: [ms-get-filehash, bt-hunchly]\n    reviewed: 2026-11-25\n    review_by: 2026-11-25",
        "  - id: get-filehash",
    ),
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
        f"{DATA}bank.yml",
        '      en: "Check the company’s official name in the state register"\n      right: true\n',
        '      en: "Check the company’s official name in the state register"\n',
        "- id: bank-a01",
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
    one("FG01", FIGURES, "start-posture:\n  kind: gates", "start-posture:\n  kind: gate"),
    one(
        "FG02",
        FIGURES,
        'head: {mn: "Нөгөө тал мэдэж болох уу?", en: "May the other side notice it?"}',
        'head: {mn: "Нөгөө тал мэдэж болох уу?"}',
        "start-posture:",
    ),
    one(
        "FG03",
        FIGURES,
        'en: "May the other side notice it?"',
        'en: "May the other side notice it at any time or place?"',
        "start-posture:",
    ),
    one(
        "FG04",
        FIGURES,
        '  title: {mn: "Үйлдлээ хийхээс өмнөх хоёр асуулт", en: "Two questions before you act online"}\n',
        "",
        "start-posture:",
    ),
    one("FG05", FIGURES, "start-posture:\n  kind: gates", "start-posture:\n  colour: red\n  kind: gates"),
    one("FG06", FIGURES, "May the other side notice it?", "May the other side notice it☂", "start-posture:"),
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
        tuple(Edit(f"docs/{lang}/exercises/ads.md", "exercise: ads\n", "exercise: adds\n") for lang in ("mn", "en")),
        (
            *((f"docs/{lang}/exercises/ads.md", "exercise: adds", 0) for lang in ("mn", "en")),
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
        tuple((f"docs/{lang}/reference/for-the-lawyer.md", "layout: for-the-lawyer", 0) for lang in ("mn", "en")),
    ),
    both(
        "QU07",
        TEST,
        (
            entry(TEST_MN, "- [ ] Виз хүсэгчийн нээлттэй", "</quiz>\n\n<quiz>\n<!-- id: eth-1-q3"),
            "",
        ),
        (
            entry(f"docs/en/{TEST}", "- [ ] The applicant’s public", "</quiz>\n\n<quiz>\n<!-- id: eth-1-q3"),
            "",
        ),
        "<quiz>\n<!-- id: eth-1-q2",
    ),
    Mutation(
        "SH05",
        tuple(
            Edit(file, entry(file, QUESTION, "<quiz>\n<!-- id: eth-1-q2"), "") for file in (TEST_MN, f"docs/en/{TEST}")
        ),
        tuple((file, "<quiz>\n<!-- id: eth-1-q2", 0) for file in (TEST_MN, f"docs/en/{TEST}")),
    ),
    one("TE02", "docs/mn/analysis/grading.md", "\n3. Үсгийг халхлаад", "\n- Үсгийг халхлаад", "| Арга |"),
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
        '  - {id: domain, kind: lookup, name: "Нэрийн лавлах", host: lavlah.example, bookmark: false}\n',
        "",
        "  - {host: altandenj.example",
    ),
    Mutation(
        "EX13",
        (
            Edit(CAPSTONE, 'at: "-97 08:15"\n', 'at: "-97 08:15"\n    place: zakh\n'),
            Edit(CAPSTONE, 'at: "-20 19:05"\n', 'at: "-97 08:15"\n'),
        ),
        ((CAPSTONE, "  - id: w123\n", 0),),
    ),
    Mutation(
        "SH09",
        (
            Edit("docs/mn/data-protection/lawful-basis.md", "чөлөөтэй» гэвэл:", "чөлөөтэй» гэнэ:"),
            Edit("docs/mn/data-protection/lawful-basis.md", "зөвшөөрсөн» гэвэл:", "зөвшөөрсөн» гэнэ:"),
        ),
        (("docs/mn/data-protection/lawful-basis.md", "  next: ", 2),),
    ),
]
