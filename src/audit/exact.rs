//! Exact fractions, for what no decimal states: a third of a section's weight.

use num_rational::BigRational;
use rust_decimal::Decimal;

/// A decimal as a fraction.
pub(super) fn exact(number: Decimal) -> BigRational {
    // A decimal has at most 28 places, and 10^28 fits.
    BigRational::new(number.mantissa().into(), 10_i128.pow(number.scale()).into())
}

/// A fraction at so many places, half away from zero. What no decimal can hold is the largest one:
/// points and their sums are far below it.
pub(super) fn rounded(number: &BigRational, places: u32) -> Decimal {
    let scaled = (number * exact(Decimal::from_i128_with_scale(10_i128.pow(places), 0))).round();
    let digits = scaled.to_integer().to_string();
    let whole = digits.parse::<i128>().ok();
    let decimal = whole.and_then(|whole| Decimal::try_from_i128_with_scale(whole, places).ok());
    decimal.map_or(Decimal::MAX, |decimal| decimal.normalize())
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
}
