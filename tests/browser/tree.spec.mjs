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

/** What is alike on the shorter ones. */
const longer = ['longer paper', 'catalogue filtered', 'comparison of three'];

for (const delivery of Object.keys(rooms)) test(`what is heard: ${delivery}`, async ({ page, visit, baseURL }) => {
  await page.clock.setFixedTime(noon);
  const room = await rooms[delivery](page, { language: 'ja', scheme: 'light', visit, baseURL });
  await walk(room, delivery, async (screen) => {
    if (!(own[delivery]?.includes(screen) ?? !longer.includes(screen))) return;
    // Before an open dialog nothing else is heard.
    const dialog = room.locator('dialog[open]');
    const whole = delivery === 'site' || delivery === 'kiosk' ? page.locator('body') : room.place;
    const tree = await (await dialog.count() > 0 ? dialog : whole).ariaSnapshot();
    const heard = `# ${delivery}: ${screen}\n${tree}\n`
      // The version of the data is another with each change of a record, and the address with each server.
      .replace(/(データの版 ?：?)[0-9a-f]+/g, '$1…')
      .replaceAll(baseURL, 'https://example.jp/');
    const file = new URL(`${delivery}-${screen.replaceAll(' ', '-')}.yml`, folder);
    if (update) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, heard);
    } else {
      expect.soft(heard, screen).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
    }
  });
});
