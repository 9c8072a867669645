// The definition of a glossary term beside the word: by mouse, by keyboard, and by a first tap on touch.
(function () {
  "use strict";
  let tip = /** @type {any} */ (null);
  let owner = /** @type {any} */ (null);
  let leaving = 0;
  let touched = false;

  const ready = () => (window.HB_TERMS ? Promise.resolve() : HB.loadData(`terms/${document.body.dataset.page}`));

  function close() {
    if (!tip) return;
    tip.remove();
    owner.removeAttribute("aria-describedby");
    tip = owner = null;
  }

  function show(link) {
    clearTimeout(leaving);
    if (owner === link) return;
    ready().then(() => {
      const term = window.HB_TERMS?.[link.hash.slice(1)];
      if (!term || !link.isConnected) return;
      close();
      owner = link;
      tip = HB.element("div", { className: "hb-tip", id: "hb-tip" }, HB.element("b", {}, term[0]), HB.element("span", {}, term[1]));
      tip.setAttribute("role", "tooltip");
      if (touched) tip.append(HB.element("span", { className: "hb-tip__more" }, HB.words("tap-again")));
      tip.addEventListener("pointerenter", () => clearTimeout(leaving));
      tip.addEventListener("pointerleave", leave);
      document.querySelector("main").append(tip); // inside a landmark, or a screen reader loses it
      link.setAttribute("aria-describedby", "hb-tip");
      const box = link.getClientRects()[0];
      const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
      const below = box.bottom + tip.offsetHeight + 8 < innerHeight;
      tip.style.left = `${left + scrollX}px`;
      tip.style.top = `${(below ? box.bottom + 4 : box.top - tip.offsetHeight - 4) + scrollY}px`;
    });
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(close, 200); // time to move the pointer onto the definition
  }

  const termOf = (event) => (event.target.closest ? event.target.closest("a.hb-term") : null);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "touch" && termOf(event)) show(termOf(event));
  });
  document.addEventListener("pointerout", (event) => {
    if (event.pointerType !== "touch" && termOf(event)) leave();
  });
  document.addEventListener("focusin", (event) => (termOf(event) ? show(termOf(event)) : close()));
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (touched && !termOf(event)) close();
  });
  document.addEventListener("click", (event) => {
    const link = termOf(event);
    if (link && touched && link.dataset.tapped === undefined) {
      document.querySelectorAll("a.hb-term[data-tapped]").forEach((other) => delete other.dataset.tapped);
      link.dataset.tapped = "";
      event.preventDefault();
      show(link);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
})();
