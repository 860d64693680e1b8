// The kiosk: everything in one file, nothing left for the next person.
import AxeBuilder from '@axe-core/playwright';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { answer, atStart, consult, dialog, heading, open, press, ready, setUp, test, visit } from './kiosk.mjs';
import { journey, questionOf, said, track, programme, unfold, words, yen } from './player.mjs';

const OFFICE = 'みちしるべ町商工会';
const SETTINGS = new URLSearchParams({ office: OFFICE, phone: '096-000-0000', site: 'https://example.jp/shien/' }).toString();
const kumamoto = words.preset_place.replace('{place}', '熊本県');

/** Answers two questions, one of them with a number. */
async function begin(page) {
  await page.locator('.doorway').first().tap();
  const { answers } = journey('A01');
  while (!await page.locator('.pad').count()) {
    const id = questionOf(await heading(page).textContent());
    await answer(page, said(id, answers[id]));
    await press(page, words.next);
    await expect.poll(async () => questionOf(await heading(page).textContent())).not.toBe(id);
  }
  for (const key of ['3', '7']) await page.locator('.pad').getByRole('button', { name: key, exact: true }).tap();
  await expect(page.locator('.number-input')).toHaveValue('37');
}

/** Nobody was ever here. */
async function isFresh(page) {
  await atStart(page);
  await expect(page.locator('.doorway').first()).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  const left = await page.evaluate(() => ({
    title: document.title,
    down: window.scrollY,
    local: localStorage.length,
    session: sessionStorage.length,
    fragment: location.hash,
    state: history.state,
    fields: [...document.querySelectorAll('input, textarea')].map((field) => field.value).filter((value) => value !== ''),
    chosen: [...document.querySelectorAll('select')].map((select) => select.selectedIndex).filter((at) => at !== 0),
    open: document.querySelectorAll('details[open], dialog[open]').length,
    old: document.querySelectorAll('[data-old]').length,
  }));
  expect(left).toEqual({ title: words.brand_title, down: 0, local: 0, session: 0, fragment: '', state: null, fields: [], chosen: [], open: 0, old: 0 });
  await expect(page.locator('body')).not.toContainText('37');
}

for (const id of ['B02', 'A06']) test(`a whole consultation by touch, without a network: ${id}`, async ({ page, file, asked }) => {
  const one = journey(id);
  await open(page, file, { settings: SETTINGS, today: one.today });
  if (one.fiscal_year) await page.locator('#year').selectOption(String(one.fiscal_year));
  await page.locator('.doorway').first().tap();
  expect(await consult(page, one)).toBeGreaterThan(5);
  for (const expected of one.expect.filter(({ verdict, amount_yen: amount }) => verdict === 'met' && amount !== undefined)) {
    const name = programme(expected.programme).name.ja + (track(expected).name?.ja ?? '');
    const card = page.locator('.card').filter({ hasText: name }).first();
    await expect(card).toContainText(yen(expected.amount_yen));
  }
  await page.getByRole('link', { name: words.handover_title, exact: true }).tap();
  const foot = page.locator('.paper-foot');
  await expect(foot).toContainText(OFFICE);
  await expect(foot).toContainText('096-000-0000');
  await expect(page.locator('.paper .qr')).toBeVisible();
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length).toBe(1);
  // Nothing leads out: no address but the page's own fragments.
  await visit(page, '#/programme/business-succession-subsidy');
  const out = await page.locator('a[href]').evaluateAll((links) => links.map((link) => link.getAttribute('href')).filter((href) => !href.startsWith('#/')));
  expect(out).toEqual([]);
  expect(asked).toEqual([]);
});

