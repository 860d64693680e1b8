// Programmes picked on the cards and on their pages, seen side by side, taken out again, and found again by the address.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { journey, open, programme, unfold, words } from './player.mjs';

const C01 = journey('C01');
const said = ({ answers }) => Object.entries(answers).map(([id, answer]) => {
  const plain = Array.isArray(answer) ? answer.join(',') : answer;
  return `${id}=${plain === true ? 'yes' : plain === false ? 'no' : plain}`;
}).join(';');
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** Opens a screen with the journey's answers given. */
async function visit(page, screen) {
  await page.addInitScript((line) => sessionStorage.setItem('subsidy-advisor', line), `v1;${said(C01)}`);
  await open(page, C01);
  await page.goto(screen);
  await expect(page.locator('h1')).toBeVisible();
}

/** What axe has to say against what is on the page. */
async function complaints(page, within = 'body') {
  await unfold(page);
  const { violations } = await new AxeBuilder({ page }).include(within).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`);
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const pickers = (page) => page.getByRole('button', { name: new RegExp(`をくらべる$`) });
const way = (page, n) => page.getByRole('link', { name: fill(words.compare_picked, { n }), exact: true });
const table = (page) => page.getByRole('table', { name: words.side_differs, exact: true });

/** Picks the first so many of the cards that are not picked yet; their names. */
async function pick(page, many) {
  for (let n = 0; n < many; n += 1) await pickers(page).first().click();
}

const research = 'core-technology-rnd.fy2021-request.rnd';
const brand = 'japan-brand.fy2021-request.business';
const monozukuri = 'monozukuri-subsidy.fy2019-supplementary.general';
const three = `#/compare/${research}/${brand}/${monozukuri}`;

test('picked on the cards, compared, taken out, and back again', async ({ page }) => {
  await visit(page, '#/advice');
  await unfold(page);
  await expect(page.getByRole('status').filter({ hasText: 'くらべる' })).toHaveCount(0);
  await pick(page, 1);
  await expect(page.getByText(words.picked_one)).toBeVisible();
  await expect(way(page, 1)).toHaveCount(0);
  await pick(page, 1);
  await expect(way(page, 2)).toBeVisible();
  await way(page, 2).click();
  await expect(page.locator('h1')).toHaveText(words.side_title);
  await expect(page.locator('h1')).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(words.side_title));
  await expect(table(page).getByRole('columnheader')).toHaveCount(2);
  const address = page.url();
  expect(address).toMatch(/#\/compare\/[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+\/[a-z0-9-]+\.[a-z0-9-]+\.[a-z0-9-]+$/);
  await page.getByRole('link', { name: words.unpick }).first().click();
  await expect(table(page)).toHaveCount(0);
  await expect(page.getByText(words.side_one)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(table(page).getByRole('columnheader')).toHaveCount(2);
  await page.reload();
  await expect(table(page).getByRole('columnheader')).toHaveCount(2);
  await page.getByRole('link', { name: words.back_to_advice }).click();
  await unfold(page);
  await expect(way(page, 2)).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(words.unpick) })).toHaveCount(2);
});

test('a fourth is refused with the three that are picked, and has room once one is taken out', async ({ page }) => {
  await visit(page, '#/advice');
  await unfold(page);
  await pick(page, 3);
  await expect(way(page, 3)).toBeVisible();
  const fourth = pickers(page).first();
  const name = (await fourth.locator('.page-said').textContent()).replace(/をくらべる$/, '');
  await fourth.click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(fill(words.picks_full_title, { n: 3 }));
  await expect(alert).toContainText(name);
  await expect(alert.getByRole('button')).toHaveCount(3);
  await expect(way(page, 3)).toBeVisible();
  expect(await complaints(page, '[role=alert]')).toEqual([]);
  await alert.getByRole('button').nth(1).click();
  await expect(alert).toHaveCount(0);
  await expect(way(page, 2)).toBeVisible();
  const room = page.getByRole('button', { name: fill(words.pick_whole, { name }), exact: true });
  await expect(room).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(way(page, 3)).toBeVisible();
  await expect(page.getByRole('button', { name: fill(words.unpick_whole, { name }), exact: true })).toBeFocused();
});

