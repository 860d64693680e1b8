// 埋め込み in a frame: its height follows, it needs no storage and no rights, and only its own messages count.
import { expect } from '@playwright/test';
import { journey, words } from './player.mjs';
import { consult, heading, press, test, told, townPage } from './widget-page.mjs';

test.skip(({ isMobile }) => isMobile, 'the widget asks for its own room, and the tests give it several');

const A01 = journey('A01');

/** A host with a frame and the script that looks after it, without the widget's own starter. */
const framed = (baseURL, attributes, { listens = true, policy } = {}) => ({
  policy,
  whole: (inside) => townPage(inside, listens ? `<script type="module" src="${baseURL}embed-frame.js"></script>` : ''),
  html: `<iframe id="frame" title="支援みちしるべ" width="100%" height="300" ${attributes}></iframe>`,
});
const widgetIn = (page) => page.frameLocator('#frame').locator('subsidy-advisor');

for (const sandbox of ['', ' sandbox="allow-scripts"']) {
  test(`the frame is as high as its content, and tells its host alone${sandbox}`, async ({ page, visit, baseURL }) => {
    const complaints = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
    await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
    const policy = `default-src 'none'; script-src ${new URL(baseURL).origin}; frame-src ${new URL(baseURL).origin}; style-src 'self'; img-src data:; require-trusted-types-for 'script'`;
    const { html, ...rest } = framed(baseURL, `id="frame"${sandbox}`, { policy });
    const origin = await visit(html, rest);
    await page.locator('#frame').evaluate((frame, src) => { frame.src = src; }, `${baseURL}frame.html?prefecture=43&compact&theme=${encodeURIComponent('accent:#0a7d4f')}&host=${encodeURIComponent(origin)}`);
    const widget = widgetIn(page);
    await expect(heading(widget)).toHaveText(words.welcome_title);
    await expect(widget.locator('.page-head')).toHaveCount(0);
    expect(await widget.locator('.doorway-title').first().evaluate((element) => getComputedStyle(element).color)).toBe('rgb(10, 125, 79)');
    const fits = () => expect.poll(async () => {
      const inner = await page.frameLocator('#frame').locator('html').evaluate((root) => [root.scrollHeight, root.clientHeight, root.scrollWidth - root.clientWidth]);
      const outer = await page.locator('#frame').evaluate((frame) => frame.clientHeight);
      return [inner[0] - inner[1], inner[1] - outer, inner[2]];
    }).toEqual([0, 0, 0]);
    await fits();
    const before = await page.locator('#frame').evaluate((frame) => frame.clientHeight);
    await consult(page, widget, A01);
    await fits();
    expect(await page.locator('#frame').evaluate((frame) => frame.clientHeight)).not.toBe(before);
    // The same events as those of the element, on the frame.
    const names = new Set((await page.evaluate(() => window.told)).map((one) => `${one.at} ${one.name}`));
    expect(names).toEqual(new Set(['frame ready', 'frame step', 'frame advice', 'frame resize']));
    const [advice] = await told(page, 'advice');
    expect(Object.keys(advice.detail).sort()).toEqual(['counts', 'met', 'open', 'version']);
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(complaints).toEqual([]);
  });
}

test('without the name of its host a frame tells its height and nothing else', async ({ page, visit, baseURL }) => {
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', (event) => window.heard.push(event.data));
  });
  const { html, ...rest } = framed(baseURL, `src="${baseURL}frame.html?share-answers"`);
  await visit(html, rest);
  await expect(heading(widgetIn(page))).toHaveText(words.welcome_title);
  await press(widgetIn(page), new RegExp(words.door_purpose));
  await expect(widgetIn(page).locator('.page-form')).toBeVisible();
  await expect.poll(() => page.evaluate(() => window.heard.length)).toBeGreaterThan(1);
  for (const message of await page.evaluate(() => window.heard)) {
    expect(message).toEqual({ type: 'subsidy-advisor', version: 1, event: 'resize', detail: { version: 1, height: expect.any(Number) } });
  }
});

test('a frame that names another host tells this one nothing', async ({ page, visit, baseURL }) => {
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener('message', (event) => window.heard.push(event.data));
  });
  const { html, ...rest } = framed(baseURL, `src="${baseURL}frame.html?host=https://town.example"`);
  await visit(html, rest);
  await expect(heading(widgetIn(page))).toHaveText(words.welcome_title);
  expect(await page.evaluate(() => window.heard)).toEqual([]);
});

test('the person is asked by the name of the host that a frame was given', async ({ page, visit, baseURL }) => {
  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  const { html, ...rest } = framed(baseURL, '');
  const origin = await visit(html, rest);
  await page.locator('#frame').evaluate((frame, src) => { frame.src = src; }, `${baseURL}frame.html?share-answers&host=${encodeURIComponent(origin)}`);
  const widget = widgetIn(page);
  await expect(heading(widget)).toHaveText(words.welcome_title);
  const asked = await consult(page, widget, A01);
  await expect(widget.getByRole('heading', { name: words.consent_title.replace('{host}', 'localhost') })).toBeVisible();
  await press(widget, words.consent_give);
  await expect.poll(async () => Object.keys((await told(page, 'advice')).at(-1).detail.answers ?? {}).length).toBe(asked.length);
});

