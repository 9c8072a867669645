// SHA-256 of any number of files, read piece by piece; compared with a list; nothing is sent and nothing kept.
(function () {
  "use strict";
  const LARGEST_LIST = 16 * 1024 * 1024;

  function logLine({ name, size, hash, when }) {
    return [...HB.bothTimes(when), HB.plain(name), HB.bytes(size), `SHA-256 ${hash}`].join("\t");
  }

  const place = document.querySelector("[data-calculator=hash]");
  const id = (name) => `hb-hash-${name}`;
  const rows = []; // {file, name, size, hash, when, gone, stop, node, …} in the order given
  /** @type {any} */
  let listed = null; // what was read from the list
  let working = false;
  const [said, say] = HB.speaker();

  const list = HB.element("textarea", { id: id("list"), rows: 4, spellcheck: false, autocomplete: "off" });
  const told = HB.element("p", { className: "hb-work__told" });
  told.setAttribute("role", "status");
  const out = HB.element("ol", { className: "hb-work__rows" });
  const missing = HB.element("div", {});
  const save = HB.button(HB.words("hash-save"), () => HB.saveFile("SHA256SUMS", "text/plain;charset=utf-8", done().map((row) => `${HB.sums.line(row)}\n`).join("")));
  const [copyAll, copied] = HB.copyButton(HB.words("hash-log-all"), HB.words("hash-all"), () => done().map(logLine).join("\n"));
  const stopAll = HB.button(HB.words("hash-cancel-all"), () => rows.forEach(stop));
  const clear = HB.button(HB.words("hash-clear"), () => {
    rows.forEach(stop);
    rows.length = 0;
    out.replaceChildren();
    show();
    picker.querySelector("input").focus();
  });
  const bar = HB.element("div", { className: "hb-work__bar", hidden: true }, save, copyAll, stopAll, clear, copied);

  const done = () => rows.filter((row) => row.hash);

  function stop(row) {
    if (row.hash || row.gone || row.stopped) return;
    row.stopped = true;
    row.state.replaceChildren(HB.words("hash-cancelled"));
  }

  function add(files, folders) {
    for (const name of folders) addRow({ name, size: 0 }).gone = tell(rows.at(-1), "file-folder");
    for (const file of files) addRow(file);
    show();
    work();
  }

  function addRow(file) {
    const row = { file, name: file.name, size: file.size, hash: "", gone: false, stopped: false };
    row.progress = HB.element("progress", { max: Math.max(file.size, 1), value: 0 });
    row.progress.setAttribute("aria-label", HB.words("hash-progress", HB.plain(file.name)));
    const cancel = HB.button(HB.words("hash-cancel"), () => {
      stop(row);
      show();
    });
    cancel.setAttribute("aria-label", `${HB.words("hash-cancel")}: ${HB.plain(file.name)}`);
    row.state = HB.element("div", { className: "hb-work__state" }, row.progress, cancel);
    row.verdict = HB.element("p", { className: "hb-work__verdict", hidden: true });
    out.append(HB.element("li", {}, HB.element("p", {}, HB.element("b", {}, HB.plain(file.name)), ` ${HB.bytes(file.size)}`), row.state, row.verdict));
    rows.push(row);
    return row;
  }

  function tell(row, word) {
    row.state.replaceChildren(HB.element("p", { className: "hb-calc__bad" }, HB.words(word)));
    return true;
  }

  // One file after the other, so that an old disk reads in one place.
  async function work() {
    if (working) return;
    working = true;
    for (let row; (row = rows.find((other) => !other.hash && !other.gone && !other.stopped));) {
      try {
        const hash = await HB.hashOf(row.file, (at) => { row.progress.value = at; }, () => row.stopped);
        if (hash) finish(row, hash);
      } catch (error) {
        if (!row.stopped) row.gone = tell(row, error.word || "file-unreadable");
      }
      show();
    }
    working = false;
  }

  function finish(row, hash) {
    Object.assign(row, { hash, when: new Date() });
    const empty = row.size ? [] : [HB.element("p", { className: "hb-help" }, HB.words("hash-empty"))];
    row.state.replaceChildren(HB.element("code", {}, hash), HB.element("span", { className: "hb-work__act" },
      ...HB.copyButton(HB.words("spell-log"), HB.plain(row.name), () => logLine(row))), ...empty);
  }

  function show() {
    const ready = done();
    const busy = rows.some((row) => !row.hash && !row.gone && !row.stopped);
    bar.hidden = !rows.length;
    save.disabled = copyAll.disabled = !ready.length;
    stopAll.hidden = !busy;
    const entries = listed ? listed.entries : [];
    const { verdicts, missing: lacking } = HB.sums.compare(entries, ready);
    for (const row of rows) row.verdict.hidden = true;
    ready.forEach((row, n) => {
      if (!entries.length) return;
      const { verdict, listed: other } = verdicts[n];
      row.verdict.hidden = false;
      row.verdict.dataset.verdict = verdict;
      row.verdict.replaceChildren(HB.element("b", {}, HB.words(`hash-${verdict}`)), ...(other ? [" ", HB.element("code", {}, HB.plain(other))] : []));
    });
    // what is still being counted is not missing
    const names = lacking.map((entry) => HB.element("li", {}, entry.name ? HB.plain(entry.name) : HB.element("code", {}, entry.hash)));
    missing.replaceChildren(...(names.length && ready.length && !busy ? [HB.element("p", {}, HB.element("b", {}, HB.words("hash-missing", names.length))), HB.element("ul", {}, ...names)] : []));
    const count = (verdict) => verdicts.filter((one) => one.verdict === verdict).length;
    const compared = entries.length ? ` ${HB.words("hash-said-list", count("same"), count("differs"), count("renamed"), count("unlisted"), busy ? "–" : lacking.length)}` : "";
    const failed = rows.filter((row) => row.gone).length;
    say(rows.length ? HB.words("hash-said", ready.length, rows.length) + (failed ? ` ${HB.words("hash-said-failed", failed)}` : "") + compared : "");
  }

  function compareWith(text) {
    listed = text.trim() ? HB.sums.read(text) : null;
    told.classList.toggle("hb-calc__bad", Boolean(listed && (listed.bad.length || !listed.entries.length)));
    told.textContent = !listed ? "" : HB.words("hash-list-read", listed.entries.length)
      + (listed.bad.length ? ` ${HB.words("hash-list-bad", listed.bad.slice(0, 5).join(", ") + (listed.bad.length > 5 ? " …" : ""))}` : "");
    show();
  }

  const picker = HB.picker(place, id("files"), HB.words("hash-files"), true, add);
  const listFile = HB.element("input", { type: "file", id: id("list-file") });
  listFile.addEventListener("change", async () => {
    const file = listFile.files?.[0];
    listFile.value = "";
    if (!file) return;
    try {
      if (file.size > LARGEST_LIST) throw new Error("no list");
      list.value = HB.sums.decode(await HB.part(file, 0, file.size));
      compareWith(list.value);
    } catch {
      told.classList.add("hb-calc__bad");
      told.textContent = HB.words("file-unreadable");
    }
  });
  list.addEventListener("input", () => compareWith(list.value));
  const form = HB.element("form", {}, HB.element("fieldset", {}, HB.element("legend", {}, HB.words("hash-title")),
    HB.element("p", { className: "hb-help" }, HB.words("work-private")), picker,
    HB.element("details", {}, HB.element("summary", {}, HB.words("hash-compare")),
      HB.element("div", { className: "hb-work__field" }, HB.element("label", { htmlFor: listFile.id }, HB.words("hash-list-file")), listFile),
      HB.element("div", { className: "hb-work__field" }, HB.element("label", { htmlFor: list.id }, HB.words("hash-list")), list))));
  form.addEventListener("submit", (event) => event.preventDefault());
  place.classList.add("hb-work");
  place.append(form, told, out, missing, bar, said);
  HB.hash = { logLine };
})();
