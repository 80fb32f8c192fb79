//! A standard with points, drawn at random: every rule of scoring, in any valid mixture.

/// Figures are kept in tenths.
pub(crate) type Tenths = i64;

/// Numbers drawn at random and used up one by one; 0 always draws the plainest.
pub(crate) struct Dice<'a> {
    rolls: &'a [u32],
    at: usize,
}

#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub(crate) partial: Option<Tenths>,
    pub(crate) policy: Policy,
    pub(crate) places: u32,
    pub(crate) rounded: bool,
    pub(crate) ceiling: Option<Tenths>,
    pub(crate) bonus_most: Option<Tenths>,
    pub(crate) sections: Vec<Section>,
    pub(crate) grades: Vec<Grade>,
    pub(crate) items: Vec<Item>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Policy {
    LeftOut,
    Full,
    NotAllowed,
}

#[derive(Debug, Clone)]
pub(crate) struct Section {
    pub(crate) pool: Option<Tenths>,
    /// In per cent.
    pub(crate) weight: Option<i64>,
}

#[derive(Debug, Clone)]
pub(crate) struct Grade {
    pub(crate) otherwise: bool,
    pub(crate) score: Option<Tenths>,
    pub(crate) sections: Vec<(usize, Tenths)>,
    pub(crate) optional: Option<(usize, Option<Vec<usize>>)>,
}

#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) section: usize,
    pub(crate) points: Tenths,
    pub(crate) check: Check,
    pub(crate) credit: Credit,
    pub(crate) bands: Vec<(Tenths, Tenths)>,
    pub(crate) deductions: Vec<Deduction>,
    pub(crate) bonus: Option<Bonus>,
    pub(crate) required_for: Vec<usize>,
    pub(crate) veto: bool,
    pub(crate) cap: Option<usize>,
}

