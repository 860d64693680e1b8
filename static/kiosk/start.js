// Starts the app of a page that holds everything in itself. What unpacks it stands above, in the same script.
// Whoever comes next begins at the top, also where the browser would go to where the last person was.
history.scrollRestoration = 'manual';
{
  const page = document.documentElement;
  const place = document.getElementById('app');
  const minute = 60_000;

  /** Gives the parts of the page by their names, each unpacked when it is first asked for. */
  const opened = () => {
    const { textContent, dataset } = document.getElementById('held');
    const packed = bytesOf(textContent, Number(dataset.size));
    if (sumOf(packed) !== Number(dataset.sum)) throw new Error('the page is damaged');
    const ends = new Map(dataset.ends.split(' ').map((end) => end.split('=')).map(([name, end]) => [name, Number(end)]));
    const unpack = unpacker(packed, Math.max(...ends.values()));
    return (name) => {
      const end = ends.get(name);
      const start = Math.max(0, ...[...ends.values()].filter((other) => other < end));
      return unpack(end).slice(start, end);
    };
  };

  /** Runs the script that was unpacked; the policy names it by its sum, so that no other runs. */
  const run = (text) => new Promise((resolve) => {
    globalThis.kiosk = resolve;
    const policy = globalThis.trustedTypes?.createPolicy('kiosk', { createScript: (script) => script });
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = policy?.createScript(text) ?? text;
    document.head.append(script);
    script.remove();
  });

  try {
    const held = opened();
    const text = (name) => new TextDecoder().decode(held(name));
    const style = new CSSStyleSheet();
    style.replaceSync(text('style'));
    document.adoptedStyleSheets = [style];
    const app = await run(text('script'));
    await app.init({ module_or_path: held('program') });
    await app.open(place, page.dataset.settings, async (language) => held(language));
    page.dataset.ready = '1';
  } catch (error) {
    console.error(error);
    const notice = document.createElement('p');
    notice.className = 'page-main';
    notice.setAttribute('role', 'alert');
    notice.textContent = '画面を開けませんでした。新しい Edge か Chrome で開いてください。それでも開けないときは、ファイルをもう一度コピーしてください。';
    place.replaceChildren(notice);
    page.dataset.ready = 'failed';
    // Nobody may be there to do it.
    setTimeout(() => location.reload(), minute);
  }
}
