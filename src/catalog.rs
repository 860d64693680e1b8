//! 制度の目録: programmes, questions and definitions as the engine uses them; how they are written stands in `catalog/`.

mod benefit;
pub mod bundle;
mod changes;
pub mod coverage;
mod language;
#[cfg(not(target_family = "wasm"))]
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "never in the page"
)]
pub mod load;
#[cfg(not(target_family = "wasm"))]
#[allow(clippy::disallowed_types, reason = "never in the page")]
pub mod record;
pub mod ruby;
#[cfg(test)]
pub(crate) mod sample;
mod term;
mod texts;

pub use benefit::{Addon, AddonKind, Benefit, BenefitKind, Cap, Conditional, Per, SharedCosts};
pub use bundle::Unlearned;
pub use changes::{Change, Since};
pub use language::{Language, Text};
pub use term::Term;

use crate::{
    date::{Date, FiscalYear},
    fact::{Choices, Fact, FactSet, Knowledge},
    gather::Gather,
    money::Yen,
    order,
    rule::Rule,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Everything the engine advises from.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// 施策.
    pub programmes: Vec<Programme>,
    /// What all programmes share.
    pub base: Base,
}

/// What all programmes share.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Base {
    /// 質問, in the order they are asked when nothing else decides.
    pub questions: Vec<Question>,
    /// 企業規模の定義 by law.
    pub size: SizeDefinition,
    /// 出典: the documents.
    pub documents: Vec<Document>,
    /// データの日: when the records were last checked against the documents; none where that can't be read.
    pub as_of: Option<Date>,
    /// 予算事業.
    pub budget_lines: Vec<BudgetLine>,
    /// 収録していない項目.
    pub coverage: Vec<Uncarried>,
    /// ふだんの言葉, by which programmes are searched beside their own words.
    pub search_words: Vec<SearchWords>,
    /// 用語: the terms of art that are explained where they are used.
    pub terms: Vec<Term>,
}

/// The words people use for a purpose or a kind of help.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SearchWords {
    /// The purposes they stand for, as choices of the question on purposes.
    pub purposes: Choices,
    /// The kind of help they stand for.
    pub kind: Option<BenefitKind>,
    /// The words.
    pub words: Vec<String>,
}

/// A record that could not be used: which file, where in it, what is wrong and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Defect {
    /// The file, or the programme's id in a bundle.
    pub file: String,
    /// The place in it.
    pub place: String,
    /// What is wrong there.
    pub fault: String,
    /// What to do about it.
    pub mend: String,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}, at {}: {}. {}.",
            self.file, self.place, self.fault, self.mend
        )
    }
}

/// 出典: a document and lines of it, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cite {
    /// The document's number, printed with three digits.
    pub document: u16,
    /// The first line.
    pub first: u16,
    /// The last line, the same as the first for a single one.
    pub last: u16,
}

impl Cite {
    /// Cites in the order in which they stand in the documents, each once.
    #[must_use]
    pub fn in_order<'a>(cites: impl Iterator<Item = &'a Self>) -> Vec<Self> {
        let mut cites: Vec<Self> = cites.copied().gather();
        order::sort_by_key(&mut cites, |cite| (cite.document, cite.first, cite.last));
        cites.dedup();
        cites
    }
}

impl fmt::Display for Cite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:03}:{}", self.document, self.first)?;
        if self.last == self.first {
            Ok(())
        } else {
            write!(f, "-{}", self.last)
        }
    }
}

/// A source document.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: Text,
    /// The fiscal year it plans.
    pub fiscal_year: FiscalYear,
}

/// 質問: a question sets the one fact whose id it bears.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// The fact it sets.
    pub fact: Fact,
    /// Its permanent number in a sharing link; 0 is no question's.
    pub number: u16,
    /// The question in an owner's words.
    pub text: Text,
    /// Why it is asked, in one line.
    pub why: Text,
    /// What helps to answer it, empty where nothing is needed.
    pub help: Text,
    /// What the fact is called on a ledger.
    pub label: Text,
    /// The choices, for the shapes that have some.
    pub options: Vec<Choice>,
    /// The least number it takes.
    pub least: i64,
    /// Ranges one may pick instead of a number; both ends included.
    pub bands: Vec<(i64, i64)>,
    /// When the question makes sense at all.
    pub applies_when: Option<Rule>,
    /// What is known of the fact when the question does not apply.
    pub otherwise: Option<Knowledge>,
    /// What an owner can do about it (obtain an approval, find a partner); empty for what is given (a prefecture).
    pub actions: Vec<Action>,
}

/// 取れる手: something an owner can do, and what is so once it is done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Action {
    /// What comes about.
    pub toward: Toward,
    /// The choices that are over once it is done.
    pub ends: Choices,
    /// It is not proposed to whoever has one of these choices.
    pub unless: Choices,
    /// The deed, as a clause (`経営革新計画の承認を受ける`); empty for a number, whose clause is made from its label.
    pub text: Text,
}

