// A copy of the site on a server of its own, which can be stopped, and on which another version can be published.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const xtask = process.env.XTASK ?? join(root, 'target/debug/xtask');

export const integrity = (bytes) => `sha256-${createHash('sha256').update(bytes).digest('base64')}`;

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

export class Deployment {
  #server;
  #port;

  /** Copies dist/ and serves the copy below a path. */
  static async start(under = '/') {
    const deployment = new Deployment();
    deployment.folder = mkdtempSync(join(tmpdir(), 'site-'));
    cpSync(join(root, 'dist'), deployment.folder, { recursive: true });
    deployment.under = under;
    deployment.#port = await freePort();
    await deployment.serve();
    return deployment;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}${this.under}`;
  }

  /** Starts the server again, at the same address. */
  async serve() {
    const options = ['serve', '--no-build', '--folder', this.folder, '--port', String(this.#port), '--under', this.under];
    this.#server = spawn(xtask, options, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve, reject) => {
      this.#server.once('error', reject).once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
      this.#server.stdout.once('data', resolve);
    });
  }

  /** Stops the server, so that nothing answers at the address. */
  async stop() {
    if (this.#server.exitCode !== null || this.#server.signalCode !== null) return;
    this.#server.removeAllListeners('exit');
    const ended = new Promise((resolve) => this.#server.once('exit', resolve));
    this.#server.kill();
    await ended;
  }

  async end() {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  read(name) {
    return readFileSync(join(this.folder, name));
  }

  write(name, content) {
    writeFileSync(join(this.folder, name), content);
  }

  /** The one file of the folder that a pattern names. */
  name(pattern) {
    return readdirSync(this.folder).find((name) => pattern.test(name));
  }

  /**
   * Publishes another version as the build would: a wasm of other bytes under another name, the page that names it and
   * says of itself `data-version`, and the service worker that lists both.
   */
  publish(version) {
    const old = this.name(/\.wasm$/);
    const bytes = this.read(old);
    // A section of no meaning: an id, its length, the length of its name, its name, and a byte of content.
    const wasm = Buffer.concat([bytes, Buffer.from([0, 3, 1, 118, version])]);
    const name = `subsidy-advisor-version${version}.wasm`;
    const page = this.read('index.html').toString()
      .replaceAll(old, name)
      .replace(integrity(bytes), integrity(wasm))
      .replace(/<html lang="ja"[^>]*>/, `<html lang="ja" data-version="${version}">`);
    rmSync(join(this.folder, old));
    this.write(name, wasm);
    this.write('index.html', page);
    const worker = this.read('sw.js').toString();
    const list = JSON.parse(worker.match(/^const FILES = (\{[^]*?\n\});$/m)[1]);
    delete list[old];
    list[name] = integrity(wasm);
    list['index.html'] = integrity(page);
    this.write('sw.js', worker
      .replace(/^const VERSION = .*$/m, `const VERSION = 'version${version}';`)
      .replace(/^const FILES = \{[^]*?\n\};$/m, `const FILES = ${JSON.stringify(list, null, 2)};`));
    return { name, wasm };
  }
}
