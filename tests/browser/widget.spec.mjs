// 埋め込み in somebody else's page: neither disturbs the other, whatever the page does, and the page is told no answer.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { journey, words } from './player.mjs';
import { answerNext, consult, heading, press, test, told, townPage } from './widget-page.mjs';

test.skip(({ isMobile }) => isMobile, 'the widget asks for its own room, and the tests give it several');

const A01 = journey('A01');
const site = (baseURL) => new URL(baseURL).origin;
/** What a careful host allows: itself, our files, and to start a program that was compiled. */
const strict = (baseURL) => [
  "default-src 'none'", `script-src ${site(baseURL)} 'wasm-unsafe-eval'`, `connect-src ${site(baseURL)}`, "style-src 'self'",
  "img-src 'self' data:", "base-uri 'none'", "form-action 'self'", "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

test('two widgets of a page share a program and nothing else, and the page stays as it was', async ({ page, visit }) => {
  const complaints = [];
  const requests = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  page.on('request', (request) => requests.push(new URL(request.url()).pathname.split('/').pop()));
  // Whatever could tell a person again is out of order, and says when it is touched.
  await page.addInitScript(() => {
    window.touched = [];
    const broken = (owner, name) => Object.defineProperty(owner, name, {
      get() { window.touched.push(name); throw new DOMException('denied', 'SecurityError'); },
      set() { window.touched.push(name); throw new DOMException('denied', 'SecurityError'); },
    });
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) broken(window, name);
    broken(Document.prototype, 'cookie');
    broken(Navigator.prototype, 'serviceWorker');
  });
  await visit('<subsidy-advisor id="one"></subsidy-advisor><subsidy-advisor id="two" prefecture="43"></subsidy-advisor>');
  const [one, two] = [page.locator('#one'), page.locator('#two')];
  await expect(heading(one)).toHaveText(words.welcome_title);
  await two.scrollIntoViewIfNeeded();
  await expect(heading(two)).toHaveText(words.welcome_title);
  for (const kind of [/\.wasm$/, /^widget-.*\.css$/, /^widget-.*\.js$/, /^embed\.js$/]) {
    expect(requests.filter((name) => kind.test(name)), `${kind}`).toHaveLength(1);
  }
  const still = await two.evaluate((element) => element.shadowRoot.querySelector('[data-delivery]').innerHTML);
  const before = await page.evaluate(() => ({ length: history.length, title: document.title, address: location.href, state: history.state }));

  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  const asked = await consult(page, one, A01);
  expect(asked.length).toBeGreaterThan(3);
  await expect(one.locator('.card').first()).toBeVisible();
  expect(await two.evaluate((element) => element.shadowRoot.querySelector('[data-delivery]').innerHTML)).toBe(still);

  // Its own way back, and its own links.
  await one.locator('.card-name a').first().click();
  await expect(one.locator('.page-steps').first()).toBeVisible();
  await one.getByRole('link', { name: words.back_to_advice }).click();
  await expect(one.locator('.card').first()).toBeVisible();
  const after = await page.evaluate(() => ({ length: history.length, title: document.title, address: location.href, state: history.state }));
  expect(after).toEqual(before);
  expect(await page.evaluate(() => window.touched)).toEqual([]);
  expect(complaints).toEqual([]);
  expect(await page.evaluate(() => window.modes)).toEqual(['closed', 'closed']);
  expect(requests.filter((name) => /share|answers/.test(name))).toEqual([]);
});

