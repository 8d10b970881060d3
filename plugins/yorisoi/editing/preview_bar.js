{
  const { days, version, wait } = document.currentScript.dataset;
  const now = Date.now;
  if (days !== "0") Date.now = () => now() + days * 864e5;
  // Not while a day is being chosen.
  const inBar = (element) => element?.closest(".preview form");
  const reload = () => {
    if (!inBar(document.activeElement)) return location.reload();
    addEventListener("focusout", (event) => inBar(event.relatedTarget) || location.reload());
  };
  const ask = async () => {
    try {
      const answer = await fetch(`${wait}?v=${version}`);
      if (String((await answer.json()).version) !== version) return reload();
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
    ask();
  };
  ask();
}
