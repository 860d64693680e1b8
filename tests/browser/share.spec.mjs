// A consultation is carried on: by a link, by a code for the camera and by a file, and nothing of it is sent anywhere.
import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { journey, open, unfold, words } from './player.mjs';

const mine = 'v1;applicant=company;purposes=equipment,restore;prefecture=43;disaster=heavy_rain_july_2020;rain_damage=facilities;regular_employees=21..50;industry=manufacturing;planned_spend=500000000';
const others = 'v1;applicant=sole_proprietor;prefecture=13;past_grant=unknown';

/** A page on which this was said; what it asks for from then on. */
async function begin(page, said) {
  await page.addInitScript((line) => sessionStorage.getItem('subsidy-advisor') ?? sessionStorage.setItem('subsidy-advisor', line), said);
  await open(page, journey('B02'));
  return asked(page);
}

/** What the page asks for from now on; the browser takes the icon when it likes. */
function asked(page) {
  const urls = [];
  page.on('request', (request) => {
    if (!/icon\.svg$|^blob:/.test(request.url())) urls.push(request.url());
  });
  return urls;
}

const kept = (page) => page.evaluate(() => sessionStorage.getItem('subsidy-advisor').split('\n')[0]);
const sorted = (line) => line.split(';').sort();
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** All that the advice says. */
async function advice(page) {
  await page.goto('#/advice');
  await expect(page.locator('h1')).toContainText('合いそうです');
  await unfold(page);
  return page.locator('main').innerText();
}

/** The link of what was said on a page, as its button copies it. */
async function linkOf(page) {
  await page.goto('#/keep');
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (text) => { window.copied = text; } } }));
  await press(page, words.link_copy);
  await expect(page.locator('.copy-said')).toHaveText(words.link_copied);
  return page.evaluate(() => window.copied);
}

/** Another tab, in which nothing was said. */
async function freshTab(context, address = '') {
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date(`${journey('B02').today}T12:00:00+09:00`));
  await page.goto(address);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  return page;
}

/** The file that the button saves: its name and its text. */
async function saved(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, words.save_press)]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

const pick = (page, content, name = 'consultation.txt') => page.getByLabel(words.pick_label)
  .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });

test('a copied link opens the same advice in another tab, and its address does not keep the answers', async ({ page, context, baseURL }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const requests = await begin(page, mine);
  const before = await advice(page);
  await page.getByRole('link', { name: words.keep_this, exact: true }).click();
  await expect(page).toHaveURL(/#\/keep$/);
  await press(page, words.link_copy);
  await expect(page.locator('.copy-said')).toHaveText(words.link_copied);
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(new RegExp(`^${baseURL}#/share/[A-Za-z0-9_-]+$`));
  await expect(page.getByRole('img', { name: words.camera_label })).toBeVisible();

  const other = await freshTab(context, link);
  await expect(other).toHaveURL(/#\/review$/);
  await expect(other.locator('h1')).toHaveText(words.review_title);
  expect(sorted(await kept(other))).toEqual(sorted(mine));
  expect(await advice(other)).toBe(before);
  await other.goBack();
  await expect(other).toHaveURL(/#\/review$/);
  expect(requests, 'nothing is asked of any server').toEqual([]);
});

for (const [how, refuse] of [
  ['denied', (page, baseURL) => page.route(baseURL, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'permissions-policy': 'clipboard-write=()' } });
  })],
  ['missing', (page) => page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))],
]) {
  test(`where the clipboard is ${how}, the link is there to copy by hand`, async ({ browser, baseURL }) => {
    // A page that is kept for offline use would come without the refusal.
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await begin(page, mine);
    const link = await linkOf(page);
    await refuse(page, baseURL);
    await page.reload();
    await press(page, words.link_copy);
    await expect(page.locator('.copy-said')).toHaveText(words.link_by_hand);
    const field = page.getByRole('textbox', { name: words.link_field });
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(link);
    expect(await field.evaluate((element) => element.value.slice(element.selectionStart, element.selectionEnd))).toBe(link);
  });
}

