-//! Doc
#[derive(Parser)]
pub struct S<'a, T: Tr> { #[arg(long, default_value = "1")] pub a: &'a T, b: u8 }
pub enum E { A = 1, B(u8), C { x: i32 } }
pub(crate) trait Tr { const K: u8 = 1; type O; fn f(&self, x: u8) -> Self::O; }
impl<T> Tr for S<'_, T> { fn f(&mut self) {} }
macro_rules! m { ($x:expr) => { $x } }
mod n { pub use super::*; pub static Z: &str = r#"x"#; }
fn g() { Router::new().route("/u/{id}", get(h)); std::env::var("LEVEL"); }
