//! 新しい版: a new version of the site is taken over only when that disturbs nobody.

use super::{
    Consultation, Message, Route, Word,
    delivery::Delivery,
    part::{
        button::{self, Look},
        notice,
    },
};
use crate::ui::template::html;
use yew::prelude::*;

/// How far the page is with a new version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Version {
    /// None is known of.
    #[default]
    Newest,
    /// One is here. It is told of with the next screen, so that nothing moves under anybody's finger.
    Waits,
    /// The screen tells of it.
    Told,
    /// The page is about to begin anew with it.
    Taken,
}

impl Version {
    /// Where the screen changed.
    #[must_use]
    pub fn with_next_screen(self) -> Self {
        match self {
            Self::Waits | Self::Told => Self::Told,
            Self::Newest | Self::Taken => self,
        }
    }

    /// Whether to take it without a word: at a kiosk, where nobody is there to be asked and nothing was said yet.
    #[must_use]
    pub fn is_taken_unasked(self, consultation: &Consultation, route: &Route) -> bool {
        let waits = match self {
            Self::Waits | Self::Told => true,
            Self::Newest | Self::Taken => false,
        };
        let nobody = || match &consultation.delivery {
            Delivery::Kiosk(_) => consultation.rests_on(route),
            Delivery::Site | Delivery::Widget(_) => false,
        };
        waits && nobody()
    }

    /// What a screen says of it, above all else. A kiosk's visitor is not asked.
    pub fn view(self, consultation: &Consultation, on: &Callback<Message>) -> Html {
        let told = match &consultation.delivery {
            Delivery::Site => self == Self::Told,
            Delivery::Kiosk(_) | Delivery::Widget(_) => false,
        };
        let voice = consultation.voice();
        let on = on.clone();
        let take = Callback::from(move |()| on.emit(Message::TakeNewVersion));
        html! {
            if told {
                { notice::news(voice.say(Word::NewVersionTitle), html! {
                    <>
                        <p>{ voice.say(Word::NewVersionText) }</p>
                        { button::row(button::press(Look::Second, voice.say(Word::NewVersionTake), take)) }
                    </>
                }) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Date;

    fn at(settings: &[(&str, &str)]) -> Consultation {
        let pair = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
        let settings: Vec<(String, String)> = settings.iter().map(pair).collect();
        let mut consultation =
            Consultation::new(crate::built_in(), Date::new(2020, 11, 1).unwrap());
        let (delivery, _) = Delivery::of_page(&consultation.catalog, &settings);
        consultation.deliver(delivery);
        consultation
    }

    #[test]
    fn it_is_told_of_with_the_screen_after_it_came() {
        assert_eq!(Version::Waits.with_next_screen(), Version::Told);
        assert_eq!(Version::Newest.with_next_screen(), Version::Newest);
        assert_eq!(Version::Taken.with_next_screen(), Version::Taken);
    }

    #[test]
    fn only_a_kiosk_takes_it_unasked_and_only_while_nobody_is_there() {
        let kiosk = [("delivery", "kiosk"), ("prefecture", "43")];
        let taken = |consultation: &Consultation, version: Version, route: Route| {
            version.is_taken_unasked(consultation, &route)
        };
        assert!(taken(&at(&kiosk), Version::Waits, Route::Welcome));
        assert!(!taken(&at(&kiosk), Version::Newest, Route::Welcome));
        assert!(!taken(&at(&kiosk), Version::Taken, Route::Welcome));
        assert!(!taken(&at(&kiosk), Version::Waits, Route::Catalogue));
        assert!(!taken(&at(&[]), Version::Told, Route::Welcome));
        let mut begun = at(&kiosk);
        let catalog = begun.catalog.clone();
        let read = begun.answers.read(&catalog, "applicant", "company");
        assert!(read.is_ok());
        assert!(!taken(&begun, Version::Waits, Route::Welcome));
    }
}
