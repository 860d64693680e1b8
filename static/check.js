// Whether this browser is new enough for the app, in words that the oldest ones read; the page says what to do where not.
// A file of its own, because one that a browser can't read to its end does not run at all.
(function () {
  var page = document.documentElement;
  // A table of things from outside, a number made longer, and one cut to fit: what the program is made of. It is made and not
  // only looked at, because a browser may know all that and not the policy that allows it.
  var program = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 4, 4, 1, 111, 0, 0,
    10, 16, 1, 14, 0, 65, 0, 192, 26, 67, 0, 0, 0, 0, 252, 0, 26, 11];
  var isNew = false;
  try {
    // The first came with the last of what the starter is written in.
    isNew = typeof Array.prototype.at === 'function' && typeof Object.hasOwn === 'function'
      && Boolean(new WebAssembly.Module(new Uint8Array(program)));
  } catch (error) {
    isNew = false;
  }
  if (!isNew) page.setAttribute('data-ready', 'old');
})();
