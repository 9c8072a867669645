// First script of a page: marks that scripts run, and gives Material's script its storage under keys that hold no path.
(function () {
  "use strict";
  const PREFIX = "osint-handbook.";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");

  window.__md_hash = (text) => [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0);
  // Storage may be switched off, be full, or hold what another page wrote: then there is no value.
  window.__md_get = (name, store) => {
    try {
      return JSON.parse((store || localStorage).getItem(PREFIX + name) ?? "null");
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, store) => {
    try {
      (store || localStorage).setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // nothing is kept
    }
  };
})();
