// What an officer lets this browser keep of a piece of work. Nothing is written over that another tab has written or erased since, nor
// what cannot be read.
(function () {
  "use strict";
  const newMark = () => crypto.getRandomValues(new Uint32Array(4)).join("-");

  // A piece of work under a name. `read` makes of what lies there what the page takes, or null; `elsewhere("other" | "gone")` is called
  // when another tab has changed it, or keeps it no more.
  HB.kept = (name, read, elsewhere) => {
    // What earlier editions kept has no mark.
    const stored = () => {
      const found = HB.read(name);
      return typeof found?.mark === "string" ? found : { mark: "", value: found };
    };

    function taken(value) {
      try {
        return value === null ? null : read(value);
      } catch {
        return null;
      }
    }

    const first = stored();
    let { mark } = first;
    const value = taken(first.value);
    let damaged = first.value !== null && value === null;

    function begin() {
      mark = "";
      damaged = false;
    }

    function check() {
      const found = stored();
      if (found.mark === mark) return;
      const gone = found.value === null;
      if (gone) begin();
      elsewhere(gone ? "gone" : "other");
    }
    addEventListener("storage", ({ key }) => {
      if (key === null || key === HB.key(name)) check();
    });

    return {
      value, // as it was when the page was opened
      now: () => taken(stored().value),
      isDamaged: () => damaged,
      // "" when kept; else why not: "bad", "other", "full".
      write(value) {
        if (damaged) return "bad";
        if (stored().mark !== mark) return "other";
        const next = newMark(); // by chance: a count that begins anew after erasing would meet that of another tab
        if (!HB.write(name, { mark: next, value })) return "full";
        mark = next;
        return "";
      },
      // In this browser; what stands in other tabs stays there.
      forget() {
        HB.forget(name);
        begin();
      },
      // Everywhere.
      erase() {
        HB.erase(name);
        begin();
      },
    };
  };

  // "Back" shows such a page as it is kept by then, never as a browser remembers it.
  addEventListener("pageshow", (event) => {
    if (event.persisted) HB.renew();
  });

  // Says in `said` why something is not kept, in words of `family`; once, not at each letter. Where another tab has kept
  // something else, with the way to it. "off" needs no words: nothing was to be kept.
  HB.teller = (said, family) => {
    let told = "", node = /** @type {HTMLElement | null} */ (null);
    return (why) => {
      if (why && why === told && node?.isConnected) return;
      node?.remove();
      told = why;
      if (!why || why === "off") return;
      const load = HB.element("p", { className: "hb-work__bar" }, HB.button(HB.words("kept-load"), () => location.reload()));
      node = HB.element("div", {}, HB.element("p", { className: "hb-calc__bad" }, HB.words(`${family}-${why}`)), ...(why === "other" ? [load] : []));
      said.replaceChildren(node);
    };
  };

  // The sentence that stands wherever case text may be kept.
  HB.neverOpen = () => HB.element("p", { className: "hb-help hb-never" }, HB.words("kept-never"));
})();
