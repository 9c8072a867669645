// "For the next team" on the start page: forgets which pages of this web were opened, and nothing else.
(() => {
  "use strict";
  const marks = `osint-handbook.visit:${location.pathname.split("/").slice(-3, -1).join("/")}/`; // as visits.js names them
  const place = document.querySelector("[data-next-team]"), said = document.querySelector("[data-said]");
  place.hidden = false; // without scripts nothing is kept
  place.querySelector("button").addEventListener("click", () => {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(marks)).forEach((key) => localStorage.removeItem(key));
    } catch {
      // without storage nothing was kept
    }
    said.hidden = false;
  });
})();
