// Entry or exit test on the screen: one question at a time, the answers in a CSV on this computer only. The page cannot mark them:
// it holds no key in any form. hb/items.js of the trainer edition does.
(function () {
  "use strict";
  const { labelled, select, says, ask } = HB.panel;
  const place = document.querySelector(".hb-test");
  const test = place.dataset.test;
  const KEPT = `test.${test}`;
  const COLUMNS = ["test", "form", "code", "name", "question", "chosen", "language", "seconds", "started", "ended"];
  // No I, O, S, L and the like: a code is read from a screen and written by hand.
  const SIGNS = "ABCDEFGHJKMNPRTUVWXYZ";
  const SAME = { А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", Р: "P", С: "C", Т: "T", Х: "X", У: "Y" }; // typed with a Cyrillic keyboard
  let run = /** @type {any} */ (null); // of one trainee: form, code, name, timed, kept, answers, seconds, at, started, ended
  let shownAt = 0, savedOrEmpty = true;

  const items = (form = place.dataset.form) => [...place.querySelectorAll(`.hb-test__form[data-form=${form}] .hb-test__q`)];

  function randomCode() {
    const bytes = crypto.getRandomValues(new Uint32Array(4));
    return [...bytes].map((n) => SIGNS[n % SIGNS.length]).join("");
  }
  const cleanCode = (text) => [...text.trim().toUpperCase()].map((sign) => SAME[sign] || sign).join("");

  /** @type {(words: string, help: string) => [HTMLInputElement, HTMLLabelElement]} */
  const tick = (words, help) => {
    const input = HB.element("input", { type: "checkbox", autocomplete: "off" });
    const label = HB.element("label", {}, input, HB.element("span", {}, words, HB.element("small", {}, ` ${help}`)));
    return [input, label];
  };

  // What the trainer sets, and the code of the trainee.
  function before() {
    place.dataset.state = "before";
    // nothing of the trainee before, nor what a browser remembers
    for (const input of place.querySelectorAll(".hb-test__q input")) input.checked = false;
    const code = HB.element("input", { type: "text", maxLength: 4, size: 6, autocomplete: "off", spellcheck: false, value: test === "entry" ? randomCode() : "" });
    const name = HB.element("input", { type: "text", maxLength: 80, autocomplete: "off" });
    const form = select([["a", HB.words("test-form-a")], ["b", HB.words("test-form-b")]], place.dataset.form);
    const [named, namedLabel] = tick(HB.words("test-with-name"), HB.words("test-with-name-help"));
    const [timed, timedLabel] = tick(HB.words("test-with-seconds"), HB.words("test-with-seconds-help"));
    const [kept, keptLabel] = tick(HB.words("test-keep"), HB.words("test-keep-help"));
    const nameField = labelled("hb-test-name", HB.words("test-name"), name);
    nameField.hidden = true;
    named.addEventListener("change", () => { nameField.hidden = !named.checked; });
    form.addEventListener("change", () => { place.dataset.form = form.value; });
    const bad = HB.element("p", { className: "hb-calc__bad", id: "hb-test-bad" });
    bad.setAttribute("role", "alert");
    const fresh = HB.button(HB.words("test-new-code"), () => {
      code.value = randomCode();
      code.focus();
    });

    function start() {
      code.value = cleanCode(code.value);
      if (!/^[A-Z]{4}$/.test(code.value)) {
        bad.textContent = HB.words("test-code-bad");
        code.setAttribute("aria-invalid", "true");
        code.focus();
        return;
      }
      run = { form: form.value, code: code.value, name: named.checked ? name.value.trim() : "", timed: timed.checked, kept: kept.checked,
        answers: {}, seconds: {}, at: 0, started: new Date().toISOString(), ended: "" };
      savedOrEmpty = false;
      during();
    }

    const codeField = labelled("hb-test-code", HB.words("test-code"), code, HB.words(`test-code-${test}`));
    const settings = HB.element("details", { className: "hb-test__set" }, HB.element("summary", {}, HB.words("test-settings")),
      labelled("hb-test-form", HB.words("test-form"), form, HB.words("test-form-help")), namedLabel, timedLabel, keptLabel);
    const go = HB.button(HB.words("test-start"), start);
    go.classList.add("hb-test__go");
    const panel = HB.element("form", { className: "hb-test__panel" }, HB.element("p", {}, HB.words("test-how", items().length)), codeField, bad, nameField,
      HB.element("p", { className: "hb-test__bar" }, go, fresh), settings,
      HB.element("p", { className: "hb-test__bar" }, HB.button(HB.words("test-print"), () => print())));
    panel.addEventListener("submit", (event) => event.preventDefault());
    panel.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && /** @type {Element} */ (event.target).closest("input[type=text]")) start();
    });
    show(panel);
  }

  // One panel at a time stands above the questions.
  function show(panel) {
    place.querySelector(".hb-test__panel")?.remove();
    place.prepend(panel);
  }

  function keep() {
    if (run.kept && !HB.write(KEPT, run)) HB.sayNotKept(place);
  }

  // A button for each question.
  function jumpsOf(questions, go) {
    return questions.map((question, n) => {
      const button = HB.button(String(n + 1), () => go(n));
      button.className = "hb-test__jump";
      return button;
    });
  }

  // Says on the button of a question whether it was answered, and whether it is the one on the screen.
  function showJump(button, n, id) {
    const done = Boolean(run.answers[id]);
    button.dataset.done = String(done);
    button.setAttribute("aria-label", HB.words(done ? "test-jump-done" : "test-jump-open", n + 1));
    if (n === run.at) button.setAttribute("aria-current", "step");
    else button.removeAttribute("aria-current");
  }

  // What has been answered, and the time that the question on the screen has taken.
  const answeredOf = (questions) => questions.filter(({ id }) => run.answers[id]).length;
  function clock({ id }) {
    if (run.timed) run.seconds[id] = (run.seconds[id] || 0) + (Date.now() - shownAt) / 1000;
    shownAt = Date.now();
  }

  function listen(question, tell, next) {
    question.onchange = (event) => {
      run.answers[question.id] = event.target.value;
      tell();
      keep();
    };
    // Enter goes on, so that a hand may stay on the arrows
    question.onkeydown = (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      next.click();
    };
  }

  function during() {
    place.dataset.state = "during";
    place.dataset.form = run.form;
    const questions = items();
    const count = HB.element("p", { className: "hb-test__count" });
    count.setAttribute("role", "status");
    const said = says("hb-test__ask");
    const jumps = jumpsOf(questions, (n) => go(n));
    const list = HB.element("nav", { className: "hb-test__jumps" }, ...jumps);
    list.setAttribute("aria-label", HB.words("test-questions"));
    const back = HB.button(HB.words("test-back"), () => go(run.at - 1));
    const next = HB.button(HB.words("test-next"), () => (run.at + 1 < questions.length ? go(run.at + 1) : finish()));
    next.classList.add("hb-test__go");
    const bar = HB.element("p", { className: "hb-test__bar" }, back, next);
    const panel = HB.element("div", { className: "hb-test__panel" }, HB.element("p", { className: "hb-facts" },
      HB.element("span", {}, HB.words("test-code-is", run.code)), HB.element("span", {}, HB.words(`test-form-${run.form}`))), count);
    const foot = HB.element("div", { className: "hb-test__foot" }, bar, said, list,
      HB.element("p", { className: "hb-test__bar" }, HB.button(HB.words("test-finish"), finish)));
    show(panel);
    place.querySelector(".hb-test__foot")?.remove();
    place.append(foot);

    function tell() {
      count.textContent = HB.words("test-count", run.at + 1, questions.length, answeredOf(questions));
      jumps.forEach((button, n) => showJump(button, n, questions[n].id));
      back.disabled = run.at === 0;
      next.textContent = HB.words(run.at + 1 < questions.length ? "test-next" : "test-finish");
    }

    function go(n, focus = true) {
      clock(questions[run.at]);
      run.at = n;
      said.replaceChildren();
      questions.forEach((question, m) => question.parentNode.toggleAttribute("data-now", m === n));
      tell();
      keep();
      if (!focus) return;
      (questions[n].querySelector("input:checked") || questions[n].querySelector("input")).focus({ preventScroll: true });
      panel.scrollIntoView({ block: "start" });
    }

    function finish() {
      const left = questions.length - answeredOf(questions);
      if (left) ask(said, HB.words("test-open-left", left), HB.words("test-finish-so"), end);
      else end();
    }

    function end() {
      clock(questions[run.at]);
      run.ended = new Date().toISOString();
      foot.remove();
      keep();
      after();
    }

    questions.forEach((question) => listen(question, tell, next));
    shownAt = Date.now();
    go(run.at);
  }

  const clockTime = (iso) => new Date(iso).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  function after() {
    place.dataset.state = "after";
    place.dataset.form = run.form;
    const ids = items().map(({ id }) => id);
    const minutes = Math.max(1, Math.round((Date.parse(run.ended) - Date.parse(run.started)) / 60000));
    const title = HB.element("h2", { id: "result", tabIndex: -1 }, HB.words("test-result"));
    const facts = [HB.words("test-code-is", run.code), run.name, HB.words(`test-form-${run.form}`), new Date(run.started).toLocaleDateString("sv-SE"),
      HB.words("test-time", clockTime(run.started), clockTime(run.ended), minutes)].filter(Boolean);
    const answered = ids.filter((id) => run.answers[id]).length;
    const score = HB.element("p", { className: "hb-test__score" }, HB.element("b", {}, HB.words("test-answered", answered, ids.length)));
    const said = says("hb-test__ask");
    const panel = HB.element("div", { className: "hb-test__panel" }, title, HB.element("p", { className: "hb-facts" }, ...facts.map((words) => HB.element("span", {}, words))), score,
      HB.element("p", {}, HB.words("test-marked-later")), HB.element("p", {}, HB.words("test-code-write")),
      HB.element("p", { className: "hb-test__bar" }, HB.button(HB.words("test-save"), save), HB.button(HB.words("print"), () => print()), HB.button(HB.words("test-again"), leave)), said);
    panel.querySelector("button").classList.add("hb-test__go");
    show(panel);
    title.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "start" });

    function save() {
      const lines = ids.map((id) => [test, run.form, run.code, run.name, id, run.answers[id] || "", document.documentElement.lang,
        run.timed ? String(Math.round(run.seconds[id] || 0)) : "", run.started, run.ended]);
      const file = `test-${test}-${run.form}-${run.code}.csv`;
      HB.saveFile(file, "text/csv;charset=utf-8", HB.sheets.csv([COLUMNS, ...lines]));
      savedOrEmpty = true;
      said.textContent = HB.words("test-saved", file);
    }

    function leave() {
      const go = () => {
        HB.write(KEPT, null);
        run = null;
        savedOrEmpty = true;
        before();
        place.querySelector("input").focus();
      };
      if (savedOrEmpty) go();
      else ask(said, HB.words("test-unsaved"), HB.words("test-leave"), go);
    }
  }

  // A page closed by mistake would take the answers with it.
  HB.holds(KEPT, () => !savedOrEmpty && !run.kept);

  // What was kept is taken up only where it fits this page: the bank may have changed since.
  function takeUp(kept) {
    const isObject = (value) => value !== null && typeof value === "object";
    if (!isObject(kept) || !["a", "b"].includes(kept.form) || !isObject(kept.answers) || !isObject(kept.seconds) || !(kept.at in items(kept.form))) return false;
    run = kept;
    savedOrEmpty = false;
    for (const input of place.querySelectorAll(".hb-test__q input")) input.checked = run.answers[input.name] === input.value;
    if (run.ended) after();
    else during();
    return true;
  }

  if (!takeUp(HB.read(KEPT))) before();
})();
