// Starts the app, says so calmly when it can't, and has the site kept for use without a network.
// A file of its own, so that the page needs no inline script and a strict content policy holds.
// It waits for no style, so it may be here before the page was read to its end.
if (document.readyState === 'loading') await new Promise((resolve) => { document.addEventListener('DOMContentLoaded', resolve); });
const page = document.documentElement;
// The page says already that the browser is too old.
if (page.dataset.ready) await new Promise(() => {});
let place = document.getElementById('app');
const script = document.querySelector('script[data-wasm]');
const address = (name) => new URL(script.dataset[name], document.baseURI).href;

// Whoever works on the parts sees them all on a page of their own; nothing of the app is loaded there.
if (script.dataset.gallery && new URLSearchParams(location.search).has('gallery')) {
  location.replace(address('gallery'));
  await new Promise(() => {});
}

// The words of a language, asked for once; those that the address asks for as early as everything else.
const asked = {};
const words = (language) => asked[language] ??= fetch(address(language), held(language))
  .then((answer) => answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`${answer.url} is not there (${answer.status})`)))
  .then((bytes) => new Uint8Array(bytes))
  .catch((error) => {
    delete asked[language];
    throw error;
  });
const early = new URLSearchParams(location.search).get('lang')?.split('-')[0];
const said = early === 'en'
  ? { loading: 'Loading…', failure: 'The page could not be loaded. Please check your connection and load it again.', again: 'Load again' }
  : { loading: '読み込み中…', failure: '画面を読み込めませんでした。通信の状態を確かめて、もう一度読み込んでください。', again: 'もう一度読み込む' };
if (early && script.dataset[early]) words(early).catch(() => {});
// The page shows the app's first screen already, and holds the questions behind its doors. What is pressed and chosen
// there before the app has come is said again to the app.
let pressed = [];
if (beginsWithFirstScreen()) takePresses();
else showLoading();

try {
  // The page has asked for both already. The script's own tag there says what it has to be; the wasm is checked here,
  // where a page that was made for publishing says what it has to be.
  const [app, wasm] = await Promise.all([
    import(address('js')),
    fetch(address('wasm'), held('wasm')),
  ]);
  await app.default({ module_or_path: wasm });
  await takeOver(app);
  page.dataset.ready = '1';
  await keepForOffline();
} catch (error) {
  console.error(error);
  if (!page.dataset.ready) showFailure();
}

/** What a file has to be, where the page was made for publishing. */
function held(name) {
  const integrity = script.dataset[`${name}Integrity`];
  return integrity ? { integrity } : {};
}

function beginsWithFirstScreen() {
  if (page.dataset.settings || /[?&](delivery|lang)=/.test(location.search) || !['', '#/'].includes(location.hash)) return false;
  // Where the storage takes nothing, the history holds what was said (`browser/way.rs`), below a place.
  if (typeof history.state === 'string' && history.state.includes('\n')) return false;
  try {
    return !sessionStorage.getItem('subsidy-advisor');
  } catch {
    return true;
  }
}

/** What a person can press or choose on the screen, in the order in which the app has it too. */
function controls() {
  return [...place.querySelectorAll('button, input, select, a[href^="#"]')];
}

/** Keeps what is pressed in the tab's entry of the history, so that a page that has to be loaded again finds it. */
function takePresses() {
  place.addEventListener('click', press);
  place.addEventListener('change', press);
  (history.state?.pressed ?? []).forEach(repeat);
}

function press(event) {
  const control = event.target.closest('button, input, select, a[href^="#"]');
  const at = controls().indexOf(control);
  // A choice from a list is made once its value changes, and everything else by the press.
  if (at < 0 || (control.localName === 'select') !== (event.type === 'change')) return;
  controls().forEach((one) => one.removeAttribute('aria-busy'));
  // Only the last way on counts.
  pressed = pressed.filter((one) => !one.leaves);
  const doors = document.querySelectorAll('template[data-door]');
  const door = doors[[...place.querySelectorAll('.doorway')].indexOf(control)];
  const leaves = !door && !control.matches('input, select');
  pressed.push({ at, value: control.value, leaves });
  if (door) {
    place.replaceChildren(door.content.cloneNode(true));
    window.scrollTo(0, 0);
    place.querySelector('h1').focus({ preventScroll: true });
  } else if (leaves) {
    event.preventDefault();
    control.setAttribute('aria-busy', 'true');
  }
  history.replaceState({ pressed }, '');
}

