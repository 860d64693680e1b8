// The page that makes the lines to paste, what it makes, and the declarations that go with it.
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import ts from 'typescript';
import { words } from './player.mjs';
import { heading, test, townPage } from './widget-page.mjs';

test('what is chosen is shown at once and stands in the lines to paste, which work', async ({ page, visit, baseURL, isMobile }) => {
  const complaints = [];
  page.on('console', (message) => { if (['error', 'warning'].includes(message.type())) complaints.push(message.text()); });
  await page.goto('snippet/');
  const code = page.locator('#code');
  const plain = `<script type="module" src="${baseURL}embed.js"></script>\n<subsidy-advisor></subsidy-advisor>`;
  await expect(code).toHaveValue(plain);
  await page.locator('#prefecture').selectOption({ label: '熊本県' });
  await page.getByText('目的をしぼる').click();
  await page.locator('#purpose label').nth(2).click();
  await page.getByText('色と角をサイトに合わせる').click();
  await page.getByText('ボタンとリンク', { exact: true }).click();
  await page.getByText('小さくまとめる').click();
  const attributes = 'prefecture="43" purpose="equipment" theme="accent:#0a7d4f" compact';
  await expect(code).toHaveValue(plain.replace('<subsidy-advisor>', `<subsidy-advisor ${attributes}>`));
  const shown = page.locator('#preview subsidy-advisor');
  await shown.scrollIntoViewIfNeeded();
  await expect.poll(() => shown.evaluate((element) => element.offsetHeight)).toBeGreaterThan(500);
  expect(complaints).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width).toBe(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target)}`)).toEqual([]);
  test.skip(isMobile, 'what is pasted is the same');

  const lines = await code.inputValue();
  await visit(lines, { whole: (inside) => townPage(inside) });
  const widget = page.locator('subsidy-advisor');
  await expect(heading(widget)).toHaveText(words.welcome_title);
  await expect(widget.locator('.page-head')).toHaveCount(0);
  expect(await widget.locator('.doorway-title').first().evaluate((element) => getComputedStyle(element).color)).toBe('rgb(10, 125, 79)');
});

test('the lines for a frame name the host and work', async ({ page, visit, isMobile }) => {
  test.skip(isMobile, 'what is pasted is the same');
  const origin = await visit('', { whole: (inside) => townPage(inside) });
  await page.goto('/');
  await page.goto(new URL('snippet/', test.info().project.use.baseURL).href);
  await page.getByText('枠（iframe）で置く').click();
  await page.locator('#host').fill(`${origin}/some/page`);
  await page.getByText('のせる制度をしぼる').click();
  await page.locator('#find').fill('ブランド');
  await page.locator('#programmes label:visible').first().click();
  const lines = await page.locator('#code').inputValue();
  expect(lines).toContain(`&amp;host=${encodeURIComponent(origin)}"`);
  await expect(page.locator('#preview iframe')).toHaveAttribute('src', /frame\.html\?programmes=/);
  await page.goto(`${origin}/`);
  await page.evaluate((lines) => {
    const made = new DOMParser().parseFromString(lines, 'text/html');
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src: made.querySelector('script').src });
    document.querySelector('main').append(document.adoptNode(made.querySelector('iframe')), script);
  }, lines);
  const frame = page.locator('iframe');
  await frame.scrollIntoViewIfNeeded();
  await expect(heading(page.frameLocator('iframe').locator('subsidy-advisor'))).toHaveText(words.welcome_title);
  await expect.poll(() => frame.evaluate((element) => element.style.height)).toMatch(/px$/);
});

test('a color that cannot be read is said on the page', async ({ page, isMobile }) => {
  test.skip(isMobile, 'it is said in the same words');
  await page.goto('snippet/');
  await page.locator('#preview subsidy-advisor').scrollIntoViewIfNeeded();
  await page.getByText('色と角をサイトに合わせる').click();
  await page.locator('#accent').fill('#dddd00');
  // Whoever picks a color means it.
  await expect(page.locator('[data-color="accent"]')).toBeChecked();
  await page.locator('#preview subsidy-advisor').scrollIntoViewIfNeeded();
  await expect(page.locator('#trouble')).toContainText('accent #dddd00');
});

test('the declarations say what the element takes and tells', ({ isMobile }) => {
  test.skip(isMobile, 'no page is opened');
  const declarations = new URL('../../static/embed.d.ts', import.meta.url).pathname;
  const right = [
    "widget.addEventListener('subsidy-advisor:advice', (event) => { const ids: readonly string[] = event.detail.met; const n: number = event.detail.counts.open; const said: string | undefined = event.detail.answers?.prefecture; });",
    "widget.addEventListener('subsidy-advisor:step', ({ detail }) => { const at: boolean = detail.screen === 'advice' && detail.answered + detail.left > 0; });",
    "widget.addEventListener('subsidy-advisor:resize', function ({ detail }) { this.style.height = `${detail.height}px`; });",
    "document.body.addEventListener('subsidy-advisor:error', ({ detail }) => { const code: 'setting' | 'load' | 'failure' = detail.code; });",
    "widget.addEventListener('click', (event) => event.preventDefault()); document.createElement('subsidy-advisor').setAttribute('prefecture', '43');",
  ];
  const wrong = [
    "widget.addEventListener('subsidy-advisor:advice', (event) => { const id: string = event.detail.found; });",
    "widget.addEventListener('subsidy-advisor:step', ({ detail }) => detail.screen === 'start');",
    "widget.addEventListener('subsidy-advisor:advice', ({ detail }) => { const said: string = detail.answers.prefecture; });",
    "widget.addEventListener('subsidy-advisor:resize', ({ detail }) => { detail.height = 1; });",
  ];
  const pages = new Map([...right, ...wrong].map((line, at) => [`page${at}.ts`, `const widget = document.querySelector('subsidy-advisor')!;\n${line}\nexport {};`]));
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => pages.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => (pages.has(name) ? ts.createSourceFile(name, pages.get(name), ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest));
  const program = ts.createProgram([declarations, ...pages.keys()], options, host);
  const faults = (name) => ts.getPreEmitDiagnostics(program, program.getSourceFile(name)).map((one) => ts.flattenDiagnosticMessageText(one.messageText, '\n'));
  expect(faults(declarations)).toEqual([]);
  for (const [at, line] of right.entries()) expect(faults(`page${at}.ts`), line).toEqual([]);
  for (const [at, line] of wrong.entries()) expect(faults(`page${right.length + at}.ts`), line).toHaveLength(1);
  // What the starter watches is what is declared.
  const read = (name) => readFileSync(new URL(`../../static/${name}`, import.meta.url), 'utf8');
  const watched = [...read('embed.js').match(/observedAttributes = \[(.*)\]/)[1].matchAll(/'([a-z-]+)'/g)].map((found) => found[1]);
  const declared = [...read('embed.d.ts').split('SubsidyAdvisorAttribute =')[1].split(';')[0].matchAll(/'([a-z-]+)'/g)].map((found) => found[1]);
  expect(declared).toEqual(watched);
});
