//! やさしい日本語: what makes a text of it easy to read.

use super::{is_kanji, without};

/// A text taken apart.
pub struct Taken {
    /// What one reads who leaves the readings out.
    pub plain: String,
    /// What has no reading.
    pub unread: String,
    /// Each base with its reading.
    pub ruby: Vec<(String, String)>,
}

/// A text without its ruby, and the ruby; the fault where one is broken.
pub fn take_apart(text: &str) -> Result<Taken, String> {
    let mut taken = Taken {
        plain: String::new(),
        unread: String::new(),
        ruby: Vec::new(),
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        let (inside, next) = after.split_once('}').ok_or("a `{` is never closed")?;
        let (base, reading) = inside
            .split_once('|')
            .ok_or(format!("`{inside}` has no reading"))?;
        let broken = before.contains(['}', '|']) || inside.contains('{') || reading.contains('|');
        if broken {
            return Err(format!("the ruby at `{inside}` is not balanced"));
        }
        taken.plain += &format!("{before}{base}");
        taken.unread += before;
        taken.ruby.push((base.to_owned(), reading.to_owned()));
        rest = next;
    }
    if rest.contains(['}', '|']) {
        return Err("a `}` was never opened".to_owned());
    }
    taken.plain += rest;
    taken.unread += rest;
    Ok(taken)
}

/// What is wrong with a text; a sentence has `longest` letters at most.
pub fn faults(text: &str, longest: usize) -> Vec<String> {
    let taken = match take_apart(text) {
        Ok(taken) => taken,
        Err(fault) => return vec![fault],
    };
    let plain = &taken.plain;
    let rules: [Vec<String>; 7] = [
        unread(&taken),
        long(plain, longest),
        twice_negative(plain),
        curt(plain),
        passive(plain),
        numerals(plain),
        spaces(plain),
    ];
    rules.concat()
}

/// Every kanji has a reading; a reading stands on kanji alone and is hiragana. A number may stand with its unit where they
/// are read as one: `{1日|ついたち}`.
fn unread(taken: &Taken) -> Vec<String> {
    let kanji = taken.unread.chars().filter(|letter| is_kanji(*letter));
    let without = kanji.map(|kanji| format!("`{kanji}` has no reading"));
    let amiss = taken.ruby.iter().filter(|(base, reading)| {
        let on_kanji = base.trim_start_matches(|digit: char| digit.is_ascii_digit());
        on_kanji.is_empty()
            || !on_kanji.chars().all(is_kanji)
            || reading.is_empty()
            || !reading
                .chars()
                .all(|kana| matches!(kana, 'ぁ'..='ん' | 'ー'))
    });
    let amiss = amiss.map(|(base, reading)| format!("`{base}` is read `{reading}`"));
    without.chain(amiss).collect()
}

/// A sentence holds one idea. What stands in brackets is a name or an explanation beside it, and what stands before a colon
/// is a label; neither counts, and neither do the spaces.
fn long(plain: &str, longest: usize) -> Vec<String> {
    without(plain, '（', '）')
        .split(['。', '：', '\n'])
        .map(|sentence| sentence.chars().filter(|c| *c != ' ').collect::<String>())
        .filter(|sentence| sentence.chars().count() > longest)
        .map(|sentence| format!("{} letters in 「{sentence}」", sentence.chars().count()))
        .collect()
}

/// No double negative: two in one clause, or a clause with なければ and the like before another.
fn twice_negative(plain: &str) -> Vec<String> {
    let mut text: String = plain.chars().filter(|c| *c != ' ').collect();
    // What only looks like a negative: little, to be gone, whether or not, and lest.
    for harmless in ["少な", "すくな", "なくな", "ないか", "ないよう"] {
        text = text.replace(harmless, "");
    }
    for joined in ["なければ", "ないと", "なくては"] {
        text = text.replace(&format!("{joined}、"), joined);
    }
    let negatives = |clause: &str| {
        ["ない", "なく", "なけれ", "ません"]
            .iter()
            .map(|negative| clause.matches(negative).count())
            .sum::<usize>()
    };
    text.split(['。', '、', '：', '（', '）', '「', '」', '・', '\n'])
        .filter(|clause| negatives(clause) > 1)
        .map(|clause| format!("a double negative in 「{clause}」"))
        .collect()
}

/// Whoever writes sentences writes them with です or ます. A clause or a label, which has no 「。」, may stand without.
fn curt(plain: &str) -> Vec<String> {
    const CURT: [&str; 20] = [
        "である",
        "だ",
        "する",
        "した",
        "なる",
        "なった",
        "ない",
        "ある",
        "あった",
        "いる",
        "いた",
        "れる",
        "れた",
        "せる",
        "える",
        "ける",
        "める",
        "てる",
        "げる",
        "じる",
    ];
    if !plain.contains('。') {
        return Vec::new();
    }
    let outside = without(&without(plain, '（', '）'), '「', '」');
    outside
        .split(['。', '\n'])
        .map(str::trim)
        .filter(|sentence| CURT.iter().any(|end| sentence.ends_with(end)))
        .filter(|sentence| {
            !["ました", "でした"]
                .iter()
                .any(|end| sentence.ends_with(end))
        })
        .map(|sentence| format!("no です or ます in 「{sentence}」"))
        .collect()
}

