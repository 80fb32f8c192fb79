// The page of a survey of 2,000 centres in headless Chromium: it opens in time, sorts, filters,
// opens a centre and leads to its report. It makes its own roster.
//
//     npm install --prefix target/browser playwright-core
//     node tests/browser/dashboard.mjs target/debug/dabiao /usr/bin/chromium
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const [dabiao, chromiumPath] = process.argv.slice(2);
const { chromium } = createRequire(resolve("target/browser/package.json"))("playwright-core");

const folder = mkdtempSync(join(tmpdir(), "dashboard-"));
const items = Array.from({ length: 58 }, (_, n) => n + 1);
// Centre n misses n % 7 items, from item 5 on; every fifth centre is in 甲县.
const rows = Array.from({ length: 2000 }, (_, n) => {
  const marks = items.map((item) => (item >= 5 && item < 5 + (n % 7) ? "×" : "√"));
  return [n + 1, "甲乙丙丁戊"[n % 5] + "县", `示例${n}镇便民服务中心`, 330000 + n, ...marks].join(",");
});
writeFileSync(join(folder, "roster.csv"), ["序号,县区,乡镇(街道),编码," + items.map((item) => `指标${item}`).join(","), ...rows].join("\n"));
execFileSync(dabiao, ["batch", join(folder, "roster.csv"), "--standard", "ningbo-township", "--reports", "html", "--out", join(folder, "out")], { stdio: "ignore" });
const page = join(folder, "out/survey.html");
assert.ok(!/https?:/.test(readFileSync(page, "utf8")), "nothing from elsewhere");

const browser = await chromium.launch({ executablePath: chromiumPath, args: ["--no-sandbox"] });
try {
  const tab = await browser.newPage();
  const said = [];
  tab.on("console", (message) => said.push(message.text()));
  tab.on("pageerror", (error) => said.push(String(error)));
  const began = Date.now();
  await tab.goto("file://" + page);
  await tab.waitForSelector("#ranking-0 tbody tr");
  const took = Date.now() - began;
  assert.ok(took < 2000, `it opened in ${took} ms`);
  const first = () => tab.$eval("#ranking-0 tbody tr", (row) => [...row.cells].map((cell) => cell.textContent));
  const count = () => tab.$eval("#ranking-0 .told", (told) => told.textContent);

  assert.deepEqual(await first(), ["1=", "示例0镇便民服务中心", "甲县", "示范型", "100.00%", "0", "0", "0"]);
  const score = "#ranking-0 th:nth-child(5) button";
  await tab.click(score);
  // Six of 58 missed: 52 / 58.
  assert.equal((await first())[4], "89.66%");
  await tab.click(score);
  assert.equal((await first())[4], "100.00%");

  await tab.fill("#ranking-0 input", "示例1999镇");
  // 1999 % 7 = 4: items 5 to 8.
  assert.equal((await first())[1], "示例1999镇便民服务中心");
  await tab.click("#ranking-0 tbody tr");
  const missed = await tab.$$eval("tr.more li", (lines) => lines.map((line) => line.textContent.split(" ")[0]));
  assert.deepEqual(missed, ["5", "6", "7", "8"]);

  await tab.fill("#ranking-0 input", "330007");
  assert.equal((await first())[1], "示例7镇便民服务中心");
  await tab.fill("#ranking-0 input", "");
  await tab.selectOption("#ranking-0 select >> nth=0", "甲县");
  assert.match(await count(), /400/);
  assert.equal((await first())[2], "甲县");
  // The drill-down leads to the centre's own report, and back.
  await tab.click("#ranking-0 tbody tr");
  const centre = (await first())[1];
  await tab.click("tr.more a");
  await tab.waitForLoadState();
  assert.ok((await tab.title()).startsWith(centre), await tab.title());
  assert.equal(await tab.$eval("h1", (title) => title.textContent), centre);
  await tab.goBack();
  await tab.waitForSelector("#ranking-0 tbody tr");
  await tab.selectOption("#ranking-0 select >> nth=0", "甲县");
  await tab.click("#ranking-0 .rest");
  assert.equal((await tab.$$("#ranking-0 tbody tr.centre")).length, 400);
  assert.deepEqual(said, [], "the page complains of nothing");
  console.log(`opened in ${took} ms; sorted, filtered, opened`);
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
