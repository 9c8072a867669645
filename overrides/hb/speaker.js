// The speaker's window: shows what the slides tell of themselves, keeps the time, and hands its keys on to the slides.
(function () {
  "use strict";
  const at = (id) => document.getElementById(id);
  const deck = window.opener;
  let began = Date.now();

  const read = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes];

  addEventListener("message", ({ source, data }) => {
    if (source !== deck || !data || data.hb !== "slide") return;
    at("hb-place").textContent = data.place;
    at("hb-left").hidden = !data.left;
    at("hb-left").lastElementChild.textContent = data.left;
    // a running clock tells the same slide again and again: what was scrolled stays
    const shown = JSON.stringify([data.place, data.notes, data.next]);
    if (at("hb-notes").dataset.shown === shown) return;
    at("hb-notes").dataset.shown = shown;
    at("hb-now").textContent = data.title;
    at("hb-notes").replaceChildren(...(data.notes ? read(data.notes) : [HB.element("p", {}, HB.words("slides-no-notes"))]));
    at("hb-next").replaceChildren(...(data.next ? read(data.next) : [HB.element("p", {}, HB.words("slides-last"))]));
    document.querySelector("main").scrollTop = 0;
  });

  addEventListener("keydown", (event) => {
    if (!deck || event.ctrlKey || event.altKey || event.metaKey || /** @type {Element} */ (event.target).closest("button")) return;
    event.preventDefault();
    deck.postMessage({ hb: "key", code: event.code || event.key }, "*");
  });

  function tick() {
    const now = new Date();
    const seconds = Math.floor((now.valueOf() - began) / 1000);
    at("hb-clock").textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
    at("hb-elapsed").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    // the slides may have been loaded again since
    if (deck) deck.postMessage({ hb: "hello" }, "*");
  }
  at("hb-again").addEventListener("click", ({ target }) => {
    began = Date.now();
    tick();
    target.blur();
  });
  tick();
  setInterval(tick, 1000);
})();
