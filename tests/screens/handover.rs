//! 窓口に持っていく紙: what stands on it for the journeys, and what is left to the long version.

use super::{consultation, render, silent, words};
use crate::corpus::{self, Journey};
use std::rc::Rc;
use subsidy_advisor::{
    advice::{Finding, Recommendation, Standing, Verdict},
    catalog::{BenefitKind, Catalog, Defect},
    data_version,
    fact::Fact,
    ui::{Consultation, Extent, Route, Voice, Word},
};

/// So many recommendations have a place on the one page.
const PLACES: usize = 5;

fn page(consultation: &Consultation, extent: Extent) -> String {
    render(consultation, Route::Handover(extent))
}

/// The findings on the paper, each in its words.
fn items(html: &str) -> Vec<String> {
    html.split("<article")
        .skip(1)
        .map(|item| {
            words(
                item.split_once('>')
                    .unwrap()
                    .1
                    .split("</article>")
                    .next()
                    .unwrap(),
            )
        })
        .collect()
}

/// What is met, the desks for everyone aside, and what is open, both as they rank.
fn ranked<'r, 'a>(
    all: &'r [Recommendation<'a>],
) -> (Vec<&'r Recommendation<'a>>, Vec<&'r Recommendation<'a>>) {
    let desk = |one: &Recommendation<'_>| one.track.benefit.kind == BenefitKind::AdviceDesk;
    let met = all
        .iter()
        .filter(|one| matches!(one.verdict, Verdict::Met) && !desk(one));
    let open = all
        .iter()
        .filter(|one| matches!(one.verdict, Verdict::Open(_)));
    (met.collect(), open.collect())
}

fn name(voice: Voice<'_>, one: &Recommendation<'_>) -> String {
    let name = voice.text(&one.programme.name);
    match voice.text(&one.track.name) {
        "" => name.to_owned(),
        track => voice.fill(Word::NameWithTrack, &[("name", name), ("track", track)]),
    }
}

/// The questions to ask that a record suggests.
fn questions(voice: Voice<'_>, one: &Recommendation<'_>) -> Vec<String> {
    let prefix = voice.say(Word::CounterAsk);
    let texts = one.edition.counter.iter().map(|text| text.ja.as_str());
    texts
        .filter_map(|text| text.strip_prefix(prefix))
        .map(str::to_owned)
        .collect()
}

