//! 型紙: what `html!` stands for: a constant tree of what is written out, and the calls that fill its holes.
//!
//! Yew's own macro makes code for each element where it stands, a third of a kilobyte for each template. Here all of them
//! are built by one function, and the page is the same to the last attribute; the tests hold it against Yew's macro.

use crate::gather::{AddAll, Gather, Gathered};
use std::{rc::Rc, vec};
use yew::{
    AttrValue, Html,
    html::IntoPropValue,
    virtual_dom::{
        AttributeOrProperty, Attributes as Set, Key, Listener, VList, VNode, VTag, VText,
    },
};

pub use template::html;

/// A node as it is written.
pub enum Part {
    /// An element.
    Element(&'static Element),
    /// `<>…</>`
    List(&'static [Part]),
    /// Fixed words.
    Text(&'static str),
    /// What is worked out.
    Hole,
}

/// An element as it is written. Its holes come in the order of its fields.
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Whether what is typed in is given: `value` of `input` and `textarea`.
    pub value: bool,
    /// Whether it is given that it is ticked: `checked` of `input`.
    pub checked: bool,
    /// Whether it is known again by a key.
    pub key: bool,
    /// The attributes.
    pub attributes: Attributes,
    /// How many listeners it has.
    pub listeners: u8,
    /// What stands within.
    pub children: &'static [Part],
}

/// The attributes of an element, in their order.
pub enum Attributes {
    /// All written out.
    Fixed(&'static [(&'static str, AttributeOrProperty)]),
    /// Names, and what is written out of their values.
    Open(&'static [&'static str], &'static [Option<&'static str>]),
}

/// What was worked out for one hole.
enum Hole {
    Node(VNode),
    /// Several nodes or none, where one could have stood.
    Nodes(Vec<VNode>),
    Attribute(Option<AttrValue>),
    Checked(bool),
    Key(Key),
    Listener(Option<Rc<dyn Listener>>),
}

/// What was worked out so far, in the order of the holes. Its calls are many: each puts as little as can be where it is
/// made.
pub struct Holes(Vec<Hole>);

/// A node without holes.
#[inline(never)]
pub fn fixed(part: &'static Part) -> Html {
    Holes::new().fill(part)
}

/// A node that is a hole.
pub fn node(child: impl Child) -> Html {
    let mut holes = Holes::new();
    child.put(&mut holes);
    holes.fill(&Part::Hole)
}

impl Holes {
    /// Of a tree of which nothing is worked out yet.
    #[inline(never)]
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// `{ child }`
    pub fn child(&mut self, child: impl Child) {
        child.put(self);
    }

    /// `{ for children }`
    pub fn each<T: Into<VNode>>(&mut self, children: impl IntoIterator<Item = T>) {
        self.nodes(children.into_iter().map(Into::into).gather());
    }

    /// One node.
    #[inline(never)]
    pub fn node(&mut self, node: Html) {
        self.push(Hole::Node(node));
    }

    /// An attribute's value; it is left out where there is none.
    pub fn attribute(&mut self, value: impl IntoPropValue<Option<AttrValue>>) {
        self.value(value.into_prop_value());
    }

    /// An attribute that is there or not.
    #[inline(never)]
    pub fn present(&mut self, is_present: bool, name: &'static str) {
        self.value(is_present.then_some(AttrValue::Static(name)));
    }

    /// The classes.
    pub fn class(&mut self, class: impl Class) {
        self.value(class.value());
    }

    /// Whether a box is ticked.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        self.push(Hole::Checked(checked));
    }

    /// The key.
    pub fn key(&mut self, key: impl Into<Key>) {
        self.push(Hole::Key(key.into()));
    }

    /// What listens.
    #[inline(never)]
    pub fn listener(&mut self, listener: Option<Rc<dyn Listener>>) {
        self.push(Hole::Listener(listener));
    }

    /// The tree, with its holes filled.
    #[inline(never)]
    pub fn fill(self, part: &'static Part) -> Html {
        Filling(self.0.into_iter()).part(part)
    }

    #[inline(never)]
    fn push(&mut self, hole: Hole) {
        self.0.push(hole);
    }

    #[inline(never)]
    fn nodes(&mut self, nodes: Vec<VNode>) {
        self.push(Hole::Nodes(nodes));
    }

    #[inline(never)]
    fn value(&mut self, value: Option<AttrValue>) {
        self.push(Hole::Attribute(value));
    }

    #[inline(never)]
    fn text(&mut self, text: AttrValue) {
        self.node(VNode::VText(VText { text }));
    }
}

