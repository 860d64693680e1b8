// Plays a journey of the corpus the way a person does: by the words on the page, with the mouse or by keyboard alone.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

export const words = read('data/words/ja.json');
export const journeys = readdirSync(new URL('../journeys/', import.meta.url)).sort().map((file) => read(`tests/journeys/${file}`));
export const journey = (id) => journeys.find((one) => one.id === id);

export const questions = new Map(read('data/questions.json').questions.map((question) => [question.id, question]));
const programmes = new Map();
export const programme = (id) => {
  if (!programmes.has(id)) programmes.set(id, read(`data/programmes/${id}.json`));
  return programmes.get(id);
};
/** Every programme there is. */
export const everyProgramme = () => readdirSync(new URL('../../data/programmes/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => programme(file.slice(0, -'.json'.length)));
/** The id of the question with this heading; none for another heading. */
export const questionOf = (heading) => [...questions.values()].find((question) => question.text.ja === heading)?.id;
/** The track that an expectation means, in the edition that speaks for its entry. */
export const track = (expected) =>
  programme(expected.programme).editions
    .flatMap((edition) => edition.tracks.map((one) => ({ one, entries: [...one.entries, ...(edition.entries ?? [])] })))
    .find(({ one, entries }) => one.id === expected.track && entries.includes(expected.entry)).one;

/** What to press or to type for an answer: labels, or a text. */
export function said(id, answer) {
  const { options = [] } = questions.get(id);
  const label = (token) => options.find((option) => option.token === token).label.ja;
  if (answer === undefined || answer === 'unknown') return { press: [words.dont_know] };
  if (typeof answer === 'boolean') return { press: [answer ? words.yes : words.no] };
  if (Array.isArray(answer)) return { press: answer.map(label) };
  if (options.length > 0) return { press: [label(answer)] };
  return { type: String(answer) };
}

/** Yen the way the page writes them: 333万3,333円. */
export function yen(amount) {
  const parts = [[Math.floor(amount / 1e8), '億'], [Math.floor(amount / 1e4) % 1e4, '万'], [amount % 1e4, '']];
  const written = parts.filter(([number]) => number > 0).map(([number, unit]) => number.toLocaleString('en-US') + unit).join('');
  return `${written || '0'}円`;
}

/** Opens the site on the journey's day. */
export async function open(page, { today }) {
  await page.clock.setFixedTime(new Date(`${today}T12:00:00+09:00`));
  await page.goto('');
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
}

/** Unfolds whatever is folded; what is long is there a moment later, and may have folds of its own. */
export async function unfold(page) {
  await page.waitForFunction(() => {
    document.querySelectorAll('details').forEach((details) => { details.open = true; });
    return [...document.querySelectorAll('.folded-content')].every((content) => content.textContent);
  });
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
}

/** The id of the question on the page, none on another screen. */
const asked = (page) => page.url().match(/#\/question\/([a-z_]+)$/)?.[1];

/** Answers question after question until the advice is there; the questions that were asked. */
export async function consult(page, { answers }, hand) {
  const order = [];
  while (asked(page)) {
    const id = asked(page);
    expect(order, 'a question is asked twice').not.toContain(id);
    order.push(id);
    await expect(page.locator('h1')).toHaveText(questions.get(id).text.ja);
    await hand.answer(page, said(id, answers[id]));
    await hand.press(page, words.next);
    await expect.poll(() => asked(page), `the question ${id} is left`).not.toBe(id);
  }
  await expect(page).toHaveURL(/#\/advice$/);
  return order;
}

export const mouse = {
  async press(page, name) {
    await page.getByRole('button', { name, exact: true }).click();
  },
  async answer(page, { press = [], type }) {
    if (type !== undefined) await page.locator('.number-input').fill(type);
    for (const name of press) {
      const choice = page.locator('label.choice', { has: page.getByText(name, { exact: true }) });
      // A choice may be folded behind its area.
      const folded = page.locator('details', { has: choice });
      if (await folded.count() > 0 && !await folded.evaluate((details) => details.open)) await folded.locator('summary').click();
      await choice.click();
    }
  },
};

const focused = (page) => page.evaluate(() => {
  const element = document.activeElement;
  const label = element.closest('label') ?? element;
  return { text: label.textContent.trim(), type: element.type ?? element.tagName.toLowerCase(), checked: element.checked ?? false };
});

/** Presses Tab until what has the focus is as wanted. */
async function tabTo(page, wanted, what) {
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (wanted(now)) return now;
  }
  throw new Error(`the keyboard does not reach ${what}`);
}

export const keyboard = {
  async press(page, name) {
    await tabTo(page, (now) => now.text === name && ['submit', 'button'].includes(now.type), name);
    await page.keyboard.press('Enter');
  },
  async answer(page, { press = [], type }) {
    if (type !== undefined) {
      await tabTo(page, (now) => now.type === 'text', 'the field');
      await page.keyboard.type(type);
    }
    for (const name of press) {
      const area = page.locator('details:not([open])', { has: page.getByText(name, { exact: true }) }).locator('summary');
      if (await area.count() > 0) {
        const heading = (await area.textContent()).trim();
        await tabTo(page, (now) => now.type === 'summary' && now.text === heading, heading);
        await page.keyboard.press('Enter');
      }
      // Of round boxes Tab reaches one; the arrows reach the others and choose as they go.
      let now = await tabTo(page, ({ text, type }) => type === 'radio' || (type === 'checkbox' && text === name), name);
      for (let presses = 0; now.text !== name && presses < 60; presses += 1) {
        await page.keyboard.press('ArrowDown');
        now = await focused(page);
      }
      expect(now.text).toBe(name);
      if (!now.checked) await page.keyboard.press('Space');
    }
  },
};
