// How fast the site is, beside a page of one form: printed, never judged, because the machines are noisy.
// `cargo xtask bench start answering` runs it; the tests leave it out.
import { expect, test } from '@playwright/test';
import { SLOW, serve, slow, spread } from './measure.mjs';
import { pathToFileURL } from 'node:url';
import { words } from './player.mjs';

const RUNS = Number(process.env.RUNS ?? 15);
const DIST = new URL('../../dist/', import.meta.url);

/** The published site, and the app with many generated programmes where `cargo xtask bench` has made it: each with its name. */
const SITES = [['the real catalogue', DIST], ...(process.env.GENERATED ?? '').split('\n').filter(Boolean).map((line) => {
  const [size, folder] = line.split('=');
  return [`${Number(size).toLocaleString('en')} programmes`, new URL(`${pathToFileURL(folder)}/`)];
})];

const line = (name, { median, p95, least, most }, floor) =>
  console.log(`${name.padEnd(44)} ${median.toFixed(1).padStart(8)} ${p95.toFixed(1).padStart(8)}   ${least.toFixed(1)}–${most.toFixed(1)}   ×${(median / floor).toFixed(2)}`);
const title = (what) => console.log(`\n${what}\n${'ms'.padEnd(44)}   median     95 %   least–most   beside the floor`);

/** A fresh browser's page, with nothing in its cache. */
async function fresh(browser, site) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'ja-JP', baseURL: site.address });
  return context.newPage();
}

const painted = (page) => page.evaluate(async () => {
  const entry = () => performance.getEntriesByName('first-contentful-paint')[0];
  while (!entry()) await new Promise((resolve) => { setTimeout(resolve, 20); });
  return entry().startTime;
});

/** Presses what leads on as soon as it is there; run in the page before anything else. */
function hurry() {
  const at = window.measured = {};
  const heading = () => document.querySelector('h1')?.textContent;
  let question;
  const step = setInterval(() => {
    if (!at.answered) {
      document.querySelector('.doorway')?.click();
      const choice = document.querySelector('form input');
      choice?.click();
      if (!choice?.checked) return;
      at.answered = performance.now();
      question = heading();
      document.querySelector('form [type=submit]').click();
    }
    if (heading() === question) return;
    at.second = performance.now();
    clearInterval(step);
  }, 10);
}

test('start', async ({ browser }) => {
  test.setTimeout(RUNS * 60_000);
  const site = await serve(DIST);
  // What is asked for is packed before anybody waits for it.
  const warm = await fresh(browser, site);
  await warm.goto('');
  await expect(warm.locator('html')).toHaveAttribute('data-ready', '1');
  await warm.goto('form.html');
  const found = { floor: [], painted: [], answered: [], second: [] };
  for (let run = 0; run < RUNS; run += 1) {
    const floor = await fresh(browser, site);
    await slow(floor, SLOW);
    await floor.goto('form.html');
    found.floor.push(await painted(floor));
    await floor.context().close();
    const page = await fresh(browser, site);
    await slow(page, SLOW);
    await page.addInitScript(hurry);
    await page.goto('', { waitUntil: 'commit' });
    await page.waitForFunction(() => window.measured.second, null, { timeout: 60_000 });
    const { answered, second } = await page.evaluate(() => window.measured);
    found.painted.push(await painted(page));
    found.answered.push(answered);
    found.second.push(second);
    await page.context().close();
  }
  const floor = spread(found.floor);
  title(`Start: nothing kept, ${SLOW.latency} ms to the first byte, ${SLOW.kbits} kbit/s, CPU ${SLOW.cpu}× slower, ${RUNS} runs`);
  line('a page of one form, painted', floor, floor.median);
  line('the first screen, painted', spread(found.painted), floor.median);
  line('the first question, one answer chosen', spread(found.answered), floor.median);
  line('the second question, the first answered', spread(found.second), floor.median);
  site.close();
});

/** Presses and waits until the page has changed and is laid out; run in the page. */
function change({ selector, text, watched }) {
  const read = () => document.querySelector(watched)?.textContent;
  const wanted = [...document.querySelectorAll(selector)].find((one) => !text || one.textContent.trim().startsWith(text));
  const before = read();
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const look = new MutationObserver(() => {
      if (read() === before) return;
      look.disconnect();
      document.body.getBoundingClientRect();
      resolve(performance.now() - start);
    });
    look.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(() => reject(new Error(`${selector} ${text} changed nothing`)), 10_000);
    wanted.click();
  });
}

