//! What was found at a centre, drawn at random for a generated standard; and how it can change.

use dabiao::audit::{Assessment, KeptFindings, Settings, assess, assess_with};
use dabiao::intake::{Answer, Attested, Count, Fact, Inspection};
use dabiao::place::Place;
use dabiao::standard::{Bonus, Level, Standard};
use dabiao::value::{Datum, Mark, Measure, read_quantity};
use rust_decimal::Decimal;

use super::table::{Check, Dice, Item, Policy, Table, Tenths};
use super::written::id;

/// What was found of each indicator.
#[derive(Debug, Clone)]
pub(crate) struct Facts(pub(crate) Vec<Found>);

#[derive(Debug, Clone, Default)]
pub(crate) struct Found {
    pub(crate) mark: Option<Mark>,
    pub(crate) members: Vec<Option<Mark>>,
    /// For each deduction that is counted, in order; or the one count of a bonus.
    pub(crate) counts: Vec<Option<u32>>,
    pub(crate) value: Option<Tenths>,
}

/// Larger than every bound that is drawn.
const PLENTY: Tenths = 10_000;

fn a_mark(dice: &mut Dice<'_>, blank: u32, with_na: bool) -> Option<Mark> {
    if dice.below(10) < blank {
        return None;
    }
    let marks = [Mark::Met, Mark::NotMet, Mark::PartlyMet, Mark::Met, Mark::NotApplicable];
    Some(marks[dice.index(if with_na { 5 } else { 4 })])
}

impl Found {
    fn roll(dice: &mut Dice<'_>, item: &Item, table: &Table) -> Found {
        let counts = if item.has_bonus_count() { 1 } else { item.counted().len() };
        let with_na = table.policy != Policy::NotAllowed;
        let members = if let Check::Set { members, .. } = item.check { members } else { 0 };
        let is_by_member = dice.of_ten(6);
        // Not allowed where the policy says so: drawn all the same, now and then.
        let with_na_marks = with_na || dice.of_ten(2);
        Found {
            mark: a_mark(dice, 3, with_na_marks),
            members: (0..members).map(|_| a_mark(dice, 3, with_na).filter(|_| is_by_member)).collect(),
            counts: (0..counts).map(|_| dice.of_ten(6).then(|| [0, 1, 0, 2, 5][dice.index(5)])).collect(),
            value: (matches!(item.check, Check::Field { .. }) && dice.of_ten(6))
                .then(|| dice.between(0, 160)),
        }
    }

    /// Whether a fault was counted.
    fn has_faults(&self, item: &Item) -> bool {
        item.bonus.is_none() && self.counts.iter().flatten().any(|count| *count > 0)
    }

    /// A blank answered. A measurement, a member or a count that comes after a mark would overrule
    /// it or be none by rule, so they are answers only where the mark is blank; and a mark beside
    /// counts that decide says what they say.
    fn fill(&mut self, dice: &mut Dice<'_>, item: &Item, table: &Table) {
        if self.mark.is_some_and(|mark| mark != Mark::NotApplicable || table.policy != Policy::NotAllowed) {
            return;
        }
        let with_na = table.policy != Policy::NotAllowed;
        // What was measured is a result too.
        let is_judged = self.value.is_some() || self.members.iter().any(Option::is_some);
        for count in &mut self.counts {
            if count.is_none() && !is_judged && dice.of_ten(5) {
                *count = Some([0, 1, 2, 7][dice.index(4)]);
            }
        }
        let is_faulty = self.has_faults(item);
        for member in &mut self.members {
            if member.is_none() && dice.of_ten(5) {
                *member = a_mark(dice, 0, with_na && !is_faulty);
            }
        }
        if self.value.is_none() && matches!(item.check, Check::Field { .. }) && dice.of_ten(5) {
            self.value = Some(dice.between(0, 160));
        }
        if self.has_faults(item) {
            if dice.of_ten(3) {
                self.mark = Some([Mark::NotMet, Mark::PartlyMet][dice.index(2)]);
            }
        } else if self.counts.iter().all(Option::is_none) && dice.of_ten(5) {
            self.mark = a_mark(dice, 0, with_na);
        }
    }

