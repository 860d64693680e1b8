// How everything looks: each example of the gallery and each screen is held against a picture in baseline/.
//
// The pictures are half as large as the screen: small files, in which the edges of letters weigh little. A picture of
// another size fails at once, which whatever takes more or less room comes to; within the same size a point counts as changed
// when it differs clearly, and so many points of a picture may: letters that are drawn a quarter of a pixel bolder pass, and
// four pixels more beside the words of a card do not. Those of whole screens are JPEG, a third of the bytes.
// Where a change is meant: `npx playwright test look.spec --update-snapshots` here, and look at what git shows.
import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { visit } from './kiosk.mjs';
import { journey, open, unfold, words } from './player.mjs';

const TOLERANCE = { threshold: 0.25, maxDiffPixelRatio: 0.01 };
/** What is longer than this is cut off: a catalogue looks below as it does above. */
const LONGEST = 1800;
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
const PORTRAIT = { width: 1080, height: 1920 };

const FLOODED = 'v1;applicant=company;purposes=restore,equipment;prefecture=43;disaster=heavy_rain_july_2020;rain_damage=facilities;regular_employees=21..50;industry=manufacturing;planned_spend=2500000000;spend_restoration=2400000000';

/** The screens of the site: a name, an address, and what was said before. */
const SCREENS = [
  ['welcome', '#/', ''],
  ['welcome-resumed', '#/'],
  ['purposes', '#/question/purposes', ''],
  ['prefecture', '#/question/prefecture'],
  ['disaster', '#/question/disaster'],
  ['spend', '#/question/planned_spend'],
  ['day', '#/question/innovation_plan_applied_on'],
  ['yes-no', '#/question/uses_expert/review'],
  ['what-if', '#/question/plans/advice'],
  ['review', '#/review'],
  ['advice', '#/advice'],
  ['nothing-known', '#/advice', ''],
  ['handover', '#/handover'],
  ['handover-whole', '#/handover/all'],
  ['keep', '#/keep'],
  ['received', '#/share/broken'],
  ['programme', '#/programme/nariwai-restoration'],
  ['programme-years', '#/programme/advanced-collaboration'],
  ['compare', '#/compare/monozukuri-subsidy.fy2019-supplementary.general/it-introduction.fy2019-supplementary.general'],
  ['catalogue', '#/programmes'],
  ['coverage', '#/coverage'],
];

/** The pages without a script. */
const PLAIN = [
  ['plain-catalogue', 'programmes/'],
  ['plain-programme', 'programmes/nariwai-restoration/'],
];

/** The screens of a kiosk; the first one is where it begins. */
const KIOSK = [
  ['first', ''],
  ['prefecture', '#/question/prefecture'],
  ['spend', '#/question/planned_spend'],
  ['advice', '#/advice'],
];

/** The name of the picture of an example and of a screen, of its room. */
const ofExample = (name, room) => `example-${name.replace(/[._]/g, '-')}-${room}.png`;
const ofScreen = (name, room) => `screen-${name}-${room}.jpg`;
const ofKiosk = (name, room) => `kiosk-${name}-${room}.jpg`;

const SHOT = { animations: 'disabled', scale: 'device' };

/** Takes a picture of the page and holds it against the one that is kept. */
async function hold(page, name, part) {
  // What the data are of is another version with every word of a record, and a code holds the address of this very server.
  const mask = [page.locator('.status-facts, .paper-foot .paper-small, .qr')];
  const shot = await page.screenshot({ ...SHOT, ...part, mask, type: 'jpeg', quality: 40 });
  expect(shot).toMatchSnapshot(name, TOLERANCE);
}

/** Each example of the gallery by its name. */
async function examples(page) {
  await page.goto('?gallery');
  await expect(page).toHaveURL(/\/gallery\.html$/);
  return page.locator('[data-example]').evaluateAll((all) => all.map((one) => one.dataset.example));
}

/** Leaves an example alone on the page, so that it stands where it stood whatever became of those above it. */
function alone(example) {
  for (const one of document.querySelectorAll('.page-section, [data-example]')) {
    one.style.display = one.contains(example) || one === example ? '' : 'none';
  }
}

/** Holds the page, as far down as is kept. */
async function holdWhole(page, name) {
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await hold(page, name, { fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) } });
}

for (const [room, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
  test.describe(room, () => {
    test.use({ viewport, deviceScaleFactor: 0.5 });

    test('every example of the gallery looks as it did', async ({ page }) => {
      test.setTimeout(180_000);
      for (const name of await examples(page)) {
        const example = page.locator(`[data-example="${name}"]`);
        await example.evaluate(alone);
        await expect.soft(example).toHaveScreenshot(ofExample(name, room), { ...SHOT, ...TOLERANCE });
      }
    });

    for (const [name, address, said = FLOODED] of SCREENS) test(`the screen looks as it did: ${name}`, async ({ page }) => {
      await page.addInitScript((answers) => answers && sessionStorage.setItem('subsidy-advisor', answers), said);
      await open(page, journey('B02'));
      if (address !== '#/') await page.goto(address);
      await expect(page.locator('h1')).toBeVisible();
      await holdWhole(page, ofScreen(name, room));
    });

    for (const [name, address] of PLAIN) test(`the plain page looks as it did: ${name}`, async ({ page }) => {
      await page.goto(address);
      await unfold(page);
      await holdWhole(page, ofScreen(name, room));
    });
  });
}

for (const [room, viewport] of [['counter', DESKTOP], ['portrait', PORTRAIT]]) {
  test.describe(`a kiosk, ${room}`, () => {
    test.use({ viewport, deviceScaleFactor: 0.5, hasTouch: true });

    for (const [name, address] of KIOSK) test(`the kiosk's screen looks as it did: ${name}`, async ({ page }) => {
      await page.clock.setFixedTime(new Date('2020-11-01T12:00:00+09:00'));
      await page.goto('?delivery=kiosk');
      await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
      if (address) await visit(page, address);
      else await expect(page.locator('h1')).toHaveText(words.welcome_title);
      // As much as one sees who stands before it.
      await hold(page, ofKiosk(name, room), {});
    });
  });
}

test('no picture is kept of what is there no more', async ({ page }) => {
  test.skip(!['default', 'missing', 'none'].includes(test.info().config.updateSnapshots), 'they are being taken');
  const both = (names, of) => names.flatMap((name) => [of(name, 'phone'), of(name, 'desktop')]);
  const wanted = [
    ...both(await examples(page), ofExample),
    ...both([...SCREENS, ...PLAIN].map(([name]) => name), ofScreen),
    ...KIOSK.flatMap(([name]) => [ofKiosk(name, 'counter'), ofKiosk(name, 'portrait')]),
  ];
  expect(readdirSync(new URL('baseline/', import.meta.url)).toSorted()).toEqual(wanted.toSorted());
});
