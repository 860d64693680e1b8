
// Starts the app of a page that holds everything in itself. What wasm-bindgen made stands above, in the same script.
{
  const page = document.documentElement;
  const place = document.getElementById('app');
  const minute = 60_000;
  try {
    const held = async (id) => {
      const text = document.getElementById(id).textContent;
      const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
      const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
      return new Response(unpacked).arrayBuffer();
    };
    await __wbg_init({ module_or_path: await held('program') });
    await open(place, page.dataset.settings, async (language) => new Uint8Array(await held(`words-${language}`)));
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
