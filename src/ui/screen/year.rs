//! 調べる年度: the choice of the fiscal year, for screens that offer it.

use crate::{
    date::FiscalYear,
    ui::{
        Consultation, Message, Word,
        part::select::{self, Entry},
    },
};
use yew::prelude::*;

/// The choice; the newest paper of each programme comes first and is what nobody has to choose.
pub fn view(consultation: &Consultation, on: &Callback<Message>) -> Html {
    let voice = consultation.voice();
    let newest = Entry {
        value: String::new(),
        label: voice.say(Word::YearNewest).to_owned(),
    };
    let years = consultation
        .catalog
        .fiscal_years()
        .into_iter()
        .map(|year| Entry {
            value: year.0.to_string(),
            label: voice.fill(
                Word::YearBoth,
                &[
                    ("year", &voice.fiscal_year(year)),
                    ("n", &year.0.to_string()),
                ],
            ),
        });
    let chosen = consultation
        .fiscal_year
        .map_or(String::new(), |year| year.0.to_string());
    let on = on.clone();
    let changed = Callback::from(move |year: String| {
        on.emit(Message::Year(year.parse().ok().map(FiscalYear)))
    });
    select::view(
        "year",
        voice.say(Word::YearLabel),
        [newest].into_iter().chain(years).collect(),
        &chosen,
        changed,
    )
}
