// A whole consultation by keyboard alone and one by touch alone, in each language: from the first screen to the paper and
// back, and everything once more after it was forgotten by mistake.
import { expect, test } from '@playwright/test';
import { journey, questions } from './player.mjs';
import { LANGUAGES, bare, wordsOf } from './walk.mjs';

const one = journey('B02');
const noon = new Date(`${one.today}T12:00:00+09:00`);

test.setTimeout(90_000);

/** What is said to a question, by the words of a language. */
function said(id, language) {
  const words = wordsOf(language);
  const answer = one.answers[id];
  const { options = [] } = questions.get(id);
  const label = (token) => bare(options.find((option) => option.token === token).label[language]);
  if (answer === undefined || answer === 'unknown') return { press: [words.dont_know] };
  if (typeof answer === 'boolean') return { press: [answer ? words.yes : words.no] };
  if (Array.isArray(answer)) return { press: answer.map(label) };
  if (options.length > 0) return { press: [label(answer)] };
  return { type: String(answer) };
}

const asked = (page) => page.url().match(/#\/question\/([a-z_]+)$/)?.[1];
const heading = (page) => page.locator('#page-heading');

async function open(page, language) {
  await page.clock.setFixedTime(noon);
  await page.goto(language === 'ja' ? '' : `?lang=${language}`);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
}

/** A new screen came: its heading has the focus, and the tab bears its name. */
async function arrived(page, address) {
  await expect(page).toHaveURL(address);
  await expect(heading(page)).toBeFocused();
}

/** What has the focus: its words as they are read out, where it leads, and whether it is seen to have the focus. */
const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const target = element.closest('label') ?? element;
  const read = target.cloneNode(true);
  read.querySelectorAll('rt, [aria-hidden="true"]').forEach((hidden) => hidden.remove());
  const ringed = [target, element, element.nextElementSibling].filter(Boolean)
    .some((one) => getComputedStyle(one).outlineStyle === 'solid' && parseFloat(getComputedStyle(one).outlineWidth) >= 3);
  const box = target.getBoundingClientRect();
  const top = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
  return {
    text: read.textContent.trim(),
    kind: element.type ?? element.tagName.toLowerCase(),
    checked: element.checked ?? false,
    address: element.getAttribute('href'),
    classes: element.className,
    ringed,
    uncovered: Boolean(top) && (target.contains(top) || top.contains(target)),
  };
});

/** Presses Tab until what has the focus is as wanted; whatever has it on the way is seen to have it and covered by nothing. */
async function tabTo(page, wanted, what) {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.kind !== 'body') {
      expect(now.ringed, `the focus is seen on ${now.kind} ${now.text}`).toBe(true);
      expect(now.uncovered, `nothing covers ${now.kind} ${now.text}`).toBe(true);
    }
    if (wanted(now)) return now;
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

const keyboard = {
  async press(page, text) {
    await tabTo(page, (now) => now.text === text && ['submit', 'button'].includes(now.kind), text);
    await page.keyboard.press('Enter');
  },
  async follow(page, address) {
    await tabTo(page, (now) => now.address === address, address);
    await page.keyboard.press('Enter');
  },
  async enter(page) {
    await tabTo(page, (now) => now.classes.includes('doorway'), 'the first way in');
    await page.keyboard.press('Enter');
  },
  async answer(page, { press = [], type }) {
    if (type !== undefined) {
      await tabTo(page, (now) => now.kind === 'text', 'the field');
      await page.keyboard.type(type);
    }
    for (const text of press) {
      // Of round boxes Tab reaches one of each fold; the arrows reach the others and choose as they go.
      const fold = await page.evaluate((wanted) => {
        const bare = (label) => { const copy = label.cloneNode(true); copy.querySelectorAll('rt').forEach((rt) => rt.remove()); return copy.textContent.trim(); };
        const label = [...document.querySelectorAll('details:not([open]) label.choice')].find((one) => bare(one) === wanted);
        const summary = label?.closest('details').querySelector('summary');
        return summary && bare(summary);
      }, text);
      if (fold) {
        await tabTo(page, (now) => now.kind === 'summary' && now.text === fold, fold);
        await page.keyboard.press('Enter');
      }
      let now = await tabTo(page, (here) => here.kind === 'radio' || (here.kind === 'checkbox' && here.text === text), text);
      for (let presses = 0; now.text !== text && presses < 60; presses += 1) {
        await page.keyboard.press('ArrowDown');
        now = await focused(page);
      }
      expect(now.text).toBe(text);
      if (!now.checked) await page.keyboard.press('Space');
    }
  },
};

/** The place of a choice or a button among the others of its kind, by its words without readings. */
const place = (page, kind, text) => page.evaluate(([kind, wanted]) => {
  const all = [...document.querySelectorAll(kind)];
  return all.findIndex((one) => {
    const copy = one.cloneNode(true);
    copy.querySelectorAll('rt, [aria-hidden="true"]').forEach((hidden) => hidden.remove());
    return copy.textContent.trim() === wanted;
  });
}, [kind, text]);

