// Plain Eleventy: Markdown by its own markdown-it, with no template language within it.
export default function (config) {
  config.addPassthroughCopy("images");
  config.addFilter("basic", (day) => day.replaceAll("-", ""));
  config.addFilter("ics", (text) => text.replace(/[\\;,]/g, "\\$&"));
  config.addFilter("newest", (pages) => (pages ?? []).slice(-100).reverse());
  return {
    dir: { input: "content", includes: "../layouts" },
    markdownTemplateEngine: false,
  };
}
