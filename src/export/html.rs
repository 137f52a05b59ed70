//! One page that needs nothing else: bars, credit over time, a year of study days, and the log; without scripts, in dark
//! and light, for the screen and for paper.

use std::fmt::Write;

use super::chart;
use super::subject::Subject;
use crate::progress::pace::{Bar, Log, day, duration};
use crate::progress::{counted, pace};
use crate::roadmap::clean;

const STYLE: &str = "\
:root{color-scheme:light dark;--text:#1f2328;--dim:#656d76;--line:#d0d7de;--rest:#e8eaed;--done:#1a7f37;--part:#7bc48d;\
--plan:#0969da;--l1:#9be9a8;--l2:#40c463;--l3:#30a14e;--l4:#216e39}\
@media(prefers-color-scheme:dark){:root{--text:#e6edf3;--dim:#8d96a0;--line:#30363d;--rest:#262c36;--done:#3fb950;\
--part:#1f6f35;--plan:#58a6ff;--l1:#0e4429;--l2:#006d32;--l3:#26a641;--l4:#39d353}body{background:#0d1117}}\
body{font:16px/1.5 system-ui,sans-serif;color:var(--text);max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.6rem;margin:0}h2{font-size:1.1rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1rem 0 .2rem}\
p{margin:.3rem 0}.dim{color:var(--dim)}table{border-collapse:collapse;width:100%}td{padding:.25rem .5rem .25rem 0}\
td.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.bar{width:40%}\
.part{fill:var(--part)}.whole{fill:var(--done)}.wide{overflow-x:auto}svg{max-width:100%;height:auto;display:block}\
svg text{font:11px system-ui,sans-serif;fill:var(--dim)}.grid{stroke:var(--line)}.band{fill:var(--part);opacity:.35}\
polyline{fill:none;stroke-width:2}.done{stroke:var(--done)}.plan{stroke:var(--plan);stroke-dasharray:5 4}\
.likely{stroke:var(--done);stroke-dasharray:2 3}.l0{fill:var(--rest)}.l1{fill:var(--l1)}.l2{fill:var(--l2)}\
.l3{fill:var(--l3)}.l4{fill:var(--l4)}ul{margin:.2rem 0;padding-left:1.2rem}del{color:var(--dim)}\
@media print{body{max-width:none;margin:0}h2,h3{break-after:avoid}}";

pub(super) fn of(subject: &Subject<'_>) -> String {
    let &Subject { roadmap, outlook, now, .. } = subject;
    let (title, road, pace) = (escaped(roadmap.title()), outlook.road, outlook.pace());
    let today = day::date(now.day());
    let mut page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}: progress</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n\
         <p><strong>{} of {} done, {}%</strong> <span class=\"dim\">on {today}</span></p>\n{}",
        road.done,
        road.count,
        road.percent(),
        pace.sentence.lines().map(|line| format!("<p>{}</p>\n", escaped(line))).collect::<String>()
    );
    page += "<h2>Phases</h2>\n<table>\n";
    pace.bars.iter().for_each(|bar| push_bar(&mut page, subject, bar));
    page += "</table>\n";
    push_charts(&mut page, &pace);
    page += "<h2>Log</h2>\n";
    push_log(&mut page, subject);
    page + "</body>\n</html>\n"
}

fn push_bar(page: &mut String, subject: &Subject<'_>, bar: &Bar) {
    let tally = bar.tally;
    let name = escaped(&subject.roadmap.text(bar.phase));
    let part = |of: f64| of / f64::from(tally.count.max(1)) * 100.0;
    let (whole, credit) = (part(tally.done.into()), part(tally.credit()));
    let (done, count, percent) = (tally.done, tally.count, tally.percent());
    let _ = writeln!(
        page,
        "<tr><td>{name}</td><td class=\"bar\"><svg viewBox=\"0 0 100 4\" role=\"img\" aria-label=\"{percent}%\">\
         <rect class=\"l0\" width=\"100\" height=\"4\" rx=\"2\"/><rect class=\"part\" width=\"{credit:.1}\" height=\"4\" \
         rx=\"2\"/><rect class=\"whole\" width=\"{whole:.1}\" height=\"4\" rx=\"2\"/></svg></td>\
         <td class=\"n\">{done}/{count}</td><td class=\"n\">{percent}%</td></tr>"
    );
}

fn push_charts(page: &mut String, pace: &pace::Pace) {
    let burn_up = chart::burn_up(&pace.burn_up);
    if !burn_up.is_empty() {
        let (width, height) = chart::BURN_UP;
        let _ = writeln!(
            page,
            "<h2>Items done over time</h2>\n<svg viewBox=\"0 0 {width} {height}\" role=\"img\" \
             aria-label=\"Items done over time, with plan and forecast\">{burn_up}</svg>\n\
             <p class=\"dim\">Line: done. Dashes: plan. Dots and band: forecast, early to late.</p>"
        );
    }
    let (width, height) = chart::year_size(&pace.year);
    let time = if pace.year.minutes > 0 { format!(", {}", duration(pace.year.minutes)) } else { String::new() };
    let _ = writeln!(
        page,
        "<h2>A year of study days</h2>\n<div class=\"wide\"><svg viewBox=\"0 0 {width} {height}\" role=\"img\" \
         aria-label=\"A year of study days\" style=\"min-width:36rem\">{}</svg></div>\n<p class=\"dim\">{}{time}. {} in a row, \
         best {}.</p>",
        chart::year(&pace.year),
        counted(pace.year.study_days, "study day"),
        counted(pace.streak.days, "day"),
        pace.streak.best
    );
}

fn push_log(page: &mut String, subject: &Subject<'_>) {
    let log = Log::new(subject.roadmap, subject.progress, None);
    let mut last = None;
    for entry in log.entries() {
        if last != Some(entry.day()) {
            let end = if last.is_some() { "</ul>\n" } else { "" };
            let _ = write!(page, "{end}<h3>{}</h3>\n<ul>\n", day::date(entry.day()));
            last = Some(entry.day());
        }
        let words = escaped(&log.describe(&entry));
        let _ = if entry.counts && !entry.is_replaced() {
            writeln!(page, "<li>{words}</li>")
        } else {
            writeln!(page, "<li><del>{words}</del></li>")
        };
    }
    *page += if last.is_some() { "</ul>\n" } else { "<p class=\"dim\">Nothing yet.</p>\n" };
}

/// A text as HTML and SVG may hold it.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            // XML holds neither.
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn no_text_becomes_markup() {
        assert_eq!(escaped("<b a=\"x\" c='y'>&\u{ffff}"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;");
    }
}
