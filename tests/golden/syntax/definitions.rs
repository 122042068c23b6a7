#![allow(dead_code)]
use std::io;
/// Doc
#[deprecated(since = "1.0", note = "x")]
#[inline]
pub async fn foo<T: Clone>(mut a: u32, (x, y): (i32, i32), &b: &u8, _: u8) -> Result<T, io::Error> where T: X { fn inner() {} }
pub(crate) fn bar() {}
pub(super) fn baz() {}
pub(in crate::x) fn q() {}
pub struct S<'a, T> { pub name: &'a str, age: u32, #[serde(default)] pub(crate) k: T }
pub struct P(pub u32, String);
struct Unit;
pub enum E { A, B(u32), C { x: i32 } , D = 5 }
pub union U { a: u32 }
impl<'a, T> S<'a, T> where T: Clone {
    pub const MAX: usize = 10;
    type Item = T;
    pub fn new(&self, a: i32) -> Self { todo!() }
    fn priv_(self: Box<Self>) {}
}
impl<T> fmt::Display for S<'_, T> { fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result { Ok(()) } }
pub trait Tr: Sized { const N: u8 = 3; type Out; fn req(&self); fn def(&self) -> u8 { 1 } }
pub type Al = Vec<u8>;
pub const C: u32 = 1 << 3;
pub static mut G: &str = "x";
mod inner { pub mod deep { pub fn f() {} } }
pub mod file;
#[macro_export]
macro_rules! my { ($a:expr) => { $a }; }
macro_rules! hidden { () => {} }
extern "C" { pub fn c_fn(a: c_int, ...) -> c_int; }
pub use self::inner::deep::f as g;
pub use crate::a::{B, C};
bitflags! { pub struct F: u32 { const A = 1; } }
pub unsafe extern "C" fn ex(a: i32, ...) {}

impl Late { pub fn shown_by_a_private_type() {} }
struct Late;

impl<'a> &'a Late { pub fn by_reference(self) {} }

#[cfg(test)]
mod tests { pub fn helper() {} }

pub fn many_lines(
    first: HashMap<
        String,
        u32,
    >,
) -> impl Fn(u32) -> u32 + 'static {
    |x| x
}

mod private { #[macro_export] macro_rules! from_within { () => {}; } }
pub enum Attributed {
    /// Doc
    #[deprecated]
    #[default]
    Old,
    // Comment
    New(/* what */ #[serde(skip)] u8),
}
