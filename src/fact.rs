//! 事実: what can be known of a business, and how far it is known.

use crate::gather::{Gather, Gathered};
use crate::{date::Date, truth::Truth};
use serde::{Deserialize, Serialize};

/// How the values of a fact look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One of the question's choices.
    Choice,
    /// Any number of the question's choices.
    Set,
    /// はい or いいえ.
    YesNo,
    /// A count of people, businesses, years or square meters.
    Count,
    /// 円.
    Yen,
    /// 年率％, kept in hundredths of a percent.
    Percent,
    /// A day, kept as [`Date::ordinal`](crate::date::Date::ordinal).
    Date,
}

impl Shape {
    /// Reads a number or day as a person or a record writes it, into the unit the fact is kept in.
    ///
    /// # Errors
    /// When the text is no such value; the message says what to write.
    pub fn read(self, text: &str) -> Result<i64, String> {
        match self {
            Self::Date => text.parse::<Date>().map(Date::ordinal),
            Self::Percent => hundredths(text).ok_or_else(|| format!("`{text}` is not a percentage; write a number with two decimals at most, such as `2.5`")),
            Self::Count | Self::Yen | Self::Choice | Self::Set | Self::YesNo => text
                .parse()
                .ok()
                .filter(|number| is_plain(text) && (0..=LARGEST).contains(number))
                .ok_or_else(|| format!("`{text}` is not a whole number from 0 to {LARGEST}")),
        }
    }

    /// Writes what [`read`](Self::read) reads.
    #[must_use]
    pub fn write(self, value: i64) -> String {
        match self {
            Self::Date => {
                Date::from_ordinal(value).map_or_else(|| value.to_string(), |day| day.to_string())
            }
            Self::Percent if value % 100 == 0 => (value / 100).to_string(),
            Self::Percent => format!("{}.{:02}", value / 100, value % 100)
                .trim_end_matches('0')
                .to_owned(),
            Self::Count | Self::Yen | Self::Choice | Self::Set | Self::YesNo => value.to_string(),
        }
    }
}

/// The largest number anyone may answer: a thousand trillion, far above any budget and far below an overflow.
const LARGEST: i64 = 1_000_000_000_000_000;

/// Digits alone: no sign, so that nothing is read of `-0`.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn hundredths(text: &str) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| {
        (1..=6).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let decimals = if decimals.len() == 1 {
        decimals.parse::<i64>().ok()? * 10
    } else {
        decimals.parse().ok()?
    };
    Some(whole.parse::<i64>().ok()? * 100 + decimals)
}

