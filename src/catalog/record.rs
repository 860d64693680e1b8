//! How the records in `data/` are written: the shapes of the JSON, apart from the model, and their schema.
//!
//! The descriptions here are the editors' guide: the schema in `data/schema/` is generated from them.

mod question;

pub use question::{
    ActionRecord, BandRecord, ChoiceRecord, CodeRecord, CodesRecord, QuestionRecord,
    QuestionsRecord,
};

use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Words, one text a language. 日本語 is always there.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRecord {
    /// 日本語: plain sentences in our own words, written for an owner.
    pub ja: String,
    /// やさしい日本語: short sentences, with ruby on every kanji as `{漢字|かんじ}`.
    #[serde(default)]
    pub easy: String,
    /// English.
    #[serde(default)]
    pub en: String,
}

/// A programme: what a business applies to or uses; it lives across years.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// Permanent, ASCII kebab-case, the same as the file's name. Never reused.
    pub id: String,
    /// The programme's name, with ordinary characters.
    pub name: TextRecord,
    /// The reading of the name in hiragana, by which it is searched.
    pub kana: String,
    /// What it is, in two sentences at most.
    pub summary: TextRecord,
    /// The editions, the newest first.
    pub editions: Vec<EditionRecord>,
}

/// The programme as one document states it for one fiscal year and budget stage.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EditionRecord {
    /// Unique in the programme, such as `fy2021-request`.
    pub id: String,
    /// Entries of the documents that the edition speaks for as a whole (a heading above its tracks).
    #[serde(default)]
    pub entries: Vec<String>,
    /// The lines that name it, such as `003:980-981`.
    pub cite: String,
    /// The fiscal year of its money.
    pub fiscal_year: u16,
    /// Further fiscal years for which the document lists it.
    #[serde(default)]
    pub also_in: Vec<u16>,
    /// How far the money had come.
    pub stage: StageRecord,
    /// What kind of budget it is.
    pub kind: KindRecord,
    /// Who runs it; the state unless said otherwise.
    #[serde(default)]
    pub body: BodyRecord,
    /// The id of its line in `budget_lines.json`.
    pub budget_line: Option<String>,
    /// Which of that line's offices answer for it; leave out where the document prints none.
    #[serde(default)]
    pub offices: Vec<String>,
    /// The application period, where one is printed; both days included.
    pub period: Option<PeriodRecord>,
    /// The older editions it goes on from; more than one where the documents merge them.
    #[serde(default)]
    pub continues: Vec<LinkRecord>,
    /// How its tracks reach an owner, where a track says nothing else.
    pub reach: ReachRecord,
    /// How it works, for an owner.
    pub how: TextRecord,
    /// How to apply, one step each.
    pub apply: Vec<TextRecord>,
    /// What to ask at the counter and what it will ask, one each.
    pub counter: Vec<TextRecord>,
    /// Requirements of every track.
    #[serde(default)]
    pub requirements: Vec<RequirementRecord>,
    /// The ways to receive it.
    pub tracks: Vec<TrackRecord>,
}

/// An application period; both days included.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PeriodRecord {
    /// The first day, as `2020-08-03`.
    pub opens: String,
    /// The last day, on which one may still apply.
    pub closes: String,
}

/// A link to an older edition of the same programme.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LinkRecord {
    /// The older edition's id.
    pub edition: String,
    /// What the link rests on.
    pub basis: BasisRecord,
    /// What changed, one sentence each; figures only as they stand in the two editions.
    #[serde(default)]
    pub changes: Vec<TextRecord>,
    /// Tracks that had another id in the older edition, where `changes` says so: the id here, then the one there.
    #[serde(default)]
    pub renamed: BTreeMap<String, String>,
}

/// One way to receive a programme, with its own requirements and benefit.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrackRecord {
    /// Unique in the edition, kebab-case.
    pub id: String,
    /// The entries it speaks for, the most specific first.
    pub entries: Vec<String>,
    /// Its name; leave out where the programme has only this one.
    #[serde(default)]
    pub name: TextRecord,
    /// How it reaches an owner, where that differs from its edition.
    pub reach: Option<ReachRecord>,
    /// The purposes it serves: choices of the question `purposes`.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// What it asks for; a list is read as *and*.
    #[serde(default)]
    pub requirements: Vec<RequirementRecord>,
    /// What it gives.
    pub benefit: BenefitRecord,
    /// What is worth knowing and decides nothing, such as a minus in the screening.
    #[serde(default)]
    pub notes: Vec<NoteRecord>,
}

