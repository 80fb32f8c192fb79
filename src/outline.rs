//! Where every key and value of a TOML file stands, without asking what they mean.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value of a file with the bytes it and its key stand in.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    /// The bytes of its key; those of the value itself for items of an array.
    pub(crate) key: Range<usize>,
    /// The bytes of the value; those of its header for a table with one.
    pub(crate) at: Range<usize>,
    content: Content,
}

#[derive(Debug, Clone, Default)]
enum Content {
    /// The text of a string, or a number, flag or date as it is written.
    Value(String),
    Items(Vec<Node>),
    #[default]
    Nothing,
    Table(Vec<(String, Node)>),
}

impl Node {
    /// The whole file. What is not TOML is left out; its reader reports it.
    pub(crate) fn of_file(text: &str) -> Node {
        let (table, _) = DeTable::parse_recoverable(text);
        Node { key: 0..0, at: 0..0, content: table_of(table.get_ref()) }
    }

    /// The value under a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// The value at the end of a path, or as far along it as the file goes.
    pub(crate) fn along(&self, path: &[&str]) -> &Node {
        match path.split_first().and_then(|(key, rest)| Some((self.get(key)?, rest))) {
            Some((node, rest)) => node.along(rest),
            None => self,
        }
    }

    /// Its keys with their values, in the order they are written.
    pub(crate) fn entries(&self) -> &[(String, Node)] {
        match &self.content {
            Content::Table(entries) => entries,
            Content::Value(_) | Content::Items(_) | Content::Nothing => &[],
        }
    }

    /// Its items, where it is an array.
    pub(crate) fn items(&self) -> &[Node] {
        match &self.content {
            Content::Items(items) => items,
            Content::Value(_) | Content::Table(_) | Content::Nothing => &[],
        }
    }

    /// The items under a key.
    pub(crate) fn list(&self, key: &str) -> &[Node] {
        self.get(key).map(Node::items).unwrap_or_default()
    }

    /// What is written, where it is neither a table nor an array.
    pub(crate) fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Value(text) => Some(text),
            Content::Items(_) | Content::Table(_) | Content::Nothing => None,
        }
    }

    /// What is written under a key.
    pub(crate) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }

    /// The value under a key, to lay something over it.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries_mut().iter_mut().find(|(name, _)| name == key).map(|(_, node)| node)
    }

    /// Its entries; what is no table has none.
    pub(crate) fn entries_mut(&mut self) -> &mut [(String, Node)] {
        match &mut self.content {
            Content::Table(entries) => entries,
            Content::Value(_) | Content::Items(_) | Content::Nothing => &mut [],
        }
    }

    /// Puts a value under a key of a table, in the place of one that is there.
    pub(crate) fn lay(&mut self, key: &str, node: Node) {
        if let Some(there) = self.get_mut(key) {
            *there = node;
        } else if let Content::Table(entries) = &mut self.content {
            entries.push((key.to_owned(), node));
        }
    }

    /// The item of an array of tables that has this id.
    pub(crate) fn item_mut(&mut self, id: &str) -> Option<&mut Node> {
        match &mut self.content {
            Content::Items(items) => items.iter_mut().find(|item| item.text_of("id") == Some(id)),
            Content::Value(_) | Content::Table(_) | Content::Nothing => None,
        }
    }

    /// Takes the item with this id out of an array of tables.
    pub(crate) fn take_out(&mut self, id: &str) {
        if let Content::Items(items) = &mut self.content {
            items.retain(|item| item.text_of("id") != Some(id));
        }
    }

    /// Adds what another array or table of the same kind has at the end of this one.
    pub(crate) fn extend(&mut self, other: &Node) {
        match (&mut self.content, &other.content) {
            (Content::Items(items), Content::Items(more)) => items.extend(more.iter().cloned()),
            (Content::Table(entries), Content::Table(more)) => entries.extend(more.iter().cloned()),
            (Content::Value(_) | Content::Items(_) | Content::Nothing | Content::Table(_), _) => {}
        }
    }

    /// Every value of the file below this one, with the keys that lead to it.
    pub(crate) fn walk<'a>(&'a self, visit: &mut impl FnMut(&[&'a str], &'a Node)) {
        self.walk_from(&mut Vec::new(), visit);
    }

    fn walk_from<'a>(&'a self, path: &mut Vec<&'a str>, visit: &mut impl FnMut(&[&'a str], &'a Node)) {
        visit(path, self);
        for (key, node) in self.entries() {
            path.push(key);
            node.walk_from(path, visit);
            path.pop();
        }
        for node in self.items() {
            node.walk_from(path, visit);
        }
    }
}

fn table_of(table: &DeTable<'_>) -> Content {
    let mut entries: Vec<(String, Node)> = table
        .iter()
        .map(|(key, value)| {
            let node = Node { key: key.span(), at: value.span(), content: content_of(value) };
            (key.get_ref().to_string(), node)
        })
        .collect();
    entries.sort_by_key(|(_, node)| node.key.start);
    Content::Table(entries)
}

fn content_of(value: &Spanned<DeValue<'_>>) -> Content {
    match value.get_ref() {
        DeValue::String(text) => Content::Value(text.to_string()),
        DeValue::Integer(number) => Content::Value(number.as_str().to_owned()),
        DeValue::Float(number) => Content::Value(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Content::Value(flag.to_string()),
        DeValue::Datetime(date) => Content::Value(date.to_string()),
        DeValue::Array(items) => Content::Items(
            items
                .iter()
                .map(|item| Node { key: item.span(), at: item.span(), content: content_of(item) })
                .collect(),
        ),
        DeValue::Table(table) => table_of(table),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_is_found_with_its_bytes() {
        let text =
            "id = \"a\"\n[[grade]]\nname = { zh = \"示范\", en = \"Demo\" }\n[field.hall]\ntype = \"area\"\n";
        let file = Node::of_file(text);
        let zh = file.list("grade")[0].along(&["name", "zh"]);
        assert_eq!((zh.text(), &text[zh.at.clone()]), (Some("示范"), "\"示范\""));
        assert_eq!(&text[file.along(&["field", "hall", "type"]).key.clone()], "type");
        assert_eq!(&text[file.along(&["field", "hall", "unit", "more"]).at.clone()], "[field.hall]");
        let mut paths = Vec::new();
        file.walk(&mut |path, node| paths.extend(node.text().map(|_| path.join("."))));
        assert_eq!(paths, ["id", "grade.name.zh", "grade.name.en", "field.hall.type"]);
    }
}
