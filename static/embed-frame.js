// For a page that shows the widget in a frame: each frame gets the height of its content, and what the widget tells
// happens on the <iframe> as an event of the same name and shape as on <subsidy-advisor>.
const NAME = 'subsidy-advisor';
const FRAME = new URL('./frame.html', import.meta.url);
const EVENTS = ['ready', 'step', 'advice', 'resize', 'error'];
const HIGHEST = 20000;

// A frame that is kept apart by `sandbox` has no origin of its own.
const origins = (frame) => (frame.sandbox.length > 0 && !frame.sandbox.contains('allow-same-origin') ? ['null'] : [FRAME.origin]);
const isOurs = (frame) => frame.src.split(/[?#]/)[0] === FRAME.href;

addEventListener('message', ({ data, origin, source }) => {
  if (data?.type !== NAME || data.version !== 1 || !EVENTS.includes(data.event)) return;
  if (typeof data.detail !== 'object' || data.detail?.version !== 1) return;
  const frame = [...document.querySelectorAll('iframe')].find((one) => one.contentWindow === source);
  if (!frame || !isOurs(frame) || !origins(frame).includes(origin)) return;
  if (data.event === 'resize') {
    const { height } = data.detail;
    if (!Number.isInteger(height) || height < 1 || height > HIGHEST) return;
    frame.style.height = `${height}px`;
    frame.style.border = '0';
  }
  // A new screen begins at its beginning, which only this page can bring into sight.
  if (data.event === 'step' && frame.getBoundingClientRect().top < 0) frame.scrollIntoView();
  frame.dispatchEvent(new CustomEvent(`${NAME}:${data.event}`, { detail: data.detail, bubbles: true }));
});