/// One condition of a track: a rule, a judgement, or "no better track fits". Just one of `when`, `judged_by` and
/// `unless_track`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RequirementRecord {
    /// Unique in the track, kebab-case.
    pub id: String,
    /// What has to be known of the business. Its wording is generated.
    pub when: Option<RuleRecord>,
    /// Who decides what no machine can; then `text` says what they look at.
    pub judged_by: Option<JudgeRecord>,
    /// What the judge looks at, as a thing to confirm.
    pub text: Option<TextRecord>,
    /// The id of a better track of the same edition: this one is for those whom that one does not fit.
    pub unless_track: Option<String>,
    /// The lines that say so.
    pub cite: String,
}

/// A rule. Either one of `all`, `any`, `not`, or a `fact` with one thing asked of it.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleRecord {
    /// Every one holds.
    pub all: Option<Vec<RuleRecord>>,
    /// At least one holds.
    pub any: Option<Vec<RuleRecord>>,
    /// It does not hold.
    pub not: Option<Box<RuleRecord>>,
    /// The fact, by its id.
    pub fact: Option<String>,
    /// For a choice: it is one of these.
    pub one_of: Option<Vec<String>>,
    /// For several choices: at least one of these is among them.
    pub any_of: Option<Vec<String>>,
    /// For yes or no.
    pub is: Option<bool>,
    /// For a number: this or more ("以上"), in people, businesses, years, square meters, yen or percent.
    #[schemars(with = "Option<f64>")]
    pub at_least: Option<serde_json::Number>,
    /// For a number: this or less ("以下", "まで").
    #[schemars(with = "Option<f64>")]
    pub at_most: Option<serde_json::Number>,
    /// For a day: this day or later ("以降").
    pub on_or_after: Option<String>,
    /// For a day: this day or earlier.
    pub on_or_before: Option<String>,
}

/// What a track gives. Only what the document prints: a rate or cap it does not print is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BenefitRecord {
    /// The kind of help.
    pub kind: BenefitKindRecord,
    /// What one gets, in a sentence.
    pub text: TextRecord,
    /// 補助率. One without `when` is for whoever meets none of the others.
    #[serde(default)]
    pub rates: Vec<RateRecord>,
    /// Rates that the document prints without saying which is whose. Instead of `rates`.
    pub unassigned_rates: Option<UnassignedRatesRecord>,
    /// 補助上限額. One without `when` is for whoever meets none of the others of the same `per`.
    #[serde(default)]
    pub caps: Vec<CapRecord>,
    /// 補助下限額.
    pub floor: Option<YenRecord>,
    /// 上乗せ.
    #[serde(default)]
    pub addons: Vec<AddonRecord>,
    /// The parts of the planned spend it pays for: `spend_…` facts. Needed where there is a rate.
    #[serde(default)]
    pub costs: Vec<String>,
    /// Which of `costs` are paid for only as far as they serve the programme.
    #[serde(default)]
    pub shared_costs: Vec<SharedCostsRecord>,
    /// How long it lasts at most.
    pub duration_years: Option<DurationRecord>,
    /// How many visits of an expert there are at most. One without `when` is for whoever meets none of the others.
    #[serde(default)]
    pub visits: Vec<VisitsRecord>,
}

/// Costs that an owner may have for something else too: counted toward the most, and not toward the least.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedCostsRecord {
    /// `spend_…` facts that stand in `costs`.
    pub parts: Vec<String>,
    /// Whose they may be: who has one of these other purposes.
    pub when: RuleRecord,
}

/// Visits of an expert.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct VisitsRecord {
    /// Visits at most, as a rule ("原則…回まで").
    pub visits: u8,
    /// When it applies.
    pub when: Option<RuleRecord>,
    /// The lines that print it.
    pub cite: String,
}

/// Rates of which the document does not say which is whose.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnassignedRatesRecord {
    /// Exact fractions, such as `2/3`, as they are printed.
    pub rates: Vec<String>,
    /// The lines that print them.
    pub cite: String,
}

/// A rate.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RateRecord {
    /// An exact fraction, such as `2/3`.
    pub rate: String,
    /// When it applies.
    pub when: Option<RuleRecord>,
    /// The lines that print it.
    pub cite: String,
}

/// A cap.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CapRecord {
    /// Whole yen.
    pub yen: u64,
    /// What it is counted by; the whole grant unless said otherwise.
    #[serde(default)]
    pub per: PerRecord,
    /// When it applies.
    pub when: Option<RuleRecord>,
    /// The lines that print it.
    pub cite: String,
}

