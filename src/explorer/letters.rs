//! Bytes as letters, two of 91 for thirteen bits; `web/unpack.js` is the way back.

/// Letters that mean nothing in a page: printable ones without `&`, `<` and `\`.
fn letters() -> [char; 91] {
    let mut all = ('!'..='~').filter(|letter| !['&', '<', '\\'].contains(letter));
    std::array::from_fn(|_| all.next().unwrap_or('!'))
}

/// Bytes as letters: thirteen bits in two, the lowest first.
pub fn lettered(bytes: &[u8]) -> String {
    let letters = letters();
    let mut text = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut count) = (0_u32, 0);
    let mut put = |bits: u32| {
        let value = (bits & 0x1fff) as usize;
        text.extend([letters[value / 91], letters[value % 91]]);
    };
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        if count >= 13 {
            put(bits);
            bits >>= 13;
            count -= 13;
        }
    }
    if count > 0 {
        put(bits);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{lettered, letters};
    use std::collections::BTreeSet;

    #[test]
    fn thirteen_bits_are_two_letters_and_no_letter_means_anything_in_a_page() {
        let all: BTreeSet<char> = letters().into_iter().collect();
        assert!(all.len() == 91 && all.iter().all(|letter| letter.is_ascii_graphic() && !"&<".contains(*letter)));
        assert_eq!((lettered(&[]), lettered(&[0]), lettered(&[0, 0])), ("".into(), "!!".into(), "!!!!".into()));
        // 0x1fff is 8191, 90 times 91 and 1; the three bits that are left are 7.
        assert_eq!(lettered(&[255, 255]), format!("{}{}{}{}", letters()[90], letters()[1], letters()[0], letters()[7]));
    }
}
