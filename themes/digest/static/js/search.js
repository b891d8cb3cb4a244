/* The search page: what its form asks, Pagefind answers, and this shows.
   All words come from the page, all text is set as text, and the address holds the question. */
"use strict";
{
  const RESULTS = 10; // shown at once
  const PASSAGES = 3; // shown of a report; an event has none
  const PAUSE = 250; // milliseconds after the last key
  const EXCERPT = 32; // words of a passage
  const MARKS = /<\/?mark>/g; // around what was found

  const NAMES = 8; // names shown above the results
  const NEAR = [0, 0, 0, 1, 1, 2, 2, 2, 3]; // letters that may be wrong, by the length of a name

  const byId = (name) => document.getElementById(`search${name}`);
  const [form, status, list, more] = ["", "-status", "-results", "-more"].map(byId);
  const filters = [...form.querySelectorAll("select")].filter((select) => select.name !== "order");
  const script = new URL(form.dataset.index, document.baseURI);
  const named = byId("-names");
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
    const [pagefind, names] = await Promise.all([load(), known()]);
    const chosen = filters.map((select) => select.name).filter((name) => name !== without && question.has(name));
    const { words, week } = understood(question.get("q") ?? "", names);
    const wanted = Object.fromEntries(chosen.map((name) => [name, question.get(name)]));
    if (week && without !== "week") wanted.week ??= week;
    const found = await pagefind.search(words || null, {
      filters: wanted,
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
      const [found, names] = [await ask(question), await known()];
      const counts = await Promise.all(filters.map((select) => count(select, question, found)));
      const results = asked ? found.results : [];
      const first = await Promise.all(results.slice(0, RESULTS).map((result) => result.data()));
      if (number !== newest) return;
      show(results, first, counts, asked);
      tell(question.get("q") ?? "", names);
    } catch (error) {
      if (number !== newest) return;
      list.replaceChildren();
      named.replaceChildren();
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

  /* Names: regions, actors, sources and editions are found by any of their spellings, and a question is put to
     Pagefind in the digest's own. Folded as sitrep.site.search.keys folds. */
  let reading; // the promise of the names

  const known = () => (reading ??= read().catch((error) => { reading = undefined; throw error; }));

  async function read() {
    const told = await (await fetch(new URL(form.dataset.names, document.baseURI))).json();
    letters = told.letters;
    const names = told.names.map(([kind, title, address, note, keys, first, last]) => ({ kind, title, address, note, keys, first, last }));
    const spelt = new Map();
    for (const name of names.filter((each) => ["region", "actor", "place"].includes(each.kind)))
      for (const key of name.keys) if (!spelt.has(key)) spelt.set(key, name.title);
    return { ...told, names, spelt };
  }

  let letters = {};
  const ARTICLES = /^(al|el)$/i;
  const BOUND = /^(as|ash|ad|ar|at|az|an|ez|er|es|et|ed)$/i;
  const FOLDS = [[/(.)\1+/gu, "$1"], [/ou/g, "u"], [/ei|ay|ai/g, "e"], [/q/g, "k"], [/([aei])h$/, "$1"], [/e$/, "a"]];

  function foldWord(word) {
    let key = [...word.normalize("NFKD").toLowerCase()].filter((sign) => /[\p{L}\p{N}]/u.test(sign)).map((sign) => letters[sign] ?? sign).join("");
    if (/^t(al|all|ell|el|il)$/.test(key)) return "tal";
    for (const [from, to] of FOLDS) key = key.replace(from, to);
    key = key.replaceAll("ة", "ه").replaceAll("ى", "ي").replaceAll("ٱ", "ا").replaceAll("y", "i");
    return key.startsWith("ال") && key.length > 4 ? key.slice(2) : key;
  }

  /* The words of a question, each with its key and its place in the text. */
  function keysOf(text) {
    const plain = text.replace(/['’‘‛`´ʼʻʿʾ]s(?![\p{L}\p{N}])/gu, "").replace(/['’‘‛`´ʼʻʿʾ]/g, "").normalize("NFKD").replace(/\p{M}/gu, "");
    const every = [...plain.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ word: match[0], next: plain[match.index + match[0].length] }));
    const kept = every.filter(({ word, next }) => !(ARTICLES.test(word) || (BOUND.test(word) && /[-‑]/.test(next ?? ""))));
    return (kept.length ? kept : every).map(({ word }) => ({ word, key: foldWord(word) })).filter(({ key }) => key);
  }

  const editionsOf = (names) => names.names.filter((name) => name.kind === "edition");

  /* A question as Pagefind is asked: in the digest's spellings, without the date or week that it names. */
  function understood(text, names) {
    const { days, rest } = datesIn(text, names);
    const weeks = days ? editionsOf(names).filter((each) => each.first <= days[1] && each.last >= days[0]) : [];
    if (text.includes('"')) return { words: text, weeks: [] };
    const tokens = keysOf(rest);
    const words = [];
    for (let at = 0; at < tokens.length; ) {
      let length = Math.min(4, tokens.length - at);
      while (length && !names.spelt.has(tokens.slice(at, at + length).map(({ key }) => key).join(" "))) length -= 1;
      words.push(length ? names.spelt.get(tokens.slice(at, at + length).map(({ key }) => key).join(" ")) : tokens[at].word);
      at += length || 1;
    }
    return { words: words.join(" "), weeks, week: weeks.length === 1 ? weeks[0].address.split("/").at(-2) : undefined };
  }

  const pad = (number) => String(number).padStart(2, "0");

  /* The days that a question names, first and last, and its other words. */
  function datesIn(text, names) {
    const years = editionsOf(names).map((each) => each.first.slice(0, 4));
    const latest = years[0];
    const month = (word) => names.months[keysOf(word).map(({ key }) => key).join(" ")];
    const iso = text.match(/(\d{4})-(\d{2})-(\d{2})/);
    if (iso) return { days: [iso[0], iso[0]], rest: text.replace(iso[0], " ") };
    const numeric = text.match(/\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/);
    if (numeric) {
      const day = `${numeric[3]}-${pad(numeric[2])}-${pad(numeric[1])}`;
      return { days: [day, day], rest: text.replace(numeric[0], " ") };
    }
    const coded = text.match(/\b(?:(\d{4})-?)?[wW](\d{1,2})\b/);
    const worded = [...text.matchAll(/(\p{L}+)[\s.]*(\d{1,2})(?!\d)(?:[\s,]+(\d{4}))?/gu)].find((match) => names.weeks.includes(foldWord(match[1])));
    const turned = [...text.matchAll(/(\d{1,2})\.?\s*(\p{L}+)(?:[\s,]+(\d{4}))?/gu)].find((match) => names.weeks.includes(foldWord(match[2])));
    const number = coded ? [coded[0], coded[2], coded[1]] : worded ? [worded[0], worded[2], worded[3]] : turned ? [turned[0], turned[1], turned[3]] : undefined;
    if (number) {
      const ending = `-W${pad(number[1])}/`;
      const found = editionsOf(names).find((each) => each.address.endsWith(number[2] ? `${number[2]}${ending}` : ending));
      if (found) return { days: [found.first, found.first], rest: text.replace(number[0], " ") };
    }
    for (const match of text.matchAll(/(?:(\d{1,2})(?:st|nd|rd|th|er|\.)?\s+)?(\p{L}{3,}\.?)(?:\s+(\d{1,2})(?!\d)(?:st|nd|rd|th)?)?(?:[\s,]+(\d{4}))?/gu)) {
      const [whole, before, word, after, year] = match;
      const found = month(word);
      const day = before ?? after;
      if (!found || (!day && !year)) continue;
      const start = `${year ?? latest}-${pad(found)}-`;
      return { days: day ? [start + pad(day), start + pad(day)] : [`${start}01`, `${start}31`], rest: text.replace(whole, " ") };
    }
    return { rest: text };
  }

  /* How well a name fits: 4 for one of its spellings, less for a beginning or for its words. */
  function fit(name, key, tokens) {
    if (name.keys.includes(key)) return 4;
    if (key.length > 2 && name.keys.some((each) => each.startsWith(key))) return 3;
    const words = tokens.filter((token) => token.length > 1);
    const has = (each, token) => each.split(" ").some((word) => (token.length > 2 ? word.startsWith(token) : word === token));
    if (words.length && name.keys.some((each) => words.every((token) => has(each, token)))) return 2;
    return name.kind !== "edition" && name.keys.some((each) => each.length > 3 && ` ${key} `.includes(` ${each} `)) ? 1 : 0;
  }

  function tell(text, names) {
    const { weeks, words } = understood(text, names);
    const tokens = keysOf(datesIn(text, names).rest).map(({ key }) => key);
    const key = tokens.join(" ");
    const fits = names.names.filter((name) => name.address && key).map((name) => ({ name, fit: fit(name, key, tokens) }));
    const found = fits.filter((each) => each.fit).sort((a, b) => b.fit - a.fit).slice(0, NAMES).map((each) => each.name);
    const all = [...new Set([...weeks.slice(0, NAMES), ...found])];
    named.replaceChildren(...groupsOf(all), ...(all.length || !words || tokens.length > 3 ? [] : nearest(tokens, names)));
  }

  function groupsOf(found) {
    return [...document.querySelectorAll("[data-group]")].flatMap((template) => {
      const own = found.filter((name) => name.kind === template.dataset.group);
      if (!own.length) return [];
      const group = template.content.firstElementChild.cloneNode(true);
      group.querySelector("ul").append(...own.map(nameItem));
      return [group];
    });
  }

  function nameItem({ title, address, note }) {
    const item = copyOf("-name");
    const link = item.querySelector("a");
    link.href = new URL(`../${address}`, document.baseURI);
    link.querySelector("bdi").append(title);
    item.querySelector(".note").append(note);
    return item;
  }

  /* What a question that found nothing may have meant. */
  function nearest(tokens, names) {
    const whole = tokens.join(" ");
    const near = (wanted) => {
      let best;
      for (const name of names.names)
        for (const key of name.keys) {
          const off = distance(wanted, key, (NEAR[wanted.length] ?? 3) + 1);
          if (off <= (NEAR[wanted.length] ?? 3) && (!best || off < best.off)) best = { off, title: name.title };
        }
      return best?.title;
    };
    const meant = near(whole) ?? tokens.map(near).find(Boolean);
    if (!meant) return [];
    const item = copyOf("-meant");
    const link = item.querySelector("a");
    link.href = `?${new URLSearchParams({ q: meant })}`;
    link.append(meant);
    return [item];
  }

  /* How many letters differ between two words, no more than a limit. */
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) >= limit) return limit;
    let row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1)
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (one[i - 1] !== other[j - 1]));
      row = next;
    }
    return Math.min(row[other.length], limit);
  }

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

  named.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='?']");
    if (!link) return;
    event.preventDefault();
    form.elements.q.value = new URLSearchParams(link.search).get("q");
    go("pushState");
  });
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
