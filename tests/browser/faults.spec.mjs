// What goes wrong in a browser, made for real: in each case a person can read what to do, and nothing that was said is lost
// or shown to the next one. docs/faults.md lists them.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium, expect, test } from '@playwright/test';
import { Deployment } from './deployment.mjs';
import { CutServer, denyStorage, fillStorage, forgetJapanese } from './faulty.mjs';
import { consult, journey, mouse, open, programme, unfold, words, yen } from './player.mjs';

const PARTS = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const ready = (page) => expect(page.locator('html')).toHaveAttribute('data-ready', '1');
const rescue = (page) => page.locator('.rescue [lang="ja"]');

/** Lets the time that a style waits go by at once; what it returns does so for the next page. */
async function hurry(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Animation.enable');
  await session.send('Animation.setPlaybackRate', { playbackRate: 1000 });
  return session;
}

/** The first part of a file of the site. */
function beginning(name, part) {
  const whole = readFileSync(new URL(`../../dist/${name}`, import.meta.url));
  return whole.subarray(0, Math.floor(whole.length * part)).toString();
}

/** Answers where the business is. */
async function answerPlace(page) {
  await page.evaluate(() => { window.location.hash = '#/question/prefecture'; });
  await mouse.answer(page, { press: ['熊本県'] });
  await mouse.press(page, words.next);
  await expect(page).not.toHaveURL(/prefecture/);
}

/** What was said is there. */
async function isKept(page) {
  await page.evaluate(() => { window.location.hash = '#/review'; });
  await expect(page.locator('h1')).toHaveText(words.review_title);
  await expect(page.locator('#app')).toContainText('熊本県');
}

/** Somebody reads what to do: a way that needs no script, and a telephone. */
async function readsRescue(page, said = rescue(page)) {
  await expect(said).toBeVisible({ timeout: 1000 });
  await expect(said.locator('a[href="programmes/"]')).toBeVisible();
  await expect(said.locator('a[href^="tel:"]')).toHaveText(/^\d{2,4}-\d{2,4}-\d{4}$/);
  await expect(said).toContainText('商工会');
}

/** Presses what asks for the page once more, whichever is shown. */
const again = (page) => page.getByRole('button', { name: 'もう一度読み込む' }).or(page.getByRole('link', { name: words.rescue_again })).first().click();

