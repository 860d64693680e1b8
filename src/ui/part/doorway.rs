//! 入口: a large way in, with a line on what lies behind it.

use yew::prelude::*;

/// A way in.
pub fn view(title: &'static str, about: &'static str, pressed: Callback<()>) -> Html {
    let onclick = move |_: MouseEvent| pressed.emit(());
    html! {
        <button type="button" class="doorway" {onclick}>
            <span class="doorway-title">{ title }</span>
            <span class="doorway-about">{ about }</span>
        </button>
    }
}
