"""The capstone: the duty officer's note and the training web of the town of Мөнгөнхад."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from handbook.exercises.web import write_web


def make(source: Path, target: Path, day: date) -> None:
    (target / "ehlel.txt").write_text(_note(day), encoding="utf-8", newline="\n")
    write_web(source / "case.yml", target, day)


def _note(day: date) -> str:
    """What the team knows at the start. Only the sum and its day come from a person; all else is to be found."""
    at = {"today": day, "told": day - timedelta(days=1), "paid": day - timedelta(days=52)}
    return NOTE.format(**{name: value.isoformat() for name, value in at.items()})


NOTE = """ЗОХИОМОЛ · СУРГАЛТ / FICTIONAL · TRAINING
================================================================

ЖИЖҮҮРИЙН ТЭМДЭГЛЭЛ                              хэрэг: СУР-000-7
----------------------------------------------------------------
Бүртгэсэн:    {told} 09:20 (UTC+8)
Үүрэг өгсөн:  {today}

1. Мэдээлэгч 1 (хэн болохыг тусад нь бүртгэсэн) «Уулзвар» дээрх
   «Далайн ажил» хуудасны зарыг үзүүлэв: Мархан эрэгт харилцагчийн
   үйлчилгээ, онгоц, байр үнэгүй, утас 0012-4590.
2. Мэдээлэгч 1-ийн хэлснээр танил нь {paid} өдөр, үдийн орчим
   «визийн барьцаа» гэж 350 USDX шилжүүлсэн. Хэтэвчийн хаяг,
   баримт алга. Танил нь хэн болохыг асуугаагүй.

АСУУЛТ
 а) Хуудсыг хэн удирдаж, ард нь ямар байгууллага байгаа тухай
    нээлттэй эх сурвалж юу харуулах вэ, юуг харуулахгүй вэ?
 б) Тэр байгууллага гадаадад ажилд зуучлах зөвшөөрөлтэй юу?
 в) 350 USDX аль хаягаар дамжив, хэнээс албан ёсоор асуух вэ?

ХЯЗГААР
 - Дөрвөн цаг. Зөвхөн нээлттэй хуудас: нэвтрэхгүй, элсэхгүй,
   бичихгүй, ажил хайгчийн дүрд орохгүй.
 - Гүйлгээг зөвхөн урагш, бирж хүртэл, дөрвөөс ихгүй алхам.
 - Хохирогч байж болзошгүй хүн тааралдвал: баримтын дугаар, холбон
   зуучлах хуудас, цааш дагахгүй.

----------------------------------------------------------------

DUTY OFFICER'S NOTE                               case: СУР-000-7
----------------------------------------------------------------
Recorded:     {told} 09:20 (UTC+8)
Assigned:     {today}

1. Informant 1 (identity kept elsewhere) showed an advert of the
   page «Далайн ажил» on «Уулзвар»: customer service on the Marhan
   coast, flight and room free, phone 0012-4590.
2. Informant 1 says that an acquaintance sent 350 USDX as a “travel-papers
   deposit” on {paid}, about noon. No wallet address, no
   receipt. Who the acquaintance is was not asked.

QUESTION
 a) What do open sources show, and not show, about who controls the
    page and which organisation is behind it?
 b) Does that organisation hold a licence for overseas job placement?
 c) Through which addresses did the 350 USDX pass, and who is to be
    asked formally?

LIMITS
 - Four hours. Open pages only: no log-in, no joining, no message,
   no posing as a job-seeker.
 - Transfers forwards only, as far as an exchange, at most four steps.
 - If somebody may be a victim: item number, referral note, no
   following.
"""