fn count(findings: &[Finding<'_>], counted: impl Fn(Standing) -> bool) -> usize {
    findings
        .iter()
        .filter(|finding| counted(finding.standing))
        .count()
}

fn cases(catalog: &Rc<Catalog>) -> Vec<(String, Consultation)> {
    let journeys = corpus::journeys();
    let cases = journeys.iter().flat_map(Journey::cases);
    cases
        .map(|case| (case.id.clone(), consultation(catalog, &case)))
        .collect()
}

#[test]
fn the_one_page_holds_the_first_recommendations_with_all_a_clerk_needs() {
    let catalog = Rc::new(corpus::catalog());
    let mut asked = [0; 3];
    let mut left_out = [0; 2];
    let mut barren = 0;
    let desks: Vec<&str> = catalog
        .programmes
        .iter()
        .filter(|one| {
            let mut tracks = one.editions.iter().flat_map(|edition| &edition.tracks);
            tracks.any(|track| track.benefit.kind == BenefitKind::AdviceDesk)
        })
        .map(|one| one.name.ja.as_str())
        .collect();
    for (id, consultation) in cases(&catalog) {
        let voice = consultation.voice();
        let html = page(&consultation, Extent::OnePage);
        let (paper, items) = (words(&html), items(&html));
        let advice = consultation.advice();
        let (met, open) = ranked(&advice.recommendations);
        let expected: Vec<_> = met.iter().chain(&open).take(PLACES).collect();
        assert!(items.len() <= expected.len(), "{id}");
        assert_eq!(items.is_empty(), expected.is_empty(), "{id}");
        for (at, (item, one)) in items.iter().zip(&expected).enumerate() {
            let name = name(voice, one);
            let numbered = format!("{}. {name}", at + 1);
            assert!(
                item.starts_with(&numbered),
                "{id}: {item} is not {numbered}"
            );
            let mut says = vec![voice.edition(one.edition), voice.cites(&one.edition.cites)];
            says.extend(voice.amount(&one.offer));
            says.extend(voice.sum(&one.offer));
            says.extend(one.offer.rate().map(|rate| rate.to_string()));
            says.extend(one.to_confirm().map(|(_, _, text)| text.ja.clone()));
            let offices = catalog.base.offices(one.edition);
            says.extend(offices.flat_map(|office| [office.name.ja.clone(), office.phone.clone()]));
            for (word, counted) in [
                (
                    Word::HandoverHolds,
                    count(&one.findings, |one| one == Standing::Holds),
                ),
                (
                    Word::HandoverOpen,
                    count(&one.findings, |one| matches!(one, Standing::Open(_))),
                ),
                (
                    Word::HandoverToConfirm,
                    count(&one.findings, |one| one == Standing::ToConfirm),
                ),
            ] {
                says.extend((counted > 0).then(|| voice.count(word, counted)));
            }
            for finding in &one.findings {
                if let Standing::Open(facts) = finding.standing {
                    let facts = consultation.worth_asking(facts).into_iter();
                    says.extend(facts.map(|fact| voice.label(fact)));
                }
            }
            for words in says {
                assert!(
                    item.contains(&words),
                    "{id}: {words} is not with {name}: {item}"
                );
            }
            let questions = questions(voice, one);
            let on_it = questions
                .iter()
                .filter(|one| item.contains(one.as_str()))
                .count();
            assert_eq!(on_it > 0, !questions.is_empty(), "{id}: {name}");
            asked[on_it] += 1;
        }
        let rest = met.len() + open.len() - items.len();
        let told = voice.fill(
            Word::HandoverMore,
            &[
                ("n", &rest.to_string()),
                ("met", &met.len().saturating_sub(items.len()).to_string()),
                (
                    "open",
                    &(open.len() - items.len().saturating_sub(met.len())).to_string(),
                ),
            ],
        );
        assert_eq!(paper.contains(&told), rest > 0, "{id}: {told}");
        let nothing = paper.contains(voice.say(Word::NothingFits));
        assert_eq!(nothing, expected.is_empty(), "{id}");
        barren += usize::from(nothing);
        assert!(
            !nothing || desks.iter().any(|desk| paper.contains(desk)),
            "{id}"
        );
        assert!(!paper.contains(voice.say(Word::ReviewEmpty)), "{id}");
        left_out[usize::from(items.len() < expected.len())] += 1;
        assert!(
            html.contains("class=\"qr\""),
            "{id}: no code for the camera"
        );
        for words in [
            voice.date(consultation.today).as_str(),
            data_version(),
            voice.say(Word::HandoverCaution),
            voice.say(Word::Brand),
        ] {
            assert!(paper.contains(words), "{id}: {words}");
        }
    }
    // The corpus has findings with one question and with two, and papers with and without room for all five.
    assert!(asked[1] > 0 && asked[2] > 0, "{asked:?}");
    assert!(left_out[0] > 0 && left_out[1] > 0, "{left_out:?}");
    assert!(barren > 0);
}

#[test]
fn what_was_said_stands_on_the_paper_once() {
    let catalog = Rc::new(corpus::catalog());
    for journey in corpus::journeys() {
        let (id, consultation) = (&journey.id, consultation(&catalog, &journey));
        let voice = consultation.voice();
        let html = page(&consultation, Extent::OnePage);
        let said = html
            .split("paper-said")
            .nth(1)
            .unwrap()
            .split("</section>")
            .next()
            .unwrap();
        let said = words(said);
        let situation = consultation.advice().situation;
        let size = voice.known(Fact::SizeClass, situation.facts.get(Fact::SizeClass));
        assert!(said.contains(&size), "{id}: {size}");
        for (fact, _) in consultation.answers.iter() {
            let counts = situation.applies.contains(fact) || situation.may_apply.contains(fact);
            if counts {
                assert!(said.contains(&voice.label(fact)), "{id}: {}", fact.id());
            }
        }
    }
}

#[test]
fn an_answer_that_no_longer_counts_is_not_on_the_paper() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    let label = consultation.voice().label(Fact::StatedCapital);
    for (applicant, stands) in [("company", true), ("sole_proprietor", false)] {
        for (question, text) in [("applicant", applicant), ("stated_capital", "3000000")] {
            consultation.answers.read(&catalog, question, text).unwrap();
        }
        let html = page(&consultation, Extent::OnePage);
        let said = html.split("<article").next().unwrap();
        assert_eq!(
            words(said).contains(&format!("{label}300万円")),
            stands,
            "{applicant}"
        );
    }
}

