//! 調べる年度: the choice of the fiscal year, for screens that offer it, and which years there are.

use crate::gather::Gather;
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
        group: String::new(),
    };
    let years = consultation
        .catalog
        .fiscal_years()
        .into_iter()
        .map(|year| Entry {
            value: year.0.to_string(),
            label: voice.fill(Word::YearPapers, &[("year", &voice.both_years(year))]),
            group: String::new(),
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
        [newest].into_iter().chain(years).gather(),
        &chosen,
        changed,
    )
}

/// Which years the catalogue speaks of, and what follows from it.
pub fn covered(consultation: &Consultation) -> String {
    let voice = consultation.voice();
    let years = consultation.catalog.fiscal_years();
    let [first, last] = [years.last(), years.first()].map(|year| {
        year.map(|year| voice.fiscal_year(*year))
            .unwrap_or_default()
    });
    voice.fill(Word::CautionYears, &[("first", &first), ("last", &last)])
}