test('a host is told what happens in shapes that stay, and no answer', async ({ page, visit }) => {
  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  await visit('<subsidy-advisor id="one"></subsidy-advisor>');
  const widget = page.locator('#one');
  const asked = await consult(page, widget, A01);
  const [ready] = await told(page, 'ready');
  expect(ready).toEqual({ name: 'ready', at: 'one', detail: { version: 1, data: expect.stringMatching(/^[0-9a-f]{8}$/) } });
  const steps = (await told(page, 'step')).map((one) => one.detail);
  expect(steps.map((step) => step.screen)).toEqual(['welcome', ...asked.map(() => 'question'), 'advice']);
  expect(steps.map((step) => step.answered)).toEqual([0, ...asked.map((_, at) => at), asked.length]);
  for (const step of steps) {
    expect(Object.keys(step).sort()).toEqual(['answered', 'left', 'screen', 'version']);
    expect(step.version).toBe(1);
    expect(step.left).toBeGreaterThanOrEqual(0);
  }
  const advice = await told(page, 'advice');
  expect(advice).toHaveLength(1);
  const { detail } = advice[0];
  expect(Object.keys(detail).sort()).toEqual(['counts', 'met', 'open', 'version']);
  expect(Object.keys(detail.counts).sort()).toEqual(['failed', 'met', 'open']);
  const first = await widget.locator('.card-name a').first().getAttribute('href');
  expect(first).toContain(`/${detail.met[0]}`);
  // The number in the heading is the number that is told.
  expect(await heading(widget).textContent()).toContain(`${detail.counts.met}`);
  const sizes = (await told(page, 'resize')).map((one) => one.detail);
  expect(sizes.length).toBeGreaterThan(1);
  const height = await widget.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
  expect(sizes.at(-1)).toEqual({ version: 1, height });
  expect(JSON.stringify(await page.evaluate(() => window.told))).not.toMatch(/"answers"|regular_employees|purposes|planned_spend/);
});

test('a strict policy of the host is kept', async ({ page, visit, baseURL }) => {
  const complaints = [];
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  await visit('<subsidy-advisor theme="accent:#0a7d4f;text:#222222;surface:#ffffff;radius:4px"></subsidy-advisor>', { policy: strict(baseURL) });
  const widget = page.locator('subsidy-advisor');
  await consult(page, widget, A01);
  await widget.getByRole('link', { name: words.catalogue_link }).first().click();
  await expect(widget.locator('.search-input')).toBeVisible();
  await widget.locator('.search-input').fill('ブランド');
  await expect(widget.locator('.listing-row').first()).toBeVisible();
  expect(await page.evaluate(() => window.violations)).toEqual([]);
  expect(complaints).toEqual([]);
});

/** Where each element within the widget stands and how it is drawn; run in the page. */
function drawn(widget) {
  const { left, top } = widget.getBoundingClientRect();
  const names = ['display', 'color', 'background-color', 'font-family', 'font-size', 'font-weight', 'font-style', 'line-height', 'letter-spacing',
    'text-align', 'text-transform', 'text-decoration-line', 'list-style-type', 'box-sizing', 'margin', 'padding', 'border-width', 'border-color',
    'border-radius', 'cursor', 'direction', 'white-space', 'word-spacing', 'text-indent', 'visibility', 'opacity'];
  return [...widget.shadowRoot.querySelectorAll('*')].map((element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const place = [box.left - left, box.top - top, box.width, box.height].map((one) => Math.round(one * 10) / 10);
    // What is drawn by the browser's own list has no place.
    if (box.width + box.height === 0) place.fill(0);
    return `${element.localName}.${element.getAttribute('class')} ${place} ${names.map((name) => style.getPropertyValue(name)).join('|')}`;
  });
}