/// The holes, taken one by one while the tree is built.
struct Filling(vec::IntoIter<Hole>);

impl Filling {
    fn part(&mut self, part: &'static Part) -> VNode {
        match part {
            Part::Element(element) => self.element(element),
            Part::List(parts) => self.list(parts),
            Part::Text(words) => text(words),
            Part::Hole => match self.0.next() {
                Some(Hole::Node(node)) => node,
                Some(Hole::Nodes(nodes)) => listed(nodes),
                _ => VNode::default(),
            },
        }
    }

    /// Several nodes where one could have stood are side by side with the others.
    fn list(&mut self, parts: &'static [Part]) -> VNode {
        let mut nodes = Vec::new();
        for part in parts {
            match part {
                Part::Hole => match self.0.next() {
                    Some(Hole::Node(node)) => nodes.push(node),
                    Some(Hole::Nodes(more)) => nodes.add_all(more),
                    _ => {}
                },
                part => nodes.push(self.part(part)),
            }
        }
        listed(nodes)
    }

    fn element(&mut self, element: &'static Element) -> VNode {
        let mut tag = VTag::new(AttrValue::Static(element.name));
        if element.value {
            tag.set_value(self.value());
        }
        if element.checked
            && let Some(Hole::Checked(checked)) = self.0.next()
        {
            tag.set_checked(checked);
        }
        if element.key
            && let Some(Hole::Key(key)) = self.0.next()
        {
            tag.key = Some(key);
        }
        tag.attributes = self.attributes(&element.attributes);
        if element.listeners > 0 {
            let listeners = self.0.by_ref().take(element.listeners.into());
            let listeners = listeners.map(|hole| match hole {
                Hole::Listener(listener) => listener,
                _ => None,
            });
            tag.set_listeners(listeners.gather());
        }
        let children = match element.children {
            [only @ (Part::Element(_) | Part::Text(_) | Part::Hole)] => self.part(only),
            many => self.list(many),
        };
        if let Some(place) = tag.children_mut() {
            *place = children;
        }
        VNode::VTag(Rc::new(tag))
    }

    fn attributes(&mut self, attributes: &'static Attributes) -> Set {
        match attributes {
            Attributes::Fixed(all) => Set::Static(all),
            Attributes::Open(keys, values) => {
                let values = values.iter().map(|written| match written {
                    Some(words) => Some(AttrValue::Static(words)),
                    None => self.value(),
                });
                let values = values.map(|one| one.map(AttributeOrProperty::Attribute));
                Set::Dynamic {
                    keys,
                    values: values.gather(),
                }
            }
        }
    }

    fn value(&mut self) -> Option<AttrValue> {
        match self.0.next() {
            Some(Hole::Attribute(value)) => value,
            _ => None,
        }
    }
}

fn text(words: &'static str) -> VNode {
    let text = AttrValue::Static(words);
    VNode::VText(VText { text })
}

#[inline(never)]
fn listed(nodes: Vec<VNode>) -> VNode {
    VNode::VList(Rc::new(VList::from(nodes)))
}

impl Gathered<VNode> for VNode {
    fn from_all(all: impl Iterator<Item = VNode>) -> Self {
        listed(all.gather())
    }
}

/// What can stand among the children of an element.
pub trait Child {
    /// Puts it into the next hole.
    fn put(self, holes: &mut Holes);
}

impl Child for VNode {
    fn put(self, holes: &mut Holes) {
        holes.node(self);
    }
}

impl Child for Vec<VNode> {
    fn put(self, holes: &mut Holes) {
        holes.nodes(self);
    }
}