test('picked on a programme’s page, each track by itself, until all is begun anew', async ({ page }) => {
  await visit(page, '#/programme/core-technology-rnd');
  await unfold(page);
  await expect(pickers(page)).toHaveCount(2);
  await pick(page, 1);
  await page.goto('#/programme/japan-brand');
  await unfold(page);
  await pick(page, 1);
  await way(page, 2).click();
  for (const id of ['core-technology-rnd', 'japan-brand']) {
    await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: programme(id).name.ja })).toBeVisible();
  }
  await page.getByRole('link', { name: words.back_to_advice }).click();
  await page.getByRole('button', { name: words.start_over }).click();
  await page.goto('#/programme/japan-brand');
  await unfold(page);
  await expect(page.getByRole('button', { name: new RegExp(words.unpick) })).toHaveCount(0);
});

test('a link shows what there is and says what it leaves out', async ({ page }) => {
  await visit(page, `#/compare/${research}/none.none.none/${brand}`);
  await expect(page.getByText(words.side_left_out_title)).toBeVisible();
  await expect(page.getByText(fill(words.side_left_out, { n: 1 }))).toBeVisible();
  const row = (name) => table(page).getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row(words.cap)).toContainText('9,750万円');
  await expect(row(words.cap)).toContainText('500万円');
  await page.goto(`#/compare/${research}/${brand}`);
  await expect(page.getByText(words.side_left_out_title)).toHaveCount(0);
});

test('an open line leads to its question and back to the comparison', async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;industry=manufacturing;regular_employees=18;purposes=research'));
  await open(page, C01);
  await page.goto(`#/compare/${research}/${brand}`);
  await page.getByRole('link', { name: '連携の相手を答える' }).click();
  await page.getByText('大学・公設の試験場などの研究機関', { exact: true }).click();
  await page.getByRole('button', { name: words.save_and_return }).click();
  await expect(page.locator('h1')).toHaveText(words.side_title);
  await expect(page.getByRole('link', { name: '連携の相手を答える' })).toHaveCount(0);
});

test('the changes on a page lead to the editions side by side', async ({ page }) => {
  await visit(page, '#/programme/monozukuri-subsidy');
  await page.getByRole('button', { name: words.see_editions }).click();
  const editions = page.getByRole('table', { name: words.compare_title });
  await expect(editions).toBeFocused();
  await expect(editions).toBeInViewport();
});

test('nothing scrolls sideways, and what has the focus is never below the tray', async ({ page }) => {
  for (const width of [320, 390, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await visit(page, three);
    await unfold(page);
    expect(await tooWide(page), `compare at ${width}`).toBeLessThanOrEqual(0);
    await page.goto('#/advice');
    await unfold(page);
    expect(await tooWide(page), `advice at ${width}`).toBeLessThanOrEqual(0);
    const tray = await page.locator('.tray').boundingBox();
    expect(tray.height).toBeLessThan(180);
    for (let presses = 0; presses < 25; presses += 1) {
      await page.keyboard.press('Tab');
      const hidden = await page.evaluate(() => {
        const [focus, tray] = [document.activeElement, document.querySelector('.tray')];
        if (tray.contains(focus) || focus === document.body) return false;
        return focus.getBoundingClientRect().top >= tray.getBoundingClientRect().top - 4
          && focus.getBoundingClientRect().top < tray.getBoundingClientRect().bottom;
      });
      expect(hidden, `press ${presses} at ${width}`).toBe(false);
    }
  }
});

for (const screen of [three, `#/compare/${research}`, '#/compare', `#/compare/none/${research}/${monozukuri}`]) {
  test(`axe finds nothing on ${screen}`, async ({ page }) => {
    await visit(page, screen);
    expect(await complaints(page)).toEqual([]);
  });
}

test('axe finds nothing on the tray of the advice', async ({ page }) => {
  await visit(page, three);
  await page.goto('#/advice');
  await expect(way(page, 3)).toBeVisible();
  expect(await complaints(page, '.tray')).toEqual([]);
});
