//! From the records in `data/` to the catalogue, with every defect named by file, place, fault and mend.

mod codes;
mod programme;
mod question;
mod rule;

use super::{
    Base, BudgetLine, Catalog, Cite, Defect, Document, Office, Programme, SearchWords,
    SizeDefinition, SizeLine, Term, Text, Uncarried,
    record::{
        BudgetLinesRecord, CoverageRecord, DefinitionsRecord, ProgrammeRecord, QuestionsRecord,
        SearchWordsFileRecord, SearchWordsRecord, SourcesRecord, TermRecord, TermsRecord,
        TextRecord, YenRecord,
    },
};
use crate::{
    date::{Date, FiscalYear},
    fact::{Choices, Fact},
    money::Yen,
};
pub use codes::number;
use serde::de::DeserializeOwned;
use std::{fs, path::Path};

/// Reads `data/`. What is at fault is left out and listed; the rest is the catalogue.
#[must_use]
pub fn load(data: &Path) -> (Catalog, Vec<Defect>) {
    let mut defects = Vec::new();
    let base = read_base(data, &mut defects);
    let mut catalog = Catalog {
        programmes: Vec::new(),
        base,
    };
    let folder = data.join("programmes");
    let mut names: Vec<String> = match fs::read_dir(&folder) {
        Ok(entries) => entries
            .filter_map(Result::ok)
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect(),
        Err(error) => {
            defects.push(Defect::in_file(
                "programmes",
                "the folder",
                &format!("it cannot be read ({error})"),
                "Run from the project's folder",
            ));
            Vec::new()
        }
    };
    names.retain(|name| name.ends_with(".json"));
    names.sort();
    for name in names {
        let file = format!("programmes/{name}");
        let Some(text) = read(data, &file, &mut defects) else {
            continue;
        };
        match programme(&file, &text, &catalog.base) {
            Ok(programme) => catalog.programmes.push(programme),
            Err(found) => defects.extend(found),
        }
    }
    (catalog, defects)
}

/// The text of a file of `data`; a defect where it is not there or no text.
fn read(data: &Path, file: &str, defects: &mut Vec<Defect>) -> Option<String> {
    match fs::read_to_string(data.join(file)) {
        Ok(text) => Some(text),
        Err(error) => {
            defects.push(Defect::in_file(
                file,
                "the file",
                &format!("it cannot be read ({error})"),
                "Save it there as UTF-8 text",
            ));
            None
        }
    }
}

/// Reads one programme from the text of its file.
///
/// # Errors
/// Every defect found in it; then the whole programme is left out, because half a programme could mislead.
pub fn programme(file: &str, json: &str, base: &Base) -> Result<Programme, Vec<Defect>> {
    let mut reader = Reader::new(file, base);
    let Some(record) = reader.parse::<ProgrammeRecord>(json) else {
        return Err(reader.defects);
    };
    let programme = reader.programme(record);
    if reader.defects.is_empty() {
        Ok(programme)
    } else {
        Err(reader.defects)
    }
}

const TERMS: &str = "terms.json";

/// Reads the terms of art from the text of their file, and what is wrong there.
#[must_use]
pub fn terms(json: &str, base: &Base) -> (Vec<Term>, Vec<Defect>) {
    let mut reader = Reader::new(TERMS, base);
    let record = reader.parse::<TermsRecord>(json);
    let terms = record.map(|record| reader.terms(record));
    (terms.unwrap_or_default(), reader.defects)
}