impl<T: Child> Child for Option<T> {
    fn put(self, holes: &mut Holes) {
        match self {
            Some(child) => child.put(holes),
            None => holes.nodes(Vec::new()),
        }
    }
}

impl Child for &str {
    #[inline(never)]
    fn put(self, holes: &mut Holes) {
        holes.text(AttrValue::Rc(self.into()));
    }
}

impl Child for &String {
    fn put(self, holes: &mut Holes) {
        self.as_str().put(holes);
    }
}

impl Child for String {
    #[inline(never)]
    fn put(self, holes: &mut Holes) {
        self.as_str().put(holes);
    }
}

impl Child for AttrValue {
    fn put(self, holes: &mut Holes) {
        holes.text(self);
    }
}

impl Child for u32 {
    fn put(self, holes: &mut Holes) {
        self.to_string().put(holes);
    }
}

impl Child for usize {
    fn put(self, holes: &mut Holes) {
        self.to_string().put(holes);
    }
}

/// What names classes. Where there is none, there is no attribute.
pub trait Class {
    /// The names, with spaces between.
    fn value(self) -> Option<AttrValue>;
}

impl Class for &'static str {
    fn value(self) -> Option<AttrValue> {
        (!self.is_empty()).then_some(AttrValue::Static(self))
    }
}

impl Class for Option<&'static str> {
    fn value(self) -> Option<AttrValue> {
        self.and_then(Class::value)
    }
}

/// Those that are not empty.
impl<const N: usize> Class for [&str; N] {
    fn value(self) -> Option<AttrValue> {
        classes(&self)
    }
}

#[inline(never)]
fn classes(names: &[&str]) -> Option<AttrValue> {
    let mut all = String::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(name);
    }
    (!all.is_empty()).then(|| all.into())
}

#[cfg(test)]
mod tests {
    use super::html;
    use std::cell::RefCell;
    use yew::{Callback, Html, html as yews, virtual_dom::VNode};

    /// What the macro makes is what Yew's makes of the same words, down to keys and to the order of attributes.
    macro_rules! same {
        ($($template:tt)*) => {
            assert_eq!(html! { $($template)* }, yews! { $($template)* });
        };
    }

    #[test]
    fn what_is_written_out_is_the_same() {
        same!();
        same!(<p />);
        same!(<p>{ "words" }</p>);
        same!(<svg viewBox="0 0 32 32" width=28 aria-hidden="true"><path d="M8 2h3" /></svg>);
        same!(<p class="a b"><strong>{ 1 }</strong>{ "x" }<br /></p>);
        same!(<><p>{ "one" }</p><></></>);
        same!(<details open=true class="" hidden=false><summary>{ "more" }</summary></details>);
        same!(<form novalidate=true autocomplete="off" class="form" id="x"></form>);
    }

    #[test]
    fn children_are_the_same() {
        let words = "words";
        let owned = || "owned".to_owned();
        let rows = || vec![yews! { <li /> }, yews! { <li>{ 2 }</li> }];
        same!({ words });
        same!({ owned() });
        same!({ rows().swap_remove(1) });
        same!(<p>{ words }</p>);
        same!(<p>{ &owned() }{ 3_usize }{ 4_u32 }</p>);
        same!(<p>{ words }{ owned() }<br /></p>);
        same!(<ul>{ for rows() }</ul>);
        same!(<ul>{ for rows().into_iter().take(1) }</ul>);
        same!(<ul>{ rows() }</ul>);
        same!(<ul><li />{ rows() }{ for rows() }<li /></ul>);
        same!(<><p>{ words }</p>{ rows().swap_remove(0) }</>);
        same!(<p>{ yew::AttrValue::from(words) }{ yew::AttrValue::from(words) }</p>);
    }

    #[test]
    fn what_may_be_missing_is_the_same() {
        for there in [true, false] {
            let some = || there.then(|| "there".to_owned());
            same!(<p>{ some() }</p>);
            same!(<p>{ some() }<br /></p>);
            same!(<a href={some()} class={there.then_some("a")} lang="ja">{ "x" }</a>);
            same!(<details id="x" open={there} class="y"></details>);
            same!(<><br />if there { <p /> }</>);
            same!(<><br />if there { <p />{ "a" } } else { <div /> }</>);
            let other = !there;
            same!(<><br />if there { <p /> } else if other { { some() } } else { <div /> }</>);
            same!(<><br />if let Some(words) = some() { <p>{ words }</p> }</>);
        }
    }

