{
  // What is over leaves the lists of what is to come, and says so on its own page; a notice goes.
  // On the minute and without a new build; nothing here is needed for the words to be true.
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const past = (moment) => Date.parse(moment) <= Date.now();
  const hide = (part, hidden) => {
    if (part.hidden !== hidden) part.hidden = hidden;  // touch the page only to change it
  };
  const show = () => {
    for (const each of all("[data-during]")) {
      const now = each.dataset.during.split(" ").some((stretch) => {
        const [from, to] = stretch.split("/");
        return (!from || past(from)) && !(to && past(to));
      });
      hide(each, !now);
    }
    const lists = all(".workshops:has([data-over])");
    for (const list of lists) {
      const items = all("[data-over]", list);
      for (const each of items) hide(each, past(each.dataset.over));
      hide(list, items.every((each) => each.hidden));
      const name = list.previousElementSibling;
      if (name?.tagName === "H3") hide(name, list.hidden);
    }
    if (lists.length && lists.every((each) => each.hidden)) {
      for (const none of all(".workshops-none")) hide(none, false);
    }
  };
  const tick = () => {
    show();
    setTimeout(tick, 6e4 - (Date.now() % 6e4));
  };
  tick();
  addEventListener("visibilitychange", show);
}
