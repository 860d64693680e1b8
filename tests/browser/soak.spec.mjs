// The same page serves person after person for weeks: nothing of a consultation may stay in it.
// `SOAK` says how many; the tests take 200, `cargo xtask bench soak` a thousand.
import { expect } from '@playwright/test';
import { open, test } from './kiosk.mjs';
import { words } from './player.mjs';

const ROUNDS = Number(process.env.SOAK ?? 200);
/** Where the measuring begins, once everything has been used. */
const WARM = Math.min(100, ROUNDS / 2);

/** Plays consultations one after the other with real clicks, each with other answers; run in the page. */
async function play({ from, to, words }) {
  let seed = from * 7919 + 1;
  // An old and simple generator; the same rounds every time.
  const random = (below) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const button = (name) => all('button').find((one) => one.textContent === name);
  const channel = new MessageChannel();
  /** Lets the page draw what changed. */
  const settle = () => new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
  const press = async (element) => {
    element.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    element.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    element.click();
    await settle();
  };
  const visit = async (address) => {
    const link = document.createElement('a');
    link.href = address;
    document.getElementById('app').append(link);
    link.click();
    link.remove();
    await settle();
  };
  let questions = 0;
  for (let round = from; round < to; round += 1) {
    if (document.querySelector('h1').textContent !== words.welcome_title) throw new Error(`round ${round} does not begin at the start`);
    await press(all('.doorway')[random(2)]);
    const length = 3 + random(12);
    for (let asked = 0; asked < length && document.querySelector('form'); asked += 1) {
      const choices = all('label.choice');
      if (document.querySelector('.pad') && random(3) > 0) {
        const keys = all('.pad-key').filter((key) => /^[0-9]$/.test(key.textContent));
        await press(keys[random(9)]);
        await press(keys[random(9)]);
      } else await press(choices[random(choices.length)]);
      await press(button(words.next));
      questions += 1;
    }
    await visit('#/advice');
    all('details').slice(0, 3).forEach((one) => { one.open = true; });
    await visit(['#/handover', '#/keep', '#/review', '#/programmes', '#/programme/japan-brand'][random(5)]);
    await press(button(words.start_over));
    const sure = button(words.over_yes);
    if (sure) await press(sure);
  }
  channel.port1.close();
  return questions;
}

test(`nothing grows in ${ROUNDS} consultations`, async ({ page, file, asked }) => {
  test.setTimeout(30_000 + ROUNDS * 1500);
  const memory = await page.context().newCDPSession(page);
  await memory.send('Performance.enable');
  await memory.send('HeapProfiler.enable');
  // The memory of the program is not part of the script's heap.
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      window.programMemory = (made.instance ?? made).exports.memory;
      return made;
    };
  });
  await open(page, file, { settings: 'site=https%3A%2F%2Fexample.jp%2F', today: '2020-11-01' });
  const measure = async () => {
    await memory.send('HeapProfiler.collectGarbage');
    const { metrics } = await memory.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value;
    const program = await page.evaluate(() => window.programMemory.buffer.byteLength);
    return { heap: of('JSHeapUsedSize'), program, nodes: of('Nodes'), listeners: of('JSEventListeners'), documents: of('Documents') };
  };
  const said = { welcome_title: words.welcome_title, next: words.next, start_over: words.start_over, over_yes: words.over_yes };
  let questions = 0;
  const begun = Date.now();
  const rounds = async (from, to) => {
    for (let at = from; at < to; at += 20) questions += await page.evaluate(play, { from: at, to: Math.min(at + 20, to), words: said });
  };
  await rounds(0, WARM);
  const before = await measure();
  await rounds(WARM, ROUNDS);
  const after = await measure();
  const seconds = (Date.now() - begun) / 1000;
  const kilobytes = (bytes) => `${Math.round(bytes / 1024)} KB`;
  const line = ({ heap, program, nodes, listeners }) => `heap ${kilobytes(heap)}, program ${kilobytes(program)}, ${nodes} nodes, ${listeners} listeners`;
  const figures = `after ${WARM}: ${line(before)}; after ${ROUNDS}: ${line(after)}; ${questions} questions in ${seconds.toFixed(0)} s`;
  test.info().annotations.push({ type: 'soak', description: figures });
  console.log(`soak: ${figures}`);
  expect(after.heap / before.heap, figures).toBeLessThan(1.05);
  expect(after.program / before.program, figures).toBeLessThan(1.05);
  expect(after.nodes, figures).toBeLessThanOrEqual(before.nodes);
  expect(after.listeners, figures).toBeLessThanOrEqual(before.listeners);
  expect(after.documents).toBe(before.documents);
  expect(asked).toEqual([]);
});