test('the countdown comes, is stopped by any touch or key, and wipes everything when it ends', async ({ page, file, asked }) => {
  await open(page, file, { settings: 'idle=60' });
  await page.clock.runFor(300_000);
  await expect(dialog(page), 'nobody is there, so nobody is asked').toHaveCount(0);
  await begin(page);
  await page.evaluate(() => { document.querySelector('form').dataset.old = '1'; });
  for (const stop of [
    () => press(page, words.modal_stay),
    () => dialog(page).locator('.modal-text').tap(),
    () => page.touchscreen.tap(20, 400),
    () => page.keyboard.press('a'),
    () => page.keyboard.press('Escape'),
  ]) {
    await page.clock.runFor(58_000);
    await expect(dialog(page)).toHaveCount(0);
    await page.clock.runFor(4000);
    await expect(dialog(page)).toHaveAttribute('open');
    await expect(dialog(page).locator('.modal-count')).toContainText(/(29|28)/);
    await expect(page.getByRole('button', { name: words.modal_stay })).toBeFocused();
    await stop();
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.locator('.number-input'), 'what was typed is still there').toHaveValue('37');
  }
  await page.clock.runFor(80_500);
  // Read out at a few marks alone.
  await expect(dialog(page).getByRole('status')).toHaveText(words.leaving_status.replace('{n}', '10'));
  await page.clock.runFor(11_000);
  await isFresh(page);
  await expect(heading(page)).toBeFocused();
  expect(asked).toEqual([]);
});

test('letters and colors that were chosen on the first screen go with who chose them', async ({ page, file }) => {
  await open(page, file, { settings: 'idle=60' });
  const sight = page.getByRole('button', { name: words.sight, exact: true });
  const marks = () => page.locator('#app').evaluate(({ dataset }) => [dataset.text, dataset.colors]);
  const choose = async () => {
    await sight.tap();
    await press(page, words.sight_largest);
    await press(page, words.sight_dark);
    await sight.tap();
    await expect(page.locator('.sight')).toHaveCount(0);
    expect(await marks()).toEqual(['largest', 'dark']);
  };
  await choose();
  await page.clock.runFor(62_000);
  await expect(dialog(page)).toHaveAttribute('open');
  await press(page, words.modal_stay);
  expect(await marks(), 'whoever is there keeps them').toEqual(['largest', 'dark']);
  await page.clock.runFor(92_000);
  await isFresh(page);
  expect(await marks()).toEqual([undefined, undefined]);
  // Choices that were only unfolded are folded for the next one.
  await sight.tap();
  await page.clock.runFor(92_000);
  await isFresh(page);
  await expect(page.locator('.sight')).toHaveCount(0);
  // Whoever takes them back leaves nothing to be asked about.
  await choose();
  await sight.tap();
  await press(page, words.sight_normal);
  await press(page, words.sight_plain);
  await sight.tap();
  await page.clock.runFor(300_000);
  await expect(dialog(page)).toHaveCount(0);
});

test('a machine that slept or stood before a print dialog wipes before anything is shown or pressed', async ({ page, file }) => {
  await open(page, file);
  const later = async (minutes) => page.clock.setSystemTime(await page.evaluate((more) => Date.now() + more, minutes * 60_000));
  for (const wake of [
    () => page.evaluate(() => window.dispatchEvent(new Event('afterprint'))),
    () => page.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
    () => page.locator('.page-main').dispatchEvent('pointerdown'),
    () => page.keyboard.press('a'),
  ]) {
    await begin(page);
    await later(180);
    await wake();
    await isFresh(page);
  }
  // A minute in the dialog is no reason.
  await begin(page);
  await later(1);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.clock.runFor(1000);
  await expect(page.locator('.number-input')).toHaveValue('37');
});

test('最初から asks once where something would be lost', async ({ page, file }) => {
  await open(page, file);
  await visit(page, '#/programmes');
  await press(page, words.start_over);
  await isFresh(page);
  await begin(page);
  await page.mouse.wheel(0, 300);
  await press(page, words.start_over);
  await expect(dialog(page)).toContainText(words.over_title);
  await press(page, words.modal_stay);
  await expect(page.locator('.number-input')).toHaveValue('37');
  await press(page, words.start_over);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await press(page, words.start_over);
  await press(page, words.over_yes);
  await isFresh(page);
});