test.describe('a download that breaks off', () => {
  let server;
  test.beforeAll(async () => { server = await CutServer.start(); });
  test.afterAll(() => server.end());
  test.use({ serviceWorkers: 'block' });

  /** The files that the page asks for until it is there. */
  async function filesAsked(page, address) {
    const asked = new Set();
    const note = (request) => asked.add(request.url().split('?')[0].slice(server.address.length));
    page.on('request', note);
    server.cut = undefined;
    await page.goto(server.address + address);
    await ready(page);
    page.off('request', note);
    return [...asked].map((name) => name || 'index.html').filter((name) => /\.(html|js|css|wasm|bin)$/.test(name));
  }

  for (const [address, place] of [['', '熊本県'], ['?lang=en', 'Kumamoto']]) {
    test(`each file at each tenth, at /${address}`, async ({ page }) => {
      test.setTimeout(120_000);
      const files = await filesAsked(page, address);
      expect(files.length).toBeGreaterThan(3);
      // Another language has one more file; the rest is the same.
      const own = address ? files.filter((name) => name.includes('words-')) : files;
      expect(own).not.toEqual([]);
      await page.evaluate(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;prefecture=43'));
      const session = await hurry(page);
      for (const name of own) for (const part of PARTS) {
        // Of a page that breaks off before there is anything to read, nothing can be read.
        if (name === 'index.html' && !/<h1.*<\/h1>/s.test(beginning(name, part))) continue;
        let take;
        const taken = name === 'index.html' ? new Promise((resolve) => { take = resolve; }) : undefined;
        server.cut = { name, part, taken };
        const what = `${name} cut at ${part}`;
        // A page that is not whole is an error to the browser, which shows what came of it.
        await page.goto(server.address + address, { waitUntil: 'commit' }).catch(() => {});
        if (take) {
          await expect(page.locator('h1'), what).toBeAttached();
          take();
        }
        await session.send('Animation.setPlaybackRate', { playbackRate: 1000 });
        // The page works in the end, or says what to do; what it shows can no more be pressed in vain.
        await expect(async () => {
          const state = await page.evaluate(() => document.documentElement.dataset.ready);
          if (state === '1') await expect(page.locator('h1')).toBeVisible({ timeout: 100 });
          else await readsRescue(page, page.locator('.rescue-words:visible').first());
        }, what).toPass({ timeout: 10_000, intervals: [50] });
      }
      server.cut = undefined;
      await page.goto('about:blank');
      await page.goto(`${server.address}${address}#/review`);
      await ready(page);
      await expect(page.locator('#app'), 'nothing was lost').toContainText(place);
    });
  }

  test('the way back from it is the button on the page', async ({ page }) => {
    server.cut = undefined;
    const files = await filesAsked(page, '');
    await answerPlace(page);
    for (const name of files.filter((one) => /\.(js|wasm)$/.test(one))) {
      server.cut = { name, part: 0.5 };
      await page.reload();
      await hurry(page);
      const works = () => page.evaluate(() => document.documentElement.dataset.ready === '1');
      await expect(async () => { if (!await works()) await readsRescue(page); }, name).toPass();
      // Without what looks whether the browser is too old, the app begins all the same.
      if (await works()) continue;
      server.cut = undefined;
      await again(page);
      await ready(page);
      await expect(rescue(page)).toBeHidden();
      await isKept(page);
    }
  });
});

test('a page that only takes its time is not called broken, and says what to do in the end', async ({ page }) => {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('', { waitUntil: 'commit' });
  await expect(page.locator('h1')).toBeVisible();
  await expect(rescue(page)).toBeHidden();
  await hurry(page);
  await expect(rescue(page)).toBeVisible();
  await readsRescue(page);
  await expect(rescue(page)).toContainText(words.rescue_title);
  arrive();
  await ready(page);
  await expect(rescue(page)).toBeHidden();
});

test('wasm that does not compile, and a browser without any', async ({ page, context }) => {
  // As long as what was published, so only the browser finds out; the sum is taken out of the page.
  await context.route('**/*.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: Buffer.from([0, 97, 115, 109, 1, 0, 0, 0, 10, 255]) }));
  await context.route(/\/sub\/path\/(\?.*)?$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/ data-wasm-integrity="[^"]*"/, '') });
  });
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
  await expect(page.getByRole('alert')).toBeVisible();
  await readsRescue(page);
  await rescue(page).getByRole('link', { name: words.rescue_list }).click();
  await expect(page.locator('h1')).toHaveText(words.catalogue_link);
});

for (const [what, fault] of [['denies storage', denyStorage], ['has no room left', fillStorage]]) {
  test(`a browser that ${what} keeps the answers through a reload and a way back`, async ({ page }) => {
    await page.addInitScript(fault);
    await open(page, journey('B02'));
    await page.getByRole('button', { name: words.door_purpose }).click();
    await answerPlace(page);
    await page.reload();
    await ready(page);
    await isKept(page);
    // An older entry of the history holds what was said last as well.
    await page.goBack();
    await page.goBack();
    await expect(page.locator('h1')).not.toHaveText(words.review_title);
    await page.reload();
    await ready(page);
    await isKept(page);
    await page.getByRole('button', { name: words.start_over, exact: true }).first().click();
    await page.reload();
    await ready(page);
    await page.evaluate(() => { window.location.hash = '#/review'; });
    await expect(page.locator('#app')).not.toContainText('熊本県');
  });
}

test('storage that fills up in the middle does not bring older answers back', async ({ page }) => {
  await open(page, journey('B02'));
  await answerPlace(page);
  await page.evaluate(fillStorage);
  await page.evaluate(() => { window.location.hash = '#/question/prefecture'; });
  await mouse.answer(page, { press: ['福岡県'] });
  await mouse.press(page, words.next);
  await page.reload();
  await ready(page);
  await page.evaluate(() => { window.location.hash = '#/review'; });
  await expect(page.locator('#app')).toContainText('福岡県');
  await expect(page.locator('#app')).not.toContainText('熊本県');
});

