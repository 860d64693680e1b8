// Browsers that are too old are told so, and the oldest that are not too old work. `OLD_BROWSERS` may name a folder with a
// folder for each old Chromium, by its number, in which the program `chromium` and its libraries lie; docs/browsers.md.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test } from '@playwright/test';
import { programme, words } from './player.mjs';

/** The first Chromium that works. */
const OLDEST = 97;

/** The page says that the browser is too old, which are not, and what can be done in this one. */
async function isToldOld(page) {
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'old');
  const said = page.locator('.rescue [lang="ja"]');
  await expect(said).toContainText(words.rescue_old_title);
  await expect(said).toContainText('Safari は16');
  await expect(said.locator('a[href^="tel:"]')).toBeVisible();
  await expect(page.locator('#app')).toBeHidden();
  await expect(said.getByText(words.rescue_again)).toBeHidden();
  await said.locator('a[href="programmes/"]').click();
  await expect(page.locator('h1')).toHaveText(words.catalogue_link);
  await page.getByRole('link', { name: programme('nariwai-restoration').name.ja }).first().click();
  await expect(page.locator('h1')).toContainText(programme('nariwai-restoration').name.ja);
}

for (const [what, remove] of [
  ['WebAssembly', () => { delete window.WebAssembly; }],
  ['wasm under this policy', () => { WebAssembly.Module = function refuse() { throw new WebAssembly.CompileError('blocked by the policy'); }; }],
  ['what the starter is written in', () => { delete Object.hasOwn; }],
]) {
  test(`a browser without ${what} is told to be too old`, async ({ page }) => {
    await page.addInitScript(remove);
    await page.goto('');
    await isToldOld(page);
  });
}

test('the browser of today is not', async ({ page }) => {
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('.rescue')).toBeHidden();
});

/**
 * Goes through a consultation from within the page, because what drives the browser is too new for the oldest; all that is
 * seen in the end.
 */
async function play({ next }) {
  const wait = () => new Promise((resolve) => setTimeout(resolve, 50));
  document.querySelector('.doorway').click();
  for (let asked = 0; asked < 8; asked += 1) {
    await wait();
    document.querySelector('label.choice')?.click();
    await wait();
    [...document.querySelectorAll('button')].find((one) => one.textContent === next)?.click();
  }
  window.location.hash = '#/advice';
  await wait();
  return document.body.innerText;
}

const folder = process.env.OLD_BROWSERS;
for (const version of folder ? readdirSync(folder).sort() : []) {
  test(`Chromium ${version}`, async ({ baseURL }) => {
    test.setTimeout(90_000);
    const home = join(folder, version);
    const browser = await chromium.launch({
      executablePath: join(home, 'chromium'),
      args: ['--no-sandbox', '--no-zygote', '--single-process', '--disable-gpu'],
      env: { ...process.env, LD_LIBRARY_PATH: `${join(home, 'lib')}:${home}`, FONTCONFIG_PATH: '/etc/fonts' },
    });
    try {
      expect(browser.version().split('.')[0]).toBe(version);
      const page = await browser.newPage({ baseURL, locale: 'ja-JP' });
      await page.goto('');
      await page.waitForFunction(() => document.documentElement.dataset.ready);
      expect(await page.evaluate(() => document.documentElement.dataset.ready)).toBe(Number(version) < OLDEST ? 'old' : '1');
      if (Number(version) < OLDEST) {
        const seen = await page.evaluate(() => document.body.innerText);
        expect(seen).toContain(words.rescue_old_title);
        expect(seen).toMatch(/\d{2,4}-\d{2,4}-\d{4}/);
        await page.goto('programmes/');
        expect(await page.evaluate(() => document.querySelector('h1').textContent)).toBe(words.catalogue_link);
      } else expect(await page.evaluate(play, { next: words.next })).toContain(words.continue_questions);
    } finally {
      await browser.close();
    }
  });
}
