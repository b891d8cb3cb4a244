/* The search page: what its form asks, Pagefind answers, and this shows.
   All words come from the page, all text is set as text, and the address holds the question. */
"use strict";
{
  const RESULTS = 10; // shown at once
  const PASSAGES = 3; // shown of a report; an event has none
  const PAUSE = 250; // milliseconds after the last key
  const EXCERPT = 32; // words of a passage
  const MARKS = /<\/?mark>/g; // around what was found

  const byId = (name) => document.getElementById(`search${name}`);
  const [form, status, list, more] = ["", "-status", "-results", "-more"].map(byId);
  const filters = [...form.querySelectorAll("select")].filter((select) => select.name !== "order");
  const script = new URL(form.dataset.index, document.baseURI);
  let loading; // the promise of Pagefind
  let lost; // why a file could not be had
  let newest = 0; // the number of the last question; answers to others come too late
  let waiting; // the timer that runs while somebody types

  /* Where a file of its index is lost on the way, Pagefind itself would say that it found less, or nothing. */
  const request = window.fetch;
  window.fetch = async (...given) => {
    try {
      const reply = await request(...given);
      if (!reply.ok) throw new Error(`${reply.status} ${reply.url}`);
      return reply;
    } catch (error) {
      lost = error;
      throw error;
    }
  };

  const load = () => (loading ??= start().catch((error) => { loading = undefined; throw error; }));

  async function start() {
    const pagefind = await import(script);
    await pagefind.destroy(); // what an earlier failure left
    lost = undefined;
    const baseUrl = new URL("../", script).pathname;
    await pagefind.options({ baseUrl, excerptLength: EXCERPT, noWorker: true });
    await pagefind.filters(); // read once, so that every answer counts them
    if (lost) throw lost;
    return pagefind;
  }

  async function ask(question, without) {
    const pagefind = await load();
    const chosen = filters.map((select) => select.name).filter((name) => name !== without && question.has(name));
    const found = await pagefind.search(question.get("q"), {
      filters: Object.fromEntries(chosen.map((name) => [name, question.get(name)])),
      sort: question.has("order") ? { date: "desc" } : {},
    });
    if (lost) throw lost;
    return found;
  }

  async function answer(question) {
    const number = ++newest;
    try {
      const asked = ["q", ...filters.map((select) => select.name)].some((name) => question.has(name));
      if (!asked && !loading) return;
      status.textContent = status.textContent || status.dataset.loading;
      const found = await ask(question);
      const counts = await Promise.all(filters.map((select) => count(select, question, found)));
      const results = asked ? found.results : [];
      const first = await Promise.all(results.slice(0, RESULTS).map((result) => result.data()));
      if (number === newest) show(results, first, counts, asked);
    } catch (error) {
      if (number !== newest) return;
      list.replaceChildren();
      fail(error);
    }
  }

  async function count(select, question, found) {
    const all = question.has(select.name) ? await ask(question, select.name) : found;
    return all.filters[select.name] ?? {};
  }

  function show(results, first, counts, asked) {
    filters.forEach((select, at) => recount(select, counts[at]));
    const number = results.length.toLocaleString(document.documentElement.lang);
    status.textContent = asked ? status.dataset.found.replace("{}", number) : "";
    list.replaceChildren(...first.map(resultItem));
    offer(results);
  }

  function offer(results) {
    more.hidden = list.children.length >= results.length;
    more.onclick = () => add(results).catch(fail);
  }

  async function add(results) {
    const number = newest;
    const shown = list.children.length;
    const next = await Promise.all(results.slice(shown, shown + RESULTS).map((result) => result.data()));
    if (number !== newest) return;
    list.append(...next.map(resultItem));
    list.children[shown].querySelector("a").focus();
    offer(results);
  }

  function fail(error) {
    console.error(error);
    loading = undefined; // the next question begins anew
    status.textContent = status.dataset.failed;
    more.hidden = true;
  }

  function recount(select, counts) {
    for (const option of select.querySelectorAll("[data-name]"))
      option.textContent = `${option.dataset.name} (${counts[option.value] ?? 0})`;
  }

  const copyOf = (name) => byId(name).content.firstElementChild.cloneNode(true);

  function resultItem(report) {
    const { title, lang, date, day, grade, kind } = report.meta;
    if (kind) return actorItem(report);
    const item = copyOf("-result");
    item.querySelector("a").href = report.url;
    if (lang) item.querySelector("[data-part=title]").lang = lang;
    const words = grade.split(", ").map(wordsOf).join("; ");
    for (const [part, text] of Object.entries({ ...report.meta, title, words }))
      item.querySelector(`[data-part=${part}]`)?.append(text);
    const time = Object.assign(document.createElement("time"), { dateTime: date, textContent: day });
    item.querySelector("[data-part=when]").append(time);
    if (!report.meta.rests) item.querySelector("[data-part=rests]").parentElement.remove();
    item.querySelector("ul").append(...passagesOf(report).map(passageItem));
    return item;
  }

  const wordsOf = (grade) => document.querySelector(`[data-grade="${CSS.escape(grade)}"]`).content.textContent;

  /* An actor has no origin, no grade and no date. */
  function actorItem({ url, meta }) {
    const item = copyOf(`-${meta.kind}`);
    item.querySelector("a").href = url;
    for (const part of item.querySelectorAll("[data-part]")) part.append(meta[part.dataset.part] ?? "");
    return item;
  }

  function passagesOf(report) {
    const matching = report.sub_results.filter((part) => part.anchor).slice(0, PASSAGES);
    if (matching.length) return matching;
    const [anchor] = report.anchors; // its title was found, or nothing was asked for: it begins like this
    return anchor ? [{ title: anchor.text, url: `${report.url}#${anchor.id}`, excerpt: report.excerpt }] : [];
  }

  function passageItem({ title, url, excerpt }) {
    const item = copyOf("-passage");
    item.querySelector("a").href = url;
    item.querySelector("bdi").textContent = title;
    item.querySelector("span").append(...marked(cutOut(excerpt, title)));
    return item;
  }

  /* An excerpt without the heading that it may begin with, and with signs that it was cut. */
  function cutOut(excerpt, title) {
    const plain = readable(excerpt.replace(MARKS, ""));
    const whole = plain.startsWith(title) && /^(\.|\s|$)/.test(plain.slice(title.length));
    const words = whole ? excerpt.split(" ").slice(title.split(" ").length).join(" ") : `… ${excerpt}`;
    return /[.!?؟…)"”»]$/.test(plain.trim()) ? words : `${words} …`;
  }

  /* In an excerpt every second piece is marked. */
  function marked(excerpt) {
    return excerpt.split(MARKS).map((piece, at) => {
      const text = readable(piece);
      return at % 2 ? Object.assign(document.createElement("mark"), { textContent: text }) : text;
    });
  }

  /* Of all signs Pagefind writes < and > alone as entities. */
  const readable = (piece) => piece.replaceAll("&lt;", "<").replaceAll("&gt;", ">");

  const question = () => new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));

  function go(change) {
    clearTimeout(waiting);
    const asked = question();
    const address = location.pathname + (`${asked}` && `?${asked}`);
    if (address !== location.pathname + location.search) history[change](null, "", address);
    answer(asked);
  }

  function restore() {
    const asked = new URLSearchParams(location.search);
    for (const field of form.querySelectorAll("[name]")) {
      field.value = asked.get(field.name) ?? "";
      if (field.selectedIndex === -1) field.value = "";
    }
    answer(question());
  }

  form.addEventListener("focusin", () => load().catch(() => undefined), { once: true });
  form.addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    if (target.name === "q") waiting = setTimeout(go, PAUSE, "replaceState");
  });
  form.addEventListener("change", ({ target }) => target.name !== "q" && go("pushState"));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go("pushState");
  });
  addEventListener("popstate", restore);
  restore();
}