    #[test]
    fn attributes_are_the_same() {
        let class = "b";
        let id = "x".to_owned();
        same!(<label class={class} for={id.clone()}>{ "x" }</label>);
        same!(<option selected={true} value="1" class="c" id={id.clone()}>{ "x" }</option>);
        same!(<td role="cell" class={Some("a")} aria-label={Some("n")}></td>);
        same!(<td class={None::<&'static str>}></td>);
        same!(<td class={""} data-hold=""></td>);
        same!(<li key={3_usize}>{ "x" }</li>);
        same!(<ul><li key="a" /><li key="b" class={class} /></ul>);
    }

    #[test]
    fn fields_are_the_same() {
        let typed = "typed".to_owned();
        for checked in [true, false] {
            same!(<input type="radio" value={typed.clone()} {checked} id="x" />);
            same!(<input type="radio" checked={checked} />);
        }
        same!(<input value="written" />);
        same!(<input value={None::<String>} />);
        same!(<textarea value={typed.clone()} rows="3" />);
        same!(<textarea />);
        same!(<option value={typed.clone()} />);
    }

    /// Yew compares listeners by identity, so those two can only be told apart by what they are.
    #[test]
    fn listeners_are_of_the_same_kinds() {
        let missing = None::<Callback<yew::MouseEvent>>;
        let ours = html! { <button key="k" onclick={|_| ()} onfocus={Callback::noop()} onblur={Callback::noop()}>{ "x" }</button> };
        let yews = yews! { <button key="k" onclick={|_| ()} onfocus={Callback::noop()} onblur={Callback::noop()}>{ "x" }</button> };
        assert_eq!(format!("{ours:?}"), format!("{yews:?}"));
        assert!(format!("{ours:?}").contains("onfocus"));
        let ours = html! { <button onclick={missing.clone()} /> };
        assert_eq!(ours, yews! { <button onclick={missing} /> });
    }

    /// What is moved in one hole may have been lent to those before it, as with Yew's macro.
    #[test]
    fn holes_are_worked_out_in_the_same_order() {
        let order = RefCell::new(Vec::new());
        let see = |name: &'static str| {
            order.borrow_mut().push(name);
            name
        };
        let mut seen = [(); 2].map(|()| Vec::new());
        let _: Html = html! {
            <div class={see("class")} hidden={see("flag").is_empty()} id={see("id")} key={see("key")}>
                <input checked={see("checked").is_empty()} value={see("value")} name={see("name")} />
                { see("child") }
            </div>
        };
        seen[0] = order.take();
        let _: Html = yews! {
            <div class={see("class")} hidden={see("flag").is_empty()} id={see("id")} key={see("key")}>
                <input checked={see("checked").is_empty()} value={see("value")} name={see("name")} />
                { see("child") }
            </div>
        };
        seen[1] = order.take();
        assert_eq!(seen[0], seen[1]);
        assert_eq!(seen[0].len(), 8);
    }

    #[test]
    fn several_classes_are_one_attribute() {
        let ours = html! { <p class={["a", "", "b"]}></p> };
        assert_eq!(ours, yews! { <p class={"a b".to_owned()}></p> });
        let none = html! { <p class={["", ""]}></p> };
        assert_eq!(none, yews! { <p class={None::<&'static str>}></p> });
    }

    #[test]
    fn an_expression_may_use_any_name() {
        let holes = "mine";
        same!(<p id={holes}>{ holes }</p>);
    }

    #[test]
    fn a_hole_may_leave_the_function() {
        fn of(words: Option<&str>) -> Option<VNode> {
            Some(html! { <p>{ "x" }<b>{ words? }</b></p> })
        }
        assert_eq!(of(Some("y")), Some(yews! { <p>{ "x" }<b>{ "y" }</b></p> }));
        assert_eq!(of(None), None);
    }
}
