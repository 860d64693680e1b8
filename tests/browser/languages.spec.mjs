// Another language: the screen changes its words and nothing else, and it stays wherever one goes.
import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { consult, journey, mouse, open, programme, questions } from './player.mjs';
import { test as kiosk, open as openKiosk, press, atStart } from './kiosk.mjs';

const said = Object.fromEntries(['ja', 'easy', 'en'].map((language) => [language, JSON.parse(readFileSync(new URL(`../../data/words/${language}.json`, import.meta.url), 'utf8'))]));
const bare = (text) => text.replace(/\{([^|{}]*)\|[^}]*\}/g, '$1');
const choose = (page, language) => page.locator('.languages-one', { hasText: new RegExp(`^${{ ja: '日本語', easy: 'やさしい日本語', en: 'English' }[language]}$`) }).click();
const tag = (page, lang) => expect(page.locator('html')).toHaveAttribute('lang', lang);
/** The heading without its readings. */
const heading = (page) => page.locator('h1').evaluate((one) => {
  const copy = one.cloneNode(true);
  copy.querySelectorAll('rt').forEach((rt) => rt.remove());
  return copy.textContent;
});
const A01 = journey('A01');

test('switching keeps the place and the answers, and a reload keeps the language', async ({ page }) => {
  await open(page, A01);
  await page.goto('#/question/prefecture');
  await mouse.answer(page, { press: ['熊本県'] });
  await choose(page, 'en');
  await expect(page.locator('h1')).toHaveText(questions.get('prefecture').text.en);
  await tag(page, 'en');
  await expect(page).toHaveURL(/\?lang=en#\/question\/prefecture$/);
  // What was chosen and not sent yet is still chosen.
  await page.getByRole('button', { name: said.en.next, exact: true }).click();
  await expect(page).not.toHaveURL(/prefecture/);
  await page.evaluate(() => { location.hash = '#/review'; });
  await expect(page.locator('main')).toContainText('Kumamoto');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('h1')).toHaveText(said.en.review_title);
  await expect(page).toHaveTitle(`${said.en.review_title} | Shien Michishirube`);
  await choose(page, 'easy');
  await tag(page, 'ja');
  expect(await heading(page)).toBe(bare(said.easy.review_title));
  await expect(page.locator('rt').first()).toHaveAttribute('aria-hidden', 'true');
  await choose(page, 'ja');
  await expect(page.locator('h1')).toHaveText(said.ja.review_title);
  await expect(page).toHaveURL(/\/#\/review$/);
  await expect(page.locator('main')).toContainText('熊本県');
  // A screen that one comes back to is in the language that was chosen since.
  await page.goBack();
  await expect(page).not.toHaveURL(/lang=/);
});

test('the same business gets the same advice in each language', async ({ page }) => {
  await open(page, A01);
  await page.getByRole('button', { name: said.ja.door_purpose }).click();
  await consult(page, A01, mouse);
  const found = () => page.locator('.card-name a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  const japanese = await found();
  expect(japanese.length).toBeGreaterThan(0);
  for (const language of ['easy', 'en']) {
    await choose(page, language);
    await tag(page, language === 'en' ? 'en' : 'ja');
    expect(await found()).toEqual(japanese);
  }
  const first = japanese[0].match(/programme\/([a-z0-9-]+)/)[1];
  await expect(page.locator('.card-name a').first()).toContainText(programme(first).name.en.split(' (')[0]);
});

test('a language that cannot be had is told of, and had when it is there again', async ({ page, context }) => {
  await context.route(/words-en-/, (route) => route.abort());
  await open(page, A01);
  await choose(page, 'en');
  await expect(page.getByRole('status').filter({ hasText: said.ja.language_missing_english })).toHaveAttribute('role', 'status');
  await expect(page.locator('h1')).toHaveText(said.ja.welcome_title);
  await context.unroute(/words-en-/);
  await choose(page, 'en');
  await expect(page.locator('h1')).toHaveText(said.en.welcome_title);
  await expect(page.getByText(said.ja.language_missing_english)).toHaveCount(0);
});

test('words that come late at a kiosk are not for the next person', async ({ page, context }) => {
  let send;
  const sent = new Promise((resolve) => { send = resolve; });
  const late = context.waitForEvent('response', (response) => response.url().includes('words-en-'));
  await context.route(/words-en-/, async (route) => {
    await sent;
    await route.continue();
  });
  await page.goto('?delivery=kiosk');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await choose(page, 'en');
  await page.getByRole('button', { name: said.ja.start_over, exact: true }).click();
  send();
  await (await late).finished();
  // Once they are here they are here: the next one who asks has them at once, and has to ask.
  await page.evaluate(() => new Promise((drawn) => { setTimeout(drawn, 500); }));
  await expect(page.locator('h1')).toHaveText(said.ja.welcome_title);
  await tag(page, 'ja');
  await choose(page, 'en');
  await expect(page.locator('h1')).toHaveText(said.en.welcome_title);
});

test('an address may ask for a language from the first moment; one that is not spoken is Japanese', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('?lang=easy#/programmes');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  expect(await heading(page)).toBe(bare(said.easy.catalogue_title));
  const at = (name) => asked.findIndex((url) => url.includes(name));
  expect(at('words-easy-'), 'the words are asked for with everything else').toBeGreaterThan(-1);
  expect(asked.filter((url) => url.includes('words-easy-'))).toHaveLength(1);
  await page.goto('about:blank');
  await page.goto('?lang=vi');
  await expect(page.locator('h1')).toHaveText(said.ja.welcome_title);
});

test('words that were changed on their way are refused', async ({ page, context }) => {
  await context.route(/words-en-/, async (route) => {
    const answer = await route.fetch();
    const body = await answer.body();
    body[body.length - 1] ^= 1;
    await route.fulfill({ response: answer, body });
  });
  await open(page, A01);
  await choose(page, 'en');
  await expect(page.getByText(said.ja.language_missing_english)).toBeVisible();
});

kiosk('a kiosk speaks every language without a network, and its own again to the next person', async ({ page, file, asked }) => {
  await openKiosk(page, file, { settings: 'prefecture=43' });
  await choose(page, 'en');
  await expect(page.locator('h1')).toHaveText(said.en.welcome_title);
  await press(page, said.en.start_over);
  // Nothing was said, so nobody is asked whether it may go.
  await atStart(page);
  expect(page.url()).not.toContain('lang');
  expect(asked).toEqual([]);
});
