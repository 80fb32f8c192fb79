//! How much of a file is read, checked before memory is taken.

/// Bounds on what one file may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_size: u64,
    /// Bytes that a zip container declares to inflate to, all parts together.
    pub inflated: u64,
    /// Cells with a value, all sheets together.
    pub cells: usize,
}

impl Default for Limits {
    /// 64 MiB, 512 MB inflated, 5 million cells: a roster of 40,000 centres by 100 columns fits.
    fn default() -> Self {
        Limits { file_size: 64 << 20, inflated: 512_000_000, cells: 5_000_000 }
    }
}