/// Writes the enum of facts from one table: variant, id, shape.
macro_rules! facts {
    ($($(#[$doc:meta])* $variant:ident $id:literal $shape:ident,)*) => {
        /// 事実. One thing that can be known of a business. Its id is also the id of the question that asks it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Fact { $($(#[$doc])* $variant,)* }

        impl Fact {
            /// Every fact.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// The permanent id, as in `data/questions.json` and in an answers file.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),* }
            }

            /// How its values look.
            #[must_use]
            pub fn shape(self) -> Shape {
                match self { $(Self::$variant => Shape::$shape),* }
            }
        }
    };
}

facts! {
    /// 相談者: who is asking.
    Applicant "applicant" Choice,
    /// 組合・団体の種類.
    AssociationKind "association_kind" Choice,
    /// 支援機関の種類.
    SupportBodyKind "support_body_kind" Choice,
    /// 創業に向けた具体的な行動計画.
    FoundingPlan "founding_plan" YesNo,
    /// 目的: what they want to do; several.
    Purposes "purposes" Set,
    /// 業種: the industry the size law looks at.
    Industry "industry" Choice,
    /// 制度が特に名を挙げる分野; several.
    Fields "fields" Set,
    /// 常時使用する従業員: regular employees, people.
    RegularEmployees "regular_employees" Count,
    /// 資本金: stated capital, yen.
    StatedCapital "stated_capital" Yen,
    /// 企業規模: the size class, derived from applicant, industry, capital and employees.
    SizeClass "size_class" Choice,
    /// 都道府県.
    Prefecture "prefecture" Choice,
    /// 事業承継の状況; several.
    Succession "succession" Set,
    /// 経営者保証: a personal guarantee by the owner on the company's loans.
    OwnerGuarantee "owner_guarantee" YesNo,
    /// 災害・感染症の影響; several.
    Disaster "disaster" Set,
    /// 令和2年7月豪雨で受けた被害; several.
    RainDamage "rain_damage" Set,
    /// 売上の減少.
    SalesFell "sales_fell" YesNo,
    /// 財務の状況.
    Finances "finances" Choice,
    /// 認定・承認・提出した計画; several.
    Plans "plans" Set,
    /// 経営革新計画を申請した日.
    InnovationPlanAppliedOn "innovation_plan_applied_on" Date,
    /// 先端設備等導入計画を申請した日.
    EquipmentPlanAppliedOn "equipment_plan_applied_on" Date,
    /// 経営革新計画の労働生産性の伸び, a year.
    InnovationPlanProductivity "innovation_plan_productivity" Percent,
    /// 地域経済牽引事業計画の労働生産性の伸び, a year.
    RegionalPlanProductivity "regional_plan_productivity" Percent,
    /// 連携体の者数, oneself and the lead company included.
    ConsortiumSize "consortium_size" Count,
    /// 幹事企業.
    LeadCompany "lead_company" Choice,
    /// 連携先のうち小規模事業者の数, the lead company not counted.
    SmallPartners "small_partners" Count,
    /// 連携先の半数以上が小規模事業者か, derived from the two counts.
    SmallPartnersHalf "small_partners_half" YesNo,
    /// 複数者による共同申請.
    JointApplication "joint_application" YesNo,
    /// 連携する相手; several.
    PartnerKinds "partner_kinds" Set,
    /// AI・IoT等の先端技術の活用.
    AdvancedTechnology "advanced_technology" YesNo,
    /// 特定ものづくり基盤技術 (鋳造・鍛造・切削・めっきなど) の活用.
    CoreTechnology "core_technology" YesNo,
    /// 自社にとって新しい商品・サービス・作り方への挑戦か.
    NewInitiative "new_initiative" YesNo,
    /// 事業の遂行に必要な専門家の活用.
    UsesExpert "uses_expert" YesNo,
    /// 付加価値額の伸び, a year.
    ValueAddedGrowth "value_added_growth" Percent,
    /// 経常利益の伸び, a year.
    OrdinaryProfitGrowth "ordinary_profit_growth" Percent,
    /// 給与支給総額の伸び, a year.
    PayrollGrowth "payroll_growth" Percent,
    /// 事業場内最低賃金と地域別最低賃金の差, yen an hour.
    MinimumWageMargin "minimum_wage_margin" Yen,
    /// 過去3年以内の同じ補助金の受給.
    PastGrant "past_grant" YesNo,
    /// 地域未来牽引企業.
    RegionalLeader "regional_leader" Choice,
    /// 地域の産品・技術・観光資源の活用.
    LocalResources "local_resources" YesNo,
    /// 中心市街地活性化の認定基本計画.
    CityPlan "city_plan" Choice,
    /// 都道府県・政令指定都市などが費用を支援する取組か.
    LocalGovernmentSupport "local_government_support" YesNo,
    /// 海外展開の段階; several.
    Overseas "overseas" Set,
    /// 外国人材; several.
    ForeignWorkers "foreign_workers" Set,
    /// 省エネの取組; several.
    EnergyWork "energy_work" Set,
    /// その設備への民間金融機関等からの融資.
    BankLoan "bank_loan" YesNo,
    /// ZEBにする建築物の延べ面積, square meters.
    FloorArea "floor_area" Count,
    /// 原子力発電施設等の周辺地域への立地.
    NuclearArea "nuclear_area" Choice,
    /// 自治体が積極的に誘致した企業か.
    InvitedByMunicipality "invited_by_municipality" YesNo,
    /// 新設・増設に伴う電力契約の増.
    PowerContractGrows "power_contract_grows" YesNo,
    /// 新しく雇う人数, people.
    NewHires "new_hires" Count,
    /// 用地の取得から操業開始までの年数, years.
    YearsToOperation "years_to_operation" Count,
    /// 取得する用地の面積, square meters.
    LandArea "land_area" Count,
    /// 取組の年数.
    ProjectYears "project_years" Count,
    /// 計画期間の3年目か.
    ThirdPlanYear "third_plan_year" YesNo,
    /// 予定している費用の総額, yen.
    PlannedSpend "planned_spend" Yen,
    /// うち設備投資・開発.
    SpendInvestment "spend_investment" Yen,
    /// うち販路開拓.
    SpendSales "spend_sales" Yen,
    /// うちITツール.
    SpendIt "spend_it" Yen,
    /// うちM&Aの専門家.
    SpendExpert "spend_expert" Yen,
    /// うち廃業.
    SpendClosure "spend_closure" Yen,
    /// うち被災した施設・設備の復旧.
    SpendRestoration "spend_restoration" Yen,
    /// うち連携して行う分.
    SpendJoint "spend_joint" Yen,
}

impl Fact {
    /// The parts that [`PlannedSpend`](Fact::PlannedSpend) is made of.
    pub const SPEND_PARTS: &[Self] = &[
        Self::SpendInvestment,
        Self::SpendSales,
        Self::SpendIt,
        Self::SpendExpert,
        Self::SpendClosure,
        Self::SpendRestoration,
        Self::SpendJoint,
    ];

    /// The fact of an id, none when there is no such fact.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.id() == id)
    }

    /// Derived from other facts, so that no question asks it.
    #[must_use]
    pub fn is_derived(self) -> bool {
        matches!(self, Self::SizeClass | Self::SmallPartnersHalf)
    }

    fn bit(self) -> u128 {
        1 << (self as u128)
    }
}

