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
if (beginsWithFirstScreen()) place.addEventListener('click', rememberPress);
else showLoading();

try {
  // The page has asked for both already. The script's own tag there says what it has to be; the wasm is checked here,
  // where a page that was made for publishing says what it has to be.
  const { integrity } = script.dataset;
  const [app, wasm] = await Promise.all([
    import(address('js')),
    fetch(address('wasm'), integrity ? { integrity } : {}),
  ]);
  await app.default({ module_or_path: wasm });
  app.open(place, page.dataset.settings ?? '');
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

function beginsWithFirstScreen() {
  if (page.dataset.settings || location.search.includes('delivery=') || !['', '#/'].includes(location.hash)) return false;
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
  message.textContent = '読み込み中…';
  place.replaceChildren(message);
}

function showFailure() {
  const message = document.createElement('p');
  message.textContent = '画面を読み込めませんでした。通信の状態を確かめて、もう一度読み込んでください。';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'もう一度読み込む';
  again.addEventListener('click', () => location.reload());
  const notice = document.createElement('div');
  notice.setAttribute('role', 'alert');
  notice.append(message, again);
  place.replaceChildren(notice);
  page.dataset.ready = 'failed';
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
