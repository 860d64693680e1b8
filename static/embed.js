// 支援みちしるべ as <subsidy-advisor> in any page: what shows until the advisor itself is there. Nothing but this file loads
// until the element comes near the screen or is touched. What it takes and what it tells stands in embed.d.ts.
const NAME = 'subsidy-advisor';
const FIRST = new CSSStyleSheet();
FIRST.replaceSync(`:host{display:flow-root;min-inline-size:min(100%,16em)}
:host([hidden]){display:none}
p,button{all:initial;display:block;margin:.75em 0;font:16px/1.7 sans-serif;color:#333}
button{padding:.5em 1.5em;border:2px solid;border-radius:8px;background:#fff;color:#0017c1;cursor:pointer}
button:focus-visible{outline:4px solid #000}`);

const SAYS = {
  ja: ['支援みちしるべ', 'はじめる', 'うまく表示できませんでした。通信の状態を確かめて、もう一度お試しください。', 'もう一度'],
  en: ['Support for small businesses', 'Start', 'This did not load. Check your connection.', 'Try again'],
};

// A browser remembers a script that failed, and one that broke stays broken: each new start asks by a name of its own.
let starts = '';

customElements.get(NAME) ?? customElements.define(NAME, class extends HTMLElement {
  static observedAttributes = ['prefecture', 'purpose', 'programmes', 'lang', 'theme', 'compact', 'share-answers'];
  #root = this.attachShadow({ mode: 'closed' });
  #near = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && this.#start(), { rootMargin: '300px' });
  #start = () => this.#load();
  #try;
  #app;

  connectedCallback() {
    if (this.#try) return;
    const slot = document.createElement('slot');
    slot.append(...this.#words(0));
    this.#show(slot);
    this.#near.observe(this);
    this.addEventListener('focusin', this.#start);
    this.addEventListener('pointerdown', this.#start);
  }

  // Moved, not removed.
  connectedMoveCallback() {}

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#close());
  }

  attributeChangedCallback() {
    this.#app?.set();
  }

  async #load() {
    if (this.#try) return;
    this.#near.disconnect();
    const mine = this.#try = {};
    try {
      const { start } = await import(new URL('{{widget}}' + starts, import.meta.url));
      const app = await start(this, this.#root, (name, detail) => this.#told(name, detail));
      if (mine === this.#try) this.#app = app;
      else app.close();
    } catch (error) {
      if (mine === this.#try) this.#fail('load', error);
    }
  }

  #told(name, detail) {
    if (detail.code === 'failure') this.#fail(detail.code, detail.message);
    else this.#tell(name, detail);
  }

  #fail(code, message) {
    if (!this.#try) return;
    starts = '?' + performance.now();
    this.#app?.stop();
    this.#try = this.#app = null;
    this.#show(...this.#words(2));
    this.#tell('error', { version: 1, code, message: `${message}` });
  }

  #words(at) {
    const lang = /^en\b/.test(this.getAttribute('lang')) ? 'en' : 'ja';
    const [text, press] = SAYS[lang].slice(at);
    const words = document.createElement('p');
    words.role = 'status';
    words.textContent = text;
    const button = document.createElement('button');
    button.textContent = press;
    button.onclick = this.#start;
    words.lang = button.lang = lang;
    return [words, button];
  }

  #show(...nodes) {
    this.#root.adoptedStyleSheets = [FIRST];
    this.#root.replaceChildren(...nodes);
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(`${NAME}:${name}`, { detail, bubbles: true, composed: true }));
  }

  #close() {
    this.#near.disconnect();
    this.#app?.close();
    this.#try = this.#app = null;
    this.#root.replaceChildren();
  }
});
