// Drawing SVG by script. The shapes carry light colours of their own, so that a saved drawing needs no style sheet; on the page
// the style sheet's colours stand over them.
HB.svg = (function () {
  "use strict";
  // An element of the light scheme tells them, also where the page is dark.
  const light = HB.element("div", { hidden: true });
  light.dataset.mdColorScheme = "default";
  document.body.append(light);
  const colours = getComputedStyle(light);
  const [INK, SOFT, EDGE, LINK, PAPER] = ["ink", "soft", "edge", "link", "raised"].map((name) => colours.getPropertyValue(`--${name}`).trim());
  light.remove();

  function drawn(name, attributes, ...children) {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  }

  function svg(width, height, title, ...children) {
    const made = drawn("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height, class: "hb-chart", role: "img", "aria-label": title,
      "font-family": "Inter, Arial, sans-serif", "font-size": 14 });
    made.append(drawn("title", {}, title), drawn("rect", { class: "hb-chart__paper", width, height, fill: PAPER }), ...children);
    return made;
  }

  const text = (x, y, words, more = {}) => drawn("text", { x, y, fill: INK, class: "hb-chart__ink", ...more }, words);
  const bold = { "font-weight": 600, fill: LINK, class: "hb-chart__link" };
  const soft = { fill: SOFT, class: "hb-chart__soft" };

  // Lines of at most so many letters; the rest of a long text is cut.
  function wrap(words, letters, most) {
    const lines = [""];
    for (let word of words.split(/\s+/)) {
      while (word) {
        const last = lines[lines.length - 1], fits = (last ? last.length + 1 : 0) + word.length <= letters;
        if (fits) {
          lines.push([lines.pop(), word].filter(Boolean).join(" "));
          word = "";
        } else if (lines.at(-1)) lines.push("");
        else {
          lines[lines.length - 1] = word.slice(0, letters);
          word = word.slice(letters);
        }
      }
    }
    return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1].slice(0, letters - 2)} …`] : lines;
  }

  const save = (name, drawing) => HB.saveFile(`${name}.svg`, "image/svg+xml", new XMLSerializer().serializeToString(drawing));

  return { drawn, svg, text, wrap, save, bold, soft, colours: { INK, SOFT, EDGE, LINK, PAPER } };
})();
