//! Runs one target: makes inputs, opens them, counts what came of them, and keeps the one that broke something.

use super::{corpus, dice::Dice};
use std::{
    cell::Cell,
    collections::BTreeMap,
    env, fs,
    panic::{self, AssertUnwindSafe},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

/// What comes from outside at one door.
pub struct Target {
    /// Sound inputs, from which the broken ones are made.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Makes a broken input from one of the seeds; the others lend their parts.
    pub change: fn(&mut Dice, &[Vec<u8>]) -> Vec<u8>,
    /// Opens an input, and panics where a promise is not kept.
    pub open: fn(&[u8]) -> Came,
    /// How many inputs `cargo test` tries.
    pub short: u64,
}

/// What came of an input.
pub enum Came {
    /// It was taken.
    In,
    /// It was refused, or part of it was, for this reason.
    Refused(String),
}

impl Came {
    /// In where nothing was found wrong, else refused for the first reason.
    pub fn of(reasons: &[String]) -> Self {
        reasons
            .first()
            .map_or(Self::In, |first| Self::Refused(first.clone()))
    }
}

/// The longest that one input may take. Far above what any takes, since others may use the machine as well.
const LONGEST: Duration = Duration::from_secs(20);

/// How long and from where: `FUZZ_INPUTS`, `FUZZ_MINUTES`, `FUZZ_SEED`.
struct Limits {
    inputs: u64,
    until: Option<Instant>,
    seed: u64,
}

impl Limits {
    fn given(short: u64) -> Self {
        let number = |name: &str| env::var(name).ok()?.parse::<u64>().ok();
        let minutes = number("FUZZ_MINUTES");
        let usual = if minutes.is_some() { u64::MAX } else { short };
        Self {
            inputs: number("FUZZ_INPUTS").unwrap_or(usual),
            until: minutes.map(|minutes| Instant::now() + Duration::from_secs(60 * minutes)),
            seed: number("FUZZ_SEED").unwrap_or(2020),
        }
    }
}

/// Opens input after input until the limit, and stops at the first that breaks a promise.
pub fn run(name: &str, target: &Target) {
    let seeds = (target.seeds)();
    for seed in &seeds {
        if let Came::Refused(reason) = (target.open)(seed) {
            panic!(
                "{name}: a sound input is refused ({reason}): {}",
                shown(seed)
            );
        }
    }
    let limits = Limits::given(target.short);
    let mut dice = Dice::new(limits.seed);
    let watch = Watch::begin(name);
    let began = Instant::now();
    let (mut taken, mut refused, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
    while taken + refused < limits.inputs && limits.until.is_none_or(|end| Instant::now() < end) {
        let input = (target.change)(&mut dice, &seeds);
        let start = Instant::now();
        watch.touch();
        let came = panic::catch_unwind(AssertUnwindSafe(|| (target.open)(&input)));
        let took = start.elapsed();
        slowest = slowest.max(took);
        match came {
            Ok(Came::In) => taken += 1,
            Ok(Came::Refused(reason)) => {
                assert!(
                    !reason.trim().is_empty(),
                    "{name}: no reason for {}",
                    shown(&input)
                );
                refused += 1;
                let kind: String = reason
                    .chars()
                    .take_while(|sign| *sign != '`')
                    .take(30)
                    .collect();
                *reasons.entry(kind).or_default() += 1;
            }
            Err(_) => keep(name, target, &input, "it breaks a promise"),
        }
        if took > LONGEST {
            keep(name, target, &input, "it takes too long");
        }
    }
    println!(
        "{name}: {} inputs, {taken} taken, {refused} refused for {} kinds of reasons, {} s, the slowest {} ms",
        taken + refused,
        reasons.len(),
        began.elapsed().as_secs(),
        slowest.as_millis()
    );
}

/// Keeps an input that broke something, made as small as it can be, and fails.
fn keep(name: &str, target: &Target, input: &[u8], why: &str) -> ! {
    let quiet = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let small = smallest(target, input);
    panic::set_hook(quiet);
    let folder = corpus::root().join("target/fuzz");
    let _ = fs::create_dir_all(&folder);
    let path = folder.join(format!("{name}-{:08x}", hash(&small)));
    let _ = fs::write(&path, &small);
    panic!(
        "{name}: {why}: {}\nIt is kept in {}; mend it and put it into tests/corpus/found/{name}/.",
        shown(&small),
        path.display()
    );
}

/// Takes pieces away as long as what is left still breaks a promise.
fn smallest(target: &Target, input: &[u8]) -> Vec<u8> {
    let breaks =
        |input: &[u8]| panic::catch_unwind(AssertUnwindSafe(|| (target.open)(input))).is_err();
    let tries = Cell::new(2000_u32);
    let mut small = input.to_vec();
    let mut size = small.len() / 2;
    while size > 0 && tries.get() > 0 {
        let mut at = 0;
        while at < small.len() && tries.get() > 0 {
            let mut less = small.clone();
            less.drain(at..(at + size).min(small.len()));
            tries.set(tries.get() - 1);
            if breaks(&less) {
                small = less;
            } else {
                at += size;
            }
        }
        size /= 2;
    }
    small
}

fn shown(input: &[u8]) -> String {
    let text: String = String::from_utf8_lossy(input).chars().take(400).collect();
    format!("{} bytes, {text:?}", input.len())
}

fn hash(bytes: &[u8]) -> u32 {
    let mix = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, mix)
}

/// Ends the process where one input never comes to an end.
struct Watch {
    touched: Arc<AtomicU64>,
    over: Arc<AtomicBool>,
    began: Instant,
}

impl Watch {
    fn begin(name: &str) -> Self {
        let watch = Self {
            touched: Arc::default(),
            over: Arc::default(),
            began: Instant::now(),
        };
        let (touched, over) = (watch.touched.clone(), watch.over.clone());
        let (began, name) = (watch.began, name.to_owned());
        thread::spawn(move || {
            while !over.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(500));
                let since = began.elapsed().as_secs() - touched.load(Ordering::Relaxed);
                if since > 3 * LONGEST.as_secs() && !over.load(Ordering::Relaxed) {
                    eprintln!("{name}: an input has not come to an end after {since} s");
                    std::process::exit(1);
                }
            }
        });
        watch
    }

    fn touch(&self) {
        let now = self.began.elapsed().as_secs();
        self.touched.store(now, Ordering::Relaxed);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}