/// A set of facts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FactSet(u128);

impl FactSet {
    /// No fact.
    pub const EMPTY: Self = Self(0);

    /// Whether `fact` is in it.
    #[must_use]
    pub fn contains(self, fact: Fact) -> bool {
        self.0 & fact.bit() != 0
    }

    /// Adds `fact`.
    pub fn insert(&mut self, fact: Fact) {
        self.0 |= fact.bit();
    }

    /// The facts of both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The facts that are in both.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// The facts that are not in the other.
    #[must_use]
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// How many there are.
    #[must_use]
    pub fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// Whether some fact is in both.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The facts, in the order of their declaration.
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let fact = Fact::ALL.get(rest.trailing_zeros() as usize)?;
            rest &= rest - 1;
            Some(*fact)
        })
    }
}

impl Gathered<Fact> for FactSet {
    fn from_all(facts: impl Iterator<Item = Fact>) -> Self {
        Self::from_iter(facts)
    }
}

impl FromIterator<Fact> for FactSet {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        facts.into_iter().fold(Self::EMPTY, |mut set, fact| {
            set.insert(fact);
            set
        })
    }
}

/// Choices of one question as bits, the first choice the lowest.
pub type Choices = u64;

/// How far a fact is known: every value that is still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Knowledge {
    /// For choices and yes/no: the value is one of these.
    OneOf(Choices),
    /// For sets: all of `has` are in it, and none outside `may`.
    Set {
        /// Surely in the set.
        has: Choices,
        /// Possibly in the set; includes `has`.
        may: Choices,
    },
    /// For numbers and days: the value lies between the two, both included.
    Range {
        /// The least it can be.
        min: i64,
        /// The most it can be.
        max: i64,
    },
}

/// The two choices of a [`Shape::YesNo`] fact, as bits.
pub const NO: Choices = 0b01;
/// See [`NO`].
pub const YES: Choices = 0b10;

impl Knowledge {
    /// Nothing known of a fact of this shape.
    #[must_use]
    pub fn nothing(shape: Shape) -> Self {
        match shape {
            Shape::Choice => Self::OneOf(Choices::MAX),
            Shape::YesNo => Self::OneOf(NO | YES),
            Shape::Set => Self::Set {
                has: 0,
                may: Choices::MAX,
            },
            Shape::Count | Shape::Yen | Shape::Percent | Shape::Date => Self::Range {
                min: 0,
                max: i64::MAX,
            },
        }
    }

    /// A number known exactly.
    #[must_use]
    pub fn number(value: i64) -> Self {
        Self::Range {
            min: value,
            max: value,
        }
    }

    /// A set known exactly.
    #[must_use]
    pub fn set(choices: Choices) -> Self {
        Self::Set {
            has: choices,
            may: choices,
        }
    }

    /// Whether just one value is possible.
    #[must_use]
    pub fn is_exact(self) -> bool {
        match self {
            Self::OneOf(choices) => choices.count_ones() == 1,
            Self::Set { has, may } => has == may,
            Self::Range { min, max } => min == max,
        }
    }

