//! The version of everything that is published: one number that changes with any byte, under a name that can be read out.
//!
//! A number can't stand in what it is taken of. So three files are left out of the list that it is taken of: the list
//! itself, the page that tells of it, and the kiosk's file, which says by what version it was made and has a number of its
//! own on that page. The service worker is in the list, and has its own version for the same files.

use sha2::{Digest, Sha256};

use super::kiosk;
use super::parts::File;

/// The list of all files with their numbers, as `sha256sum` writes and reads it.
const LIST: &str = "sums.txt";

/// What stands in the kiosk's file for its version until that is known.
pub const PLACE: &str = "VERSION-NAME VERSION-SUM";

/// A syllable for each five bits: those that are heard apart on a bad line.
const SYLLABLES: &str = "かきくけこさしすせそたちつてとなにねのはひふへほまみむめもらりる";

/// All files with their version in its places, with the list and with `page`, which tells of it.
pub fn told(files: Vec<File>, page: File) -> Result<Vec<File>, String> {
    let list = list(&files);
    let sum = Sha256::digest(list.as_bytes());
    let (name, sum) = (name(&sum), hex(&sum));
    let with = |file: File, kiosk: &str| {
        let text = String::from_utf8(file.content);
        let text = text.map_err(|error| format!("{}: {error}", file.name))?;
        let text = text.replace("VERSION-NAME", &name);
        let text = text.replace("VERSION-SUM", &sum);
        Ok::<_, String>(File::new(file.name, text.replace("KIOSK-SUM", kiosk)))
    };
    let mut told = Vec::new();
    let mut kiosk = String::new();
    for file in files {
        if file.name == kiosk::NAME {
            let file = with(file, "")?;
            kiosk = hex(&Sha256::digest(&file.content));
            told.push(file);
        } else {
            told.push(file);
        }
    }
    told.push(with(page, &kiosk)?);
    told.push(File::new(LIST, list));
    Ok(told)
}

/// A line for each file but the kiosk's, in the order of their names.
fn list(files: &[File]) -> String {
    let files = files.iter().filter(|file| file.name != kiosk::NAME);
    let line = |file: &File| format!("{}  {}\n", hex(&Sha256::digest(&file.content)), file.name);
    let mut lines: Vec<(&str, String)> = files.map(|file| (&*file.name, line(file))).collect();
    lines.sort_unstable();
    lines.into_iter().map(|(_, line)| line).collect()
}

/// The first forty bits as eight syllables.
fn name(sum: &[u8]) -> String {
    let bits = sum
        .iter()
        .take(5)
        .fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    let syllable = |at: u32| {
        let five = usize::try_from(bits >> (5 * at) & 31).unwrap_or_default();
        SYLLABLES.chars().nth(five).unwrap_or_default()
    };
    let [first, second] = [[7, 6, 5, 4], [3, 2, 1, 0]].map(|half| half.map(syllable));
    let between = ['・'];
    first.into_iter().chain(between).chain(second).collect()
}

fn hex(sum: &[u8]) -> String {
    sum.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::super::kiosk;
    use super::super::parts::File;
    use super::{LIST, PLACE, SYLLABLES, name, told};

    fn site(a: &str, kiosk: &str) -> Vec<File> {
        let kiosk = [kiosk, PLACE].concat();
        let files = vec![
            File::new("b", "1"),
            File::new("a", a),
            File::new(kiosk::NAME, kiosk),
        ];
        told(
            files,
            File::new("about/index.html", "VERSION-NAME VERSION-SUM KIOSK-SUM"),
        )
        .unwrap()
    }

    fn text(files: &[File], name: &str) -> String {
        let file = files.iter().find(|file| file.name == name).unwrap();
        String::from_utf8(file.content.clone()).unwrap()
    }

    #[test]
    fn the_list_names_every_file_in_order_and_the_page_says_what_it_comes_to() {
        let files = site("2", "k");
        let list = text(&files, LIST);
        let names: Vec<&str> = list
            .lines()
            .map(|line| line.split_once("  ").unwrap().1)
            .collect();
        assert_eq!(names, ["a", "b"]);
        // As `printf 2 | sha256sum` says it.
        assert!(
            list.starts_with(
                "d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35  a\n"
            )
        );
        let about = text(&files, "about/index.html");
        let [name, sum, kiosk] = about.split(' ').collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(text(&files, kiosk::NAME), format!("k{name} {sum}"));
        assert_eq!((name.chars().count(), sum.len(), kiosk.len()), (9, 64, 64));
    }

    #[test]
    fn the_version_changes_with_any_byte_of_the_site_and_the_kiosk_has_its_own() {
        let about = |files: &[File]| text(files, "about/index.html");
        let first = about(&site("2", "k"));
        assert_eq!(first, about(&site("2", "k")));
        assert_ne!(
            first.split(' ').next(),
            about(&site("3", "k")).split(' ').next()
        );
        let other = about(&site("2", "l"));
        assert_eq!(first.split(' ').nth(1), other.split(' ').nth(1));
        assert_ne!(first.split(' ').nth(2), other.split(' ').nth(2));
    }

    #[test]
    fn each_bit_of_the_first_forty_is_heard_in_the_name() {
        let zero = name(&[0; 32]);
        assert_eq!(
            zero.chars()
                .filter(|one| SYLLABLES.starts_with(*one))
                .count(),
            8
        );
        for bit in 0..40 {
            let mut sum = [0; 32];
            sum[bit / 8] = 1 << (bit % 8);
            assert_ne!(name(&sum), zero, "{bit}");
        }
        let different: std::collections::BTreeSet<char> = SYLLABLES.chars().collect();
        assert_eq!(different.len(), 32);
    }
}
