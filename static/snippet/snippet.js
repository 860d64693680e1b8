// Makes the lines to paste from what is chosen, and shows the widget as it will be. What can be chosen comes from the build.
import '../embed.js';
import '../embed-frame.js';

const HERE = new URL('../', import.meta.url).href;
const at = (id) => document.getElementById(id);
const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
};

const choices = await (await fetch(new URL('./choices.json', import.meta.url))).json();
at('prefecture').append(...choices.prefecture.map(([id, name]) => make('option', { value: id }, name)));
for (const list of ['purpose', 'programmes']) {
  at(list).append(...choices[list].map(([value, name]) => make('label', {}, make('input', { type: 'checkbox', value }), make('span', {}, name))));
}

const chosen = (list) => [...at(list).querySelectorAll(':checked')].map((box) => box.value);
const form = () => document.querySelector('[name="form"]:checked').value;

/** The attributes of the widget, in the order of the page; an attribute without a value is a yes. */
function settings() {
  const colors = [...document.querySelectorAll('[data-color]:checked')].map((box) => `${box.dataset.color}:${at(box.dataset.color).value}`);
  const radius = at('radius').value;
  const all = [
    ['prefecture', at('prefecture').value],
    ['purpose', chosen('purpose').join(',')],
    ['programmes', chosen('programmes').join(',')],
    ['lang', at('lang').value],
    ['theme', [...colors, ...(radius ? [`radius:${radius}`] : [])].join(';')],
  ];
  const given = all.filter(([, value]) => value);
  return at('compact').checked ? [...given, ['compact', '']] : given;
}

/** The address of the page around a frame; none where it is not one. */
function host() {
  try {
    const { origin, protocol } = new URL(at('host').value.trim());
    return protocol.startsWith('http') ? origin : undefined;
  } catch {
    return undefined;
  }
}

const frameAddress = (given, around) => {
  const query = new URLSearchParams([...given, ...(around ? [['host', around]] : [])]);
  return `${HERE}frame.html${[...query].length > 0 ? `?${query}` : ''}`;
};
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

function code(given) {
  if (form() === 'frame') {
    return `<iframe src="${escaped(frameAddress(given, host()))}" title="支援みちしるべ" width="100%" height="900" loading="lazy"></iframe>\n`
      + `<script type="module" src="${HERE}embed-frame.js"></script>`;
  }
  const attributes = given.map(([name, value]) => ` ${name}${value ? `="${escaped(value)}"` : ''}`).join('');
  return `<script type="module" src="${HERE}embed.js"></script>\n<subsidy-advisor${attributes}></subsidy-advisor>`;
}

let widget;
function preview(given) {
  if (form() === 'frame') {
    const src = frameAddress(given, location.origin);
    if (at('preview').firstChild?.src !== src) at('preview').replaceChildren(make('iframe', { src, title: '支援みちしるべの見え方', height: 900 }));
    return;
  }
  widget ??= make('subsidy-advisor');
  const now = new Map(given);
  for (const name of widget.constructor.observedAttributes) {
    const value = now.get(name);
    if (value === undefined) widget.removeAttribute(name);
    else if (widget.getAttribute(name) !== value) widget.setAttribute(name, value);
  }
  if (widget.parentNode !== at('preview')) at('preview').replaceChildren(widget);
}

function show() {
  const given = settings();
  at('host-field').hidden = form() !== 'frame';
  for (const list of ['purpose', 'programmes']) {
    const count = chosen(list).length;
    at(`${list}-count`).textContent = count > 0 ? `（${count}件を選択）` : '';
  }
  at('code').value = code(given);
  at('said').textContent = '';
  at('trouble').hidden = true;
  preview(given);
}

at('options').addEventListener('input', ({ target }) => {
  // Whoever picks a color means it.
  const box = target.type === 'color' && document.querySelector(`[data-color="${target.id}"]`);
  if (box) box.checked = true;
  show();
});
at('options').addEventListener('submit', (event) => event.preventDefault());
at('find').addEventListener('input', () => {
  const words = at('find').value.trim().normalize('NFKC');
  for (const label of at('programmes').querySelectorAll('label')) label.hidden = !label.textContent.normalize('NFKC').includes(words);
});
at('preview').addEventListener('subsidy-advisor:error', ({ detail }) => {
  at('trouble').textContent = `この設定の一部は使われません（もとのままになります）：${detail.message}`;
  at('trouble').hidden = false;
});
at('copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(at('code').value);
    at('said').textContent = 'コピーしました';
  } catch {
    at('code').select();
    at('said').textContent = '選びました。コピーの操作（Ctrl+C など）をしてください';
  }
});
show();