/** What a page of one form takes for a press, on a device so much slower. */
async function pressed(browser, site, cpu) {
  const page = await fresh(browser, site);
  const slower = await page.context().newCDPSession(page);
  await page.goto('form.html');
  await page.evaluate(() => document.querySelector('button').addEventListener('click', (event) => {
    event.preventDefault();
    document.querySelector('h1').textContent += '。';
  }));
  await slower.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  const found = [];
  for (let press = 0; press < 10; press += 1) found.push(await page.evaluate(change, { selector: 'button', watched: 'h1' }));
  await page.context().close();
  return found;
}

/** What people type. */
const TYPED = ['補助金', '後継ぎ', '水害', 'ものづくり', '省エネ診断'];

/** Types and waits until the page has changed and is laid out; none where a letter finds the same. Run in the page. */
function type(text) {
  const field = document.querySelector('input[type=search]');
  const list = field.closest('main');
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  return new Promise((resolve) => {
    const start = performance.now();
    const look = new MutationObserver(() => {
      look.disconnect();
      document.body.getBoundingClientRect();
      resolve(performance.now() - start);
    });
    look.observe(list, { subtree: true, childList: true, characterData: true });
    setTimeout(() => {
      look.disconnect();
      resolve(null);
    }, 2_500);
    set.call(field, text);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
}

/** The app, ready, on a device so much slower from now on. */
async function ready(browser, site, cpu, place = '') {
  const page = await fresh(browser, site);
  await page.goto(place);
  await expect(page.locator('html')).toHaveAttribute('data-ready', '1', { timeout: 120_000 });
  const slower = await page.context().newCDPSession(page);
  await slower.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return page;
}

for (const [name, folder] of SITES) {
  test(`${name}: answering`, async ({ browser }) => {
    test.setTimeout(RUNS * 120_000);
    const site = await serve(folder);
    for (const cpu of [1, SLOW.cpu]) {
      const found = { floor: [], chosen: [], next: [], advice: [] };
      for (let run = 0; run < RUNS; run += 1) {
        found.floor.push(...await pressed(browser, site, cpu));
        const page = await ready(browser, site, cpu);
        await page.getByRole('button', { name: words.door_purpose }).click();
        for (let question = 0; question < 8 && await page.locator('form').count(); question += 1) {
          if (await page.locator('label.choice').count() === 0) break;
          found.chosen.push(await page.evaluate(change, { selector: 'label.choice', watched: '.page-live' }));
          found.next.push(await page.evaluate(change, { selector: 'button', text: words.next, watched: 'h1' }));
        }
        found.advice.push(await page.evaluate(change, { selector: '.page-out a', watched: 'h1' }));
        await page.context().close();
      }
      const floor = spread(found.floor);
      title(`Answering with ${name}: from the press to the changed page, laid out, CPU ${cpu}× slower, ${found.next.length} answers`);
      line('a page of one form', floor, floor.median);
      line('an answer chosen, and what it settles told', spread(found.chosen), floor.median);
      line('the next question', spread(found.next), floor.median);
      line('the advice', spread(found.advice), floor.median);
    }
    site.close();
  });

  test(`${name}: searching`, async ({ browser }) => {
    test.setTimeout(RUNS * 120_000);
    const site = await serve(folder);
    for (const cpu of [1, SLOW.cpu]) {
      const found = { floor: [], first: [], typed: [] };
      for (let run = 0; run < RUNS; run += 1) {
        found.floor.push(...await pressed(browser, site, cpu));
        const page = await ready(browser, site, cpu, '#/programmes');
        for (const [at, word] of TYPED.entries()) {
          for (let end = 1; end <= word.length; end += 1) {
            const took = await page.evaluate(type, word.slice(0, end));
            if (took !== null) (at === 0 && end === 1 ? found.first : found.typed).push(took);
          }
        }
        await page.context().close();
      }
      const floor = spread(found.floor);
      title(`Searching ${name}: from the letter to the changed list, laid out, CPU ${cpu}× slower, ${found.typed.length} letters`);
      line('a page of one form', floor, floor.median);
      line('the first letter', spread(found.first), floor.median);
      line('a letter', spread(found.typed), floor.median);
    }
    site.close();
  });
}