/// Where an action leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Toward {
    /// This choice holds; of a set, it is in it.
    Choice(Choices),
    /// The number grows.
    More,
    /// The number shrinks.
    Less,
}

/// One choice of a question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Its permanent id.
    pub token: String,
    /// Its permanent number in a sharing link, from 0 to 63.
    pub number: u8,
    /// What it says.
    pub label: Text,
    /// The heading it stands under, empty where there is none.
    pub group: Text,
    /// In a set: stands alone ("どれもない").
    pub exclusive: bool,
}

impl Question {
    /// The bit of a choice.
    #[must_use]
    pub fn bit(&self, token: &str) -> Option<Choices> {
        self.options
            .iter()
            .position(|choice| choice.token == token)
            .and_then(|at| Choices::checked_shl(1, u32::try_from(at).ok()?))
    }

    /// All bits the question has.
    #[must_use]
    pub fn all_bits(&self) -> Choices {
        u32::try_from(self.options.len()).map_or(0, |count| {
            Choices::MAX.checked_shr(64 - count.min(64)).unwrap_or(0)
        })
    }

    /// The choices that stand alone.
    #[must_use]
    pub fn exclusive_bits(&self) -> Choices {
        let alone = (0_u32..64)
            .zip(&self.options)
            .filter(|(_, choice)| choice.exclusive);
        alone.fold(0, |bits, (at, _)| bits | 1 << at)
    }

    /// The choices whose bits are set.
    pub fn chosen(&self, bits: Choices) -> impl Iterator<Item = &Choice> {
        (0_u32..64)
            .zip(&self.options)
            .filter(move |(at, _)| bits >> at & 1 == 1)
            .map(|(_, choice)| choice)
    }
}

/// 企業規模 by one law.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SizeDefinition {
    /// The law, for people.
    pub law: Text,
    /// The applicants that are businesses.
    pub businesses: Choices,
    /// The lines, by industry.
    pub lines: Vec<SizeLine>,
}

/// The thresholds for some industries; each is inclusive ("以下").
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SizeLine {
    /// What the law calls these industries.
    pub name: Text,
    /// The article that says so.
    pub article: Text,
    /// The industries it is for, as choices of the question on industry.
    pub industries: Choices,
    /// 中小企業者: stated capital, yen.
    pub sme_capital: i64,
    /// 中小企業者: regular employees, people.
    pub sme_employees: i64,
    /// 小規模企業者: regular employees, people.
    pub small_employees: i64,
    /// What an owner has to know who falls outside it; empty for nothing.
    pub note: Text,
}

/// 企業規模. The choices of [`Fact::SizeClass`], in the order of their bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SizeClass {
    /// 小規模企業者, which is also an SME.
    SmallEnterprise,
    /// 中小企業者 that is not a small enterprise.
    Sme,
    /// Above the lines of the law.
    Larger,
    /// An association, a support body or a founder to be: the law on size does not speak of it.
    NotABusiness,
}

impl SizeClass {
    /// Every class.
    pub const ALL: [Self; 4] = [
        Self::SmallEnterprise,
        Self::Sme,
        Self::Larger,
        Self::NotABusiness,
    ];

    /// The permanent id.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::SmallEnterprise => "small",
            Self::Sme => "medium",
            Self::Larger => "larger",
            Self::NotABusiness => "not_a_business",
        }
    }

    /// Its bit in the fact's choices.
    #[must_use]
    pub fn bit(self) -> Choices {
        1 << (self as u64)
    }
}

/// 予算段階: how far the money had come when the document was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BudgetStage {
    /// 概算要求・税制改正要望.
    Requested,
    /// 予算案.
    Budgeted,
    /// 成立.
    Enacted,
}

/// 予算の種類.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BudgetKind {
    /// 当初.
    Initial,
    /// 補正.
    Supplementary,
    /// 予備費.
    Reserve,
    /// Not a budget: a tax measure.
    Tax,
}

/// 実施主体: who runs an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Body {
    /// 国.
    National,
    /// 都道府県.
    Prefecture,
    /// 中小機構.
    Smrj,
}

/// 予算事業: a line of a budget that pays for one or more programmes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BudgetLine {
    /// Its permanent id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The entry of the documents it stands for.
    pub entry: String,
    /// The amount, yen, with its cite; none where none is printed.
    pub amount: Option<(Yen, Vec<Cite>)>,
    /// The amount of the year before, yen.
    pub prior: Option<(Yen, Vec<Cite>)>,
    /// 内数: the entries that are paid from the amount together, each with the lines that say so; empty where the
    /// amount is for the entry alone.
    pub shared_by: Vec<(String, Vec<Cite>)>,
    /// The offices printed for it.
    pub offices: Vec<Office>,
}

