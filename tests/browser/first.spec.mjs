// The page is readable and takes answers before the app has come; what was said until then is the app's from there on.
import { expect, test } from '@playwright/test';
import { questions, said, words } from './player.mjs';

const purpose = said('purposes', ['hand_over', 'equipment']).press;
const WASM = /\.wasm$/;

/** Opens the site and keeps the app away until it is let in, or turns it away. */
async function wait(page) {
  let decide;
  const decided = new Promise((resolve) => { decide = resolve; });
  await page.route(WASM, async (route) => (await decided) ? route.continue() : route.abort());
  await page.goto('', { waitUntil: 'domcontentloaded' });
  // A press before the starter is there is no press.
  await page.waitForFunction(([door, question]) => {
    const title = document.querySelector('h1').textContent;
    if (title !== question) [...document.querySelectorAll('button')].find((one) => one.textContent.startsWith(door))?.click();
    return title === question;
  }, [words.door_purpose, heading('purposes')]);
  return { letIn: () => decide(true), turnAway: () => decide(false) };
}

const heading = (id) => questions.get(id).text.ja;
const ready = (page) => expect(page.locator('html')).toHaveAttribute('data-ready', '1');
const choice = (page, label) => page.getByRole('checkbox', { name: label });

test('what is chosen before the app has come is chosen when it has, and nothing jumps', async ({ page }) => {
  const app = await wait(page);
  for (const label of purpose) await choice(page, label).check();
  await page.evaluate(() => window.scrollTo(0, 150));
  const before = await page.evaluate(() => window.scrollY);
  app.letIn();
  await ready(page);
  for (const label of purpose) await expect(choice(page, label)).toBeChecked();
  await expect(choice(page, purpose[1])).toBeFocused();
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  await expect(page).toHaveURL(/#\/question\/purposes$/);
  // It is the app's: what the answer settles is told.
  await expect(page.locator('.page-live')).not.toBeEmpty();
  await page.getByRole('button', { name: words.next }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading('purposes'));
  await page.goBack();
  for (const label of purpose) await expect(choice(page, label)).toBeChecked();
});

test('whoever went on before the app has come is at the next question when it has', async ({ page }) => {
  const app = await wait(page);
  await choice(page, purpose[0]).check();
  const next = page.getByRole('button', { name: words.next });
  await next.click();
  await expect(next).toHaveAttribute('aria-busy', 'true');
  // A second thought counts: what is chosen after that is chosen, and the way on is pressed anew.
  await choice(page, purpose[1]).check();
  await expect(next).not.toHaveAttribute('aria-busy');
  await next.click();
  app.letIn();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading('purposes'));
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await page.goBack();
  for (const label of purpose) await expect(choice(page, label)).toBeChecked();
});

test('what was chosen is there again when the page had to be loaded again', async ({ page }) => {
  const app = await wait(page);
  await choice(page, purpose[1]).check();
  app.turnAway();
  const again = page.getByRole('button', { name: 'もう一度読み込む' });
  await expect(again).toBeVisible();
  await page.unroute(WASM);
  await again.click();
  await ready(page);
  await expect(choice(page, purpose[1])).toBeChecked();
  await expect(choice(page, purpose[0])).not.toBeChecked();
});

test('the second door leads to its own question, and the year that was picked first counts', async ({ page }) => {
  await page.route(WASM, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await page.goto('', { waitUntil: 'load' });
  await page.getByLabel(words.year_label).selectOption('2020');
  await page.getByRole('button', { name: words.door_situation }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading('applicant'));
  await page.getByRole('radio').first().check();
  await ready(page);
  await expect(page.getByRole('radio').first()).toBeChecked();
  await page.goBack();
  await expect(page.getByLabel(words.year_label)).toHaveValue('2020');
});

test('a door takes the keyboard along', async ({ page }) => {
  const app = await wait(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  app.letIn();
  await ready(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('what the history keeps where storage is denied is not taken for a first visit', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['getItem', 'setItem', 'removeItem']) {
      Storage.prototype[name] = () => { throw new DOMException('denied', 'SecurityError'); };
    }
  });
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: words.door_purpose }).click();
  await choice(page, purpose[0]).check();
  await page.getByRole('button', { name: words.next }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(heading('purposes'));
  await page.evaluate(() => { location.hash = '#/'; });
  await expect(page.getByText(words.resume_title)).toBeVisible();
  let letIn;
  const decided = new Promise((resolve) => { letIn = resolve; });
  await page.route(WASM, async (route) => {
    await decided;
    await route.continue();
  });
  await page.reload({ waitUntil: 'domcontentloaded' });
  // A door pressed now would lead past what was said.
  await expect(page.locator('.doorway')).toHaveCount(0);
  letIn();
  await ready(page);
  await expect(page.getByText(words.resume_title)).toBeVisible();
});