test('a link over a consultation under way asks first, and nothing is lost', async ({ page, context }) => {
  await begin(page, mine);
  const link = await linkOf(page);
  const other = await freshTab(context);
  await other.evaluate((line) => sessionStorage.setItem('subsidy-advisor', line), others);
  await other.reload();
  await expect(other.locator('html')).toHaveAttribute('data-ready', '1');

  const arrive = () => other.evaluate((address) => { location.href = address; }, link);
  await arrive();
  await expect(other.locator('h1')).toHaveText(words.received_title);
  await expect(other.locator('h1')).toBeFocused();
  expect(sorted(await kept(other))).toEqual(sorted(others));
  await press(other, words.received_stay);
  await expect(other).toHaveURL(/#\/review$/);
  expect(sorted(await kept(other))).toEqual(sorted(others));

  await arrive();
  await press(other, words.received_open);
  await expect(other).toHaveURL(/#\/review$/);
  expect(sorted(await kept(other))).toEqual(sorted(mine));

  // The same consultation again is no other one, so there is nothing to ask.
  await arrive();
  await expect(other).toHaveURL(/#\/review$/);
});

test('a link that is not whole says so and opens nothing', async ({ page, context }) => {
  await begin(page, mine);
  const link = await linkOf(page);
  const letter = link.at(-10) === 'A' ? 'B' : 'A';
  for (const [broken, title] of [
    [link.slice(0, -3), words.fault_link_cut_off],
    [link.slice(0, -10) + letter + link.slice(-9), words.fault_link_changed],
    [`${link.split('#')[0]}#/share/`, words.fault_link_cut_off],
  ]) {
    const other = await freshTab(context, broken);
    await expect(other.locator('.notice-title')).toHaveText(title);
    await expect(other.getByRole('button', { name: words.received_open_rest })).toHaveCount(0);
    await press(other, words.received_leave);
    await expect(other.locator('h1')).toHaveText(words.welcome_title);
    await expect(other.getByText(words.resume_title)).toHaveCount(0);
    await expect(other).toHaveURL(/#\/$/);
  }
});

test('a saved file opens again with the same advice, under a strict content policy', async ({ page, context, baseURL }) => {
  const policy = (style) => `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src ${style}; img-src 'self' data:; `
    + "connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
  await context.route(baseURL, async (route) => {
    const response = await route.fetch();
    // The one style that the page holds itself is named in it by its content.
    const [, style] = /style-src ([^;]*);/.exec(await response.text());
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy(style) } });
  });
  const requests = await begin(page, mine);
  const before = await advice(page);
  await page.goto('#/keep');
  const done = (file) => words.save_done.replace('{name}', file);
  await expect(page.locator('#app')).not.toContainText(done(`相談-${journey('B02').today}.txt`));
  const { name, text } = await saved(page);
  expect(name).toBe(`相談-${journey('B02').today}.txt`);
  await expect(page.locator('#app')).toContainText(done(name));
  expect(text).toContain('# 都道府県：熊本県\nprefecture=43\n');
  expect(requests, 'nothing is asked of any server').toEqual([]);

  const other = await freshTab(context, '#/keep');
  const there = asked(other);
  await pick(other, text, name);
  await expect(other).toHaveURL(/#\/review$/);
  expect(sorted(await kept(other))).toEqual(sorted(mine));
  expect(await advice(other)).toBe(before);
  expect(there, 'the file is read here').toEqual([]);
  expect(await other.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
});

test('a damaged file names its line, and the rest is opened once one agrees', async ({ page, context }) => {
  await begin(page, mine);
  await page.goto('#/keep');
  const { text } = await saved(page);
  const line = 1 + text.split('\n').indexOf('prefecture=43');
  const other = await freshTab(context, '#/keep');
  await pick(other, text.replace('prefecture=43', 'prefecture=13'));
  await expect(other.locator('.notice-title')).toHaveText(words.fault_file_changed);
  await expect(other.locator('main')).toContainText(`${line}行目「prefecture=13」：${words.why_changed}`);
  await expect(other.locator('h1')).toBeFocused();
  expect(await other.evaluate(() => sessionStorage.getItem('subsidy-advisor'))).toBeNull();
  await press(other, words.received_open_rest);
  await expect(other).toHaveURL(/#\/review$/);
  expect(sorted(await kept(other))).toEqual(sorted(mine).filter((one) => !one.startsWith('prefecture')));
});

test('what is no file of ours says what to do, and another can be picked', async ({ page }) => {
  await begin(page, others);
  await page.goto('#/keep');
  const { text } = await saved(page);
  for (const [content, title] of [
    ['', words.fault_file_not_ours],
    ['{"today": "2020-10-01"}', words.fault_file_not_ours],
    [Buffer.from(text, 'utf16le'), words.fault_file_encoding],
    ['#'.repeat(100_001), words.fault_file_too_large],
    [text.slice(0, text.indexOf('check=')), words.fault_file_cut_off],
    [text.replace('subsidy-advisor 1', 'subsidy-advisor 2'), words.fault_file_later],
  ]) {
    await pick(page, content);
    await expect(page.locator('.notice-title')).toHaveText(title);
    expect(sorted(await kept(page))).toEqual(sorted(others));
    await press(page, words.received_other_file);
    await expect(page.locator('h1')).toHaveText(words.keep_title);
  }
});

test('a file over a consultation under way asks first, and what is there can be saved before', async ({ page, context }) => {
  await begin(page, mine);
  await page.goto('#/keep');
  const { text } = await saved(page);
  const other = await freshTab(context);
  await other.evaluate((line) => sessionStorage.setItem('subsidy-advisor', line), others);
  await other.reload();
  await other.goto('#/keep');
  await pick(other, text);
  await expect(other.locator('main')).toContainText(words.received_ask);
  const [download] = await Promise.all([other.waitForEvent('download'), press(other, words.received_save_first)]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('prefecture=13');
  expect(sorted(await kept(other))).toEqual(sorted(others));
  await press(other, words.received_open);
  await expect(other).toHaveURL(/#\/review$/);
  expect(sorted(await kept(other))).toEqual(sorted(mine));
});
