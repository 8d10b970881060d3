{
  // What is typed stays in the field: it is in no address, no request and no storage. The field
  // has no name and stands in no form, so that a browser has nothing to send or to remember.
  const place = document.querySelector("[data-search]");
  const { search, label, hint, found, none, failed, talk } = place.dataset;
  const status = place.querySelector("[role=status]");
  const answer = place.querySelector(".search-pages");
  const all = place.querySelector(".search-all");

  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const name = made("label", { textContent: label });
  const note = made("p", { id: "search-note", className: "soft", textContent: hint });
  const field = made("input", { type: "search", enterKeyHint: "search", maxLength: 100 });
  field.spellcheck = false;
  for (const off of ["autocomplete", "autocorrect", "autocapitalize"]) field.setAttribute(off, "off");
  field.setAttribute("aria-describedby", note.id);
  name.append(field);
  place.querySelector("[role=search]").append(name, note);

  // As `search_index.fold` does: one word, however it is written.
  const after = (step) => (letter) => String.fromCharCode(letter.charCodeAt() + step);
  const fold = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[ァ-ヶ]/g, after(-96))
      .replace(/[ぁぃぅぇぉっゃゅょゎ]/g, after(1))
      .replace(/ー/g, "")
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const pairsOf = (words) => {
    const runs = words.map((word) => [...word]);
    return new Set(runs.flatMap((run) => run.slice(1).map((letter, at) => run[at] + letter)));
  };

  // Two hiragana are more often an ending than a word, two Latin letters a part of one.
  const worth = (pair) => (/^[ぁ-んa-z]+$/.test(pair) ? 1 / 3 : 1);
  const sum = (pairs) => pairs.reduce((all, pair) => all + worth(pair), 0);

  let index;
  const read = ({ pages, topics, pairs }) => {
    const pagesOf = (letters) => [...letters].map((letter) => pages[letter.charCodeAt() - 256]);
    const held = new Map();
    for (const [letters, text] of Object.entries(pairs)) {
      const where = pagesOf(letters);
      const rare = Math.log(1 + pages.length / new Set(where).size);
      for (const pair of text.match(/../gu)) held.set(pair, { where, weight: rare * worth(pair) });
    }
    const needs = topics.map(([words, letters, first]) => ({
      phrases: words.split(" ").map((phrase) => ({ phrase, own: [...pairsOf([phrase])] })),
      where: pagesOf(letters),
      first,
    }));
    return { held, needs };
  };
  const load = () =>
    (index ||= fetch(search, { credentials: "omit" })
      .then((response) => response.json())
      .then(read)
      .catch(() => (index = undefined)));

  // How much of a phrase of the staff's is said, in letters: all of it, or nearly all.
  const said = ({ phrase, own }, text, asked) => {
    const { length } = phrase;
    if (text.includes(phrase)) return length;
    if (phrase.includes(text) && /[^ぁ-ん]|../.test(text)) return text.length;
    const share = sum(own.filter((pair) => asked.has(pair))) / sum(own);
    return share >= 0.6 ? length * share ** 2 : 0;
  };
  const rank = ({ held, needs }, words) => {
    const asked = pairsOf(words);
    const text = words.join("");
    const weights = {};
    const add = (page, weight) => (weights[page] = (weights[page] || 0) + weight);
    for (const pair of asked) {
      const { where, weight } = held.get(pair) || { where: [] };
      for (const page of where) add(page, weight);
    }
    for (const { phrases, where, first } of needs) {
      const best = Math.max(...phrases.map((phrase) => said(phrase, text, asked)));
      const ahead = first && phrases.some(({ phrase }) => text.includes(phrase)) ? 1e3 : 1;
      if (best) where.forEach((page, at) => add(page, ahead * best * (6 - at)));
    }
    const ranked = Object.entries(weights).sort(([, one], [, other]) => other - one);
    const enough = ranked.filter(([, weight]) => weight > 1 && weight > ranked[0][1] / 5);
    return enough.slice(0, 5).map(([page]) => page);
  };

  const show = (words, pages = [], instead = false) => {
    const items = pages.map((page) => all.querySelector(`[data-page="${page}"]`));
    const there = items.filter((item) => item && !item.hidden);
    answer.replaceChildren(...there.map((item) => item.cloneNode(true)));
    answer.hidden = !there.length;
    note.hidden = field.value !== "";
    all.hidden = instead;
    status.textContent = words.replace("{count}", there.length);
  };
  const look = async () => {
    const asked = field.value;
    const words = fold(asked);
    if (!words.length) return show("");
    const known = await load();
    if (field.value !== asked) return;
    if (!known) return show(failed);
    const pages = rank(known, words);
    if (pages.length) show(found, pages, true);
    else show(none, talk.split(" "));
  };

  field.addEventListener("focus", load);
  // Half a word that is still being composed is none.
  field.addEventListener("input", (event) => event.isComposing || look());
  field.addEventListener("compositionend", look);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return;
    answer.querySelector("a")?.focus();
  });
  addEventListener("pagehide", () => {
    field.value = "";
    show("");
  });
}
