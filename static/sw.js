// Keeps the site for use without a network, one version whole.
// The build fills in the two lines below: what each file has to be, and the version, which changes with any of them.
const VERSION = '{version}';
const FILES = {files};

const SCOPE = new URL('./', self.location).href;
// With the scope in its name, because other sites may live at the same host.
const KEPT = `subsidy-advisor ${SCOPE} `;
const CACHE = KEPT + VERSION;
const INTEGRITY = 'x-integrity';

// A version may serve only once all of it is here, so that no page is ever made of two versions.
self.addEventListener('install', (event) => event.waitUntil(fill()));

async function fill() {
  const cache = await caches.open(CACHE);
  const names = await caches.keys();
  const others = names.filter((name) => name.startsWith(KEPT) && name !== CACHE);
  const older = await Promise.all(others.map((name) => caches.open(name)));
  await Promise.all(Object.entries(FILES).map(async ([path, integrity]) => {
    const address = SCOPE + path;
    // An interrupted install goes on where it was.
    if (isWanted(await cache.match(address), integrity)) return;
    await cache.put(address, await kept(older, address, integrity) ?? await fetched(address, integrity));
  }));
}

const isWanted = (response, integrity) => response?.headers.get(INTEGRITY) === integrity;

/** What an older version has of the same content. */
async function kept(older, address, integrity) {
  for (const cache of older) {
    const response = await cache.match(address);
    if (isWanted(response, integrity)) return response;
  }
  return undefined;
}

/** What the server has, if it is what was published; else the install fails, and the version before goes on serving. */
async function fetched(address, integrity) {
  // Something on the way may hold an old file under this name, so the server itself is asked the second time.
  const response = await ask(address, { integrity, cache: 'no-cache' })
    .catch(() => ask(address, { integrity, cache: 'reload' }));
  const headers = new Headers({ [INTEGRITY]: integrity });
  const kind = response.headers.get('content-type');
  if (kind) headers.set('content-type', kind);
  // Made anew, because a browser shows no page by an answer that was redirected on its way.
  return new Response(await response.arrayBuffer(), { headers });
}

async function ask(address, how) {
  const response = await fetch(new Request(address, how));
  if (!response.ok) throw new Error(`${response.status} for ${address}`);
  return response;
}

self.addEventListener('activate', (event) => event.waitUntil(tidy()));

async function tidy() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(KEPT) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// Never unasked: a page tells when the person has agreed.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  address.search = '';
  address.hash = '';
  if (request.method !== 'GET' || !address.href.startsWith(SCOPE)) return;
  const path = decodeURI(address.href.slice(SCOPE.length));
  const page = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (Object.hasOwn(FILES, page)) {
    event.respondWith(held(page, request));
  } else if (Object.hasOwn(FILES, `${page}/index.html`)) {
    // The addresses in a page are relative, so it is shown only where they are right.
    event.respondWith(Response.redirect(`${SCOPE}${page}/`, 302));
  } else if (request.mode === 'navigate' && request.destination === 'document') {
    event.respondWith(elsewhere(request));
  }
});

/** A file of this version; the server's, should the browser have thrown ours away. */
async function held(path, request) {
  const cache = await caches.open(CACHE);
  return await cache.match(SCOPE + path) ?? fetch(request);
}

/** A page that is not kept, the kiosk's file for example; the start, where there is none. */
async function elsewhere(request) {
  const response = await fetch(request).catch(() => undefined);
  // A redirect is for the browser to follow, and comes here without a status.
  return response?.ok || response?.type === 'opaqueredirect' ? response : Response.redirect(SCOPE, 302);
}
