"""Pages of registers: firms, licences, names and addresses of the internet, the ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.practice.web import address as ad
from handbook.practice.web import stop
from handbook.practice.web.case import given_names
from handbook.practice.web.model import Case, Site
from handbook.practice.web.registered import Certificate, Domain, Firm, Record, Transfer
from handbook.practice.web.view import View, WebPage

FIRM_STATUS = {
    "active": ("Идэвхтэй", "Active"),
    "suspended": ("Үйл ажиллагаа түдгэлзсэн", "Suspended"),
    "liquidated": ("Татан буугдсан", "Liquidated"),
}
LICENCE_STATUS = {
    "valid": ("Хүчинтэй", "Valid"),
    "expired": ("Хугацаа дууссан", "Expired"),
    "revoked": ("Хүчингүй болгосон", "Revoked"),
}


def firm_sheets(view: View, site: Site) -> Iterator[WebPage]:
    firms = sorted(view.case.firms.values(), key=lambda firm: firm.number)
    people = people_of(firms) if site.no_person_search else []
    yield WebPage(ad.front(site), "register/front.html", f"{site.host}/", site.name, {"firms": firms, "people": people})
    if site.no_person_search:
        yield stop.by_name(site)
    for firm in firms:
        licences = view.case.site_of_kind("licences")
        data = {"firm": firm, "status": FIRM_STATUS[firm.status], "licences": licences}
        title = f"{firm.name} – {site.name}"
        yield WebPage(ad.file_of(site, firm.number), "register/firm.html", f"{site.host}/{firm.number}", title, data)


def people_of(firms: Iterable[Firm]) -> list[str]:
    """Names of the people whom firms name: words in small letters, the given name last."""
    texts = [text for firm in firms for text in (*firm.owners, *(change.text for change in firm.changes))]
    given = "|".join(sorted(given_names(), key=len, reverse=True))
    found = [firm.director for firm in firms]
    found += [match[0] for text in texts for match in re.finditer(rf"\b(?:\w\.\s?)?(?:{given})\b", text)]
    return sorted({" ".join(re.findall(r"[^\W\d_]+", name.lower())) for name in found})


def licence_sheets(view: View, site: Site) -> Iterator[WebPage]:
    licences = sorted(view.case.licences.values(), key=lambda licence: licence.number)
    yield WebPage(ad.front(site), "licences/front.html", f"{site.host}/", site.name, {"licences": licences})
    register = view.case.site_of_kind("register")
    for licence in licences:
        firm = view.case.firms.get(licence.firm)
        to_firm = ad.file_of(register, firm.number) if register and firm else ""
        data = {"licence": licence, "status": LICENCE_STATUS[licence.status], "firm": firm, "to_firm": to_firm}
        title = f"{licence.number} – {site.name}"
        yield WebPage(ad.file_of(site, licence.id), "licences/licence.html", f"{site.host}/{licence.id}", title, data)


def lookup_sheets(view: View, site: Site) -> Iterator[WebPage]:
    case = view.case
    domains = sorted(case.domains.values(), key=lambda domain: domain.host)
    servers = sorted({ns for domain in domains for ns in domain.ns})
    ips = sorted({record.ip for domain in domains for record in domain.a})
    certs = [cert for domain in domains for cert in domain.certs]
    networks = [name for name in case.networks if name not in servers and name not in ips]
    data = {"domains": domains, "servers": servers, "ips": ips, "certs": certs, "networks": networks}
    yield WebPage(ad.front(site), "lookup/front.html", f"{site.host}/", site.name, data)
    for domain in domains:
        file, address = ad.file_of(site, domain.host), f"{site.host}/domain/{domain.host}"
        data = {"domain": domain, "certs": certificates_of(case, domain), "records": _newest(domain)}
        yield WebPage(file, "lookup/domain.html", address, f"{domain.host} – {site.name}", data)
    for name in [*servers, *ips, *networks]:
        is_ip = name not in servers and not any(letter.isalpha() for letter in name.split(":")[0])
        rows = [(domain, record) for domain in domains for record in domain.a if record.ip == name]
        data = {
            "name": name,
            "is_ip": is_ip,
            "network": case.networks.get(name),
            "rows": sorted(rows, key=lambda row: (row[1].start, row[0].host)),
            "served": [domain for domain in domains if name in domain.ns],
        }
        part = "ip" if is_ip else "ns"
        yield WebPage(
            ad.file_of(site, part, name),
            "lookup/host.html",
            f"{site.host}/{part}/{name}",
            f"{name} – {site.name}",
            data,
        )
    for cert in certs:
        file, address = ad.file_of(site, "cert", cert.id), f"{site.host}/cert/{cert.id}"
        yield WebPage(file, "lookup/cert.html", address, f"Гэрчилгээ {cert.id} – {site.name}", {"cert": cert})


def certificates_of(case: Case, domain: Domain) -> list[Certificate]:
    """All certificates that name a host, also those that are noted with another one."""
    found = [
        cert
        for other in case.domains.values()
        for cert in other.certs
        if domain.host in cert.names or cert in domain.certs
    ]
    return sorted(found, key=lambda cert: (-cert.start, cert.id))


def _newest(domain: Domain) -> list[Record]:
    return sorted(domain.a, key=lambda record: (-record.start, record.ip))


def ledger_sheets(view: View, site: Site) -> Iterator[WebPage]:
    transfers = sorted(view.case.transfers.values(), key=lambda item: (item.at, item.id), reverse=True)
    found = [*view.case.wallets, *(address for item in transfers for address in (item.sender, item.receiver))]
    addresses = sorted(set(found))
    data = {"transfers": transfers, "addresses": addresses}
    yield WebPage(ad.front(site), "ledger/front.html", f"{site.host}/", site.name, data)
    for wallet in addresses:
        rows = [item for item in transfers if wallet in (item.sender, item.receiver)]
        data = {
            "wallet": wallet,
            "label": label(view.case, wallet),
            "rows": rows,
            "balances": balances(wallet, rows),
        }
        yield WebPage(
            ad.file_of(site, wallet),
            "ledger/wallet.html",
            f"{site.host}/address/{wallet}",
            f"{wallet} – {site.name}",
            data,
        )
    for item in transfers:
        title = f"Гүйлгээ {item.id[:10]}… – {site.name}"
        yield WebPage(
            transfer_file(site, item), "ledger/transfer.html", f"{site.host}/tx/{item.id}", title, {"item": item}
        )


def transfer_file(site: Site, transfer: Transfer) -> str:
    return ad.file_of(site, "tx", transfer.id[:20])


def label(case: Case, wallet: str) -> str:
    return case.wallets[wallet].label if wallet in case.wallets else ""


def balances(wallet: str, rows: list[Transfer]) -> list[tuple[str, float, float, float]]:
    """Of each asset: what came in, what went out, what is left."""
    totals = []
    for asset in sorted({item.asset for item in rows}):
        came = sum(item.amount for item in rows if item.asset == asset and item.receiver == wallet)
        went = sum(item.amount for item in rows if item.asset == asset and item.sender == wallet)
        totals.append((asset, round(came, 6), round(went, 6), round(came - went, 6)))
    return totals


def amount(number: float) -> str:
    """Two places, more only where they are needed."""
    return f"{number:,.2f}" if round(number, 2) == round(number, 6) else f"{number:,.6f}".rstrip("0")
