// What the scripts share: words of the interface, and storage on this computer that may be switched off or full.
window.HB = (function () {
  "use strict";
  const PREFIX = "osint-handbook."; // no path and no user name in a key: it survives moving the folder

  function words(key, ...values) {
    // in one go: a value may itself hold {1} or $&, as a file's name may
    return window.HB_STRINGS[key].replace(/\{(\d)\}/g, (place, n) => values[n] ?? place);
  }

  function read(name) {
    try {
      return JSON.parse(localStorage.getItem(PREFIX + name));
    } catch {
      return null; // switched off, or somebody else's data under our name
    }
  }

  // True when the value is kept.
  function write(name, value) {
    try {
      if (value === null) localStorage.removeItem(PREFIX + name);
      else localStorage.setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  }

  // Removes everything of this handbook from this computer, forms included.
  function eraseAll() {
    try {
      Object.keys(localStorage).filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
    } catch {
      // nothing was kept
    }
  }

  function element(tag, properties, ...children) {
    const node = Object.assign(document.createElement(tag), properties);
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

  const data = new URL("../assets/data/", document.currentScript.src);
  const language = document.documentElement.lang;
  return {
    words, read, write, eraseAll, element, button, sayNotKept, saveFile, pickFile, chooseFile,
    loadData: (name) => load(new URL(`${name}.${language}.js`, data).href),
  };
})();
