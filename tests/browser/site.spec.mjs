// The website as it is published: its policy, what its files are held against, offline, and the plain pages.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { everyProgramme, journey, mouse, open, programme, questionOf, questions, said, unfold, words, yen } from './player.mjs';

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

/** Has a page note whatever its policy forbids. */
async function noteViolations(page) {
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
  });
}

const violations = (page) => page.evaluate(() => window.violations);

test('nothing that the policy forbids is done on any screen or page', async ({ page }) => {
  await noteViolations(page);
  await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;purposes=restore,equipment;prefecture=43;disaster=heavy_rain_july_2020;rain_damage=facilities;regular_employees=21..50;industry=manufacturing'));
  await open(page, journey('B02'));
  const screens = ['#/', '#/question/purposes', '#/question/prefecture', '#/question/planned_spend', '#/review', '#/advice', '#/handover', '#/handover/all', '#/keep', '#/programmes', '#/coverage', '#/programme/nariwai-restoration', '#/compare/nariwai-restoration.fy2020-reserve.type-a', '#/share/broken'];
  for (const screen of screens) {
    await page.evaluate((to) => { window.location.hash = to; }, screen);
    await expect(page.locator('h1')).toBeVisible();
    await unfold(page);
    expect(await violations(page), screen).toEqual([]);
  }
  for (const path of ['programmes/', 'programmes/nariwai-restoration/']) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    expect(await violations(page), path).toEqual([]);
  }
});

test('the policy forbids what it should', async ({ page }) => {
  await noteViolations(page);
  await page.goto('');
  await page.evaluate(() => {
    document.body.setAttribute('style', 'color: red');
    document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }));
  }).catch(() => {});
  await page.evaluate(() => fetch('https://example.com/').catch(() => {}));
  expect(await page.evaluate(() => window.ran)).toBeUndefined();
  await expect.poll(() => violations(page)).toEqual(expect.arrayContaining([
    expect.stringContaining('style-src'), expect.stringContaining('require-trusted-types-for'), expect.stringContaining('connect-src'),
  ]));
});