test('a clock that can not be right is told of with the advice, and one that may be is not', async ({ page }) => {
  for (const [day, told] of [['1970-01-01', true], ['2016-01-01', true], ['2020-03-31', true], ['2020-04-01', false], ['2027-01-01', false], ['2036-10-01', false], ['2037-01-01', true], ['2099-12-31', true]]) {
    await page.clock.setFixedTime(new Date(`${day}T12:00:00+09:00`));
    await page.goto('about:blank');
    await page.goto('#/advice');
    await ready(page);
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.getByText(words.clock_title), day).toHaveCount(told ? 1 : 0);
  }
  // No day of the calendar at all.
  await page.clock.setFixedTime(new Date(253_500_000_000_000));
  await page.goto('about:blank');
  await page.goto('');
  await expect(page.getByRole('alert')).toContainText(words.failure_clock);
});

test('a browser that knows no Japanese shows the same advice', async ({ page }) => {
  const one = journey('B02');
  await page.addInitScript(forgetJapanese);
  await open(page, one);
  expect(await page.evaluate(() => [Intl.DateTimeFormat.supportedLocalesOf('ja'), (1e6).toLocaleString('ja')])).toEqual([[], '1,000,000']);
  await page.getByRole('button', { name: words.door_purpose }).click();
  await consult(page, one, mouse);
  await unfold(page);
  for (const expected of one.expect.filter(({ verdict, amount_yen: amount }) => verdict === 'met' && amount)) {
    const card = page.locator('article.card').filter({ hasText: programme(expected.programme).name.ja }).first();
    await expect(card).toContainText(yen(expected.amount_yen));
  }
});

test('an answer in the tab that this version cannot read any more is named in the log, and asked again', async ({ page }) => {
  await page.goto('');
  await ready(page);
  await answerPlace(page);
  const sound = await page.evaluate(() => sessionStorage.getItem('subsidy-advisor'));
  for (const [added, named] of [
    ['', []],
    [';applicant=guild', ['answer `applicant`: `guild` is not one of its choices']],
    [';applicant=guild;disaster', ['answer `applicant`', 'answer `disaster`: the answer was cut off']],
  ]) {
    const warned = [];
    const hear = (message) => { if (message.type() === 'warning') warned.push(message.text()); };
    page.on('console', hear);
    await page.evaluate((kept) => { sessionStorage.setItem('subsidy-advisor', kept); }, sound.replace('\n', `${added}\n`));
    await page.reload();
    await ready(page);
    await isKept(page);
    page.off('console', hear);
    expect(warned).toHaveLength(named.length);
    for (const [at, part] of named.entries()) expect(warned[at]).toContain(part);
  }
});

test.describe('with scripts switched off', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says so, and every programme can be read', async ({ page }) => {
    await page.goto('');
    await expect(page.locator('.page-noscript')).toContainText('JavaScript');
    await readsRescue(page);
    await expect(page.locator('.doorway').first(), 'nothing is to be pressed in vain').toBeHidden();
    await rescue(page).getByRole('link', { name: words.rescue_list }).click();
    await expect(page.locator('h1')).toHaveText(words.catalogue_link);
    await page.getByRole('link', { name: programme('nariwai-restoration').name.ja }).first().click();
    await expect(page.locator('h1')).toContainText(programme('nariwai-restoration').name.ja);
  });
});

