//! The settings of a kiosk in words, for its staff.

use super::{Voice, Word};
use crate::ui::delivery::{Fault, desk, setting};

impl Voice<'_> {
    /// What a setting is called.
    #[must_use]
    pub fn setting(self, name: &str) -> &'static str {
        self.say(words(name).0)
    }

    /// What a setting takes.
    #[must_use]
    pub fn mend(self, name: &str) -> &'static str {
        self.say(words(name).1)
    }

    /// What is wrong with the settings, where, and how to mend it.
    #[must_use]
    pub fn setting_fault(self, fault: &Fault) -> String {
        self.fill(
            Word::SettingFault,
            &[
                ("label", self.setting(&fault.name)),
                ("name", &fault.name),
                ("value", &fault.value),
                ("mend", self.mend(&fault.name)),
            ],
        )
    }
}

fn words(name: &str) -> (Word, Word) {
    match name {
        setting::PREFECTURE => (Word::SettingPrefecture, Word::MendPrefecture),
        desk::IDLE => (Word::SettingIdle, Word::MendIdle),
        desk::OFFICE => (Word::SettingOffice, Word::MendOffice),
        desk::PHONE => (Word::SettingPhone, Word::MendPhone),
        desk::LANGUAGES => (Word::SettingLanguages, Word::MendLanguages),
        desk::PRINT => (Word::SettingPrint, Word::MendPrint),
        desk::AGE => (Word::SettingAge, Word::MendAge),
        desk::SITE => (Word::SettingSite, Word::MendSite),
        _ => (Word::SettingUnknown, Word::MendUnknown),
    }
}
