//! Guards that the data is written in ordinary characters, without the look-alikes and scanning errors of the documents.

use crate::corpus;
use std::fs;

#[test]
fn the_data_has_only_ordinary_characters() {
    let data = corpus::root().join("data");
    let programmes = fs::read_dir(data.join("programmes"))
        .unwrap()
        .map(|file| file.unwrap().path());
    let others = fs::read_dir(&data)
        .unwrap()
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "json"));
    for path in programmes.chain(others) {
        let text = fs::read_to_string(&path).unwrap();
        for (number, line) in text.lines().enumerate() {
            let odd: String = line.chars().filter(|c| matches!(c, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}' | '尐' | '︓')).collect();
            assert!(odd.is_empty(), "{}:{}: {odd}", path.display(), number + 1);
            for error in ["素材材", "実業性", "伴奏型", "抛らない"] {
                assert!(
                    !line.contains(error),
                    "{}:{}: {error}",
                    path.display(),
                    number + 1
                );
            }
        }
    }
}
