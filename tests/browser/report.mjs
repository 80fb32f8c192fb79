// The HTML report in a browser: what it shows, filters and searches, prints and keeps to itself.
//
// Needs Chromium (CHROMIUM, /usr/bin/chromium by default) and `npm ci` in this folder.
// Usage: node tests/browser/report.mjs DABIAO [FOLDER], with a folder to keep pages and pictures in.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const dabiao = resolve(process.argv[2]);
const keep = process.argv[3] && resolve(process.argv[3]);
const work = keep ?? mkdtempSync(join(tmpdir(), "reports-"));
mkdirSync(work, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

function run(args, codes = [0]) {
  const done = spawnSync(dabiao, args, { cwd: root, encoding: "utf8" });
  assert.ok(codes.includes(done.status), `${args.join(" ")}: ${done.status}\n${done.stderr}`);
}

// Every kind of assessment: [name, arguments, exit code].
run(["template", "ningbo-township", "-o", join(work, "blank.xlsx"), "--force"]);
const inputs = [
  ["demonstration", ["fixtures/demonstration.xlsx"], 0],
  ["standard", ["fixtures/standard.xlsx"], 0],
  ["standard-for-standard", ["fixtures/standard.xlsx", "--grade", "standard"], 0],
  ["open", ["fixtures/open.xlsx"], 0],
  ["waived", ["fixtures/standard.xlsx", "--waivers", "fixtures/waivers.toml"], 0],
  ["nothing", [join(work, "blank.xlsx")], 3],
  ["long", ["fixtures/reports/long.csv", "--standard", "fixtures/reports/long.toml"], 0],
  ["points", ["fixtures/reports/points.csv", "--standard", "fixtures/tables/deductions.toml"], 0],
  ["hostile", ["fixtures/reports/hostile.csv", "--standard", "ningbo-township"], 0],
];
const pages = [];
for (const [name, args, code] of inputs) {
  for (const lang of name === "long" ? ["zh"] : ["zh", "en"]) {
    const file = join(work, `${name}-${lang}.html`);
    const json = join(work, `${name}-${lang}.json`);
    run(["audit", ...args, "--lang", lang, "-o", file], [code]);
    run(["audit", ...args, "--lang", lang, "-o", json], [code]);
    const grade = args.includes("--grade") ? 1 : 0;
    pages.push({ name, lang, file, grade, result: JSON.parse(readFileSync(json, "utf8")) });
  }
}

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: flags,
});

/** Opens a page and collects whatever it should not do. */
async function open(page, { width, scripts = true, print = false }) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled: scripts });
  const tab = await context.newPage();
  const faults = [];
  tab.on("console", (message) => faults.push(`${message.type()}: ${message.text()}`));
  tab.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  tab.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("data:") && url !== pathToFileURL(page.file).href) faults.push(`request: ${url}`);
  });
  if (print) await tab.emulateMedia({ media: "print" });
  await tab.goto(pathToFileURL(page.file).href);
  return { context, tab, faults };
}

/** What the page must say, counted here from the JSON. */
function expected({ result, grade }) {
  const of = (finding) => finding.for_grade[grade];
  const open = (verdict) => verdict === "not_checked" || verdict === "unreadable";
  const count = (is) => result.findings.filter(is).length;
  const verdicts = ["met", "partly_met", "not_met", "not_applicable", "not_checked", "unreadable"];
  return {
    counts: [...verdicts.map((v) => count((f) => of(f).verdict === v)), result.findings.length],
    total: result.findings.length,
    unmet: count((f) => ["not_met", "partly_met"].includes(of(f).verdict)),
    open: count((f) => open(of(f).verdict)),
    conflict: count((f) => f.conflict),
    required: count((f) => of(f).required),
    requiredUnmet: count((f) => of(f).required && ["not_met", "partly_met"].includes(of(f).verdict)),
    problems: result.problems.length,
    missing: result.grades.filter((g) => g.outcome !== "reached").flatMap((g) => g.missing),
  };
}

const texts = (tab, selector) => tab.locator(selector).allTextContents();

