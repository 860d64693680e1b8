//! Everything that the page holds, as one run of letters: compressed together, and written so that any editor and any
//! browser reads it as it was. `static/kiosk/unpack.js` is the other side.

use std::io::Write;

use flate2::Crc;
use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};

/// Parts of a page, packed.
pub struct Packed {
    /// What stands in the page.
    pub letters: String,
    /// Where each part ends in what is unpacked, such as `style=120 script=300`.
    pub ends: String,
    /// How many bytes the letters stand for; the last letter may hold bits beyond them.
    pub size: usize,
    /// CRC-32 of what the letters stand for.
    pub sum: u32,
}

/// Packs parts in their order; whoever wants a later one has to unpack those before it.
pub fn pack(parts: &[(&str, &[u8])]) -> Result<Packed, String> {
    let mut whole = Vec::new();
    let mut ends = Vec::new();
    for (name, content) in parts {
        whole.extend_from_slice(content);
        ends.push(format!("{name}={}", whole.len()));
    }
    let packed = compressed(&whole).map_err(|error| format!("can't compress: {error}"))?;
    let mut sum = Crc::new();
    sum.update(&packed);
    Ok(Packed {
        letters: letters(&packed),
        ends: ends.join(" "),
        size: packed.len(),
        sum: sum.sum(),
    })
}

/// LZMA without a header; what unpacks it counts on `lc`, `lp` and `pb`.
///
/// Browsers unpack gzip by themselves, and it comes to a quarter more.
fn compressed(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let options = LzmaOptions {
        dict_size: 1 << 23,
        lc: 3,
        lp: 0,
        pb: 0,
        mode: EncodeMode::Normal,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        mf: MfType::Bt4,
        depth_limit: 512,
        preset_dict: None,
    };
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
    writer.write_all(content)?;
    writer.finish()
}

/// What a page changes or ends its text at: the letters of these values can't stand in it.
const REFUSED: [u8; 3] = [b'\0', b'\r', b'<'];
/// Where the letters begin that stand for a refused value together with the next one.
const PAIRS: u32 = 0x100;

/// Seven bits a letter, as ASCII; a value whose letter is refused stands with the next one in a letter of two bytes, so that
/// eight bytes of the page always hold seven.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 7 + 8);
    let mut values = sevens(bytes);
    while let Some(value) = values.next() {
        let refused = REFUSED
            .iter()
            .zip(0..)
            .find(|(refused, _)| **refused == value);
        let letter = match refused {
            None => Some(char::from(value)),
            Some((_, place)) => {
                char::from_u32(PAIRS + place * 128 + u32::from(values.next().unwrap_or_default()))
            }
        };
        text.extend(letter);
    }
    text
}

/// The bytes as values of seven bits, the highest bits first; the last one is filled up with zeros.
fn sevens(bytes: &[u8]) -> impl Iterator<Item = u8> {
    let count = (bytes.len() * 8).div_ceil(7);
    (0..count).map(|at| {
        let (byte, bit) = (at * 7 / 8, at * 7 % 8);
        let [high, low] = [byte, byte + 1].map(|at| bytes.get(at).copied().unwrap_or_default());
        let pair = u16::from_be_bytes([high, low]);
        u8::try_from(pair >> (9 - bit) & 127).unwrap_or_default()
    })
}

#[cfg(test)]
pub mod tests {
    use std::io::Read;

    use lzma_rust2::LzmaReader;

    use super::{PAIRS, REFUSED, letters, pack};

    /// The bytes that letters stand for.
    fn bytes(letters: &str) -> Vec<u8> {
        let mut bits = String::new();
        for letter in letters.chars() {
            let code = u32::from(letter);
            if let Some(pair) = code.checked_sub(PAIRS) {
                bits += &format!("{:07b}", REFUSED[pair as usize / 128]);
            }
            bits += &format!("{:07b}", code % 128);
        }
        let whole = bits.len() / 8;
        let byte = |at: usize| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).unwrap();
        (0..whole).map(byte).collect()
    }

    /// What stands in a page, up to where it ends.
    pub fn unpacked(letters: &str, size: u64) -> Vec<u8> {
        let packed = bytes(letters);
        let mut content = Vec::new();
        let mut reader = LzmaReader::new(&packed[..], size, 3, 0, 0, 1 << 23, None).unwrap();
        reader.read_to_end(&mut content).unwrap();
        content
    }

    #[test]
    fn every_byte_comes_back_and_no_letter_is_refused() {
        let all: Vec<u8> = (0..=255).flat_map(|byte| [byte, 0, byte, 13, 60]).collect();
        for length in [0, 1, 6, 7, 8, all.len()] {
            let written = letters(&all[..length]);
            assert!(!written.contains(['\0', '\r', '<']));
            let mut back = bytes(&written);
            assert!(
                back[length..].iter().all(|byte| *byte == 0),
                "filled up with zeros"
            );
            back.truncate(length);
            assert_eq!(back, all[..length]);
        }
        assert!(letters(&all).len() <= all.len() * 8 / 7 + 2);
    }

    #[test]
    fn parts_are_packed_together_and_found_by_their_ends() {
        let (a, b) = ("あ".repeat(1000), "い".repeat(500));
        let packed = pack(&[("a", a.as_bytes()), ("b", b.as_bytes())]).unwrap();
        assert_eq!(packed.ends, "a=3000 b=4500");
        assert!(packed.size < packed.letters.len() && packed.letters.len() < 100);
        let back = unpacked(&packed.letters, 4500);
        assert_eq!(back, [a, b].concat().as_bytes());
        let other = pack(&[("a", b"x")]).unwrap();
        assert_ne!(packed.sum, other.sum);
    }
}
