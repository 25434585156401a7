//! A short sum by which damage to a text is seen.

/// CRC-32 of `text` as eight hexadecimal digits: an accident shows, a forger is not kept out.
pub fn checksum(text: &str) -> String {
    format!("{:08x}", crc32fast::hash(text.as_bytes()))
}
