// All programmes: searched as one types, filtered, and found again as they were left.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { everyProgramme, journey, open, programme, unfold, words } from './player.mjs';

const monozukuri = programme('monozukuri-subsidy');
const mutualAid = programme('smrj-mutual-aid');
const byEditions = everyProgramme().toSorted((one, other) => other.editions.length - one.editions.length);
const manyEditions = `#/programme/${byEditions[0].id}`;
const oneEdition = byEditions.at(-1);

/** Opens a screen by its address. */
async function visit(page, screen) {
  await open(page, journey('B02'));
  await page.goto(screen);
  await expect(page.locator('h1')).toBeVisible();
}

/** The names in the listing. */
const names = (page) => page.locator('.listing-name').allTextContents();
const link = (page, { name }) => page.locator('.listing-name').filter({ hasText: name.ja });
const field = (page) => page.getByLabel(words.search_label);
const count = (page) => page.locator('#listing-heading');
const found = (many) => words.found_title.replace('{n}', String(many));

/** What axe has to say against what is on the page. */
async function complaints(page) {
  await unfold(page);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`);
}

const tooWide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('the list follows what is typed, letter by letter', async ({ page }) => {
  await visit(page, '#/programmes');
  const all = (await names(page)).length;
  await expect(count(page)).toContainText('制度');
  await field(page).pressSequentially('ものづくり');
  await expect(link(page, monozukuri)).toBeVisible();
  await expect(link(page, mutualAid)).toHaveCount(0);
  const some = (await names(page)).length;
  expect(some).toBeLessThan(all);
  await expect(count(page)).toHaveText(found(some));
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(count(page)).toBeFocused();
  await field(page).fill('');
  await expect(page.locator('.listing-name')).toHaveCount(all);
});

test('filters combine, with each other and with what is typed, and are cleared at once', async ({ page }) => {
  await visit(page, '#/programmes');
  const all = (await names(page)).length;
  const purpose = page.getByLabel(words.filter_purpose);
  const body = page.getByLabel(words.filter_body);
  await purpose.selectOption({ label: '機械や設備を入れたい・新しくしたい' });
  await expect(link(page, mutualAid)).toHaveCount(0);
  const forEquipment = await names(page);
  await page.getByLabel(words.filter_kind).selectOption({ label: words.kind_subsidy });
  await page.getByLabel(words.filter_year).selectOption({ label: '令和3年度（2021年度）' });
  await expect(link(page, monozukuri)).toBeVisible();
  expect((await names(page)).filter((name) => !forEquipment.includes(name))).toEqual([]);
  await field(page).fill('ものづくり補助金');
  await expect(link(page, monozukuri)).toBeVisible();
  await body.selectOption({ label: words.body_smrj });
  await expect(link(page, monozukuri)).toHaveCount(0);
  await page.getByRole('button', { name: words.clear_filters }).click();
  await expect(page.locator('.listing-name')).toHaveCount(all);
  await expect(count(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  for (const list of [purpose, body]) {
    await expect(list.locator('option:checked')).toHaveText(words.filter_any);
  }
  await expect(page.getByRole('button', { name: words.clear_filters })).toHaveCount(0);
});

test('what was looked for is still there after a visit to a programme', async ({ page }) => {
  await visit(page, '#/programmes');
  await field(page).fill('ものづくり');
  await page.getByLabel(words.filter_kind).selectOption({ label: words.kind_subsidy });
  const before = await names(page);
  await link(page, monozukuri).click();
  await expect(page.locator('h1')).toHaveText(monozukuri.name.ja);
  await expect(page.locator('h1')).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL(/#\/programmes$/);
  await expect(field(page)).toHaveValue('ものづくり');
  await expect(page.getByLabel(words.filter_kind).locator('option:checked')).toHaveText(words.kind_subsidy);
  expect(await names(page)).toEqual(before);
});

test('who finds nothing is led to the questions', async ({ page }) => {
  await visit(page, '#/programmes');
  await field(page).fill('zzzz');
  await expect(count(page)).toHaveText(words.found_nothing);
  await expect(page.getByText(words.try_filters)).toBeVisible();
  await page.getByRole('button', { name: words.find_by_questions }).click();
  await expect(page).toHaveURL(/#\/question\//);
});

test('a long list is shown in parts, and the focus goes on with it', async ({ page }) => {
  await visit(page, '#/programmes');
  const shown = (await names(page)).length;
  const more = page.getByRole('button', { name: words.list_more });
  expect(shown).toBeLessThanOrEqual(50);
  if (await more.count() > 0) {
    await more.click();
    await expect(page.locator('.listing-name').nth(shown)).toBeFocused();
    expect((await names(page)).length).toBeGreaterThan(shown);
  }
});

test('the list and the coverage are reached from the start and from every foot', async ({ page }) => {
  await visit(page, '#/');
  await page.locator('main').getByRole('link', { name: words.catalogue_link }).click();
  await expect(page.locator('h1')).toHaveText(words.catalogue_title);
  await expect(page.locator('h1')).toBeFocused();
  await expect(page).toHaveTitle(new RegExp(words.catalogue_title));
  await page.getByRole('contentinfo').getByRole('link', { name: words.coverage_link }).click();
  await expect(page.locator('h1')).toHaveText(words.coverage_title);
  await page.goBack();
  await expect(page.locator('h1')).toHaveText(words.catalogue_title);
  await page.goto('#/advice');
  await page.getByRole('link', { name: words.see_others }).click();
  await expect(page.locator('h1')).toHaveText(words.catalogue_title);
});

test('the coverage names what is carried and why something is not', async ({ page }) => {
  await visit(page, '#/coverage');
  await expect(page.locator('.register').first()).toBeHidden();
  await unfold(page);
  const row = (entry) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: entry, exact: true }) });
  await expect(row('003-X1')).toContainText(words.not_carried.split('{')[0]);
  await row('004-02').getByRole('link').first().click();
  await expect(page.locator('h1')).toHaveText(programme('advanced-collaboration').name.ja);
});

test('editions stand beside each other, each figure named by its year', async ({ page }) => {
  await visit(page, '#/programme/monozukuri-subsidy');
  const table = page.getByRole('table', { name: words.compare_title });
  const heads = table.getByRole('columnheader');
  await expect(heads).toHaveCount(monozukuri.editions.length);
  const { changes } = monozukuri.editions[0].continues[0];
  for (const change of changes) await expect(table).toContainText(change.ja);
  await expect(table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: words.floor }) })).toContainText('100万円');
  await page.goto(`#/programme/${oneEdition.id}`);
  await expect(page.locator('h1')).toHaveText(oneEdition.name.ja);
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('axe finds nothing on the list, whatever is looked for', async ({ page }) => {
  await visit(page, '#/programmes');
  expect(await complaints(page), 'all').toEqual([]);
  await field(page).fill('補助金');
  await page.getByLabel(words.filter_kind).selectOption({ label: words.kind_subsidy });
  await expect(page.getByRole('button', { name: words.clear_filters })).toBeVisible();
  expect(await complaints(page), 'some').toEqual([]);
  await field(page).fill('zzzz');
  await expect(count(page)).toHaveText(words.found_nothing);
  expect(await complaints(page), 'none').toEqual([]);
});

for (const screen of ['#/coverage', '#/programme/monozukuri-subsidy', manyEditions]) {
  test(`axe finds nothing on ${screen}`, async ({ page }) => {
    await visit(page, screen);
    expect(await complaints(page)).toEqual([]);
  });
}

test('neither the list nor the coverage nor a comparison scrolls sideways', async ({ page }) => {
  for (const width of [320, 390, 768, 1024]) {
    await page.setViewportSize({ width, height: 640 });
    for (const screen of ['#/programmes', '#/coverage', '#/programme/monozukuri-subsidy', manyEditions]) {
      await visit(page, screen);
      await unfold(page);
      expect(await tooWide(page), `${screen} at ${width}`).toBeLessThanOrEqual(0);
    }
  }
});
