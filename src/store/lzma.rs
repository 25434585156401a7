//! Bytes as an `.lzma` file.

use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::io::Write;

/// Bytes as an `.lzma` file, whose head says how long they are.
///
/// # Errors
/// That of the encoder.
pub fn compressed(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    // Neither code nor text lies in fours: positions say nothing. Two bits of the byte before are best for code in streams.
    let options = LzmaOptions { lc: 2, lp: 0, pb: 0, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(bytes.len() as u64))?;
    writer.write_all(bytes)?;
    writer.finish()
}

#[cfg(test)]
mod tests {
    use super::compressed;

    #[test]
    fn compressed_bytes_say_their_length() {
        let packed = compressed(&[7; 10_000]).unwrap();
        assert!(packed.len() < 200 && packed[5..13] == 10_000_u64.to_le_bytes());
    }
}
