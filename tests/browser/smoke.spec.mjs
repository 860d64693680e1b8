// The page starts, alone and quietly, and fits the narrowest screen.
import { expect, test } from '@playwright/test';

test('the app starts without an error and without asking another server', async ({ page, baseURL }) => {
  const complaints = [];
  const requests = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => requests.push(request.url()));

  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('h1')).toBeVisible();

  expect(complaints).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(baseURL) && !url.startsWith('data:'))).toEqual([]);
});

test('a screen of 320 pixels needs no sideways scrolling', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(screen);
});

test('a page whose app is missing says so calmly', async ({ page }) => {
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
  await expect(page.getByRole('alert')).toContainText('読み込めませんでした');
});

test('the app runs under a strict content policy', async ({ page, baseURL }) => {
  const policy = (style) => `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src ${style}; img-src 'self' data:; `
    + "connect-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";
  await page.route(baseURL, async (route) => {
    const response = await route.fetch();
    // The one style that the page holds itself is named in it by its content.
    const [, style] = /style-src ([^;]*);/.exec(await response.text());
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy(style) } });
  });
  const complaints = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  expect(complaints).toEqual([]);
});

test('a host that allows no style within a page still shows ours, from its file', async ({ page, baseURL }) => {
  await page.route(baseURL, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': "style-src 'self'" } });
  });
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  const padding = await page.locator('.doorway').first().evaluate((door) => getComputedStyle(door).paddingTop);
  expect(parseFloat(padding)).toBeGreaterThan(8);
});

test('an unknown address leads to the start page', async ({ page, baseURL }) => {
  await page.goto('no/such/screen');
  await expect(page).toHaveURL(baseURL);
});