/// 窓口.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Office {
    /// Its id within the budget line.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// Its telephone, as printed.
    pub phone: String,
    /// The entry the document prints it for.
    pub entry: String,
    /// The lines.
    pub cites: Vec<Cite>,
}

/// An entry that no programme carries, and why.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Uncarried {
    /// The entry.
    pub entry: String,
    /// Its name.
    pub name: Text,
    /// Why it is not carried.
    pub reason: Text,
}

/// 施策・支援制度.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Programme {
    /// Its permanent id.
    pub id: String,
    /// Its name.
    pub name: Text,
    /// The reading of its name, in hiragana.
    pub kana: String,
    /// What it is, in two sentences at most.
    pub summary: Text,
    /// Its editions, the newest first.
    pub editions: Vec<Edition>,
}

/// 年度版: the programme as one document states it for one fiscal year and budget stage.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Edition {
    /// Its id within the programme.
    pub id: String,
    /// The document's entries it speaks for as a whole.
    pub entries: Vec<String>,
    /// The document that states it.
    pub cites: Vec<Cite>,
    /// 年度.
    pub fiscal_year: FiscalYear,
    /// Further fiscal years for which the document offers it.
    pub also_in: Vec<FiscalYear>,
    /// 予算段階.
    pub stage: BudgetStage,
    /// 当初・補正・予備費.
    pub kind: BudgetKind,
    /// 実施主体.
    pub body: Body,
    /// The position of its budget line.
    pub budget_line: Option<usize>,
    /// The ids of the line's offices that answer for it; empty for none printed.
    pub offices: Vec<String>,
    /// 公募期間, where one is printed; both days included.
    pub period: Option<(Date, Date)>,
    /// The older editions it goes on from, and what the documents say of that; two where they were merged.
    pub continues: Vec<Link>,
    /// How it works.
    pub how: Text,
    /// How to apply, step by step.
    pub apply: Vec<Text>,
    /// What to ask at the counter, and what it will ask.
    pub counter: Vec<Text>,
    /// Its tracks.
    pub tracks: Vec<Track>,
}

/// A link between editions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Link {
    /// The older edition's id.
    pub edition: String,
    /// What the link rests on.
    pub basis: LinkBasis,
    /// What changed, in our words.
    pub changes: Vec<Text>,
    /// Tracks that had another id in the older edition: the id here, and the one there.
    pub renamed: Vec<(String, String)>,
}

/// What a link between editions rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkBasis {
    /// The documents say so.
    Stated,
    /// The name is the same.
    SameName,
    /// Only the content is.
    SameContent,
}

/// How a programme reaches an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reach {
    /// The owner applies or calls.
    Direct,
    /// 都道府県・市町村 takes the application or gives the help.
    Prefecture,
    /// 商工会・商工会議所 gives the help.
    Society,
    /// 組合など: an association of businesses applies, and its members share in it.
    Association,
    /// A bank or another lender takes the application.
    Bank,
    /// Another support body applies and gives the help.
    SupportBody,
    /// Not for a business at all: listed and found, never advised.
    NotForBusiness,
}

/// 枠・類型: one way to receive a programme.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Track {
    /// Its id within the edition.
    pub id: String,
    /// The document's entries it speaks for, the most specific first.
    pub entries: Vec<String>,
    /// Its name; empty where the programme has only this one.
    pub name: Text,
    /// How it reaches an owner.
    pub reach: Reach,
    /// The purposes it serves, as choices of the question on purposes.
    pub purposes: Choices,
    /// 要件, all of which have to hold; the edition's come first.
    pub requirements: Vec<Requirement>,
    /// 支援内容.
    pub benefit: Benefit,
    /// 審査での扱いなど: what is worth knowing and decides nothing.
    pub notes: Vec<Note>,
}

/// 要件: one condition of a track.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Requirement {
    /// Its id within the track.
    pub id: String,
    /// How it is decided.
    pub check: Check,
    /// The lines.
    pub cites: Vec<Cite>,
}

/// How a requirement is decided.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Check {
    /// By what is known of the business.
    Rule(Rule),
    /// 上位の枠に当てはまらないこと: the named track's rules do not all hold.
    NotTrack {
        /// The better track's id.
        track: String,
        /// The negation of its rules.
        rule: Rule,
    },
    /// 要確認: by an office or a screening, which no machine can foresee.
    Judged {
        /// Who decides.
        by: Judge,
        /// What they look at.
        text: Text,
    },
}

impl Check {
    /// The rule, where a machine can decide.
    #[must_use]
    pub fn rule(&self) -> Option<&Rule> {
        match self {
            Self::Rule(rule) | Self::NotTrack { rule, .. } => Some(rule),
            Self::Judged { .. } => None,
        }
    }
}

