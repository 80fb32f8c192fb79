//! The sheet with the list of one centre.

use rust_xlsxwriter::{ConditionalFormatFormula, DataValidation, Format, Formula, Worksheet, XlsxError};

use super::centre::Centre;
use super::choices::Choices;
use super::columns::{Column, Columns, fixed};
use super::counted;
use super::counts::Counts;
use super::lines::{Line, Lines};
use super::marks::Marks;
use super::style::{self, Style};
use super::verdicts::Verdicts;
use super::{Items, Request, about, rules};
use crate::standard::{Field, Indicator, Set, Subject};
use crate::value::Measure;
use crate::wording::{Message, Words};

/// Where a centre's particulars are filled in.
pub(super) enum Particulars<'a> {
    /// On the cover, whose cell for the name is given: `'封面'!$C$4`.
    Cover(&'a str),
    /// Above the list.
    Here,
}

/// A list as it was written, and where a cover finds its counts.
pub(super) struct Checklist {
    pub(super) sheet: Worksheet,
    pub(super) counts: Counts,
}

struct Writer<'a> {
    request: &'a Request<'a>,
    centre: &'a Centre,
    words: &'a Words,
    style: &'a Style,
    lines: &'a Lines<'a>,
    columns: &'a Columns,
    marks: &'a Marks,
    verdicts: Verdicts<'a>,
    sheet: Worksheet,
    header: u32,
}

/// Writes the list of a centre.
///
/// # Errors
/// Where the writer refuses something.
pub(super) fn write(
    request: &Request<'_>,
    centre: &Centre,
    items: Items,
    name: &str,
    particulars: &Particulars<'_>,
    choices: &mut Choices,
) -> Result<Checklist, XlsxError> {
    let (standard, words) = (request.standard, request.words);
    let last = centre.last.as_ref();
    let keep = |indicator: &Indicator| match (items, last) {
        (Items::All, _) | (Items::Open, None) => true,
        (Items::Open, Some(last)) => last.is_open(&indicator.id),
    };
    let lines = Lines::new(standard, request.level, keep);
    let counts = counted::any(standard, request.level);
    let columns = Columns::new(standard.grades.len(), last.is_some(), counts);
    let marks = Marks::new(words);
    let style = Style::new(words.lang());
    let header = match particulars {
        Particulars::Cover(_) => 2,
        Particulars::Here => 4,
    };
    let verdicts = Verdicts {
        standard,
        level: request.level,
        lines: &lines,
        columns: &columns,
        marks: &marks,
        first: header + 1,
        own: columns.at(Column::Own),
        result: columns.at(Column::Result),
        measured: columns.at(Column::Measured),
        occurrences: columns.at(Column::Occurrences),
    };
    let mut sheet = Worksheet::new();
    sheet.set_name(name)?;
    // A formula without a result has an empty text, not 0.
    sheet.set_formula_result_default("");
    let mut writer = Writer {
        request,
        centre,
        words,
        style: &style,
        lines: &lines,
        columns: &columns,
        marks: &marks,
        verdicts,
        sheet,
        header,
    };
    writer.head(particulars)?;
    writer.list(choices)?;
    writer.colours()?;
    writer.foot()?;
    writer.page()?;
    let counts = Counts::new(&writer.verdicts, name);
    if let Particulars::Here = particulars {
        let progress = counts.progress(words);
        let format = style.words();
        let (row, last) = (header - 1, columns.last());
        writer.sheet.merge_range(row, 0, row, last, "", &format)?;
        writer.sheet.write_formula_with_format(row, 0, progress, &format)?;
    }
    Ok(Checklist { sheet: writer.sheet, counts })
}

