/* The reference and the web client as people use them. SPDX-License-Identifier: LGPL-2.1-or-later
     node site.js PAGES PAGES-OF-OAUTH LISTENING    the last is a file that has the server's address
   With PICTURES set, a folder, it writes what is seen into it. */
const assert = require("node:assert/strict");
const {existsSync, mkdirSync, readFileSync} = require("node:fs");
const {createServer} = require("node:http");
const {extname, join, resolve} = require("node:path");
const {pathToFileURL} = require("node:url");
const {chromium} = require("playwright-core");

const [pages, oauth, listening] = process.argv.slice(2).map((name) => resolve(name));
const axe = existsSync("node_modules/axe-core/axe.min.js") ? readFileSync("node_modules/axe-core/axe.min.js", "utf8") : undefined;
const {PICTURES} = process.env;
let browser, violations = 0, pictures = 0;

/* ---- means ---- */

const fileOf = (name, folder = pages) => {
  const [file, fragment] = name.split("#");
  return pathToFileURL(join(folder, file)).href + (fragment ? `#${fragment}` : "");
};

/* A page, and that nothing went wrong on it. */
async function visit(address, {locale = "en-US", ...options} = {}, use) {
  const context = await browser.newContext({locale, viewport: {width: 1100, height: 800}, bypassCSP: false, ...options});
  const page = await context.newPage(), wrong = [];
  page.on("pageerror", ({message}) => wrong.push(message));
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) wrong.push(message.text());
  });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  await use(page);
  assert.deepEqual(wrong, [], address);
  await context.close();
}

const read = (page, selector) => page.locator(selector).first().innerText();

async function picture(page, name) {
  if (!PICTURES) return;
  mkdirSync(PICTURES, {recursive: true});
  await page.screenshot({path: join(PICTURES, `${name}.png`)});
  pictures++;
}

/* What hinders people, as far as a program can see it. */
async function audit(page, name) {
  if (!axe) return;
  await page.evaluate(axe);
  const {violations: found} = await page.evaluate(() => globalThis.axe.run(document, {preload: false,
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}));
  for (const {id, nodes} of found) console.log(`axe: ${name}: ${id}: ${nodes.slice(0, 3).map(({html, failureSummary}) => `${html} ${failureSummary}`).join("; ")}`);
  violations += found.length;
}

const isWide = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/* ---- the reference ---- */

