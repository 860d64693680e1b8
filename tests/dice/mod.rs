//! Dice: numbers that look like chance and are the same for the same seed, on every machine.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "each test throws them in its own way, and stops at the first surprise"
)]

/// SplitMix64: as small as a generator can be.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Those of one among many that are drawn from a seed, so that each stays the same whatever becomes of the others.
    pub fn of_one(seed: u64, which: u64) -> Self {
        let mut dice = Self(seed ^ which.wrapping_mul(0xA076_1D64_78BD_642F));
        dice.next();
        dice
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0, and below `end`; 0 where that is nothing.
    pub fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).unwrap();
        usize::try_from(self.next() % end.max(1)).unwrap()
    }

    pub fn one_of<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// True once in so many times.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// True so often.
    pub fn percent(&mut self, percent: f64) -> bool {
        (self.below(100_000) as f64) < percent * 1000.0
    }

    /// The position of one of the shares.
    pub fn share(&mut self, shares: &[f64]) -> usize {
        let sum: f64 = shares.iter().sum();
        let mut at = self.below(1_000_000) as f64 / 1_000_000.0 * sum;
        for (position, share) in shares.iter().enumerate() {
            if at < *share {
                return position;
            }
            at -= share;
        }
        shares.len() - 1
    }
}
