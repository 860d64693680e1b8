// What the tests of the widget share: a host's site on a name of its own, and hands for what is within the shadow root.
import { createServer } from 'node:http';
import { expect, test as base } from '@playwright/test';
import { questions, said, words } from './player.mjs';

/** Serves somebody else's pages by their paths: `{ html, type, policy }` each. */
async function serve(pages) {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url, 'http://host').pathname];
    const policy = page?.policy ? { 'content-security-policy': page.policy } : {};
    response.writeHead(page ? 200 : 404, { 'content-type': page?.type ?? 'text/html; charset=utf-8', ...policy });
    response.end(page?.html);
  });
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  return server;
}

/** A page of a town with things of its own around what is put in; some bear the names of our classes. */
export const townPage = (inside, head = '') => `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>みちしるべ町</title><link rel="icon" href="data:,">${head}</head>
<body><header class="town page-head"><h1>みちしるべ町</h1><ul><li><a href="#news">お知らせ</a></li></ul></header>
<main class="town-main page-main"><h2>事業者のみなさまへ</h2><p class="notice">町からの案内です。<a class="card" href="#more">くわしく</a></p>
${inside}
<form class="choice"><label>さがす <input type="text" name="q"></label> <button type="submit" class="button button-main">さがす</button></form></main></body></html>`;

export const test = base.extend({
  /** Opens a page of the host with `html` in it; `pages` are further files. Shadow roots are open to the test alone. */
  visit: async ({ page, baseURL }, use) => {
    const servers = [];
    await page.addInitScript(() => {
      const attach = Element.prototype.attachShadow;
      window.modes = [];
      Element.prototype.attachShadow = function open(how) {
        window.modes.push(how.mode);
        return attach.call(this, { ...how, mode: 'open' });
      };
      window.told = [];
      for (const name of ['ready', 'step', 'advice', 'resize', 'error']) {
        addEventListener(`subsidy-advisor:${name}`, (event) => window.told.push({ name, at: event.target.id, detail: event.detail }));
      }
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    });
    await use(async (html, { head = '', policy, pages = {}, whole = townPage } = {}) => {
      const starter = `<script type="module" src="${baseURL}embed.js"></script>`;
      const server = await serve({ '/': { html: whole(html, starter + head), policy }, ...pages });
      servers.push(server);
      const origin = `http://localhost:${server.address().port}`;
      await page.goto(`${origin}/`);
      return origin;
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});

/** The heading of the widget's screen. */
export const heading = (widget) => widget.locator('.page-heading');

/** Presses a button of the widget. */
export const press = (widget, name) => widget.getByRole('button', { name, exact: true }).click();

/** Answers the question that the widget shows the way a journey does, and goes on; the question's id. */
export async function answerNext(page, widget, { answers }) {
  const text = await heading(widget).textContent();
  const [id] = [...questions].find(([, question]) => question.text.ja === text);
  const { press: names = [], type } = said(id, answers[id]);
  if (type !== undefined) await widget.locator('.number-input').fill(type);
  for (const name of names) {
    const choice = widget.locator('label.choice', { has: page.getByText(name, { exact: true }) });
    const folded = widget.locator('details', { has: page.locator('label.choice', { has: page.getByText(name, { exact: true }) }) });
    if (await folded.count() > 0 && !await folded.evaluate((details) => details.open)) await folded.locator('summary').click();
    await choice.click();
  }
  await press(widget, words.next);
  await expect(heading(widget)).not.toHaveText(text);
  return id;
}

/** Plays a journey from the welcome to the advice. */
export async function consult(page, widget, journey) {
  await press(widget, new RegExp(words.door_purpose));
  const asked = [];
  while (await widget.locator('.page-form').count() > 0) asked.push(await answerNext(page, widget, journey));
  return asked;
}

/** What the host was told, by name. */
export const told = async (page, name) => (await page.evaluate(() => window.told)).filter((one) => one.name === name);
