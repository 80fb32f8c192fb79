//! What was put down for the indicators of a list.

use std::sync::Arc;

use super::inspection::Answer;

/// Answers, one for an indicator at most.
///
/// A list has some dozens, which come and are asked for in the order of their standard, or nearly. The
/// centres of a roster share the ids.
#[derive(Debug, Clone, Default)]
pub struct Answers {
    ids: Ids,
    answers: Vec<Answer>,
}

/// The indicators that have an answer, each once.
pub(super) type Ids = Arc<Vec<Arc<str>>>;

impl Answers {
    /// An answer for each of some indicators.
    pub(super) fn new(ids: Ids, answers: Vec<Answer>) -> Self {
        debug_assert_eq!(ids.len(), answers.len());
        Answers { ids, answers }
    }

    /// The answer for an indicator.
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.at(id).map(|at| &self.answers[at])
    }

    /// The answer for each of the indicators.
    pub fn of<'a>(&'a self, ids: impl Iterator<Item = &'a str>) -> impl Iterator<Item = Option<&'a Answer>> {
        let mut next = 0;
        ids.map(move |id| {
            let at = match self.ids.get(next) {
                Some(own) if **own == *id => next,
                Some(_) | None => self.at(id)?,
            };
            next = at + 1;
            Some(&self.answers[at])
        })
    }

    /// Makes room for so many more at once.
    pub(super) fn expect(&mut self, answers: usize) {
        Arc::make_mut(&mut self.ids).reserve_exact(answers);
        self.answers.reserve_exact(answers);
    }

    /// Puts an answer down for an indicator that has none.
    pub fn add(&mut self, id: impl Into<Arc<str>>, answer: Answer) {
        let id = id.into();
        debug_assert!(self.at(&id).is_none(), "{id} has an answer");
        Arc::make_mut(&mut self.ids).push(id);
        self.answers.push(answer);
    }

    /// Puts an answer down in the place of any other.
    pub fn put(&mut self, id: &str, answer: Answer) {
        match self.get_mut(id) {
            Some(held) => *held = answer,
            None => self.add(id, answer),
        }
    }

    /// The answer for an indicator, put down now where there is none.
    pub fn of_any(&mut self, id: &str, make: impl FnOnce() -> Answer) -> &mut Answer {
        let at = self.at(id).unwrap_or_else(|| {
            self.add(id, make());
            self.answers.len() - 1
        });
        &mut self.answers[at]
    }

    /// The answer for an indicator, to be changed.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Answer> {
        self.at(id).map(|at| &mut self.answers[at])
    }

    /// Takes an answer away.
    pub fn remove(&mut self, id: &str) -> Option<Answer> {
        let at = self.at(id)?;
        Arc::make_mut(&mut self.ids).remove(at);
        Some(self.answers.remove(at))
    }

    fn at(&self, id: &str) -> Option<usize> {
        self.ids.iter().position(|own| **own == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::Place;

    fn answer(remark: &str) -> Answer {
        Answer { remark: Some(remark.into()), ..Answer::blank(Place::file("a.csv")) }
    }

    fn remark(answer: Option<&Answer>) -> Option<&str> {
        answer?.remark.as_deref()
    }

    #[test]
    fn in_whatever_order_they_are_asked_for_each_gets_its_own() {
        let mut answers = Answers::default();
        for id in ["2", "1", "10", "3"] {
            answers.add(id, answer(id));
        }
        for ids in [["1", "2", "3", "10"], ["2", "1", "10", "3"], ["3", "3", "10", "2"]] {
            let found: Vec<Option<&str>> = answers.of(ids.into_iter()).map(remark).collect();
            assert_eq!(found, ids.map(Some));
        }
        let with_others: Vec<Option<&str>> =
            answers.of(["2", "x", "1", "y"].into_iter()).map(remark).collect();
        assert_eq!(with_others, [Some("2"), None, Some("1"), None]);
    }

    #[test]
    fn an_indicator_has_one_answer_at_most() {
        let mut answers = Answers::default();
        answers.put("1", answer("first"));
        answers.put("1", answer("second"));
        answers.of_any("1", || answer("third")).evidence = Some("a photo".into());
        assert_eq!(remark(answers.get("1")), Some("second"));
        assert_eq!(answers.remove("1").and_then(|answer| answer.evidence).as_deref(), Some("a photo"));
        assert!(answers.get("1").is_none() && answers.remove("1").is_none());
    }

    #[test]
    fn what_one_centre_adds_or_loses_the_others_keep_as_it_was() {
        let ids: Ids = Arc::new(["1", "2"].map(Arc::from).into());
        let mut one = Answers::new(ids.clone(), vec![answer("one"), answer("two")]);
        let mut other = Answers::new(ids, vec![answer("eins"), answer("zwei")]);
        one.add("3", answer("three"));
        other.remove("1");
        assert_eq!(["1", "2", "3"].map(|id| remark(one.get(id))), [Some("one"), Some("two"), Some("three")]);
        assert_eq!(["1", "2", "3"].map(|id| remark(other.get(id))), [None, Some("zwei"), None]);
    }
}
