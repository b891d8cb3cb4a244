export default {
  layout: "report.njk",
  permalink: (data) => (data.draft ? false : `/reports/${data.slug}/`),
};