/// A figure in yen.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct YenRecord {
    /// Whole yen.
    pub yen: u64,
    /// The lines that print it.
    pub cite: String,
}

/// An add-on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddonRecord {
    /// Unique in the track.
    pub id: String,
    /// How it counts.
    pub kind: AddonKindRecord,
    /// Whole yen.
    pub yen: u64,
    /// What it is counted by.
    #[serde(default)]
    pub per: PerRecord,
    /// When it applies.
    pub when: Option<RuleRecord>,
    /// What it is for.
    pub text: TextRecord,
    /// The lines that print it.
    pub cite: String,
}

/// A duration.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DurationRecord {
    /// Years at most.
    pub years: u8,
    /// The lines that print it.
    pub cite: String,
}

/// A note.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteRecord {
    /// Unique in the track.
    pub id: String,
    /// Whom it is for; everyone when left out.
    pub when: Option<RuleRecord>,
    /// What it does in the screening.
    pub effect: EffectRecord,
    /// The words.
    pub text: TextRecord,
    /// The lines that say so.
    pub cite: String,
}

/// `definitions.json`: thresholds of the law on size.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DefinitionsRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The law.
    pub law: TextRecord,
    /// The day on which the thresholds were read.
    pub as_of: String,
    /// The applicants that are businesses: choices of `applicant`.
    pub businesses: Vec<String>,
    /// The thresholds.
    pub lines: Vec<SizeLineRecord>,
}

/// Thresholds for some industries; all inclusive.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SizeLineRecord {
    /// What the law calls them.
    pub name: TextRecord,
    /// The article.
    pub article: TextRecord,
    /// Choices of `industry`.
    pub industries: Vec<String>,
    /// 中小企業者: capital, yen.
    pub sme_capital_yen: i64,
    /// 中小企業者: regular employees, people.
    pub sme_employees: i64,
    /// 小規模企業者: regular employees, people.
    pub small_employees: i64,
    /// What an owner has to know who falls outside it; where other lines are in use as well.
    #[serde(default)]
    pub note: TextRecord,
}

/// `sources.json`: the documents.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The day on which the records were last checked against the documents, as `2026-11-21`. Whoever checks them all
    /// anew writes that day; a kiosk tells by it when its data is old.
    pub as_of: String,
    /// The documents.
    pub documents: Vec<DocumentRecord>,
}

/// A document.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentRecord {
    /// Three digits.
    pub id: String,
    /// Its title.
    pub title: TextRecord,
    /// The fiscal year it plans.
    pub fiscal_year: u16,
}

/// `budget_lines.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetLinesRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The lines.
    pub budget_lines: Vec<BudgetLineRecord>,
}

/// A line of a budget.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetLineRecord {
    /// Permanent, kebab-case.
    pub id: String,
    /// Its name.
    pub name: TextRecord,
    /// The entry it stands for.
    pub entry: String,
    /// The amount.
    pub amount: Option<YenRecord>,
    /// The year before's amount.
    pub prior: Option<YenRecord>,
    /// 内数: the entries that are paid from the same amount.
    #[serde(default)]
    pub shared_by: Vec<SharedRecord>,
    /// The offices printed for it.
    #[serde(default)]
    pub offices: Vec<OfficeRecord>,
}

/// An entry that is paid from a budget line together with others (内数).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharedRecord {
    /// The entry.
    pub entry: String,
    /// The lines that say so.
    pub cite: String,
}

/// An office.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfficeRecord {
    /// Unique in the line.
    pub id: String,
    /// Its name.
    pub name: TextRecord,
    /// Its telephone, as printed.
    pub phone: String,
    /// The entry the document prints it for.
    pub entry: String,
    /// The lines.
    pub cite: String,
}

/// `search_words.json`: the words people use, beside those of the programmes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWordsFileRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The words.
    pub search_words: Vec<SearchWordsRecord>,
}

/// The words for some purposes or for a kind of help.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchWordsRecord {
    /// The purposes they stand for: choices of the question `purposes`.
    #[serde(default)]
    pub purposes: Vec<String>,
    /// The kind of help they stand for.
    pub kind: Option<BenefitKindRecord>,
    /// The words, as people type them.
    pub words: Vec<String>,
}

/// `coverage.json`: the entries that no programme carries.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CoverageRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The entries.
    pub not_carried: Vec<UncarriedRecord>,
}

/// An entry that is not carried.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UncarriedRecord {
    /// The entry.
    pub entry: String,
    /// Its name.
    pub name: TextRecord,
    /// Why, for an owner who looks for it.
    pub reason: TextRecord,
}

