//! Random but repeatable inputs for figures: names of any length, numbers of any size, gaps.

/// A stream of numbers that is the same on every machine.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// From 0 to 1.
    pub fn share(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.share() * (high - low)
    }

    /// From `low` to `high`, both included.
    pub fn whole(&mut self, low: usize, high: usize) -> usize {
        low + ((self.share() * (high - low + 1) as f64) as usize).min(high - low)
    }

    pub fn one_in(&mut self, cases: usize) -> bool {
        self.whole(1, cases) == 1
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.whole(0, from.len() - 1)]
    }

    /// One to many words, now and then a very long one.
    pub fn name(&mut self) -> String {
        let words = [
            "M1",
            "gel",
            "intravenous",
            "100 µg",
            "at 1 h",
            "oligodendrocytes",
            "barrier",
            "of the",
            "early",
            "Wallerian",
            "T10",
            "three daily doses",
            "pneumonoultramicroscopicsilicovolcanoconiosis",
        ];
        let count = if self.one_in(6) { self.whole(5, 14) } else { self.whole(1, 4) };
        let last = if self.one_in(12) { words.len() - 1 } else { words.len() - 2 };
        (0..count).map(|_| words[self.whole(0, last)]).collect::<Vec<_>>().join(" ")
    }

    /// Low end, middle, high end; of any sign, about `scale`; now and then without numbers.
    pub fn band(&mut self, scale: f64) -> [f64; 3] {
        let mut band = [(); 3].map(|()| self.between(-0.4, 1.0) * scale);
        band.sort_by(f64::total_cmp);
        match self.whole(1, 14) {
            1 => [f64::NAN; 3],
            2 => [f64::NAN, band[1], f64::NAN],
            3 => [0.0; 3],
            4 => [f64::NEG_INFINITY, band[1], f64::INFINITY],
            _ => band,
        }
    }

    /// A size from 1e-9 to 1e9.
    pub fn scale(&mut self) -> f64 {
        let power = if self.one_in(3) { self.between(-9.0, 9.0) } else { self.between(-1.0, 2.0) };
        10f64.powf(power)
    }
}
