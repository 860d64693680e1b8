// A walk over every screen there is, in each delivery, from one page: what looks at the screens is told each by its name.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { townPage } from './widget-page.mjs';

const read = (path) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

/** The moment at which the walk is walked: on the day of the journey that it is like. */
export const noon = new Date('2020-11-01T12:00:00+09:00');

/** The languages of the screens. */
export const LANGUAGES = ['ja', 'easy', 'en'];

/** A text without its readings. */
export const bare = (text) => text.replace(/\{([^{}|]+)\|[^{}]+\}/g, '$1');
/** The words of a language, as they are read out. */
export const wordsOf = (language) => Object.fromEntries(Object.entries(read(`data/words/${language}.json`)).map(([key, text]) => [key, bare(text)]));

/** What was said by the makers of machines below: a link as the site gives it out. */
export const SAID = '#/share/ARgRAEKEgCARACYVHSEqMgESAfUEgMq17gFUaA9m';
/** The same with another answer. */
export const SAID_OTHERWISE = '#/share/AQgRAUIEUQygA1tD6gY';

const compared = '#/compare/monozukuri-subsidy.fy2019-supplementary.general/it-introduction.fy2019-supplementary.general';
const more = `${compared}/nariwai-restoration.fy2020-reserve.type-a`;

/** Where a widget or a page shows the app. */
export class Room {
  /** `place` is the element that the host or the page gives the app. */
  constructor(page, place) {
    Object.assign(this, { page, place });
  }

  locator(what) {
    return this.place.locator(what);
  }

  /** Lets everything be drawn. */
  async settle() {
    await this.place.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
  }

  /** Goes to a screen as a link of the app would. */
  async go(address) {
    await this.place.evaluate((element, to) => {
      const within = element.shadowRoot?.querySelector('[data-delivery]') ?? element;
      const link = document.createElement('a');
      link.href = to;
      within.append(link);
      link.click();
      link.remove();
    }, address);
    await this.settle();
    await expect(this.locator('h1')).toBeVisible();
  }

  async press(what) {
    await this.locator(what).first().click();
    await this.settle();
  }

  /** Unfolds the first ones of each kind and within each other: what is alike further down takes only time. */
  async unfold() {
    await this.place.evaluate((element) => {
      const seen = new Map();
      for (const details of (element.shadowRoot ?? element).querySelectorAll('details')) {
        const kind = `${details.className} in ${details.parentElement.closest('details')?.className}`;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        details.open = seen.get(kind) <= 2 && details.querySelectorAll('.card').length < 20;
      }
    });
    await this.settle();
  }
}

