// A kiosk in its own file, as it lies on a stick in an office: opened by file://, without a network, pressed with a finger.
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { questionOf, said, words } from './player.mjs';

const built = fileURLToPath(new URL('../../dist/kiosk.html', import.meta.url));

export const test = base.extend({
  hasTouch: true,
  offline: true,
  viewport: { width: 1280, height: 800 },
  /** The file, in a folder such as people make. */
  file: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'stick-'));
    const office = join(folder, '商工会 の USB');
    mkdirSync(office);
    const file = join(office, '支援みちしるべ 窓口用.html');
    cpSync(built, file);
    await use(pathToFileURL(file).href);
    rmSync(folder, { recursive: true });
  },
  /** What the page asked for and what it was refused; both have to stay empty. */
  asked: async ({ page }, use) => {
    const asked = [];
    page.on('request', (request) => {
      if (!request.isNavigationRequest() && !request.url().startsWith('data:') && !request.url().startsWith('blob:')) asked.push(request.url());
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) asked.push(message.text());
    });
    page.on('pageerror', (error) => asked.push(error.message));
    await use(asked);
  },
});

/** Opens the kiosk on a day, with settings. */
export async function open(page, file, { settings = '', today = '2026-12-01' } = {}) {
  const noon = Date.parse(`${today}T12:00:00+09:00`);
  await page.clock.install({ time: noon });
  await page.goto(`${file}?${settings}`);
  await ready(page);
  // From here on time goes by only where a test lets it, however slow the machine is.
  await page.clock.pauseAt(noon + 30_000);
}

export const ready = (page) => expect(page.locator('html')).toHaveAttribute('data-ready', '1');
export const press = (page, name) => page.getByRole('button', { name, exact: true }).tap();
export const heading = (page) => page.locator('h1');
export const atStart = (page) => expect(heading(page)).toHaveText(words.welcome_title);
export const dialog = (page) => page.locator('dialog');

/** Goes to a screen as a link of the page would. */
export async function visit(page, address) {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.getElementById('app').append(link);
    link.click();
    link.remove();
  }, address);
}

/** Keeps the mark pressed until the settings come. */
export async function setUp(page) {
  await page.locator('.page-brand').hover();
  await page.mouse.down();
  await page.clock.runFor(3100);
  await page.mouse.up();
  await expect(heading(page)).toHaveText(words.setup_title);
}

/** The keys that write a number or a day. */
const keys = (text) => {
  const day = text.match(/^(\d{4})-(\d\d)-(\d\d)$/);
  return day ? [...`${day[1]}年${Number(day[2])}月${Number(day[3])}日`] : [...text];
};

/** Answers the question on the page by touch alone. */
export async function answer(page, { press: labels = [], type }) {
  if (type !== undefined) for (const key of keys(type)) await page.locator('.pad').getByRole('button', { name: key, exact: true }).tap();
  for (const name of labels) {
    const choice = page.locator('label.choice', { has: page.getByText(name, { exact: true }) });
    const folded = page.locator('details', { has: choice });
    if (await folded.count() > 0 && !await folded.evaluate((details) => details.open)) await folded.locator('summary').tap();
    await choice.tap();
  }
}

/** Answers question after question until the advice is there; how many there were. The address never tells which. */
export async function consult(page, { answers }) {
  const address = page.url();
  const asked = new Set();
  for (;;) {
    const id = questionOf(await heading(page).textContent());
    if (!id) break;
    expect([...asked], 'a question is asked twice').not.toContain(id);
    asked.add(id);
    await answer(page, said(id, answers[id]));
    await press(page, words.next);
    await expect.poll(async () => questionOf(await heading(page).textContent()), `the question ${id} is left`).not.toBe(id);
    expect(page.url()).toBe(address);
  }
  return asked.size;
}
