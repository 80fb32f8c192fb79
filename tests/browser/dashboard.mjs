// The page of a survey of 2,000 centres in headless Chromium: it opens in time, sorts, filters,
// opens a centre and its report, fits its window, prints, and asks nothing of the network. It makes its own roster.
//
// Needs Chromium (CHROMIUM, /usr/bin/chromium by default) and `npm ci` in this folder.
// Usage: node tests/browser/dashboard.mjs DABIAO [FOLDER], with a folder to keep the survey and pictures in.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const dabiao = resolve(process.argv[2]);
const keep = process.argv[3] && resolve(process.argv[3]);
const folder = keep ?? mkdtempSync(join(tmpdir(), "dashboard-"));
mkdirSync(folder, { recursive: true });
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const CENTRES = 2000;

const items = Array.from({ length: 58 }, (_, n) => n + 1);
// Centre n misses n % 7 items, from item 5 on; every fifth centre is in 甲县.
const rows = Array.from({ length: CENTRES }, (_, n) => {
  const marks = items.map((item) => (item >= 5 && item < 5 + (n % 7) ? "×" : "√"));
  return [n + 1, "甲乙丙丁戊"[n % 5] + "县", `示例${n}镇便民服务中心`, 330000 + n, ...marks].join(",");
});
writeFileSync(join(folder, "roster.csv"), ["序号,县区,乡镇(街道),编码," + items.map((item) => `指标${item}`).join(","), ...rows].join("\n"));
const args = ["batch", join(folder, "roster.csv"), "--standard", "ningbo-township", "--reports", "html", "--out", join(folder, "out"), ...(keep ? ["--force"] : [])];
execFileSync(dabiao, args, { stdio: "ignore" });
const page = join(folder, "out/survey.html");
assert.ok(!/https?:/.test(readFileSync(page, "utf8")), "nothing from elsewhere");

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", headless: true, args: flags,
});
const faults = [];

async function open(width, options = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.on("console", (message) => faults.push(message.text()));
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("request", (request) => { if (!request.url().startsWith(pathToFileURL(join(folder, "out")).href)) faults.push(`request: ${request.url()}`); });
  await tab.goto(pathToFileURL(page).href);
  return { context, tab };
}

