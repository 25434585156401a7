//! Tables in UTF-16, as spreadsheets call it "Unicode text".

/// The bytes of a text in UTF-8: of one in UTF-16 that begins with its mark; all others, and what is none, as they are.
pub fn in_utf8(bytes: Vec<u8>) -> Vec<u8> {
    let of: fn([u8; 2]) -> u16 = match bytes.as_slice() {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return bytes,
    };
    let (pairs, rest) = bytes.as_chunks::<2>();
    let text = String::from_utf16(&pairs.iter().map(|pair| of(*pair)).collect::<Vec<_>>());
    text.ok().filter(|_| rest.is_empty()).map_or(bytes, String::into_bytes)
}