#[test]
fn a_no_and_a_dont_know_stand_in_a_row_and_a_yes_with_its_value() {
    let catalog = Rc::new(corpus::catalog());
    for (question, fact, text, run) in [
        ("disaster", Fact::Disaster, "none", Some(Word::HandoverNoes)),
        ("disaster", Fact::Disaster, "covid_19", None),
        (
            "past_grant",
            Fact::PastGrant,
            "no",
            Some(Word::HandoverNoes),
        ),
        ("past_grant", Fact::PastGrant, "yes", None),
        (
            "planned_spend",
            Fact::PlannedSpend,
            "0",
            Some(Word::HandoverNoes),
        ),
        ("planned_spend", Fact::PlannedSpend, "1", None),
        (
            "planned_spend",
            Fact::PlannedSpend,
            "unknown",
            Some(Word::HandoverUnknown),
        ),
    ] {
        let mut consultation = silent(&catalog);
        consultation
            .answers
            .read(&catalog, "applicant", "company")
            .unwrap();
        consultation.answers.read(&catalog, question, text).unwrap();
        let voice = consultation.voice();
        let html = page(&consultation, Extent::OnePage);
        let said = html.split("</section>").next().unwrap();
        let (pairs, runs) = said.split_once("paper-runs").unwrap_or((said, ""));
        let label = voice.label(fact);
        assert_eq!(
            words(pairs).contains(&label),
            run.is_none(),
            "{question}={text}"
        );
        let row = run.map(|run| [voice.say(run), &label].concat());
        assert!(
            row.is_none_or(|row| words(runs).contains(&row)),
            "{question}={text}"
        );
    }
}

#[test]
fn the_long_version_lists_every_requirement_of_all_that_fits_or_is_open() {
    let catalog = Rc::new(corpus::catalog());
    for journey in corpus::journeys() {
        let consultation = consultation(&catalog, &journey);
        let voice = consultation.voice();
        let html = page(&consultation, Extent::Whole);
        let items = items(&html);
        let advice = consultation.advice();
        let (met, open) = ranked(&advice.recommendations);
        let desks = advice.recommendations.iter().filter(|one| {
            matches!(one.verdict, Verdict::Met) && one.track.benefit.kind == BenefitKind::AdviceDesk
        });
        let expected: Vec<_> = met.into_iter().chain(open).chain(desks).collect();
        assert_eq!(items.len(), expected.len(), "{}", journey.id);
        for (item, one) in items.iter().zip(expected) {
            let name = name(voice, one);
            assert!(item.contains(&name), "{}: {name}", journey.id);
            for finding in &one.findings {
                let asked = voice.asked(finding.ground, one.edition);
                let cites = voice.cites(finding.ground.cites());
                assert!(item.contains(&asked), "{}: {asked}", journey.id);
                assert!(item.contains(&cites), "{}: {cites}", journey.id);
            }
            for question in questions(voice, one) {
                assert!(item.contains(&question), "{}: {question}", journey.id);
            }
        }
    }
}

