// A deck of slides: keys of a clicker, blank screen, overview, colours, the clock of an exercise, and what the speaker's window shows.
(function () {
  "use strict";
  const SHAPES = { wide: { width: 1280, height: 720 }, box: { width: 1024, height: 768 } }; // slides.css has them too
  const box = matchMedia("(max-aspect-ratio: 7/5)");
  const notice = document.getElementById("hb-notice");
  const clocks = new Map(); // box of an exercise → { left, ends }, in milliseconds
  /** @type {any} */
  let speaker = null;

  Reveal.initialize({
    ...SHAPES[box.matches ? "box" : "wide"],
    margin: 0, minScale: 0.1, maxScale: 8, center: false, display: "block", hash: true,
    controls: false, progress: true, slideNumber: false, keyboard: false, help: false, jumpToSlide: false, postMessage: false,
    transition: "none", backgroundTransition: "none", autoAnimate: false, navigationMode: "linear",
    // what reveal would write into a style sheet of its own, which the policy refuses
    view: null, scrollActivationWidth: null,
  });
  box.addEventListener("change", () => Reveal.configure(SHAPES[box.matches ? "box" : "wide"]));

  // Keys, by their place: a Mongolian layout has other letters there.
  const forward = (side) => () => {
    if (Reveal.isPaused()) Reveal.togglePause();
    else if (side && Reveal.isOverview()) Reveal[side]();
    else Reveal.next();
  };
  const back = (side) => () => {
    if (Reveal.isPaused()) Reveal.togglePause();
    else if (side && Reveal.isOverview()) Reveal[side]();
    else Reveal.prev();
  };
  const ACTIONS = {
    PageDown: forward(), PageUp: back(),
    ArrowRight: forward("right"), ArrowLeft: back("left"), ArrowDown: forward("down"), ArrowUp: back("up"),
    Space: () => (Reveal.isOverview() ? Reveal.toggleOverview() : forward()()),
    Enter: () => Reveal.isOverview() && Reveal.toggleOverview(),
    Escape: () => (Reveal.isPaused() ? Reveal.togglePause() : Reveal.isOverview() && Reveal.toggleOverview()),
    KeyB: () => Reveal.togglePause(), Period: () => Reveal.togglePause(),
    KeyO: () => Reveal.toggleOverview(),
    KeyD: () => document.getElementById("hb-scheme").click(),
    KeyT: () => toggleClock(Reveal.getCurrentSlide().querySelector(".hb-count")),
    KeyS: openSpeaker,
  };

  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /** @type {Element} */ (event.target).closest("button, a")) return;
    const action = ACTIONS[event.code] || ACTIONS[event.key]; // some clickers send no place
    if (!action) return;
    event.preventDefault();
    action();
  });

  // The clock of an exercise runs on while other slides are shown.
  function toggleClock(clock) {
    if (!clock) return;
    const known = clocks.get(clock) || { left: clock.dataset.minutes * 60000, ends: null };
    if (known.ends) Object.assign(known, { left: Math.max(0, known.ends - Date.now()), ends: null });
    else {
      if (!known.left) known.left = clock.dataset.minutes * 60000;
      known.ends = Date.now() + known.left;
    }
    clocks.set(clock, known);
    showClocks();
  }

  const left = ({ left, ends }) => (ends ? Math.max(0, ends - Date.now()) : left);
  function minutes(time) {
    const seconds = Math.ceil(time / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  const running = () => [...clocks.values()].find(({ ends }) => ends);

  function showClocks() {
    clocks.forEach((known, clock) => {
      const time = left(known);
      if (!time) Object.assign(known, { left: 0, ends: null });
      clock.dataset.state = !time ? "over" : known.ends ? "runs" : "stopped";
      clock.querySelector("b").textContent = time ? minutes(time) : HB.words("slides-over");
      clock.querySelector("button").textContent = HB.words(known.ends ? "slides-stop" : "slides-start");
    });
    tell();
  }
  setInterval(() => running() && showClocks(), 250);
  document.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest(".hb-count button");
    if (!button) return;
    toggleClock(button.parentNode);
    button.blur(); // the next key is the clicker's again
  });

  // The speaker's window has no access to this one on file://: it gets the words it shows.
  function openSpeaker() {
    speaker = open("speaker.html", "hb-speaker", "width=1200,height=760");
    notice.textContent = speaker ? "" : HB.words("slides-blocked");
    notice.hidden = Boolean(speaker);
  }

  // Notes of the slide itself, then those of its section, which stand at the section's first slide.
  function notesOf(slide) {
    const section = slide.dataset.section;
    const first = section && document.querySelector(`[data-section="${section}"]`);
    return [slide, ...(first && first !== slide ? [first] : [])]
      .flatMap((one) => [...one.querySelectorAll(":scope > .notes")]).map((notes) => notes.innerHTML).join("");
  }

  const headOf = (slide) => slide.querySelector("h1, h2").textContent;

  // A copy without what reveal has written into it: style attributes would be refused over there.
  function copyOf(slide) {
    const copy = slide.cloneNode(true);
    copy.querySelectorAll(".notes").forEach((notes) => notes.remove());
    [copy, ...copy.querySelectorAll("*")].forEach((node) => {
      node.removeAttribute("style");
      node.classList.remove("visible", "current-fragment");
    });
    copy.removeAttribute("hidden");
    copy.removeAttribute("aria-hidden");
    return copy.outerHTML;
  }

  function tell() {
    if (!speaker || speaker.closed) return;
    const slides = Reveal.getSlides();
    const at = slides.indexOf(Reveal.getCurrentSlide());
    const clock = running();
    speaker.postMessage({
      hb: "slide", title: headOf(slides[at]), notes: notesOf(slides[at]), place: `${at + 1} / ${slides.length}`,
      next: slides[at + 1] ? copyOf(slides[at + 1]) : "", left: clock ? minutes(left(clock)) : "",
    }, "*");
  }

  // Notes go to a window that was opened from here and to no other that asks, also after this one was loaded again.
  const isOurs = (asking) => (speaker && !speaker.closed ? asking === speaker : asking?.opener === window);

  addEventListener("message", ({ source, data }) => {
    if (!data || !isOurs(source)) return;
    if (data.hb === "hello") speaker = source;
    else if (data.hb === "key" && source === speaker && data.code !== "KeyS" && ACTIONS[data.code]) ACTIONS[data.code]();
    tell();
  });
  ["ready", "slidechanged"].forEach((name) => Reveal.on(name, tell));
})();