try {
  // A first page, so that the start of the browser is not measured.
  await (await browser.newPage()).goto("about:blank");
  const began = performance.now();
  const { context, tab } = await open(1280);
  await tab.waitForSelector("#ranking-0 tbody tr.centre");
  const took = Math.round(performance.now() - began);
  assert.ok(took < 2000, `it opened in ${took} ms`);
  const first = () => tab.$eval("#ranking-0 tbody tr", (row) => [...row.cells].map((cell) => cell.textContent));
  const told = () => tab.$eval("#ranking-0 .told", (line) => line.textContent);
  const timed = async (what, act) => {
    const began = performance.now();
    await act();
    const took = performance.now() - began;
    assert.ok(took < 1000, `${what} took ${took} ms`);
  };

  // The places n % 7 = 0 gives: 286 of 2,000 miss nothing.
  assert.deepEqual(await first(), ["1=", "示例0镇便民服务中心", "甲县", "示范型", "100.00%", "0", "0", "0"]);
  const score = "#ranking-0 th:nth-child(5) button";
  await timed("sorting", () => tab.click(score));
  // Six of 58 missed: 52 / 58.
  assert.equal((await first())[4], "89.66%");
  await tab.click(score);
  assert.equal((await first())[4], "100.00%");
  await tab.click("#ranking-0 th:nth-child(1) button");
  const ranks = await tab.$$eval("#ranking-0 tbody tr.centre", (all) => all.map((row) => row.cells[0].textContent));
  assert.equal(ranks.length, 200);
  assert.ok(ranks.every((rank) => rank === "1="), "286 centres share the first place");

  await timed("searching", () => tab.fill("#ranking-0 input", "示例1999镇"));
  // 1999 % 7 = 4: items 5 to 8.
  assert.equal((await first())[1], "示例1999镇便民服务中心");
  await tab.click("#ranking-0 tbody tr");
  const missed = await tab.$$eval("tr.more li", (lines) => lines.map((line) => line.textContent.split(" ")[0]));
  assert.deepEqual(missed, ["5", "6", "7", "8"]);
  assert.match(await tab.textContent("tr.more"), /331999/);
  if (keep) await tab.locator("#ranking-0").screenshot({ path: join(folder, "centre.png") });
  // By the keyboard as well.
  await tab.focus("#ranking-0 tbody tr.centre");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.locator("tr.more").count(), 0);

  await tab.fill("#ranking-0 input", "330007");
  assert.equal((await first())[1], "示例7镇便民服务中心");
  await tab.fill("#ranking-0 input", "没有这样的中心");
  assert.equal(await tab.locator("tr.centre").count(), 0);
  await tab.fill("#ranking-0 input", "");
  await tab.selectOption("#ranking-0 select >> nth=0", "甲县");
  assert.match(await told(), /400/);
  assert.equal((await first())[2], "甲县");
  // The drill-down leads to the centre's own report, and back.
  await tab.click("#ranking-0 tbody tr");
  const centre = (await first())[1];
  await tab.click("tr.more a");
  await tab.waitForLoadState();
  assert.ok((await tab.title()).startsWith(centre), await tab.title());
  assert.equal(await tab.$eval("h1", (title) => title.textContent), centre);
  await tab.goBack();
  await tab.waitForSelector("#ranking-0 tbody tr.centre");
  await tab.selectOption("#ranking-0 select >> nth=0", "甲县");
  await tab.click("#ranking-0 .rest");
  assert.equal(await tab.locator("#ranking-0 tr.centre").count(), 400);
  await context.close();

  // Windows of several widths: nothing is cut off or runs over the edge.
  for (const width of [1280, 1024, 768, 360]) {
    const { context, tab } = await open(width);
    await tab.waitForSelector("#ranking-0 tbody tr.centre");
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (keep) await tab.screenshot({ path: join(folder, `survey-${width}.png`), clip: { x: 0, y: 0, width, height: 2600 }, fullPage: true });
    assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
    const cut = await tab.$$eval("svg text", (all) => all.filter((text) => {
      const [own, frame] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
      return own.right > frame.right + 1 || own.left < frame.left - 1 || own.bottom > frame.bottom + 1;
    }).map((text) => text.textContent));
    assert.deepEqual(cut, [], `cut off at ${width}`);
    await context.close();
  }

  // Nothing serious in the way of assistive technology.
  {
    const { context, tab } = await open(1280);
    const cdp = await context.newCDPSession(tab);
    await cdp.send("Page.setBypassCSP", { enabled: true });
    await tab.reload();
    await tab.evaluate(axe);
    const audit = await tab.evaluate(() => window.axe.run(document));
    const serious = audit.violations.filter((one) => ["serious", "critical"].includes(one.impact));
    assert.deepEqual(serious.map((one) => `${one.id}: ${one.nodes[0].html}`), []);
    await context.close();
  }

  // Printed, every centre of the ranking is there.
  {
    const { context, tab } = await open(1280);
    const pdf = join(folder, "survey.pdf");
    await tab.pdf({ path: pdf, preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
    const printed = new Set(text.match(/示例\d+镇便民服务中心/g));
    assert.equal(printed.size, CENTRES, "centres on paper");
    if (keep) execFileSync("pdftoppm", ["-r", "60", "-png", "-f", "1", "-l", "2", pdf, join(folder, "print")]);
    await context.close();
  }
  // Without scripts the page says where the ranking is.
  {
    const { context, tab } = await open(1280, { javaScriptEnabled: false });
    assert.match(await tab.textContent("body"), /ranking\.csv/);
    assert.equal(await tab.locator(".filters:visible").count(), 0);
    await context.close();
  }
  assert.deepEqual(faults, [], "the page complains of nothing and asks for nothing");
  console.log(`${CENTRES} centres: opened in ${took} ms; sorted, filtered, opened, at four widths, printed`);
} finally {
  await browser.close();
  if (!keep) rmSync(folder, { recursive: true });
}
