// Returns what is wrong with the page, a line each: names, headings, sizes, contrast.
const wrong = [];
const name = (e) => e.outerHTML.slice(0, 100).replace(/\s+/g, " ");
const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
const all = (css) => Array.from(document.querySelectorAll(css)).filter(seen);

for (const field of all("input:not([type=hidden]), select, textarea")) {
  if (!field.labels.length && !field.getAttribute("aria-label")) wrong.push("no label: " + name(field));
}
for (const control of all("button, a, summary")) {
  if (!control.textContent.trim()) wrong.push("no text: " + name(control));
}
for (const control of all("button, .button, select, .choice, summary, input:not([type=radio], [type=checkbox])")) {
  const height = control.getBoundingClientRect().height;
  if (height < 43.9) wrong.push("only " + height.toFixed(1) + " px high: " + name(control));
}

let level = 0;
for (const heading of all("h1, h2, h3, h4, h5, h6")) {
  const next = Number(heading.tagName[1]);
  if (next > level + 1) wrong.push("heading skips a level: " + name(heading));
  level = next;
}
if (all("h1").length !== 1) wrong.push(all("h1").length + " h1 headings");
if (all("main").length !== 1) wrong.push(all("main").length + " main landmarks");
if (!document.title.trim()) wrong.push("no title");
const ids = Array.from(document.querySelectorAll("[id]"), (e) => e.id);
const twice = ids.filter((id, i) => ids.indexOf(id) !== i);
if (twice.length) wrong.push("ids given twice: " + twice);
const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
if (wide > 0) wrong.push("wider than the screen by " + wide + " px");

// Contrast as in WCAG 2.2, 1.4.3; what is disabled is exempt.
const channels = (colour) => {
  const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
  return { rgb: [r, g, b], alpha: a };
};
const behind = (e) => {
  for (; e; e = e.parentElement) {
    const { rgb, alpha } = channels(getComputedStyle(e).backgroundColor);
    if (alpha > 0) return rgb;
  }
  return [255, 255, 255];
};
const luminance = (rgb) => {
  const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
const done = new Set();
while (texts.nextNode()) {
  const e = texts.currentNode.parentElement;
  if (!texts.currentNode.data.trim() || done.has(e) || !seen(e) || e.closest(":disabled, noscript")) continue;
  done.add(e);
  const style = getComputedStyle(e);
  const [dark, light] = [luminance(channels(style.color).rgb), luminance(behind(e))].sort((a, b) => a - b);
  const ratio = (light + 0.05) / (dark + 0.05);
  const large = parseFloat(style.fontSize) >= 24;
  if (ratio < (large ? 3 : 4.5)) wrong.push("contrast " + ratio.toFixed(2) + ": " + name(e));
}
return wrong.join("\n");
