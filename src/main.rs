//! Mounts the app in the page.

fn main() {
    subsidy_advisor::ui::mount();
}
