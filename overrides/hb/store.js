// What the scripts share: words of the interface, and storage on this computer that may be switched off or full.
window.HB = (function () {
  "use strict";
  const PREFIX = "osint-handbook."; // no path and no user name in a key: it survives moving the folder
  const ERASED = `${PREFIX}erased`;
  const FIELD = /^(form|input|select|textarea)$/;

  function words(key, ...values) {
    // in one go: a value may itself hold {1} or $&, as a file's name may
    return window.HB_STRINGS[key].replace(/\{(\d)\}/g, (place, n) => values[n] ?? place);
  }

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    } catch {
      return null; // switched off, or somebody else's data under our name
    }
  }

  // True when the value is kept. Once another tab has erased, this one writes nothing back.
  function write(name, value) {
    if (erased) return true;
    try {
      if (value === null) localStorage.removeItem(PREFIX + name);
      else localStorage.setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  // "" means all, "log." what begins so, anything else the one name.
  const covers = (start, name) => name === start || ((!start || start.endsWith(".")) && name.startsWith(start));

  // The storage of this browser and that of this tab, with the keys of ours in each; none where it is off.
  /** @returns {[store: Storage, keys: string[]][]} */
  function ours() {
    try {
      return [localStorage, sessionStorage].map((store) => [store, Object.keys(store).filter((key) => key.startsWith(PREFIX))]);
    } catch {
      return [];
    }
  }

  // The names of all that is kept.
  const names = () => ours().flatMap(([, keys]) => keys.map((key) => key.slice(PREFIX.length))).sort();

  // Removes what this handbook keeps on this computer, or a part of it.
  function forget(start = "") {
    for (const [store, keys] of ours()) keys.filter((key) => covers(start, key.slice(PREFIX.length))).forEach((key) => store.removeItem(key));
  }

  // The same, and every other open tab that shows it is emptied.
  function erase(start = "") {
    forget(start);
    try {
      localStorage.setItem(ERASED, start); // the other tabs hear of it
      localStorage.removeItem(ERASED);
    } catch {
      // nothing was kept
    }
  }

  let erased = false;
  const held = new Set(); // names of what this page shows of it
  const renew = () => {
    erased = true;
    location.reload();
  };
  addEventListener("storage", ({ key, newValue }) => {
    if (key === ERASED && newValue !== null && (!newValue || [...held].some((name) => covers(newValue, name)))) renew();
  });

  // For a page that holds what was typed or chosen: the browser asks before it is left while `unsafe()`.
  function holds(name, unsafe) {
    held.add(name);
    addEventListener("beforeunload", (event) => {
      if (!erased && unsafe()) event.preventDefault();
    });
  }

  // A browser writes into its own files what stands in a field, to restore a session, unless the field says no.
  function element(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), FIELD.test(tag) ? { autocomplete: "off" } : {}, properties);
    node.append(...children);
    return node;
  }

  function button(text, action) {
    const node = element("button", { type: "button", className: "hb-button" }, text);
    node.addEventListener("click", action);
    return node;
  }

  // Says once a page that nothing is kept.
  function sayNotKept(before) {
    if (document.querySelector(".hb-notice--storage")) return;
    before.before(element("p", { className: "hb-notice hb-notice--storage" }, words("not-kept")));
  }

  // Says so where this browser keeps nothing.
  function tryToKeep(before) {
    if (!write("test", 1)) sayNotKept(before);
    write("test", null);
  }

  function saveFile(name, type, content) {
    const link = element("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  // Lets the reader choose a file.
  function pickFile(accept) {
    return new Promise((resolve) => {
      const input = element("input", { type: "file", accept, hidden: true });
      input.addEventListener("change", () => {
        const file = input.files[0];
        input.remove();
        if (file) resolve(file);
      });
      document.body.append(input);
      input.click();
    });
  }

  // Lets the reader choose a file; resolves to its text.
  const chooseFile = (accept) => pickFile(accept).then((file) => file.text());

  function load(url) {
    return new Promise((resolve, reject) => {
      document.head.append(element("script", { src: url, onload: resolve, onerror: reject }));
    });
  }

  const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const language = document.documentElement.lang;
  /** @type {Store} */
  const shared = {
    words, read, write, names, forget, erase, holds, renew, key: (name) => PREFIX + name, element, button, sayNotKept, tryToKeep, saveFile, pickFile, chooseFile,
    root, loadData: (name) => load(new URL(`assets/data/${name}.${language}.js`, root).href),
  };
  return /** @type {Handbook} */ (shared); // the other scripts of the page add theirs
})();
