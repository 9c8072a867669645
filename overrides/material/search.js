// Search from a folder: the theme's search worker runs in a hidden frame, and starts when the box is first opened. The theme's
// own script comes once the page is ready and the browser idle, or with the box if that is earlier.
(function () {
  "use strict";
  const here = new URL("material/", HB.root);
  const SETUP = 0, QUERY = 2, RESULT = 3; // the theme's messages to and from its worker
  const OTHER = 10; // our own, which the theme does not heed: what the other language answers

  function load(doc, url) {
    return new Promise((resolve, reject) => {
      const script = doc.createElement("script");
      script.src = url;
      script.onload = resolve;
      script.onerror = () => reject(new Error(`cannot load ${url}`));
      doc.head.appendChild(script);
    });
  }

  // Takes the place of Worker, which no browser starts from a folder. The frame is filled from outside
  // (no inline script), so that the page's policy holds.
  class FrameWorker extends EventTarget {
    constructor(url) {
      super();
      this.url = new URL(url, document.baseURI).href;
      /** @type {Promise<unknown>} */
      this.last = Promise.resolve();
      this.opened = whenSearchOpens().then(() => Promise.all([ownIndex(), load(document, new URL("answers.js", here).href)])).then(() => this.open());
    }
    open() {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "";
      return new Promise((resolve) => {
        frame.onload = () => {
          frame.onload = null;
          const inner = /** @type {any} */ (frame.contentWindow);
          inner.postMessage = (data) => (data.type === RESULT ? this.answer?.(data) : this.tell(data));
          // only the file name counts: the theme's script guesses the folder from a path that may hold "/worker" twice
          inner.importScripts = (...urls) =>
            [...urls.map((url) => `../assets/javascripts/lunr/min/${url.split("/").pop()}`), "vocabulary.js", "meanings.js", "score.js", "tiers.js"].reduce((done, url) =>
              done.then(() => load(inner.document, new URL(url, here).href)), Promise.resolve());
          inner.HB_INDEX = window.HB_INDEX;
          resolve(load(inner.document, this.url).then(() => inner));
        };
        document.body.appendChild(frame);
      });
    }
    tell(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
    async postMessage(message) {
      this.newest = message;
      const inner = await this.opened;
      if (message.type === SETUP) return this.send(withOwnIndex(message));
      await (this.last = this.last.then(() => (this.newest === message ? this.ask(inner, message) : null)));
    }
    async send(message) {
      const inner = await this.opened;
      inner.dispatchEvent(new inner.MessageEvent("message", { data: message }));
    }
    async ask(inner, message) {
      const typed = plain(message.data);
      const result = new Promise((resolve) => (this.answer = resolve));
      await this.send({ type: QUERY, data: typed });
      const { items } = (await result).data;
      const index = inner.lunr.mn.index;
      for (const item of items) for (const part of item) part.terms = termsOf(part);
      HB.results.show(index, items, typed);
      const strip = index.strip ? `${index.glossary}#${index.strip[0]}` : ""; // shown above the results
      this.tell({ type: RESULT, data: { items, strip } });
      const isNewest = () => this.newest === message;
      this.tell({ type: OTHER, data: await HB.results.fromOtherLanguage(inner, load, index, typed, isNewest) });
    }
    terminate() {}
  }

  // lunr's own signs are taken as spaces, but for quotation marks and for + and - before a word.
  const plain = (text) => text.replace(/[~^*:\\]|(?<=\S)[+-]|[+-](?=[\s+-]|$)/g, " ");

  // The result's link carries the words that were found, as they stand in the text, for the page to mark (hb/marks.js).
  function termsOf(part) {
    const marked = [...`${part.title} ${part.text}`.matchAll(/<mark>([^<]*)/g)].map(([, word]) => [word.toLowerCase(), true]);
    return { ...Object.fromEntries(Object.entries(part.terms).filter(([, met]) => !met)), ...Object.fromEntries(marked) };
  }

  const ownIndex = () => window.HB_INDEX ||
    load(document, new URL(`../search/index.${document.documentElement.lang}.js`, here).href);

  // The index of the page's language, with an entry for each term of the glossary.
  const withOwnIndex = (message) => ({ ...message, data: { ...message.data, ...HB.results.withTerms(window.HB_INDEX) } });

  let opening;
  function whenSearchOpens() {
    opening = opening || new Promise((/** @type {(value?: unknown) => void} */ resolve) => {
      const start = (event) => {
        if (/** @type {Element} */ (event.target).matches("#__search, .md-search__input")) resolve();
      };
      document.addEventListener("change", start);
      document.addEventListener("focusin", start);
    });
    return opening;
  }

  // From a server, as inside Kiwix, the theme does not load the empty index as a script but asks for it by a request,
  // which the policy refuses to every page: the answer is given here. While a writer has the site served, pages have no
  // policy, and requests go through: one tells when to reload.
  class EmptyIndex extends EventTarget {
    open() {}
    abort() {}
    send() {
      const config = { lang: ["en"], separator: " ", pipeline: [], fields: {} };
      this.status = 200;
      this.response = new Blob([JSON.stringify({ config, docs: [] })]);
      setTimeout(() => this.dispatchEvent(new Event("load")));
    }
  }
  const policy = document.querySelector("meta[http-equiv=Content-Security-Policy]");
  if (location.protocol !== "file:" && policy) window.XMLHttpRequest = /** @type {any} */ (EmptyIndex);

  window.IFrameWorker = FrameWorker; // the theme's worker looks for this name to know that it runs in a frame
  window.Worker = /** @type {any} */ (FrameWorker);

  let theme;
  function loadTheme() {
    const { bundle } = JSON.parse(document.getElementById("__config").textContent);
    // the theme waits for this event, which was long before
    theme = theme || load(document, new URL(bundle, document.baseURI).href).then(() => document.dispatchEvent(new Event("DOMContentLoaded")));
    return theme;
  }
  whenSearchOpens().then(loadTheme);
  // when it fails the reader has left the page meanwhile, or the box asks once more and tells
  const beforehand = () => loadTheme().catch(() => (theme = null));
  const whenIdle = window.requestIdleCallback || setTimeout; // not every browser tells when it is idle
  if (document.readyState === "complete") whenIdle(beforehand);
  else addEventListener("load", () => whenIdle(beforehand));

  // The theme searches on key presses only: text pasted with the mouse or dictated is searched too.
  document.addEventListener("input", (event) => {
    if (/** @type {Element} */ (event.target).matches(".md-search__input")) {
      event.target?.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  });
})();
