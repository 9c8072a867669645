// The figures of the item analysis (hb/items.js): how they are reckoned, written and drawn.
HB.itemFigures = (function () {
  "use strict";
  const { drawn, svg, text, wrap, bold, soft, colours: { EDGE, LINK, PAPER } } = HB.svg;
  const GROUP = 0.27; // of the people in the upper and in the lower group
  const GUESSING = 0.25; // share right by chance: one of four options
  const NARROW = 560; // pixels of the page below which the bars are drawn narrow
  const RINGS = [15, 26, 38, 50, 64]; // how far a label stands from its mark
  const ANGLES = [-6, 0, 12, 6, -3, -9, 3, 9].map((twelfth) => (twelfth * Math.PI) / 12);

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const mean = (numbers) => sum(numbers) / numbers.length;

  // Pearson's r; null where one side never varies.
  function correlation(xs, ys) {
    const [mx, my] = [mean(xs), mean(ys)];
    const [sx, sy] = [sum(xs.map((x) => (x - mx) ** 2)), sum(ys.map((y) => (y - my) ** 2))];
    return sx && sy ? sum(xs.map((x, n) => (x - mx) * (ys[n] - my))) / Math.sqrt(sx * sy) : null;
  }

  // Share right in the best 27 % less that in the weakest. People of equal totals at the edge count in part, so that no order decides.
  function upperLower(scores, totals) {
    const size = Math.floor(GROUP * totals.length + 0.5);
    const share = (order) => {
      const edge = [...totals].sort(order)[size - 1];
      const above = totals.filter((total) => order(total, edge) < 0).length;
      const part = (size - above) / totals.filter((total) => total === edge).length;
      return sum(scores.map((score, n) => (totals[n] === edge ? part * score : order(totals[n], edge) < 0 ? score : 0))) / size;
    };
    return share((x, y) => y - x) - share((x, y) => x - y);
  }

  // ---- Written; what was asked of too few is a dash

  const percent = (share) => (share === null ? "–" : `${Math.round(100 * share)}%`);
  const signed = (number) => (number === null ? "–" : `${number < 0 ? "−" : ""}${Math.abs(number).toFixed(2)}`);
  const points = (share) => (share === null ? "–" : `${share < 0 ? "−" : "+"}${Math.abs(Math.round(100 * share))}`);
  const exact = (number) => (number === null ? "" : Number(number.toFixed(4)));

  // ---- Drawn

  // Each question by its difficulty and discrimination; where little room is left a label moves away from its mark.
  function scatter(items) {
    const [width, height, left, bottom, top] = [660, 460, 46, 52, 30];
    const shown = items.filter((item) => item.discrimination !== null);
    const low = Math.min(-0.2, ...shown.map((item) => Math.floor(item.discrimination * 5) / 5)), high = Math.max(0.8, ...shown.map((item) => Math.ceil(item.discrimination * 5) / 5));
    const x = (share) => left + share * (width - left - 24), y = (r) => top + ((high - r) / (high - low)) * (height - top - bottom);
    const parts = [];
    const line = (x1, y1, x2, y2, more = {}) => parts.push(drawn("line", { x1, y1, x2, y2, stroke: EDGE, class: "hb-chart__line", ...more }));
    for (let n = 0; n <= 4; n += 1) {
      line(x(n / 4), height - bottom, x(n / 4), height - bottom + 5);
      parts.push(text(x(n / 4), height - bottom + 20, `${25 * n}%`, { ...soft, "text-anchor": "middle", "font-size": 12 }));
    }
    for (let r = Math.round(low * 5); r <= Math.round(high * 5); r += 1) {
      line(left - 5, y(r / 5), left, y(r / 5));
      parts.push(text(left - 8, y(r / 5) + 4, signed(r / 5).slice(0, -1), { ...soft, "text-anchor": "end", "font-size": 12 }));
    }
    line(left, top, left, height - bottom);
    line(left, height - bottom, x(1), height - bottom);
    line(left, y(0), x(1), y(0), { "stroke-dasharray": "6 4" });
    line(x(GUESSING), top, x(GUESSING), height - bottom, { "stroke-dasharray": "6 4" });
    parts.push(text(x(GUESSING) + 5, top + 10, HB.words("items-guessing"), { ...soft, "font-size": 12 }),
      text(width - 24, height - 12, HB.words("items-axis-x"), { "text-anchor": "end", "font-size": 13 }), text(4, 16, HB.words("items-axis-y"), { "font-size": 13 }));
    const taken = shown.map((item) => [x(item.difficulty), y(item.discrimination), 12, 12]);
    for (const item of shown) {
      const [px, py, open] = [x(item.difficulty), y(item.discrimination), item.question.form === "b"];
      parts.push(open ? drawn("rect", { x: px - 4.5, y: py - 4.5, width: 9, height: 9, fill: PAPER, stroke: LINK, "stroke-width": 2, class: "hb-chart__open" })
        : drawn("circle", { cx: px, cy: py, r: 5, fill: LINK, stroke: LINK, class: "hb-chart__dot" }));
      const size = [item.question.label.length * 8, 12];
      /** @type {[x: number, y: number, far: number][]} */
      const spots = RINGS.flatMap((far) => ANGLES.map((turn) => [px + far * 1.25 * Math.cos(turn), py + far * Math.sin(turn), far]));
      /** @type {(spot: number[]) => boolean} */
      const free = ([sx, sy]) => taken.every(([ox, oy, w, h]) => Math.abs(ox - sx) * 2 >= w + size[0] || Math.abs(oy - sy) * 2 >= h + size[1]) && sx > left + 12 && sx < width - 14;
      const [sx, sy, far] = spots.find(free) || spots[0];
      // a label that stands off its mark is tied to it
      if (far > RINGS[0]) line(px, py, sx, sy, { "stroke-width": 1 });
      taken.push([sx, sy, ...size]);
      parts.push(drawn("rect", { x: sx - size[0] / 2, y: sy - 6, width: size[0], height: 12, fill: PAPER, class: "hb-chart__paper" }), text(sx, sy + 4, item.question.label, { "text-anchor": "middle", "font-size": 11 }));
    }
    return svg(width, height, HB.words("items-scatter-of", shown.length), ...parts);
  }

  // Two bars a module: before and after.
  function bars(gains, room) {
    const width = room >= NARROW ? 660 : 340, most = width - 90, parts = [];
    let y = 40;
    const bar = (x, size, filled) => drawn("rect", { x, y, width: Math.max(size, 1), height: 12, fill: filled ? LINK : PAPER, stroke: LINK, "stroke-width": 1.5, class: filled ? "hb-chart__dot" : "hb-chart__open" });
    parts.push(drawn("rect", { x: 8, y: 10, width: 20, height: 12, fill: PAPER, stroke: LINK, "stroke-width": 1.5, class: "hb-chart__open" }), text(34, 21, HB.words("items-entry"), { "font-size": 13 }),
      drawn("rect", { x: 178, y: 10, width: 20, height: 12, fill: LINK, stroke: LINK, class: "hb-chart__dot" }), text(204, 21, HB.words("items-exit"), { "font-size": 13 }));
    for (const gain of gains.filter(({ level, gain: known }) => level !== "objective" && known !== null)) {
      for (const words of wrap(gain.title, Math.floor((width - 16) / 8), 2)) {
        y += 18;
        parts.push(text(8, y, words, gain.level === "all" ? bold : { "font-weight": 600 }));
      }
      for (const side of ["entry", "exit"]) {
        y += side === "entry" ? 8 : 15;
        parts.push(bar(8, most * gain[side], side === "exit"), text(16 + most * gain[side], y + 11, percent(gain[side]), { "font-size": 12 }));
      }
      y += 22;
    }
    return svg(width, y + 12, HB.words("items-bars-of"), ...parts);
  }

  return { GUESSING, sum, mean, correlation, upperLower, percent, signed, points, exact, scatter, bars };
})();
