// What of the header works with scripts only: the search field and the colour switch. It runs when the header is read, so that
// a browser paints it whole before it reads on.
(function () {
  "use strict";
  const label = (name) => HB.element("label", { className: `hb-ico hb-i-${name}`, htmlFor: "__search" });
  const mark = (node, component) => {
    node.dataset.mdComponent = component;
    return node;
  };
  const head = document.querySelector(".hb-head");

  const query = mark(HB.element("input", {
    className: "md-search__input", name: "query", placeholder: HB.words("search"), autocomplete: "off", spellcheck: false, required: true,
  }), "search-query");
  query.setAttribute("aria-label", HB.words("search"));
  const clear = HB.element("button", { className: "hb-ico hb-i-close", type: "reset", title: HB.words("search-clear") });
  const found = HB.element("p", {}, HB.words("search-wait"));
  found.setAttribute("role", "status");
  const result = mark(HB.element("div", {}, found, HB.element("ol", {})), "search-result");
  const inner = HB.element("div", { className: "hb-search__in" },
    HB.element("form", { name: "search" }, query, clear, label("back")),
    HB.element("div", { className: "hb-search__out", tabIndex: -1 }, result));
  inner.setAttribute("role", "search");

  const scheme = HB.element("button", { className: "hb-ico hb-i-scheme", id: "hb-scheme", type: "button", title: HB.words("dark") });
  document.getElementById("hb-lang").before(
    label("search"), mark(HB.element("div", { className: "hb-search" }, inner), "search"), scheme);

  const toggle = HB.element("input", { type: "checkbox", id: "__search", hidden: true, autocomplete: "off" });
  toggle.dataset.mdToggle = "search";
  head.before(toggle);

  mark(head, "header");
})();
