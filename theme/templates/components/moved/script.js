{
  const to = document.querySelector("[data-moved] a");
  if (to) location.replace(to.href + location.hash);
}
