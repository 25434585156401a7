//! The generated kernels.
#[test]
fn size() {
    let (text, size) = exocord::kernel::source();
    println!("{size:?} {}", text.len());
    std::fs::write("/tmp/generated.rs", text).unwrap();
}