    /// What is known when either of the two may be the case.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self, other) {
            (Self::OneOf(a), Self::OneOf(b)) => Self::OneOf(a | b),
            (Self::Set { has: a, may: b }, Self::Set { has: c, may: d }) => Self::Set {
                has: a & c,
                may: b | d,
            },
            (Self::Range { min: a, max: b }, Self::Range { min: c, max: d }) => Self::Range {
                min: a.min(c),
                max: b.max(d),
            },
            (Self::OneOf(_) | Self::Set { .. } | Self::Range { .. }, _) => self,
        }
    }

    /// The bounds of a number; everything for what is no number.
    #[must_use]
    pub fn bounds(self) -> (i64, i64) {
        match self {
            Self::Range { min, max } => (min, max),
            Self::OneOf(_) | Self::Set { .. } => (0, i64::MAX),
        }
    }

    /// Whether the value is one of `choices`.
    #[must_use]
    pub fn is_one_of(self, choices: Choices) -> Truth {
        match self {
            Self::OneOf(possible) => {
                Truth::between(possible & !choices == 0, possible & choices != 0)
            }
            Self::Set { .. } | Self::Range { .. } => Truth::Unknown,
        }
    }

    /// Whether the set has any of `choices`.
    #[must_use]
    pub fn has_any_of(self, choices: Choices) -> Truth {
        match self {
            Self::Set { has, may } => Truth::between(has & choices != 0, may & choices != 0),
            Self::OneOf(_) | Self::Range { .. } => Truth::Unknown,
        }
    }

    /// Whether the number lies between the two, both included.
    #[must_use]
    pub fn is_within(self, least: i64, most: i64) -> Truth {
        match self {
            Self::Range { min, max } => {
                Truth::between(least <= min && max <= most, least <= max && min <= most)
            }
            Self::OneOf(_) | Self::Set { .. } => Truth::Unknown,
        }
    }
}

/// 事実: all that is known of one business.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts(Vec<Knowledge>);

impl Facts {
    /// Nothing known.
    #[must_use]
    pub fn nothing() -> Self {
        Self(
            Fact::ALL
                .iter()
                .map(|fact| Knowledge::nothing(fact.shape()))
                .gather(),
        )
    }

    /// What is known of `fact`.
    #[must_use]
    pub fn get(&self, fact: Fact) -> Knowledge {
        self.0
            .get(fact as usize)
            .copied()
            .unwrap_or_else(|| Knowledge::nothing(fact.shape()))
    }

    /// Sets what is known of `fact`.
    pub fn set(&mut self, fact: Fact, knowledge: Knowledge) {
        if let Some(known) = self.0.get_mut(fact as usize) {
            *known = knowledge;
        }
    }

    /// The facts of which not the same is known.
    #[must_use]
    pub fn differing(&self, other: &Self) -> FactSet {
        let pairs = Fact::ALL.iter().zip(self.0.iter().zip(&other.0));
        pairs
            .filter(|(_, (one, other))| one != other)
            .map(|(fact, _)| *fact)
            .gather()
    }

