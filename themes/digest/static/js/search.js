/* The search page: what its form asks, Pagefind answers, and this shows.
   All words come from the page, all text is set as text, and the address holds the question.
   A query is read as the index was written: names.json has the rule and all spellings. */
"use strict";

const FIRST = { event: 4, report: 5 }; // shown of a group at once; of others, OTHER
const OTHER = 3;
const MORE = 10; // shown more on demand
const PASSAGES = 3; // shown of a report
const PAUSE = 250; // milliseconds after the last key
const EXCERPT = 32; // words of a passage
const LONGEST = 6; // words of a name
const MARKS = /<\/?mark>/g; // around what was found
const NAMES = /_zq[a-z]+q/g; // marks of names, joined to their words
const SIGN = "[\\p{L}\\p{N}\\u0300-\\u036f\\u0610-\\u061a\\u064b-\\u065f\\u0670]+";
const WORD = new RegExp(`${SIGN}(?:['’ʼ\`´‘ʻ]${SIGN})*`, "gu");

/* Room for results is kept before the page is first drawn, so that nothing moves when they come. */
document.documentElement.classList.toggle("asked", location.search.length > 1);

/* How few letters must change to make one word of another: left out, put in, changed or swapped. */
function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last, row] = [[], [], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i++) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
  }
  return row[other.length];
}

