// The widget in a frame: what the address says is handed to the element, and what the element tells to the page around.
// Without the name of that page in the address only the height is told, because anybody may be listening.
const NAME = 'subsidy-advisor';
const SETTINGS = ['prefecture', 'purpose', 'programmes', 'lang', 'theme', 'compact', 'share-answers'];
const asked = new URLSearchParams(location.search);
const widget = document.querySelector(NAME);

const origin = (text) => {
  try {
    const { origin, protocol } = new URL(text);
    return ['http:', 'https:'].includes(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
};
const host = origin(asked.get('host') ?? '');

for (const [name, value] of asked) {
  if (SETTINGS.includes(name)) widget.setAttribute(name, value);
  else if (name !== 'host') console.warn(`the setting \`${name}\` is unknown and left out; give one of ${SETTINGS.join(', ')}, host`);
}
if (host) widget.setAttribute('host', new URL(host).hostname);
else {
  widget.removeAttribute('share-answers');
  if (asked.has('host')) console.warn('the setting `host` is left out; give the address of the page around, such as `https://town.example`');
}

const tell = (event, detail) => {
  const target = host ?? (event === 'resize' ? '*' : undefined);
  if (target && parent !== window) parent.postMessage({ type: NAME, version: 1, event, detail }, target);
};
for (const event of ['ready', 'step', 'advice', 'resize', 'error']) {
  widget.addEventListener(`${NAME}:${event}`, ({ detail }) => tell(event, detail));
}
