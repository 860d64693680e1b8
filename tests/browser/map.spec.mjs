// The map of prefectures: it is there where a finger meets its tiles, and is chosen together with the list.
import { expect, test } from '@playwright/test';
import { journey, open } from './player.mjs';

const LEAST = 44;

const tile = (page, code) => page.locator(`#map-${code}`);
const inList = (page, name) => page.locator('.map-list').getByRole('radio', { name, exact: true });

async function ask(page, width) {
  await page.setViewportSize({ width, height: 800 });
  await open(page, journey('B02'));
  await page.goto('#/question/prefecture');
  await expect(page.locator('h1')).toBeVisible();
}

test.beforeEach(({ isMobile }) => test.skip(isMobile, 'it sets the width itself'));

test('the tiles are as large as a finger where there is room for them, and else the list stands alone', async ({ page }) => {
  await ask(page, 895);
  await expect(page.locator('.map')).toBeHidden();
  await expect(page.locator('.map-list summary').first()).toBeVisible();
  await page.setViewportSize({ width: 896, height: 800 });
  await expect(page.locator('.map')).toBeVisible();
  const sides = await page.locator('.map-tile').evaluateAll((tiles) => tiles.flatMap((one) => [one.offsetWidth, one.offsetHeight]));
  expect(sides).toHaveLength(2 * 47);
  expect(Math.min(...sides)).toBeGreaterThanOrEqual(LEAST);
});

test('what is chosen on the map is chosen in the list, and the other way round; nothing goes on by itself', async ({ page }) => {
  await ask(page, 1280);
  const address = page.url();
  await tile(page, '43').check();
  await expect(inList(page, '熊本県')).toBeChecked();
  await page.locator('.map-list summary', { hasText: '近畿' }).click();
  await inList(page, '京都府').check();
  await expect(tile(page, '26')).toBeChecked();
  await expect(tile(page, '43')).not.toBeChecked();
  await page.getByRole('radio', { name: 'わからない', exact: true }).check();
  await expect(page.locator('.map input:checked')).toHaveCount(0);
  expect(page.url()).toBe(address);
});

test('the map is one stop of the Tab key, and the arrows go through it', async ({ page }) => {
  await ask(page, 1280);
  await tile(page, '01').focus();
  await page.keyboard.press('ArrowDown');
  await expect(tile(page, '02')).toBeFocused();
  await expect(tile(page, '02')).toBeChecked();
  await expect(inList(page, '青森県')).toBeChecked();
  await page.keyboard.press('Tab');
  await expect(page.locator('.map-list summary').first()).toBeFocused();
});
