//! Exact fractions, for what no decimal states: a third of a section's weight.

use num_rational::BigRational;
use rust_decimal::Decimal;

/// A decimal as a fraction.
pub(super) fn exact(number: Decimal) -> BigRational {
    if number.scale() == 0 {
        return BigRational::from_integer(number.mantissa().into());
    }
    // A decimal has at most 28 places, and 10^28 fits.
    BigRational::new(number.mantissa().into(), 10_i128.pow(number.scale()).into())
}

/// A fraction at so many places, half away from zero. What no decimal can hold is the largest one:
/// points and their sums are far below it.
pub(super) fn rounded(number: &BigRational, places: u32) -> Decimal {
    let scaled = (number * exact(Decimal::from_i128_with_scale(10_i128.pow(places), 0))).round();
    let whole = i128::try_from(scaled.to_integer()).ok();
    let decimal = whole.and_then(|whole| Decimal::try_from_i128_with_scale(whole, places).ok());
    decimal.map_or(Decimal::MAX, |decimal| decimal.normalize())
}

/// A part of a whole in per cent, at so many places, half away from zero.
pub(super) fn percent_rounded(part: Decimal, whole: Decimal, places: u32) -> Decimal {
    percent_of_small(part, whole, places).unwrap_or_else(|| rounded(&percent(part, whole), places))
}

/// The same where all of it fits into a machine's whole numbers, which it nearly always does.
fn percent_of_small(part: Decimal, whole: Decimal, places: u32) -> Option<Decimal> {
    let (part, whole) = (part.normalize(), whole.normalize());
    let times = |number: Decimal, scale: u32| number.mantissa().checked_mul(10_i128.checked_pow(scale)?);
    let above = times(part, whole.scale() + places + 2)?;
    let below = times(whole, part.scale())?;
    let double = above.checked_abs()?.checked_mul(2)?;
    let half = below.checked_abs().filter(|below| *below > 0)?;
    let size = double.checked_add(half)? / half.checked_mul(2)?;
    let sign = if (above < 0) == (below < 0) { 1 } else { -1 };
    Some(Decimal::try_from_i128_with_scale(sign * size, places).ok()?.normalize())
}

/// A percentage, unrounded.
#[derive(Debug, Clone)]
pub(super) enum Percentage {
    /// A part of a whole: what a score nearly always is, and quicker to work with than a fraction.
    Part(Decimal, Decimal),
    /// Any other.
    Of(BigRational),
}

impl Percentage {
    /// As a fraction.
    pub(super) fn exact(&self) -> BigRational {
        match self {
            Percentage::Part(part, whole) => percent(*part, *whole),
            Percentage::Of(fraction) => fraction.clone(),
        }
    }

    /// At so many places, half away from zero.
    pub(super) fn rounded(&self, places: u32) -> Decimal {
        match self {
            Percentage::Part(part, whole) => percent_rounded(*part, *whole, places),
            Percentage::Of(fraction) => rounded(fraction, places),
        }
    }

    /// No more than a ceiling.
    pub(super) fn capped(self, ceiling: Option<Decimal>) -> Percentage {
        match ceiling.map(exact) {
            Some(ceiling) if self.exact() > ceiling => Percentage::Of(ceiling),
            _ => self,
        }
    }
}

/// A part of a whole in per cent.
pub(super) fn percent(part: Decimal, whole: Decimal) -> BigRational {
    exact(part) * exact(Decimal::ONE_HUNDRED) / exact(whole)
}

/// Places at which a figure that no decimal states exactly is shown.
pub(super) const SHOWN_PLACES: u32 = 10;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_is_rounded_once_and_half_goes_away_from_zero() {
        let third = exact(Decimal::ONE) / exact(Decimal::from(3));
        assert_eq!(rounded(&third, 4).to_string(), "0.3333");
        assert_eq!(rounded(&(&third + &third + &third), 10), Decimal::ONE);
        assert_eq!(rounded(&exact(Decimal::new(125, 3)), 2).to_string(), "0.13");
        assert_eq!(rounded(&exact(Decimal::new(-125, 3)), 2).to_string(), "-0.13");
    }

    #[test]
    fn small_and_large_percentages_come_to_the_same() {
        let decimal = |text: &str| text.parse::<Decimal>().expect("a number");
        for part in ["0", "1", "-1", "57", "51.5", "0.125", "-7.25", "1000000", "0.0000000001"] {
            for whole in ["1", "3", "8", "16", "58", "58.5", "0.3", "700", "9999999.99"] {
                for places in [0, 1, 2, 4] {
                    let (part, whole) = (decimal(part), decimal(whole));
                    let small = percent_of_small(part, whole, places).expect("small enough");
                    assert_eq!(small, rounded(&percent(part, whole), places), "{part} of {whole}");
                }
            }
        }
        let large = Decimal::MAX;
        assert_eq!(percent_rounded(large, large, 2), Decimal::ONE_HUNDRED);
    }
}
