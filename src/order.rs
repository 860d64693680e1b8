//! 順序: puts things in order, each once where that is asked for.
//!
//! One sort serves every type, because each type that the standard library sorts brings a sort of its own, 4 KB of the
//! page. `clippy.toml` holds that what runs there sorts here.

use crate::gather::Gather;
use std::cmp::Ordering;

/// Puts the items in the order of their keys; those of one key keep the order they had.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl FnMut(&T) -> K) {
    let keys: Vec<K> = items.iter().map(key).gather();
    let order = positions(items.len(), &|a, b| keys.get(a) < keys.get(b));
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// Puts the items in the order that `compare` tells; equal ones keep the order they had.
pub fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let order = positions(items.len(), &|a, b| {
        let pair = items.get(a).zip(items.get(b));
        pair.is_some_and(|(a, b)| compare(a, b) == Ordering::Less)
    });
    arrange(order, &mut |a, b| items.swap(a, b));
}

/// The items in their order, each once; meant for few different ones, of which there may be many each.
#[must_use]
pub fn distinct<T: Ord + Copy>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.fold(Vec::new(), |mut found, item| {
        if let Err(at) = found.binary_search(&item) {
            found.insert(at, item);
        }
        found
    })
}

/// Which of the items stands at each place once they are in order: runs of one, two, four and so on are merged.
fn positions(count: usize, is_before: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).gather();
    let mut merged = Vec::with_capacity(count);
    let mut run = 1;
    while run < count {
        for pair in order.chunks(2 * run) {
            let (mut left, mut right) = pair.split_at(run.min(pair.len()));
            loop {
                let side = match (left.first(), right.first()) {
                    (Some(a), Some(b)) if is_before(*b, *a) => &mut right,
                    (Some(_), _) => &mut left,
                    (None, _) => &mut right,
                };
                let Some((next, rest)) = side.split_first() else {
                    break;
                };
                merged.push(*next);
                *side = rest;
            }
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        run *= 2;
    }
    order
}

/// Brings each item to its place by swapping two at a time, round after round of those that stand in each other's place.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut place = start;
        while let Some(from) = order.get_mut(place) {
            let from = std::mem::replace(from, place);
            if from == start || from == place {
                break;
            }
            swap(place, from);
            place = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{distinct, sort_by, sort_by_key};
    use proptest::{collection::vec, prelude::*};

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(items in vec((0_u8..20, 0_u8..4), 0..200)) {
            let mut expected = items.clone();
            expected.sort_by_key(|(key, _)| *key);
            let mut sorted = items.clone();
            sort_by_key(&mut sorted, |(key, _)| *key);
            prop_assert_eq!(&sorted, &expected);

            let mut sorted = items.clone();
            sort_by(&mut sorted, |(a, _), (b, _)| a.cmp(b));
            prop_assert_eq!(&sorted, &expected);

            expected = items.clone();
            expected.sort_unstable();
            expected.dedup();
            prop_assert_eq!(distinct(items.into_iter()), expected);
        }
    }

    #[test]
    fn what_is_in_order_or_backwards_takes_few_comparisons() {
        for backwards in [false, true] {
            let compared = std::cell::Cell::new(0);
            let mut items: Vec<u32> = (0..4096).collect();
            if backwards {
                items.reverse();
            }
            sort_by(&mut items, |a, b| {
                compared.set(compared.get() + 1);
                a.cmp(b)
            });
            assert!(items.is_sorted());
            assert!(compared.get() <= 4096 * 12, "{}", compared.get());
        }
    }
}