#[test]
fn a_paper_without_answers_says_so() {
    let catalog = Rc::new(corpus::catalog());
    let consultation = silent(&catalog);
    let voice = consultation.voice();
    let empty = voice.say(Word::ReviewEmpty);
    let blank = words(&page(&consultation, Extent::OnePage));
    assert!(blank.contains(empty));
    // Where nothing was said, a link would lead nowhere.
    assert!(!page(&consultation, Extent::OnePage).contains("class=\"qr\""));
}

#[test]
fn what_could_not_be_read_is_said_on_the_paper() {
    let catalog = Rc::new(corpus::catalog());
    let mut consultation = silent(&catalog);
    let told = consultation.voice().say(Word::DefectsTitle);
    assert!(!words(&page(&consultation, Extent::OnePage)).contains(told));
    let defect = Defect {
        file: "japan-brand".to_owned(),
        place: String::new(),
        fault: String::new(),
        mend: String::new(),
    };
    consultation.defects = [defect].into();
    assert!(words(&page(&consultation, Extent::OnePage)).contains(told));
}

#[test]
fn every_counter_has_a_question_to_ask() {
    let catalog = corpus::catalog();
    let consultation = silent(&Rc::new(catalog));
    let prefix = consultation.voice().say(Word::CounterAsk);
    for programme in &consultation.catalog.programmes {
        for edition in programme
            .editions
            .iter()
            .filter(|one| !one.counter.is_empty())
        {
            let mut texts = edition.counter.iter();
            assert!(
                texts.any(|text| text.ja.starts_with(prefix)),
                "{} {} has nothing that begins with {prefix}",
                programme.id,
                edition.id
            );
        }
    }
}

#[test]
fn the_version_of_the_data_changes_with_the_data() {
    let mut catalog = corpus::catalog();
    let version = |catalog: &Catalog| {
        subsidy_advisor::catalog::bundle::version(&catalog.to_bundle().unwrap())
    };
    assert_eq!(version(&catalog), data_version());
    catalog.programmes[0].name.ja.push('新');
    assert_ne!(version(&catalog), data_version());
}

#[test]
fn every_document_that_is_cited_on_the_paper_is_named_on_it() {
    let catalog = Rc::new(corpus::catalog());
    for journey in corpus::journeys() {
        let consultation = consultation(&catalog, &journey);
        for extent in [Extent::OnePage, Extent::Whole] {
            let page = words(&page(&consultation, extent));
            let named = |number: &str, title: &str| {
                let names = [("number", number), ("title", title)];
                page.contains(&consultation.voice().fill(Word::HandoverPaper, &names))
            };
            let mut any = false;
            for document in &catalog.base.documents {
                let number = format!("{:03}", document.number);
                let cited = page.contains(&format!("資料{number} "));
                any |= named(&number, &document.title.ja);
                assert!(
                    !cited || named(&number, &document.title.ja),
                    "{}: {number}",
                    journey.id
                );
            }
            assert!(any, "{}", journey.id);
        }
    }
}

#[test]
fn a_find_whose_year_is_over_says_so_on_the_paper() {
    let catalog = Rc::new(corpus::catalog());
    let journey = corpus::journey("B11");
    let mut consultation = consultation(&catalog, &journey);
    let past = consultation.voice().say(Word::PastTag);
    // FY2021 ends on the last day of March 2022.
    for (day, over) in [("2022-03-31", false), ("2022-04-01", true)] {
        consultation.today = day.parse().unwrap();
        let first = items(&page(&consultation, Extent::OnePage)).remove(0);
        assert_eq!(first.contains(past), over, "{day}: {first}");
    }
}
