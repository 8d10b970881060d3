{
  const link = document.querySelector("[data-exit]");
  const status = document.querySelector("[data-exit-words]");
  const words = status ? status.dataset.exitWords.split("|") : [];
  const empty = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
  let leaving = false;

  const leave = (event) => {
    leaving = true;
    const steps = [
      () => (document.documentElement.hidden = true),
      // An empty title makes tabs show the address instead.
      () => (document.title = "\u200b"),
      // Without any icon, browsers ask the host for one.
      () => (document.querySelector("link[rel=icon]").href = empty),
      () => document.body.replaceChildren(),
      () => {
        location.replace(link.href);
        // Only now: until here the plain link is the way out.
        event.preventDefault();
      },
    ];
    // Each by itself: what a browser cannot do must not keep her here.
    for (const step of steps) {
      try {
        step();
      } catch {}
    }
  };

  // The whole site takes one step of Back, and leaving takes that one: decision 0006.
  const stay = (event, to) => {
    if (to.origin !== location.origin) return;
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (to.target || to.hasAttribute("download") || !/(\/|\.html)$/.test(to.pathname)) return;
    location.replace(to.href);
    event.preventDefault();
  };

  const go = (event) => {
    const to = event.target.closest("a[href]");
    if (!to || event.defaultPrevented || event.button > 1) return;
    if (to.hasAttribute("data-exit")) leave(event);
    else stay(event, to);
  };
  addEventListener("click", go);
  // The middle button would open the way out behind this page.
  addEventListener("auxclick", go);

  // Kept by the page cache, whatever brought her back.
  addEventListener("pageshow", (event) => {
    if (event.persisted && leaving) leave(event);
  });

  let presses = 0;
  let alone = false;
  let last;
  const say = () => {
    if (status) status.textContent = words[presses - 1] || "";
  };
  const forget = () => {
    alone = false;
    presses = 0;
    clearTimeout(last);
    say();
  };

  // A capital letter, a chord that switches the input method, a word being composed,
  // a selection with Shift: all of them use the key, none of them asks to leave.
  const busy = (event) =>
    event.key !== "Shift" || event.isComposing || event.keyCode === 229 ||
    event.ctrlKey || event.altKey || event.metaKey;

  addEventListener("keydown", (event) => {
    if (busy(event)) forget();
    else if (!event.repeat) alone = true;
  });
  for (const type of ["pointerdown", "wheel", "compositionstart"]) {
    addEventListener(type, forget, { passive: true });
  }

  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || event.repeat) return;
    if (busy(event)) return forget();
    if (!alone) return;
    clearTimeout(last);
    last = setTimeout(forget, 5000);
    presses += 1;
    if (presses === 3) leave(event);
    else say();
  });
}
