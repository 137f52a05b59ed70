//! The plan of a roadmap, if it has one: the length of each phase, the hours a week, and the paces.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use super::duration::{self, Amount, Length};
use super::heading::KeptParts;
use super::node::{Kind, NodeId};
use super::slug::letters_and_digits;
use super::{Roadmap, clean, heading, numbering, read};

/// The plan of a roadmap. What it does not say, or says in words that are not understood, is `None`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// One of each phase, in their order.
    pub phases: Vec<PhasePlan>,
    /// The paces that the learner can choose between, in order.
    pub paces: Vec<Pace>,
}

/// The plan of one phase.
#[derive(Clone, Debug, PartialEq)]
pub struct PhasePlan {
    /// The phase.
    pub phase: NodeId,
    /// Its length, from its heading, or else from the table of hours.
    pub length: Option<Length>,
    /// Hours a week, from the table.
    pub hours_a_week: Option<Amount>,
}

/// A pace: `Path 2: Standard (6-8 months)` with `20-25 hours/week` below it.
#[derive(Clone, Debug, PartialEq)]
pub struct Pace {
    /// The node that names it.
    pub node: NodeId,
    /// Its name, without number and length.
    pub name: String,
    /// The length of the whole road at it.
    pub length: Length,
    /// Hours a week.
    pub hours_a_week: Amount,
}

impl Roadmap {
    /// The roadmap's plan. Reads the source again, so callers keep it.
    pub fn plan(&self) -> Plan {
        let rows = self.rows_of_hours();
        let phases = self.phases().iter().map(|&phase| self.phase_plan(phase, &rows)).collect();
        let paces = self.nodes().filter_map(|(id, _)| self.pace(id)).collect();
        Plan { phases, paces }
    }

    fn phase_plan(&self, phase: NodeId, rows: &[Row]) -> PhasePlan {
        let parts = self.parts(phase);
        let row = rows.iter().find(|row| row.is_of(&parts));
        let own = parts.duration.as_deref().and_then(duration::length);
        PhasePlan {
            phase,
            length: own.or_else(|| row.and_then(|row| duration::length(&row.length))),
            hours_a_week: row.and_then(|row| duration::hours(&row.hours)),
        }
    }

    /// The pace that a heading or group names, if it does: it has a length, and a line below gives hours a week.
    fn pace(&self, id: NodeId) -> Option<Pace> {
        if self.node(id).depth > 0 || self.node(id).kind == Kind::Phase {
            return None;
        }
        let parts = self.parts(id);
        let length = duration::length(parts.duration.as_deref()?)?;
        let in_list = || self.children(Some(id)).find_map(|child| duration::hours_a_week(self.words(child)));
        let in_prose = || self.source()[self.own_source(id)].lines().skip(1).find_map(duration::hours_a_week);
        Some(Pace {
            node: id,
            name: clean(&parts.name).into_owned(),
            length,
            hours_a_week: in_list().or_else(in_prose)?,
        })
    }

    /// The parts of a heading, or of what stands for one.
    fn parts(&self, id: NodeId) -> KeptParts {
        let kept = self.node(id).parts(&self.headings).cloned();
        kept.unwrap_or_else(|| heading::parts(self.words(id)).into())
    }

    /// The rows of every table that has a column of phases and one of hours a week.
    fn rows_of_hours(&self) -> Vec<Row> {
        tables(self.source()).into_iter().flat_map(|table| rows(&table)).collect()
    }
}

/// The cells of a table's row that plan a phase, as text.
struct Row {
    phase: String,
    length: String,
    hours: String,
}

impl Row {
    /// Returns true if it speaks of the phase with this heading: by word and number, by the number alone, or by name.
    fn is_of(&self, heading: &KeptParts) -> bool {
        let named = heading::parts(&self.phase);
        let ordinal = named.ordinal.or_else(|| self.phase.trim().parse().ok());
        let same_word = match (named.term, heading.term) {
            (Some(term), Some(other)) => term == other,
            _ => true,
        };
        match (ordinal, heading.ordinal) {
            (Some(ordinal), Some(other)) => same_word && ordinal == other,
            _ => letters_and_digits(&named.name) == letters_and_digits(&heading.name),
        }
    }
}

type Table = Vec<Vec<String>>;

/// The tables of a document as plain text, the row of headers first.
fn tables(source: &str) -> Vec<Table> {
    let mut tables: Vec<Table> = Vec::new();
    let mut in_cell = false;
    for event in Parser::new_ext(source, read::options()) {
        match event {
            Event::Start(Tag::Table(_)) => tables.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                if let Some(table) = tables.last_mut() {
                    table.push(Vec::new());
                }
            }
            Event::Start(Tag::TableCell) => {
                in_cell = true;
                if let Some(row) = tables.last_mut().and_then(|table| table.last_mut()) {
                    row.push(String::new());
                }
            }
            Event::End(TagEnd::TableCell) => in_cell = false,
            Event::Text(text) | Event::Code(text) if in_cell => {
                if let Some(cell) = tables.last_mut().and_then(|table| table.last_mut()?.last_mut()) {
                    cell.push_str(&text);
                }
            }
            _ => {}
        }
    }
    tables
}

