// One moment in UTC and in Ulaanbaatar: from counted seconds, a written time, an id of X or TikTok, an address of the Wayback Machine.
(function () {
  "use strict";
  const HOUR = 3600e3, DAY = 24 * HOUR;
  const UB = "Asia/Ulaanbaatar";
  const X_EPOCH = 1288834974657n; // milliseconds; ids count from 4 November 2010
  const X_FIRST = 29700859247n; // the first id that holds a time; smaller ones were counted one by one
  const TIKTOK_FIRST = Date.UTC(2014, 0, 1), WAYBACK_FIRST = Date.UTC(1996, 0, 1);
  const LATEST = Date.UTC(10000, 0, 1) - 1;
  const KINDS = ["seconds", "milliseconds", "iso", "x", "tiktok", "wayback"];

  const parts = new Intl.DateTimeFormat("en-US", { timeZone: UB, hourCycle: "h23", era: "short", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });

  // How far Ulaanbaatar was ahead of UTC at a moment, in milliseconds, by the browser's own table.
  function ahead(time) {
    const whole = Math.floor(time / 1000) * 1000;
    const part = Object.fromEntries(parts.formatToParts(whole).map(({ type, value }) => [type, value]));
    const there = new Date(0);
    there.setUTCFullYear(part.era === "BC" ? 1 - Number(part.year) : Number(part.year), Number(part.month) - 1, Number(part.day));
    there.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return there.getTime() - whole;
  }

  function offsetWords(offset) {
    const minutes = Math.abs(Math.round(offset / 60e3));
    const rest = minutes % 60 ? `:${String(minutes % 60).padStart(2, "0")}` : "";
    return `UTC${offset < 0 ? "-" : "+"}${Math.floor(minutes / 60)}${rest}`;
  }

  // The moment of a date and time of day as a clock of no zone writes it; null for one that no calendar has.
  /** @param {number[]} written */
  function clock([year, month, day, hour, minute, second = 0, fraction = 0]) {
    const time = new Date(0);
    time.setUTCFullYear(year, month - 1, day);
    time.setUTCHours(hour, minute, second, fraction);
    const fits = time.getUTCFullYear() === year && time.getUTCMonth() === month - 1 && time.getUTCDate() === day
      && hour < 24 && minute < 60 && second < 60;
    return fits ? time.getTime() : null;
  }

  const bad = (word, kind) => ({ kind, bad: word });

  function counted(text, kind) {
    const found = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    const time = Math.round(kind === "seconds" ? found * 1000 : found);
    if (Number.isNaN(time)) return [bad("time-bad-number", kind)];
    return time < 0 || time > LATEST ? [bad("time-bad-range", kind)] : [{ kind, time }];
  }

  const WRITTEN = /^(\d{4})[-.:/](\d{1,2})[-.:/](\d{1,2})(?:(?:T|\s+|,\s*)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)?$/i;

  function offsetOf(text) {
    const [, sign, hours, minutes = "0"] = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/i.exec(text.trim().replace("−", "-")) || [];
    if (!sign || Number(hours) > 14 || Number(minutes) > 59) return null;
    return (sign === "-" ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * 60e3);
  }

  // A written time may say its zone; else `zone` is "utc", "ulaanbaatar", "other" with `offset`, or "" where nobody chose.
  function written(text, zone, offset) {
    const found = WRITTEN.exec(text);
    if (!found) return [bad("time-bad-iso", "iso")];
    if (found[4] === undefined) return [bad("time-bad-day", "iso")];
    const fraction = Number((found[7] || "0").padEnd(3, "0").slice(0, 3));
    const local = clock([...found.slice(1, 7).map((value) => Number(value || 0)), fraction]);
    if (local === null) return [bad("time-bad-calendar", "iso")];
    if (found[8]) {
      const own = /^(Z|UTC|GMT)$/i.test(found[8]) ? 0 : offsetOf(found[8]);
      return [own === null ? bad("time-bad-offset", "iso") : { kind: "iso", time: local - own }];
    }
    if (zone === "utc") return [{ kind: "iso", time: local, zone: "UTC" }];
    if (zone === "other") {
      const other = offsetOf(offset);
      return [other === null ? bad("time-bad-offset", "iso") : { kind: "iso", time: local - other, zone: offsetWords(other) }];
    }
    if (zone !== "ulaanbaatar") return [bad("time-ask-zone", "iso")];
    // where clocks were put back an hour is there twice, where they were put forward one is missing
    const hours = [...new Set([ahead(local - DAY), ahead(local + DAY)])];
    /** @type {{ kind: string, time: number, zone: string, twice?: boolean }[]} */
    const moments = hours.filter((hour) => ahead(local - hour) === hour).map((hour) => ({ kind: "iso", time: local - hour, zone: HB.words("time-ub"), twice: hours.length > 1 }));
    if (moments.length === 1) delete moments[0].twice;
    return moments.length ? moments.sort((a, b) => a.time - b.time) : [bad("time-bad-gap", "iso")];
  }

  function id(text, kind, now) {
    if (!/^\d{1,20}$/.test(text)) return [bad("time-bad-id", kind)];
    const number = BigInt(text);
    if (number >= 1n << 64n) return [bad("time-bad-id", kind)];
    if (kind === "x" && number < X_FIRST) return [bad("time-bad-x-old", kind)];
    const time = Number(kind === "x" ? (number >> 22n) + X_EPOCH : (number >> 32n) * 1000n);
    if (kind === "tiktok" && time < TIKTOK_FIRST) return [bad("time-bad-tiktok", kind)];
    return [time > now + DAY ? bad("time-bad-future", kind) : { kind, time }];
  }

  function wayback(text, now) {
    if (!/^\d{14}$/.test(text)) return [bad("time-bad-wayback", "wayback")];
    const time = clock([text.slice(0, 4), ...text.slice(4).match(/../g)].map(Number));
    if (time === null) return [bad("time-bad-calendar", "wayback")];
    if (time < WAYBACK_FIRST) return [bad("time-bad-wayback-old", "wayback")];
    return [time > now + DAY ? bad("time-bad-future", "wayback") : { kind: "wayback", time }];
  }

  /** @type {[address: RegExp, kind: string][]} */
  const ADDRESSES = [
    [/^(?:https?:\/\/)?web\.archive\.org\/(?:web|save)\/(\d+)/i, "wayback"],
    [/^(?:https?:\/\/)?(?:[\w-]+\.)?(?:x|twitter)\.com\/.*\/status(?:es)?\/(\d+)/i, "x"],
    [/^(?:https?:\/\/)?(?:[\w-]+\.)?tiktok\.com\/.*\/(?:video|photo)\/(\d+)/i, "tiktok"],
  ];

  // What a text may be, and the text of the number in it: [text, kinds].
  function guess(text) {
    for (const [address, kind] of ADDRESSES) {
      const found = address.exec(text);
      if (found) return [found[1], [kind]];
    }
    if (/^-?\d+(\.\d+)?$/.test(text)) {
      const length = text.replace(/\..*|-/g, "").length;
      if (length <= 10 || text.includes(".")) return [text, ["seconds"]];
      if (length === 14) return [text, ["wayback"]];
      return [text, length <= 13 ? ["milliseconds"] : ["x", "tiktok"]];
    }
    return [text, ["iso"]];
  }

  // All readings of a text: {kind, time, …} or {kind, bad: word}.
  function read(typed, { kind = "", zone = "", offset = "", now = Date.now() } = {}) {
    const [text, guessed] = guess(typed.trim());
    return (kind ? [kind] : guessed).flatMap((one) => {
      if (one === "iso") return written(text, zone, offset);
      if (one === "wayback") return wayback(text, now);
      return one === "x" || one === "tiktok" ? id(text, one, now) : counted(text, one);
    });
  }

  const stamp = (time) => {
    const text = new Date(time).toISOString().replace("T", " ").replace("Z", "");
    return text.endsWith(".000") ? text.slice(0, -4) : text;
  };

  function both(time) {
    const offset = ahead(time);
    return { utc: `${stamp(time)} UTC`, there: `${stamp(time + offset)} ${HB.words("time-ub")} (${offsetWords(offset)})`, offset };
  }

  HB.time = { read, ahead, both };

  function make(place, number) {
    const idOf = (name) => `hb-time-${number}-${name}`;
    const [said, say] = HB.speaker();
    const out = HB.element("div", { className: "hb-time__out" });
    const field = (name, input) => HB.element("div", { className: "hb-work__field" }, HB.element("label", { htmlFor: input.id }, HB.words(`time-${name}`)), input);
    const input = HB.element("input", { type: "text", id: idOf("text"), maxLength: 300, autocomplete: "off", spellcheck: false });
    const options = (names) => names.map((name) => HB.element("option", { value: name }, HB.words(`time-k-${name || "guess"}`)));
    const kind = HB.element("select", { id: idOf("kind") }, ...options(["", ...KINDS]));
    const zone = HB.element("select", { id: idOf("zone") }, ...["", "utc", "ulaanbaatar", "other"].map((name) => HB.element("option", { value: name }, HB.words(`time-z-${name || "choose"}`))));
    const offset = HB.element("input", { type: "text", id: idOf("offset"), maxLength: 9, autocomplete: "off", value: "+09:00" });
    const zoneField = field("zone", zone), offsetField = field("offset", offset);

    function row(reading) {
      const name = HB.words(`time-k-${reading.kind}`);
      if (reading.bad) return HB.element("section", {}, HB.element("p", { className: "hb-calc__bad" }, `${name}: ${HB.words(reading.bad)}`));
      const { utc, there, offset: hours } = both(reading.time);
      const notes = [HB.words(`time-c-${reading.kind}`), reading.twice ? HB.words("time-twice") : "", hours === 8 * HOUR ? "" : HB.words("time-not-8", offsetWords(hours)),
        reading.time > Date.now() ? HB.words("time-future") : ""].filter(Boolean);
      const source = `${name}${reading.zone ? `, ${reading.zone}` : ""}: ${HB.plain(input.value.trim())}`;
      return HB.element("section", {}, HB.element("p", {}, HB.element("b", {}, name), reading.zone ? `, ${reading.zone}` : ""),
        HB.element("p", {}, HB.element("code", {}, utc)), HB.element("p", {}, HB.element("code", {}, there)),
        ...notes.map((note) => HB.element("p", { className: "hb-help" }, note)),
        HB.element("p", { className: "hb-work__act" }, ...HB.copyButton(HB.words("spell-log"), `${name}, ${utc}`, () => [utc, there, source].join("\t"))));
    }

    function show() {
      const text = input.value.trim();
      const readings = text ? read(text, { kind: kind.value, zone: zone.value, offset: offset.value }) : [];
      const asks = text && readings.some((reading) => reading.kind === "iso" && (reading.zone || ["time-ask-zone", "time-bad-offset", "time-bad-gap"].includes(reading.bad)));
      zoneField.hidden = !asks;
      offsetField.hidden = !asks || zone.value !== "other";
      const wrong = readings.length > 0 && readings.every((reading) => reading.bad && reading.bad !== "time-ask-zone");
      if (wrong) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      out.replaceChildren(...readings.map(row));
      say(readings.map((reading) => {
        if (reading.bad) return HB.words(reading.bad);
        const { utc, there } = both(reading.time);
        return `${HB.words(`time-k-${reading.kind}`)}: ${utc}, ${there}`;
      }).join(" "));
    }

    for (const control of [input, kind, zone, offset]) control.addEventListener("input", show);
    const form = HB.element("form", {}, HB.element("fieldset", {}, HB.element("legend", {}, HB.words("time-title")),
      HB.element("p", { className: "hb-help" }, HB.words("time-private")), field("text", input), field("kind", kind), zoneField, offsetField));
    form.addEventListener("submit", (event) => event.preventDefault());
    place.classList.add("hb-work");
    place.append(form, out, said);
    show();
  }

  document.querySelectorAll("[data-calculator=time]").forEach(make);
})();