/** Resets as they are found, each in a few lines, and two that mean harm. */
const RESETS = {
  normalize: 'html{line-height:1.15;-webkit-text-size-adjust:100%}body{margin:0}main{display:block}h1{font-size:2em;margin:.67em 0}button,input,select{font-family:inherit;font-size:100%;line-height:1.15;margin:0}button,select{text-transform:none}[type=button]{appearance:button}summary{display:list-item}',
  meyer: 'html,body,div,span,h1,h2,h3,p,a,form,fieldset,legend,label,ol,ul,li,dl,dt,dd,main,section,article,header,footer,nav,details,summary,subsidy-advisor{margin:0;padding:0;border:0;font-size:100%;font:inherit;vertical-align:baseline}ol,ul{list-style:none}body{line-height:1}',
  unset: '*{all:unset}subsidy-advisor{display:block}',
  preflight: '*,::before,::after{box-sizing:border-box;border:0 solid #e5e7eb;margin:0;padding:0}html{line-height:1.5;tab-size:4;font-family:ui-serif,serif}h1,h2,h3{font-size:inherit;font-weight:inherit}a{color:inherit;text-decoration:inherit}button,input,select{font:inherit;color:inherit;background:transparent}button{appearance:none}ol,ul{list-style:none}svg{display:block;vertical-align:middle}',
  small: 'html{font-size:62.5%;box-sizing:content-box}*{box-sizing:inherit;line-height:1;letter-spacing:.2em}body{font:italic bold 2.4rem/3 cursive;text-align:right;text-transform:uppercase;word-spacing:1em;text-indent:2em;white-space:pre;direction:rtl;color:#0c0;cursor:crosshair;background:#222}',
  hostile: '*:not(html,head,body,main,#slot,subsidy-advisor){display:none!important}*{color:red!important;font-size:40px!important;line-height:3!important;letter-spacing:9px!important;--main:red!important;--rem:40px!important}subsidy-advisor *{display:none!important;color:red!important;font-size:40px!important}',
  named: '.button,.card,.choice,.page-head,.page-heading,.notice,.room,[data-delivery]{display:none!important;background:red!important}:root{--main:#f00;--ink:#f00;--sheet:#f00;--radius:40px;--rem:40px;--space:9rem}',
};

/** The widget in a box of so many pixels that no style of the host changes. */
async function inBox(page, width) {
  await page.locator('#slot').evaluate((slot, width) => {
    for (const [name, value] of Object.entries({ all: 'initial', display: 'block', width: `${width}px`, direction: 'ltr' })) slot.style.setProperty(name, value, 'important');
  }, width);
}

test('the widget looks the same whatever the host resets', async ({ page, visit }) => {
  test.slow();
  const screens = async (style) => {
    const pages = { '/host.css': { html: style, type: 'text/css' } };
    await visit('<div id="slot"><subsidy-advisor prefecture="43"></subsidy-advisor></div>', { head: '<link rel="stylesheet" href="/host.css">', pages });
    const widget = page.locator('subsidy-advisor');
    const seen = [];
    const look = async (width) => {
      await inBox(page, width);
      // What the host lays over its page plays no part.
      await page.mouse.move(0, 0);
      seen.push(await widget.evaluate(drawn));
    };
    await expect(heading(widget), style).toHaveText(words.welcome_title);
    await look(360);
    await look(900);
    await press(widget, new RegExp(words.door_purpose));
    await expect(widget.locator('.choice').first()).toBeVisible();
    await look(360);
    await widget.evaluate((element) => element.shadowRoot.querySelector('.page-links a').click());
    await expect(widget.locator('.search-input')).toBeVisible();
    await look(900);
    await page.evaluate(() => { document.activeElement?.blur(); });
    return seen;
  };
  const clean = await screens('');
  expect(clean.map((screen) => screen.length > 40)).toEqual([true, true, true, true]);
  for (const [name, style] of Object.entries(RESETS)) {
    const seen = await screens(style);
    for (const [at, screen] of seen.entries()) expect(screen, `${name}, screen ${at}`).toEqual(clean[at]);
  }
});

test('the widget asks for its own room and not for the screen', async ({ page, visit }) => {
  await visit('<div id="slot"><subsidy-advisor></subsidy-advisor></div>');
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toBeVisible();
  const size = () => heading(widget).evaluate((element) => getComputedStyle(element).fontSize);
  for (const [width, expected] of [[767, '24px'], [769, '28px'], [320, '24px']]) {
    await inBox(page, width);
    expect(await size(), `${width}`).toBe(expected);
    const over = await widget.evaluate((element) => {
      const right = element.getBoundingClientRect().right + 0.5;
      return [...element.shadowRoot.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > right).map((one) => one.className);
    });
    expect(over).toEqual([]);
  }
  // Where the host's layout asks how wide the widget would like to be, it does not vanish.
  await page.locator('#slot').evaluate((slot) => { slot.style.cssText = 'display:flex'; });
  expect(await widget.evaluate((element) => element.offsetWidth)).toBeGreaterThan(300);
});

