// A form is printed, saved as a file, opened again and erased. What is typed is kept on this computer only where the officer says so.
(function () {
  "use strict";
  const form = document.querySelector(".hb-form");
  const said = HB.panel.says(), asked = HB.element("div", { className: "hb-work__ask" });
  const tell = HB.teller(said, "kept-not");
  const kept = HB.kept(`form.${form.id}`, valuesOf, elsewhere);
  let safe = true; // what stands here is in a file, or kept

  function values() {
    const result = {};
    for (const [key, value] of new FormData(form)) {
      if (value) result[key] = key in result ? [result[key], value].flat() : value;
    }
    return result;
  }

  const isEmpty = () => !Object.keys(values()).length;

  function fill(given) {
    form.reset();
    for (const control of form.elements) {
      if (!control.name || !(control.name in given)) continue;
      const value = given[control.name];
      if (control.type === "radio" || control.type === "checkbox") control.checked = [value].flat().includes(control.value);
      else control.value = String(value);
    }
  }

  // Values of a form from a file or from storage; null where they are none.
  function valuesOf(value) {
    const isText = (one) => typeof one === "string";
    const good = value && typeof value === "object" && !Array.isArray(value) && Object.values(value).every((one) => isText(one) || (Array.isArray(one) && one.every(isText)));
    return good ? value : null;
  }

  // What is typed goes into storage while the box is ticked.
  function keep() {
    safe = isEmpty();
    if (!keepBox.checked) return;
    const why = kept.write(values());
    safe ||= !why;
    if (why && why !== "full") keepBox.checked = false;
    tell(why);
  }

  function elsewhere(why) {
    safe = isEmpty();
    keepBox.checked = false;
    tell(why);
  }

  const keepBox = HB.element("input", { type: "checkbox", id: "hb-keep" });
  keepBox.addEventListener("change", () => {
    said.textContent = HB.words(keepBox.checked ? "kept-on" : "kept-off");
    if (!keepBox.checked) kept.forget();
    keep();
    if (!safe) keepBox.checked = false;
  });

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

  function erase() {
    const go = () => {
      form.reset();
      kept.erase();
      keepBox.checked = false;
      safe = true;
      said.textContent = HB.words("form-erased");
    };
    if (!isEmpty()) HB.panel.ask(asked, HB.words("form-erase-ask"), HB.words("log-erase-yes"), go);
    else go();
  }

  const work = {
    name: form.dataset.file,
    value: () => ({ form: form.id, values: values() }),
    read: (value) => (value.form === form.id ? valuesOf(value.values) : null),
    take(found) {
      fill(found);
      keep();
    },
    filled: () => !isEmpty(),
    done() { safe = true; },
  };
  form.querySelector(".hb-form__bar").append(
    HB.button(HB.words("print"), () => print()), HB.button(HB.words("save-text"), saveText),
    ...HB.caseFile.buttons(work, { asked, said }), HB.button(HB.words("erase-form"), erase));
  form.before(HB.element("div", { className: "hb-keep" },
    HB.element("p", { className: "hb-work__keep" }, HB.element("label", {}, keepBox, HB.element("span", {}, HB.words("kept-keep")))),
    HB.element("p", { className: "hb-help" }, HB.words("kept-means")), HB.neverOpen(), asked, said));

  if (kept.value) {
    fill(kept.value);
    keepBox.checked = true;
  } else if (kept.isDamaged()) tell("bad");
  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  HB.holds(`form.${form.id}`, () => !safe);
})();
