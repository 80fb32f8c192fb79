//! How much of a file is read, checked before memory is taken.

/// Bounds on what one file may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of the file itself.
    pub file_size: u64,
    /// Bytes that a zip container inflates to, all parts together.
    pub inflated: u64,
    /// Bytes of any one part that is held in memory whole: shared strings, styles.
    pub part: u64,
    /// Cells, all sheets together, with a value or without.
    pub cells: usize,
    /// Cells of the rectangle around a sheet's cells, in the kinds that are read as one.
    pub area: u64,
    /// Cells of a sheet that cannot be read before the sheet counts as damaged.
    pub cell_errors: usize,
}

impl Default for Limits {
    /// 64 MiB; 512 MB inflated, 64 MB in one part; 5 million cells, so that a roster of 40,000
    /// centres by 100 columns fits as xlsx or CSV; 2.5 million in a rectangle (ods, xls), which
    /// takes some 160 MB; 100 unreadable cells.
    fn default() -> Self {
        Limits {
            file_size: 64 << 20,
            inflated: 512_000_000,
            part: 64_000_000,
            cells: 5_000_000,
            area: 2_500_000,
            cell_errors: 100,
        }
    }
}