fn rows(table: &Table) -> Vec<Row> {
    let Some((headers, rows)) = table.split_first() else { return Vec::new() };
    let column = |is_it: fn(&str) -> bool| headers.iter().position(|header| is_it(&header.to_lowercase()));
    let (Some(phase), Some(hours)) = (column(heads_phases), column(heads_hours)) else { return Vec::new() };
    let length = column(heads_lengths);
    let cell = |row: &[String], at: Option<usize>| at.and_then(|at| row.get(at).cloned()).unwrap_or_default();
    rows.iter()
        .map(|row| Row { phase: cell(row, Some(phase)), length: cell(row, length), hours: cell(row, Some(hours)) })
        .collect()
}

fn heads_phases(header: &str) -> bool {
    numbering::term_of(header.trim()).is_some()
}

fn heads_hours(header: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| header.contains(word));
    has(&["hour", "hrs", "h/w"]) && has(&["week", "wk", "h/w"])
}

fn heads_lengths(header: &str) -> bool {
    ["duration", "length", "time"].iter().any(|word| header.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::BUILT_IN;
    use super::super::duration::Unit;
    use super::*;

    fn range(least: f64, most: f64) -> Amount {
        Amount { least, most }
    }

    fn weeks(least: f64, most: f64) -> Option<Length> {
        Some(Length { amount: range(least, most), unit: Unit::Weeks })
    }

    #[test]
    fn the_built_in_roadmap_plans_four_phases_and_three_paces() {
        let roadmap = Roadmap::parse(BUILT_IN.to_owned(), "built-in");
        let plan = roadmap.plan();
        let road: Vec<_> = plan.phases.iter().filter(|plan| roadmap.on_road(plan.phase)).collect();
        let lengths: Vec<_> = road.iter().map(|plan| plan.length).collect();
        assert_eq!(lengths, [weeks(4.0, 6.0), weeks(4.0, 6.0), weeks(6.0, 8.0), weeks(8.0, 12.0)]);
        let hours: Vec<_> = road.iter().filter_map(|plan| plan.hours_a_week).collect();
        assert_eq!(hours, [range(15.0, 20.0), range(15.0, 20.0), range(20.0, 25.0), range(20.0, 30.0)]);
        assert!(plan.phases[4..].iter().all(|plan| plan.length.is_none() && plan.hours_a_week.is_none()));

        let paces: Vec<_> =
            plan.paces.iter().map(|pace| (pace.name.as_str(), pace.length.amount, pace.hours_a_week)).collect();
        assert_eq!(
            paces,
            [
                ("Accelerated", range(4.0, 5.0), range(30.0, 40.0)),
                ("Standard", range(6.0, 8.0), range(20.0, 25.0)),
                ("Thorough", range(10.0, 12.0), range(15.0, 20.0)),
            ]
        );
        assert!(plan.paces.iter().all(|pace| pace.length.unit == Unit::Months));
    }

    #[test]
    fn the_columns_of_the_table_may_stand_in_any_order() {
        let source = "| Hrs per week | Notes | Week |\n|-|-|-|\n| 10 | easy | 1 |\n| ~12h | | Week 2: Loops |\n\
                      | much | | 3 |\n\n## Week 1\n- [ ] a\n\n## Week 2\n- [ ] b\n\n## Week 3\n- [ ] c\n";
        let plan = Roadmap::parse(source.to_owned(), "table").plan();
        let hours: Vec<_> = plan.phases.iter().map(|plan| plan.hours_a_week).collect();
        assert_eq!(hours, [Some(range(10.0, 10.0)), Some(range(12.0, 12.0)), None]);
    }

    #[test]
    fn the_table_gives_lengths_that_headings_leave_out() {
        let source = "| Phase | Time | Hours/week |\n|-|-|-|\n| Basics | 2 weeks | 5 |\n\n\
                      ## Basics\n- [ ] a\n\n## More (a while)\n- [ ] b\n";
        let plan = Roadmap::parse(source.to_owned(), "table").plan();
        let lengths: Vec<_> = plan.phases.iter().map(|plan| plan.length).collect();
        assert_eq!(lengths, [weeks(2.0, 2.0), None]);
    }

    #[test]
    fn a_pace_may_give_its_hours_in_prose() {
        let source = "## Learn\n- [ ] a\n\n### Relaxed (1 year)\n\n5 hours a week, no more.\n\n### No pace (1 year)\n";
        let plan = Roadmap::parse(source.to_owned(), "paces").plan();
        let paces: Vec<_> = plan.paces.iter().map(|pace| (pace.name.as_str(), pace.hours_a_week)).collect();
        assert_eq!(paces, [("Relaxed", range(5.0, 5.0))]);
    }
}
