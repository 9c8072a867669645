// What Material's script asks for on a page: the names of its parts, and the words of the search.
(function () {
  "use strict";
  const mark = (selector, component) => {
    for (const node of document.querySelectorAll(selector)) node.dataset.mdComponent = component;
  };
  mark("#main", "main");
  mark(".hb-toc ul", "toc");
  for (const link of document.querySelectorAll(".hb-toc a")) link.className = "md-nav__link";
  document.getElementById("__drawer").dataset.mdToggle = "drawer";

  const config = document.getElementById("__config");
  const translations = {};
  for (const key of ["placeholder", "none", "one", "other", "more.one", "more.other", "term.missing"]) {
    translations[`search.result.${key}`] = HB.words(`search-${key.replace(".", "-")}`);
  }
  config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), translations });
})();
