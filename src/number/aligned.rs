//! Memory that begins at a cache line.
//!
//! A value of eight lanes fills a line. Where it begins elsewhere, each access touches two lines and takes twice as
//! long; what the allocator hands out begins at a quarter of a line.

use pulp::bytemuck::{Pod, cast_slice, cast_slice_mut};
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

/// Bytes of a line.
const LINE: usize = 64;

/// Values side by side, the first at the beginning of a line.
#[derive(Debug)]
pub struct Aligned<V> {
    /// More than is needed, as nobody says where memory begins.
    memory: Box<[f64]>,
    from: usize,
    to: usize,
    values: PhantomData<V>,
}

impl<V: Pod> Aligned<V> {
    /// `len` values, all zero.
    pub fn zeros(len: usize) -> Self {
        let number = size_of::<f64>();
        let numbers = len * size_of::<V>() / number;
        let memory = vec![0.0_f64; numbers + LINE / number].into_boxed_slice();
        let from = memory.as_ptr().align_offset(LINE).min(LINE / number);
        Aligned { memory, from, to: from + numbers, values: PhantomData }
    }
}

impl<V: Pod> Deref for Aligned<V> {
    type Target = [V];
    #[inline(always)]
    fn deref(&self) -> &[V] {
        cast_slice(&self.memory[self.from..self.to])
    }
}

impl<V: Pod> DerefMut for Aligned<V> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [V] {
        cast_slice_mut(&mut self.memory[self.from..self.to])
    }
}
