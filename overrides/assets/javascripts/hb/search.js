// Search from a folder: the theme's search worker runs in a hidden frame, and starts when the box is first opened.
(function () {
  "use strict";
  const here = new URL(".", document.currentScript.src); // …/assets/javascripts/hb/
  const SETUP = 0, QUERY = 2, RESULT = 3; // the theme's messages to and from its worker

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
      this.last = Promise.resolve();
      this.opened = whenSearchOpens().then(() => this.open());
    }
    open() {
      const frame = document.createElement("iframe");
      frame.hidden = true;
      frame.title = "";
      return new Promise((resolve) => {
        frame.onload = () => {
          frame.onload = null;
          const inner = frame.contentWindow;
          inner.postMessage = (data) => (data.type === RESULT ? this.answer(data) : this.tell(data));
          // only the file name counts: the theme's script guesses the folder from a path that may hold "/worker" twice
          inner.importScripts = (...urls) =>
            urls.reduce((done, url) => done.then(() => load(inner.document,
              new URL(`../lunr/min/${url.split("/").pop()}`, here).href)), Promise.resolve());
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
      await this.opened;
      if (message.type === SETUP) return this.send(await withOwnIndex(message));
      await (this.last = this.last.then(() => (this.newest === message ? this.search(message) : null)));
    }
    async send(message) {
      const inner = await this.opened;
      inner.dispatchEvent(new inner.MessageEvent("message", { data: message }));
    }
    // What holds every word comes first, then every word as a beginning, then any word: a loose match never outranks a tight one.
    async search(message) {
      const found = new Map();
      for (const words of stages(message.data)) {
        const result = new Promise((resolve) => (this.answer = resolve));
        await this.send({ type: QUERY, data: words });
        for (const item of (await result).data.items) {
          const page = item[0].location.split("#")[0];
          if (!found.has(page)) found.set(page, item.map((part) => ({ ...part, terms: {} })));
        }
      }
      this.tell({ type: RESULT, data: { items: [...found.values()] } });
    }
    terminate() {}
  }

  // What the reader typed, from strict to loose. Whoever writes the search language's own signs gets what they wrote.
  function stages(text) {
    const words = text.trim().split(/[\s,;!?()«»“”]+/).filter(Boolean);
    if (!words.length || /[+\-~^*:"]/.test(text)) return [text];
    return [words.map((word) => `+${word}`).join(" "), words.map((word) => `+${word}*`).join(" "), text];
  }

  async function withOwnIndex(message) {
    if (!window.HB_INDEX) {
      await load(document, new URL(`../../../search/index.${document.documentElement.lang}.js`, here).href);
    }
    const { config, docs } = window.HB_INDEX;
    return { ...message, data: { ...message.data, config, docs } };
  }

  let opening;
  function whenSearchOpens() {
    opening = opening || new Promise((resolve) => {
      const start = (event) => {
        if (event.target.matches("#__search, .md-search__input")) resolve();
      };
      document.addEventListener("change", start);
      document.addEventListener("focusin", start);
    });
    return opening;
  }

  window.IFrameWorker = FrameWorker; // the theme's worker looks for this name to know that it runs in a frame
  window.Worker = FrameWorker;

  // The theme searches on key presses only: text pasted with the mouse or dictated is searched too.
  document.addEventListener("input", (event) => {
    if (event.target.matches(".md-search__input")) {
      event.target.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
    }
  });
})();
