"""The files of a tiny valid handbook, as texts, for the tests to break."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

from handbook.base.findings import Finding
from handbook.course.languages import read_languages
from handbook.course.pages.ledger import write_ledger
from handbook.course.pages.reader import read_docs

GLOSSARY = """\
id,en,mn,en_def,mn_def,domain,source,confidence,avoid
victim,victim,хохирогч,A person who was harmed.,Хохирол учирсан хүн.,law,https://example.org/v,official,золиос;виктим
record,record,тэмдэглэл,"What was done, in writing.",Хийснийг бичсэн баримт.,law,Our own wording,coined,
"""

SOURCES = """\
% Sources of the tests.

@legislation{law-copy,
  title = {{A copy of the law}},
  author = {{State Great Khural}},
  year = {2021},
  url = {https://example.org/law},
  urldate = {2026-11-24},
}

@misc{paper,
  title = {{A paper, \\& more}},
  year = {n.d.},
}
"""

LAW = """\
- id: law-6-1
  law: {mn: "Хууль", en: "The law"}
  article: {mn: "6.1", en: "Art. 6.1"}
  statement: {mn: "Үндэслэлийг заана.", en: "Names the grounds."}
  sources: [law-copy]
  status: read
  checked: 2026-11-25
- id: law-9
  law: {mn: "Хууль", en: "The law"}
  article: {mn: "", en: ""}
  statement: {mn: "Зөвшөөрлийг заана.", en: "Names the permission."}
  sources:
    - law-copy
    - paper
  status: unverified
  note: {kind: check, mn: "Эхийг уншина.", en: "Read the text."}
  checked: 2026-11-25
"""

CLAIMS = """\
- id: asked-first
  topic: ethics
  text: {mn: "Асуусан нь дээр.", en: "Asking is better."}
  grade: B
  status: read
  caveat: {mn: "Нэг судалгаа.", en: "One study."}
  sources: [paper]
"""

TOOLS = """\
tools:
  - id: summer
    name: {mn: "Summer программ", en: "Summer app"}
    names: ["Summer", "Summer Pro"]
    group: capture
    purpose: {mn: "Хаш тооцно: `sum`.", en: "Hashes a file with `sum`."}
    cost: {mn: "үнэгүй", en: "free"}
    runs: {mn: "Windows", en: "Windows"}
    offline: "yes"
    account: "no"
    leaks: {mn: "Юу ч гарахгүй.", en: "Nothing leaves."}
    limits: {mn: "Үнэнийг нотлохгүй.", en: "It proves no truth."}
    evidence: {mn: "Хоёр хүнтэй.", en: "With a second person."}
    ethics: {mn: "Үндэслэлтэй.", en: "With a ground."}
    risk: M
    seen: {mn: "огноогүй", en: "no date"}
    status: secondary
    sources: [paper]
    reviewed: 2026-11-25
    review_by: 2027-05-25
    alternatives: [blurred]
not_used:
  - id: blurred
    name: {mn: "Blurred", en: "Blurred"}
    names: ["Blurred"]
    why: {mn: "Илгээдэг.", en: "It sends files away."}
    status: unverified
    sources: []
    reviewed: 2026-11-25
    review_by: 2027-05-25
    alternatives: []
"""

FOLKLORE = """\
- id: sums-are-true
  said: {mn: "Хаш үнэнийг нотолно.", en: "A hash proves truth."}
  known: {mn: "Зөвхөн өөрчлөгдөөгүйг.", en: "Only that nothing changed."}
  status: read
  sources: [paper]
"""

EMERGENCY = """\
- id: children
  number: "108"
  who: {mn: "Хүүхдийн утас", en: "Child helpline"}
  note: {mn: "Эхийг уншсан.", en: "Read at its source."}
  status: secondary
  sources: [paper]
  checked: 2026-11-25
"""

PATHS = """\
- id: police
  title: {mn: "Мөрдөгч", en: "Investigator"}
  steps:
    - {page: rescue/ask-first, why: {mn: "Эхлээд асууна.", en: "Ask < first."}}
"""

TIMETABLES = """\
events:
  opening: {title: {mn: "Нээлт", en: "Opening"}, kind: talk, minutes: 20}
plans:
  - id: one-day
    title: {mn: "Нэг өдөр", en: "One day"}
    note: {mn: "Товч.", en: "In short."}
    pauses: {longest: 100, minutes: 15, lunch: 60}
    days:
      - day: 1
        start: "09:00"
        end: "09:50"
        teach: [opening, rescue/ask-first]
"""

RED_LINES = """\
- id: false-name
  never: {mn: "Зохиомол нэр хэрэглэхгүй.", en: "No false name."}
  why: {mn: "Нөгөө тал мэднэ.", en: "The other side notices."}
  instead: {mn: "Зөвхөн үзнэ.", en: "Only view."}
  law: []
- id: no-ground
  never: {mn: "Үндэслэлгүй хайхгүй.", en: "No search without a ground."}
  why: {mn: "Хууль шаардана.", en: "The law asks for one."}
  instead: {mn: "Эхлээд бичнэ.", en: "Write it first."}
  law: [law-6-1]
"""

LAWYER = """\
- id: what-is-a-record
  term: record
  question: {mn: "Тэмдэглэл гэж юу вэ?", en: "What is a record?"}
  look_up: {mn: "6.1-ийн эх.", en: "the text of 6.1."}
  facts: [law-6-1]
"""

COURSE = """\
edition: "2026-11"
edition_date: 2026-11-25
licence: {text: CC-BY-4.0, url: "https://creativecommons.org/licenses/by/4.0/", code: MIT}
news:
  - {mn: "Шинэ хичээл.", en: "A new lesson."}
parts:
  - id: basis
    title: {mn: "Суурь", en: "Basis"}
    modules:
      - id: rescue
        number: 1
        title: {mn: "Аврах", en: "Rescue"}
        summary: {mn: "Эхлээд асууна.", en: "Ask first."}
        icon: compass
        hours: 0.5
"""

EDITIONS = """\
- id: "2026-11"
  day: 2026-11-25
  changes:
    course:
      - {mn: "Шинэ хичээл.", en: "A new lesson."}
"""

STRINGS = """\
site-name: {mn: "Гарын авлага", en: "Handbook"}
minutes: {mn: "{0} мин", en: "{0} min"}
"""

FORMS = """\
decision-record:
  title: {mn: "Шийдвэр", en: "Decision"}
  intro: {mn: "Эхлээд бөглөнө.", en: "Fill in first."}
  example: {mn: "Зохиомол хэрэг.", en: "An invented case."}
  file: decision-record
  groups:
    - title: {mn: "Хэрэг", en: "Case"}
      fields:
        - id: case-no
          type: text
          label: {mn: "Дугаар", en: "Number"}
          help: {mn: "Хэргийн дугаарыг бичнэ.", en: "Write the number of the case."}
          example: {mn: "31", en: "31"}
        - id: legal
          type: choice
          label: {mn: "Үндэслэл", en: "Ground"}
          help: {mn: "Үндэслэлтэй эсэхийг сонгоно.", en: "Say whether there is a ground."}
          example: "yes"
          options:
            - {id: "yes", mn: "Тийм", en: "Yes"}
            - {id: "no", mn: "Үгүй", en: "No"}
"""

BANK_QUESTION = """\
- id: bank-{form}{number:02}
  form: {form}
  twin: bank-{other}{number:02}
  objective: res-1
  decision: stop
  text: {{mn: "Хуудас {form}{number}.", en: "Page {form}{number}."}}
  options:
    - {{mn: "Харна", en: "Look", reason: {{mn: "Үндэслэлгүй.", en: "No ground."}}}}
    - {{mn: "Зогсоно", en: "Stop", right: true, reason: {{mn: "Зөв.", en: "Yes."}}}}
    - {{mn: "Бичнэ", en: "Write", reason: {{mn: "Хараахан.", en: "Not yet."}}}}
    - {{mn: "Асууна", en: "Ask", reason: {{mn: "Хараахан.", en: "Not yet."}}}}
"""

FIGURES = """\
three-steps:
  kind: steps
  title: {mn: "Гурван алхам", en: "Three steps"}
  desc: {mn: "Гурван алхмыг дарааллаар хийнэ.", en: "Three steps follow each other."}
  steps:
    - {head: {mn: "Асууна", en: "Ask"}}
    - {head: {mn: "Бичнэ", en: "Write"}}
    - {head: {mn: "Харна", en: "Look"}}
"""

NAV = """\
site_name: Tests
plugins:
  - i18n:
      languages:
        - {locale: mn, name: Монгол, default: true}
        - {locale: en, name: English}
  - handbook: {source: en}
markdown_extensions:
  - toc: {slugify: !!python/name:nobody.knows.this }
nav:
  - index.md
  - Rescue:
      - rescue/index.md
      - rescue/ask-first.md
      - rescue/check.md
  - reference/law-facts.md
  - research/claims.md
  - reference/tools.md
  - reference/folklore.md
  - reference/red-lines.md
  - glossary.md
"""

PLAIN_PAGE = """\
---
id: {id}
title: {title}
description: {description}
layout: {layout}
---

{opening}
"""

LESSON = """\
---
id: rescue/ask-first
title: {title}
description: {description}
asks:
  - {phrase} A
  - {phrase} B
  - {phrase} C
objectives:
  - {{id: res-1, text: {objective}}}
reviewed: 2026-11-25
review_by: 2027-05-25
quiz: {{enabled: true}}
---

{opening}

## {ground} {{#ground}}
<!-- teaches: res-1 -->

!!! key
    - {key_one}
    - {key_two}

![{caption}](../assets/figures/three-steps.svg)

{text}[@law-copy; @paper] [{victim}](../glossary.md#victim)

!!! law
    [](../reference/law-facts.md#law-6-1)

!!! check
    [{permission}](../reference/law-facts.md#law-9){asked}

[{better}](../research/claims.md#asked-first) [Summer](../reference/tools.md#summer)
[{sums}](../reference/folklore.md#sums-are-true)
[{name}](../reference/red-lines.md#false-name) [{none}](../reference/red-lines.md#no-ground)

!!! exercise "{exercise}"
    <!-- practises: res-1; minutes: 10 -->
    {task}

    !!! tip
        {tip}

```text
!!! code [@nobody] <quiz> # {code}
```

??? trainer
    - **{say}:** {key_one}
    - **{ask}:** {question}
    - **{answer}:** {yes}. {wrong}: {why}
    - **{time}:** 30

## {takeaway} {{#takeaway}}

- {key_one}

## {questions} {{#questions}}

{quiz}
## {next} {{#next}}

[{check}](check.md#all) `[@nobody]`
"""

CHECK = """\
---
id: rescue/check
title: {title}
description: {description}
reviewed: 2026-11-25
review_by: 2027-05-25
quiz: {{enabled: true}}
---

## {all} {{#all}}

{quiz}"""

QUIZ = """\
<quiz>
<!-- id: {id} -->
<!-- objective: res-1 -->
{question} {id}

{second}
- [ ] {no}
  > {why_not}
- [x] {yes}
  > {why}
  > {why}
</quiz>

"""

WORDS = {
    "en": {
        "title": "Ask first",
        "description": "Who asks first does less harm.",
        "objective": "Ask before looking",
        "phrase": "may I look now",
        "opening": "An officer asks first.",
        "ground": "The ground",
        "key_one": "Name the ground first.",
        "key_two": "Stop where there is none.",
        "caption": "Three steps follow each other",
        "text": "The ground is written down before anybody looks, and a second officer reads it aloud. " * 60,
        "victim": "victims",
        "permission": "the permission",
        "asked": " is asked for first.",
        "better": "Asking is better",
        "sums": "A hash proves truth",
        "name": "Never a false name",
        "none": "Never without a ground",
        "exercise": "One sentence",
        "task": "Write the ground in one sentence.",
        "tip": "One article is enough.",
        "code": "code",
        "say": "Say",
        "ask": "Ask",
        "answer": "Answer",
        "wrong": "If they say “Look”",
        "time": "Time",
        "takeaway": "Takeaway",
        "questions": "Check yourself",
        "next": "What is next",
        "check": "Open the check of the module",
        "all": "All questions",
        "question": "What do you do?",
        "second": "The page is open.",
        "no": "Look",
        "why_not": "There is no ground yet.",
        "yes": "Write the ground",
        "why": "Article 6.1 asks for it.",
    },
    "mn": {
        "title": "Эхлээд асууна",
        "description": "Эхлээд асуувал хор бага хүргэнэ.",
        "objective": "Харахын өмнө асууна",
        "phrase": "одоо хараад болох уу",
        "opening": "Алба хаагч эхлээд асууна.",
        "ground": "Үндэслэл",
        "key_one": "Үндэслэлээ эхлээд нэрлэнэ.",
        "key_two": "Үндэслэлгүй бол зогсоно.",
        "caption": "Гурван алхмыг дарааллаар хийнэ",
        "text": "Алба хаагч харахын өмнө үндэслэлээ бичиж, хоёр дахь алба хаагч уншдаг нь OSINT-ийн дүрэм юм. " * 60,
        "victim": "хохирогчийг хамгаална.",
        "permission": "шаардлагатай бол зөвшөөрлийг хүснэ.",
        "asked": "",
        "better": "Асуусан нь дээр",
        "sums": "Хаш үнэнийг нотолно",
        "name": "Зохиомол нэр хэрэглэхгүй",
        "none": "Үндэслэлгүй хайхгүй",
        "exercise": "Нэг өгүүлбэр",
        "task": "Үндэслэлээ нэг өгүүлбэрээр бичнэ.",
        "tip": "Үндэслэлд нэг зүйл хангалттай байдаг.",
        "code": "золиос",
        "say": "Хэлэх",
        "ask": "Асуух",
        "answer": "Хариулт",
        "wrong": "«Харна» гэвэл",
        "time": "Хугацаа",
        "takeaway": "Санах зүйл",
        "questions": "Өөрийгөө шалга",
        "next": "Дараа нь",
        "check": "Модулийн шалгалтыг өгнө",
        "all": "Бүх асуулт",
        "question": "Та юу хийх вэ?",
        "second": "Хуудас нээлттэй.",
        "no": "Харна",
        "why_not": "Үндэслэл хараахан алга.",
        "yes": "Үндэслэлээ бичнэ",
        "why": "6.1 дүгээр зүйлд заасан.",
    },
}


RUSSIAN = {
    "title": "Сначала спросить",
    "description": "Кто сначала спросит, навредит меньше.",
    "objective": "Спросить до просмотра",
    "phrase": "можно ли сейчас смотреть",
    "opening": "Сотрудник сначала спрашивает.",
    "ground": "Основание",
    "key_one": "Сначала назовите основание.",
    "key_two": "Без основания остановитесь.",
    "caption": "Три шага следуют друг за другом",
    "text": "Основание записывают до просмотра, и другой сотрудник читает запись вслух. " * 60,
    "victim": "пострадавшие",
    "permission": "разрешение",
    "asked": " спрашивают заранее.",
    "better": "Лучше спросить",
    "sums": "Хеш доказывает правду",
    "name": "Никаких чужих имён",
    "none": "Ничего без основания",
    "exercise": "Одно предложение",
    "task": "Запишите основание одним предложением.",
    "tip": "Одной статьи достаточно.",
    "code": "код",
    "say": "Сказать",
    "ask": "Ask",  # these two are read by the program, see MARKS_OF_NOTES
    "answer": "Ответ",
    "wrong": "Если скажут «Смотреть»",
    "time": "Time",
    "takeaway": "Запомнить",
    "questions": "Проверьте себя",
    "next": "Что дальше",
    "check": "Откройте проверку модуля",
    "all": "Все вопросы",
    "question": "Что вы сделаете?",
    "second": "Страница открыта.",
    "no": "Смотреть",
    "why_not": "Основания ещё нет.",
    "yes": "Записать основание",
    "why": "Этого требует статья 6.1.",
}
PAGES = (
    ("index", "home"),
    ("glossary", "glossary"),
    ("reference/law-facts", "law-facts"),
    ("research/claims", "claims"),
    ("reference/tools", "tools"),
    ("reference/folklore", "folklore"),
    ("reference/red-lines", "red-lines"),
    ("rescue/index", "module"),
)


def in_three_languages(files: dict[str, str]) -> dict[str, str]:
    """The files with Russian, of which no rule knows how it is written, beside Mongolian and English."""
    english, russian = "        - {locale: en, name: English}\n", "        - {locale: ru, name: Русский}\n"
    written = {
        path: re.sub(r'\ben: "([^"]*)"', _beside, text) if path.startswith("docs/_data/") else text
        for path, text in files.items()
    }
    written["mkdocs.yml"] = files["mkdocs.yml"].replace(english, english + russian)
    terms = list(csv.DictReader(StringIO(files["docs/_data/glossary.csv"])))
    names = ["id", "en", "mn", "ru", "en_def", "mn_def", "ru_def", "domain", "source", "confidence", "avoid"]
    glossary = StringIO()
    rows = csv.DictWriter(glossary, names, lineterminator="\n")
    rows.writeheader()
    rows.writerows(term | {"ru": f"Русское {term['en']}", "ru_def": f"Так: {term['en_def']}"} for term in terms)
    return written | {"docs/_data/glossary.csv": glossary.getvalue()} | pages("ru", RUSSIAN)


def _beside(english: re.Match[str]) -> str:
    return f'{english[0]}, ru: "{f"Так: {english[1]}" if english[1] else ""}"'


def pages(lang: str, words: dict[str, str]) -> dict[str, str]:
    """The pages of one language."""
    written = {f"docs/{lang}/{id_}.md": PLAIN_PAGE.format(id=id_, layout=layout, **words) for id_, layout in PAGES}
    quizzes = [QUIZ.format(id=f"res-{n}", **words) for n in range(11)]
    written[f"docs/{lang}/rescue/ask-first.md"] = LESSON.format(quiz="".join(quizzes[:3]), **words)
    written[f"docs/{lang}/rescue/check.md"] = CHECK.format(quiz="".join(quizzes[3:]), **words)
    return written


def files() -> dict[str, str]:
    """Path and text of every file of the tiny handbook."""
    written = {
        "mkdocs.yml": NAV,
        "docs/_data/glossary.csv": GLOSSARY,
        "docs/_data/sources.bib": SOURCES,
        "docs/_data/law.yml": LAW,
        "docs/_data/claims.yml": CLAIMS,
        "docs/_data/tools.yml": TOOLS,
        "docs/_data/folklore.yml": FOLKLORE,
        "docs/_data/everyday/mn.yml": "rescue/ask-first:\n  үндэслэл: [шалтаг, суурь]\n",
        "docs/_data/everyday/en.yml": "rescue/ask-first:\n  ground: [reason for it, footing]\n",
        "docs/_data/everyday/alike.yml": "mn:\n  - [алба хаагч, цагдаа]\nen:\n  - [officer, cop]\n",
        "docs/_data/emergency.yml": EMERGENCY,
        "docs/_data/red-lines.yml": RED_LINES,
        "docs/_data/course.yml": COURSE,
        "docs/_data/editions.yml": EDITIONS,
        "docs/_data/paths.yml": PATHS,
        "docs/_data/timetables.yml": TIMETABLES,
        "docs/_data/strings.yml": STRINGS,
        "docs/_data/forms.yml": FORMS,
        "docs/_data/figures.yml": FIGURES,
        "docs/_data/bank.yml": "".join(
            BANK_QUESTION.format(form=form, other=other, number=number)
            for form, other in ("ab", "ba")
            for number in range(1, 26)
        ),
    }
    for lang, words in WORDS.items():
        written |= pages(lang, words)
    return written


def confirm_all(root: Path) -> tuple[list[str], list[Finding]]:
    """Write the ledger of each translated page, as no command does; return what ``write_ledger`` does."""
    translated = read_languages(root)[0].translated
    return write_ledger(root, [f"docs/{lang}/{path}" for lang, path in read_docs(root)[0] if lang in translated])