/** Opens the app in a delivery. */
export const rooms = {
  async site(page, { language }) {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(language === 'ja' ? '' : `?lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
    return new Room(page, page.locator('#app'));
  },
  async kiosk(page, { language, scheme }) {
    await page.goto(`?delivery=kiosk&idle=60&office=${encodeURIComponent('みちしるべ町商工会')}&phone=096-000-0000&site=https://example.jp/&languages=${[language, ...LANGUAGES.filter((one) => one !== language)]}`);
    await expect(page.locator('html')).toHaveAttribute('data-ready', '1');
    const room = new Room(page, page.locator('#app'));
    // It shows itself as whoever stands before it says.
    if (scheme === 'dark') {
      await room.press('.sight-open');
      await room.press('.sight-choice >> nth=-1');
      await expect(room.place).toHaveAttribute('data-colors', 'dark');
    }
    return room;
  },
  async widget(page, { language, visit }) {
    await visit(`<subsidy-advisor share-answers${language === 'ja' ? '' : ` lang="${language}"`}></subsidy-advisor>`);
    const place = page.locator('subsidy-advisor');
    await expect(place.locator('h1')).toBeVisible();
    return new Room(page, place);
  },
  async frame(page, { language, visit, baseURL }) {
    await visit(`<iframe id="frame" title="支援みちしるべ" width="100%" height="900" src="${baseURL}frame.html?compact${language === 'ja' ? '' : `&lang=${language}`}"></iframe>`, { whole: (inside) => townPage(inside) });
    const place = page.frameLocator('#frame').locator('subsidy-advisor');
    await expect(place.locator('h1')).toBeVisible();
    return new Room(page, place);
  },
};

const go = (address) => (room) => room.go(address);
const submit = '.page-form [type="submit"]';

/** Every screen with the way to it, in an order in which each begins where the one before ended. */
export const screens = (delivery) => {
  const is = (...some) => some.includes(delivery);
  const all = [
    ['welcome', () => {}],
    ['catalogue', go('#/programmes')],
    ['catalogue filtered', async (room) => {
      await room.unfold();
      await room.locator('.filters select').nth(1).selectOption({ index: 1 });
      await room.locator('.search-input').fill('a');
      await room.locator('.search-input').fill('');
    }],
    ['catalogue with nothing found', async (room) => {
      await room.locator('.search-input').fill('zzz');
      await expect(room.locator('.page-steps')).toBeVisible();
    }],
    ['coverage', go('#/coverage')],
    !is('frame') && ['nothing to keep', go('#/keep')],
    ['nothing to review', go('#/review')],
    ['nothing to advise', go('#/advice')],
    is('site', 'kiosk') && ['nothing for the paper', go('#/handover')],
    ['nothing to compare', go('#/compare')],
    ['programme before anything was said', go('#/programme/business-succession-subsidy')],
    ['first question', go('#/question/purposes')],
    ['question without an answer', async (room) => {
      await room.press(submit);
      await expect(room.locator('#fault')).toBeFocused();
    }],
    ['question with answers', async (room) => {
      await room.press('label.choice >> nth=2');
      await room.press('label.choice >> nth=5');
    }],
    ['question of places', go('#/question/prefecture')],
    ['question of yes or no', go('#/question/past_grant')],
    ['question of a number', go('#/question/regular_employees')],
    ['question of money', go('#/question/planned_spend')],
    ['question of money that cannot be read', async (room) => {
      if (is('kiosk')) await room.locator('.number-input').evaluate((field) => field.removeAttribute('inputmode'));
      await room.locator('.number-input').fill('たくさん');
      await room.press(submit);
      await expect(room.locator('#fault')).toBeFocused();
    }],
    ['question of a day', go('#/question/innovation_plan_applied_on')],
    ['broken link', go('#/share/broken')],
    ['review', go(SAID)],
    ['welcome to who was here', go('#/')],
    ['link with other answers', go(SAID_OTHERWISE)],
    ['advice', go('#/advice')],
    ['advice with picks', async (room) => {
      await room.press('.card .button-small >> nth=0');
      await room.press('.card .button-small >> nth=1');
    }],
    ['changing an answer', async (room) => {
      await room.go('#/question/plans/advice');
      await room.press('label.choice >> nth=1');
    }],
    ['programme that fits', go('#/programme/nariwai-restoration')],
    ['programme of many years', go('#/programme/monozukuri-subsidy')],
    ['question toward a programme', go('#/question/applicant/toward/business-succession-subsidy')],
    ['comparison of two', go(compared)],
    ['comparison of three', go(more)],
    is('site', 'kiosk') && ['paper', go('#/handover')],
    is('site', 'kiosk') && ['longer paper', go('#/handover/all')],
    is('site', 'kiosk') && ['keeping', go('#/keep')],
    is('site') && ['keeping by hand', async (room) => {
      await room.page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await room.press('.copy .button');
      await expect(room.locator('#copy-field')).toBeFocused();
    }],
    is('site', 'widget') && ['forgotten', async (room) => {
      await room.go('#/review');
      await room.press('.page-main .button-quiet >> nth=-1');
      await expect(room.locator('.notice-news')).toBeVisible();
    }],
    is('site') && ['new version', async (room) => {
      await room.page.evaluate(() => window.dispatchEvent(new Event('new-version')));
      await room.go('#/review');
      await room.go('#/');
      await expect(room.locator('.notice-news')).toHaveCount(2);
    }],
    is('kiosk') && ['how it shows itself', async (room) => {
      await room.go('#/');
      await room.press('.sight-open');
      await expect(room.locator('.sight')).toBeVisible();
    }],
    is('kiosk') && ['asking before all is forgotten', async (room) => {
      await room.go('#/advice');
      await room.press('.page-over');
      await expect(room.locator('dialog')).toBeVisible();
    }],
    is('kiosk') && ['asking whether anybody is there', async (room) => {
      await room.press('dialog .button-main');
      await room.page.clock.setFixedTime(await room.page.evaluate(() => Date.now() + 65_000));
      await expect(room.locator('dialog .modal-count')).toBeVisible();
    }],
    is('kiosk') && ['settings', async (room) => {
      await room.press('dialog .button-main');
      const mark = await room.locator('.page-brand').boundingBox();
      await room.page.mouse.move(mark.x + 40, mark.y + 20);
      await room.page.mouse.down();
      await expect(room.locator('.text-input').first()).toBeVisible();
      await room.page.mouse.up();
    }],
    is('kiosk') && ['settings that cannot be', async (room) => {
      await room.locator('#idle').fill('1');
      await room.locator('#phone').fill('abc');
      await expect(room.locator('.text-fault').nth(1)).toBeAttached();
    }],
  ];
  return all.filter(Boolean);
};

/** Goes over the screens; `look` is told the name of each. */
export async function walk(room, delivery, look) {
  let count = 0;
  for (const [name, reach] of screens(delivery)) {
    await reach(room);
    await look(name);
    count += 1;
  }
  return count;
}