test('the text is as large as the person wants it, whatever the host says', async ({ page, visit }) => {
  await visit('<div id="slot"><subsidy-advisor></subsidy-advisor></div>', { head: '<link rel="stylesheet" href="/host.css">', pages: { '/host.css': { html: RESETS.small, type: 'text/css' } } });
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toBeVisible();
  const lead = () => widget.locator('.page-lead').evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(await lead()).toBe(18);
  // A person who sets 24 pixels where 16 are usual gets half as much again, and the room counts as that much narrower.
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setFontSizes', { fontSizes: { standard: 24, fixed: 20 } });
  await page.reload();
  await expect(heading(widget)).toBeVisible();
  expect(await lead()).toBe(27);
  await inBox(page, 769);
  expect(await heading(widget).evaluate((element) => getComputedStyle(element).fontSize)).toBe('36px');
});

test('the widget leaves the host as it was', async ({ page, visit }) => {
  const look = () => [...document.querySelectorAll('body, body *:not(subsidy-advisor)')].map((element) => {
    const style = getComputedStyle(element);
    return `${element.localName} ${[...style].map((name) => (/^(height|block-size|perspective-origin|transform-origin|width|inline-size)$/.test(name) ? '' : style.getPropertyValue(name))).join('|')}`;
  });
  await visit('', { whole: (inside) => townPage(inside) });
  const without = await page.evaluate(look);
  await visit('<subsidy-advisor></subsidy-advisor>');
  await expect(heading(page.locator('subsidy-advisor'))).toBeVisible();
  expect(await page.evaluate(look)).toEqual(without);
  expect(await page.evaluate(() => [document.adoptedStyleSheets.length, document.styleSheets.length])).toEqual([0, 0]);
});

test('nothing heavy is asked for until the widget is near', async ({ page, visit, baseURL }) => {
  const requests = [];
  page.on('request', (request) => { if (request.url().startsWith(baseURL)) requests.push(request.url().slice(baseURL.length)); });
  const head = '<link rel="stylesheet" href="/host.css">';
  const pages = { '/host.css': { html: '#far{height:5000px}', type: 'text/css' } };
  await visit('<p id="far"></p><subsidy-advisor></subsidy-advisor>', { head, pages });
  const widget = page.locator('subsidy-advisor');
  await expect(widget.getByText('はじめる')).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(requests).toEqual(['embed.js']);
  const loader = await (await page.request.get(`${baseURL}embed.js`)).body();
  expect(loader.length).toBeLessThan(3072);
  await page.evaluate(() => scrollTo(0, 4300));
  await expect(heading(widget)).toHaveText(words.welcome_title);
  expect(requests.some((name) => name.endsWith('.wasm'))).toBe(true);
  // And nothing more after that.
  const loaded = requests.length;
  await consult(page, widget, A01);
  expect(requests).toHaveLength(loaded);
});

test('a widget that is reached by the keyboard starts and takes the reader along', async ({ page, visit }) => {
  const head = '<link rel="stylesheet" href="/host.css">';
  const pages = { '/host.css': { html: '#far{height:5000px}', type: 'text/css' } };
  await visit('<subsidy-advisor id="own"><a href="https://example.jp/">支援みちしるべを開く</a></subsidy-advisor><p id="far"></p>', { head: `${head}`, pages, whole: (inside, head) => townPage(inside.replace(/^(.*?)(<p id="far"><\/p>)$/, '$2$1'), head) });
  const widget = page.locator('#own');
  // What the host wrote itself is what shows until then.
  await expect(widget.getByRole('link', { name: '支援みちしるべを開く' })).toBeAttached();
  await widget.locator('a').evaluate((link) => link.focus({ preventScroll: true }));
  await expect(heading(widget)).toBeFocused();
  await expect(page.getByText('支援みちしるべを開く')).toBeHidden();
});