/** Opens the page while its app is still on the way, and gives what lets the app arrive. */
async function openEarly(page) {
  let arrive;
  const arrived = new Promise((resolve) => { arrive = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('', { waitUntil: 'commit' });
  await expect(page.locator('h1')).toHaveText(words.welcome_title);
  await page.waitForFunction(() => document.querySelector('link[rel=stylesheet]').sheet);
  await expect(page.locator('html')).not.toHaveAttribute('data-ready', '1');
  return arrive;
}

/** A picture of the page once it stands still: what the pointer left is drawn some frames later than the rest. */
async function still(page) {
  let last;
  await expect(async () => {
    const before = last;
    last = await page.screenshot({ fullPage: true });
    expect(before?.equals(last)).toBe(true);
  }).toPass({ intervals: [100] });
  return last;
}

test('the first screen is there before the app, and the same to the last dot', async ({ page }) => {
  const arrive = await openEarly(page);
  const before = await still(page);
  arrive();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  expect((await still(page)).equals(before)).toBe(true);
});

for (const door of ['door_purpose', 'door_situation']) {
  test(`the question behind ${door} is there before the app, and the same to the last dot`, async ({ page }) => {
    const arrive = await openEarly(page);
    await page.getByRole('button', { name: words[door] }).click();
    await expect(page.locator('form')).toBeVisible();
    // A choice that came to lie below the pointer is drawn as pointed at.
    await page.mouse.move(0, 0);
    const before = await still(page);
    arrive();
    await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
    expect((await still(page)).equals(before)).toBe(true);
  });
}

test('a press on the first screen counts before the app is there', async ({ page }) => {
  const arrive = await openEarly(page);
  await page.getByRole('button', { name: words.door_situation }).click();
  await expect(page.locator('h1')).toHaveText(questions.get('applicant').text.ja);
  arrive();
  await expect(page).toHaveURL(/#\/question\/applicant$/);
});

for (const address of ['#/programmes', '?delivery=kiosk']) {
  test(`who comes in by ${address} does not see another screen first`, async ({ page }) => {
    await page.route('**/*.wasm', () => {});
    await page.goto(address, { waitUntil: 'commit' });
    await expect(page.locator('#app')).toHaveText('読み込み中…');
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the start leads to the list, the list to a programme, and that into the advisor', async ({ page, baseURL }) => {
    await page.goto('');
    await expect(page.locator('h1')).toHaveText(words.welcome_title);
    await expect(page.locator('.page-noscript')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: words.catalogue_link }).click();
    await expect(page).toHaveURL(`${baseURL}programmes/`);
    await expect(page.locator('.listing-name')).toHaveCount(everyProgramme().length);
    const { id, name } = programme('business-succession-subsidy');
    await page.locator('.listing-name').getByText(name.ja, { exact: true }).click();
    await expect(page).toHaveURL(`${baseURL}programmes/${id}/`);
    await expect(page.locator('h1')).toHaveText(name.ja);
    await expect(page.getByRole('main')).toContainText(yen(2250000));
    await expect(page.getByRole('link', { name: words.plain_check }).first()).toHaveAttribute('href', `../../#/programme/${id}`);
  });
});

test('a programme found by itself asks what decides whether it fits, and then tells the own case', async ({ page }) => {
  const { today, answers } = journey('B02');
  await page.clock.setFixedTime(new Date(`${today}T12:00:00+09:00`));
  await page.goto('#/programme/nariwai-restoration');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await unfold(page);
  await expect(page.getByText(words.yours)).toHaveCount(0);
  await expect(page.getByRole('link', { name: words.back_to_advice })).toHaveCount(0);
  await page.getByRole('link', { name: words.toward_this }).click();
  const asked = [];
  while (/#\/question\/[a-z_]+\/toward\/nariwai-restoration$/.test(page.url())) {
    const id = questionOf(await page.locator('h1').textContent());
    expect(asked).not.toContain(id);
    asked.push(id);
    await mouse.answer(page, said(id, answers[id]));
    await mouse.press(page, words.next);
    await expect(page).not.toHaveURL(new RegExp(`/${id}/`));
  }
  await expect(page).toHaveURL(/#\/programme\/nariwai-restoration$/);
  expect(asked.length).toBeGreaterThan(1);
  await expect(page.getByText(words.yours).first()).toBeVisible();
  await expect(page.getByRole('link', { name: words.toward_this })).toHaveCount(0);
});

test('the way from a page leads to the programme in the advisor', async ({ page }) => {
  await page.goto('programmes/nariwai-restoration/');
  await page.getByRole('link', { name: words.plain_check }).first().click();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('h1')).toHaveText(programme('nariwai-restoration').name.ja);
  await expect(page).toHaveURL(/#\/programme\/nariwai-restoration$/);
});

test('every page says what it is, to people and to machines', async ({ page, request }) => {
  for (const { id, name, summary } of everyProgramme()) {
    const path = `programmes/${id}/`;
    const html = await (await request.get(path)).text();
    expect(html, path).toContain(`<title>${name.ja.replaceAll('&', '&amp;')}｜`);
    const [, about] = html.match(/<script type="application\/ld\+json">(.*)<\/script>/);
    expect(JSON.parse(about), path).toMatchObject({ '@context': 'https://schema.org', '@type': 'GovernmentService', name: name.ja, description: summary.ja });
  }
  await page.goto('programmes/nariwai-restoration/');
  const canonical = await page.evaluate(() => document.querySelector('link[rel=canonical]').href);
  expect(canonical).toMatch(/\/programmes\/nariwai-restoration\/$/);
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
});

for (const path of ['programmes/', 'programmes/nariwai-restoration/', 'programmes/business-succession-subsidy/', 'programmes/yorozu-support-center/']) {
  test(`axe finds nothing on ${path}, and it fits the narrowest screen`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await unfold(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    const { violations: found } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    expect(found.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
  });
}

test('the site can be installed', async ({ page, request }) => {
  await page.goto('');
  const address = await page.evaluate(() => document.querySelector('link[rel=manifest]').href);
  const response = await request.get(address);
  expect(response.headers()['content-type']).toContain('application/manifest+json');
  const manifest = await response.json();
  expect(new URL(manifest.start_url, address).href).toBe(page.url());
  for (const { src, sizes } of manifest.icons.filter(({ type }) => type === 'image/png')) {
    const drawn = await page.evaluate(async (from) => {
      const image = new Image();
      image.src = from;
      await image.decode();
      return `${image.width}x${image.height}`;
    }, new URL(src, address).href);
    expect(drawn).toBe(sizes);
  }
});
