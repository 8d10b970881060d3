for (const now of document.querySelectorAll("[data-hours]")) {
  const { from, until, closed, ways } = JSON.parse(now.dataset.hours);
  const { date, today, week } = now.dataset;
  const [open, next] = [".now-open", ".now-next"].map((name) => now.querySelectorAll(name));
  const rest = now.querySelector(".now-closed");

  // Minutes and days are counted in Japan, nine hours ahead of UTC, wherever the device
  // believes it is; a day is looked at through UTC so that no zone can move it.
  const japan = () => Math.floor(Date.now() / 6e4) + 540;
  const dayOf = (minute) => Math.floor(minute / 1440);
  const calendar = (day) => new Date(day * 864e5);
  const iso = (day) => calendar(day).toISOString().slice(0, 10);
  const weekday = (day) => (day + 3) % 7;

  const opens = (way, day) => way.days.includes(weekday(day)) && !closed.includes(iso(day));
  const isOpen = (way, minute) => {
    const time = minute % 1440;
    return opens(way, dayOf(minute)) && way.start <= time && time < way.end;
  };
  const nextOf = (way, minute) => {
    for (let day = dayOf(minute); iso(day) <= until; day += 1) {
      const start = day * 1440 + way.start;
      if (start > minute && opens(way, day)) return start;
    }
  };

  const words = (start, minute) => {
    const day = dayOf(start);
    const clock = `${Math.floor((start % 1440) / 60)}:${`${start % 60}`.padStart(2, 0)}`;
    return (day === dayOf(minute) ? today : date)
      .replace("{month}", calendar(day).getUTCMonth() + 1)
      .replace("{day}", calendar(day).getUTCDate())
      .replace("{weekday}", week[weekday(day)])
      .replace("{time}", clock);
  };
  const fill = (place, start, minute) => {
    if (start) place.querySelector("[data-next]").textContent = words(start, minute);
  };

  let shown;
  const show = () => {
    const minute = japan();
    const here = iso(dayOf(minute));
    const there = ways.map((way) => isOpen(way, minute));
    const starts = ways.map((way) => nextOf(way, minute));
    // Outside the days it was told of, and where it knows no next opening, it says nothing.
    const sure = from <= here && here <= until && there.every((is, at) => is || starts[at]);
    // Touch the page only when the answer is another one.
    const answer = `${[sure, there, starts, here]}`;
    if (answer === shown) return;
    shown = answer;

    const none = sure && !there.includes(true);
    const together = new Set(starts).size === 1;
    ways.forEach((way, at) => {
      open[at].hidden = !sure || !there[at];
      next[at].hidden = !sure || there[at] || (none && together);
      fill(next[at], starts[at], minute);
    });
    rest.hidden = !none;
    rest.lastElementChild.hidden = !together;
    fill(rest, starts[0], minute);
    now.lastElementChild.hidden = !none;
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
