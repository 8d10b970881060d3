for (const notice of document.querySelectorAll(".notice")) {
  const end = Date.parse(notice.dataset.until);
  const look = () => {
    notice.hidden = end <= Date.now();
    if (!notice.hidden) setTimeout(look, Math.min(end - Date.now(), 6e4));
  };
  look();
  // A page that was asleep has missed its end.
  addEventListener("visibilitychange", () => (notice.hidden ||= end <= Date.now()));
}
