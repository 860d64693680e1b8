//! 集める: lists and texts of what an iterator gives, made in one plain loop.
//!
//! `Iterator::collect` and `extend` of the standard library are written for speed: for each kind of iterator they bring a
//! way of their own to guess the room, to take over the memory of what is gone through, or to write past the checks. In
//! the page that weighs more than the screens' own words, and saves nothing that anybody would notice.

use std::rc::Rc;

/// Gathers what an iterator gives.
pub trait Gather: Iterator + Sized {
    /// All of it, in its order.
    fn gather<C: Gathered<Self::Item>>(self) -> C {
        C::from_all(self)
    }
}

impl<I: Iterator> Gather for I {}

/// What can be gathered into.
pub trait Gathered<T> {
    /// All of it, in its order.
    fn from_all(all: impl Iterator<Item = T>) -> Self;
}

/// Adds what an iterator gives.
pub trait AddAll<T> {
    /// All of it, in its order, at the end.
    fn add_all(&mut self, all: impl IntoIterator<Item = T>);
}

impl<T> AddAll<T> for Vec<T> {
    fn add_all(&mut self, all: impl IntoIterator<Item = T>) {
        all.into_iter().for_each(|one| push(self, one));
    }
}

impl AddAll<char> for String {
    fn add_all(&mut self, all: impl IntoIterator<Item = char>) {
        all.into_iter().for_each(|one| self.push(one));
    }
}

impl<T> Gathered<T> for Vec<T> {
    fn from_all(all: impl Iterator<Item = T>) -> Self {
        let mut list = Self::new();
        list.add_all(all);
        list
    }
}

impl<T> Gathered<T> for Box<[T]> {
    fn from_all(all: impl Iterator<Item = T>) -> Self {
        Vec::from_all(all).into()
    }
}

/// All, or nothing where one is missing.
impl<T> Gathered<Option<T>> for Option<Vec<T>> {
    fn from_all(mut all: impl Iterator<Item = Option<T>>) -> Self {
        let mut list = Vec::new();
        all.try_for_each(|one| one.map(|one| push(&mut list, one)))?;
        Some(list)
    }
}

/// All, or the first fault.
impl<T, E> Gathered<Result<T, E>> for Result<Vec<T>, E> {
    fn from_all(mut all: impl Iterator<Item = Result<T, E>>) -> Self {
        let mut list = Vec::new();
        all.try_for_each(|one| one.map(|one| push(&mut list, one)))?;
        Ok(list)
    }
}

impl<T> Gathered<T> for Rc<[T]> {
    fn from_all(all: impl Iterator<Item = T>) -> Self {
        Vec::from_all(all).into()
    }
}

impl<'a> Gathered<&'a str> for String {
    fn from_all(all: impl Iterator<Item = &'a str>) -> Self {
        let mut text = Self::new();
        all.for_each(|one| text.push_str(one));
        text
    }
}

impl Gathered<String> for String {
    fn from_all(all: impl Iterator<Item = String>) -> Self {
        let mut text = Self::new();
        all.for_each(|one| text.push_str(&one));
        text
    }
}

impl Gathered<char> for String {
    fn from_all(all: impl Iterator<Item = char>) -> Self {
        let mut text = Self::new();
        text.add_all(all);
        text
    }
}

/// Never put into its callers, each of which would hold the growing of a list.
#[inline(never)]
fn push<T>(list: &mut Vec<T>, one: T) {
    list.push(one);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_gathered_in_its_order() {
        assert_eq!([3, 1, 2].into_iter().gather::<Vec<_>>(), [3, 1, 2]);
        assert_eq!([3, 1].into_iter().gather::<Box<[_]>>(), [3, 1].into());
        assert_eq!(["創", "", "業"].into_iter().gather::<String>(), "創業");
        assert!(std::iter::empty::<u8>().gather::<Vec<_>>().is_empty());
    }

    #[test]
    fn more_is_added_at_the_end() {
        let mut list = vec![1];
        list.add_all([2, 3]);
        list.add_all(None);
        assert_eq!(list, [1, 2, 3]);
    }

    #[test]
    fn where_one_is_missing_nothing_is_gathered() {
        let all = |last| [Some(1), last].into_iter().gather::<Option<Vec<_>>>();
        assert_eq!(all(Some(2)), Some(vec![1, 2]));
        assert_eq!(all(None), None);
    }

    #[test]
    fn the_first_fault_is_told_and_no_more_is_asked_for() {
        let mut asked = 0;
        let all = [Ok(1), Err("first"), Err("second")];
        let all = all.into_iter().inspect(|_| asked += 1);
        assert_eq!(all.gather::<Result<Vec<u8>, _>>(), Err("first"));
        assert_eq!(asked, 2);
        let all = [Ok::<_, ()>(1), Ok(2)].into_iter();
        assert_eq!(all.gather::<Result<Vec<_>, _>>(), Ok(vec![1, 2]));
    }
}
