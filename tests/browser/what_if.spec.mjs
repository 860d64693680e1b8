// Another answer is tried on the question's own screen: what it would change is told before it is taken over.
import { expect, test } from '@playwright/test';
import { open, words } from './player.mjs';

const maker = 'v1;applicant=company;purposes=equipment,new_product;industry=manufacturing;regular_employees=25;stated_capital=10000000;prefecture=20;plans=none;planned_spend=6000000;new_initiative=yes;value_added_growth=3;ordinary_profit_growth=1;consortium_size=1';

test.beforeEach(async ({ page }) => {
  await page.addInitScript((line) => {
    if (!sessionStorage.getItem('subsidy-advisor')) sessionStorage.setItem('subsidy-advisor', `${line}\npurpose\n\n2018`);
  }, maker);
  await open(page, { today: '2019-10-01' });
  await page.goto('#/advice');
});

const worth = (page) => page.locator('article.card').filter({ hasText: '設備投資等の枠' }).locator('.amount-yours');

test('what an answer would change is told, and nothing is taken over until it is pressed', async ({ page }) => {
  await expect(worth(page)).toContainText('300万円');
  await page.getByText(words.try_title).click();
  await page.getByRole('link', { name: words.change_whole.replace('{label}', '計画') }).click();
  await expect(page.getByRole('heading', { name: words.what_if_title })).toHaveCount(0);
  await page.getByLabel('先端設備等導入計画の認定を受けた').check();
  const told = page.locator('.outcome');
  await expect(told).toContainText(words.what_if_title);
  await expect(told).toContainText('設備投資等の枠');
  await expect(told).toContainText('最大 300万円 → 最大 400万円');
  await page.goBack();
  await expect(worth(page)).toContainText('300万円');
  await expect(worth(page)).not.toContainText('400万円');
  await page.getByText(words.try_title).click();
  await page.getByRole('link', { name: words.change_whole.replace('{label}', '計画') }).click();
  await page.getByLabel('先端設備等導入計画の認定を受けた').check();
  await page.getByRole('button', { name: words.save_and_return }).click();
  await expect(worth(page)).toContainText('400万円');
});

test('an answer that changes nothing says so', async ({ page }) => {
  await page.goto('#/question/prefecture/advice');
  await page.getByText('九州・沖縄').click();
  await page.locator('.choice-list').getByLabel('熊本県').check();
  await expect(page.locator('.outcome')).toContainText(words.what_if_none);
});

test('a question of the interview tells nothing of the kind', async ({ page }) => {
  await page.goto('#/question/plans');
  await page.getByLabel('先端設備等導入計画の認定を受けた').check();
  await expect(page.locator('.outcome')).toHaveCount(0);
});
