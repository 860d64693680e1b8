// Unpacks what a page holds in its letters. First the letters: seven bits each; one beyond ASCII holds a value that a
// page can't hold as a letter, and seven bits more. Then LZMA (lc 3, lp 0, pb 0, without a header), as far as is asked for.

/** The `size` bytes that the letters stand for. */
function bytesOf(letters, size) {
  const kept = ['\0', '\r', '<'].map((letter) => letter.charCodeAt(0));
  const bytes = new Uint8Array(size);
  let count = 0;
  let bits = 0;
  let held = 0;
  const put = (seven) => {
    held = (held << 7) | seven;
    bits += 7;
    if (bits >= 8) {
      bits -= 8;
      bytes[count++] = held >> bits;
      held &= (1 << bits) - 1;
    }
  };
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charCodeAt(at);
    if (letter >= 256) put(kept[(letter - 256) >> 7]);
    put(letter & 127);
  }
  return bytes;
}

/** CRC-32, as of a zip file. */
function sumOf(bytes) {
  const table = Uint32Array.from({ length: 256 }, (_, byte) => {
    for (let bit = 0; bit < 8; bit++) byte = (byte >>> 1) ^ (byte & 1 ? 0xedb88320 : 0);
    return byte;
  });
  let sum = -1;
  for (const byte of bytes) sum = (sum >>> 8) ^ table[(sum ^ byte) & 255];
  return ~sum >>> 0;
}

/** Takes bytes that unpack to `size` ones; gives a function that unpacks as far as `end` and returns all. */
function unpacker(packed, size) {
  const out = new Uint8Array(size);
  const even = (count) => new Uint16Array(count).fill(1024);
  const literals = even(256 * 3 * 8);
  const [matches, repeats, repeatsLast, repeatsSecond, repeatsThird, repeatsLong] = Array.from({ length: 6 }, () => even(12));
  const slots = Array.from({ length: 4 }, () => even(64));
  const near = even(128);
  const aligned = even(16);
  const lengths = () => ({ choice: even(2), low: even(8), middle: even(8), high: even(256) });
  const [ofMatch, ofRepeat] = [lengths(), lengths()];
  let [at, state, next] = [0, 0, 5];
  let [range, code] = [0xffffffff, ((packed[1] << 24) | (packed[2] << 16) | (packed[3] << 8) | packed[4]) >>> 0];
  // The last four distances, the newest first.
  let [last, second, third, fourth] = [0, 0, 0, 0];

  const refill = () => {
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[next++]) >>> 0;
    }
  };
  const bit = (chances, place) => {
    const chance = chances[place];
    const bound = (range >>> 11) * chance;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      chances[place] = chance - (chance >> 5);
    } else {
      range = bound;
      chances[place] = chance + ((2048 - chance) >> 5);
    }
    refill();
    return one ? 1 : 0;
  };
  const plain = (count) => {
    let value = 0;
    for (; count > 0; count--) {
      range >>>= 1;
      const one = code >= range;
      if (one) code -= range;
      value = (value << 1) | (one ? 1 : 0);
      refill();
    }
    return value;
  };
  const tree = (chances, count) => {
    let place = 1;
    for (let step = 0; step < count; step++) place = (place << 1) | bit(chances, place);
    return place - (1 << count);
  };
  const backwards = (chances, from, count) => {
    let [place, value] = [1, 0];
    for (let step = 0; step < count; step++) {
      const one = bit(chances, from + place);
      place = (place << 1) | one;
      value |= one << step;
    }
    return value;
  };
  const length = ({ choice, low, middle, high }) => {
    if (bit(choice, 0) === 0) return 2 + tree(low, 3);
    return bit(choice, 1) === 0 ? 10 + tree(middle, 3) : 18 + tree(high, 8);
  };
  const distance = (long) => {
    const slot = tree(slots[Math.min(long - 2, 3)], 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << count;
    return slot < 14 ? base + backwards(near, base - slot, count) : base + (plain(count - 4) << 4) + backwards(aligned, 0, 4);
  };
  const literal = () => {
    const from = at > 0 ? (out[at - 1] >> 5) * 768 : 0;
    let place = 1;
    if (state >= 7) {
      // After a match, the byte that would have gone on with it tells what this one is not.
      let other = out[at - last - 1];
      let same = true;
      while (place < 256) {
        const hint = (other >> 7) & 1;
        other <<= 1;
        const one = bit(literals, from + (same ? (1 + hint) << 8 : 0) + place);
        place = (place << 1) | one;
        same &&= one === hint;
      }
    } else {
      while (place < 256) place = (place << 1) | bit(literals, from + place);
    }
    out[at++] = place;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
  const copy = (count) => {
    if (last >= at) throw new Error('the page is damaged');
    for (const end = Math.min(at + count, size); at < end; at++) out[at] = out[at - last - 1];
  };
  const repeated = () => {
    if (bit(repeatsLast, state) === 0) {
      if (bit(repeatsLong, state) === 0) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else if (bit(repeatsSecond, state) === 0) {
      [last, second] = [second, last];
    } else if (bit(repeatsThird, state) === 0) {
      [last, second, third] = [third, last, second];
    } else {
      [last, second, third, fourth] = [fourth, last, second, third];
    }
    const count = length(ofRepeat);
    state = state < 7 ? 8 : 11;
    return count;
  };
  const matched = () => {
    const count = length(ofMatch);
    [last, second, third, fourth] = [distance(count), last, second, third];
    state = state < 7 ? 7 : 10;
    return count;
  };
  return (end) => {
    while (at < end) {
      if (bit(matches, state) === 0) literal();
      else copy(bit(repeats, state) === 0 ? matched() : repeated());
    }
    return out;
  };
}
