export default function (config) {
  const reports = (api) => api.getFilteredByGlob("content/reports/*.md").filter((each) => !each.data.draft);
  config.addCollection("reports", (api) => reports(api).reverse());
  for (const [name, key] of [["byRegion", "regions"], ["bySource", "sources"], ["byWeek", "weeks"]]) {
    config.addCollection(name, (api) => {
      const found = new Map();
      for (const each of reports(api).reverse()) {
        for (const term of each.data[key]) found.set(term, [...(found.get(term) ?? []), each]);
      }
      return [...found].map(([term, items]) => ({ term, items }));
    });
  }
  config.addCollection("regionPages", (api) => paged(reports(api).reverse(), 25));
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  config.addFilter("start", (html) => html.replace(/<[^>]*>/g, "").slice(0, 400));
  config.ignores.add("node_modules");
  return { dir: { input: "content", includes: "../_includes", output: "output" } };
}

function paged(reports, size) {
  const found = new Map();
  for (const each of reports) {
    for (const term of each.data.regions) found.set(term, [...(found.get(term) ?? []), each]);
  }
  return [...found].flatMap(([term, all]) => {
    const pages = Math.ceil(all.length / size);
    return [...Array(pages).keys()].map((page) => ({
      term, page, pages, items: all.slice(page * size, (page + 1) * size),
    }));
  });
}
