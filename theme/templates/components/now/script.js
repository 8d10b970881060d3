for (const now of document.querySelectorAll("[data-hours]")) {
  const { from, until, talks, ways, lines, week, months } = JSON.parse(now.dataset.hours);
  const { always, date, today, soon, time } = now.dataset;
  const open = now.querySelectorAll(".now-open");
  const next = now.querySelectorAll(".now-next");
  const unsure = now.querySelectorAll(".now-unsure");
  const rest = now.querySelector(".now-closed");
  const ask = now.querySelector(".now-ask");
  const others = document.querySelector(".others");
  const own = document.querySelectorAll("[data-way]");

  // Minutes and days are counted in Japan, nine hours ahead of UTC, wherever the device
  // believes it is; a day is looked at through UTC so that no zone can move it.
  const japan = () => Math.floor(Date.now() / 6e4) + 540;
  const dayOf = (minute) => Math.floor(minute / 1440);
  const weekday = (day) => (day + 3) % 7;
  const first = Date.parse(from) / 864e5;
  const last = Date.parse(until) / 864e5;

  // The hours of a day as [start, end, last entry], and those that somebody has confirmed.
  const hoursOf = ({ week, differ }, day) => differ[day - first] || week[weekday(day)];
  const isSure = ({ unsure }, day) => !unsure.includes(day - first);
  const confirmed = (way, day) => (isSure(way, day) ? hoursOf(way, day) : []);

  // The opening that a minute lies in, with its own day: the night of the day before too.
  const around = (way, minute, last) => {
    for (const day of [dayOf(minute) - 1, dayOf(minute)]) {
      const at = minute - day * 1440;
      const here = confirmed(way, day).find(
        ([start, end, entry]) => start <= at && at < ((last && entry) || end),
      );
      if (here) return { end: day * 1440 + here[1], entry: here[2] };
    }
  };
  // One opening may follow another, but none a last entry; what goes on and on never closes.
  const endOf = (way, { end, entry }) => {
    for (let joined = 0; joined < 4; joined += 1) {
      const more = !entry && around(way, end);
      if (!more) return end;
      end = more.end;
    }
  };
  const stateOf = (way, minute) => {
    const day = dayOf(minute);
    const here = around(way, minute, true);
    if (here) return { open: true, until: endOf(way, here), entry: here.entry };
    const unsure =
      !isSure(way, day) && hoursOf(way, day).some(([, end, entry]) => minute % 1440 < (entry || end));
    for (let on = day - 1; on <= last && on < day + 60; on += 1) {
      const start = hoursOf(way, on).find(([at]) => on * 1440 + at > minute);
      if (start) return { unsure, next: on * 1440 + start[0], maybe: !isSure(way, on) };
    }
    return { unsure };
  };

  const clock = (minute) =>
    `${Math.floor((minute % 1440) / 60)}:${`${minute % 60}`.padStart(2, 0)}`;
  const words = (start, minute, near = today) => {
    const day = dayOf(start);
    const on = new Date(day * 864e5);
    return (day === dayOf(minute) ? near : date)
      .replace("{month}", months[on.getUTCMonth()])
      .replace("{day}", on.getUTCDate())
      .replace("{weekday}", week[weekday(day)])
      .replace("{time}", clock(start));
  };
  // A line without the place has no room to say it.
  const fill = (line, name, text) => {
    const place = line.querySelector(`[data-${name}]`);
    if (!place) return;
    place.textContent = text || "";
    place.parentElement.hidden = !text;
  };

  let shown;
  const show = () => {
    const minute = japan();
    const here = dayOf(minute);
    const states = ways.map((way) => stateOf(way, minute));
    const there = lines.map((line) => stateOf(line, minute).open);
    // Outside the days it was told of, and where it knows no next opening, it says nothing.
    const told =
      first <= here && here <= last && states.every(({ open, unsure, next }) => open || unsure || next);
    // Touch the page only when the answer is another one.
    const answer = JSON.stringify([told, states, there, here]);
    if (answer === shown) return;
    shown = answer;

    const none = told && !states.some((state) => state.open);
    const alike = ({ next, maybe, unsure }) =>
      next === states[0].next && maybe === states[0].maybe && !unsure;
    const together = none && states.every(alike);
    states.forEach((state, at) => {
      open[at].hidden = !told || !state.open;
      next[at].hidden = !told || state.open || state.unsure || together;
      unsure[at].hidden = !told || !state.unsure;
      if (state.open) {
        fill(open[at], "closes", state.until ? time.replace("{time}", clock(state.until)) : always);
        fill(open[at], "entry", state.entry && clock(state.entry));
      }
      fill(next[at], "next", state.next && words(state.next, minute));
      next[at].lastElementChild.hidden = !state.maybe;
    });
    rest.hidden = !none || states.some((state) => state.unsure);
    fill(rest, "next", together && words(states[0].next, minute, soon));
    rest.lastElementChild.hidden = !together || !states[0].maybe;
    ask.hidden = !told || !states.some((state) => state.unsure || (!state.open && state.maybe));

    // Who can be talked to from where she is: the door alone is not enough.
    const ours = states.slice(0, talks || ways.length).some((state) => state.open);
    const away = states.some((state) => state.unsure) ? "unsure" : "away";
    document.body.dataset.ours = told ? (ours ? "open" : away) : "unknown";
    lead(told && !ours, there);
    for (const part of own) {
      const state = states[part.dataset.way] || { open: ours };
      part.toggleAttribute("data-open", !told || !!state.open);
      const known = told && state.next && !state.unsure && !state.maybe;
      fill(part, "next", known && words(state.next, minute));
    }
  };

  // Others who answer now, two by telephone and two without a voice; at the edge the first of each.
  const lead = (away, there) => {
    let at = 0;
    const shown = [...others.querySelectorAll("ul")].map((list) => {
      const answer = [...list.children].filter(() => there[at++]).slice(0, away ? 2 : 0);
      for (const line of list.children) line.hidden = !answer.includes(line);
      return answer[0];
    });
    others.hidden = !shown.some(Boolean);
    document.querySelectorAll("[data-fill]").forEach((place, kind) => {
      const line = shown[kind];
      place.hidden = !line;
      if (line) {
        place.firstChild.href = line.querySelector("a").href;
        place.querySelector("span").textContent = line.dataset.said;
      }
    });
  };

  // On the minute, not some time after it.
  const tick = () => {
    show();
    setTimeout(tick, 6e4 - (Date.now() % 6e4));
  };
  tick();
  // A page that was asleep has missed its minutes.
  addEventListener("visibilitychange", show);
}
