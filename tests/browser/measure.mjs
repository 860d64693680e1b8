// What a measuring run needs: the site as a host sends it, on a slow line, to a slow device.
import { createServer } from 'node:http';
import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

/** A phone on a slow line, as the field measures it: 562.5 ms to the first byte, 1,475 kbit a second, a quarter of the speed. */
export const SLOW = { latency: 562.5, kbits: 1475, cpu: 4 };

const KINDS = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8', wasm: 'application/wasm', svg: 'image/svg+xml', png: 'image/png' };

/** The floor: a page of one form and nothing else. */
const FORM = `<!doctype html><html lang="ja"><meta charset="utf-8"><title>form</title><h1>質問</h1><form><label><input type="checkbox"> はい</label><button>次へ</button></form></html>`;

/** Gives out a folder with brotli, and the floor at /form.html. */
export async function serve(folder) {
  const packed = new Map();
  const file = (path) => {
    if (!packed.has(path)) {
      const place = new URL(`.${path}`, folder);
      const content = path === '/form.html' ? FORM : readFileSync(statSync(place).isDirectory() ? new URL('index.html', place) : place);
      // A program of many megabytes is only ever measured once it is there.
      const quality = content.length > 2 ** 22 ? 1 : constants.BROTLI_MAX_QUALITY;
      packed.set(path, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_LGWIN]: 22, [constants.BROTLI_PARAM_QUALITY]: quality } }));
    }
    return packed.get(path);
  };
  const server = createServer(({ url }, answer) => {
    const path = url.split('?')[0];
    try {
      const content = file(path);
      answer.writeHead(200, { 'content-type': KINDS[path.split('.').at(-1)] ?? (path.endsWith('/') ? KINDS.html : 'application/octet-stream'), 'content-encoding': 'br', 'content-length': content.length, 'cache-control': 'no-cache' });
      answer.end(content);
    } catch {
      answer.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

/** Slows a page's line and device down. */
export async function slow(page, { latency, kbits, cpu }) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency, downloadThroughput: kbits * 1024 / 8, uploadThroughput: kbits * 1024 / 8 });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  return devtools;
}

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** The median, with the least and the most. */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return { median: at(sorted, 0.5), p95: at(sorted, 0.95), least: sorted[0], most: sorted.at(-1) };
}
