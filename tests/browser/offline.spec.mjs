// Offline and new versions: a real service worker, and a real server that is stopped and published to.
import { expect, test as base } from '@playwright/test';
import { Deployment } from './deployment.mjs';
import { consult, journey, mouse, words } from './player.mjs';

const test = base.extend({
  site: async ({}, use) => {
    const site = await Deployment.start('/sub/path/');
    await use(site);
    await site.end();
  },
});

const ready = (page) => expect(page.locator('html')).toHaveAttribute('data-ready', '1');
const version = (page, expected) => expect(page.locator('html')).toHaveAttribute('data-version', expected);
const news = (page) => page.getByText(words.new_version_title);
const caches = (page) => page.evaluate(async () => (await window.caches.keys()).length);

/** Opens the site and waits until it is kept. */
async function openKept(page, site) {
  await page.goto(site.address);
  await ready(page);
  await kept(page);
}

const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** Has the browser look for a new version, and waits for what becomes of it. */
const look = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.getRegistration();
  let worker;
  // A look that the browser itself began before the version was published finds nothing.
  while (!worker) {
    await registration.update();
    worker = registration.installing ?? registration.waiting;
  }
  while (worker.state === 'installing') await new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
  return worker.state;
});

/** Goes to a screen by its address, without a new page. */
const goTo = (page, screen) => page.evaluate((to) => { window.location.hash = to; }, screen);

/** Begins a consultation and answers where the business is. */
async function begin(page) {
  await goTo(page, '#/question/prefecture');
  await mouse.answer(page, { press: ['熊本県'] });
  await mouse.press(page, words.next);
  await expect(page).not.toHaveURL(/prefecture/);
}

test('the site works with the server gone, wherever one comes in', async ({ page, site }) => {
  await openKept(page, site);
  await site.stop();
  await page.reload();
  await ready(page);
  await begin(page);
  await page.reload();
  await ready(page);
  for (const query of ['?delivery=kiosk', '?from=leaflet']) {
    await page.goto(site.address + query);
    await ready(page);
    expect(page.url()).toContain(query);
  }
  for (const path of ['programmes/', 'programmes/nariwai-restoration/', 'programmes/nariwai-restoration']) {
    await page.goto(site.address + path);
    await expect(page.locator('h1')).toBeVisible();
    expect(page.url()).toBe(`${(site.address + path).replace(/\/$/, '')}/`);
  }
  await page.goto(`${site.address}no/such/screen`);
  await ready(page);
  expect(page.url()).toBe(site.address);
});

test('a whole consultation asks for nothing once the page is there', async ({ page, context, site }) => {
  const one = journey('B02');
  await page.clock.setFixedTime(new Date(`${one.today}T12:00:00+09:00`));
  await openKept(page, site);
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await page.getByRole('button', { name: words.door_purpose }).click();
  await consult(page, one, mouse);
  await goTo(page, '#/handover');
  await expect(page.locator('h1')).toBeVisible();
  expect(asked).toEqual([]);
});

test('a new version is told of with the next screen, and taken when one agrees, with the answers kept', async ({ page, site }) => {
  await openKept(page, site);
  await begin(page);
  site.publish(2);
  expect(await look(page)).toBe('installed');
  await expect(news(page)).toHaveCount(0);
  await site.stop();
  await page.reload();
  await ready(page);
  expect(await page.locator('html').getAttribute('data-version')).toBeNull();
  await goTo(page, '#/review');
  await expect(news(page)).toBeVisible();
  await expect(page.locator('#app')).toContainText('熊本県');
  expect(await caches(page)).toBe(2);
  await page.getByRole('button', { name: words.new_version_take }).click();
  await version(page, '2');
  await ready(page);
  await expect(page).toHaveURL(/#\/review$/);
  await expect(page.locator('#app')).toContainText('熊本県');
  await expect(news(page)).toHaveCount(0);
  await expect.poll(() => caches(page)).toBe(1);
});

test('a version that is not whole is never taken, and the next good one is', async ({ page, site }) => {
  await openKept(page, site);
  const { name, wasm } = site.publish(2);
  site.write(name, wasm.subarray(0, wasm.length / 2));
  expect(await look(page)).toBe('redundant');
  await site.stop();
  await page.reload();
  await ready(page);
  expect(await page.locator('html').getAttribute('data-version')).toBeNull();
  await begin(page);
  await expect(news(page)).toHaveCount(0);

  await site.serve();
  site.write(name, wasm);
  site.publish(3);
  expect(await look(page)).toBe('installed');
  await goTo(page, '#/review');
  await page.getByRole('button', { name: words.new_version_take }).click();
  await version(page, '3');
  await ready(page);
  await expect(page.locator('#app')).toContainText('熊本県');
  await expect.poll(() => caches(page)).toBe(1);
});

test('an install that was interrupted goes on where it was, and takes over what has not changed', async ({ page, context, site }) => {
  const icon = site.read('icon.svg');
  const asked = [];
  context.on('request', (request) => { if (request.serviceWorker()) asked.push(new URL(request.url()).pathname.split('/').at(-1)); });
  site.write('icon.svg', '<svg/>');
  await page.goto(site.address);
  await ready(page);
  // Every other file is kept before the one at fault is given up.
  await expect.poll(() => page.evaluate(async () => {
    const [name] = await window.caches.keys();
    return name ? (await (await window.caches.open(name)).keys()).length : 0;
  })).toBeGreaterThan(100);
  await expect.poll(() => page.evaluate(async () => await navigator.serviceWorker.getRegistration() === undefined)).toBe(true);
  expect(asked).toContain('index.html');
  site.write('icon.svg', icon);
  asked.length = 0;
  await page.reload();
  await kept(page);
  expect(asked.filter((name) => name !== 'sw.js')).toEqual(['icon.svg']);

  asked.length = 0;
  const { name } = site.publish(2);
  expect(await look(page)).toBe('installed');
  expect(asked.filter((name) => name !== 'sw.js').toSorted()).toEqual(['index.html', name]);
});

test('a kiosk takes a new version by itself, and only while nobody is in the middle', async ({ page, site }) => {
  await openKept(page, site);
  await page.goto(`${site.address}?delivery=kiosk`);
  await ready(page);
  await page.getByRole('button', { name: words.door_purpose }).click();
  site.publish(2);
  expect(await look(page)).toBe('installed');
  await expect(news(page)).toHaveCount(0);
  expect(await page.locator('html').getAttribute('data-version')).toBeNull();
  await page.getByRole('button', { name: words.start_over, exact: true }).click();
  await version(page, '2');
  await ready(page);
  expect(page.url()).toContain('?delivery=kiosk');
});
