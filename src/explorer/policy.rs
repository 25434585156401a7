//! The policy of the page: what may run is named by its hash, and nothing may be fetched.

use crate::digest::sha256;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;

/// Bytes in base64.
fn base64(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(bytes)
}

/// The source of a policy that stands for this text.
pub fn hash(text: &str) -> String {
    let hex = sha256(text.as_bytes());
    let byte = |at: usize| u8::from_str_radix(hex.get(at..at + 2).unwrap_or_default(), 16).unwrap_or_default();
    let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(byte).collect();
    format!("'sha256-{}'", base64(&bytes))
}

/// The policy of a page with these scripts and styles.
pub fn policy(scripts: &[String], styles: &[String]) -> String {
    let (scripts, styles) = (scripts.join(" "), styles.join(" "));
    format!(
        "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {styles}; worker-src blob:; \
         img-src data: blob:; base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::hash;

    /// The example of the specification, Content Security Policy Level 3.
    #[test]
    fn a_hash_is_that_of_the_specification() {
        assert_eq!(hash("doSomething();"), "'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='");
    }
}