fn read_base(data: &Path, defects: &mut Vec<Defect>) -> Base {
    let mut base = Base::default();
    // The questions come first and one by one, because everything else names their choices.
    let file = "questions.json";
    let mut reader = Reader::new(file, &base);
    let records = reader
        .open::<QuestionsRecord>(data)
        .map(|record| record.questions)
        .unwrap_or_default();
    reader.unique("question", records.iter().map(|record| record.id.as_str()));
    defects.append(&mut reader.defects);
    for record in records {
        let mut reader = Reader::new(file, &base);
        let question = reader.question(record);
        defects.append(&mut reader.defects);
        base.questions.extend(question);
    }

    if let Some(codes) = read(data, codes::FILE, defects) {
        match codes::number(&base.questions, &codes) {
            Ok(questions) => base.questions = questions,
            Err(mut found) => defects.append(&mut found),
        }
    }

    let mut reader = Reader::new("definitions.json", &base);
    let size = reader
        .open(data)
        .map(|record| reader.definitions(record))
        .unwrap_or_default();
    defects.append(&mut reader.defects);

    let mut reader = Reader::new("sources.json", &base);
    let (as_of, documents) = reader
        .open(data)
        .map(|record| (reader.as_of(&record), reader.documents(record)))
        .unwrap_or_default();
    defects.append(&mut reader.defects);

    let mut reader = Reader::new("budget_lines.json", &base);
    let budget_lines = reader
        .open(data)
        .map(|record| reader.budget_lines(record))
        .unwrap_or_default();
    defects.append(&mut reader.defects);

    let mut reader = Reader::new("coverage.json", &base);
    let coverage = reader.open(data).map(coverage).unwrap_or_default();
    defects.append(&mut reader.defects);

    let mut reader = Reader::new("search_words.json", &base);
    let search_words = reader
        .open(data)
        .map(|record| reader.search_words(record))
        .unwrap_or_default();
    defects.append(&mut reader.defects);

    let (terms, mut found) = read(data, TERMS, defects)
        .map(|text| terms(&text, &base))
        .unwrap_or_default();
    defects.append(&mut found);
    Base {
        size,
        as_of,
        documents,
        budget_lines,
        coverage,
        search_words,
        terms,
        ..base
    }
}

impl Defect {
    fn in_file(file: &str, place: &str, fault: &str, mend: &str) -> Self {
        Self {
            file: file.to_owned(),
            place: place.to_owned(),
            fault: fault.to_owned(),
            mend: mend.to_owned(),
        }
    }
}

/// Reads one file and gathers what is wrong with it.
struct Reader<'a> {
    file: &'a str,
    base: &'a Base,
    place: Vec<String>,
    defects: Vec<Defect>,
}

impl<'a> Reader<'a> {
    fn new(file: &'a str, base: &'a Base) -> Self {
        Self {
            file,
            base,
            place: Vec::new(),
            defects: Vec::new(),
        }
    }

    /// What its file in `data` holds.
    fn open<T: DeserializeOwned>(&mut self, data: &Path) -> Option<T> {
        let text = read(data, self.file, &mut self.defects)?;
        self.parse(&text)
    }

    fn parse<T: DeserializeOwned>(&mut self, json: &str) -> Option<T> {
        serde_json::from_str(json)
            .map_err(|error| {
                let place = format!("line {}, column {}", error.line(), error.column());
                let fault = error.to_string();
                let fault = fault
                    .split(" at line ")
                    .next()
                    .unwrap_or_default()
                    .to_owned();
                self.defects.push(Defect::in_file(
                    self.file,
                    &place,
                    &fault,
                    "Compare with the schema in data/schema/",
                ));
            })
            .ok()
    }

    /// Does `work` with `place` named in every defect it finds.
    fn at<T>(&mut self, place: impl Into<String>, work: impl FnOnce(&mut Self) -> T) -> T {
        self.place.push(place.into());
        let done = work(self);
        self.place.pop();
        done
    }

    fn fault(&mut self, fault: impl AsRef<str>, mend: impl AsRef<str>) {
        let place = if self.place.is_empty() {
            "the top".to_owned()
        } else {
            self.place.join(" › ")
        };
        self.defects.push(Defect::in_file(
            self.file,
            &place,
            fault.as_ref(),
            mend.as_ref(),
        ));
    }

    /// The value, or a defect with the reason.
    fn valid<T>(&mut self, value: Result<T, String>) -> Option<T> {
        value
            .map_err(|why| self.fault(why, "Correct the value"))
            .ok()
    }

