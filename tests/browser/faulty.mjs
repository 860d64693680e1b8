// A server that cuts answers off, and browsers of which something is missing: what goes wrong outside the app.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const KINDS = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Gives out dist/ below a path. `cut` says of which file the connection breaks off, after how much of it, and when: once
 * `taken` comes true, or 20 ms later. Chromium reads no more of a page whose connection is gone, whatever had arrived.
 */
export class CutServer {
  cut = undefined;
  #server;

  static async start(under = '/sub/path/') {
    const cutting = new CutServer();
    cutting.under = under;
    cutting.#server = createServer((request, answer) => cutting.#answer(request, answer));
    await new Promise((resolve) => cutting.#server.listen(0, '127.0.0.1', resolve));
    return cutting;
  }

  get address() {
    return `http://127.0.0.1:${this.#server.address().port}${this.under}`;
  }

  end() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(request, answer) {
    const path = decodeURI(request.url.split('?')[0]).slice(this.under.length);
    const name = path === '' || path.endsWith('/') ? `${path}index.html` : path;
    let content;
    try {
      content = readFileSync(join(dist, name));
    } catch {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { 'content-type': KINDS[extname(name)] ?? 'application/octet-stream', 'content-length': content.length, 'cache-control': 'no-store' });
    if (this.cut?.name !== name) {
      answer.end(content);
      return;
    }
    const { part, taken = after(20) } = this.cut;
    answer.write(content.subarray(0, Math.floor(content.length * part)), () => taken.then(() => answer.destroy()));
  }
}

/** Storage that refuses every deed, as where a person blocks what pages keep. */
export function denyStorage() {
  const denied = () => { throw new DOMException('denied', 'SecurityError'); };
  for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, { get: denied });
}

/** Storage that can be read and takes nothing more. */
export function fillStorage() {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
}

/** A browser that knows no Japanese. */
export function forgetJapanese() {
  for (const name of ['DateTimeFormat', 'NumberFormat', 'Collator', 'PluralRules', 'Segmenter', 'ListFormat', 'RelativeTimeFormat', 'DisplayNames']) {
    const Known = Intl[name];
    if (!Known) continue;
    const other = (locales) => [locales ?? []].flat().filter((one) => !String(one).startsWith('ja'));
    Intl[name] = new Proxy(Known, {
      construct: (target, [locales, ...rest]) => new target(other(locales).length ? other(locales) : 'en', ...rest),
      apply: (target, self, [locales, ...rest]) => target.call(self, other(locales).length ? other(locales) : 'en', ...rest),
      get: (target, key) => key === 'supportedLocalesOf' ? (locales) => target.supportedLocalesOf(other(locales)) : Reflect.get(target, key),
    });
  }
  for (const Kind of [Number, Date, BigInt]) {
    for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) {
      const known = Kind.prototype[name];
      if (known) Kind.prototype[name] = function inEnglish(_, options) { return known.call(this, 'en', options); };
    }
  }
}
