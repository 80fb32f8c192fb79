//! Tags of a part with the bytes they take, and edits of these bytes.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::AnnotateError;
use super::package::damaged;

/// A tag.
pub(super) struct Tag<'a> {
    pub(super) kind: Kind,
    /// Its name with its prefix.
    pub(super) name: Cow<'a, str>,
    /// Its attributes as written, entities and all.
    pub(super) attributes: Vec<(String, String)>,
    /// The bytes it takes.
    pub(super) at: Range<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Start,
    /// It has no content: `<row/>`.
    Empty,
    End,
}

/// All tags of a part, in order.
pub(super) fn tags(text: &str) -> Result<Vec<Tag<'_>>, AnnotateError> {
    // The reader passes over a byte-order mark and does not count it.
    let (text, shift) = text.strip_prefix('\u{FEFF}').map_or((text, 0), |rest| (rest, 3));
    let mut reader = Reader::from_str(text);
    let mut found = Vec::new();
    let mut from = 0;
    loop {
        let event = reader.read_event().map_err(damaged)?;
        let to = usize::try_from(reader.buffer_position()).map_err(damaged)?;
        let at = from + shift..to + shift;
        match event {
            Event::Start(tag) => found.push(read(&tag, Kind::Start, at)?),
            Event::Empty(tag) => found.push(read(&tag, Kind::Empty, at)?),
            Event::End(tag) => found.push(Tag {
                kind: Kind::End,
                name: Cow::Owned(tag.name().as_ref().to_owned()),
                attributes: Vec::new(),
                at,
            }),
            Event::Eof => return Ok(found),
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        from = to;
    }
}

fn read(tag: &BytesStart<'_>, kind: Kind, at: Range<usize>) -> Result<Tag<'static>, AnnotateError> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(damaged)?;
        attributes.push((attribute.key.as_ref().to_owned(), attribute.value.into_owned()));
    }
    Ok(Tag { kind, name: Cow::Owned(tag.name().as_ref().to_owned()), attributes, at })
}

impl Tag<'_> {
    /// Its name without its prefix.
    pub(super) fn local(&self) -> &str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    /// The prefix with its colon, or nothing.
    pub(super) fn prefix(&self) -> &str {
        &self.name[..self.name.len() - self.local().len()]
    }

    /// An attribute's value.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let (_, value) = self.attributes.iter().find(|(own, _)| own == name)?;
        Some(quick_xml::escape::unescape(value).map_or_else(|_| value.clone(), Cow::into_owned))
    }

    /// An attribute that is a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.parse().ok()
    }

    /// The tag as text, with some attributes changed; `None` takes one away.
    pub(super) fn with(&self, changes: &[(&str, Option<String>)]) -> String {
        let mut attributes: Vec<(String, String)> = self.attributes.clone();
        for (name, value) in changes {
            match (attributes.iter_mut().find(|(own, _)| own == name), value) {
                (Some((_, own)), Some(value)) => own.clone_from(value),
                (Some(_), None) => attributes.retain(|(own, _)| own != name),
                (None, Some(value)) => attributes.push(((*name).to_owned(), value.clone())),
                (None, None) => {}
            }
        }
        let attributes: String = attributes
            .iter()
            .map(|(name, value)| format!(" {name}=\"{}\"", value.replace('"', "&quot;")))
            .collect();
        let end = if self.kind == Kind::Empty { "/" } else { "" };
        format!("<{}{attributes}{end}>", self.name)
    }
}

/// Changes of a text, each in place of some of its bytes.
#[derive(Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    pub(super) fn replace(&mut self, at: Range<usize>, text: String) {
        self.0.push((at, text));
    }

    pub(super) fn insert(&mut self, at: usize, text: String) {
        self.0.push((at..at, text));
    }

    /// The text with all changes made.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(at, _)| (at.start, at.end));
        let mut out =
            String::with_capacity(text.len() + self.0.iter().map(|(_, new)| new.len()).sum::<usize>());
        let mut from = 0;
        for (at, new) in &self.0 {
            out.push_str(&text[from..at.start.max(from)]);
            out.push_str(new);
            from = at.end.max(from);
        }
        out.push_str(&text[from..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_know_their_bytes_and_edits_keep_the_rest() {
        let text = "\u{FEFF}<a><x:b c=\"1&amp;2\"/>text</a>";
        let found = tags(text).expect("sound");
        let b = &found[1];
        assert_eq!(&text[b.at.clone()], "<x:b c=\"1&amp;2\"/>");
        assert_eq!((b.local(), b.prefix(), b.get("c")), ("b", "x:", Some("1&2".to_owned())));
        assert_eq!(b.with(&[("c", None), ("d", Some("3".to_owned()))]), "<x:b d=\"3\"/>");
        let mut edits = Edits::default();
        edits.insert(b.at.end, "+".to_owned());
        edits.replace(b.at.clone(), b.with(&[("c", Some("9".to_owned()))]));
        assert_eq!(edits.apply(text), "\u{FEFF}<a><x:b c=\"9\"/>+text</a>");
    }
}
