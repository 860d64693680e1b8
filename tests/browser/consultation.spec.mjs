// Whole consultations in a real browser: the journeys of the corpus are clicked through and the advice is read from the page.
import { expect, test } from '@playwright/test';
import { consult, journey, journeys, keyboard, mouse, open, programme, track, unfold, words, yen } from './player.mjs';

/** The cards of a programme's track. */
const cards = (page, expected) => {
  const name = track(expected).name?.ja;
  const named = page.locator('article.card').filter({ hasText: programme(expected.programme).name.ja });
  return name ? named.filter({ hasText: name }) : named;
};

/** What the journey expects stands on the page, and what it excludes does not. */
async function readAdvice(page, { expect: expected, absent, fiscal_year: year }) {
  await unfold(page);
  // What just misses is no card.
  for (const one of expected.filter(({ verdict }) => verdict !== 'failed')) {
    const card = cards(page, one).first();
    await expect(card, one.entry).toBeVisible();
    if (one.rate) await expect(card, `${one.entry}: rate`).toContainText(one.rate);
    if (one.cap_yen) await expect(card, `${one.entry}: cap`).toContainText(yen(one.cap_yen));
    if (one.amount_yen) await expect(card, `${one.entry}: amount`).toContainText(yen(one.amount_yen));
  }
  const shown = await page.locator('article.card a').evaluateAll((links) => links.map((link) => link.textContent));
  // Another year's edition may bear the same name, so only what some journey of this year gets is looked for.
  const advised = journeys.filter((one) => one.fiscal_year === year).flatMap((one) => one.expect).filter(({ verdict }) => verdict !== 'failed');
  const excluded = advised.filter((one) => absent.some((entry) => one.entry.startsWith(entry)));
  for (const one of excluded) {
    const name = track(one).name?.ja ?? '';
    expect(shown, `${one.entry} is not advised`).not.toContain(programme(one.programme).name.ja + name);
  }
}