const finger = {
  async press(page, text) {
    await expect.poll(() => place(page, 'button', text), text).toBeGreaterThanOrEqual(0);
    await page.locator('button').nth(await place(page, 'button', text)).tap();
  },
  async follow(page, address) {
    await page.locator(`a[href="${address}"]`).first().tap();
  },
  async enter(page) {
    await page.locator('.doorway').first().tap();
  },
  async answer(page, { press = [], type }) {
    if (type !== undefined) {
      await page.locator('.number-input').tap();
      await page.keyboard.type(type);
    }
    for (const text of press) {
      const at = await place(page, 'label.choice', text);
      expect(at, text).toBeGreaterThanOrEqual(0);
      const choice = page.locator('label.choice').nth(at);
      if (!await choice.isVisible()) await choice.locator('xpath=ancestor::details').locator('summary').tap();
      await choice.tap();
    }
  },
};

/** From the first screen to the paper and back. */
async function consult(page, language, hand) {
  const words = wordsOf(language);
  await open(page, language);
  await hand.enter(page);
  await expect(heading(page)).toBeFocused();
  let count = 0;
  while (asked(page)) {
    const id = asked(page);
    await expect(heading(page)).toBeFocused();
    await expect(page).toHaveTitle(new RegExp(bare(questions.get(id).text[language]).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    const before = page.url();
    await hand.answer(page, said(id, language));
    // To choose is not to go on.
    expect(page.url()).toBe(before);
    await hand.press(page, words.next);
    await expect.poll(() => asked(page), `the question ${id} is left`).not.toBe(id);
    count += 1;
  }
  expect(count).toBeGreaterThan(5);
  await arrived(page, /#\/advice$/);
  await hand.follow(page, '#/review');
  await arrived(page, /#\/review$/);
  await hand.follow(page, '#/question/prefecture/review');
  await arrived(page, /#\/question\/prefecture\/review$/);
  await hand.press(page, words.save_and_return);
  await arrived(page, /#\/review$/);
  await hand.follow(page, '#/advice');
  await arrived(page, /#\/advice$/);
  const advised = await page.locator('.card-name').allTextContents();
  await hand.follow(page, '#/handover');
  await arrived(page, /#\/handover$/);
  await hand.follow(page, '#/advice');
  await arrived(page, /#\/advice$/);
  // All is forgotten by mistake, and brought back.
  await hand.press(page, words.start_over);
  await arrived(page, /#\/$/);
  const heard = () => page.locator('.page-said[role="status"]').evaluate((said) => {
    const copy = said.cloneNode(true);
    copy.querySelectorAll('rt').forEach((rt) => rt.remove());
    return copy.textContent;
  });
  await expect.poll(heard).toBe(words.forgotten_title);
  expect(await page.evaluate(() => sessionStorage.getItem('subsidy-advisor'))).not.toContain('purposes');
  await hand.press(page, words.forgotten_undo);
  await arrived(page, /#\/advice$/);
  await expect.poll(heard).toBe(words.forgotten_back);
  expect(await page.locator('.card-name').allTextContents()).toEqual(advised);
}

for (const language of LANGUAGES) {
  test(`by keyboard: ${language}`, async ({ page, isMobile }) => {
    test.skip(isMobile, 'a telephone has no keyboard');
    await consult(page, language, keyboard);
  });

  test(`by touch: ${language}`, async ({ page, isMobile }) => {
    test.skip(!isMobile, 'touch is what a telephone has');
    await consult(page, language, finger);
  });
}

test('what was forgotten is offered until something new is answered, and never after a reload', async ({ page }) => {
  const words = wordsOf('ja');
  await page.addInitScript(() => sessionStorage.getItem('subsidy-advisor') ?? sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company;prefecture=43'));
  await open(page, 'ja');
  const undo = page.getByRole('button', { name: words.forgotten_undo });
  const over = () => page.getByRole('button', { name: words.start_over }).click();
  await over();
  await expect(undo).toBeVisible();
  // Looking around is no answer.
  await page.getByRole('link', { name: words.catalogue_link }).first().click();
  await page.goBack();
  await expect(undo).toBeVisible();
  await undo.click();
  await expect(page.getByText(words.resume_title)).toBeVisible();
  await expect(undo).toHaveCount(0);
  await over();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await expect(page.locator('.doorway').first()).toBeVisible();
  await expect(undo).toHaveCount(0);
  await page.evaluate(() => sessionStorage.setItem('subsidy-advisor', 'v1;applicant=company'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
  await over();
  await page.locator('.doorway').first().click();
  await page.getByRole('button', { name: words.skip, exact: true }).click();
  await page.evaluate(() => { location.hash = '#/'; });
  await expect(heading(page)).toHaveText(words.welcome_title);
  await expect(undo).toHaveCount(0);
});
