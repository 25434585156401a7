//! The code of a wasm module as streams of like things, which pack into nine tenths of what they need as they lie mixed:
//! instructions, numbers of locals, of functions, addresses. `web/join.js` is the way back.

/// What lies in one stream, in their order.
#[derive(Clone, Copy)]
enum Stream {
    Instructions,
    Locals,
    Declared,
    Calls,
    Indirect,
    Blocks,
    Branches,
    Globals,
    Alignments,
    Offsets,
    /// Whole numbers by their length: of one byte, two, up to four, and more.
    Short,
    Middle,
    Long,
    Padded,
    Others,
    Fixed,
}

const STREAMS: usize = Stream::Fixed as usize + 1;
/// The instruction that has a whole number; where it is longer than a byte, one of those that wasm has not.
const WHOLE: u8 = 0x41;
const LONGER: u8 = 0xf0;

/// Where reading is, and what was found.
struct Walk<'m> {
    module: &'m [u8],
    at: usize,
    streams: [Vec<u8>; STREAMS],
}

/// The module with its code in streams: lengths of what follows (four bytes each, the lowest first), what stands before
/// the code of the first function, the streams, and what follows the code. A module of which something is not known is
/// all before.
pub fn apart(module: &[u8]) -> Vec<u8> {
    let (begin, end, streams) = streams(module).unwrap_or((module.len(), module.len(), Default::default()));
    let pieces: Vec<&[u8]> =
        [&module[..begin]].into_iter().chain(streams.iter().map(Vec::as_slice)).chain([&module[end..]]).collect();
    let lengths = pieces.iter().flat_map(|piece| u32::try_from(piece.len()).unwrap_or(u32::MAX).to_le_bytes());
    lengths.chain(pieces.iter().flat_map(|piece| piece.iter().copied())).collect()
}

/// Where the code of functions begins and ends, and what it consists of; nothing where the way back would lead elsewhere.
fn streams(module: &[u8]) -> Option<(usize, usize, [Vec<u8>; STREAMS])> {
    let mut walk = Walk { module, at: 8, streams: Default::default() };
    loop {
        let section = walk.byte()?;
        let length = walk.number()?;
        if section == 10 {
            let end = walk.at + length;
            let many = walk.number()?;
            let begin = walk.at;
            (0..many).try_for_each(|_| walk.function())?;
            return (walk.at == end).then_some((begin, end, walk.streams));
        }
        walk.at += length;
    }
}

impl<'m> Walk<'m> {
    fn byte(&mut self) -> Option<u8> {
        let byte = *self.module.get(self.at)?;
        self.at += 1;
        Some(byte)
    }

    /// A number without a sign, seven bits a byte.
    fn number(&mut self) -> Option<usize> {
        let from = self.at;
        self.skip()?;
        let bytes = self.module[from..self.at].iter().rev();
        bytes.take(5).try_fold(0_usize, |value, byte| value.checked_mul(128)?.checked_add(usize::from(byte & 127)))
    }

    fn skip(&mut self) -> Option<()> {
        while self.byte()? & 128 != 0 {}
        Some(())
    }

    fn keep(&mut self, stream: Stream, from: usize) -> Option<()> {
        let piece: &'m [u8] = self.module.get(from..self.at)?;
        self.streams[stream as usize].extend(piece);
        Some(())
    }

    /// A number as it is written.
    fn write(&mut self, stream: Stream) -> Option<()> {
        let from = self.at;
        self.skip()?;
        self.keep(stream, from)
    }

    fn fixed(&mut self, bytes: usize) -> Option<()> {
        let from = self.at;
        self.at += bytes;
        self.keep(Stream::Fixed, from)
    }

    /// A count, and so many numbers and `more`.
    fn list(&mut self, stream: Stream, more: usize) -> Option<()> {
        let from = self.at;
        let many = self.number()?;
        (0..many + more).try_for_each(|_| self.skip())?;
        self.keep(stream, from)
    }

    fn function(&mut self) -> Option<()> {
        let from = self.at;
        let length = self.number()?;
        // A length that is written longer than it has to be would be written shorter on the way back.
        if self.at - from != written(length) {
            return None;
        }
        let end = self.at + length;
        let from = self.at;
        let many = self.number()?;
        (0..many).try_for_each(|_| {
            self.skip()?;
            self.byte().map(|_| ())
        })?;
        self.keep(Stream::Declared, from)?;
        let mut depth = 1;
        while depth > 0 {
            depth += self.instruction()?;
        }
        (self.at == end).then_some(())
    }

