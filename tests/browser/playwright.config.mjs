// The browser tests run against the site in dist/, as the project's own server gives it out.
// `cargo xtask test browser` sets the variables; by hand: `cargo xtask build`, then `npx playwright test` here.
import { defineConfig } from '@playwright/test';

const port = Number(process.env.PORT ?? 8123);
// Below the root, so that an address that only works at the root is found out.
const under = '/sub/path/';
const xtask = process.env.XTASK ? `"${process.env.XTASK}"` : 'cargo xtask';
// What measures is no test.
const unmeasured = process.env.RUNS ? [] : [/measure\.spec/];
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: '.',
  outputDir: 'results/artifacts',
  snapshotPathTemplate: '{testDir}/baseline/{arg}{ext}',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  reporter: [['list'], ['json', { outputFile: 'results/report.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}${under}`,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        // Chromium refuses its sandbox to root, which is what containers run as.
        ...(isRoot ? ['--no-sandbox'] : []),
        // Nothing but the site is asked for, so that a closed network makes no noise.
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: [
    // A kiosk stands on a counter.
    { name: 'phone', testIgnore: [/(faults|kiosk|look|old|security|soak)\.spec/, ...unmeasured], use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true } },
    // The phone plays every journey, the desktop the worked-out scenarios: what differs is the room, not the advice.
    { name: 'desktop', testIgnore: unmeasured, use: { viewport: { width: 1280, height: 800 } }, grepInvert: /by mouse [CD]\d/ },
  ],
  webServer: {
    command: `${xtask} serve --no-build --port ${port} --under ${under}`,
    cwd: '../..',
    url: `http://127.0.0.1:${port}${under}`,
    reuseExistingServer: false,
  },
});