impl Writer<'_> {
    fn head(&mut self, particulars: &Particulars<'_>) -> Result<(), XlsxError> {
        let last = self.columns.last();
        let title = about::title(self.request);
        self.sheet.merge_range(0, 0, 0, last, &title, &self.style.title())?;
        self.sheet.set_row_height(0, 30)?;
        match particulars {
            Particulars::Cover(cell) => {
                let format = self.style.strong();
                self.sheet.merge_range(1, 0, 1, last, "", &format)?;
                let name = self.centre.name.clone().unwrap_or_default();
                let formula = Formula::new(format!("=IF({cell}=\"\",\"\",{cell})")).set_result(name);
                self.sheet.write_formula_with_format(1, 0, formula, &format)?;
            }
            Particulars::Here => self.particulars()?,
        }
        self.sheet.set_row_height(self.header, 32)?;
        for (at, column) in self.columns.shown() {
            let text = self.words.text(column.key());
            self.sheet.write_string_with_format(self.header, at, text, &self.style.header())?;
            self.sheet.set_column_width(at, column.width())?;
        }
        let note = self.words.text("form-computed");
        self.sheet.write_string(self.header, self.columns.kind(), note)?;
        self.sheet.set_column_range_hidden(self.columns.kind(), self.columns.end())?;
        self.sheet.set_freeze_panes(self.header + 1, 1)?;
        self.sheet.set_print_area(0, 0, self.foot_row() + 1, last)?;
        self.sheet.set_repeat_rows(self.header, self.header)?;
        Ok(())
    }

    /// Two rows of labels with their values above the list.
    fn particulars(&mut self) -> Result<(), XlsxError> {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let level = self.words.text(self.request.level.key());
        let rows = [
            [
                ("form-centre", text(&self.centre.name)),
                ("form-level", level),
                ("form-region", text(&self.centre.region)),
            ],
            [
                ("form-date", String::new()),
                ("form-code", text(&self.centre.code)),
                ("form-inspectors", String::new()),
            ],
        ];
        let last = self.columns.last();
        // Label and value: columns B|C–D, E–G|H–I, J|K to the end.
        let spots = [((1, 1), (2, 3)), ((4, 5), (6, 8)), ((9, 9), (10, last))];
        for (row, pairs) in (1..).zip(rows) {
            for ((key, value), ((from, to), (start, end))) in pairs.into_iter().zip(spots) {
                let label = self.words.text(key);
                self.spread(row, from, to, &label, &self.style.header())?;
                let format = match key {
                    "form-level" => self.style.fixed(),
                    "form-date" => self.style.day(),
                    "form-code" => self.style.text().set_num_format("@"),
                    _ => self.style.text(),
                };
                self.spread(row, start, end, &value, &format)?;
                if key == "form-date" {
                    let rule = rules::day(self.words)?;
                    self.sheet.add_data_validation(row, start, row, start, &rule)?;
                }
            }
        }
        Ok(())
    }

    fn spread(&mut self, row: u32, from: u16, to: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        if from == to {
            if text.is_empty() {
                self.sheet.write_blank(row, from, format)?;
            } else {
                self.sheet.write_string_with_format(row, from, text, format)?;
            }
        } else {
            self.sheet.merge_range(row, from, row, to, text, format)?;
        }
        Ok(())
    }

    fn row(&self, line: usize) -> u32 {
        self.header + 1 + u32::try_from(line).unwrap_or(u32::MAX)
    }

    fn list(&mut self, choices: &mut Choices) -> Result<(), XlsxError> {
        let rule = rules::result(choices, self.marks, self.words)?;
        let lines = self.lines;
        for (at, line) in lines.all.iter().enumerate() {
            match line {
                Line::Section(section) => {
                    self.heading(at, section.title.get(self.words.lang()), &self.style.section())?;
                }
                Line::Group(group) => {
                    self.heading(at, group.title.get(self.words.lang()), &self.style.group())?;
                }
                Line::Indicator(indicator) => self.indicator(at, indicator, &rule)?,
                Line::Member(indicator, position, member) => {
                    let number = Set::number(&indicator.id, *position);
                    self.part(at, "member", &number, member.name.get(self.words.lang()))?;
                    self.own_and_result(at, false, &rule)?;
                    self.barred(at, &[Column::Measured, Column::Unit])?;
                }
                Line::Field(field) => {
                    self.part(at, "field", "", field.label.get(self.words.lang()))?;
                    self.barred(at, &[Column::Own, Column::Result])?;
                    self.measured(at, field)?;
                }
                Line::Count(indicator, counted) => {
                    self.part(at, "count", &counted.number(indicator), &counted.text(self.words))?;
                    let barred = [Column::Own, Column::Result, Column::Measured, Column::Unit];
                    self.barred(at, &barred)?;
                    self.put(at, Column::Occurrences, "", &self.style.input())?;
                    let (row, column) = (self.row(at), self.columns.at(Column::Occurrences));
                    let rule = rules::count(counted.most(), self.words)?;
                    self.sheet.add_data_validation(row, column, row, column, &rule)?;
                }
            }
        }
        Ok(())
    }

    fn heading(&mut self, line: usize, text: &str, format: &Format) -> Result<(), XlsxError> {
        let row = self.row(line);
        self.sheet.merge_range(row, 0, row, self.columns.last(), text, format)?;
        self.sheet.set_row_height(row, 20)?;
        Ok(())
    }

    fn put(&mut self, line: usize, column: Column, text: &str, format: &Format) -> Result<(), XlsxError> {
        let (row, at) = (self.row(line), self.columns.at(column));
        if text.is_empty() {
            self.sheet.write_blank(row, at, format)?;
        } else {
            self.sheet.write_string_with_format(row, at, text, format)?;
        }
        Ok(())
    }

    fn indicator(
        &mut self,
        line: usize,
        indicator: &Indicator,
        rule: &DataValidation,
    ) -> Result<(), XlsxError> {
        let (standard, words) = (self.request.standard, self.words);
        let lang = words.lang();
        let (fixed_text, label) = (self.style.fixed(), self.style.label());
        self.put(line, Column::Number, &indicator.id, &label)?;
        let text = about::text(self.request, indicator);
        let how = indicator.how.get(lang);
        let (title, rest) = text.split_once('\n').unwrap_or((text.as_str(), ""));
        let parts = [(&self.style.run(true), title), (&self.style.run(false), &*format!("\n{rest}"))];
        let (row, at) = (self.row(line), self.columns.at(Column::Text));
        self.sheet.write_rich_string_with_format(row, at, &parts, &fixed_text)?;
        self.put(line, Column::How, how, &fixed_text)?;
        self.put(line, Column::Obligation, &words.text(indicator.obligation.key()), &label)?;
        let grades: Vec<&str> =
            indicator.required_for.iter().map(|grade| standard.grades[*grade].name.get(lang)).collect();
        let grades = grades.join("\n");
        self.put(line, Column::Required, &grades, &label)?;
        let said = self.centre.last.as_ref().map(|last| last.said(&indicator.id, standard, words));
        let said = said.unwrap_or_default();
        if self.centre.last.is_some() {
            self.put(line, Column::Last, &said, &fixed_text)?;
        }
        let texts = [
            (Column::Text, &*text),
            (Column::How, how),
            (Column::Required, &*grades),
            (Column::Last, &*said),
        ];
        self.fit(line, &texts)?;
        self.own_and_result(line, true, rule)?;
        match indicator.check.as_ref().map(|check| &check.subject) {
            Some(Subject::Field(field) | Subject::Ratio { stated: field, .. }) => {
                let field = standard.field(field);
                self.measured(line, field)?;
            }
            Some(Subject::Set(_)) | None => self.barred(line, &[Column::Measured, Column::Unit])?,
        }
        self.open(line)?;
        self.formulas(line, indicator)
    }

    /// A line for a member, a field or a count.
    fn part(&mut self, line: usize, kind: &str, number: &str, text: &str) -> Result<(), XlsxError> {
        self.put(line, Column::Number, number, &self.style.label())?;
        self.put(line, Column::Text, text, &self.style.fixed().set_indent(2))?;
        for column in [Column::How, Column::Obligation, Column::Required] {
            self.put(line, column, "", &self.style.fixed())?;
        }
        if self.centre.last.is_some() {
            self.put(line, Column::Last, "", &self.style.fixed())?;
        }
        self.fit(line, &[(Column::Text, text)])?;
        self.sheet.write_string(self.row(line), self.columns.kind(), kind)?;
        self.open(line)
    }

    /// As high as its longest text needs, with room for a short remark.
    fn fit(&mut self, line: usize, texts: &[(Column, &str)]) -> Result<(), XlsxError> {
        let heights = texts.iter().map(|(column, text)| style::height(text, column.characters()));
        let height = heights.max().unwrap_or_default().max(style::height("", 1));
        self.sheet.set_row_height(self.row(line), height)?;
        Ok(())
    }

    /// What anybody may write beside a result.
    fn open(&mut self, line: usize) -> Result<(), XlsxError> {
        if self.columns.has(Column::Occurrences) {
            self.put(line, Column::Occurrences, "", &self.style.barred())?;
        }
        for column in [Column::Remark, Column::Evidence] {
            self.put(line, column, "", &self.style.text())?;
        }
        self.put(line, Column::Deadline, "", &self.style.day())
    }

    fn barred(&mut self, line: usize, columns: &[Column]) -> Result<(), XlsxError> {
        for column in columns {
            self.put(line, *column, "", &self.style.barred())?;
        }
        Ok(())
    }

    fn own_and_result(&mut self, line: usize, own: bool, rule: &DataValidation) -> Result<(), XlsxError> {
        let row = self.row(line);
        if own {
            self.put(line, Column::Own, "", &self.style.input())?;
            let at = self.columns.at(Column::Own);
            self.sheet.add_data_validation(row, at, row, at, rule)?;
        } else {
            self.barred(line, &[Column::Own])?;
        }
        self.put(line, Column::Result, "", &self.style.input())?;
        let at = self.columns.at(Column::Result);
        self.sheet.add_data_validation(row, at, row, at, rule)?;
        Ok(())
    }

    /// The cell for a measurement. A field is entered once: further down its line says where. (No
    /// formula repeats it: LibreOffice saves one without a result as if it were not calculated.)
    fn measured(&mut self, line: usize, field: &Field) -> Result<(), XlsxError> {
        if let Some(item) = self.lines.entered_before(&field.id, line) {
            let elsewhere = Message::new("form-entered").with("id", item.id.as_str());
            self.put(line, Column::How, &self.words.render(&elsewhere), &self.style.fixed())?;
            return self.barred(line, &[Column::Measured, Column::Unit]);
        }
        let unit = self.words.text(rules::unit_key(field.measure));
        self.put(line, Column::Unit, &unit, &self.style.label())?;
        let (row, at) = (self.row(line), self.columns.at(Column::Measured));
        let format = match field.measure {
            Measure::Ratio => self.style.share(),
            _ => self.style.input(),
        };
        self.sheet.write_blank(row, at, &format)?;
        let rule = self.number_rule(row, field)?;
        self.sheet.add_data_validation(row, at, row, at, &rule)?;
        Ok(())
    }

    fn number_rule(&self, row: u32, field: &Field) -> Result<DataValidation, XlsxError> {
        let column = fixed(self.columns.at(Column::Measured));
        let cell = |id: &str| self.lines.entered(id).map(|line| format!("{column}{}", self.row(line) + 1));
        let indicators = self.lines.indicators().map(|(_, indicator)| indicator);
        rules::number(field, &format!("{column}{}", row + 1), indicators, cell, self.words)
    }

    fn formulas(&mut self, line: usize, indicator: &Indicator) -> Result<(), XlsxError> {
        let row = self.row(line);
        let write = |sheet: &mut Worksheet, at: u16, formula: String, result: &str| {
            sheet.write_formula(row, at, Formula::new(formula).set_result(result)).map(|_| ())
        };
        self.sheet.write_string(row, self.columns.kind(), "item")?;
        write(&mut self.sheet, self.columns.mark(), self.verdicts.mark(line), "")?;
        if let Some(conflict) = self.verdicts.conflict(line, indicator) {
            write(&mut self.sheet, self.columns.conflict(), conflict, "0")?;
        }
        for grade in 0..self.request.standard.grades.len() {
            let formula = self.verdicts.verdict(line, indicator, grade);
            let blank = self.verdicts.blank(indicator, grade);
            write(&mut self.sheet, self.columns.verdict(grade), formula, blank)?;
            let required = u8::from(indicator.required_for.contains(&grade));
            self.sheet.write_number(row, self.columns.requires(grade), required)?;
        }
        Ok(())
    }

    /// Red: required and not met. Amber: mark against measurement. Grey: not looked at yet.
    fn colours(&mut self) -> Result<(), XlsxError> {
        let (first, last) = (self.header + 1, self.foot_row().saturating_sub(1));
        if last < first {
            return Ok(());
        }
        let columns = self.columns;
        let cell = |column: u16| format!("{}{}", fixed(column), first + 1);
        let rule = |formula: String, format: Format| {
            ConditionalFormatFormula::new().set_rule(Formula::new(formula)).set_format(format)
        };
        let (result, measured) = (columns.at(Column::Result), columns.at(Column::Measured));
        let amber = format!("={}=1", cell(columns.conflict()));
        for at in [result, measured] {
            let rule = rule(amber.clone(), Style::amber()).set_stop_if_true(true);
            self.sheet.add_conditional_format(first, at, last, at, &rule)?;
        }
        let failed: Vec<String> = (0..self.request.standard.grades.len())
            .map(|grade| {
                let (verdict, required) = (cell(columns.verdict(grade)), cell(columns.requires(grade)));
                format!("AND({required}=1,OR({verdict}=\"unmet\",{verdict}=\"partly\"))")
            })
            .collect();
        let red = format!("=AND({}=\"item\",OR({}))", cell(columns.kind()), failed.join(","));
        let to = columns.at(Column::Result);
        self.sheet.add_conditional_format(first, 0, last, to, &rule(red, Style::red()))?;
        let open = format!("AND({}=\"item\",{}=\"\")", cell(columns.kind()), cell(columns.verdict(0)));
        let member = format!("AND({}=\"member\",{}=\"\")", cell(columns.kind()), cell(result));
        let grey = rule(format!("=OR({open},{member})"), Style::grey());
        self.sheet.add_conditional_format(first, 0, last, columns.at(Column::Text), &grey)?;
        Ok(())
    }

    /// The row below the list.
    fn foot_row(&self) -> u32 {
        self.row(self.lines.all.len())
    }

    fn foot(&mut self) -> Result<(), XlsxError> {
        let row = self.foot_row() + 1;
        let line = self.words.text("form-signature");
        let format = self.style.words();
        self.sheet.merge_range(row, 0, row, self.columns.last(), &line, &format)?;
        self.sheet.set_row_height(row, 30)?;
        Ok(())
    }

    fn page(&mut self) -> Result<(), XlsxError> {
        let standard = self.request.standard;
        let title = style::page_text(&about::title(self.request));
        let foot =
            Message::new("form-page").with("id", standard.id.as_str()).with("edition", &*standard.edition);
        style::page(&mut self.sheet, true, &format!("&C&9 {title}"), &self.words.render(&foot));
        style::protect(&mut self.sheet);
        Ok(())
    }
}
