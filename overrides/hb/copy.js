// Copying for the log: text to the clipboard, and one moment in the two times that a log line has.
(function () {
  "use strict";

  // True when the browser took it.
  HB.copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copyOldWay(text);
    }
  };

  // Browsers that keep the clipboard from a page of a folder let it copy what is selected.
  function copyOldWay(text) {
    const before = document.activeElement;
    const area = HB.element("textarea", { value: text, className: "hb-sr" });
    document.querySelector("main").append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    before?.focus({ preventScroll: true });
    return done;
  }

  HB.select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
  };

  // "2026-12-31 20:05 UTC" and "2027-01-01 04:05 Ulaanbaatar (UTC+8)"
  HB.bothTimes = (now = new Date()) => {
    const minute = (time) => time.toISOString().slice(0, 16).replace("T", " ");
    const there = new Date(now.getTime() + 8 * 3600 * 1000); // Mongolia keeps one time all year
    return [`${minute(now)} UTC`, `${minute(there)} ${HB.words("spell-ulaanbaatar")}`];
  };

  // A button that copies a line and says so beside itself; where nothing can be copied the line stands there, selected.
  HB.copyButton = (word, name, textOf) => {
    const done = HB.element("span", { className: "hb-work__done" });
    done.setAttribute("role", "status");
    const made = HB.button(word, async () => {
      const text = textOf();
      if (await HB.copy(text)) {
        done.textContent = HB.words("spell-copied");
        return;
      }
      const code = HB.element("code", {}, text);
      done.replaceChildren(HB.words("spell-failed"), " ", code);
      HB.select(code);
    });
    made.setAttribute("aria-label", `${word}: ${name}`);
    return [made, done];
  };
})();