test('what the host asks for is there, and what cannot be read is named and left out', async ({ page, visit }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  await visit('<subsidy-advisor prefecture="48" purpose="equipment,no-such" programmes="japan-brand,no-such" lang="vi" theme="accent:#777" compact="maybe"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toHaveText(words.welcome_title);
  await expect.poll(async () => (await told(page, 'error')).length).toBe(6);
  const errors = (await told(page, 'error')).map((one) => one.detail);
  for (const [at, name] of ['prefecture', 'purpose', 'programmes', 'lang', 'theme', 'compact'].entries()) {
    expect(errors[at]).toEqual({ version: 1, code: 'setting', message: expect.stringContaining(`\`${name}\``) });
    expect(warnings[at]).toBe(errors[at].message);
  }
  expect(errors[4].message).toContain('accent #777777 on the paler surface #f5f5f5, which is 4.10:1');
  // The known programme restricts all the same.
  await widget.getByRole('link', { name: words.catalogue_link }).first().click();
  await expect(widget.locator('.listing-row')).toHaveCount(1);
  await expect(widget.locator('.listing-row a')).toHaveAttribute('href', /japan-brand/);
  // The host asks for something else: the page follows at once.
  await widget.evaluate((element) => element.removeAttribute('programmes'));
  await expect.poll(() => widget.locator('.listing-row').count()).toBeGreaterThan(10);
});

test('a host asks for a language, and for another one later', async ({ page, visit }) => {
  const english = JSON.parse(readFileSync(new URL('../../data/words/en.json', import.meta.url), 'utf8'));
  await visit('<subsidy-advisor lang="en"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toHaveText(english.welcome_title);
  await expect(widget.locator('[data-delivery]')).toHaveAttribute('lang', 'en');
  await widget.evaluate((element) => { element.lang = 'ja'; });
  await expect(heading(widget)).toHaveText(words.welcome_title);
  await expect(widget.locator('[data-delivery]')).toHaveAttribute('lang', 'ja');
});

test('a host may change its mind in the middle of a consultation, and what was said stays', async ({ page, visit }) => {
  await visit('<subsidy-advisor prefecture="43" purpose="equipment"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await press(widget, new RegExp(words.door_situation));
  const first = await heading(widget).textContent();
  await answerNext(page, widget, A01);
  await widget.evaluate((element) => { element.setAttribute('prefecture', '13'); element.setAttribute('compact', ''); });
  await expect(widget.locator('.page-head')).toHaveCount(0);
  await expect(widget.locator('.page-form')).toBeVisible();
  const steps = await told(page, 'step');
  expect(steps.at(-1).detail.answered).toBe(3);
  await expect(heading(widget)).not.toHaveText(first);
  // Said once more, it is the new one that counts from the beginning on.
  await widget.evaluate((element) => element.removeAttribute('compact'));
  await expect(widget.locator('.page-head')).toBeVisible();
});

test("a host's colors are taken where everything can be read in them", async ({ page, visit }) => {
  const warnings = [];
  page.on('console', (message) => { if (message.type() === 'warning') warnings.push(message.text()); });
  await visit('<subsidy-advisor theme="accent:#0a7d4f; text:#222; radius:2px"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  const door = widget.locator('.doorway-title').first();
  const color = () => door.evaluate((element) => getComputedStyle(element).color);
  await expect(door).toBeVisible();
  expect(await color()).toBe('rgb(10, 125, 79)');
  expect(await widget.locator('.page-lead').evaluate((element) => getComputedStyle(element).color)).toBe('rgb(34, 34, 34)');
  await widget.evaluate((element) => element.setAttribute('theme', 'accent:#d02d55;radius:2px'));
  await expect.poll(color).toBe('rgb(208, 45, 85)');
  expect(await widget.locator('.doorway').first().evaluate((element) => getComputedStyle(element).borderRadius)).toBe('3px');
  expect(warnings).toEqual([]);
  await widget.evaluate((element) => element.setAttribute('theme', 'accent:#d02e57;radius:2px'));
  await expect.poll(color).toBe('rgb(0, 23, 193)');
  expect(warnings).toEqual([expect.stringMatching(/accent #d02e57 on the paler surface #fcf0f3, which is 4\.48:1/)]);
  await widget.evaluate((element) => element.removeAttribute('theme'));
  await expect.poll(() => widget.locator('.doorway').first().evaluate((element) => getComputedStyle(element).borderRadius)).toBe('12px');
});

for (const what of ['wasm', 'css', 'widget-*.js']) {
  test(`a file that does not arrive is said calmly and asked for again: ${what}`, async ({ page, visit }) => {
    const name = what.includes('*') ? `**/${what}*` : `**/*.${what}`;
    await page.route(name, (route) => (route.request().url().includes('host.css') ? route.continue() : route.abort()));
    await visit('<subsidy-advisor></subsidy-advisor><subsidy-advisor></subsidy-advisor>');
    const widget = page.locator('subsidy-advisor').first();
    await expect(widget.getByRole('status')).toContainText('うまく表示できませんでした');
    const [error] = await told(page, 'error');
    expect(error.detail).toEqual({ version: 1, code: 'load', message: expect.stringMatching(/\S/) });
    await press(widget, 'もう一度');
    await expect.poll(async () => (await told(page, 'error')).length).toBeGreaterThan(2);
    await page.unroute(name);
    await press(widget, 'もう一度');
    await expect(heading(widget)).toHaveText(words.welcome_title);
  });
}

test('a widget that broke begins anew without the page around it', async ({ page, visit }) => {
  // A clock outside the calendar is what the app cannot begin with.
  await page.clock.setFixedTime(new Date('-000100-01-01T00:00:00Z'));
  await visit('<input id="kept"><subsidy-advisor></subsidy-advisor>');
  await page.locator('#kept').fill('mine');
  const widget = page.locator('subsidy-advisor');
  await expect(widget.getByRole('status')).toContainText('うまく表示できませんでした');
  expect((await told(page, 'error')).map((one) => one.detail.code)).toEqual(['failure']);
  await page.clock.setFixedTime(new Date('2020-10-01T12:00:00+09:00'));
  await press(widget, 'もう一度');
  await expect(heading(widget)).toHaveText(words.welcome_title);
  await expect(page.locator('#kept')).toHaveValue('mine');
});

test('moved it goes on, removed it is gone, and twenty come and go', async ({ page, visit }) => {
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await visit('<subsidy-advisor id="one"></subsidy-advisor><div id="other"></div>');
  const widget = page.locator('#one');
  await press(widget, new RegExp(words.door_purpose));
  await answerNext(page, widget, A01);
  const text = await heading(widget).textContent();
  await widget.evaluate((element) => document.querySelector('#other').append(element));
  await expect(heading(widget)).toHaveText(text);
  await answerNext(page, widget, A01);
  const now = await heading(widget).textContent();
  for (let times = 0; times < 20; times += 1) {
    await page.evaluate(() => new Promise((done) => {
      const other = document.createElement('subsidy-advisor');
      other.addEventListener('subsidy-advisor:ready', () => { other.remove(); setTimeout(() => done(other.shadowRoot.childElementCount), 0); });
      document.querySelector('main').prepend(other);
    })).then((left) => expect(left).toBe(0));
  }
  // One that is taken away while it loads is nobody's.
  await page.evaluate(() => {
    const other = document.createElement('subsidy-advisor');
    document.querySelector('main').prepend(other);
    requestAnimationFrame(() => requestAnimationFrame(() => other.remove()));
  });
  await expect(heading(widget)).toHaveText(now);
  await answerNext(page, widget, A01);
  await widget.evaluate((element) => element.remove());
  await expect(page.locator('subsidy-advisor')).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('answers are given to the host only where it asks and the person agrees', async ({ page, visit }) => {
  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  // What the markup says of the host's name counts for nothing.
  await visit('<subsidy-advisor share-answers host="bank.example"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  const last = async () => (await told(page, 'advice')).at(-1).detail;
  const asked = await consult(page, widget, A01);
  const question = words.consent_title.replace('{host}', 'localhost');
  await expect(widget.getByRole('heading', { name: question })).toBeVisible();
  expect(await last()).not.toHaveProperty('answers');
  await press(widget, words.consent_refuse);
  await expect(widget.getByText(words.consent_refused.replace('{host}', 'localhost'))).toBeVisible();
  expect(await last()).not.toHaveProperty('answers');
  await press(widget, words.consent_give);
  await expect(widget.getByText('localhost に渡しました')).toBeVisible();
  const { answers } = await last();
  expect(Object.keys(answers).sort()).toEqual([...asked].sort());
  expect(Object.values(answers).every((value) => typeof value === 'string')).toBe(true);
  await press(widget, words.consent_stop);
  await expect.poll(last).not.toHaveProperty('answers');
  await press(widget, words.consent_give);
  await expect.poll(last).toHaveProperty('answers');
  await press(widget, words.start_over);
  await consult(page, widget, A01);
  expect(await last()).not.toHaveProperty('answers');
  await expect(widget.getByRole('button', { name: words.consent_refuse, exact: true })).toBeVisible();
});

test('what needs more room goes on at the site, with the consultation in the fragment', async ({ page, visit, baseURL, context }) => {
  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  await visit('<subsidy-advisor></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await consult(page, widget, A01);
  const link = widget.getByRole('link', { name: words.site_link });
  const address = await link.getAttribute('href');
  expect(address.startsWith(`${baseURL}#/share/`)).toBe(true);
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
  const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(opened.locator('h1')).toHaveText(words.review_title);
  expect(await opened.evaluate(() => document.referrer)).toBe('');
  for (const word of [words.handover_title, words.keep_this, words.keep_link]) await expect(widget.getByRole('link', { name: word })).toHaveCount(0);
});

test('nothing within it is out of reach for anybody', async ({ page, visit }) => {
  test.slow();
  await page.clock.setFixedTime(new Date(`${A01.today}T12:00:00+09:00`));
  await visit('<subsidy-advisor share-answers theme="accent:#0a7d4f;surface:#ffffff;text:#222"></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toBeVisible();
  const check = async () => {
    const { violations } = await new AxeBuilder({ page }).include('subsidy-advisor').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`)).toEqual([]);
    // Every heading stands below the host's own.
    const levels = await widget.evaluate((element) => [...element.shadowRoot.querySelectorAll('h1, h2, h3')].map((one) => Number(one.ariaLevel) - Number(one.localName.slice(1))));
    expect(levels.length).toBeGreaterThan(0);
    expect(new Set(levels)).toEqual(new Set([1]));
  };
  await check();
  await press(widget, new RegExp(words.door_purpose));
  await check();
  while (await widget.locator('.page-form').count() > 0) await answerNext(page, widget, A01);
  await check();
  // What another answer would change comes with a heading that is not there at first.
  await widget.getByText(words.try_title).click();
  await widget.locator('.chips a').last().click();
  for (const choice of await widget.locator('label.choice:visible').all()) {
    await choice.click();
    if (await widget.locator('.outcome').count() > 0) break;
  }
  await check();
});

test('a new screen begins where it can be seen, and the page moves for nothing else', async ({ page, visit }) => {
  await visit('<subsidy-advisor></subsidy-advisor>');
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toBeVisible();
  const down = () => page.evaluate(() => scrollY);
  await widget.locator('.doorway').first().evaluate((door) => door.click());
  await expect(widget.locator('.page-form')).toBeVisible();
  expect(await down()).toBe(0);
  const form = widget.getByRole('button', { name: words.dont_know, exact: true }).or(widget.locator('label.choice').last());
  await form.last().click();
  const next = widget.getByRole('button', { name: words.next, exact: true });
  await next.scrollIntoViewIfNeeded();
  expect(await down()).toBeGreaterThan(0);
  const question = await heading(widget).textContent();
  await next.click();
  await expect(heading(widget)).not.toHaveText(question);
  expect(await widget.evaluate((element) => Math.abs(element.getBoundingClientRect().top))).toBeLessThan(3);
});
