// The website as it is published: its policy, what its files are held against, offline, and the plain pages.
import { expect, test } from '@playwright/test';

/** Gives out a file of the site with other bytes than it was published with. */
async function corrupt(page, files) {
  await page.route(files, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    await route.fulfill({ response, body: Buffer.concat([body, Buffer.from('\n')]) });
  });
}

test('each file of the app is asked for once', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  expect(asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
  expect(asked.toSorted()).toEqual([...new Set(asked)].toSorted());
});

for (const files of ['**/subsidy-advisor-*.wasm', '**/subsidy-advisor-*.js']) {
  test(`a page whose ${files} are not as published says so calmly`, async ({ page }) => {
    await corrupt(page, files);
    await page.goto('');
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
    await expect(page.getByRole('alert')).toContainText('読み込めませんでした');
    await page.unroute(files);
    await page.getByRole('button', { name: 'もう一度読み込む' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  });
}
