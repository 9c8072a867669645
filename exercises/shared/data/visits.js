// A page that changes: the first opening shows one version, each later one the version after it.
(() => {
  "use strict";
  const { later = "" } = /** @type {HTMLScriptElement} */ (document.currentScript).dataset;
  // begins as all names of the handbook do: "Erase all" on the page of progress takes it away
  const key = `osint-handbook.visit:${location.pathname.split("/").slice(-3).join("/")}`;
  try {
    if (localStorage.getItem(key)) location.replace(later);
    else localStorage.setItem(key, "1");
  } catch {
    // without storage every opening is the first
  }
})();