test('back, forward, reload and autofill show nothing of the last person', async ({ page, file }) => {
  await page.goto('about:blank');
  await open(page, file);
  const entries = await page.evaluate(() => history.length);
  await begin(page);
  await press(page, words.next);
  await visit(page, '#/review');
  await visit(page, '#/programmes');
  await page.locator('input[type="search"]').fill('37');
  expect(await page.evaluate(() => history.length), 'no screen is in the history').toBe(entries);
  await page.reload();
  await ready(page);
  await isFresh(page);
  await page.locator('#year').selectOption({ index: 1 });
  await page.reload();
  await ready(page);
  await isFresh(page);

  await begin(page);
  await page.goBack();
  await page.goForward();
  await ready(page);
  await isFresh(page);

  // The same field comes up empty, and no form says what was typed before.
  await begin(page);
  await press(page, words.start_over);
  await press(page, words.over_yes);
  await page.locator('.doorway').first().tap();
  while (!await page.locator('.pad').count()) await press(page, words.skip);
  await expect(page.locator('.number-input')).toHaveValue('');
  for (const form of await page.locator('form').all()) await expect(form).toHaveAttribute('autocomplete', 'off');
  await expect(page.locator('.number-input')).toHaveAttribute('autocomplete', 'off');

  // Another page in between, and back.
  await page.goto('about:blank#2');
  await page.goBack();
  await ready(page);
  await isFresh(page);
});

test('a page that the browser kept is blank and loads anew', async ({ page, file }) => {
  await open(page, file);
  await begin(page);
  const text = await page.evaluate(() => {
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    return document.getElementById('app').textContent;
  });
  expect(text).toBe('');
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(() => window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))),
  ]);
  await ready(page);
  await isFresh(page);
});

test('a kiosk that can not start says so and tries again by itself', async ({ page, file }) => {
  await page.clock.install({ time: new Date('2026-12-01T12:00:00+09:00') });
  // A clock that is not set: no day of the calendar.
  await page.clock.setSystemTime(new Date(253_500_000_000_000));
  await page.goto(file);
  await expect(page.getByRole('alert')).toContainText(words.failure_title);
  await page.clock.setSystemTime(new Date('2026-12-01T12:00:00+09:00'));
  await Promise.all([page.waitForEvent('load'), page.clock.runFor(61_000)]);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
});

test('a file that was damaged on its way says so and starts nothing', async ({ page, file }) => {
  const whole = readFileSync(fileURLToPath(file), 'utf8');
  const at = whole.indexOf('id="held"') + 300_000;
  const other = whole[at] === 'a' ? 'b' : 'a';
  writeFileSync(fileURLToPath(file), whole.slice(0, at) + other + whole.slice(at + 1));
  await page.goto(file);
  await expect(page.getByRole('alert')).toContainText('ファイルをもう一度コピーしてください');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
});

test('the settings come by a long press and not by a tap, with what could not be read', async ({ page, file }) => {
  await open(page, file, { settings: 'prefecture=48&idle=5&ilde=60&office=A' });
  for (const name of ['prefecture', 'idle', 'ilde']) await expect(page.locator('.notice').filter({ hasText: words.setup_faults })).toContainText(`（${name}）`);
  const brand = page.locator('.page-brand');
  await brand.tap();
  await brand.hover();
  await page.mouse.down();
  await page.clock.runFor(2800);
  await page.mouse.up();
  await page.clock.runFor(5000);
  await atStart(page);
  await brand.focus();
  await page.keyboard.down('Enter');
  await page.clock.runFor(2000);
  await page.keyboard.up('Enter');
  await page.clock.runFor(5000);
  await atStart(page);
  await brand.focus();
  await page.keyboard.down('Enter');
  await page.clock.runFor(3100);
  await expect(heading(page)).toHaveText(words.setup_title);
  await page.keyboard.up('Enter');
  await expect(page.locator('.notice')).toContainText(words.mend_idle);
  await press(page, words.setup_leave);
  await atStart(page);
  await begin(page);
  await setUp(page);
  await press(page, words.setup_leave);
  await isFresh(page);
  // A finger that stays down on anything opens no menu of the browser.
  const opens = await page.evaluate(() => ['.page-brand', 'h1', 'a[href]'].map((one) => document.querySelector(one).dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }))));
  expect(opens).toEqual([false, false, false]);
});