/// Who does something is said. These are passive and nothing else; られる after other verbs may mean that one can.
fn passive(plain: &str) -> Vec<String> {
    const STEMS: [&str; 26] = [
        "さ",
        "書か",
        "言わ",
        "使わ",
        "選ば",
        "えらば",
        "頼ま",
        "たのま",
        "呼ば",
        "よば",
        "作ら",
        "行わ",
        "おこなわ",
        "開か",
        "出さ",
        "示さ",
        "足さ",
        "配ら",
        "売ら",
        "買わ",
        "払わ",
        "みとめら",
        "認めら",
        "求めら",
        "もとめら",
        "決めら",
    ];
    let text: String = plain.chars().filter(|c| *c != ' ').collect();
    STEMS
        .iter()
        .flat_map(|stem| ["る", "た", "て", "ま", "や", "に"].map(|end| format!("{stem}れ{end}")))
        .filter(|form| text.contains(form.as_str()))
        .map(|form| format!("passive: 「{form}」 in 「{text}」"))
        .collect()
}

/// Figures are Arabic and of half width. 一つ, 二つ, 一人 and 二人 are words.
fn numerals(plain: &str) -> Vec<String> {
    const COUNTERS: [char; 14] = [
        '年', '回', '件', '社', '者', '月', '個', '枚', '円', '点', '台', '割', '倍', '問',
    ];
    let letters: Vec<char> = [' '].into_iter().chain(plain.chars()).collect();
    let wide = letters.iter().filter(|c| matches!(c, '０'..='９'));
    let wide = wide.map(|digit| format!("`{digit}` is of full width"));
    // 第三者 is a word and counts nothing.
    let kanji = letters.windows(3).filter(|three| {
        let digit = "一二三四五六七八九十百".contains(three[1]);
        three[0] != '第' && digit && COUNTERS.contains(&three[2])
    });
    let kanji = kanji.map(|three| format!("`{}{}` is not in figures", three[1], three[2]));
    wide.chain(kanji).collect()
}

/// Spaces stand between phrases: single, and not beside a sign that parts them already.
fn spaces(plain: &str) -> Vec<String> {
    let letters: Vec<char> = plain.chars().collect();
    let amiss = letters.windows(2).filter(|pair| {
        let (first, second) = (pair[0], pair[1]);
        first == ' ' && " 、。）」".contains(second) || second == ' ' && "、。（「".contains(first)
    });
    amiss
        .map(|pair| format!("a space beside `{}{}` in 「{plain}」", pair[0], pair[1]))
        .collect()
}

/// Every rule with what it refuses and what it just allows.
#[test]
fn each_rule_of_easy_japanese_has_its_edge() {
    for (refused, allowed) in [
        // A reading on every kanji, in hiragana, on nothing else.
        ("会社を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{会社|カイシャ}を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{会社|}を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{つぐ|つぐ} {人|ひと}", "つぐ {人|ひと}"),
        ("{1|いち}", "{1日|ついたち}"),
        ("{申し込|もうしこ}む", "{申|もう}し{込|こ}む"),
        // Balanced.
        ("{会社|かいしゃを つぐ", "{会社|かいしゃ}を つぐ"),
        ("会社|かいしゃ}を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{会社}を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{会社|かい|しゃ}を つぐ", "{会社|かいしゃ}を つぐ"),
        ("{{会社|かいしゃ}を つぐ", "{会社|かいしゃ}を つぐ"),
        // Ten letters.
        ("あいうえお かきくけこさ", "あいうえお かきくけこ"),
        (
            "あいうえおかきくけこ（さ）し",
            "あいうえおかきくけこ（さしす）",
        ),
        ("あいうえおかきくけこさ。", "あいうえお。かきくけこさ。"),
        // Double negatives.
        ("ない ことは ない", "ない ことは ある"),
        ("なければ、できません", "あれば、できません"),
        ("しないと だめでは ない", "しないと だめです"),
        ("しない わけでは ない", "しないか、できない"),
        ("なくは ない", "すくなく ない"),
        // です and ます.
        ("ここに ある。", "ここに あります。"),
        ("これだ。", "これです。"),
        ("{会社|かいしゃ}で ある。", "{会社|かいしゃ}で ある"),
        ("おわった。した。", "おわりました。でした。"),
        // Active.
        ("えらばれた {人|ひと}", "えらんだ {人|ひと}"),
        ("つかわれ、される", "こわれた もの"),
        // Figures.
        ("３つ", "3つ"),
        ("{三年|さんねん}", "3{年|ねん}"),
        ("{一回|いっかい}", "{一|ひと}つ"),
        ("{三者|さんしゃ}", "{第三者|だいさんしゃ}"),
        // Spaces.
        ("あ  い", "あ い"),
        ("あ 、い", "あ、い"),
        ("（ あ）", "（あ）"),
    ] {
        assert!(!faults(refused, 10).is_empty(), "not refused: {refused}");
        assert!(
            faults(allowed, 10).is_empty(),
            "refused: {allowed}: {:?}",
            faults(allowed, 10)
        );
    }
}
