// Loads scripts of ours into Node as a page loads them, for tests of what they reckon. What a page shows is tested in browsers.
// `tests/test_node.py` runs each *.test.mjs; HANDBOOK_SITE names the built site for those that need one.
import { existsSync, readFileSync } from "node:fs";
import vm from "node:vm";

const ROOT = new URL("../../", import.meta.url);

/** The bytes of a file of the project, by its path below the root. */
export const bytes = (path) => new Uint8Array(readFileSync(new URL(path, ROOT)));

/** The text of a file of the project. */
export const text = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** The path of a file of the site that Python has built for the tests. */
export function built(path) {
  const site = process.env.HANDBOOK_SITE;
  if (!site || !existsSync(site)) throw new Error("HANDBOOK_SITE names no site: run python -m pytest tests/test_node.py");
  return `${site}/${path}`;
}

class Store {
  #kept = new Map();
  getItem(key) { return this.#kept.get(String(key)) ?? null; }
  setItem(key, value) { this.#kept.set(String(key), String(value)); }
  removeItem(key) { this.#kept.delete(String(key)); }
  clear() { this.#kept.clear(); }
}

/**
 * Runs scripts one after another in this process, which is the window of one page, and gives HB.
 * A name is that of a script of overrides/ ("hb/sums"), of one that the site vendors ("vendor/fflate"), or a path of the built site ("built:…").
 */
export function load(...names) {
  Object.assign(globalThis, { window: globalThis, self: globalThis });
  for (const name of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(globalThis, name, { value: globalThis[name] instanceof Store ? globalThis[name] : new Store(), configurable: true, writable: true });
  }
  globalThis.HB ??= { words: (key, ...values) => [key, ...values].join(" ") };
  for (const name of names) {
    const vendored = name.startsWith("vendor/") && name.slice("vendor/".length);
    const path = vendored ? `docs/assets/vendor/${vendored}/${vendored}.js` : `overrides/${name}.js`;
    const script = name.startsWith("built:") ? readFileSync(built(name.slice("built:".length)), "utf8") : text(path);
    vm.runInThisContext(script, { filename: name });
  }
  return globalThis.HB;
}