    fn text(record: TextRecord) -> Text {
        Text {
            ja: record.ja,
            easy: record.easy,
            en: record.en,
        }
    }

    fn words(&mut self, what: &str, record: TextRecord) -> Text {
        if record.ja.trim().is_empty() {
            self.fault(
                format!("`{what}` has no Japanese words"),
                "Write them under `ja`",
            );
        }
        Self::text(record)
    }

    fn id(&mut self, id: &str) {
        let plain = !id.is_empty()
            && id
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if !plain {
            self.fault(
                format!("`{id}` is not an id"),
                "Use lower-case letters, digits and hyphens",
            );
        }
    }

    fn unique<'b>(&mut self, what: &str, ids: impl Iterator<Item = &'b str>) {
        let mut seen = Vec::new();
        for id in ids {
            if seen.contains(&id) {
                self.fault(
                    format!("the {what} `{id}` is there twice"),
                    "Give one of them another id",
                );
            }
            seen.push(id);
        }
    }

    fn cites(&mut self, text: &str) -> Vec<Cite> {
        text.split(", ")
            .filter_map(|part| {
                let cite = parse_cite(part);
                if cite.is_none() {
                    self.fault(format!("`{part}` is not a cite"), "Write document and lines, such as `003:360-361`; several with `, ` between");
                }
                cite
            })
            .collect()
    }

    fn yen(&mut self, record: &YenRecord) -> (Yen, Vec<Cite>) {
        (Yen(record.yen), self.cites(&record.cite))
    }

    /// The bits of some choices of `fact`.
    fn choices(&mut self, fact: Fact, tokens: &[String]) -> Choices {
        tokens.iter().fold(0, |bits, token| {
            let bit = choice_bit(self.base, fact, token);
            if bit.is_none() {
                self.fault(
                    format!("`{}` has no choice `{token}`", fact.id()),
                    "Use a choice of the question, or add it there",
                );
            }
            bits | bit.unwrap_or_default()
        })
    }

    fn search_words(&mut self, record: SearchWordsFileRecord) -> Vec<SearchWords> {
        let one = |record: SearchWordsRecord| SearchWords {
            purposes: self.choices(Fact::Purposes, &record.purposes),
            kind: record.kind.map(Into::into),
            words: record.words,
        };
        record.search_words.into_iter().map(one).collect()
    }

    fn terms(&mut self, record: TermsRecord) -> Vec<Term> {
        self.unique("term", record.terms.iter().map(|term| term.id.as_str()));
        let terms = record.terms.into_iter().map(|term| {
            let place = format!("term `{}`", term.id);
            self.at(place, |reader| reader.term(term))
        });
        terms.collect()
    }

    fn term(&mut self, record: TermRecord) -> Term {
        self.id(&record.id);
        if record.found_by.is_empty() {
            let mend = "Write its spellings under `found_by`";
            self.fault("no text can be found to use it", mend);
        }
        if record.law.is_none() && record.cite.is_none() {
            let mend = "Name the article under `law` or the lines under `cite`";
            self.fault("nothing is named that says so", mend);
        }
        let mut words = |what: &str, all: Vec<TextRecord>| -> Vec<Text> {
            let all = all.into_iter();
            all.map(|one| self.words(what, one)).collect()
        };
        let [found_by, not_in] = [record.found_by, record.not_in].map(|all| words("spelling", all));
        let law = record.law.map(|law| self.words("law", law));
        let cites = record.cite.map(|cite| self.cites(&cite));
        Term {
            found_by,
            not_in,
            name: self.words("name", record.name),
            text: self.words("text", record.text),
            law: law.unwrap_or_default(),
            cites: cites.unwrap_or_default(),
            id: record.id,
        }
    }

    fn definitions(&mut self, record: DefinitionsRecord) -> SizeDefinition {
        self.valid(record.as_of.parse::<Date>());
        let lines = record.lines.into_iter().map(|line| {
            self.at(format!("line `{}`", line.name.ja), |reader| SizeLine {
                industries: reader.choices(Fact::Industry, &line.industries),
                name: Self::text(line.name),
                article: Self::text(line.article),
                sme_capital: line.sme_capital_yen,
                sme_employees: line.sme_employees,
                small_employees: line.small_employees,
                note: Self::text(line.note),
            })
        });
        let lines: Vec<SizeLine> = lines.collect();
        let covered = lines.iter().fold(0, |bits, line| bits | line.industries);
        let twice = lines
            .iter()
            .map(|line| line.industries.count_ones())
            .sum::<u32>()
            != covered.count_ones();
        if twice
            || self
                .base
                .question(Fact::Industry)
                .is_some_and(|question| covered != question.all_bits())
        {
            self.fault(
                "an industry is in no line or in two",
                "Put every choice of `industry` into one line",
            );
        }
        SizeDefinition {
            law: Self::text(record.law),
            businesses: self.choices(Fact::Applicant, &record.businesses),
            lines,
        }
    }

    fn as_of(&mut self, record: &SourcesRecord) -> Option<Date> {
        self.valid(record.as_of.parse())
    }

    fn documents(&mut self, record: SourcesRecord) -> Vec<Document> {
        self.unique(
            "document",
            record.documents.iter().map(|document| document.id.as_str()),
        );
        let documents = record.documents.into_iter().filter_map(|document| {
            let number = self.valid(
                document
                    .id
                    .parse()
                    .map_err(|_| format!("`{}` is not a document's number", document.id)),
            )?;
            Some(Document {
                number,
                title: self.words("title", document.title),
                fiscal_year: FiscalYear(document.fiscal_year),
            })
        });
        documents.collect()
    }

    fn budget_lines(&mut self, record: BudgetLinesRecord) -> Vec<BudgetLine> {
        self.unique(
            "budget line",
            record.budget_lines.iter().map(|line| line.id.as_str()),
        );
        let lines = record.budget_lines.into_iter().map(|line| {
            self.at(format!("budget line `{}`", line.id), |reader| {
                reader.unique(
                    "office",
                    line.offices.iter().map(|office| office.id.as_str()),
                );
                let offices = line.offices.into_iter().map(|office| Office {
                    cites: reader.cites(&office.cite),
                    name: reader.words("name", office.name),
                    id: office.id,
                    phone: office.phone,
                    entry: office.entry,
                });
                BudgetLine {
                    offices: offices.collect(),
                    name: reader.words("name", line.name),
                    amount: line.amount.map(|yen| reader.yen(&yen)),
                    prior: line.prior.map(|yen| reader.yen(&yen)),
                    shared_by: line
                        .shared_by
                        .into_iter()
                        .map(|shared| (shared.entry, reader.cites(&shared.cite)))
                        .collect(),
                    id: line.id,
                    entry: line.entry,
                }
            })
        });
        lines.collect()
    }
}

fn coverage(record: CoverageRecord) -> Vec<Uncarried> {
    let entries = record.not_carried.into_iter();
    entries
        .map(|e| Uncarried {
            entry: e.entry,
            name: Reader::text(e.name),
            reason: Reader::text(e.reason),
        })
        .collect()
}

/// The bit of a choice, also of the derived size class and of yes and no.
fn choice_bit(base: &Base, fact: Fact, token: &str) -> Option<Choices> {
    match fact {
        Fact::SizeClass => super::SizeClass::ALL
            .iter()
            .find(|class| class.token() == token)
            .map(|class| class.bit()),
        _ => base.question(fact)?.bit(token),
    }
}

fn parse_cite(text: &str) -> Option<Cite> {
    let (document, lines) = text.split_once(':')?;
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let cite = Cite {
        document: document.parse().ok()?,
        first: first.parse().ok()?,
        last: last.parse().ok()?,
    };
    let plain = !text.contains('+') && document.len() == 3;
    (plain && 0 < cite.first && cite.first <= cite.last).then_some(cite)
}
