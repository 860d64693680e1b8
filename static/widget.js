// The advisor within <subsidy-advisor>: embed.js loads this once the element is near the screen, once for all of a page.
// It makes the room in which nothing of the page around counts, and fills it with the app.
const HERE = new URL('./', import.meta.url).href;
// After a failure embed.js asks for this file anew, by a name that ends differently; so the program begins anew too.
const { search } = new URL(import.meta.url);

const program = async () => {
  const glue = await import(`${HERE}{{glue}}${search}`);
  await glue.default({ module_or_path: `${HERE}{{wasm}}` });
  return glue;
};
const style = async () => {
  const answer = await fetch(`${HERE}{{style}}`);
  if (!answer.ok) throw new Error(`${answer.url} is not there (${answer.status})`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  return sheet;
};
const WORDS = { easy: '{{easy}}', en: '{{en}}' };
const words = async (language) => {
  const answer = await fetch(`${HERE}${WORDS[language]}`);
  if (!answer.ok) throw new Error(`${answer.url} is not there (${answer.status})`);
  return new Uint8Array(await answer.arrayBuffer());
};
const loading = Promise.all([program(), style()]);

/** What the markup asks for, as a query. */
function settings(host) {
  const names = host.constructor.observedAttributes.filter((name) => host.hasAttribute(name));
  const given = names.map((name) => [name, host.getAttribute(name)]);
  // Whom the answers go to is where the page is, or in a frame of ours the page around it; no markup says otherwise.
  const framed = location.href.split(/[?#]/)[0] === `${HERE}frame.html`;
  given.push(['host', framed ? host.getAttribute('host') ?? '' : location.hostname]);
  return `${new URLSearchParams(given)}`;
}

/** Puts our headings one level below those of the page around, whose first level is its own. */
function lower(place) {
  for (const heading of place.querySelectorAll(':is(h1, h2, h3):not([aria-level])')) {
    heading.setAttribute('aria-level', Number(heading.localName[1]) + 1);
  }
}

/** Hands a form to the app where the browser would not. */
function take(event) {
  const form = event.target.closest('[type="submit"]')?.form;
  if (!form) return;
  event.preventDefault();
  form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }));
}

/**
 * Fills the shadow root of an element. `tell` takes the name of each event and what it says.
 * What comes back takes over changed attributes (`set`), takes the app out again (`close`), or where the app broke only
 * stops watching (`stop`).
 */
export async function start(host, root, tell) {
  const [glue, sheet] = await loading;
  const isHeld = host.matches(':focus-within');
  const room = document.createElement('div');
  const place = document.createElement('div');
  room.className = 'room';
  // On the room itself `all: initial` would take the language away, and lines would break within words.
  place.lang = 'ja';
  room.append(place);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(room);
  // The size that the person's browser calls normal, whatever the page around makes of it.
  room.style.setProperty('--rem', getComputedStyle(room).fontSize);
  const headings = new MutationObserver(() => lower(place));
  headings.observe(place, { childList: true, subtree: true });
  const app = await glue.embed(place, HERE, settings(host), words, (name, detail) => tell(name, JSON.parse(detail)));
  if (!app) throw new Error('the clock of this device stands outside the calendar');
  // A frame that may send no forms takes them all the same: ours are sent nowhere.
  if (self.origin === 'null') place.addEventListener('click', take);
  // Whoever pressed the button that is gone goes on at the heading.
  if (isHeld) setTimeout(() => place.querySelector('h1')?.focus());

  let before;
  const watch = new ResizeObserver(() => {
    const height = Math.ceil(host.getBoundingClientRect().height);
    if (height !== before) tell('resize', { version: 1, height });
    before = height;
  });
  watch.observe(host);
  const stop = () => {
    watch.disconnect();
    headings.disconnect();
  };
  return {
    stop,
    set: () => app.set(settings(host)),
    close() {
      stop();
      app.close();
    },
  };
}