    /// One instruction; how much deeper what follows lies.
    fn instruction(&mut self) -> Option<i32> {
        let from = self.at;
        let code = self.byte()?;
        if code == WHOLE {
            self.whole()?;
            return Some(0);
        }
        self.keep(Stream::Instructions, from)?;
        match code {
            0x02..=0x04 => self.write(Stream::Blocks)?,
            0x0c | 0x0d => self.write(Stream::Branches)?,
            0x0e => self.list(Stream::Branches, 1)?,
            0x10 => self.write(Stream::Calls)?,
            0x11 => (0..2).try_for_each(|_| self.write(Stream::Indirect))?,
            0x1c => self.list(Stream::Others, 0)?,
            0x20..=0x22 => self.write(Stream::Locals)?,
            0x23 | 0x24 => self.write(Stream::Globals)?,
            0x28..=0x3e => self.place()?,
            0x3f | 0x40 | 0x42 => self.write(Stream::Others)?,
            0x43 => self.fixed(4)?,
            0x44 => self.fixed(8)?,
            0xfc => self.bulk()?,
            0xfd => self.vector()?,
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 => {}
            _ => return None,
        }
        Some(match code {
            0x02..=0x04 => 1,
            0x0b => -1,
            _ => 0,
        })
    }

    /// A whole number: by its length it lies in another stream.
    fn whole(&mut self) -> Option<()> {
        let from = self.at;
        self.skip()?;
        let length = self.at - from;
        let code = if length == 1 { WHOLE } else { LONGER + u8::try_from(length).ok().filter(|many| *many < 6)? };
        self.streams[Stream::Instructions as usize].push(code);
        let stream = match length {
            1 => Stream::Short,
            2 => Stream::Middle,
            3 | 4 => Stream::Long,
            _ => Stream::Padded,
        };
        self.keep(stream, from)
    }

    /// A place in memory.
    fn place(&mut self) -> Option<()> {
        self.write(Stream::Alignments)?;
        self.write(Stream::Offsets)
    }

    /// Instructions on much memory at once, and conversions that saturate.
    fn bulk(&mut self) -> Option<()> {
        let from = self.at;
        let code = self.number()?;
        self.keep(Stream::Instructions, from)?;
        let many = match code {
            0..=7 => 0,
            8 | 10 | 12 | 14 => 2,
            9 | 11 | 13 | 15..=17 => 1,
            _ => return None,
        };
        (0..many).try_for_each(|_| self.write(Stream::Others))
    }

    /// Instructions on several numbers at once.
    fn vector(&mut self) -> Option<()> {
        let from = self.at;
        let code = self.number()?;
        self.keep(Stream::Instructions, from)?;
        match code {
            0..=11 | 92 | 93 => self.place(),
            12 | 13 => self.fixed(16),
            21..=34 => self.fixed(1),
            84..=91 => {
                self.place()?;
                self.fixed(1)
            }
            14..=255 => Some(()),
            _ => None,
        }
    }
}

/// Bytes of a number without a sign.
fn written(number: usize) -> usize {
    let mut bytes = 1;
    while number >> (7 * bytes) > 0 {
        bytes += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{STREAMS, apart};

    fn pieces(packed: &[u8]) -> Vec<Vec<u8>> {
        let length = |at: usize| u32::from_le_bytes(packed[4 * at..4 * at + 4].try_into().unwrap()) as usize;
        let mut at = 4 * (STREAMS + 2);
        let piece = |of: usize| {
            at += length(of);
            packed[at - length(of)..at].to_vec()
        };
        (0..STREAMS + 2).map(piece).collect()
    }

    /// One function: a local of f64; `block; local.get 3; i32.const 64; i32.const 128; i32.load align 2, 300; f64.const; end`.
    const CODE: [u8; 29] = [
        28, 1, 1, 0x7c, 0x02, 0x40, 0x20, 3, 0x41, 0x3f, 0x41, 0x80, 1, 0x28, 2, 0xac, 2, 0x44, 1, 2, 3, 4, 5, 6, 7, 8,
        0x0b, 0x0b, 9,
    ];

    fn module(code: &[u8]) -> Vec<u8> {
        let head = *b"\0asm\x01\0\0\0\x01\x02ab\x0a\x1d\x01";
        [&head[..], code].concat()
    }

    #[test]
    fn code_lies_in_streams_of_like_things_between_what_is_before_and_behind() {
        let mut code = CODE;
        code[0] = 27;
        let all = pieces(&apart(&module(&code)));
        assert_eq!(all[0], module(&[]));
        assert_eq!(all[1], [0x02, 0x20, 0x41, 0xf2, 0x28, 0x44, 0x0b, 0x0b]);
        assert_eq!((&all[2][..], &all[3][..], &all[10][..]), (&[3][..], &[1, 1, 0x7c][..], &[0xac, 2][..]));
        assert_eq!(
            (&all[11][..], &all[12][..], &all[16][..]),
            (&[0x3f][..], &[0x80, 1][..], &[1, 2, 3, 4, 5, 6, 7, 8][..])
        );
        assert_eq!(all[STREAMS + 1], [9]);
    }

    #[test]
    fn a_module_that_is_not_understood_stays_whole() {
        for module in [module(&CODE), module(&[3, 0, 0xff, 0x0b]), b"\0asm".to_vec()] {
            let all = pieces(&apart(&module));
            assert!(all[0] == module && all[1..].iter().all(Vec::is_empty));
        }
    }
}
