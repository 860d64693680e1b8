// 窓口に持っていく紙 on real paper: PDFs of the browser's own, and for every journey that one page holds it with nothing cut off.
import { expect, test } from '@playwright/test';
import { journey, journeys, open, words } from './player.mjs';

/** A4 within its margins of 12 mm, in CSS pixels. */
const [WIDTH, HEIGHT] = [186, 273].map((mm) => (mm / 25.4) * 96);

const text = (answer) => {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (Array.isArray(answer)) return answer.join(',');
  if (typeof answer === 'object') return `${answer.min}..${answer.max ?? ''}`;
  return String(answer);
};
/** What the tab keeps of a journey that was answered. */
const kept = ({ answers, fiscal_year: year }) => {
  const said = Object.entries(answers).map(([id, answer]) => `;${id}=${text(answer)}`).join('');
  return [`v1${said}`, 'purpose', '', year ?? ''].join('\n');
};
/** Every journey and each of its variants. */
const cases = journeys.flatMap((one) => [
  one,
  ...(one.variants ?? []).map(({ change }, at) => ({ ...one, id: `${one.id} variant ${at + 1}`, answers: { ...one.answers, ...change } })),
]);

/** Opens the paper of a journey on its day. */
async function show(page, one, screen) {
  await page.addInitScript((line) => sessionStorage.setItem('subsidy-advisor', line), kept(one));
  await open(page, one);
  await page.goto(screen);
  await expect(page.locator('.paper')).toBeVisible();
}

/** How many pages a PDF has. */
const pages = (pdf) => (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

/** What of the paper does not stand wholly where it can be seen; run in the page. */
function lost() {
  const paper = document.querySelector('.paper').getBoundingClientRect();
  const lost = [];
  for (const element of document.querySelectorAll('.paper, .paper *')) {
    const style = getComputedStyle(element);
    const name = `${element.className} ${element.textContent.slice(0, 30)}`;
    const box = element.getBoundingClientRect();
    if (style.display === 'none' || style.visibility === 'hidden') lost.push(`hidden: ${name}`);
    if (style.display !== 'inline' && element.scrollWidth > element.clientWidth + 1) lost.push(`too wide: ${name}`);
    if (box.right > paper.right + 1 || box.left < paper.left - 1 || box.bottom > paper.bottom + 1) lost.push(`outside: ${name}`);
    if (element.childElementCount === 0 && element.textContent.trim() && Number.parseFloat(style.fontSize) < (8 / 72) * 96 - 0.01) lost.push(`too small: ${name}`);
  }
  return lost;
}

for (const [id, what] of [
  ['A01', 'a succession with an amount'],
  ['D002-k', 'more than five finds'],
  ['D001-f variant 6', 'nothing that fits'],
  ['B02', 'a disaster'],
]) {
  test(`one page is printed: ${id}, ${what}`, async ({ page }) => {
    const one = cases.find((other) => other.id === id);
    await show(page, one, '#/handover');
    const said = await page.locator('.paper').evaluate((paper) => paper.textContent);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pages(pdf)).toBe(1);
    // A4 in points.
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox\s*\[0 0 59[456][.\d]* 84[123][.\d]*\]/);
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: Math.floor(WIDTH), height: Math.floor(HEIGHT) });
    expect(await page.evaluate(lost)).toEqual([]);
    await expect(page.locator('.paper .qr')).toHaveAttribute('aria-label', words.camera_label);
    // What is printed is what the screen shows, and of the screen's own nothing.
    expect((await page.locator('#app').innerText()).replace(/\s/g, '')).toBe(said.replace(/\s/g, ''));
    for (const name of [words.handover_print, words.handover_to_whole, words.back_to_advice]) {
      await expect(page.getByText(name, { exact: true })).toBeHidden();
    }
  });
}

test('every journey has room on one page', async ({ page, isMobile }) => {
  test.skip(isMobile, 'paper is the same from every device');
  test.slow();
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.floor(WIDTH), height: Math.floor(HEIGHT) });
  await open(page, cases[0]);
  await page.goto('#/handover');
  // Each case begins anew from what the tab keeps. Of the variants the last one has to do, for the sake of time.
  const chosen = cases.filter(({ id }, at) => !id.includes('variant') || !cases[at + 1]?.id.includes('variant'));
  for (const one of chosen) {
    await page.clock.setFixedTime(new Date(`${one.today}T12:00:00+09:00`));
    await page.evaluate((line) => sessionStorage.setItem('subsidy-advisor', line), kept(one));
    await page.reload({ waitUntil: 'commit' });
    await page.waitForSelector('.paper');
    const { high, lost: cut } = await page.evaluate(`({ high: document.querySelector('.paper').getBoundingClientRect().bottom, lost: (${lost})() })`);
    expect(high, one.id).toBeLessThanOrEqual(HEIGHT);
    expect(cut, one.id).toEqual([]);
  }
});

test('the long version goes on over pages, and no heading stands alone at the end of one', async ({ page }) => {
  await show(page, journey('D002-k'), '#/handover/all');
  const items = await page.locator('.paper-item').count();
  expect(items).toBeGreaterThan(5);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  expect(pages(pdf)).toBeGreaterThan(1);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: Math.floor(WIDTH), height: Math.floor(HEIGHT) });
  expect(await page.evaluate(lost)).toEqual([]);
  for (const heading of await page.locator('.paper h2, .paper h3').all()) {
    expect(await heading.evaluate((element) => getComputedStyle(element).breakAfter)).toBe('avoid');
  }
});

test('the paper is reached from the advice, printed, and left again', async ({ page }) => {
  const one = journey('A01');
  await page.addInitScript(() => { window.print = () => { document.documentElement.dataset.printed = 'yes'; }; });
  await show(page, one, '#/handover');
  await page.goto('#/advice');
  await page.getByRole('link', { name: words.handover_title }).click();
  await expect(page).toHaveURL(/#\/handover$/);
  await expect(page.locator('h1')).toHaveText(words.handover_title);
  await expect(page.locator('html')).not.toHaveAttribute('data-printed');
  await page.getByRole('button', { name: words.handover_print }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'yes');
  await page.getByRole('link', { name: words.handover_to_whole }).click();
  await expect(page.locator('h1')).toHaveText(words.handover_whole_title);
  await page.getByRole('link', { name: words.handover_to_one_page }).click();
  await expect(page.locator('h1')).toHaveText(words.handover_title);
  await page.getByRole('link', { name: words.back_to_advice }).click();
  await expect(page).toHaveURL(/#\/advice$/);
});