test('a file with the settings inside is saved, and has them in force', async ({ page, context, file, asked }) => {
  await open(page, file, { settings: 'idle=90' });
  await setUp(page);
  await expect(page.locator('#idle')).toHaveValue('90');
  await page.locator('#idle').fill('29');
  await expect(page.locator('#idle-fault')).toHaveText(words.mend_idle);
  await expect(page.getByRole('button', { name: words.setup_file_press })).toHaveCount(0);
  await page.locator('#idle').fill('45');
  await page.locator('#prefecture').selectOption('43');
  await page.locator('#office').fill('A & B <商工会> "本店"');
  await page.locator('#phone').fill('096-000-0000');
  await page.locator('#site').fill('https://example.jp/a%20b/');
  await page.locator('#age').fill('10');
  await page.getByText(words.setup_print_off).tap();

  // The link says the same.
  const link = await page.getByRole('link', { name: words.setup_open }).getAttribute('href');
  const query = new URL(link).searchParams;
  expect(Object.fromEntries(query)).toEqual({ delivery: 'kiosk', prefecture: '43', idle: '45', office: 'A & B <商工会> "本店"', phone: '096-000-0000', print: 'off', age: '10', site: 'https://example.jp/a%20b/' });

  const [download] = await Promise.all([page.waitForEvent('download'), press(page, words.setup_file_press)]);
  expect(download.suggestedFilename()).toBe(words.setup_file_name);
  const saved = join(mkdtempSync(join(tmpdir(), 'saved-')), download.suggestedFilename());
  await download.saveAs(saved);
  await expect(page.getByText(words.save_done.replace('{name}', words.setup_file_name))).toBeVisible();
  const [before, after] = [new URL(file), pathToFileURL(saved)].map((one) => readFileSync(one, 'utf8'));
  expect(Math.abs(after.length - before.length)).toBeLessThan(1000);
  expect(asked).toEqual([]);

  const other = await context.newPage();
  const refused = [];
  other.on('console', (message) => refused.push(message.text()));
  await other.clock.install({ time: new Date('2026-12-02T12:00:00+09:00') });
  await other.goto(pathToFileURL(saved).href);
  await ready(other);
  await expect(other.locator('.page-preset')).toContainText(kumamoto);
  await expect(other.locator('.page-office')).toHaveText('A & B <商工会> "本店"');
  await expect(other.locator('.status-heed')).toContainText('11日');
  await begin(other);
  await other.clock.runFor(46_000);
  await expect(dialog(other)).toBeVisible();
  await press(other, words.modal_stay);
  await visit(other, '#/keep');
  await expect(other.getByText(words.keep_paper_press)).toHaveCount(0);
  // What the address says counts more, and a file that was saved can be saved again.
  await other.goto(`${pathToFileURL(saved).href}?prefecture=13`);
  await ready(other);
  await expect(other.locator('.page-preset')).toContainText('東京都');
  await setUp(other);
  await expect(other.locator('#prefecture')).toHaveValue('13');
  const [again] = await Promise.all([other.waitForEvent('download'), press(other, words.setup_file_press)]);
  const twice = readFileSync(await again.path(), 'utf8');
  expect(twice.replace('prefecture=13', 'prefecture=43')).toBe(after);
  expect(refused).toEqual([]);
});

