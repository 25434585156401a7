//! SHA-256 in hexadecimal: by which one text is told from another.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// A digest that grows with what it takes up.
#[derive(Clone, Default)]
pub struct Growing(Sha256);

impl Growing {
    /// Takes up more bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of everything, in hexadecimal.
    pub fn finish(self) -> String {
        self.0.finalize().iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

/// SHA-256 of `bytes` in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut digest = Growing::default();
    digest.update(bytes);
    digest.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The examples of FIPS 180-4.
    #[test]
    fn a_digest_is_that_of_the_standard_in_one_piece_or_in_many() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), abc);
        let mut growing = Growing::default();
        b"abc".chunks(1).for_each(|bytes| growing.update(bytes));
        assert_eq!(growing.finish(), abc);
        assert!(sha256(b"").starts_with("e3b0c44298fc1c149afbf4c8996fb924"));
    }
}