/* What reads queries, by the table that the build writes. */
function readerOf(table) {
  const folds = table.folds.map(([from, to]) => [new RegExp(from, "gu"), to.replace("\\", "$")]);
  const articles = new Set(table.articles);
  const weeks = new Set(table.week);
  const vocabulary = table.words.split(" ");
  const keys = new Map(Object.entries(table.keys).map(([key, mark]) => [key.replaceAll(" ", ""), mark]));

  const plain = (word) =>
    word.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]|\p{Lm}/gu, "").replace(/./gu, (sign) => table.letters[sign] ?? sign);
  const fold = (word) => folds.reduce((found, [from, to]) => found.replace(from, to), plain(word));

  function wordsOf(text) {
    const found = [...text.matchAll(WORD)].map(([word], at) => ({ word, at, key: fold(word.replace(/['’]s$/, "")) }));
    [...text.matchAll(WORD)].forEach(({ index }, at) => (found[at].start = index));
    const rest = found.filter(({ word, key }) => key && !articles.has(plain(word)));
    return rest.length ? rest : found;
  }

  /* The words in pieces: the longest names, and what is none. */
  function segments(words) {
    const found = [];
    for (let at = 0; at < words.length; ) {
      let length = Math.min(LONGEST, words.length - at);
      let mark;
      for (; length > 0; length--) {
        const key = words.slice(at, at + length).map((each) => each.key).join("");
        const isName = key.length > 2 || words.length === 1 || words[at].word === words[at].word.toUpperCase();
        if ((mark = isName ? keys.get(key) : undefined)) break;
      }
      found.push({ words: words.slice(at, at + Math.max(length, 1)), mark });
      at += Math.max(length, 1);
    }
    return found;
  }

  const isKnown = (word) =>
    word.length < 4 || /\d/.test(word) || vocabulary.some((each) => each.startsWith(word) || (word.startsWith(each) && word.length - each.length < 4));

  /* The nearest spelling of a name, or word; names win. */
  function nearest(words) {
    const written = words.map((each) => each.word.toLowerCase()).join("");
    const key = words.map((each) => each.key).join("");
    let [best, found] = [written.length < 4 ? 0 : written.length < 7 ? 1 : 2, undefined];
    const look = (candidates, one, made) => {
      for (const each of candidates) {
        const far = each[0] === one[0] || best < 2 ? distance(one, each, best) : best + 1;
        if (far <= best && (far < best || !found)) [best, found] = [far, made(each)];
      }
    };
    if (key.length > 3) look(keys.keys(), key, (each) => ({ mark: keys.get(each), said: table.names[keys.get(each)] }));
    if (words.length === 1) look(vocabulary, written, (each) => ({ word: each, said: each }));
    return found;
  }

  /* Days, months and weeks in a text, as the index has them, and what is left of the text. */
  function times(text, known) {
    const two = (number) => `${number}`.padStart(2, "0");
    let found = [];
    const ending = (end) => known.filter((time) => time.endsWith(end));
    const take = (pattern, made) => {
      text = text.replace(pattern, (whole, ...parts) => {
        const made_ = made(...parts);
        if (made_) found.push(...[made_].flat());
        return made_ ? " " : whole;
      });
    };
    take(/\b(\d{4})-(\d\d?)-(\d\d?)\b/g, (year, month, day) => `${year}-${two(month)}-${two(day)}`);
    take(/\b(\d{4})[- ]?w(\d\d?)\b/gi, (year, week) => `${year}-W${two(week)}`);
    take(/\b(\d\d?)[./] ?(\d\d?)[./] ?(\d{4})\b/g, (day, month, year) => `${year}-${two(month)}-${two(day)}`);
    take(/\bw(\d\d?)\b/gi, (week) => ending(`-W${two(week)}`));
    const words = [...text.matchAll(WORD)].map(([word]) => ({ word, key: fold(word) }));
    const number = (at, pattern) => pattern.exec(words[at]?.key ?? "")?.[1];
    for (let at = 0; at < words.length; at++) {
      const month = table.months[words[at].key];
      const isWeek = weeks.has(words[at].key);
      if (!month && !isWeek) continue;
      const near = [at - 1, at + 1].find((each) => number(each, isWeek ? /^(\d\d?)(?!\d)/ : /^([0-3]?\d)(?!\d)/));
      const year = [at - 2, at - 1, at + 1, at + 2].find((each) => number(each, /^([12]\d{3})$/));
      if (near === undefined && (isWeek || (year === undefined && words.length > 1))) continue;
      const day = near === undefined ? "" : two(number(near, /^(\d\d?)/));
      const end = isWeek ? `-W${day}` : `-${two(month)}${day && `-${day}`}`;
      found.push(...(year === undefined ? ending(end) : [`${words[year].key}${end}`]));
      if (year === undefined && !ending(end).length) found.push(end);
      const gone = new Set([at, near, year]);
      text = words.filter((_, each) => !gone.has(each)).map(({ word }) => word).join(" ");
      break;
    }
    return [found, text];
  }

  /* What Pagefind is asked for a text: terms, the times they are narrowed to, and what was changed. */
  function read(text, known) {
    const phrases = text.match(/"[^"]+"/g) ?? [];
    const [when, rest] = times(text.replace(/"[^"]*"?/g, " "), known);
    const terms = phrases.map((phrase) => ({ asked: phrase, said: phrase }));
    const pieces = rest.trim() ? segments(wordsOf(rest)) : [];
    for (let at = 0; at < pieces.length; at++) {
      const { words, mark } = pieces[at];
      const said = words.map(({ word }) => word).join(" ");
      if (mark || isKnown(words[0].word.toLowerCase())) {
        terms.push({ asked: mark ?? said, said, mark, key: words[0].key });
        continue;
      }
      const next = pieces[at + 1];
      const pair = next && !next.mark && !isKnown(next.words[0].word.toLowerCase()) ? nearest([words[0], next.words[0]]) : undefined;
      const near = pair ?? nearest(words);
      if (pair) at++;
      terms.push({ asked: near?.mark ?? near?.word ?? "", said: near?.said ?? said, mark: near?.mark, key: fold(near?.word ?? said), was: pair ? `${said} ${next.words[0].word}` : said });
    }
    return { when, terms };
  }

  /* A title, its words marked where they are what was asked for, in any spelling. */
  function marked(text, terms) {
    const words = wordsOf(text);
    const pieces = [];
    let end = 0;
    for (const piece of segments(words)) {
      const [first, last] = [piece.words[0], piece.words.at(-1)];
      const fits = terms.some(({ mark, key }) => (mark ? mark === piece.mark : key?.length > 2 && first.key.startsWith(key)));
      if (!fits) continue;
      pieces.push(text.slice(end, first.start), markOf(text.slice(first.start, last.start + last.word.length)));
      end = last.start + last.word.length;
    }
    return [...pieces, text.slice(end)];
  }

  return { wordsOf, read, marked, volumes: table.volumes };
}

const markOf = (text) => Object.assign(document.createElement("mark"), { textContent: text });

function main() {
  const byId = (name) => document.getElementById(`search${name}`);
  const [form, status, list] = ["", "-status", "-results"].map(byId);
  const filters = [...form.querySelectorAll("select")].filter((select) => select.name !== "order");
  const kinds = [...form.elements.kind.options].filter((option) => option.value);
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
    const table = fetch(new URL(form.dataset.names, document.baseURI)).then((reply) => reply.json());
    table.catch(() => undefined); // said below, once
    const pagefind = await import(script);
    await pagefind.destroy(); // what an earlier failure left
    lost = undefined;
    const given = { baseUrl: new URL("../", script).pathname, excerptLength: EXCERPT, metaCacheTag: `${Date.now()}` };
    const named = (volume) => ({ ...given, mergeFilter: { volume } });
    await pagefind.options({ ...named(document.documentElement.lang.toLowerCase()), noWorker: true });
    await pagefind.init();
    const reader = readerOf(await table);
    /* All volumes lie in one folder, each under a language of its own; by the same path Pagefind would take it for the first. */
    const folder = new URL("./", script).pathname;
    await Promise.all(reader.volumes.map((language) => pagefind.mergeIndex(`${folder}./`, { ...named(language), language })));
    const values = await pagefind.filters(); // read once, so that every answer counts them
    if (lost) throw lost;
    return { pagefind, reader, times: Object.keys(values.when ?? {}), holding: new Map() };
  }

  async function ask(question, { when, terms }, { without, kind } = {}) {
    const { pagefind, reader } = await load();
    const chosen = filters.map((select) => select.name).filter((name) => name !== without && question.has(name));
    const all = chosen.map((name) => ({ [name]: question.get(name) }));
    if (when.length) all.push({ any: when.map((time) => ({ when: time })) });
    if (kind) all.push({ kind });
    const words = terms.map(({ asked }) => asked).filter(Boolean).join(" ");
    const holding = await holdingAll(words);
    if (holding?.length === 0) return { results: [], filters: {} };
    if (holding) all.push({ any: holding.map((volume) => ({ volume })) });
    const isDated = (question.has("order") || !words) && (!kind || FIRST[kind] || kind === "edition");
    const found = await pagefind.search(words || null, { filters: all.length ? { all } : {}, sort: isDated ? { date: "desc" } : {} });
    if (lost) throw lost;
    if (isDated && reader.volumes.length) byTime(found.results, reader.volumes);
    return found;
  }

  /* The volumes that have all words, where that matters: Pagefind leaves out a word that an index has nowhere,
     and would find in one volume what lacks a word of another. */
  async function holdingAll(words) {
    const { pagefind, reader, holding } = await load();
    const each = [...new Set(words.replaceAll('"', " ").split(" ").filter(Boolean))];
    if (!reader.volumes.length || each.length < 2) return undefined;
    for (const word of each) if (!holding.has(word)) holding.set(word, pagefind.search(word).then(({ results }) => new Set(results.map(volumeOf))));
    const found = (await Promise.all(each.map((word) => holding.get(word)))).filter(({ size }) => size);
    return found.length ? [...found[0]].filter((volume) => found.every((volumes) => volumes.has(volume))) : undefined;
  }

  const volumeOf = ({ id }) => id.slice(0, id.indexOf("_"));

  /* Results in the order of their volumes: each has put its own in order of time, the newest first. */
  function byTime(results, volumes) {
    results.sort((one, other) => volumes.indexOf(volumeOf(one)) - volumes.indexOf(volumeOf(other)));
  }

  /* What was asked, or the nearest to it that finds anything; with what is said of it. */
  async function seek(question) {
    const { reader, times } = await load();
    const read = reader.read(question.get("q") ?? "", times);
    const changed = read.terms.filter(({ was }) => was);
    const kept = read.terms.filter(({ asked }) => asked);
    const isAsked = kept.length || read.when.length || !read.terms.length;
    const tries = isAsked ? [{ ...read, terms: kept, said: changed.length ? "near" : "found" }] : [];
    const gone = changed.map(({ was }) => was).join(" ");
    const says = kept.filter(({ was }) => was).map(({ said }) => said).join(", ");
    if (kept.length + Math.min(read.when.length, 1) > 1) {
      for (const each of [...kept].reverse()) tries.push({ ...read, terms: kept.filter((term) => term !== each), said: "less", gone: each.said });
      if (read.when.length) tries.push({ when: [], terms: kept, said: "less", gone: read.when[0] });
    }
    for (const each of tries) {
      const found = await ask(question, each);
      if (found.results.length) return { gone, says, ...each, found };
    }
    return nearestWeek(question, read, times);
  }

  async function nearestWeek(question, { when: [time] }, times) {
    const none = { said: "none", when: [], terms: [], gone: question.get("q") ?? "" };
    const day = (week) => Date.UTC(+week.slice(0, 4), 0, week.includes("W") ? 7 * week.slice(6) : 1);
    const weeks = times.filter((each) => each.includes("W"));
    if (!/^\d{4}/.test(time ?? "") || !weeks.length) return none;
    const wanted = time.includes("W") ? day(time) : Date.parse(time);
    const [near] = weeks.sort((one, other) => Math.abs(day(one) - wanted) - Math.abs(day(other) - wanted));
    const found = await ask(question, { when: [near], terms: [] });
    return found.results.length ? { ...none, said: "near", when: [near], says: near, found } : none;
  }

  async function answer(question) {
    const number = ++newest;
    try {
      const asked = ["q", ...filters.map((select) => select.name)].some((name) => question.has(name));
      if (!asked && !loading) return;
      status.textContent = status.textContent || status.dataset.loading;
      if (asked) document.documentElement.classList.add("asked");
      const sought = asked ? await seek(question) : { when: [], terms: [] };
      const counted = sought.found ?? (await ask(question, sought));
      const counts = await Promise.all(filters.map((select) => count(select, question, sought, counted)));
      const groups = sought.found ? await groupsOf(question, sought) : [];
      if (number !== newest) return;
      const { reader } = await load();
      show(groups, counts, sought, asked, (text) => reader.marked(text, sought.terms));
    } catch (error) {
      if (number !== newest) return;
      list.replaceChildren();
      fail(error);
    }
  }

  async function count(select, question, sought, found) {
    const all = question.has(select.name) ? await ask(question, sought, { without: select.name }) : found;
    return all.filters[select.name] ?? {};
  }

  /* The results by kinds, that kind first whose best result fits best. */
  async function groupsOf(question, sought) {
    const wanted = kinds.filter(({ value }) => sought.found.filters.kind?.[value]);
    const groups = await Promise.all(wanted.map(async ({ value, dataset }) => {
      const { results } = await ask(question, sought, { kind: value });
      const first = await Promise.all(results.slice(0, FIRST[value] ?? OTHER).map((result) => result.data()));
      return { kind: value, name: dataset.name, results, first };
    }));
    /* What is asked for by name comes first, weeks and reports after the events that they tell of. */
    const isNamed = ({ meta }) => sought.terms.every(({ mark }) => mark && mark === meta.mark);
    const last = ["edition", "report"];
    const best = ({ kind, results, first }) => (sought.terms.length && last.includes(kind) ? -1 - last.indexOf(kind) : question.has("order") || !sought.terms.length ? 0 : isNamed(first[0]) ? Infinity : results[0].score);
    for (const { first } of groups) first.sort((one, other) => isNamed(other) - isNamed(one));
    return groups.filter(({ first }) => first.length).sort((one, other) => (best(other) > best(one)) - (best(other) < best(one)));
  }

  function show(groups, counts, sought, asked, mark) {
    filters.forEach((select, at) => recount(select, counts[at]));
    const number = groups.reduce((sum, { results }) => sum + results.length, 0);
    const words = { found: number.toLocaleString(document.documentElement.lang), gone: sought.gone, near: sought.says };
    status.textContent = asked ? status.dataset[sought.said].replace(/\{(\w+)\}/g, (_, name) => words[name]) : "";
    list.replaceChildren(...groups.map((group) => groupItem(group, mark)));
    status.dataset.said = asked ? sought.said : "";
    document.documentElement.classList.toggle("asked", number > 0);
  }

  function fail(error) {
    console.error(error);
    loading = undefined; // the next question starts over
    status.textContent = status.dataset.failed;
    status.dataset.said = "failed";
    for (const button of list.querySelectorAll("button")) button.hidden = true;
  }

  function recount(select, counts) {
    for (const option of select.querySelectorAll("[data-name]"))
      option.textContent = `${option.dataset.name} (${counts[option.value] ?? 0})`;
  }

  const copyOf = (name) => byId(name).content.firstElementChild.cloneNode(true);

  function groupItem({ kind, name, results, first }, mark) {
    const item = copyOf("-group");
    const [lines, button] = [item.querySelector("ul"), item.querySelector("button")];
    const add = (found) => lines.append(...found.map((each) => (FIRST[kind] ? resultItem(each, mark) : entityItem(each, mark))));
    item.dataset.kind = kind;
    item.querySelector("h2").append(name);
    item.querySelector(".note").append(results.length.toLocaleString(document.documentElement.lang));
    add(first);
    button.hidden = first.length >= results.length;
    button.append(` (${name})`);
    button.onclick = () => more().catch(fail);
    async function more() {
      const [number, shown] = [newest, lines.children.length];
      const next = await Promise.all(results.slice(shown, shown + MORE).map((result) => result.data()));
      if (number !== newest) return;
      add(next);
      button.hidden = lines.children.length >= results.length;
      lines.children[shown].querySelector("a").focus();
    }
    return item;
  }

  function resultItem(report, mark) {
    const { title, lang, date, day, grade, rests, dots } = report.meta;
    const item = copyOf("-result");
    const part = (name) => item.querySelector(`[data-part=${name}]`);
    item.querySelector("a").href = report.url;
    if (lang) part("title").lang = lang;
    part("title").append(...mark(title));
    const words = grade.split(", ").map(wordsOf).join("; ");
    for (const [name, text] of Object.entries({ ...report.meta, words })) if (name !== "title" && name !== "dots") part(name)?.append(text);
    if (day) part("when").append(Object.assign(document.createElement("time"), { dateTime: date, textContent: day }));
    ["dot", "dot echo", "dot unnamed"].forEach((name, at) => {
      const number = Math.min(dots?.split(" ")[at] ?? 0, 12);
      for (let made = 0; made < number; made++) part("dots").append(Object.assign(document.createElement("i"), { className: name }));
    });
    if (!rests) part("rests").parentElement.remove();
    const passages = passagesOf(report).map(passageItem);
    const excerpt = passages.length ? [] : marked(cutOut(clean(report.excerpt), title));
    part("excerpt").append(...excerpt);
    if (!excerpt.length) part("excerpt").remove();
    item.querySelector("ul").append(...passages);
    if (!passages.length) item.querySelector("ul").remove();
    return item;
  }

  const wordsOf = (grade) => document.querySelector(`[data-grade="${CSS.escape(grade)}"]`).content.textContent;

  /* What has neither grade nor passages: a region, an actor, a source, an edition. */
  function entityItem({ url, meta }, mark) {
    const item = copyOf("-entity");
    item.querySelector("a").href = url;
    for (const part of item.querySelectorAll("[data-part]")) {
      const text = meta[part.dataset.part];
      text ? part.append(...mark(text)) : part.remove();
    }
    return item;
  }

  function passagesOf(report) {
    const matching = report.sub_results.filter((part) => part.anchor).slice(0, PASSAGES);
    if (matching.length) return matching;
    const [anchor] = report.anchors; // its title was found, or nothing was asked for: it begins like this
    return anchor ? [{ title: anchor.text, url: `${report.url}#${anchor.id}`, excerpt: report.excerpt }] : [];
  }

  function passageItem(passage) {
    const item = copyOf("-passage");
    const title = clean(passage.title);
    item.querySelector("a").href = passage.url;
    item.querySelector("bdi").textContent = title;
    item.querySelector("span").append(...marked(cutOut(clean(passage.excerpt), title)));
    return item;
  }

  /* Without the marks of names; words that are marked side by side are marked together. */
  const clean = (text) => text.replace(NAMES, "").replace(/<mark>\s*<\/mark>/g, "").replaceAll("</mark> <mark>", " ").replace(/ {2,}/g, " ").trim();

  /* An excerpt without the heading that it may begin with, and with signs that it was cut. */
  function cutOut(excerpt, title) {
    const plain = readable(excerpt.replace(MARKS, ""));
    const whole = plain.startsWith(title) && /^(\.|\s|$)/.test(plain.slice(title.length));
    const words = whole ? balanced(excerpt.split(" ").slice(title.split(" ").length).join(" ")) : `… ${excerpt}`;
    return /[.!?؟…)"”»]$/.test(plain.trim()) ? words : `${words} …`;
  }

  /* A cut may fall within a mark. */
  const balanced = (text) => (/^[^<]*<\/mark>/.test(text) ? `<mark>${text}` : text);

  /* In an excerpt every second piece is marked. */
  const marked = (excerpt) => excerpt.replace(/([.,;:!?…]+)<\/mark>/g, "</mark>$1").split(MARKS).map((piece, at) => (at % 2 ? markOf(readable(piece)) : readable(piece)));

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

document.addEventListener("DOMContentLoaded", main);