test('the prefecture that is set can be changed, and is back for the next person', async ({ page, file }) => {
  await open(page, file, { settings: 'prefecture=43' });
  await expect(page.locator('.page-preset')).toContainText(kumamoto);
  await page.getByRole('link', { name: words.preset_change }).tap();
  await answer(page, { press: ['福岡県'] });
  await press(page, words.save_and_return);
  await expect(page.locator('.page-preset')).toContainText('福岡県');
  await expect(page.locator('.doorway').first(), 'that alone is no consultation').toBeVisible();
  await press(page, words.start_over);
  await expect(page.locator('.page-preset')).toContainText(kumamoto);
});

test('the line at the foot says how old the data is', async ({ page, file }) => {
  const made = JSON.parse(readFileSync(new URL('../../data/sources.json', import.meta.url), 'utf8')).as_of;
  const after = (days) => new Date(Date.parse(made) + days * 86_400_000).toISOString().slice(0, 10);
  await open(page, file, { settings: 'age=30', today: after(30) });
  await expect(page.locator('.status')).toContainText(made.split('-').map(Number).join('年').replace(/年(\d+)$/, '月$1日'));
  await expect(page.locator('.status-heed')).toHaveCount(0);
  await page.clock.setSystemTime(new Date(`${after(31)}T00:00:30+09:00`));
  // The page stays open over night; the first touch of the day sees it.
  await page.locator('.page-lead').tap();
  await expect(page.locator('.status-heed')).toContainText('31日');
  await page.clock.setSystemTime(new Date(`${after(-1)}T12:00:00+09:00`));
  await page.reload();
  await ready(page);
  await expect(page.locator('.status-heed')).toContainText(words.status_clock.split('{day}')[1]);
});

test('a number is written on the screen or with a keyboard, and read back', async ({ page, file }) => {
  await open(page, file);
  await visit(page, '#/question/planned_spend');
  const field = page.locator('.number-input');
  await expect(field).toHaveAttribute('inputmode', 'none');
  const pad = page.getByRole('group', { name: words.keys_name });
  const key = (name) => pad.getByRole('button', { name, exact: true });
  for (const name of ['1', '億', '2', '0', '0', '0', '万']) await key(name).tap();
  await expect(page.locator('.number-read')).toHaveText(words.read_back.replace('{value}', '1億2,000万円'));
  await key(words.key_back).tap();
  await expect(field).toHaveValue('1億2000');
  await key(words.key_clear).tap();
  await expect(field).toHaveValue('');
  await field.pressSequentially('50');
  await key('万').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.number-read')).toHaveText(words.read_back.replace('{value}', '50万円'));

  await visit(page, '#/question/innovation_plan_applied_on');
  for (const name of ['令和', '2', '年', '4', '月', '1', '日']) await key(name).tap();
  await expect(page.locator('.number-read')).toHaveText(words.read_back.replace('{value}', '2020年4月1日'));
  await press(page, words.next);
  await visit(page, '#/question/innovation_plan_applied_on');
  await expect(field, 'it stands there as the keys write it').toHaveValue('2020年4月1日');
});

test.describe('at the site', () => {
  test.use({ offline: false });

  test('the address makes a kiosk that keeps nothing, opens nothing and leads to the site', async ({ page, baseURL, asked }) => {
    await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;regular_employees=37'));
    await page.clock.install({ time: new Date('2026-12-01T12:00:00+09:00') });
    await page.goto('?delivery=kiosk&prefecture=43#/advice');
    await ready(page);
    await isFresh(page);
    expect(new URL(page.url()).search).toBe('?delivery=kiosk&prefecture=43');
    await begin(page);
    await press(page, words.next);
    await visit(page, '#/keep');
    await expect(page.locator('.qr')).toBeVisible();
    await setUp(page);
    const link = await page.getByRole('link', { name: words.setup_open }).getAttribute('href');
    expect(link).toBe(`${baseURL}?delivery=kiosk&prefecture=43`);
    await expect(page.locator('.qr')).toBeVisible();
    await expect(page.getByRole('button', { name: words.setup_file_press }), 'the site is no single file').toHaveCount(0);
    await page.locator('#idle').fill('60');
    await page.getByRole('link', { name: words.setup_open }).tap();
    await expect(page).toHaveURL(`${baseURL}?delivery=kiosk&prefecture=43&idle=60`);
    await ready(page);
    await isFresh(page);
    expect(asked.filter((one) => !one.startsWith(baseURL))).toEqual([]);
  });
});

