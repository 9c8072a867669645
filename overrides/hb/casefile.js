// Case work as a file: saved to continue later, in clear or under a passphrase, and opened again. How a file is encrypted stands in
// MAINTAINING.md: it can be opened without the handbook.
HB.caseFile = (function () {
  "use strict";
  const FORMAT = "osint-handbook-encrypted";
  const VERSION = 1;
  const ITERATIONS = 1000000; // of PBKDF2; those who guess passphrases need as many for each guess
  const FEWEST = 100000, MOST = 20000000; // that are taken from a file: fewer protect nothing, more stop the page for minutes
  const SHORTEST = 12; // letters of a passphrase
  const HEAD = /^\s*\{\s*"format"\s*:\s*"osint-handbook-encrypted"/;
  const JSON_FILE = "application/json";

  function base64(bytes) {
    let text = "";
    for (let n = 0; n < bytes.length; n += 8192) text += String.fromCharCode(...bytes.subarray(n, n + 8192));
    return btoa(text);
  }

  const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

  async function keyOf(passphrase, salt, iterations) {
    // NFC: one letter is typed as one sign on this keyboard and as two on that
    const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(passphrase.normalize("NFC")), "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations }, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }

  async function encrypt(text, passphrase) {
    const salt = crypto.getRandomValues(new Uint8Array(16)), iv = crypto.getRandomValues(new Uint8Array(12));
    const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await keyOf(passphrase, salt, ITERATIONS), new TextEncoder().encode(text));
    const told = { kdf: "PBKDF2-HMAC-SHA-256", iterations: ITERATIONS, salt: base64(salt), cipher: "AES-256-GCM", iv: base64(iv), data: base64(new Uint8Array(data)) };
    return JSON.stringify({ format: FORMAT, version: VERSION, ...told }, null, 1);
  }

  // The parts of an encrypted file; null where it is broken or not of a version known here.
  function partsOf(text) {
    try {
      const found = JSON.parse(text);
      const texts = [found.salt, found.iv, found.data];
      const [salt, iv, data] = texts.map(fromBase64);
      const good = texts.every((text) => typeof text === "string") && found.version === VERSION && found.kdf === "PBKDF2-HMAC-SHA-256" && found.cipher === "AES-256-GCM"
        && Number.isInteger(found.iterations) && found.iterations >= FEWEST && found.iterations <= MOST && salt.length >= 16 && iv.length === 12;
      return good ? { iterations: found.iterations, salt, iv, data } : null;
    } catch {
      return null;
    }
  }

  const decrypt = async ({ iterations, salt, iv, data }, passphrase) => crypto.subtle.decrypt({ name: "AES-GCM", iv }, await keyOf(passphrase, salt, iterations), data);

  // Asks in `place` for a passphrase; `act` gets what was typed and returns a sentence where it will not do.
  function askPassphrase(place, words, names, button, act) {
    const before = document.activeElement;
    const bad = HB.element("p", { className: "hb-calc__bad" });
    bad.setAttribute("role", "alert");
    // no form around them: a browser offers to remember the passphrase of a form that is sent
    const fields = names.map((name) => HB.panel.labelled(`hb-${name}`, HB.words(name), HB.element("input", { type: "password", maxLength: 200, spellcheck: false })));
    const inputs = fields.map((field) => field.querySelector("input"));

    function leave() {
      for (const input of inputs) input.value = "";
      place.replaceChildren();
      if (before?.isConnected) before.focus();
    }

    async function go() {
      if (yes.disabled) return;
      yes.disabled = true;
      bad.textContent = HB.words("seal-wait");
      const words = await act(...inputs.map((input) => input.value));
      yes.disabled = false;
      bad.textContent = words;
      if (words) inputs[0].focus();
      else leave();
    }

    const yes = HB.button(button, go);
    for (const input of inputs) {
      input.addEventListener("keydown", (event) => {
        if (event.key === "Enter") go();
      });
    }
    place.replaceChildren(HB.element("p", {}, words), ...fields, bad, HB.element("p", { className: "hb-work__bar" }, yes, HB.button(HB.words("seal-leave"), leave)));
    inputs[0].focus();
  }

  const isPossible = () => Boolean(self.crypto?.subtle);

  // A button that saves `text()` under a passphrase as `name`.
  function sealer(name, text, { asked, said, done }) {
    return HB.button(HB.words("save-sealed"), () => {
      if (!isPossible()) {
        said.textContent = HB.words("seal-none");
        return;
      }
      askPassphrase(asked, HB.words("seal-how", SHORTEST), ["seal-first", "seal-second"], HB.words("seal-save"), async (first, second) => {
        if (first.length < SHORTEST) return HB.words("seal-short", SHORTEST);
        if (first !== second) return HB.words("seal-differ");
        HB.saveFile(`${name}.encrypted.json`, JSON_FILE, await encrypt(text(), first));
        said.textContent = HB.words("seal-saved");
        done();
        return "";
      });
    });
  }

  // Lets the officer choose a file; `take` gets it as it was before it was encrypted.
  async function pick(accept, { asked, said }, take) {
    const file = await HB.pickFile(accept);
    if (!HEAD.test(await file.slice(0, 200).text())) {
      await take(file);
      return;
    }
    const parts = partsOf(await file.text());
    if (!parts || !isPossible()) {
      said.textContent = HB.words(parts ? "seal-none" : "seal-bad");
      return;
    }
    said.textContent = "";
    askPassphrase(asked, HB.words("seal-open-how", file.name), ["seal-first"], HB.words("seal-open"), async (passphrase) => {
      let bytes;
      try {
        bytes = await decrypt(parts, passphrase);
      } catch {
        return HB.words("seal-wrong");
      }
      setTimeout(() => take(new File([bytes], file.name))); // first this question goes: the file may bring one of its own
      return "";
    });
  }

  // Buttons that save a piece of work and open it again. `work`: name of the file, value() to be written, read(value) → what is taken or
  // null, take(what was read), filled() → whether something typed would go, done() after saving.
  function buttons(work, { asked, said }) {
    const text = () => JSON.stringify(work.value(), null, 1);

    async function open(file) {
      let found = null;
      try {
        found = work.read(JSON.parse(await file.text()));
      } catch {
        // told below
      }
      if (found === null) {
        said.textContent = HB.words("file-bad");
        return;
      }
      const go = () => {
        said.textContent = HB.words("file-opened"); // first: what is taken may say that it is not kept
        work.take(found);
      };
      if (work.filled()) HB.panel.ask(asked, HB.words("file-replace", file.name), HB.words("log-replace-yes"), go);
      else go();
    }

    return [
      HB.button(HB.words("save-again"), () => {
        HB.saveFile(`${work.name}.json`, JSON_FILE, text());
        work.done();
      }),
      sealer(work.name, text, { asked, said, done: work.done }),
      HB.button(HB.words("open-file"), () => pick(".json,application/json", { asked, said }, open)),
    ];
  }

  return { base64, fromBase64, sealer, pick, buttons };
})();
