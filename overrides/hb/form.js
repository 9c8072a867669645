// A form keeps what is typed on this computer only; it can be printed, saved as a file, opened again and erased.
(function () {
  "use strict";
  const form = document.querySelector(".hb-form");
  const name = `form.${form.id}`;
  const said = HB.element("span", {});
  said.setAttribute("role", "status");
  form.querySelector(".hb-form__bar").append(
    HB.button(HB.words("print"), () => print()), HB.button(HB.words("save-text"), saveText),
    HB.button(HB.words("save-again"), saveAgain), HB.button(HB.words("open-file"), open),
    HB.button(HB.words("erase-form"), erase), said);

  function values() {
    const result = {};
    for (const [key, value] of new FormData(form)) {
      if (value) result[key] = key in result ? [].concat(result[key], value) : value;
    }
    return result;
  }

  function fill(kept) {
    form.reset();
    for (const control of form.elements) {
      if (!control.name || !(control.name in kept)) continue;
      const value = kept[control.name];
      if (control.type === "radio" || control.type === "checkbox") control.checked = [].concat(value).includes(control.value);
      else control.value = String(value);
    }
  }

  function keep() {
    if (!HB.write(name, values())) HB.sayNotKept(form);
  }

  // Every question with its answer, to read or to paste into a report.
  function saveText() {
    const lines = [document.querySelector("h1").textContent.trim(), ""];
    for (const group of form.querySelectorAll(":scope > fieldset")) {
      lines.push(group.querySelector("legend").textContent, "");
      for (const field of group.querySelectorAll(".hb-field")) {
        const label = field.querySelector("label[for], legend, .hb-field__label");
        const control = field.querySelector("textarea, input[type=text], input[type=date]");
        const ticked = [...field.querySelectorAll("input:checked")].map((input) => input.parentElement.textContent.trim());
        lines.push(`${label.textContent}: ${control ? control.value : ticked.join("; ")}`);
      }
      lines.push("");
    }
    HB.saveFile(`${form.dataset.file}.txt`, "text/plain;charset=utf-8", `\ufeff${lines.join("\r\n")}`);
  }

  function saveAgain() {
    HB.saveFile(`${form.dataset.file}.json`, "application/json", JSON.stringify({ form: form.id, values: values() }, null, 1));
  }

  async function open() {
    const text = await HB.chooseFile(".json,application/json");
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      // told below
    }
    if (!value || value.form !== form.id || typeof value.values !== "object") {
      said.textContent = HB.words("file-bad");
      return;
    }
    fill(value.values);
    keep();
    said.textContent = HB.words("file-opened");
  }

  function erase() {
    form.reset();
    HB.write(name, null);
    said.textContent = HB.words("form-erased");
  }

  fill(HB.read(name) || {});
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