test.describe('by mouse', () => {
  for (const one of journeys) {
    test(`${one.id} ${one.title}`, async ({ page }) => {
      await open(page, one);
      if (one.fiscal_year) await page.getByLabel(words.year_label).selectOption(String(one.fiscal_year));
      await page.getByRole('button', { name: words.door_purpose }).click();
      await consult(page, one, mouse);
      await readAdvice(page, one);
      for (const expected of one.expect.filter(({ says }) => says)) {
        await cards(page, expected).first().getByRole('link').first().click();
        await expect(page.locator('h1')).toContainText(programme(expected.programme).name.ja);
        await unfold(page);
        for (const words of expected.says) await expect(page.locator('#app'), expected.entry).toContainText(words);
        await page.goBack();
        await expect(page).toHaveURL(/#\/advice$/);
      }
    });
  }
});

test('what is folded on the advice comes when it is asked for, by mouse and by key, and goes with the screen', async ({ page }) => {
  const one = journey('B02');
  await open(page, one);
  await page.getByRole('button', { name: words.door_purpose }).click();
  await consult(page, one, mouse);
  const failed = page.locator('details', { has: page.locator('summary', { hasText: words.failed_title.split('（')[0] }) });
  const reasons = page.locator('.page-reasons li');
  await expect(failed.locator('summary')).toBeVisible();
  await expect(reasons).toHaveCount(0);
  await failed.locator('summary').click();
  const count = Number((await failed.locator('summary').textContent()).match(/\d+/)[0]);
  await expect(reasons).toHaveCount(count);
  await failed.locator('summary').click();
  await expect(reasons.first()).toBeHidden();
  await page.getByRole('link', { name: words.review_answers_link }).click();
  await page.goBack();
  await expect(page).toHaveURL(/#\/advice$/);
  await expect(reasons).toHaveCount(0);
  await failed.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(reasons.first()).toBeVisible();
});

test.describe('by keyboard alone', () => {
  for (const id of ['B02', 'B06']) {
    test(id, async ({ page }) => {
      const one = journey(id);
      await open(page, { ...one });
      await keyboard.press(page, (await page.getByRole('button', { name: words.door_purpose }).textContent()).trim());
      await consult(page, one, keyboard);
      await readAdvice(page, one);
    });
  }
});

test('who does not know where to start is asked about the situation first', async ({ page }) => {
  const one = journey('B02');
  await open(page, one);
  await page.getByRole('button', { name: words.door_situation }).click();
  const order = await consult(page, one, mouse);
  expect(order.slice(0, 3)).toEqual(['applicant', 'disaster', 'succession']);
  await readAdvice(page, one);
});

test('the way back goes one question back and shows what was said', async ({ page }) => {
  const one = journey('B04');
  await open(page, one);
  await page.getByRole('button', { name: words.door_purpose }).click();
  const first = page.url();
  await mouse.answer(page, { press: ['次の災害にそなえたい（BCPなど）'] });
  await expect(page.locator('[aria-live="polite"]')).toContainText('件が決まります');
  await mouse.press(page, words.next);
  await expect.poll(() => page.url()).not.toBe(first);
  const second = page.url();
  await page.goBack();
  await expect.poll(() => page.url()).toBe(first);
  await expect(page.getByLabel('次の災害にそなえたい（BCPなど）')).toBeChecked();
  await page.goForward();
  await expect.poll(() => page.url()).toBe(second);
  await mouse.press(page, words.back);
  await expect.poll(() => page.url()).toBe(first);
});

test('a reload keeps the answers, within the tab and nowhere else', async ({ page, context }) => {
  const one = journey('B18');
  await open(page, one);
  await page.getByRole('button', { name: words.door_purpose }).click();
  await consult(page, one, mouse);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await readAdvice(page, one);
  const other = await context.newPage();
  await other.goto('');
  await expect(other.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(other.getByText(words.resume_title)).toHaveCount(0);
  expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, '']);
});

test('an answer can be changed from the review, and what depends on it stays where it is valid', async ({ page }) => {
  const one = journey('B02');
  await open(page, one);
  await page.getByRole('button', { name: words.door_purpose }).click();
  await consult(page, one, mouse);
  await page.getByRole('link', { name: words.review_answers_link }).click();
  await expect(page.locator('#app')).toContainText('中小企業基本法');
  await page.getByRole('link', { name: '都道府県を変更' }).click();
  await mouse.answer(page, { press: ['熊本県'] });
  await mouse.press(page, words.save_and_return);
  await expect(page).toHaveURL(/#\/review$/);
  await page.getByRole('link', { name: words.see_advice }).or(page.getByRole('button', { name: words.see_advice })).first().click();
  await expect(page.locator('article.card').first()).toContainText('A類型');
  await expect(page.locator('article.card').first()).toContainText(yen(375000000));
});

test('an unreadable number is named where it stands, and nothing is lost', async ({ page }) => {
  await open(page, journey('B02'));
  await page.goto('#/question/regular_employees');
  await page.locator('.number-input').fill('たくさん');
  await mouse.press(page, words.next);
  await expect(page.getByText(words.fault_unreadable_count)).toBeVisible();
  await expect(page.locator('.number-input')).toHaveValue('たくさん');
  await expect(page.locator('.number-input')).toHaveAttribute('aria-invalid', 'true');
  await page.locator('.number-input').fill('４５');
  await mouse.press(page, words.next);
  await expect.poll(() => page.url()).not.toContain('regular_employees');
});

test('a question can be passed over, and the advice so far seen at any moment', async ({ page }) => {
  await open(page, journey('B02'));
  await page.getByRole('button', { name: words.door_purpose }).click();
  const first = page.url();
  await mouse.press(page, words.skip);
  await expect.poll(() => page.url()).not.toBe(first);
  await page.getByRole('link', { name: words.see_advice_so_far }).click();
  await expect(page).toHaveURL(/#\/advice$/);
  await expect(page.locator('h1')).toBeFocused();
  await expect(page.getByRole('link', { name: /を答える$/ }).first()).toBeVisible();
});

test('broken answers in the tab are named by nobody and stop nothing', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;prefecture=99;nonsense;applicant=company'));
  await open(page, journey('B02'));
  await expect(page.locator('h1')).toBeVisible();
  await page.addInitScript(() => Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }));
  await page.goto('#/advice');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('h1')).toBeVisible();
});

test('no screen scrolls sideways at 320 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;purposes=restore;prefecture=43;disaster=heavy_rain_july_2020;rain_damage=facilities'));
  await open(page, journey('B02'));
  for (const screen of ['#/', '#/question/purposes', '#/question/prefecture', '#/question/planned_spend', '#/review', '#/advice', '#/handover', '#/handover/all', '#/keep', '#/share/broken', '#/programme/nariwai-restoration', '#/programme/advanced-collaboration']) {
    await page.goto(screen);
    await unfold(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, screen).toBeLessThanOrEqual(0);
  }
});
