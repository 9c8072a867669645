// A plan from the day on which the course really begins: its dates on the page and in a calendar file; one plan on paper.
(function () {
  "use strict";
  const DAY = 86400000;
  const calendars = JSON.parse(document.getElementById("hb-calendars").textContent);
  const weekdays = HB.words("plan-weekdays").split(" ");
  const months = HB.words("plan-months").split(" ");

  // Days are counted in UTC, where each has 24 hours.
  const read = (day) => Date.parse(`${day}T00:00:00Z`);
  const write = (time) => new Date(time).toISOString().slice(0, 10);
  const compact = (time) => write(time).replaceAll("-", "");
  const isWeekend = (time) => [0, 6].includes(new Date(time).getUTCDay());

  // As the language writes a date, with its weekday.
  function say(time) {
    const [year, month, day] = write(time).split("-");
    return HB.words("plan-date", year, months[Number(month) - 1], day.replace(/^0/, months[0] === "01" ? "0" : ""), weekdays[new Date(time).getUTCDay()]);
  }

  // The calendar with all its events so many milliseconds later. A date is always as long, so folded lines stay right.
  function moved(calendar, by) {
    const now = `${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
    return calendar
      .replaceAll(/^(DTSTART|DTEND):(\d{4})(\d\d)(\d\d)/gm, (_, name, y, m, d) => `${name}:${compact(read(`${y}-${m}-${d}`) + by)}`)
      .replaceAll(/^DTSTAMP:\d{8}T\d{6}Z/gm, `DTSTAMP:${now}`);
  }

  HB.timetable = { moved };

  function make(section) {
    const { plan, first } = section.dataset;
    const dates = [...section.querySelectorAll(".hb-plan__date")];
    const input = HB.element("input", { type: "date", id: `hb-first-${plan}`, required: true });
    const said = HB.element("span", {});
    said.setAttribute("role", "status");

    function show() {
      const start = read(input.value);
      const days = Number.isNaN(start) ? [] : dates.map((place) => start + (place.dataset.day - 1) * DAY);
      dates.forEach((place, n) => { place.textContent = days.length ? say(days[n]) : ""; });
      const weekend = days.filter(isWeekend);
      if (!days.length) said.textContent = HB.words("plan-no-day");
      else if (weekend.length) said.textContent = HB.words("plan-weekend", say(days[0]), say(days.at(-1)), weekend.map(say).join(", "));
      else said.textContent = HB.words("plan-days", say(days[0]), say(days.at(-1)));
    }

    function save() {
      if (Number.isNaN(read(input.value))) return input.focus();
      const text = moved(calendars[plan], read(input.value) - read(first));
      HB.saveFile(`${plan}.${input.value}.ics`, "text/calendar;charset=utf-8", text);
    }

    // The other plans stay off this sheet.
    function printOne() {
      section.parentElement.dataset.only = plan;
      section.classList.add("hb-plan--only");
      window.addEventListener("afterprint", () => {
        delete section.parentElement.dataset.only;
        section.classList.remove("hb-plan--only");
      }, { once: true });
      print();
    }

    input.addEventListener("input", show);
    section.querySelector(".hb-plan__file").after(HB.element("div", { className: "hb-plan__bar" },
      HB.element("label", { htmlFor: input.id }, HB.words("plan-first")), input,
      HB.button(HB.words("plan-save"), save), HB.button(HB.words("plan-print"), printOne), said));
    show();
  }

  document.querySelectorAll(".hb-plan").forEach(make);
})();