const screens = ['#/', '#/question/purposes', '#/question/prefecture', '#/question/regular_employees', '#/question/planned_spend', '#/question/innovation_plan_applied_on', '#/question/plans/advice', '#/review', '#/advice', '#/handover', '#/handover/all', '#/keep', '#/programmes', '#/coverage', '#/programme/nariwai-restoration', '#/programme/business-succession-subsidy', '#/compare/monozukuri-subsidy.fy2019-supplementary.general/it-introduction.fy2019-supplementary.general', 'setup', 'over', 'leaving'];

/** Answers enough for every screen to have something on it, and looks at one after the other. */
async function walk(page, file, look) {
  test.setTimeout(150_000);
  const one = journey('B02');
  await open(page, file, { settings: `${SETTINGS}&prefecture=43`, today: one.today });
  await page.locator('.doorway').first().tap();
  await consult(page, one);
  for (const screen of screens) {
    if (screen === 'setup') {
      await press(page, words.start_over);
      await press(page, words.over_yes);
      await setUp(page);
    } else if (screen === 'over') {
      await press(page, words.setup_leave);
      await begin(page);
      await press(page, words.start_over);
      await expect(dialog(page)).toBeVisible();
    } else if (screen === 'leaving') {
      await press(page, words.modal_stay);
      await page.clock.runFor(125_000);
      await expect(dialog(page)).toBeVisible();
    } else {
      await visit(page, screen);
      await expect(heading(page)).toBeVisible();
    }
    await unfold(page);
    await look(screen);
  }
}

for (const [format, viewport] of [['counter', { width: 1280, height: 800 }], ['standing', { width: 1080, height: 1920 }]]) {
  test(`whatever is pressed has room for a finger on every screen (${format})`, async ({ page, file }) => {
    await page.setViewportSize(viewport);
    await walk(page, file, async (screen) => {
      const small = await page.evaluate(() => {
        const targets = [...document.querySelectorAll('#app :is(a[href], button, input, select, textarea, summary, label.choice)')];
        const within = targets.filter((target) => !target.closest('label.choice') || target.matches('label.choice'));
        return within
          .map((target) => ({ target, box: target.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0 && (box.width < 56 || box.height < 55.99))
          .map(({ target, box }) => `${target.tagName} ${target.className} ${target.textContent.slice(0, 20)}: ${box.width.toFixed(1)} × ${box.height.toFixed(1)}`);
      });
      expect(small.slice(0, 20), screen).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(wide, `${screen} scrolls sideways`).toBeLessThanOrEqual(0);
      if (screen.startsWith('#/question')) {
        await page.evaluate(() => window.scrollTo(0, 0));
        await expect(page.locator('.page-form [type="submit"]'), `the way on from ${screen}`).toBeInViewport({ ratio: 1 });
      }
      const top = await page.evaluate(() => {
        window.scrollTo(0, document.body.scrollHeight);
        return document.querySelector('.page-over').getBoundingClientRect().top;
      });
      expect(top, `最初から is in reach on ${screen}`).toBeGreaterThanOrEqual(0);
    });
  });
}

test("axe finds nothing on a kiosk's screens", async ({ page, file }) => {
  const found = [];
  await walk(page, file, async (screen) => {
    // What looks waits by the page's own clock.
    await page.clock.resume();
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
    found.push(...violations.map((one) => `${screen}: ${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`));
  });
  expect(found).toEqual([]);
});
