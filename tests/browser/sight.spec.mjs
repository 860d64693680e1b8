// For every pair of eyes: large letters, little room, other spacing, dark, more contrast, the system's colors, no motion.
import { expect } from '@playwright/test';
import { LANGUAGES, noon, rooms, walk, wordsOf } from './walk.mjs';
import { test } from './widget-page.mjs';

test.skip(({ isMobile }) => isMobile, 'each test sets its own room');
test.setTimeout(180_000);

/** How far the page scrolls sideways. */
const sideways = (room) => room.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is pressed or read and is cut off by its own box, or lies on something else that is pressed. */
const spoiled = (room) => room.page.evaluate(() => {
  const seen = (element) => element.checkVisibility() && element.getClientRects().length > 0 && !element.closest('.page-said');
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent.trim().slice(0, 20)}`;
  const found = [];
  const texts = [...document.querySelectorAll('#app :is(h1, h2, h3, p, li, dt, dd, label, summary, button, a.button, legend)')].filter(seen);
  for (const one of texts) {
    const style = getComputedStyle(one);
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.textOverflow !== 'ellipsis' && style.clipPath === 'none';
    if (hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) found.push(`cut off: ${name(one)}`);
    const box = one.getBoundingClientRect();
    if (box.right > document.documentElement.clientWidth + 1 && style.position !== 'absolute') found.push(`beyond the edge: ${name(one)}`);
  }
  // Before an open dialog nothing else can be pressed.
  const shown = document.querySelector('dialog[open]') ?? document;
  const sticks = (element) => Boolean(element.closest('.page-head, .tray, .page-form > .button-row'));
  const targets = [...shown.querySelectorAll(':is(a[href], button, input, select, textarea, summary)')]
    .filter((one) => seen(one) && !sticks(one) && !one.matches('.listing-name, .file-input') && !one.closest('label.choice'));
  const boxes = targets.map((one) => ({ one, box: one.getBoundingClientRect() }));
  for (const [at, a] of boxes.entries()) for (const b of boxes.slice(at + 1)) {
    if (a.one.contains(b.one) || b.one.contains(a.one)) continue;
    const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (wide > 2 && high > 2) found.push(`on each other: ${name(a.one)} and ${name(b.one)}`);
  }
  return [...new Set(found)].slice(0, 6);
});

/** Walks over all screens and lists what is spoiled on any. */
async function spoiledAnywhere(room, delivery, prepare = async () => {}) {
  const found = [];
  await walk(room, delivery, async (screen) => {
    await prepare();
    await room.unfold();
    const wide = await sideways(room);
    if (wide > 0) found.push(`${screen}: scrolls sideways by ${wide}`);
    found.push(...(await spoiled(room)).map((one) => `${screen}: ${one}`));
  });
  return found;
}

for (const language of LANGUAGES) {
  test(`400 %: a window of 1280 px shows everything in 320: ${language}`, async ({ page }) => {
    await page.clock.setFixedTime(noon);
    const room = await rooms.site(page, { language });
    await page.setViewportSize({ width: 320, height: 256 });
    expect(await spoiledAnywhere(room, 'site')).toEqual([]);
  });

  test(`text twice as large loses nothing: ${language}`, async ({ page }) => {
    await page.clock.setFixedTime(noon);
    const room = await rooms.site(page, { language });
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
    expect(await spoiledAnywhere(room, 'site')).toEqual([]);
  });

  for (const [format, viewport] of [['counter', { width: 1280, height: 800 }], ['standing', { width: 1080, height: 1920 }]]) {
    test(`the largest letters of a kiosk fit: ${format}, ${language}`, async ({ page }) => {
      await page.clock.setFixedTime(noon);
      await page.setViewportSize(viewport);
      const room = await rooms.kiosk(page, { language, scheme: 'light' });
      // What starts anew takes the size back, so it is set whenever it is gone.
      const largest = async () => {
        if (await room.place.evaluate((place) => place.dataset.text !== 'largest' && !document.querySelector('dialog[open]'))) {
          if (await room.locator('.sight').count() === 0) await room.press('.sight-open');
          await room.press('.sight-choice >> nth=2');
          await room.press('.sight-open');
        }
      };
      expect(await spoiledAnywhere(room, 'kiosk', largest)).toEqual([]);
    });
  }
}

test('wider spacing loses nothing', async ({ page }) => {
  await page.clock.setFixedTime(noon);
  const room = await rooms.site(page, { language: 'ja' });
  const spacing = async () => page.evaluate(() => {
    for (const one of document.querySelectorAll('#app *')) {
      for (const [name, value] of [['line-height', '1.5'], ['letter-spacing', '.12em'], ['word-spacing', '.16em']]) one.style.setProperty(name, value, 'important');
    }
    for (const one of document.querySelectorAll('#app p')) one.style.setProperty('margin-bottom', '2em', 'important');
  });
  expect(await spoiledAnywhere(room, 'site', spacing)).toEqual([]);
});

test("a kiosk's letters and colors are set in its bar, and the next person's are as everybody's", async ({ page }) => {
  const words = wordsOf('ja');
  await page.clock.setFixedTime(noon);
  await page.emulateMedia({ colorScheme: 'dark' });
  const room = await rooms.kiosk(page, { language: 'ja', scheme: 'light' });
  const look = () => page.evaluate(() => [getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.documentElement).backgroundColor]);
  const usual = await look();
  // What the office set its system to is nobody's wish.
  expect(usual[1]).toBe('rgb(250, 248, 244)');
  const open = page.getByRole('button', { name: words.sight, exact: true });
  await expect(open).toHaveAttribute('aria-expanded', 'false');
  await open.click();
  await expect(open).toHaveAttribute('aria-expanded', 'true');
  await page.getByRole('button', { name: words.sight_largest, exact: true }).click();
  await page.getByRole('button', { name: words.sight_dark, exact: true }).click();
  await expect(page.getByRole('button', { name: words.sight_dark, exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByRole('button', { name: words.sight_dark, exact: true })).toBeFocused();
  const mine = await look();
  expect(parseFloat(mine[0])).toBeCloseTo(parseFloat(usual[0]) * 1.6);
  expect(mine[1]).toBe('rgb(25, 24, 22)');
  // It stays from screen to screen, and its choices are not in the way there.
  await room.go('#/question/purposes');
  expect(await look()).toEqual(mine);
  await expect(page.locator('.sight')).toHaveCount(0);
  await page.getByRole('button', { name: words.start_over, exact: true }).click();
  expect(await look()).toEqual(usual);
  await expect(room.place).not.toHaveAttribute('data-colors');
});

test('a page of ours follows the scheme of the system, and paper is white', async ({ page }) => {
  await page.clock.setFixedTime(noon);
  const room = await rooms.site(page, { language: 'ja' });
  const ground = () => page.evaluate(() => [document.documentElement, document.querySelector('.card, .paper, .choice, .doorway')].map((one) => getComputedStyle(one).backgroundColor));
  const light = await ground();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await ground();
  expect(dark).not.toEqual(light);
  await room.go('#/handover');
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  const ink = await page.locator('.paper').evaluate((paper) => [getComputedStyle(paper).color, getComputedStyle(paper).backgroundColor]);
  expect(ink).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await page.emulateMedia({ colorScheme: 'light', media: 'screen', contrast: 'more' });
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe('rgb(255, 255, 255)');
});

test('the dark of the system does not reach a widget', async ({ page, visit, baseURL }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  const room = await rooms.widget(page, { language: 'ja', visit, baseURL });
  expect(await room.locator('.doorway').first().evaluate((door) => getComputedStyle(door).backgroundColor)).toBe('rgb(255, 255, 255)');
});

test("in the system's colors the chosen and the focused are seen", async ({ page }) => {
  await page.clock.setFixedTime(noon);
  await page.emulateMedia({ forcedColors: 'active' });
  const room = await rooms.site(page, { language: 'ja' });
  await room.go('#/question/purposes');
  await room.press('label.choice >> nth=1');
  const border = (at) => room.locator('label.choice').nth(at).evaluate((choice) => [getComputedStyle(choice).borderTopColor, getComputedStyle(choice).borderTopWidth].join(' '));
  expect(await border(1)).not.toBe(await border(0));
  await page.keyboard.press('Tab');
  const ring = await room.locator('label.choice').nth(2).evaluate((choice) => [getComputedStyle(choice).outlineStyle, getComputedStyle(choice).outlineWidth]);
  expect(ring).toEqual(['solid', '4px']);
});

test('who wants no motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const room = await rooms.site(page, { language: 'ja' });
  await room.go('#/question/purposes');
  const moving = await page.evaluate(() => [...document.querySelectorAll('*')].filter((one) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
    return parseFloat(transitionDuration) > 0 || animationName !== 'none' || scrollBehavior === 'smooth';
  }).length);
  expect(moving).toBe(0);
});