#[derive(Debug, Clone)]
pub(crate) enum Check {
    Mark,
    /// The bound for each grade; the same for all if there is one.
    Field {
        comparison: Comparison,
        bounds: Vec<Option<Tenths>>,
    },
    /// How many of how many; all where it is `None`.
    Set {
        members: usize,
        need: Option<usize>,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    AtLeast,
    Above,
    AtMost,
    Below,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Credit {
    Plain,
    Nothing,
    Parts { partly_met: Tenths, not_met: Tenths },
}

#[derive(Debug, Clone)]
pub(crate) struct Deduction {
    pub(crate) points: Tenths,
    pub(crate) per: Per,
    pub(crate) most: Option<Tenths>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Per {
    Flat,
    Occurrence,
    Member,
    Shortfall { step: Tenths, part: Part },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Counts,
    Whole,
    Free,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Bonus {
    pub(crate) points: Tenths,
    /// The most it adds; once only where it is `None`.
    pub(crate) most: Option<Tenths>,
}

impl<'a> Dice<'a> {
    pub(crate) fn new(rolls: &'a [u32]) -> Self {
        Dice { rolls, at: 0 }
    }

    /// A number from 0 to `n - 1`.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        let roll = self.rolls.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        roll % n
    }

    pub(crate) fn index(&mut self, n: usize) -> usize {
        self.below(u32::try_from(n).expect("few")) as usize
    }

    pub(crate) fn between(&mut self, from: i64, to: i64) -> i64 {
        from + i64::from(self.below(u32::try_from(to - from + 1).expect("few")))
    }

    /// Whether something happens that does so `n` times of ten.
    pub(crate) fn of_ten(&mut self, n: u32) -> bool {
        self.below(10) >= 10 - n
    }
}

impl Per {
    pub(crate) fn is_counted(self) -> bool {
        matches!(self, Per::Flat | Per::Occurrence)
    }
}

impl Comparison {
    pub(crate) fn is_up(self) -> bool {
        matches!(self, Comparison::AtLeast | Comparison::Above)
    }

    pub(crate) fn holds(self, value: Tenths, bound: Tenths) -> bool {
        match self {
            Comparison::AtLeast => value >= bound,
            Comparison::Above => value > bound,
            Comparison::AtMost => value <= bound,
            Comparison::Below => value < bound,
        }
    }
}

impl Item {
    /// The positions of the deductions that an inspector counts.
    pub(crate) fn counted(&self) -> Vec<usize> {
        (0..self.deductions.len()).filter(|at| self.deductions[*at].per.is_counted()).collect()
    }

    pub(crate) fn has_bonus_count(&self) -> bool {
        self.bonus.is_some_and(|bonus| bonus.most.is_some())
    }

    /// What the check asks for a grade; `None` where it asks nothing of it.
    pub(crate) fn bound(&self, grade: usize) -> Option<Tenths> {
        match &self.check {
            Check::Field { bounds, .. } if bounds.len() == 1 => bounds[0],
            Check::Field { bounds, .. } => bounds[grade],
            Check::Mark | Check::Set { .. } => None,
        }
    }

    pub(crate) fn is_required(&self, grade: usize, table: &Table) -> bool {
        (self.veto && !table.grades[grade].otherwise)
            || self.cap.is_some_and(|cap| grade < cap)
            || self.required_for.contains(&grade)
    }
}

impl Table {
    pub(crate) fn is_weighted(&self) -> bool {
        self.sections[0].weight.is_some()
    }

    pub(crate) fn roll(dice: &mut Dice<'_>, most_items: usize) -> Table {
        let item_count = 1 + dice.index(most_items);
        Self::roll_of(dice, item_count)
    }

    pub(crate) fn roll_of(dice: &mut Dice<'_>, item_count: usize) -> Table {
        let section_count = (1 + dice.index(3)).min(item_count);
        let grade_count = 1 + dice.index(3);
        let has_otherwise = dice.of_ten(3);
        let weights = dice.of_ten(3);
        let mut left = 100;
        let sections: Vec<Section> = (0..section_count)
            .map(|at| {
                let more = i64::try_from(section_count - at - 1).expect("few");
                let weight = if more == 0 { left } else { dice.between(1, left - more) };
                left -= weight;
                let pool = dice.of_ten(2).then(|| dice.between(1, 300));
                Section { pool, weight: weights.then_some(weight) }
            })
            .collect();
        let items: Vec<Item> =
            (0..item_count).map(|at| Item::roll(dice, at, &sections, grade_count, has_otherwise)).collect();
        let mut grades: Vec<Grade> =
            (0..grade_count).map(|_| Grade::roll(dice, section_count, item_count)).collect();
        if has_otherwise {
            grades.push(Grade { otherwise: true, score: None, sections: Vec::new(), optional: None });
        }
        Table {
            partial: dice.of_ten(2).then(|| dice.between(0, 10)),
            policy: [Policy::LeftOut, Policy::Full, Policy::NotAllowed][dice.index(3)],
            places: [2, 0, 1, 3][dice.index(4)],
            rounded: dice.of_ten(5),
            ceiling: dice.of_ten(4).then(|| dice.between(1000, 1300)),
            bonus_most: dice.of_ten(4).then(|| dice.between(1, 200)),
            sections,
            grades,
            items,
        }
    }
}

impl Grade {
    fn roll(dice: &mut Dice<'_>, sections: usize, items: usize) -> Grade {
        let minimum = dice.of_ten(3).then(|| (dice.index(sections), dice.between(1, 1000)));
        let optional = dice.of_ten(3).then(|| {
            let of: Vec<usize> = (0..items).filter(|_| dice.of_ten(5)).collect();
            let of = (!of.is_empty() && dice.of_ten(5)).then_some(of);
            (1 + dice.index(of.as_ref().map_or(items, Vec::len)), of)
        });
        let score = dice.of_ten(7).then(|| dice.between(1, 1050));
        Grade { otherwise: false, score, sections: minimum.into_iter().collect(), optional }
    }
}

impl Item {
    fn roll(
        dice: &mut Dice<'_>,
        at: usize,
        sections: &[Section],
        grades: usize,
        has_otherwise: bool,
    ) -> Item {
        let section = if at < sections.len() { at } else { dice.index(sections.len()) };
        let is_pool = sections[section].pool.is_some();
        let all = grades + usize::from(has_otherwise);
        let check = match dice.below(5) {
            0..=2 => Check::Mark,
            3 => {
                let by_grade = dice.of_ten(3);
                let mut bounds: Vec<Option<Tenths>> = (0..if by_grade { all } else { 1 })
                    .map(|_| (!(by_grade && dice.of_ten(3))).then(|| dice.between(10, 150)))
                    .collect();
                if bounds.iter().all(Option::is_none) {
                    bounds[0] = Some(100);
                }
                let comparison =
                    [Comparison::AtLeast, Comparison::Above, Comparison::AtMost, Comparison::Below]
                        [dice.index(4)];
                Check::Field { comparison, bounds }
            }
            _ => {
                let members = 1 + dice.index(4);
                Check::Set { members, need: dice.of_ten(5).then(|| 1 + dice.index(members)) }
            }
        };
        // A section has something to weigh, so its first item is no bonus.
        let bonus = (at >= sections.len() && dice.of_ten(3)).then(|| {
            let points = dice.between(1, 60);
            let is_counted = matches!(check, Check::Mark) && dice.of_ten(5);
            Bonus { points, most: is_counted.then(|| points.max(dice.between(1, 100))) }
        });
        let points = dice.between(1, 200);
        let mut item = Item {
            section,
            points,
            check,
            credit: Credit::Plain,
            bands: Vec::new(),
            deductions: Vec::new(),
            bonus,
            required_for: Vec::new(),
            veto: false,
            cap: None,
        };
        if bonus.is_some() {
            return item;
        }
        item.credit = match dice.below(5) {
            0..=2 => Credit::Plain,
            3 => Credit::Nothing,
            _ => {
                let partly_met = dice.between(0, 10);
                Credit::Parts { partly_met, not_met: dice.between(0, partly_met) }
            }
        };
        item.required_for = (0..grades).filter(|_| dice.of_ten(2)).collect();
        item.veto = dice.of_ten(1);
        if all > 1 && dice.of_ten(1) {
            item.cap = Some(1 + dice.index(all - 1));
        }
        if !is_pool && dice.of_ten(4) {
            item.bands_at_random(dice);
        }
        let count = if is_pool { 1 + dice.index(2) } else { [0, 1, 2, 3][dice.index(4)] };
        item.deductions = (0..count).map(|_| item.deduction_at_random(dice)).collect();
        item
    }

    fn bands_at_random(&mut self, dice: &mut Dice<'_>) {
        let Check::Field { comparison, .. } = &self.check else { return };
        let (mut bound, mut points) = (dice.between(60, 100), self.points);
        for _ in 0..1 + dice.below(3) {
            self.bands.push((bound, points));
            if points == 1 {
                break;
            }
            bound += dice.between(1, 19) * if comparison.is_up() { -1 } else { 1 };
            points = dice.between(1, points - 1);
        }
    }

    fn deduction_at_random(&self, dice: &mut Dice<'_>) -> Deduction {
        let per = match (&self.check, dice.below(3)) {
            (Check::Set { .. }, 2) => Per::Member,
            (Check::Field { .. }, 2) if self.bands.is_empty() => {
                let part = [Part::Counts, Part::Whole, Part::Free][dice.index(3)];
                Per::Shortfall { step: dice.between(1, 30), part }
            }
            (_, 1) => Per::Flat,
            _ => Per::Occurrence,
        };
        let points = dice.between(1, 60);
        // A single fault never costs more than all together may.
        let most = dice.of_ten(3).then(|| points.max(dice.between(1, 120)));
        Deduction { points, per, most }
    }
}
