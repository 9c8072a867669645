// Timeline and link chart of a log, drawn as SVG: each event and line bears its item's number and grade.
(function () {
  "use strict";
  const { labelled, says } = HB.panel;
  const { source, filter, place: at } = HB.logPage;
  const { drawn, svg, text, wrap, bold, soft, colours: { INK, EDGE, LINK, PAPER } } = HB.svg;
  const MOST = 60; // events or roles of one drawing
  const PIECE = 5; // events of one piece of the timeline on the page: it fits a sheet of paper
  const NARROW = 560; // pixels of the page below which the timeline stacks
  const LINE = 18; // height of a line of text
  const LETTER = 8; // width of a letter, on average; Cyrillic ones are wide
  const DOUBTFUL = /^[DEF–]|[4-6–]$/; // source seldom reliable or unknown, information doubtful or unknown

  const labelOf = (row) => `№ ${row.no} · ${HB.log.gradeOf(row)}`;

  // Days or hours between two events, where it is worth a word.
  function between(from, to) {
    const hours = Math.round((to - from) / 3600000);
    if (hours < 1) return "";
    return hours < 48 ? HB.words("charts-hours", hours) : HB.words("charts-days", Math.round(hours / 24));
  }

  const byTime = (rows) => rows.map((row) => [HB.log.timeOf(row.utc), row]).filter(([time]) => time !== null).sort(([a, one], [b, other]) => a - b || one.no - other.no);

  // The events, all or a piece of them; `above` is the time of the one before them.
  function timeline(events, room, title, above = null) {
    const wide = room >= NARROW;
    const [width, x, left] = wide ? [660, 190, 214] : [Math.max(260, Math.min(340, room)), 14, 34];
    const letters = Math.floor((width - left - 8) / LETTER);
    const parts = [];
    let y = 14, before = above;
    for (const [time, row] of events) {
      const gap = before === null ? "" : between(before, time);
      if (gap) {
        parts.push(text(left, y + 4, gap, { ...soft, "font-size": 12 }));
        y += LINE + 4;
      }
      const middle = y + 6;
      parts.push(drawn("circle", { cx: x, cy: middle, r: 6, fill: DOUBTFUL.test(HB.log.gradeOf(row)) ? PAPER : LINK, stroke: LINK, "stroke-width": 2, class: DOUBTFUL.test(HB.log.gradeOf(row)) ? "hb-chart__open" : "hb-chart__dot" }));
      const stamps = [`${row.utc.slice(0, 16)} UTC`, `${row.local.slice(0, 16)} ${HB.words("charts-local")}`];
      stamps.forEach((words, n) => parts.push(wide ? text(x - 16, y + 11 + n * LINE, words, { ...soft, "text-anchor": "end", "font-size": 13 }) : text(left, y + 11 + n * LINE, words, { ...soft, "font-size": 13 })));
      if (!wide) y += 2 * LINE;
      parts.push(text(left, y + 11, labelOf(row), bold));
      const lines = wrap(row.visible, letters, 3);
      lines.forEach((words, n) => parts.push(text(left, y + 11 + (n + 1) * LINE, words)));
      y += (lines.length + 1) * LINE + 18;
      before = time;
    }
    return svg(width, y + 6, title, drawn("line", { x1: x, y1: above === null ? 8 : 0, x2: x, y2: y + 6, stroke: EDGE, "stroke-width": 2, class: "hb-chart__line" }), ...parts);
  }

  // Roles and the lines between them: one line for a pair, with all its items.
  function networkOf(rows, links) {
    const lines = new Map(), roles = new Map();
    const role = (name) => roles.get(name) || roles.set(name, new Set()).get(name);
    rows.forEach((row) => HB.log.rolesOf(row).forEach(role));
    for (const { from, to, label } of links) {
      role(from).add(to);
      role(to).add(from);
      const key = JSON.stringify([from, to]);
      lines.set(key, [...new Set([...(lines.get(key) || []), label])]);
    }
    const names = [...roles.keys()].sort((a, b) => roles.get(b).size - roles.get(a).size || (a < b ? -1 : 1));
    const shown = new Set(names.slice(0, MOST));
    return { names: names.slice(0, MOST), more: names.length - shown.size, near: roles, lines: [...lines].map(([key, labels]) => [...JSON.parse(key), labels]).filter(([from, to]) => shown.has(from) && shown.has(to)) };
  }

  // Two columns: whoever is tied to many stands first, those tied to a role opposite it, each at the height of its neighbours.
  function columns({ names, near }) {
    const side = new Map();
    const queue = [];
    for (const name of names) {
      if (!side.has(name)) {
        const count = [0, 0];
        side.forEach((where) => { count[where] += 1; });
        side.set(name, count[1] < count[0] && !near.get(name).size ? 1 : 0);
      }
      queue.push(name);
      while (queue.length) {
        const one = queue.shift();
        for (const other of [...near.get(one)].sort()) {
          if (side.has(other) || !names.includes(other)) continue;
          side.set(other, 1 - side.get(one));
          queue.push(other);
        }
      }
    }
    const left = names.filter((name) => side.get(name) === 0);
    const height = new Map(left.map((name, n) => [name, n]));
    const mean = (name) => {
      const found = [...near.get(name)].map((other) => height.get(other)).filter((n) => n !== undefined);
      return found.length ? found.reduce((sum, n) => sum + n, 0) / found.length : Infinity;
    };
    const right = names.filter((name) => side.get(name) === 1);
    const means = new Map(right.map((name) => [name, mean(name)]));
    right.sort((a, b) => (means.get(a) === means.get(b) ? (a < b ? -1 : 1) : means.get(a) - means.get(b)));
    return [left, right];
  }

  const WIDE = 660, BOX = 160, HIGH = 44, STEP = 62, MOST_ITEMS = 3;

  function network(found) {
    const [left, right] = columns(found);
    const most = Math.max(left.length, right.length);
    const places = new Map();
    [left, right].forEach((names, where) => names.forEach((name, n) => places.set(name, { right: where === 1, y: 14 + (n + (most - names.length) / 2) * STEP + HIGH / 2 })));
    const parts = [], labels = [], taken = [];
    for (const [from, to, words] of found.lines) {
      const [a, b] = [places.get(from), places.get(to)];
      const inner = (one) => (one.right ? WIDE - BOX - 8 : BOX + 8);
      const [xa, xb] = [inner(a), inner(b)];
      const low = a.y + (from === to ? -8 : 0), high = b.y + (from === to ? 8 : 0);
      const bend = a.right === b.right ? 60 + Math.min(120, Math.abs(a.y - b.y) / 3) : 110;
      const [ca, cb] = [xa + (a.right ? -bend : bend), xb + (b.right ? -bend : bend)];
      const head = b.right ? -9 : 9;
      const doubtful = words.every((label) => DOUBTFUL.test(label.split(" · ").at(-1)));
      parts.push(drawn("path", { d: `M${xa} ${low}C${ca} ${low} ${cb} ${high} ${xb + head} ${high}`, fill: "none", stroke: EDGE, "stroke-width": 2, class: "hb-chart__line", ...(doubtful ? { "stroke-dasharray": "6 4" } : {}) }),
        drawn("path", { d: `M${xb} ${high}l${head} -5v10z`, fill: EDGE, class: "hb-chart__head" }));
      const lines = words.length > MOST_ITEMS ? [...words.slice(0, MOST_ITEMS - 1), HB.words("charts-items", words.length - MOST_ITEMS + 1)] : words;
      const size = [Math.max(...lines.map((line) => line.length)) * (LETTER - 1) + 8, lines.length * 16 + 4];
      /** @type {(t: number) => [x: number, y: number]} */
      const point = (t) => {
        const s = 1 - t;
        return [s ** 3 * xa + 3 * s * s * t * ca + 3 * s * t * t * cb + t ** 3 * xb, s ** 3 * low + 3 * s * s * t * low + 3 * s * t * t * high + t ** 3 * high];
      };
      const free = ([x, y]) => taken.every(([ox, oy, w, h]) => Math.abs(ox - x) * 2 >= w + size[0] || Math.abs(oy - y) * 2 >= h + size[1]);
      const spots = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.45, 0.55, 0.35, 0.65].map(point);
      const [x, y] = spots.find(free) || spots[0];
      taken.push([x, y, ...size]);
      labels.push(drawn("rect", { x: x - size[0] / 2, y: y - size[1] / 2, width: size[0], height: size[1], fill: PAPER, class: "hb-chart__paper" }),
        ...lines.map((line, n) => text(x, y - size[1] / 2 + 14 + n * 16, line, { "text-anchor": "middle", "font-size": 12, fill: INK })));
    }
    for (const [name, { right: isRight, y }] of places) {
      const x = isRight ? WIDE - BOX - 8 : 8;
      const lines = wrap(name, Math.floor((BOX - 16) / LETTER), 2);
      parts.push(drawn("rect", { x, y: y - HIGH / 2, width: BOX, height: HIGH, rx: 4, fill: PAPER, stroke: LINK, "stroke-width": 2, class: "hb-chart__box" }),
        ...lines.map((line, n) => text(x + BOX / 2, y + 5 + (n - (lines.length - 1) / 2) * 17, line, { "text-anchor": "middle" })));
    }
    return svg(WIDE, most * STEP + 28, HB.words("charts-network-of", found.names.length, found.lines.length), ...parts, ...labels);
  }

  const place = at("charts");
  const said = says(), asked = HB.element("div", { className: "hb-work__ask" }), tell = HB.teller(said, "kept-not"), kept = HB.log.part("links", clean, elsewhere);
  let rows = [], own = kept.value || [], drawings = {}, safe = true; // in a file, or kept
  const top = HB.element("div", {}), times = HB.element("div", {}), net = HB.element("div", {}), links = HB.element("div", {});
  const search = HB.element("input", { type: "text", spellcheck: false });
  const inputs = Object.fromEntries(["from", "to", "item", "words"].map((name) => [name, HB.element("input", { type: "text", maxLength: 200 })]));
  const bad = HB.element("p", { className: "hb-calc__bad" });
  bad.setAttribute("role", "alert");

  // Links entered by hand, from a file or from storage; null where they are none.
  function clean(value) {
    const good = Array.isArray(value) && value.every((link) => link && ["from", "to", "item", "words"].every((name) => typeof link[name] === "string"));
    return good ? value.map(({ from, to, item, words }) => ({ from, to, item, words })) : null;
  }

  // Lines of the log and those entered by hand, each with its item.
  function allLinks(shown) {
    const byNumber = new Map(shown.map((row) => [row.no, row]));
    const written = shown.flatMap((row) => HB.log.linksOf(row).map(([from, to, words]) => ({ from, to, words, item: row.no, label: labelOf(row) })));
    const entered = own.filter(({ item }) => byNumber.has(item)).map((link) => ({ ...link, label: labelOf(byNumber.get(link.item)), own: link }));
    return [...written, ...entered];
  }

  function say(where, ...words) {
    where.replaceChildren(...words.map((line) => HB.element("p", { className: "hb-help" }, line)));
  }

  function show() {
    const shown = filter(HB.log.current(rows), search.value);
    const events = byTime(shown), found = allLinks(shown), drawing = networkOf(shown, found);
    drawings = {};
    if (!events.length) say(times, HB.words("charts-no-timeline"));
    else {
      const some = events.slice(0, MOST), pieces = [];
      for (let n = 0; n < some.length; n += PIECE) {
        const title = HB.words("charts-timeline-piece", n + 1, Math.min(n + PIECE, some.length), some.length);
        pieces.push(timeline(some.slice(n, n + PIECE), place.clientWidth, title, n ? some[n - 1][0] : null));
      }
      drawings.timeline = timeline(some, WIDE, HB.words("charts-timeline-of", some.length));
      times.replaceChildren(HB.logPage.frame(HB.words("charts-timeline"), ...pieces));
      if (events.length > MOST) times.append(HB.element("p", { className: "hb-help" }, HB.words("charts-more-events", MOST, events.length)));
    }
    if (!drawing.names.length) say(net, HB.words("charts-no-network"));
    else {
      drawings.network = network(drawing);
      net.replaceChildren(HB.logPage.frame(HB.words("charts-network"), drawings.network));
      if (drawing.more) net.append(HB.element("p", { className: "hb-help" }, HB.words("charts-more-roles", MOST, drawing.names.length + drawing.more)));
    }
    const head = ["from", "to", "item", "words", "shows", "act"].map((name) => HB.words(`charts-${name}`));
    const visible = new Map(shown.map((row) => [row.no, row.visible.slice(0, 200)]));
    links.replaceChildren(...(found.length ? [HB.logPage.table(HB.words("charts-table"), head, found.map((link) => HB.logPage.row("td", [link.from, link.to, link.label, link.words, visible.get(link.item) ?? "", link.own ? remover(link) : HB.words("charts-in-log")])))] : []));
  }

  function remover(link) {
    const button = HB.button(HB.words("matrix-remove"), () => {
      own = own.filter((other) => other !== link.own);
      said.textContent = HB.words("charts-removed");
      changed();
      inputs.from.focus();
    });
    button.setAttribute("aria-label", HB.words("charts-remove", link.from, link.to));
    return button;
  }

  function changed() {
    const why = kept.write(own);
    safe = !own.length || !why;
    tell(why);
    show();
  }

  function elsewhere(why) {
    safe = !own.length;
    tell(why);
  }

  function add() {
    const [from, to, item, words] = ["from", "to", "item", "words"].map((name) => HB.log.clean(inputs[name].value));
    const link = { from, to, item, words };
    const known = HB.log.current(rows).some((row) => row.no === link.item);
    bad.textContent = !link.from || !link.to ? HB.words("charts-two-roles") : known ? "" : HB.words("matrix-no-item", link.item || "–");
    if (bad.textContent) {
      (link.from && link.to ? inputs.item : inputs.from).focus();
      return;
    }
    own = [...own, link];
    for (const input of Object.values(inputs)) input.value = "";
    said.textContent = HB.words("charts-added", link.from, link.to);
    changed();
    inputs.from.focus();
  }

  const save = (name) => HB.button(HB.words(`charts-save-${name}`), () => {
    if (!drawings[name]) said.textContent = HB.words(`charts-no-${name}`);
    else HB.svg.save(name, drawings[name]);
  });

  const FORMAT = "osint-handbook-links";
  const file = {
    name: "links",
    value: () => ({ format: FORMAT, version: 1, links: own }),
    read: (value) => (value.format === FORMAT && value.version === 1 ? clean(value.links) : null),
    take(given) {
      own = given;
      changed();
    },
    filled: () => own.length > 0,
    done() { safe = true; },
  };

  const form = HB.element("form", { className: "hb-work__form" }, HB.element("fieldset", {}, HB.element("legend", {}, HB.words("charts-add-title")),
    ...Object.entries(inputs).map(([name, input]) => labelled(`hb-charts-${name}`, HB.words(`charts-${name === "item" ? "item-no" : name}`), input)), bad,
    HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("charts-add"), add), ...HB.caseFile.buttons(file, { asked, said })), asked));
  form.addEventListener("submit", (event) => event.preventDefault());
  const heading = (name) => HB.element("p", { className: "hb-work__title" }, HB.words(`charts-${name}`));
  place.append(top, labelled("hb-charts-search", HB.words("charts-search"), search), form, HB.element("p", { className: "hb-work__bar" }, save("timeline"), save("network"), HB.button(HB.words("print"), () => print())), said,
    heading("timeline"), times, heading("network"), HB.element("p", { className: "hb-help hb-work__legend" }, HB.words("charts-legend")), net, links);
  search.addEventListener("input", show);
  if (kept.isDamaged()) tell("bad");
  HB.holds("log.links", () => !safe);
  source(top, (given) => {
    rows = given;
    show();
  });
})();
