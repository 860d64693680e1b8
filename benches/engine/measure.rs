//! Times and memory, as well as a noisy machine tells them.

use std::{
    fs,
    time::{Duration, Instant},
};

/// All runs of one measurement together.
const PATIENCE: Duration = Duration::from_millis(150);

/// The best of many runs, at least three.
pub fn best(work: impl FnMut()) -> Duration {
    best_within(PATIENCE, work)
}

/// The same in less time.
pub fn best_within(patience: Duration, mut work: impl FnMut()) -> Duration {
    let start = Instant::now();
    let mut best = Duration::MAX;
    let mut runs = 0;
    while runs < 3 || (start.elapsed() < patience && runs < 100_000) {
        let run = Instant::now();
        work();
        best = best.min(run.elapsed());
        runs += 1;
    }
    best
}

/// The memory that is in use, bytes; none where the system does not tell.
pub fn resident() -> Option<u64> {
    let text = fs::read_to_string("/proc/self/statm").ok()?;
    let pages: u64 = text.split_whitespace().nth(1)?.parse().ok()?;
    Some(pages * 4096)
}