test('a message of anybody else changes nothing', async ({ page, visit, baseURL }) => {
  const other = { '/other': { html: '<!doctype html><script src="/other.js"></script>' }, '/other.js': { type: 'text/javascript', html: `
    const send = (detail, more) => parent.postMessage({ type: 'subsidy-advisor', version: 1, event: 'resize', detail, ...more }, '*');
    send({ version: 1, height: 7777 });` } };
  const { html, ...rest } = framed(baseURL, `src="${baseURL}frame.html"`);
  const origin = await visit(`${html}<iframe id="other" title="other" src="/other"></iframe>`, { ...rest, pages: other });
  await expect(heading(widgetIn(page))).toHaveText(words.welcome_title);
  const frame = page.locator('#frame');
  const height = () => frame.evaluate((element) => element.style.height);
  await expect.poll(height).toMatch(/px$/);
  const right = await height();
  const heard = (await told(page, 'resize')).length;
  // From the page itself, from another frame, and in the name of the right frame with what it would never say.
  await page.evaluate(() => postMessage({ type: 'subsidy-advisor', version: 1, event: 'resize', detail: { version: 1, height: 5555 } }, '*'));
  await page.locator('#other').evaluate((element) => { element.src += '?again'; });
  const within = page.frameLocator('#frame').locator('html');
  for (const message of [
    { event: 'resize', detail: { version: 1, height: 20001 } },
    { event: 'resize', detail: { version: 1, height: 0 } },
    { event: 'resize', detail: { version: 1, height: '400' } },
    { event: 'resize', detail: { version: 1, height: 400.5 } },
    { event: 'resize', detail: { version: 2, height: 400 } },
    { event: 'resize', detail: null },
    { event: 'resize', detail: { version: 1, height: 400 }, version: 2 },
    { event: 'resize', detail: { version: 1, height: 400 }, type: 'other' },
    { event: 'launch', detail: { version: 1 } },
  ]) {
    await within.evaluate((_, message) => parent.postMessage({ type: 'subsidy-advisor', version: 1, ...message }, '*'), message);
  }
  await page.waitForTimeout(300);
  expect(await height()).toBe(right);
  expect(await told(page, 'resize')).toHaveLength(heard);
  expect(await page.locator('#other').evaluate((element) => element.style.height)).toBe('');
  // Of what it would say, the limits themselves count.
  for (const limit of [20000, 1]) {
    await within.evaluate((_, height) => parent.postMessage({ type: 'subsidy-advisor', version: 1, event: 'resize', detail: { version: 1, height } }, '*'), limit);
    await expect.poll(height).toBe(`${limit}px`);
  }
  // A frame of ours that has gone elsewhere is no longer ours, though its markup still says so.
  await within.evaluate((_, address) => { location.href = address; }, `${origin}/other`);
  await expect.poll(() => page.frames().filter((one) => one.url() === `${origin}/other`).length).toBe(1);
  await page.waitForTimeout(300);
  expect(await frame.getAttribute('src')).toContain('frame.html');
  expect(await height()).toBe('1px');
});

test('two frames of a page each have their own height', async ({ page, visit, baseURL }) => {
  const { html, ...rest } = framed(baseURL, `src="${baseURL}frame.html"`);
  await visit(`${html}${html.replaceAll('id="frame"', 'id="second"')}`, rest);
  await expect(heading(widgetIn(page))).toHaveText(words.welcome_title);
  const second = page.frameLocator('#second').locator('subsidy-advisor');
  await page.locator('#second').scrollIntoViewIfNeeded();
  await expect(heading(second)).toHaveText(words.welcome_title);
  const heights = () => page.evaluate(() => ['frame', 'second'].map((id) => document.getElementById(id).clientHeight));
  await expect.poll(async () => { const [one, two] = await heights(); return one === two && one > 300; }).toBe(true);
  await press(second, new RegExp(words.door_purpose));
  await expect.poll(async () => { const [one, two] = await heights(); return two > one; }).toBe(true);
});

test('a wrong setting in the address of a frame is named', async ({ page, visit, baseURL }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  const { html, ...rest } = framed(baseURL, `src="${baseURL}frame.html?prefectur=43&host=town&compact=maybe"`);
  await visit(html, rest);
  await expect(heading(widgetIn(page))).toHaveText(words.welcome_title);
  expect(warnings).toEqual([expect.stringContaining('`prefectur`'), expect.stringContaining('`host`'), expect.stringContaining('`compact`')]);
});
