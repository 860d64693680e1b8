// Every screen passes the automatic checks of accessibility.
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { journey, open, unfold } from './player.mjs';

const screens = ['#/', '#/question/purposes', '#/question/prefecture', '#/question/planned_spend', '#/question/innovation_plan_applied_on', '#/review', '#/advice', '#/handover', '#/handover/all', '#/keep', '#/share/broken', '#/programme/nariwai-restoration', '#/programme/business-succession-subsidy', '#/question/plans/advice', '#/compare/monozukuri-subsidy.fy2019-supplementary.general/it-introduction.fy2019-supplementary.general'];

for (const screen of screens) test(`axe finds nothing on ${screen}`, async ({ page }) => {
  await page.addInitScript(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;purposes=restore,equipment;prefecture=43;disaster=heavy_rain_july_2020;rain_damage=facilities;regular_employees=21..50;industry=manufacturing'));
  await open(page, journey('B02'));
  await page.goto(screen);
  await expect(page.locator('h1')).toBeVisible();
  await unfold(page);
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).join(', ')}`)).toEqual([]);
});
