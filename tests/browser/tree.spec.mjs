// What a reader of the screen hears: the tree of each screen is kept in tree/ as text to be read and reviewed.
// After a change that is meant: UPDATE_TREE=1, then read what changed.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { noon, rooms, walk } from './walk.mjs';
import { test } from './widget-page.mjs';

test.skip(({ isMobile }) => isMobile, 'one room is enough to be read');
test.setTimeout(120_000);

const folder = new URL('./tree/', import.meta.url);
const update = Boolean(process.env.UPDATE_TREE);
/** Of the other deliveries what the site has not. */
const own = {
  kiosk: ['welcome', 'question of a number', 'keeping', 'how it shows itself', 'asking before all is forgotten', 'asking whether anybody is there', 'settings', 'settings that cannot be'],
  widget: ['welcome', 'first question', 'advice with picks', 'forgotten'],
  frame: ['welcome', 'advice'],
};

for (const delivery of Object.keys(rooms)) test(`what is heard: ${delivery}`, async ({ page, visit, baseURL }) => {
  await page.clock.setFixedTime(noon);
  const room = await rooms[delivery](page, { language: 'ja', scheme: 'light', visit, baseURL });
  const other = [];
  await walk(room, delivery, async (screen) => {
    if (own[delivery] && !own[delivery].includes(screen)) return;
    const heard = `# ${delivery}: ${screen}\n${await (delivery === 'site' || delivery === 'kiosk' ? page.locator('body') : room.place).ariaSnapshot()}\n`
      // The version of the data is another with each change of a record.
      .replace(/(データの版 )[0-9a-f]+/g, '$1…');
    const file = new URL(`${delivery}-${screen.replaceAll(' ', '-')}.yml`, folder);
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, heard);
    } else if (!existsSync(file) || readFileSync(file, 'utf8') !== heard) other.push(screen);
    if (other.at(-1) === screen && existsSync(file)) expect.soft(heard, screen).toBe(readFileSync(file, 'utf8'));
  });
  expect(other).toEqual([]);
});
