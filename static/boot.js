// Starts the app, and says so calmly when it can't.
// A file of its own, so that the page needs no inline script and a strict content policy holds.
const page = document.documentElement;
const script = document.querySelector('script[data-wasm]');
const address = (name) => new URL(script.dataset[name], document.baseURI).href;

try {
  // The page has asked for both already. The script's own tag there says what it has to be; the wasm is checked here,
  // where a page that was made for publishing says what it has to be.
  const { integrity } = script.dataset;
  const [app, wasm] = await Promise.all([
    import(address('js')),
    fetch(address('wasm'), integrity ? { integrity } : {}),
  ]);
  await app.default({ module_or_path: wasm });
  app.open(document.getElementById('app'), page.dataset.settings ?? '');
  page.dataset.ready = '1';
} catch (error) {
  console.error(error);
  showFailure();
  page.dataset.ready = 'failed';
}

function showFailure() {
  const message = document.createElement('p');
  message.textContent = '画面を読み込めませんでした。通信の状態を確かめて、もう一度読み込んでください。';
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'もう一度読み込む';
  again.addEventListener('click', () => location.reload());
  const place = document.createElement('div');
  place.setAttribute('role', 'alert');
  place.append(message, again);
  document.getElementById('app').replaceChildren(place);
}
