// The frame of a SCORM 1.2 package: finds the learning platform, keeps the answers there, reports score and completion.
// Opened from a folder it finds none and only shows the pages, which then keep answers as the handbook does.
(function () {
  "use strict";
  const { pages, questions } = window.HB_PACKAGE; // id of a page → its file, in order; ids of the questions
  const began = Date.now();
  /** @type {{ pages: string[], answers: Record<string, number[]> }} */
  const state = { pages: [], answers: {} }; // opened pages; id of a question → [options chosen, one bit each; 1 if right]
  let done = false; // once completed, trying a question again takes nothing away

  function above(win) {
    try {
      for (let level = 0; level < 10; level++) {
        if (win.API) return win.API;
        if (win.parent === win) return null;
        win = win.parent;
      }
    } catch {
      // a window of another site is no platform of ours
    }
    return null;
  }
  const found = above(window) || (window.opener && above(window.opener));
  const platform = found && String(found.LMSInitialize("")) === "true" ? found : null;
  const get = (name) => String(platform.LMSGetValue(name));
  const set = (name, value) => platform.LMSSetValue(name, String(value));

  // Only what has the shape of our own state is taken: a platform may keep that of an older package.
  function restore() {
    done = /^(completed|passed)$/.test(get("cmi.core.lesson_status"));
    /** @type {any} */
    let kept = null;
    try {
      kept = JSON.parse(get("cmi.suspend_data"));
    } catch {
      // a first visit
    }
    if (!kept || !Array.isArray(kept.pages) || !kept.answers) return;
    state.pages = kept.pages.filter((id) => Object.hasOwn(pages, id));
    for (const id of questions) {
      const answer = kept.answers[id];
      if (Array.isArray(answer) && answer.every(Number.isInteger)) state.answers[id] = answer;
    }
  }

  function report() {
    const given = Object.values(state.answers);
    const right = given.filter((answer) => answer[1]).length;
    done = done || (state.pages.length === Object.keys(pages).length && given.length === questions.length);
    set("cmi.core.score.min", 0);
    set("cmi.core.score.max", 100);
    set("cmi.core.score.raw", Math.round((100 * right) / questions.length));
    set("cmi.core.lesson_status", done ? "completed" : "incomplete");
    set("cmi.suspend_data", JSON.stringify(state));
    platform.LMSCommit("");
  }

  // Pages call this through the frame (hb/scormpage.js), in the form of HB.answers.
  const session = {
    progress() {
      const answers = {};
      for (const [id, [bits, right]] of Object.entries(state.answers)) {
        const chosen = [...Array(31).keys()].filter((n) => bits & (1 << n));
        answers[id] = { chosen, right: right === 1, at: "" };
      }
      return { version: 1, answers, last: null };
    },
    keep(value) {
      state.answers = {};
      for (const id of questions) {
        const answer = value.answers[id];
        if (answer) state.answers[id] = [answer.chosen.reduce((bits, n) => bits | (1 << n), 0), Number(answer.right)];
      }
      report();
      return true;
    },
    open(id) {
      if (!Object.hasOwn(pages, id)) return;
      if (!state.pages.includes(id)) state.pages.push(id);
      set("cmi.core.lesson_location", id);
      report();
    },
  };

  function finish() {
    const seconds = Math.round((Date.now() - began) / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    set("cmi.core.session_time", parts.map((part) => String(part).padStart(2, "0")).join(":"));
    set("cmi.core.exit", "suspend"); // the answers are there at the next visit
    platform.LMSCommit("");
    platform.LMSFinish("");
  }

  let start = Object.keys(pages)[0];
  if (platform) {
    restore();
    report();
    const last = get("cmi.core.lesson_location");
    if (Object.hasOwn(pages, last)) start = last;
    window.HB_SESSION = session;
    addEventListener("pagehide", finish, { once: true });
    addEventListener("pageshow", (event) => event.persisted && location.reload()); // a finished session does not go on
  }
  const frame = document.createElement("iframe");
  frame.title = document.title;
  frame.src = pages[start];
  document.body.append(frame);
})();