/** Presses or chooses again what was pressed or chosen before. */
function repeat({ at, value }) {
  const control = controls()[at];
  if (control?.localName === 'select') {
    control.value = value;
    control.dispatchEvent(new Event('change', { bubbles: true }));
  } else control?.click();
}

/** Begins the app in the place of what was shown, which stays in sight until the app has come as far. */
async function takeOver(app) {
  // The app is drawn once this script lets go.
  const drawn = () => new Promise((resolve) => setTimeout(resolve));
  const [shown, down] = [place, window.scrollY];
  const fresh = shown.cloneNode(false);
  fresh.hidden = true;
  shown.after(fresh);
  try {
    await app.open(fresh, page.dataset.settings ?? '', words);
    await drawn();
    place = fresh;
    for (let at = 0; at < pressed.length; at += 1) {
      repeat(pressed[at]);
      await drawn();
    }
  } catch (error) {
    place = shown;
    fresh.remove();
    throw error;
  }
  place = shown;
  const [held, at] = [shown.contains(document.activeElement), controls().indexOf(document.activeElement)];
  shown.remove();
  place = fresh;
  place.hidden = false;
  // Whoever went on with a press is at the beginning of the next screen, and everybody else where they were.
  const stays = !pressed.some((one) => one.leaves);
  if (stays) window.scrollTo(0, down);
  if (held) ((stays && controls()[at]) || place.querySelector('h1'))?.focus({ preventScroll: true });
}

function showLoading() {
  const message = document.createElement('p');
  message.className = 'page-main';
  message.textContent = said.loading;
  place.replaceChildren(message);
  page.lang = early === 'en' ? 'en' : 'ja';
}

function showFailure() {
  place.removeEventListener('click', press);
  place.removeEventListener('change', press);
  const make = (name, classes, ...content) => {
    const element = document.createElement(name);
    element.className = classes;
    element.append(...content);
    return element;
  };
  const again = make('button', 'button button-main', said.again);
  again.type = 'button';
  again.addEventListener('click', loadAgain);
  const notice = make('div', 'notice notice-failure', make('h1', 'notice-title', said.failure), again);
  notice.setAttribute('role', 'alert');
  place.replaceChildren(make('main', 'page-main', notice));
  page.dataset.ready = 'failed';
}

/**
 * Loads the page anew. Where an older version serves it and the server can be reached, from the server: what is kept here may
 * be what is at fault, and nobody would ever get past it. The answers are kept elsewhere.
 */
async function loadAgain() {
  try {
    const registration = await navigator.serviceWorker?.getRegistration();
    await registration?.update();
    await registration?.unregister();
  } catch (error) {
    console.warn(error);
  }
  location.reload();
}

/** Registers the service worker, where the page was published with one, and tells the app of a version that waits. */
async function keepForOffline() {
  const workers = navigator.serviceWorker;
  if (!script.dataset.worker || !workers || window.top !== window) return;
  // The one address that is ever made into a script here.
  const policy = self.trustedTypes?.createPolicy('service-worker', { createScriptURL: () => address('worker') });
  const registration = await workers.register(policy?.createScriptURL('') ?? address('worker'), { updateViaCache: 'none' });
  const tell = () => {
    // The first version of all has nothing to replace and does not wait for anybody.
    if (!registration.waiting || !workers.controller) return;
    page.dataset.newVersion = '1';
    window.dispatchEvent(new Event('new-version'));
  };
  const follow = () => registration.installing?.addEventListener('statechange', tell);
  tell();
  follow();
  registration.addEventListener('updatefound', follow);
  window.addEventListener('take-new-version', () => {
    workers.addEventListener('controllerchange', () => location.reload(), { once: true });
    if (registration.waiting) registration.waiting.postMessage('take over');
    // Another tab was quicker.
    else location.reload();
  });
  // A page in a person's tab asks for nothing after it is there; a kiosk's stays for weeks.
  const hour = 60 * 60 * 1000;
  if (place.dataset.delivery === 'kiosk') setInterval(() => registration.update().catch(() => {}), hour);
}
