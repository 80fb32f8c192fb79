//! Every word a user reads, in Chinese and in English.
//!
//! The texts live in `zh/*.ftl` and `en/*.ftl` (Fluent). Code names a text by its
//! key and hands over the facts; nothing is rendered before the output is made, so
//! a [`Message`] can travel through the layers without knowing the reader's language.

mod message;

use std::borrow::Cow;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

pub use message::{Arg, Message};

use crate::text::quoted;

const ZH: &[&str] = &[
    include_str!("zh/problem.ftl"),
    include_str!("zh/report.ftl"),
    include_str!("zh/cli.ftl"),
    include_str!("zh/template.ftl"),
    include_str!("zh/points.ftl"),
    include_str!("zh/tailoring.ftl"),
    include_str!("zh/waiver.ftl"),
    include_str!("zh/crosswalk.ftl"),
    include_str!("zh/check.ftl"),
    include_str!("zh/rules.ftl"),
    include_str!("zh/terms.ftl"),
    include_str!("zh/diff.ftl"),
    include_str!("zh/paper.ftl"),
    include_str!("zh/cases.ftl"),
    include_str!("zh/bureau.ftl"),
    include_str!("zh/documents.ftl"),
    include_str!("zh/rounds.ftl"),
    include_str!("zh/survey_page.ftl"),
    include_str!("zh/disk.ftl"),
];
const EN: &[&str] = &[
    include_str!("en/problem.ftl"),
    include_str!("en/report.ftl"),
    include_str!("en/cli.ftl"),
    include_str!("en/template.ftl"),
    include_str!("en/points.ftl"),
    include_str!("en/tailoring.ftl"),
    include_str!("en/waiver.ftl"),
    include_str!("en/crosswalk.ftl"),
    include_str!("en/check.ftl"),
    include_str!("en/rules.ftl"),
    include_str!("en/terms.ftl"),
    include_str!("en/diff.ftl"),
    include_str!("en/paper.ftl"),
    include_str!("en/cases.ftl"),
    include_str!("en/bureau.ftl"),
    include_str!("en/documents.ftl"),
    include_str!("en/rounds.ftl"),
    include_str!("en/survey_page.ftl"),
    include_str!("en/disk.ftl"),
];

/// The language of everything that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads the value of `--lang`.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            _ => None,
        }
    }

    /// Its name, as `--lang` and JSON have it.
    pub fn id(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }
}

/// A name or sentence that a standard gives in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

/// The texts of one language, ready to be rendered.
pub struct Words {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads the texts of `lang`.
    pub fn new(lang: Lang) -> Self {
        let (id, sources) = match lang {
            Lang::Zh => ("zh-CN", ZH),
            Lang::En => ("en", EN),
        };
        let id: LanguageIdentifier = id.parse().expect("a constant");
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new((*source).to_owned())
                .expect("the embedded texts are parsed by the tests");
            bundle.add_resource(resource).expect("the tests hold every key to be unique");
        }
        Words { lang, bundle }
    }

    /// The language these texts are in.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A text that takes no facts.
    pub fn text(&self, key: &'static str) -> String {
        self.render(&Message::new(key))
    }

    /// A message, rendered.
    pub fn render(&self, message: &Message) -> String {
        self.pattern(message, None).unwrap_or_else(|| message.key().to_owned())
    }

    /// What to do about a message, where its text has a `.help`.
    pub fn help(&self, message: &Message) -> Option<String> {
        self.pattern(message, Some("help"))
    }

    /// Whether a key exists, for texts that are optional.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// A text whose key is put together at run time (command help).
    pub fn lookup(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, None, &mut errors).into_owned())
    }

    /// Another part of a text whose key is put together at run time.
    pub fn attribute(&self, key: &str, name: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.get_attribute(name)?.value();
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, None, &mut errors).into_owned())
    }

    fn pattern(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let entry = self.bundle.get_message(message.key())?;
        let pattern = match attribute {
            Some(name) => entry.get_attribute(name)?.value(),
            None => entry.value()?,
        };
        let mut args = FluentArgs::new();
        for (name, arg) in message.args() {
            args.set(*name, self.value(arg));
        }
        let mut errors = Vec::new();
        let text: Cow<'_, str> = self.bundle.format_pattern(pattern, Some(&args), &mut errors);
        debug_assert!(errors.is_empty(), "{}: {errors:?}", message.key());
        Some(text.into_owned())
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            // What comes from a file is made safe here, on its way to any output.
            Arg::Text(text) => FluentValue::from(quoted(text)),
            Arg::Count(count) => FluentValue::from(*count as f64),
            Arg::Name(name) => FluentValue::from(name.get(self.lang).to_owned()),
            Arg::Message(message) => FluentValue::from(self.render(message)),
            Arg::List(items) => FluentValue::from(self.list(items)),
        }
    }

    fn list(&self, items: &[Arg]) -> String {
        let separator = match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        };
        let parts: Vec<String> = items
            .iter()
            .map(|item| match self.value(item) {
                FluentValue::String(text) => text.into_owned(),
                FluentValue::Number(number) => number.as_string().into_owned(),
                FluentValue::Custom(_) | FluentValue::None | FluentValue::Error => String::new(),
            })
            .collect();
        parts.join(separator)
    }
}
