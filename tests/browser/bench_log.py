"""Prints how long the capture log needs with 10,000 rows, best of five: python tests/browser/bench_log.py SITE."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROWS = 10_000
LIMITS = {"filter": 100}
MEASURE = """async (count) => {
  const best = async (action) => {
    let least = Infinity;
    for (let n = 0; n < 5; n += 1) {
      const start = performance.now();
      await action(n);
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };
  const rows = [];
  for (let n = 1; n <= count; n += 1) {
    const row = { no: String(n), case: "C-1", basis: "order 5", url: `https://zar.example/${n}`,
      visible: `Өндөр цалинтай ажлын зар ${n}`.repeat(8), utc: "2026-11-26 02:05:00", collector: "officer 3",
      "source-grade": "B", "info-grade": "2",
      sha256: sha256(String(n)), file: `${n}.png`, size: "1000", sealed: "2026-11-26 02:05:30",
      previous: rows.length ? rows.at(-1).chain : HB.log.START };
    for (const name of HB.log.FIELDS) row[name] ??= "";
    row.chain = HB.log.hash(row);
    rows.push(row);
  }
  const table = HB.log.table(rows);
  const text = HB.log.json(rows), csv = HB.sheets.csv(table), xlsx = HB.sheets.xlsx(table, "log");
  document.querySelector("#hb-log-keep").click();
  HB.log.keep(rows);
  return {
    "verify the chain": await best(() => HB.log.verify(rows)),
    "open JSON": await best(() => HB.log.open(new File([text], "log.json"))),
    "open CSV": await best(() => HB.log.open(new File([csv], "log.csv"))),
    "open XLSX": await best(() => HB.log.open(new File([xlsx], "log.xlsx"))),
    "write XLSX": await best(() => HB.sheets.xlsx(HB.log.table(rows), "log")),
    "keep after a row": await best(() => HB.log.keep(rows)),
  };
}"""
FILTER = """() => {
  const search = document.getElementById("hb-log-search");
  const time = (typed) => {
    search.value = typed;
    const start = performance.now();
    search.dispatchEvent(new Event("input"));
    document.body.offsetHeight; // laid out
    return performance.now() - start;
  };
  // the slowest of these words, each at its best: another program may have taken the processor
  const best = (typed) => Math.min(...Array.from({ length: 5 }, () => time(typed)));
  return Math.max(...["z", "zar.example/77", "зар 7777", ""].map(best));
}"""


def measure(browser: Browser, page_file: Path) -> dict[str, float]:
    page = browser.new_context().new_page()
    page.goto(page_file.as_uri())
    found = page.evaluate(MEASURE, ROWS)
    page.reload()  # the page shows what was kept
    page.evaluate(FILTER)  # the first builds what is searched
    return {"filter": page.evaluate(FILTER), **found}


def main(site: Path) -> None:
    page_file = (site / "workbench/capture-log.html").resolve()
    with sync_playwright() as library:
        esr = shutil.which("firefox-esr")
        browsers = {
            "chromium": library.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"]),
            "firefox": library.firefox.launch(**({"channel": "moz-firefox", "executable_path": esr} if esr else {})),
        }
        columns = {name: measure(browser, page_file) for name, browser in browsers.items()}
        for browser in browsers.values():
            browser.close()
    print(f"{f'capture log, {ROWS:,} rows, ms':36}" + "".join(f"{name:>12}" for name in columns) + f"{'limit':>10}")
    for step in columns["chromium"]:
        times = "".join(f"{column[step]:>12.0f}" for column in columns.values())
        print(f"{step:36}{times}{LIMITS.get(step, ''):>10}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