    /// The same or better, in one respect.
    fn improve(&mut self, dice: &mut Dice<'_>, item: &Item) {
        let better = |mark: &mut Option<Mark>, dice: &mut Dice<'_>| match *mark {
            Some(Mark::NotMet) => *mark = Some([Mark::PartlyMet, Mark::Met][dice.index(2)]),
            Some(Mark::PartlyMet) => *mark = Some(Mark::Met),
            Some(Mark::Met | Mark::NotApplicable) | None => {}
        };
        match dice.below(4) {
            0 => better(&mut self.mark, dice),
            1 if !self.members.is_empty() => {
                let at = dice.index(self.members.len());
                better(&mut self.members[at], dice);
            }
            2 if !self.counts.is_empty() => {
                let at = dice.index(self.counts.len());
                if let Some(count) = &mut self.counts[at] {
                    let fewer = dice.index(*count as usize + 1) as u32;
                    *count = if item.bonus.is_some() { *count + fewer } else { *count - fewer };
                }
                // A result that says that something is wrong goes with the last fault.
                if item.bonus.is_none() && !self.has_faults(item) && self.mark != Some(Mark::NotApplicable) {
                    self.mark = self.mark.map(|_| Mark::Met);
                }
            }
            3 => {
                if let (Some(value), Check::Field { comparison, .. }) = (&mut self.value, &item.check) {
                    let by = dice.between(0, 100);
                    *value = if comparison.is_up() { *value + by } else { (*value - by).max(0) };
                }
            }
            _ => {}
        }
    }

    /// Met, without any fault, in every respect.
    pub(crate) fn put_right(&mut self, item: &Item) {
        self.mark = Some(Mark::Met);
        // Where a number of members is asked for, one that does not apply is as good as missing.
        let has_number = matches!(item.check, Check::Set { need: Some(_), .. });
        for member in &mut self.members {
            if has_number || *member != Some(Mark::NotApplicable) {
                *member = Some(Mark::Met);
            }
        }
        let most = if item.bonus.is_some() { 1_000 } else { 0 };
        for count in &mut self.counts {
            *count = Some(most);
        }
        if let Check::Field { comparison, .. } = &item.check {
            self.value = Some(if comparison.is_up() { PLENTY } else { 0 });
        }
    }
}

impl Facts {
    pub(crate) fn roll(dice: &mut Dice<'_>, table: &Table) -> Facts {
        Facts(table.items.iter().map(|item| Found::roll(dice, item, table)).collect())
    }

    /// Some blanks answered.
    pub(crate) fn filled(&self, dice: &mut Dice<'_>, table: &Table) -> Facts {
        let mut after = self.clone();
        for (found, item) in after.0.iter_mut().zip(&table.items) {
            if dice.of_ten(6) {
                found.fill(dice, item, table);
            }
        }
        after
    }

    /// More compliance with one indicator.
    pub(crate) fn improved(&self, dice: &mut Dice<'_>, table: &Table) -> Facts {
        let mut after = self.clone();
        let at = dice.index(table.items.len());
        after.0[at].improve(dice, &table.items[at]);
        after
    }

    /// These indicators met, without any fault.
    pub(crate) fn put_right(&self, which: &[usize], table: &Table) -> Facts {
        let mut after = self.clone();
        for at in which {
            after.0[*at].put_right(&table.items[*at]);
        }
        after
    }

    fn inspection(&self, table: &Table) -> Inspection {
        let at = Place::file("a.xlsx");
        let mut inspection = Inspection::new(at.clone());
        let answer = |mark: &Option<Mark>| {
            let result = mark.map(|mark| Attested { mark: Some(mark), text: "".into() });
            Answer { result, ..Answer::blank(at.clone()) }
        };
        for (position, (found, item)) in self.0.iter().zip(&table.items).enumerate() {
            inspection.answers.add(id(position), answer(&found.mark));
            if !found.members.is_empty() {
                let each = found.members.iter().enumerate().map(|(n, mark)| (format!("m{n}"), answer(mark)));
                inspection.members.insert(id(position), each.collect());
            }
            let names = item.counted().into_iter().map(|n| format!("d{n}"));
            let names = names.chain(item.has_bonus_count().then(|| Bonus::COUNT.to_owned()));
            for (name, count) in names.zip(&found.counts) {
                if let Some(count) = count {
                    let count =
                        Count { value: Some(Decimal::from(*count)), text: count.to_string(), at: at.clone() };
                    inspection.counts.entry(id(position)).or_default().insert(name, count);
                }
            }
            if let Some(value) = found.value {
                let datum = Datum::Number { value: Decimal::new(value, 1), percent: false };
                let quantity = read_quantity(&datum, Measure::Area).expect("a number");
                let fact = Fact { quantity: Some(quantity), text: value.to_string(), at: at.clone() };
                inspection.facts.insert(format!("f{position}"), fact);
            }
        }
        inspection
    }

    pub(crate) fn judged(&self, table: &Table, standard: &Standard) -> Assessment {
        let (inspection, settings) = (self.inspection(table), Settings::at(Level::Village));
        let assessment = assess(standard, &inspection, &settings);
        // A batch keeps what marks come to from one centre to the next.
        let kept = KeptFindings::new(standard);
        for _ in 0..2 {
            let again = assess_with(standard, &kept, &inspection, &settings);
            assert_eq!(format!("{again:?}"), format!("{assessment:?}"));
        }
        assessment
    }
}
