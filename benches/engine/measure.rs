//! Times, as well as a noisy machine tells them.

use std::time::{Duration, Instant};

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