/// Who decides what a machine cannot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Judge {
    /// 窓口.
    Office,
    /// 審査.
    Screening,
}

/// What is worth knowing and decides nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    /// Its id within the track.
    pub id: String,
    /// Whom it is for; none for everyone.
    pub when: Option<Rule>,
    /// What it does in the screening.
    pub effect: Effect,
    /// The words.
    pub text: Text,
    /// The lines.
    pub cites: Vec<Cite>,
}

/// What a note does in the screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// 加点.
    Favors,
    /// 減点.
    Weighs,
    /// Neither.
    Informs,
}

impl Catalog {
    /// The question that asks `fact`.
    #[must_use]
    pub fn question(&self, fact: Fact) -> Option<&Question> {
        self.base.question(fact)
    }

    /// The fiscal years that some edition is for, the newest first.
    #[must_use]
    pub fn fiscal_years(&self) -> Vec<FiscalYear> {
        let editions = self
            .programmes
            .iter()
            .flat_map(|programme| &programme.editions);
        let years = editions
            .flat_map(|edition| edition.also_in.iter().copied().chain([edition.fiscal_year]));
        let mut years = order::distinct(years);
        years.reverse();
        years
    }

    /// The same catalogue with those of its programmes alone that are named; no programme reads another.
    #[must_use]
    pub fn only(mut self, ids: &[String]) -> Self {
        self.programmes.retain(|one| ids.contains(&one.id));
        self
    }

    /// The programme of an id.
    #[must_use]
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| programme.id == id)
    }
}

impl BudgetLine {
    /// 内数: whether several pieces of work are paid from the amount, so that it is no single one's.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        !self.shared_by.is_empty()
    }
}

impl Base {
    /// The question that asks `fact`.
    #[must_use]
    pub fn question(&self, fact: Fact) -> Option<&Question> {
        self.questions.iter().find(|question| question.fact == fact)
    }

    /// The offices an edition names.
    pub fn offices<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a Office> {
        let line = edition.budget_line.and_then(|at| self.budget_lines.get(at));
        line.into_iter()
            .flat_map(|line| &line.offices)
            .filter(|office| edition.offices.contains(&office.id))
    }
}

impl Programme {
    /// Whether some way to receive it is for a business; what is not is listed and never advised.
    #[must_use]
    pub fn is_for_business(&self) -> bool {
        let mut tracks = self.editions.iter().flat_map(|edition| &edition.tracks);
        tracks.any(|track| track.reach != Reach::NotForBusiness)
    }

    /// The editions advised by default, or those of a chosen fiscal year: the newest one, and with it those of the same
    /// fiscal year, where the documents merged two into one the year after.
    pub fn editions_for(&self, year: Option<FiscalYear>) -> impl Iterator<Item = &Edition> {
        let mut advised = self
            .editions
            .iter()
            .filter(move |edition| year.is_none_or(|year| edition.is_advised_in(year)))
            .peekable();
        let newest = advised.peek().map(|edition| edition.fiscal_year);
        advised.take_while(move |edition| newest == Some(edition.fiscal_year))
    }
}

/// How many years make an edition one of long ago.
const LONG_PAST: u16 = 5;

impl Edition {
    /// Whether it is advised to someone who asks about `year`.
    #[must_use]
    pub fn is_advised_in(&self, year: FiscalYear) -> bool {
        self.fiscal_year == year || self.also_in.contains(&year)
    }

    /// Whether the programme is known only from long before `newest`, so that it ranks below what is newer.
    #[must_use]
    pub fn is_long_past(&self, newest: FiscalYear) -> bool {
        self.fiscal_year.0.saturating_add(LONG_PAST) <= newest.0
    }
}

impl Track {
    /// The rules that decide whether it is met.
    pub fn rules(&self) -> impl Iterator<Item = &Rule> {
        self.requirements
            .iter()
            .filter_map(|requirement| requirement.check.rule())
    }

    /// Every fact that decides whether it is met, derived ones included.
    #[must_use]
    pub fn decided_by(&self) -> FactSet {
        let read = |all: FactSet, rule: &Rule| all.union(rule.reads());
        let mut facts = self.rules().fold(FactSet::EMPTY, read);
        if self.benefit.floor.is_some() {
            facts = facts.union(self.benefit.floor_decided_by());
        }
        facts
    }

    /// Every fact the track reads, derived ones included.
    #[must_use]
    pub fn reads(&self) -> FactSet {
        let notes = self.notes.iter().filter_map(|note| note.when.as_ref());
        let rules = self.rules().chain(self.benefit.conditions()).chain(notes);
        let costs = FactSet::from_iter(self.benefit.costs.iter().copied());
        rules.fold(costs, |all, rule| all.union(rule.reads()))
    }
}
