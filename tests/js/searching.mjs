// The search of a built site as a reader's page has it, but for what is drawn: page and frame are two worlds of their own,
// in which our scripts and the theme's worker run as they stand in the site.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { text } from "./scripts.mjs";

const WORKERS = "assets/javascripts/workers";
const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3, OTHER = 10; // messages to and from the worker, as in material/search.js
const BASE = "file:///site/"; // where the page takes itself to stand

/** A window without a document: what scripts put into it, and events. */
function world(more = {}) {
  const events = new EventTarget();
  const own = { console, URL, Event, MessageEvent, EventTarget, setTimeout };
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent"]) own[name] = events[name].bind(events);
  const made = vm.createContext({ ...own, ...more });
  made.self = made.window = made;
  return made;
}

const run = (made, script, filename) => vm.runInContext(script, made, { filename });

/** As much of an element as the scripts of the search ask for. */
class Part {
  constructor(props, children = []) {
    Object.assign(this, props);
    this.children = children;
    this.classList = { add() {} };
  }
  get textContent() {
    return this.innerHTML?.replace(/<[^>]*>/g, "") ?? this.children.map((child) => child.textContent ?? child).join("");
  }
  append() {}
  prepend() {}
  querySelector() {
    return null;
  }
  setAttribute() {}
  addEventListener() {}
}

/** A document into which only scripts can be put: they run in `made`, and a frame is a world too. */
function documentOf(made, site, rest) {
  const put = (part) => {
    if (part.tag === "iframe") {
      part.contentWindow = world();
      part.contentWindow.document = documentOf(part.contentWindow, site, {});
    } else if (part.src.startsWith(BASE)) {
      const path = part.src.slice(BASE.length);
      run(made, readFileSync(join(site, path), "utf8"), path);
    }
    queueMicrotask(() => part.onload());
  };
  const found = { createElement: (tag) => new Part({ tag }), head: { appendChild: put }, body: { appendChild: put } };
  return Object.assign(new EventTarget(), { baseURI: BASE, readyState: "loading" }, found, rest);
}

const workerOf = (site) => `${WORKERS}/${readdirSync(join(site, WORKERS)).find((name) => /^search\..*\.js$/.test(name))}`;

/**
 * Opens the search of one language of the site in this folder. `ask` gives what the worker answers, once both languages have:
 * `places` in the order in which they stand on the page, the term in the `strip` above them, and the result's `items`.
 * `index` is the index within the worker; `frame` the worker's window.
 */
export async function opened(site, lang) {
  const page = world({ location: { protocol: "file:" } });
  const element = (tag, props, ...children) => new Part({ tag, ...props }, children);
  const marked = { "hb-lang": { lang: lang === "mn" ? "en" : "mn" }, __config: { textContent: '{"bundle": "about:blank"}' } }; // the theme draws nothing
  const result = new Part({});
  page.document = documentOf(page, site, {
    documentElement: { lang }, getElementById: (id) => marked[id], querySelector: (selector) => (selector.startsWith("meta") ? null : result),
    matches: () => true, // focus comes into the box
  });
  page.HB = { root: BASE, element, words: (key, ...values) => [key, ...values].join(" ") };
  run(page, text("overrides/material/search.js"), "material/search.js");

  const worker = new page.Worker(new URL(workerOf(site), BASE).href);
  const waiting = new Map();
  worker.tell = ({ type, data }) => waiting.get(type)?.(data);
  const next = (type) => new Promise((resolve) => waiting.set(type, resolve));
  const ready = next(READY);
  worker.postMessage({ type: SETUP, data: { config: {}, docs: [], options: {} } });
  page.document.dispatchEvent(new Event("focusin"));
  await ready;
  const frame = await worker.opened;

  return {
    frame,
    get index() {
      return frame.lunr.mn.index;
    },
    async ask(query) {
      const answered = next(RESULT), fromOther = next(OTHER);
      worker.postMessage({ type: QUERY, data: query });
      const { items, strip } = await answered;
      const own = items.flatMap((item) => [...item].map(({ location }) => location)), other = await fromOther;
      const both = other.first ? [...other.places, ...own] : [...own, ...other.places];
      return { places: [...(strip ? [strip] : []), ...both], strip, items };
    },
  };
}
