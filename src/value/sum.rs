//! A sum of many decimals, such as points.

use rust_decimal::Decimal;

/// A sum of decimals, worked out in machine numbers as far as they have few places.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum {
    /// Of those with few places, in units of the last one.
    few: i128,
    /// Of the others.
    many: Decimal,
}

/// Places of points: more are rare.
const FEW: u32 = 4;

impl Sum {
    pub(crate) fn add(&mut self, number: Decimal) {
        let Some(left) = FEW.checked_sub(number.scale()) else {
            self.many += number;
            return;
        };
        let units = [1, 10, 100, 1_000, 10_000_i64][left as usize];
        // A decimal has 96 bits: a hundred thousand of the largest fit. Points have few of them.
        let parts = number.unpack();
        self.few += match (parts.hi, parts.mid) {
            (0, 0) => {
                let few = i64::from(parts.lo) * units;
                i128::from(if parts.negative { -few } else { few })
            }
            (_, _) => number.mantissa() * i128::from(units),
        };
    }

    /// What it comes to.
    pub(crate) fn total(self) -> Decimal {
        if let (Ok(few), true) = (i64::try_from(self.few), self.many.is_zero())
            && few % 10_000 == 0
        {
            return Decimal::from(few / 10_000);
        }
        let (mut few, mut places) = (self.few, FEW);
        while places > 0 && few % 10 == 0 {
            (few, places) = (few / 10, places - 1);
        }
        // With more digits than a decimal has, the last ones are rounded, as decimals add up.
        let few =
            Decimal::try_from_i128_with_scale(few, places).unwrap_or_else(|_| rounded_to_fit(few, places));
        if self.many.is_zero() { few } else { (few + self.many).normalize() }
    }
}

/// The decimal that is nearest to a number with more digits than one has.
fn rounded_to_fit(mut number: i128, mut places: u32) -> Decimal {
    while places > 0 {
        // Half away from zero.
        number = (number + 5 * number.signum()) / 10;
        places -= 1;
        if let Ok(decimal) = Decimal::try_from_i128_with_scale(number, places) {
            return decimal;
        }
    }
    if number < 0 { Decimal::MIN } else { Decimal::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_that_of_the_decimals_however_many_places_they_have() {
        let numbers = ["1", "0.5", "-0.25", "0.0001", "0.00001", "3.1400", "1000000", "0", "-7.123456789"];
        let numbers = numbers.map(|text| text.parse::<Decimal>().expect("a number"));
        let mut sum = Sum::default();
        for number in numbers {
            sum.add(number);
        }
        assert_eq!(sum.total(), numbers.iter().sum::<Decimal>());
        assert_eq!(sum.total().to_string(), "999997.266653211");
        assert_eq!(Sum::default().total(), Decimal::ZERO);
        // With four places it would be too long for a decimal.
        let large: Decimal = "70000000000000000000000000001".parse().expect("a number");
        let mut sum = Sum::default();
        sum.add(large);
        assert_eq!(sum.total(), large);
        // The sum of these two has a digit more than a decimal: it ended the program.
        sum.add("0.5".parse().expect("a number"));
        assert_eq!(sum.total().to_string(), "70000000000000000000000000002");
        sum.add(Decimal::MAX);
        assert_eq!(sum.total(), Decimal::MAX);
    }
}
