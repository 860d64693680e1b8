//! Mounts the app in the page.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "支援みちしるべ" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