/** Starts the browser as a person does, with a profile of its own. */
const launch = (profile, more = []) => {
  const { launchOptions } = test.info().project.use;
  return chromium.launchPersistentContext(profile, { ...launchOptions, args: [...launchOptions.args, ...more], locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
};

/** Makes a profile's last session one that broke off, and one that is opened again. */
function restoreLast(profile) {
  const path = join(profile, 'Default', 'Preferences');
  const preferences = JSON.parse(readFileSync(path, 'utf8'));
  preferences.session = { ...preferences.session, restore_on_startup: 1 };
  preferences.profile = { ...preferences.profile, exit_type: 'Normal', exited_cleanly: true };
  writeFileSync(path, JSON.stringify(preferences));
}

test('a tab that comes back after a crash has the answers; a kiosk comes back as new', async ({ baseURL }) => {
  test.setTimeout(90_000);
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  try {
    let browser = await launch(profile);
    const [page] = browser.pages();
    await page.goto(baseURL);
    await ready(page);
    await answerPlace(page);
    const place = page.url();
    const kiosk = await browser.newPage();
    await kiosk.goto(`${baseURL}?delivery=kiosk`);
    await ready(kiosk);
    await kiosk.locator('.doorway').first().click();
    await expect(kiosk.locator('form')).toBeVisible();
    // Chromium writes down what its tabs hold every few seconds.
    await page.waitForTimeout(12_000);
    const session = await browser.browser()?.newBrowserCDPSession() ?? await browser.newCDPSession(page);
    const { processInfo } = await session.send('SystemInfo.getProcessInfo').catch(() => ({ processInfo: [] }));
    const main = processInfo.find(({ type }) => type === 'browser');
    expect(main, 'the process of the browser is known').toBeDefined();
    const gone = new Promise((resolve) => { browser.on('close', resolve); });
    process.kill(main.id, 'SIGKILL');
    await gone;
    restoreLast(profile);
    browser = await launch(profile, ['--restore-last-session']);
    const found = () => browser.pages().map((one) => one.url());
    await expect.poll(found, { timeout: 20_000 }).toContain(place);
    const back = browser.pages().find((one) => one.url() === place);
    await ready(back);
    await isKept(back);
    const next = browser.pages().find((one) => one.url().includes('delivery=kiosk'));
    if (next) {
      await ready(next);
      await expect(next.locator('h1')).toHaveText(words.welcome_title);
    }
    await browser.close();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('a page kept for the way back is as it was left, and a kiosk is not', async ({ baseURL }) => {
  // Playwright switches the keeping of pages off; here it is what is looked at.
  const profile = mkdtempSync(join(tmpdir(), 'profile-'));
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launchPersistentContext(profile, {
    ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'], args: [...launchOptions.args, '--enable-features=BackForwardCache'], locale: 'ja-JP',
  });
  // No page is loaded, so nothing is to be waited for but the address.
  const back = async (page) => {
    const here = page.url();
    await page.evaluate(() => { setTimeout(() => history.back()); });
    await expect.poll(() => page.url()).not.toBe(here);
  };
  try {
    const [page] = browser.pages();
    await page.addInitScript(() => window.addEventListener('pageshow', (event) => { window.keptByBrowser = event.persisted; }));
    await page.goto(baseURL);
    await ready(page);
    await answerPlace(page);
    // A page that was left before the service worker took it over is not kept.
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.goto(`${baseURL}programmes/`);
    await back(page);
    await expect.poll(() => page.evaluate(() => window.keptByBrowser)).toBe(true);
    await isKept(page);
    await page.goto(`${baseURL}?delivery=kiosk`);
    await ready(page);
    await page.locator('.doorway').first().click();
    await expect(page.locator('form')).toBeVisible();
    await page.goto(`${baseURL}programmes/`);
    await back(page);
    await ready(page);
    await expect(page.locator('h1')).toHaveText(words.welcome_title);
    await expect(page.locator('form')).toHaveCount(0);
  } finally {
    await browser.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test('two tabs know nothing of each other, and two kiosks neither', async ({ context, baseURL }) => {
  const tabs = [await context.newPage(), await context.newPage()];
  for (const [tab, place] of [[tabs[0], '熊本県'], [tabs[1], '福岡県']]) {
    await tab.goto(baseURL);
    await ready(tab);
    await tab.evaluate(() => { window.location.hash = '#/question/prefecture'; });
    await mouse.answer(tab, { press: [place] });
    await mouse.press(tab, words.next);
  }
  for (const [tab, place, other] of [[tabs[0], '熊本県', '福岡県'], [tabs[1], '福岡県', '熊本県']]) {
    await tab.reload();
    await ready(tab);
    await tab.evaluate(() => { window.location.hash = '#/review'; });
    await expect(tab.locator('#app')).toContainText(place);
    await expect(tab.locator('#app')).not.toContainText(other);
  }
  const kiosks = [await context.newPage(), await context.newPage()];
  for (const kiosk of kiosks) {
    await kiosk.goto(`${baseURL}?delivery=kiosk`);
    await ready(kiosk);
    await expect(kiosk.locator('#app')).not.toContainText('熊本県');
    await kiosk.locator('.doorway').first().click();
    await expect(kiosk.locator('form')).toBeVisible();
  }
  await kiosks[0].getByRole('button', { name: words.start_over, exact: true }).click();
  const sure = kiosks[0].getByRole('button', { name: words.over_yes, exact: true });
  if (await sure.count()) await sure.click();
  await expect(kiosks[0].locator('h1')).toHaveText(words.welcome_title);
  await expect(kiosks[1].locator('form'), 'the other person goes on').toBeVisible();
});

test.describe('a service worker of an older version', () => {
  let site;
  test.beforeEach(async () => { site = await Deployment.start('/sub/path/'); });
  test.afterEach(() => site.end());
  const kept = (page) => page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

  test('two tabs: one takes the new version, and the other goes on and keeps its answers', async ({ page, context }) => {
    await page.goto(site.address);
    await ready(page);
    await kept(page);
    await answerPlace(page);
    const other = await context.newPage();
    await other.goto(site.address);
    await ready(other);
    site.publish(2);
    await other.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    await expect(other.locator('html')).toHaveAttribute('data-new-version');
    await other.evaluate(() => { window.location.hash = '#/programmes'; });
    await other.getByRole('button', { name: words.new_version_take }).click();
    await expect(other.locator('html')).toHaveAttribute('data-version', '2');
    await isKept(page);
    await page.evaluate(() => { window.location.hash = '#/advice'; });
    await expect(page.locator('h1')).toBeVisible();
    await page.reload();
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('data-version', '2');
    await isKept(page);
  });

  test('one that lost a file and asks for what the server has no more is left behind by the button', async ({ page }) => {
    await page.goto(site.address);
    await ready(page);
    await kept(page);
    await answerPlace(page);
    site.publish(2);
    // The browser threw a part of it away, as it may where room is short.
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) await cache.delete(request);
      }
    });
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
    await readsRescue(page);
    await again(page);
    await ready(page);
    await expect(page.locator('html')).toHaveAttribute('data-version', '2');
    await isKept(page);
  });

  test('and where the server is away too, nothing more is lost by pressing it', async ({ page }) => {
    await page.goto(site.address);
    await ready(page);
    await kept(page);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) await cache.delete(request);
      }
    });
    await site.stop();
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
    await again(page);
    await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
    await rescue(page).getByRole('link', { name: words.rescue_list }).click();
    await expect(page.locator('h1'), 'the plain pages are kept and can still be read').toHaveText(words.catalogue_link);
  });
});

test("a kiosk's file that was not copied to its end says what to do", async ({ page }) => {
  test.setTimeout(60_000);
  const whole = readFileSync(fileURLToPath(new URL('../../dist/kiosk.html', import.meta.url)));
  const folder = mkdtempSync(join(tmpdir(), 'stick-'));
  try {
    const file = join(folder, '窓口用.html');
    for (const part of [0.01, ...PARTS, 0.999]) {
      writeFileSync(file, whole.subarray(0, Math.floor(whole.length * part)));
      await page.goto(pathToFileURL(file).href);
      await hurry(page);
      await expect(rescue(page), `at ${part}`).toBeVisible();
      await expect(rescue(page)).toContainText('もう一度コピー');
    }
    writeFileSync(file, whole);
    await page.goto(pathToFileURL(file).href);
    await ready(page);
    await expect(rescue(page)).toBeHidden();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
