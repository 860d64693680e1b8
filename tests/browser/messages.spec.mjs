// 埋め込み in a frame: messages made up at random, from anybody and from our own frame. The listener
// of the page around never throws, tells nothing that is none of our events, and sets no height beyond its limits.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const HOME = 'https://town.example/';
const MESSAGES = Number(process.env.FUZZ_INPUTS ?? 20_000);
const EVENTS = ['ready', 'step', 'advice', 'resize', 'error'];

// Numbers that look random and are the same for the same seed.
const dice = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};

// The script of the page around, with a page around it that notes what is done to its frames.
const listen = (frames) => {
  const file = fileURLToPath(new URL('../../static/embed-frame.js', import.meta.url));
  const script = readFileSync(file, 'utf8').replaceAll('import.meta.url', JSON.stringify(`${HOME}embed-frame.js`));
  let heard;
  const around = {
    addEventListener: (name, handler) => { if (name === 'message') heard = handler; },
    document: { querySelectorAll: () => frames },
  };
  new Function(...Object.keys(around), script)(...Object.values(around));
  return heard;
};

const frame = (src, sandbox) => {
  const told = [];
  return {
    src,
    told,
    sandbox: Object.assign([...sandbox], { contains: (one) => sandbox.includes(one) }),
    contentWindow: {},
    style: {},
    getBoundingClientRect: () => ({ top: -1 }),
    scrollIntoView: () => told.push({ type: 'scroll' }),
    dispatchEvent: (event) => told.push(event),
  };
};

test.skip(({ isMobile }) => isMobile, 'no page is opened, so that once is enough');

test('of random messages only our own frame\'s count, and none of them does harm', () => {
  const ours = frame(`${HOME}frame.html?prefecture=43`, []);
  const apart = frame(`${HOME}frame.html`, ['allow-scripts']);
  const other = frame('https://town.example.evil.example/frame.html', []);
  const frames = [other, ours, apart];
  const heard = listen(frames);
  const random = dice(Number(process.env.FUZZ_SEED ?? 2020));
  const one = (all) => all[Math.floor(random() * all.length)];
  const scalar = () => one([
    undefined, null, true, 0, -1, 1, 1.5, 20000, 20001, NaN, Infinity, 2 ** 53, 10n, '', '1', '640', 'x'.repeat(9999),
    'subsidy-advisor', ...EVENTS, '__proto__', 'constructor', '<script>', new Date(0), /a/u, new Map([[1, 1]]),
  ]);
  const value = (depth) => {
    if (depth === 0 || random() < 0.5) return scalar();
    if (random() < 0.3) return [value(depth - 1), value(depth - 1)];
    return Object.fromEntries(['type', 'version', 'event', 'detail', 'height', 'toString', 'valueOf']
      .filter(() => random() < 0.4).map((key) => [key, value(depth - 1)]));
  };
  const sound = () => ({
    type: 'subsidy-advisor', version: 1, event: one(EVENTS), detail: { version: 1, height: 1 + Math.floor(random() * 20000) },
  });
  // A sound message with none, one or two of its parts made up, or nothing but what is made up.
  const message = () => {
    if (random() < 0.2) return value(3);
    const made = sound();
    for (let left = Math.floor(random() * 3); left > 0; left -= 1) {
      const [at, key] = one([[made, 'type'], [made, 'version'], [made, 'event'], [made, 'detail'], [made.detail, 'version'], [made.detail, 'height']]);
      if (typeof at === 'object' && at !== null) at[key] = value(2);
    }
    return made;
  };
  let taken = 0;
  const wrong = [];
  for (let at = 0; at < MESSAGES; at += 1) {
    const data = structuredClone(message());
    const from = one([...frames, { contentWindow: {} }, { contentWindow: null }]);
    const origin = one(['https://town.example', 'null', 'https://town.example.evil.example', '', HOME]);
    heard({ data, origin, source: from.contentWindow });
    const told = frames.flatMap((each) => each.told.splice(0).map((event) => [each, event]));
    for (const [each, event] of told.filter(([, event]) => event.type !== 'scroll')) {
      taken += 1;
      const isFrom = each === from && (each === ours ? origin === 'https://town.example' : each === apart && origin === 'null');
      const isOurs = EVENTS.some((name) => event.type === `subsidy-advisor:${name}`) && event.detail.version === 1;
      if (!isFrom || !isOurs) wrong.push({ data, origin, event: event.type });
    }
    for (const { style } of frames) {
      const height = style.height === undefined ? 1 : Number(style.height.replace(/px$/u, ''));
      if (!Number.isInteger(height) || height < 1 || height > 20000) wrong.push({ data, height });
    }
    if (wrong.length > 0) break;
  }
  expect(wrong).toEqual([]);
  console.log(`messages: ${MESSAGES}, ${taken} taken`);
  expect(taken).toBeGreaterThan(MESSAGES / 100);
  expect(taken).toBeLessThan(MESSAGES / 5);
  expect(other.style).toEqual({});
});
