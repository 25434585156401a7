//! Which instructions of the processor carry the lanes, chosen when the program runs.
//!
//! What a member computes does not depend on the other lanes. It may depend on the instructions in the last
//! bits, because some have multiply-add as one operation and because `exp` is another one on vectors.

use super::rodas::{Cord, Queue, drive};
use crate::kernel::FIXED;
use crate::number::Plain;
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use crate::number::{Fused, Vector};
#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
use pulp::x86::{V3, V4};

/// Instructions that carry the lanes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instructions {
    /// Eight lanes of AVX-512.
    Avx512,
    /// Four lanes of AVX2 with multiply-add.
    Avx2,
    /// One number at a time, with multiply-add.
    Fused,
    /// One number at a time, on any processor.
    Plain,
}

impl Instructions {
    /// All of them, the widest first.
    pub const ALL: [Instructions; 4] =
        [Instructions::Avx512, Instructions::Avx2, Instructions::Fused, Instructions::Plain];

    /// The widest that this processor has.
    pub fn best() -> Instructions {
        Self::ALL.into_iter().find(|one| one.available()).unwrap_or(Instructions::Plain)
    }

    /// Whether this processor has them.
    pub fn available(self) -> bool {
        match self {
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Instructions::Avx512 => V4::try_new().is_some(),
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Instructions::Avx2 | Instructions::Fused => V3::try_new().is_some(),
            #[cfg(not(any(target_arch = "x86", target_arch = "x86_64")))]
            Instructions::Avx512 | Instructions::Avx2 | Instructions::Fused => false,
            Instructions::Plain => true,
        }
    }

    /// One lower-case word for files.
    pub fn word(self) -> &'static str {
        match self {
            Instructions::Avx512 => "avx512",
            Instructions::Avx2 => "avx2",
            Instructions::Fused => "fused",
            Instructions::Plain => "plain",
        }
    }

    /// Members that are integrated side by side.
    pub fn lanes(self) -> usize {
        match self {
            Instructions::Avx512 => 8,
            Instructions::Avx2 => 4,
            Instructions::Fused | Instructions::Plain => 1,
        }
    }

    /// Integrates what `queue` hands out; without the instructions, one number at a time.
    pub(super) fn drive(self, times: &[f64], queue: &mut dyn Queue<Box<[f64; FIXED]>>) {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        match (self, V4::try_new(), V3::try_new()) {
            (Instructions::Avx512, Some(v4), _) => {
                return drive(Vector(v4), &mut Cord::new(Vector(v4)), times, queue);
            }
            (Instructions::Avx2, _, Some(v3)) => {
                return drive(Vector(v3), &mut Cord::new(Vector(v3)), times, queue);
            }
            (Instructions::Fused, _, Some(v3)) => {
                return drive(Fused(v3), &mut Cord::new(Fused(v3)), times, queue);
            }
            _ => {}
        }
        drive(Plain, &mut Cord::new(Plain), times, queue);
    }
}
