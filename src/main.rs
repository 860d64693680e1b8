//! The program in the page. It does nothing by itself: a starter calls [`subsidy_advisor::ui::open`] or
//! [`subsidy_advisor::ui::embed`].

use subsidy_advisor as _;

fn main() {}
