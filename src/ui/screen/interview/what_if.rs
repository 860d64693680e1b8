//! もし答えを変えたら: what another answer would bring and take, before it is taken over.

use crate::gather::Gather;
use crate::{
    advice::{Difference, differences},
    answer::Answer,
    fact::Fact,
    money::YenRange,
    ui::{Consultation, Voice, Word, part::outcome},
};
use yew::prelude::*;

/// So many differences are told; the rest is counted.
const MOST: usize = 6;

/// What the answer would change; nothing while there is none, or while it is the one that stands.
pub fn view(consultation: &Consultation, fact: Fact, answer: Option<Answer>) -> Html {
    let voice = consultation.voice();
    let Some(answer) = answer.filter(|answer| consultation.answers.get(fact) != Some(*answer))
    else {
        return Html::default();
    };
    let (before, after) = (consultation.advice(), consultation.advice_if(fact, answer));
    let differences = differences(&before, &after);
    let mut lines: Vec<outcome::Line> = differences
        .iter()
        .take(MOST)
        .map(|one| line(voice, one))
        .gather();
    let rest = differences.len().saturating_sub(MOST);
    if differences.is_empty() {
        lines.push(outcome::Line {
            way: outcome::Way::Same,
            words: voice.say(Word::WhatIfNone).to_owned(),
        });
    } else if rest > 0 {
        lines.push(outcome::Line {
            way: outcome::Way::Same,
            words: voice.count(Word::WhatIfRest, rest),
        });
    }
    outcome::view(voice.say(Word::WhatIfTitle), lines)
}

fn line(voice: Voice<'_>, difference: &Difference<'_, '_>) -> outcome::Line {
    let yen = |range: &Option<YenRange>| {
        range.map_or_else(
            || voice.say(Word::WhatIfUnknown).to_owned(),
            |range| voice.yen_range(range),
        )
    };
    let (word, way, one, from, to) = match difference {
        Difference::Fits(one) => (Word::WhatIfFits, outcome::Way::More, *one, None, None),
        Difference::Opens(one) => (Word::WhatIfOpens, outcome::Way::More, *one, None, None),
        Difference::Worth { one, from, to } => {
            let most = |range: &Option<YenRange>| {
                range.map(|range| (range.max.is_none(), range.max, range.min))
            };
            let way = if most(from) < most(to) {
                outcome::Way::More
            } else {
                outcome::Way::Less
            };
            (Word::WhatIfWorth, way, *one, Some(yen(from)), Some(yen(to)))
        }
        Difference::Terms(one) => (Word::WhatIfTerms, outcome::Way::Same, *one, None, None),
        Difference::Doubtful(one) => (Word::WhatIfDoubtful, outcome::Way::Less, *one, None, None),
        Difference::Fails(one) => (Word::WhatIfFails, outcome::Way::Less, *one, None, None),
    };
    let words = [
        ("name", &*voice.name(one)),
        ("from", &from.unwrap_or_default()),
        ("to", &to.unwrap_or_default()),
    ];
    outcome::Line {
        way,
        words: voice.fill(word, &words),
    }
}
