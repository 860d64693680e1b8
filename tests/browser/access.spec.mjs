// Every screen in every delivery, language and scheme passes the automatic checks of accessibility.
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import { LANGUAGES, noon, rooms, walk } from './walk.mjs';
import { test } from './widget-page.mjs';

test.skip(({ isMobile }) => isMobile, 'each delivery is looked at in its own room');
test.setTimeout(180_000);

const { source: axe } = createRequire(import.meta.url)('axe-core');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe has to say against the document that an element is in, and how many rules it held that document against. */
async function held(element, { within, without = [] } = {}) {
  if (!await element.evaluate(() => Boolean(window.axe))) {
    // The policy of a page lets no test bring a script along; what the browser itself is asked to work out may come.
    const frame = await (await element.elementHandle()).ownerFrame();
    await frame.evaluate(axe);
  }
  return element.evaluate(async (element, { tags, within, without }) => {
    // What sticks to an edge covers something else with every turn of the wheel.
    document.querySelectorAll('.page-head, .tray, .page-form > .button-row').forEach((one) => { one.style.position = 'static'; });
    // Of many things that are alike the first ones stand for all.
    const counts = new Map();
    const others = [...(element.shadowRoot ?? document).querySelectorAll('.card, .paper-item, .listing-row, .register tbody tr, .ledger-entry')].filter((one) => {
      const kind = `${one.className} in ${one.closest('section, details, table, main')?.className}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return counts.get(kind) > 6;
    });
    others.forEach((one) => { one.style.display = 'none'; });
    const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
    const { violations, passes } = await window.axe.run(within ?? document, { runOnly: tags, rules, resultTypes: ['violations'] });
    const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.flat().join(' ')).slice(0, 4).join(', ')}`);
    others.forEach((one) => { one.style.display = ''; });
    return { found, rules: violations.length + passes.length };
  }, { tags: TAGS, within, without });
}

/** What is the host's own: its page, which has a main part and a heading of its own. */
const host = {
  widget: { within: 'subsidy-advisor' },
  frame: { without: ['landmark-one-main', 'page-has-heading-one'] },
};

for (const language of LANGUAGES) for (const scheme of ['light', 'dark']) for (const delivery of Object.keys(rooms)) {
  test(`axe finds nothing: ${delivery}, ${language}, ${scheme}`, async ({ page, visit, baseURL }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.clock.setFixedTime(noon);
    const room = await rooms[delivery](page, { language, scheme, visit, baseURL });
    const found = [];
    let rules = 0;
    const screens = await walk(room, delivery, async (screen) => {
      await room.unfold();
      const said = await held(room.place, host[delivery]);
      found.push(...said.found.map((one) => `${screen}: ${one}`));
      rules += said.rules;
    });
    console.log(`axe: ${delivery}, ${language}, ${scheme}: ${screens} screens, ${rules} rules held`);
    expect(found).toEqual([]);
  });
}

for (const scheme of ['light', 'dark']) test(`axe finds nothing outside the app: ${scheme}`, async ({ page }) => {
  await page.emulateMedia({ colorScheme: scheme });
  const found = [];
  let pages = 0;
  const look = async (name) => {
    const said = await held(page.locator('body'));
    found.push(...said.found.map((one) => `${name}: ${one}`));
    pages += 1;
  };
  for (const path of ['programmes/', 'programmes/nariwai-restoration/', 'programmes/monozukuri-subsidy/', 'snippet/']) {
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
    await look(path);
  }
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', 'failed');
  await look('without its program');
  console.log(`axe: outside the app, ${scheme}: ${pages} pages`);
  expect(found).toEqual([]);
});
