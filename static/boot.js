// Starts the app, says so calmly when it can't, and has the site kept for use without a network.
// A file of its own, so that the page needs no inline script and a strict content policy holds.
const page = document.documentElement;
const place = document.getElementById('app');
const script = document.querySelector('script[data-wasm]');
const buttons = () => [...place.querySelectorAll('button')];
const address = (name) => new URL(script.dataset[name], document.baseURI).href;

// Whoever works on the parts sees them all on a page of their own; nothing of the app is loaded there.
if (script.dataset.gallery && new URLSearchParams(location.search).has('gallery')) {
  location.replace(address('gallery'));
  await new Promise(() => {});
}

// The page shows the app's first screen already. It stays where the app begins with it, and a press on it counts.
let pressed = -1;
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
if (beginsWithFirstScreen()) place.addEventListener('click', rememberPress);
else showLoading();

try {
  // The page has asked for both already. The script's own tag there says what it has to be; the wasm is checked here,
  // where a page that was made for publishing says what it has to be.
  const [app, wasm] = await Promise.all([
    import(address('js')),
    fetch(address('wasm'), held('wasm')),
  ]);
  await app.default({ module_or_path: wasm });
  await app.open(place, page.dataset.settings ?? '', words);
  // The app is drawn once this script lets go.
  await new Promise((resolve) => setTimeout(resolve));
  place.removeEventListener('click', rememberPress);
  buttons()[pressed]?.click();
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
  try {
    return !sessionStorage.getItem('subsidy-advisor');
  } catch {
    return true;
  }
}

function rememberPress({ target }) {
  const button = target.closest('button');
  if (!button) return;
  buttons().forEach((one) => one.removeAttribute('aria-busy'));
  button.setAttribute('aria-busy', 'true');
  pressed = buttons().indexOf(button);
}

function showLoading() {
  const message = document.createElement('p');
  message.className = 'page-main';
  message.textContent = said.loading;
  place.replaceChildren(message);
  page.lang = early === 'en' ? 'en' : 'ja';
}

function showFailure() {
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