for (const page of pages) {
  const want = expected(page);
  const title = `${page.name} (${page.lang})`;
  for (const width of page.lang === "zh" ? [1280, 360] : [360]) {
    const { context, tab, faults } = await open(page, { width });
    // It says what the assessment says.
    assert.deepEqual((await texts(tab, ".counts td")).map(Number), want.counts, `${title}: counts`);
    assert.deepEqual(await texts(tab, ".finding > .id"), page.result.findings.map((f) => f.indicator), title);
    assert.deepEqual(await texts(tab, "#way tbody .id"), want.missing, `${title}: the way`);
    assert.equal(await tab.locator("#problems tbody tr").count(), want.problems, `${title}: problems`);
    const boxes = (await texts(tab, ".filter b")).map(Number);
    assert.deepEqual(boxes, [want.unmet, want.open, want.conflict, want.required], `${title}: filter`);
    // The bars add up.
    const bars = await tab.$$eval(".bar svg", (all) => all.map((svg) =>
      [...svg.querySelectorAll("rect")].reduce((sum, part) => sum + parseFloat(part.getAttribute("width")), 0)));
    for (const bar of bars) assert.ok(bar > 99.9 && bar <= 100, `${title}: a bar of ${bar}%`);
    // Nothing is wider than the window.
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(wide <= 0, `${title} at ${width}: ${wide} px too wide`);
    // Filters and search.
    const visible = () => tab.locator(".finding:visible").count();
    const box = (name) => tab.locator(`.filter input[value=${name}]`);
    assert.equal(await visible(), want.total);
    await box("unmet").check();
    assert.equal(await visible(), want.unmet, `${title}: unmet`);
    await box("required").check();
    assert.equal(await visible(), want.requiredUnmet, `${title}: unmet and required`);
    await box("unmet").uncheck();
    assert.equal(await visible(), want.required, `${title}: required`);
    await box("required").uncheck();
    await box("open").check();
    assert.equal(await visible(), want.open, `${title}: open`);
    await box("open").uncheck();
    await box("conflict").check();
    assert.equal(await visible(), want.conflict, `${title}: conflicts`);
    await box("conflict").uncheck();
    const some = page.result.findings[page.result.findings.length - 1];
    await tab.locator(".filter input[type=search]").fill(some.title.toUpperCase());
    const found = await texts(tab, ".finding:visible > .id");
    assert.ok(found.includes(some.indicator), `${title}: search`);
    assert.ok(found.length < want.total, `${title}: search narrows`);
    await tab.locator(".filter input[type=search]").fill("");
    assert.equal(await visible(), want.total);
    if (keep) await tab.screenshot({ path: join(work, `${page.name}-${page.lang}-${width}.png`), fullPage: true });
    // Nothing serious in the way of assistive technology. The looks differ by width, not by case.
    if (width !== 360 && page.name !== "standard") {
      assert.deepEqual(faults, [], `${title} at ${width}`);
      await context.close();
      continue;
    }
    // axe is put into the page from outside; the page's own policy would refuse it.
    const cdp = await context.newCDPSession(tab);
    await cdp.send("Page.setBypassCSP", { enabled: true });
    await tab.reload();
    await tab.evaluate(axe);
    const audit = await tab.evaluate(() => window.axe.run(document));
    const serious = audit.violations.filter((one) => ["serious", "critical"].includes(one.impact));
    assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes[0].html}`), [], `${title} at ${width}`);
    assert.ok(audit.passes.length > 20, "axe looked");
    assert.deepEqual(faults, [], `${title} at ${width}`);
    await context.close();
  }
  // With scripts off everything is there, and no filter that would not work.
  const { context, tab, faults } = await open(page, { width: 1280, scripts: false });
  assert.equal(await tab.locator(".finding:visible").count(), want.total, `${title}: without scripts`);
  assert.equal(await tab.locator(".filter:visible").count(), 0, `${title}: a filter without scripts`);
  // Printed: A4, every finding, the name at the head of each page.
  const pdf = join(work, `${page.name}-${page.lang}.pdf`);
  await tab.pdf({ path: pdf, preferCSSPageSize: true });
  const info = execFileSync("pdfinfo", [pdf], { encoding: "utf8" });
  const [, w, h] = info.match(/Page size:\s+([\d.]+) x ([\d.]+)/).map(Number);
  assert.ok(Math.abs(w - 595) < 2 && Math.abs(h - 842) < 2, `${title}: ${w} x ${h}`);
  const sheets = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" }).split("\f").slice(0, -1);
  assert.equal(sheets.length, Number(info.match(/Pages:\s+(\d+)/)[1]));
  if (page.name !== "hostile" && page.result.centre.name) {
    for (const sheet of sheets) {
      assert.ok(sheet.trimStart().startsWith(page.result.centre.name), `${title}: a page without its head`);
    }
  }
  assert.deepEqual(faults, [], `${title} without scripts`);
  await context.close();
}

// The keyboard reaches the findings at once, and the filter by tabbing on.
{
  const { context, tab } = await open(pages[2], { width: 1280 });
  await tab.keyboard.press("Tab");
  assert.equal(await tab.evaluate(() => document.activeElement.className), "skip");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  await tab.keyboard.press("Space");
  assert.equal(await tab.locator(".filter input[value=unmet]").isChecked(), true);
  await context.close();
}

// A name from a file never becomes markup.
{
  const { context, tab } = await open(pages.find((page) => page.name === "hostile"), { width: 1280 });
  assert.equal(await tab.locator("h1 b").count(), 0);
  assert.equal(await tab.locator("img").count(), 0);
  assert.equal(await tab.locator("script").count(), 1);
  assert.equal(await tab.locator("style").count(), 1);
  assert.equal(await tab.locator("main a").count(), 0);
  await context.close();
}

await browser.close();
if (!keep) rmSync(work, { recursive: true });
console.log(`${pages.length} reports at two widths, without scripts, and printed`);