/// `terms.json`: the terms of art that our texts use.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsRecord {
    /// Where the editor finds this schema.
    #[serde(rename = "$schema")]
    pub schema: Option<String>,
    /// The terms.
    pub terms: Vec<TermRecord>,
}

/// 用語: a term of art and what it means. It has a law, a cite, or both.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TermRecord {
    /// Its permanent id.
    pub id: String,
    /// What it is called.
    pub name: TextRecord,
    /// The spellings by which it is found in our texts; in English without a plural.
    pub found_by: Vec<TextRecord>,
    /// Longer words that hold a spelling and mean something else.
    #[serde(default)]
    pub not_in: Vec<TextRecord>,
    /// What it means, in two sentences at most.
    pub text: TextRecord,
    /// The law that says so, with its article.
    pub law: Option<TextRecord>,
    /// The lines of the documents that say so.
    pub cite: Option<String>,
}

/// Writes an enum of the records and its reading into the model's.
macro_rules! words {
    ($(#[$doc:meta])* $record:ident => $model:ident { $($(#[$each:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $record { $($(#[$each])* $variant,)* }

        impl From<$record> for super::$model {
            fn from(record: $record) -> Self {
                match record { $($record::$variant => Self::$variant,)* }
            }
        }
    };
}

words! {
    /// How far the money had come.
    StageRecord => BudgetStage {
        /// 概算要求・要望.
        Requested,
        /// 予算案.
        Budgeted,
        /// 成立.
        Enacted,
    }
}
words! {
    /// The kind of budget.
    KindRecord => BudgetKind {
        /// 当初.
        Initial,
        /// 補正.
        Supplementary,
        /// 予備費.
        Reserve,
        /// A tax measure.
        Tax,
    }
}
words! {
    /// Who runs an edition.
    #[derive(Default)]
    BodyRecord => Body {
        /// 国.
        #[default]
        National,
        /// 都道府県.
        Prefecture,
        /// 中小機構.
        Smrj,
    }
}
words! {
    /// What a link rests on.
    BasisRecord => LinkBasis {
        /// The documents say so.
        Stated,
        /// The name is the same.
        SameName,
        /// Only the content is.
        SameContent,
    }
}
words! {
    /// How an owner gets at it.
    ReachRecord => Reach {
        /// The owner applies or calls.
        Direct,
        /// 都道府県・市町村 takes the application or gives the help.
        Prefecture,
        /// 商工会・商工会議所 gives the help.
        Society,
        /// A 組合 or another association of businesses applies and its members share in it.
        Association,
        /// A bank or another lender takes the application.
        Bank,
        /// Another support body applies and gives the help.
        SupportBody,
        /// Not for a business at all: listed and found, never advised.
        NotForBusiness,
    }
}
words! {
    /// Who decides.
    JudgeRecord => Judge {
        /// 窓口.
        Office,
        /// 審査.
        Screening,
    }
}
words! {
    /// What a note does in the screening.
    EffectRecord => Effect {
        /// 加点.
        Favors,
        /// 減点.
        Weighs,
        /// Neither.
        Informs,
    }
}
words! {
    /// How an add-on counts.
    AddonKindRecord => AddonKind {
        /// It raises the cap.
        RaisesCap,
        /// Beside the rest, by a rate the document does not print.
        Beside,
        /// 定額補助 up to this cap.
        FixedGrant,
    }
}
words! {
    /// What a figure is counted by.
    #[derive(Default, PartialEq, Eq)]
    PerRecord => Per {
        /// The whole grant.
        #[default]
        Grant,
        /// Each fiscal year of the project.
        Year,
        /// Each business of the consortium.
        Firm,
        /// Each square meter of the land that is bought.
        SquareMeter,
    }
}
words! {
    /// The kind of help.
    BenefitKindRecord => BenefitKind {
        /// 補助金.
        Subsidy,
        /// 委託研究開発.
        CommissionedResearch,
        /// 貸付・リース.
        Loan,
        /// 利子補給.
        InterestSubsidy,
        /// 税制.
        TaxMeasure,
        /// 専門家派遣.
        ExpertVisits,
        /// 計画策定・金融機関調整.
        PlanningSupport,
        /// 診断.
        Diagnosis,
        /// 施設の貸与.
        Premises,
        /// 相談.
        Consultation,
        /// マッチング・商談.
        Matching,
        /// 研修・講習.
        Training,
        /// 共済.
        MutualAid,
        /// 情報提供.
        Information,
        /// 何でも相談.
        AdviceDesk,
    }
}
