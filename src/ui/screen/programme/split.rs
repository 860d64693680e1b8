//! 費用の分かれ方: what of the planned spend is paid, where the cap stops it, and what is one's own, as a picture.

use crate::ui::template::html;
use crate::{
    advice::{Offer, Step},
    money::{Yen, YenRange},
    truth::Truth,
    ui::{
        Voice, Word,
        part::split::{self, Kind, Piece},
    },
};
use yew::prelude::*;

/// The picture; nothing where the spend is not known to the yen, since a bar of a guess would look like a sum.
pub fn view(voice: Voice<'_>, offer: &Offer<'_>) -> Html {
    let Some((cost, pieces)) = pieces(voice, offer) else {
        return html! {};
    };
    let is_beside =
        |step: &Step<'_>| matches!(step, Step::Beside { applies, .. } if *applies != Truth::False);
    let beside = offer.steps.iter().any(is_beside);
    html! {
        <>
            { split::view(voice.fill(Word::SplitTitle, &[("cost", &voice.yen(cost))]), pieces) }
            if beside { <p class="page-note">{ voice.say(Word::SplitBeside) }</p> }
        </>
    }
}

/// The spend and its pieces, which come to it.
fn pieces(voice: Voice<'_>, offer: &Offer<'_>) -> Option<(Yen, Vec<Piece>)> {
    let cost = offer.cost.exact().filter(|cost| *cost > Yen(0))?;
    let amount = offer.amount?;
    let most = amount.max?.min(cost);
    let least = amount.min.min(most);
    let cut = cut(offer);
    let piece = |kind, size, name: Word, figure: YenRange| Piece {
        kind,
        size,
        name: voice.say(name).to_owned(),
        figure: voice.yen_range(figure),
    };
    let exactly = |yen| YenRange {
        min: Yen(yen),
        max: Some(Yen(yen)),
    };
    let mut pieces = Vec::new();
    if least > Yen(0) {
        pieces.push(piece(
            Kind::Given,
            least.0,
            Word::SplitGiven,
            exactly(least.0),
        ));
    }
    if least < most {
        let open = most.0 - least.0;
        pieces.push(piece(
            Kind::Undecided,
            open,
            Word::SplitUndecided,
            exactly(open),
        ));
    }
    let mut own = Word::SplitOwn;
    if let Some((cut, cap)) = cut {
        own = Word::SplitOwnWithCut;
        let mut cut = piece(Kind::Cut, cut.0, Word::SplitCut, exactly(cut.0));
        cut.name = voice.fill(Word::SplitCut, &[("cap", &voice.yen(cap))]);
        pieces.push(cut);
    }
    let rest = YenRange {
        min: Yen(cost.0 - most.0),
        max: Some(Yen(cost.0 - least.0)),
    };
    let size = rest.min.0 - cut.map_or(0, |(cut, _)| cut.0);
    pieces.push(piece(Kind::Own, size, own, rest));
    Some((cost, pieces))
}

/// What the rate alone would give above the cap, and the cap; none where it does not stop the share, or where it is open
/// whether it does.
fn cut(offer: &Offer<'_>) -> Option<(Yen, Yen)> {
    let amount = offer.amount?.exact()?;
    let share = offer.steps.iter().find_map(|step| match step {
        Step::Share { share, .. } => share.exact(),
        _ => None,
    })?;
    (amount < share).then(|| (Yen(share.0 - amount.0), amount))
}