    /// The same facts with one of them set otherwise.
    #[must_use]
    pub fn with(&self, fact: Fact, knowledge: Knowledge) -> Self {
        let mut facts = self.clone();
        facts.set(fact, knowledge);
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{False, True, Unknown};

    #[test]
    fn what_two_sets_share_is_less_than_either() {
        let set = |facts: &[Fact]| facts.iter().copied().collect::<FactSet>();
        let (one, other) = (
            set(&[Fact::Applicant, Fact::Prefecture]),
            set(&[Fact::Prefecture, Fact::Disaster]),
        );
        assert_eq!(one.both(other), set(&[Fact::Prefecture]));
        assert_eq!(one.without(other), set(&[Fact::Applicant]));
        assert!(one.both(set(&[Fact::Disaster])).is_empty());
    }

    #[test]
    fn an_interval_is_compared_as_one() {
        for (min, max, least, most, truth) in [
            (21, 50, 0, 20, False),
            (21, 50, 0, 21, Unknown),
            (21, 50, 0, 49, Unknown),
            (21, 50, 0, 50, True),
            (21, 50, 21, i64::MAX, True),
            (21, 50, 22, i64::MAX, Unknown),
            (21, 50, 51, i64::MAX, False),
        ] {
            assert_eq!(
                Knowledge::Range { min, max }.is_within(least, most),
                truth,
                "{min}..{max} in {least}..{most}"
            );
        }
    }

    #[test]
    fn choices_and_sets_are_three_valued() {
        for (possible, asked, truth) in [
            (0b001, 0b011, True),
            (0b011, 0b011, True),
            (0b101, 0b011, Unknown),
            (0b100, 0b011, False),
        ] {
            assert_eq!(Knowledge::OneOf(possible).is_one_of(asked), truth);
        }
        for (has, may, asked, truth) in [
            (0b001, 0b111, 0b001, True),
            (0, 0b111, 0b001, Unknown),
            (0, 0b110, 0b001, False),
        ] {
            assert_eq!(Knowledge::Set { has, may }.has_any_of(asked), truth);
        }
    }

    #[test]
    fn either_of_two_is_what_both_leave_possible() {
        let set = |has, may| Knowledge::Set { has, may };
        let range = |min, max| Knowledge::Range { min, max };
        for (one, other, either) in [
            (
                Knowledge::OneOf(0b011),
                Knowledge::OneOf(0b110),
                Knowledge::OneOf(0b111),
            ),
            (set(0b011, 0b011), set(0b110, 0b111), set(0b010, 0b111)),
            (set(0b001, 0b101), set(0b001, 0b100), set(0b001, 0b101)),
            (range(3, 5), range(8, 9), range(3, 9)),
            (range(3, 9), range(4, 5), range(3, 9)),
        ] {
            assert_eq!(one.or(other), either);
            assert_eq!(other.or(one), either);
        }
    }

    #[test]
    fn only_one_possible_value_is_exact() {
        for (known, is) in [
            (Knowledge::OneOf(0b010), true),
            (Knowledge::OneOf(0b011), false),
            (Knowledge::set(0b011), true),
            (Knowledge::Set { has: 1, may: 3 }, false),
            (Knowledge::number(7), true),
            (Knowledge::Range { min: 7, max: 8 }, false),
        ] {
            assert_eq!(known.is_exact(), is, "{known:?}");
        }
    }

    #[test]
    fn sets_of_facts_are_joined_counted_and_compared() {
        use Fact::{Applicant, PastGrant, Prefecture};
        let of = |facts: &[Fact]| facts.iter().copied().collect::<FactSet>();
        let (one, other) = (of(&[Applicant, PastGrant]), of(&[PastGrant, Prefecture]));
        assert_eq!(one.union(other), of(&[Applicant, PastGrant, Prefecture]));
        assert_eq!((one.len(), one.union(other).len()), (2, 3));
        assert_eq!((FactSet::EMPTY.len(), of(&[Prefecture]).len()), (0, 1));
        assert!(one.meets(other) && !one.meets(of(&[Prefecture])));
        assert!(!FactSet::EMPTY.meets(one) && !one.meets(FactSet::EMPTY));
        assert!(FactSet::EMPTY.is_empty() && !one.is_empty());
    }

    #[test]
    fn only_what_became_otherwise_known_differs() {
        let before = Facts::nothing();
        let after = before.with(Fact::Prefecture, Knowledge::OneOf(1));
        assert_eq!(
            before.differing(&after),
            FactSet::from_iter([Fact::Prefecture])
        );
        assert_eq!(after.differing(&after), FactSet::EMPTY);
    }

    #[test]
    fn what_is_worked_out_is_no_question() {
        let derived = Fact::ALL.iter().filter(|fact| fact.is_derived());
        assert!(derived.eq([Fact::SizeClass, Fact::SmallPartnersHalf].iter()));
    }

    #[test]
    fn numbers_are_read_in_the_unit_of_their_fact() {
        for (shape, text, value) in [
            (Shape::Percent, "3", 300),
            (Shape::Percent, "2.5", 250),
            (Shape::Percent, "1.05", 105),
            (Shape::Count, "18", 18),
            (Shape::Date, "2018-12-21", 20_181_221),
        ] {
            assert_eq!(shape.read(text), Ok(value));
            assert_eq!(shape.write(value), text);
        }
        for (shape, text) in [
            (Shape::Percent, "2.505"),
            (Shape::Percent, "-1"),
            (Shape::Percent, ".5"),
            (Shape::Count, "2.5"),
            (Shape::Yen, "-1"),
            (Shape::Yen, "-0"),
            (Shape::Count, "+5"),
            (Shape::Date, "2018"),
        ] {
            assert!(shape.read(text).is_err(), "{shape:?} {text}");
        }
    }

    #[test]
    fn ids_are_unique_and_fit_a_fact_set() {
        assert!(Fact::ALL.len() <= 128);
        for fact in Fact::ALL {
            assert_eq!(Fact::from_id(fact.id()), Some(*fact));
        }
    }
}