const tests = {
  async "the start page is English, and offers the reader's language with the fragment"() {
    await visit(fileOf("index.html#LINK_DAYS_LIMIT"), {locale: "de-AT"}, async (page) => {
      assert.equal(await page.getAttribute("html", "lang"), "en");
      const offer = page.locator("#site-offer a");
      assert.equal(await offer.innerText(), "Diese Seite gibt es auch in Ihrer Sprache");
      assert.equal(await offer.getAttribute("lang"), "de");
      const {y} = await offer.boundingBox();
      assert.ok(y >= 0 && y < 100, "what is offered is seen, wherever the fragment leads");
      await picture(page, "offer");
      await offer.click();
      assert.match(page.url(), /de\.html#LINK_DAYS_LIMIT$/);
      assert.ok(await page.locator("#site-offer").isHidden());
    });
    await visit(fileOf("index.html"), {locale: "en-GB"}, async (page) => assert.ok(await page.locator("#site-offer").isHidden()));
    await visit(fileOf("index.html"), {locale: "ar-EG"}, async (page) =>
      assert.equal(await page.locator("#site-offer a").getAttribute("dir"), "rtl"));
  },

  async "a code, a name and a problem's type arrive"() {
    for (const fragment of ["4033023", "LINK_DAYS_LIMIT"])
      await visit(fileOf(`de.html#${fragment}`), {}, async (page) => {
        const {y} = await page.locator("#LINK_DAYS_LIMIT").boundingBox();
        assert.ok(y >= 0 && y < 400, `${fragment}: ${y}`);
      });
    await visit(fileOf("de.html#%"), {}, async () => {});
  },

  async "searching: the page's language and English, the others when that is asked for"() {
    await visit(fileOf("de.html"), {}, async (page) => {
      const found = async (words) => {
        await page.fill("#site-words", words);
        return page.locator("article:visible h3 > code").allInnerTexts();
      };
      assert.deepEqual(await found("Freigabelink TAGE"), ["LINK_DAYS_LIMIT"]);
      assert.deepEqual(await found("external link is days"), ["LINK_DAYS_LIMIT"]);
      assert.deepEqual(await found("4033023"), ["LINK_DAYS_LIMIT"]);
      assert.equal(await read(page, "#site-count"), "1 / 161");
      assert.deepEqual(await found("ungueltig"), []);
      assert.ok((await found("ungultig")).length > 2, "marks");
      assert.deepEqual(await found("外链 天"), []);
      const before = await page.locator("script").count();
      await page.keyboard.press("Enter");
      await page.waitForSelector("article:visible");
      assert.ok(await page.locator("script").count() > before + 10);
      assert.ok((await page.locator("article:visible h3 > code").allInnerTexts()).includes("LINK_DAYS_LIMIT"));
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("article:visible").count(), 161);
      await found("zzz");
      await page.evaluate(() => { location.hash = "#40321"; });
      await page.waitForSelector("#REPOSITORY_FULL:visible");
    });
  },

  async "fields: the sentence and both bodies follow"() {
    await visit(fileOf("ar.html"), {}, async (page) => {
      const entry = page.locator("#LINK_DAYS_LIMIT");
      await entry.locator("summary").click();
      await entry.locator("input").fill("3");
      assert.match(await entry.locator(".said").innerText(), /٣ أيام/);
      assert.equal(await entry.locator(".said bdi").innerText(), "٣");
      const [own, problem] = (await entry.locator("pre").allInnerTexts()).map((text) => JSON.parse(text));
      assert.equal(own.error_msg, await entry.locator(".said").innerText());
      assert.equal(problem.days, 3);
      await picture(page, "filled");
      await entry.locator("input").fill("many");
      assert.equal(await entry.locator("input").getAttribute("aria-invalid"), "true");
      await entry.locator("input").fill("");
      assert.equal(await entry.locator(".said bdi").count(), 0);
      assert.ok(!("days" in JSON.parse(await entry.locator("pre").last().innerText())));
      await entry.locator("input").fill("9007199254740993");
      assert.match(await entry.locator("pre").last().innerText(), /"days": 9007199254740993\n/);
    });
    await visit(fileOf("index.html"), {}, async (page) => {
      const entry = page.locator("#REPOSITORY_FULL"), hostile = "<img src=x onerror=alert(1)>";
      await entry.locator("input").fill(hostile);
      assert.equal(await entry.locator(".said bdi").innerText(), hostile);
      assert.equal(await page.locator("img").count(), 0);
    });
    await visit(fileOf("de.html", oauth), {}, async (page) => {
      const entry = page.locator("#INSUFFICIENT_SCOPE");
      await entry.locator("input").fill("mail");
      assert.equal(JSON.parse(await entry.locator("pre code").last().textContent()).scope, "mail");
    });
  },

  async "a response that is pasted is explained"() {
    await visit(fileOf("de.html"), {}, async (page) => {
      await page.locator("#site-explain summary").click();
      const explained = async (text, count = 1) => {
        await page.fill("#site-response", text);
        await page.waitForFunction((n) => document.querySelectorAll("#site-answers li").length === n, count);
        return (await page.locator("#site-answers .answer").allInnerTexts()).map((one) => one.replace(/\s+/g, " "));
      };
      assert.deepEqual(await explained('{"error_code":4033023,"error_msg":"外部链接有效期最长为 21 天"}'),
        [`4033023 LINK_DAYS_LIMIT ${await page.evaluate(() => "Die für den Freigabelink festgelegte Gültigkeitsdauer ist zu lang")}`]);
      const chinese = JSON.parse(readFileSync(join(pages, "zh-CN.html"), "utf8").split('id="LINK_DAYS_LIMIT"')[1]
        .match(/<pre[^>]*><code>([^]*?)<\/code>/)[1].replaceAll("&quot;", '"'));
      assert.deepEqual(await explained(JSON.stringify(chinese)), ["4033023 LINK_DAYS_LIMIT Ein Freigabelink darf höchstens 21 Tage gültig sein"]);
      await picture(page, "explained");
      await page.locator("#site-answers a").click();
      assert.equal(await page.locator("#LINK_DAYS_LIMIT input").inputValue(), "21");
      assert.deepEqual(await explained('HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Language: en\r\n\r\n{"error_code":40321,"error_msg":"Repository [a <b>] has insufficient space, please clean the recycle bin or delete unnecessary files to continue using"}'),
        ["40321 REPOSITORY_FULL In der Bibliothek „a <b>“ ist nicht genügend Speicherplatz frei. Bitte leeren Sie den Papierkorb oder löschen Sie nicht mehr benötigte Dateien, um die Bibliothek weiter nutzen zu können."]);
      assert.equal((await explained('12:01 x {"level":"error","response":{"error_code":40003,"error_msg":"x"}}\n[{"error_code":404},{"error_code":1,"error_msg":"<i>"}]', 3)).length, 3);
      await page.fill("#site-response", "nothing of it");
      await page.waitForSelector("#site-no-error:visible");
    });
  },

  async "languages: names in themselves, direction, what is not translated"() {
    await visit(fileOf("ar.html"), {}, async (page) => {
      assert.equal(await page.getAttribute("html", "dir"), "rtl");
      assert.equal(await page.getAttribute('#site-languages a[lang="ja"]', "hreflang"), "ja");
      assert.equal(await page.evaluate(() => document.querySelector('#site-languages a[lang="ja"]').textContent), "日本語");
      const {x, width} = await page.locator("#LINK_DAYS_LIMIT .sentence").boundingBox();
      assert.ok(x + width > 800);
      await picture(page, "arabic");
    });
  },

  async "the keyboard is enough"() {
    await visit(fileOf("de.html"), {}, async (page) => {
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
      await picture(page, "skip");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.ok(await page.locator("#site-languages ul").isVisible());
      await picture(page, "languages");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Escape");
      assert.ok(!await page.locator("#site-languages ul").isVisible());
      await page.keyboard.press("Tab");
      assert.equal(await page.evaluate(() => document.activeElement.id), "site-words");
      await page.focus(".skip");
      await page.keyboard.press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.id), "site-errors");
    });
  },

  async "360 pixels are enough, in both schemes, and nothing hinders anybody"() {
    for (const name of ["index", "de", "ar", "zh-CN", "ru"])
      for (const colorScheme of ["light", "dark"])
        await visit(fileOf(`${name}.html`), {viewport: {width: 360, height: 740}, colorScheme}, async (page) => {
          assert.ok(!await isWide(page), `${name} is wider than 360 px`);
          await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
          assert.ok(!await isWide(page), `${name}, opened, is wider than 360 px`);
          await audit(page, `${name}, ${colorScheme}`);
          await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = false; }));
          await page.fill("#site-words", "4033023");
          await picture(page, `${name}-360-${colorScheme}`);
        });
    for (const colorScheme of ["light", "dark"])
      await visit(fileOf("de.html"), {colorScheme}, async (page) => {
        const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        assert.equal(paper, colorScheme === "light" ? "rgb(253, 252, 249)" : "rgb(24, 23, 21)");
        await picture(page, `de-${colorScheme}`);
      });
  },

  async "without scripts it is all there; on paper nothing that is of no use"() {
    await visit(fileOf("de.html"), {javaScriptEnabled: false}, async (page) => {
      assert.ok(await page.locator("#LINK_DAYS_LIMIT .said").isVisible());
      assert.equal(await page.locator("#LINK_DAYS_LIMIT table tr").count(), 2);
      for (const hidden of ["#site-search", "#site-explain", "#site-nothing"]) assert.ok(await page.locator(hidden).isHidden());
      await picture(page, "without-scripts");
      await page.emulateMedia({media: "print"});
      assert.ok(await page.locator(".bar").isHidden());
      await picture(page, "print");
    });
  },

  async "a policy of script-src 'self' is enough"() {
    const types = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"};
    const server = createServer((request, response) => {
      const file = join(pages, request.url === "/" ? "index.html" : new URL(request.url, "http://x").pathname);
      if (!existsSync(file)) return void response.writeHead(404).end();
      response.writeHead(200, {"Content-Type": types[extname(file)], "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'"});
      response.end(readFileSync(file));
    }).listen(0, "127.0.0.1");
    await new Promise((done) => server.once("listening", done));
    await visit(`http://127.0.0.1:${server.address().port}/#40321`, {locale: "ru"}, async (page) => {
      await page.fill("#site-words", "пространства");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#site-nothing button", {state: "hidden"});
      await page.locator("#site-offer a").click();
      assert.match(page.url(), /ru\.html#40321$/);
    });
    server.close();
  },

  /* ---- the client ---- */

  async "the client: errors beside their fields and in toasts, in the reader's language without a request"() {
    const address = `${/listening on (.*)/.exec(readFileSync(listening, "utf8"))[1]}/web/`;
    await visit(address, {locale: "de-DE"}, async (page) => {
      const isLive = () => page.getAttribute("#toasts", "aria-live");
      assert.equal(await isLive(), "polite");
      await page.fill("#tags", "x".repeat(201));
      const [answer] = await Promise.all([page.waitForResponse(/repositories/), page.click("#repository button")]);
      assert.equal(await answer.headerValue("content-language"), "ja");
      await page.waitForSelector("#name[aria-invalid=true]");
      assert.equal(await page.evaluate(() => document.activeElement.id), "name");
      assert.equal(await read(page, "#name-error"), "Der Name der Bibliothek darf nicht leer sein");
      assert.equal(await page.getAttribute("#name-error", "lang"), "de");
      assert.ok((await page.getAttribute("#tags", "aria-describedby")).includes("tags-error"));
      assert.equal(await read(page, "#tags-error bdi"), "200");
      await page.click("text=Upload a file");
      await page.waitForSelector(".toast");
      assert.equal(await read(page, ".toast bdi"), "Docs");
      await picture(page, "client");
      await audit(page, "the client");

      let requests = 0;
      page.on("request", () => requests++);
      await page.selectOption("#reader", "ar");
      await page.waitForSelector('#name-error[lang="ar"]');
      assert.equal(await page.getAttribute("#tags-error", "dir"), "rtl");
      assert.match(await read(page, "#tags-error"), /٢٠٠/);
      assert.equal(await page.getAttribute(".toast p", "lang"), "ar");
      assert.equal(requests, 0);
      await picture(page, "client-arabic");

      await page.fill("#name", "Docs");
      await page.fill("#tags", "");
      await page.click("#repository button");
      await page.waitForFunction(() => !document.querySelector("[aria-invalid]"));
      assert.equal(await read(page, "#name-error"), "");

      await page.selectOption("#code", "404061");
      await page.fill("#parameters input", "</p><img src=x> \u202e");
      await page.click("#any button");
      await page.waitForFunction(() => document.querySelectorAll(".toast").length === 2);
      assert.equal(await page.locator("img").count(), 0);
      await page.locator(".toast button").first().click();
      assert.equal(await page.locator(".toast").count(), 1);
    });
    await visit(address, {locale: "fr", viewport: {width: 360, height: 740}, colorScheme: "dark"}, async (page) => {
      await page.click("#repository button");
      await page.click("text=Share a link");
      await page.waitForSelector(".toast");
      assert.ok(!await isWide(page));
      await audit(page, "the client, dark");
      await picture(page, "client-360");
    });
  },
};

(async () => {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"]});
  let failed = 0;
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`passed: ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED: ${name}\n${error.stack}`);
    }
  }
  await browser.close();
  if (axe) console.log(`axe: ${violations} violations`);
  if (pictures) console.log(`${pictures} pictures`);
  process.exitCode = failed || violations ? 1 : 0;
})();
