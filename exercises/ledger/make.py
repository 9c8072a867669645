"""The explorer, the table and the receipts of a fictional stablecoin ledger, all from case.yml."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from handbook.checks.fiction import checksum_holds
from handbook.practice.case_file import both, card, code, write_case_file
from handbook.practice.tables import csv_bytes
from handbook.practice.web import write_web
from handbook.practice.web.case import read_case
from handbook.practice.web.model import Case
from handbook.practice.web.registered import Transfer

# Addresses by their last six characters, as answers.yml names them.
COLLECTION, LOOK_ALIKE, FIRST, SECOND, DEPOSIT, POOLED = "WvzN7v", "LXzN7v", "BquMPx", "oRgKag", "aUPB6V", "QdGyBj"
LOOP, OTHER_PAYER, WAGES, SHOP, ISSUER = "1cJPTh", "nAiCxx", "erHAi1", "BoWsSw", "GhyJ4a"
RECEIPTS = {"А": ("onXNLR", -32), "К": ("hEYoJ2", -33), "М": ("aaCVLa", -28)}  # who paid, from where, local day
LATIN = {"А": "A", "К": "K", "М": "M"}
WHOSE = {"А": "А-гийн", "К": "К-гийн", "М": "М-ийн"}
TRAIL = [(COLLECTION, FIRST), (FIRST, SECOND), (SECOND, DEPOSIT), (FIRST, LOOP), (LOOP, FIRST)]
COLUMNS = (
    "Гүйлгээний хаш утга / transfer hash",
    "Цаг UTC / time UTC",
    "Хаанаас / from",
    "Илгээгчийн шошго / sender’s label",
    "Хаашаа / to",
    "Хүлээн авагчийн шошго / receiver’s label",
    "Дүн / amount",
    "Токен / token",
)
ISSUED = Decimal(10000)  # by the issuer, from whom everything comes


def make(source: Path, target: Path, day: date) -> None:
    case, _ = read_case(source / "case.yml")  # write_web stops on its findings
    write_web(source / "case.yml", target, day)
    prove(case)
    name_one_each(case, (source / "answers.yml").read_text(encoding="utf-8"), day)
    rows = [
        (
            transfer.id,
            transfer.at.utc(day).strftime("%Y-%m-%d %H:%M"),
            transfer.sender,
            case.wallets[transfer.sender].label,
            transfer.receiver,
            case.wallets[transfer.receiver].label,
            f"{transfer.amount:.2f}",
            transfer.asset,
        )
        for transfer in case.transfers.values()
    ]
    (target / "ledger.csv").write_bytes(csv_bytes([COLUMNS, *rows]))
    case_file(case, target, day)


def moved(case: Case) -> list[tuple[Transfer, str, str, Decimal]]:
    """Transfers in the order of time, with their ends by the last six characters."""
    ordered = sorted(case.transfers.values(), key=lambda transfer: transfer.at)
    return [(t, t.sender[-6:], t.receiver[-6:], Decimal(f"{t.amount:.2f}")) for t in ordered]


def receipts(case: Case) -> dict[str, Transfer]:
    return {
        who: next(t for t, a, b, _ in moved(case) if (a, b, t.at.day) == (payer, COLLECTION, day))
        for who, (payer, day) in RECEIPTS.items()
    }


def case_file(case: Case, target: Path, day: date) -> None:
    copied = next(address for address in case.wallets if address.endswith(LOOK_ALIKE))
    cards = [
        card(
            ("Асуулт", "The question"),
            [
                (
                    both("Мөрдөгч", "Investigator"),
                    both(
                        "Гурван төлбөр хаашаа явсан, эзнийг нь аль компани мэдэж болох вэ?",
                        "Where did the three payments go, and which company may know a person?",
                    ),
                ),
                (
                    both("Зөвшөөрөл", "Agreed"),
                    both(
                        "зөвхөн урагш, дээд тал нь дөрвөн алхам, мөнгө холилдсон ч үргэлжлүүлнэ",
                        "forward only, at most four steps, also where money is mixed",
                    ),
                ),
            ],
        )
    ]
    for who, transfer in receipts(case).items():
        to = transfer.receiver
        rows = [
            (both("Блокчэйн, токен", "Chain, token"), "Ховор (Khovor), USDX"),
            (both("Гүйлгээний хаш утга", "Transfer hash"), code(transfer.id)),
            (both("Цаг", "Time"), code(f"{transfer.at.local(day):%Y-%m-%d %H:%M}") + " УБ (UTC+8)"),
            (both("Дүн", "Amount"), f"{transfer.amount:.2f}"),
            (both("Хүлээн авсан", "To"), code(f"{to[:5]}…{to[-4:]}")),
        ]
        if who == "А":
            words = both("Утаснаас дараа нь хуулсан хаяг", "Address copied later from the telephone")
            rows.append((words, code(copied)))
        cards.append(card((f"{WHOSE[who]} баримт", f"Receipt of candidate {LATIN[who]}"), rows))
    write_case_file(
        target,
        ("Хэргийн материалын хуулбар", "Copy from the case file"),
        (
            "Ажил горилогч гурвын өгсөн баримт. Баримт хүлээн авсан хаягийг товчилж харуулна.",
            "Receipts that three candidates gave. The receipts shorten the receiving address.",
        ),
        cards,
    )


def balances(case: Case) -> dict[str, Decimal]:
    """What each address holds at the end; nobody ever spends what is not there."""
    held: dict[str, Decimal] = Counter({ISSUER: ISSUED})
    for transfer, sender, receiver, amount in moved(case):
        held[sender] -= amount
        held[receiver] += amount
        assert held[sender] >= 0, transfer
    return held


def most(case: Case) -> Decimal:
    """How much at the exchange can come from the receipts: on the trail theirs goes first, elsewhere last."""
    followed = {transfer.id for transfer in receipts(case).values()}
    held, theirs = Counter({ISSUER: ISSUED}), Counter()
    reached = Decimal(0)
    for transfer, sender, receiver, amount in moved(case):
        if transfer.id in followed:
            part = amount
        elif (sender, receiver) in TRAIL:
            part = min(theirs[sender], amount)
        else:
            part = max(Decimal(0), amount - (held[sender] - theirs[sender]))
        if transfer.id not in followed:
            theirs[sender] -= part
        theirs[receiver] += part
        held[sender] -= amount
        held[receiver] += amount
        reached += part if receiver == DEPOSIT else 0
    return reached


def name_one_each(case: Case, answers: str, day: date) -> None:
    """Each transfer that answers.yml names by its UTC time and amount is there once."""
    there = Counter((f"{t.at.utc(day):%Y-%m-%d %H:%M}", f"{t.amount:.2f}") for t in case.transfers.values())
    named = re.findall(r"\{day(-\d+)\} (\d\d:\d\d) · ([\d.]+) USDX", answers)
    assert len(named) == 18  # nine, in two languages
    for days, clock, amount in named:
        assert there[f"{day + timedelta(int(days))} {clock}", amount] == 1, (days, clock, amount)


def prove(case: Case) -> None:
    """What answers.yml says of the data is true of the data."""
    assert not any(map(checksum_holds, case.wallets)) and len(case.wallets) == 15
    assert len({address[-6:] for address in case.wallets}) == 15 and len(case.transfers) == 45
    held = balances(case)
    assert sum(held.values()) == ISSUED and held[DEPOSIT] == held[LOOP] == 0

    def total(sender: str, receiver: str, last: int = 0) -> Decimal:
        return sum(x for t, a, b, x in moved(case) if (a, b) == (sender, receiver) and t.at.day <= last)

    def into(receiver: str) -> dict[str, Decimal]:
        return {a: total(a, receiver) for _, a, b, _ in moved(case) if b == receiver}

    paid = receipts(case)
    assert [paid[who].amount for who in "АКМ"] == [400, 350, 450]
    first = min(paid.values(), key=lambda transfer: transfer.at)
    assert (str(first.at), first) == ("-33 06:40", paid["К"])
    assert first.at.utc(date(2026, 11, 25)).isoformat() == "2026-10-22T22:40:00+00:00"  # the day before, -34
    assert min(t.at for t, _, b, _ in moved(case) if b == COLLECTION) == first.at
    payers = {payer: Decimal(paid[who].amount) for who, (payer, _) in RECEIPTS.items()}
    assert into(COLLECTION) == payers | {OTHER_PAYER: 380}
    assert into(DEPOSIT) == {SECOND: 1200}
    assert [x for _, a, b, x in moved(case) if (a, b) == (SECOND, DEPOSIT)] == [900, 300]
    assert (total(COLLECTION, FIRST, -27), total(COLLECTION, FIRST), total(FIRST, SECOND)) == (1150, 1470, 1100)
    assert sum(into(SECOND).values()) - total(FIRST, SECOND) == 240
    assert total(FIRST, LOOP) == total(LOOP, FIRST) == 200 and set(into(LOOP)) == {FIRST}
    assert most(case) == 1100
    assert [x for _, a, b, x in moved(case) if (a, b) == (WAGES, FIRST)] == [310, 310, 310]
    assert {b for _, a, b, _ in moved(case) if a == WAGES} == {FIRST, OTHER_PAYER, "wjLEd3"}
    assert max(t.at.day for t, _, b, _ in moved(case) if b == SECOND) < -12  # the 320.00 stayed
    collection, twin = (next(a for a in case.wallets if a.endswith(end)) for end in (COLLECTION, LOOK_ALIKE))
    assert collection[:5] == twin[:5] and collection[-4:] == twin[-4:] and collection[5] != twin[5]
    dust = [(t.at > paid["А"].at, b, x) for t, a, b, x in moved(case) if a == LOOK_ALIKE]
    assert dust == [(True, RECEIPTS["А"][0], Decimal("0.01"))]
    labels = {address[-6:] for address, wallet in case.wallets.items() if wallet.label}
    assert labels == {DEPOSIT, POOLED, SHOP, ISSUER}
    assert {payer for payer, _ in RECEIPTS.values()} < {b for _, a, b, _ in moved(case) if a == POOLED}
