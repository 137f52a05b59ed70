//! The forecast holds what it says, and journeys on a fixed clock: empty, a week, months with a holiday, finished,
//! abandoned and resumed; days across time zones, daylight saving, midnight, leap days and a clock set back.

#[path = "../../benches/learners/mod.rs"]
mod learners;

use fastrand::Rng;
use learners::{Case, HARDER, OTHERS, PLAIN, cases};
use roadbook::progress::pace::{
    Choices, Day, Goal, Log, Measure, Outlook, Preferences, Row, Standing, Subject, WeekStart, Why, day,
};
use roadbook::progress::{At, Fact, FactKind, Progress};
use roadbook::roadmap::{BUILT_IN, Mark, NodeId, Plan, Roadmap};

/// The same learners as in the benchmark, and fewer of them.
const LEARNERS: usize = 12;

#[test]
fn the_band_holds_the_finish_as_often_as_it_says() {
    let mut rng = Rng::with_seed(17);
    let cases_of =
        |rng: &mut Rng, learner, number: usize| (0..number).flat_map(|_| cases(rng, learner)).collect::<Vec<Case>>();
    let of = |rng: &mut Rng, learner| cases_of(rng, learner, LEARNERS);
    let all: Vec<(&str, Vec<Case>)> =
        PLAIN.iter().chain(&HARDER).map(|(name, learner)| (*name, of(&mut rng, *learner))).collect();
    let held = |cases: &[Case]| 100 * cases.iter().filter(|case| case.is_held()).count() / cases.len();
    for (name, cases) in &all {
        // So few of a kind may miss by chance what more of them hold.
        assert!(held(cases) >= 45, "{name}: {}%", held(cases));
    }
    let cases: Vec<Case> = all.into_iter().flat_map(|(_, cases)| cases).collect();
    assert!((70..=92).contains(&held(&cases)), "{}%", held(&cases));
    let (error, line) = learners::median_errors(&cases);
    assert!(error < line, "{error} days, a straight line {line}");
    // Nothing was chosen by these.
    let others: Vec<Case> = OTHERS.iter().flat_map(|(_, learner)| cases_of(&mut rng, *learner, 2)).collect();
    assert!((70..=96).contains(&held(&others)), "{}%", held(&others));
}

/// A road of three phases, and what happens on it.
struct Journey {
    roadmap: Roadmap,
    plan: Plan,
    facts: Vec<Fact>,
}

impl Journey {
    fn new() -> Journey {
        let mut text = "# Road\n".to_owned();
        for (number, weeks) in [(1, 4), (2, 6), (3, 10)] {
            text += &format!("\n## Phase {number}: Part {number} ({weeks} weeks)\n\n");
            text.extend((0..weeks * 5).map(|item| format!("- [ ] topic {item}\n")));
        }
        Journey::on(&text)
    }

    fn on(text: &str) -> Journey {
        let roadmap = Roadmap::parse(text.to_owned(), "road");
        Journey { plan: roadmap.plan(), roadmap, facts: Vec::new() }
    }

    fn say(&mut self, at: At, kind: FactKind) {
        self.facts.push(Fact { at, clock: None, kind });
    }

    fn set(&mut self, setting: &str, to: &str) {
        let at = At { micros: self.facts.len() as i64, offset: 0 };
        self.say(at, FactKind::Set { setting: setting.to_owned(), to: Some(to.to_owned()) });
    }

    /// The items of the road that are open, in order.
    fn open(&self) -> Vec<NodeId> {
        let progress = self.progress();
        let items = self.roadmap.nodes().filter(|(_, node)| node.is_counted());
        items.map(|(id, _)| id).filter(|&id| progress.mark(id) != Mark::Done).collect()
    }

    /// Ticks the next items, in one evening.
    fn tick(&mut self, day: &str, items: usize) {
        for (second, node) in self.open().into_iter().take(items).enumerate() {
            let at = At { micros: at(&format!("{day}T20:00:00Z")).micros + second as i64 * 1_000_000, offset: 0 };
            self.say(at, FactKind::Mark { item: self.roadmap.key(node), mark: Mark::Done });
        }
    }

    /// Ticks an item on each weekday but Sunday of a stretch.
    fn study(&mut self, from: &str, to: &str) {
        for day in on(from)..=on(to) {
            if day::weekday(day) != 6 {
                self.tick(&day::date(day).to_string(), 1);
            }
        }
    }

    fn progress(&self) -> Progress {
        Progress::new(&self.roadmap, self.facts.clone())
    }

    fn see<T>(&self, now: &str, look: impl Fn(&Outlook<'_>) -> T) -> T {
        let progress = self.progress();
        look(&Outlook::new(&self.roadmap, &progress, &self.plan, Preferences::default(), on(&now[..10])))
    }

    fn finish(&self, now: &str) -> String {
        self.see(now, |outlook| outlook.sentence().finish)
    }
}

fn at(text: &str) -> At {
    At::parse(text).unwrap()
}

fn on(text: &str) -> Day {
    day::parse(text).unwrap()
}

fn date(day: Day) -> String {
    day::date(day).to_string()
}

#[test]
fn an_empty_road_has_a_plan_and_no_forecast() {
    let journey = Journey::new();
    let now = "2026-11-22T10:00:00Z";
    assert_eq!(journey.finish(now), "Nothing ticked yet. Your first tick starts the count.");
    journey.see(now, |outlook| {
        assert_eq!(outlook.forecast, None);
        let schedule = outlook.schedule.as_ref().unwrap();
        assert_eq!((date(schedule.start), date(schedule.end)), ("2026-11-22".into(), "2027-04-11".into()));
        let pace = outlook.pace();
        assert_eq!(pace.bars.len(), 3);
        assert_eq!(pace.bars[1].standing, Some(Standing::From(on("2026-12-20"))));
        assert!(pace.burn_up.done.is_empty() && pace.burn_up.band.is_empty());
        assert_eq!(pace.burn_up.plan.last(), Some(&(schedule.end, 100.0)));
        assert_eq!(pace.year.study_days, 0);
        assert_eq!(outlook.today().next.len(), 5);
    });
}

#[test]
fn a_roadmap_without_items_or_plan_says_so() {
    let journey = Journey::on("# Empty\n\nNothing here.\n");
    assert_eq!(journey.finish("2026-11-22T10:00:00Z"), "Nothing counts here yet.");
    let journey = Journey::on("# Plain\n\n## A\n\n- [ ] one\n- [ ] two\n");
    journey.see("2026-11-22T10:00:00Z", |outlook| {
        assert_eq!((outlook.schedule.as_ref(), outlook.week.goal), (None, None));
        assert_eq!(outlook.pace().standing, None);
    });
}

#[test]
fn after_a_week_there_is_not_enough_to_tell() {
    let mut journey = Journey::new();
    journey.study("2026-11-16", "2026-11-22");
    let now = "2026-11-22T21:00:00Z";
    assert_eq!(journey.finish(now), "Too early for a finish date: it takes 7 more days and 1 more study day.");
    journey.see(now, |outlook| {
        assert_eq!(outlook.forecast, None);
        assert_eq!((outlook.week.road, outlook.week.goal), (6.0, Some(Goal::Items(5.0))));
        assert_eq!((outlook.week.from, outlook.week.to), (on("2026-11-16"), on("2026-11-22")));
        assert_eq!(outlook.pace().standing, Some(Standing::OnTime));
        assert_eq!((outlook.streak.days, outlook.streak.is_today), (6, false));
    });
}

#[test]
fn the_sentences_say_whether_the_learner_is_on_time_and_what_to_do() {
    let mut journey = Journey::new();
    let lines = |journey: &Journey, now: &str| {
        journey.see(now, |outlook| outlook.sentence().lines().map(str::to_owned).collect::<Vec<_>>())
    };
    // 100 items in 20 weeks of 5.
    assert_eq!(
        lines(&journey, "2026-11-16T10:00:00Z"),
        [
            "Nothing ticked yet. Your first tick starts the count.",
            "To finish by 5 Apr 2027 you need 5 items a week. 100 items to go."
        ]
    );
    // 6 a week: after three weeks 3 items ahead, which are 4 days.
    journey.study("2026-11-16", "2026-12-06");
    let ahead = lines(&journey, "2026-12-06T21:00:00Z");
    assert_eq!(ahead[0], "You are 5 days ahead of the plan.");
    assert!(ahead[1].starts_with("You will probably finish between "), "{ahead:?}");
    // 82 left in 17 weeks and a day.
    assert_eq!(
        ahead[2],
        "To finish by 5 Apr 2027 you need 4.8 items a week; you did 6 items a week in the last 3 weeks. 82 items to go."
    );
    // Three weeks without a tick: 30 items are due, and 18 are done; 17 of them in the last 42 days.
    let behind = lines(&journey, "2026-12-28T10:00:00Z");
    assert_eq!(behind[0], "You are 17 days behind the plan.");
    assert!(behind[1].starts_with("Nothing ticked since 5 Dec. If you go on, you will probably finish "), "{behind:?}");
    assert_eq!(
        behind[2],
        "To finish by 5 Apr 2027 you need 5.9 items a week; you did 2.8 items a week in the last 6 weeks. 82 items to go."
    );
    journey.set("target", "2026-12-20");
    let late = lines(&journey, "2026-12-28T10:00:00Z");
    assert!(late[0].ends_with(" behind your target."), "{late:?}");
    assert_eq!(late[2], "The plan ended on 20 Dec; you did 2.8 items a week in the last 6 weeks. 82 items to go.");
}

/// The standing of today and the forecast of the finish are one story, however near the target is.
#[test]
fn the_sentences_agree_near_the_target() {
    let mut journey = Journey::new();
    // A good month, and half as much since then.
    journey.study("2026-11-16", "2026-12-12");
    journey.study("2026-11-16", "2026-12-12");
    for day in (on("2026-12-14")..on("2027-02-01")).step_by(2) {
        journey.tick(&day::date(day).to_string(), 1);
    }
    let mut told = Vec::new();
    for target in (on("2027-02-03")..on("2027-08-01")).step_by(3) {
        journey.set("target", &day::date(target).to_string());
        let (sentence, likely) =
            journey.see("2027-02-01T10:00:00Z", |outlook| (outlook.sentence(), outlook.forecast.unwrap().likely));
        let says = |words: &str| sentence.standing.contains(words);
        match likely - target {
            3.. => assert!(says(" behind your target.") || says("likely to finish"), "{sentence:?}"),
            ..=0 => assert!(!says("behind") || says(", but likely to finish in time."), "{sentence:?}"),
            _ => {}
        }
        assert_eq!(sentence.is_behind, says("behind") || likely - target > 2);
        told.push(sentence);
    }
    // Of each kind there is one.
    for words in [" behind your target.", "on time so far, but likely to finish ", " ahead of your target."] {
        assert!(told.iter().any(|sentence| sentence.standing.contains(words)), "{words} in {told:?}");
    }
    assert!(
        told[0].advice.starts_with("To finish by 3 Feb you need 27 items in 2 days; you did "),
        "{}",
        told[0].advice
    );
}

#[test]
fn a_phase_that_is_not_begun_is_not_late() {
    let mut journey = Journey::new();
    journey.study("2026-11-16", "2026-11-28");
    let standings = journey.see("2027-02-20T10:00:00Z", |outlook| {
        outlook.pace().bars.iter().map(|bar| bar.standing.unwrap().words(outlook.today)).collect::<Vec<_>>()
    });
    assert!(standings[0].ends_with(" days behind"), "{standings:?}");
    assert_eq!(standings[1..], ["from 14 Dec 2026", "from 25 Jan"]);
}

#[test]
fn the_plan_says_whose_it_is() {
    let mut journey = Journey::on(BUILT_IN);
    let plan = |journey: &Journey| journey.see("2026-11-22T10:00:00Z", |outlook| outlook.pace().plan);
    assert_eq!(plan(&journey), "Plan: the times that the roadmap gives, from 22 Nov to 30 May 2027.");
    journey.set("start", "2026-09-01");
    journey.set("pace", "Standard");
    assert_eq!(plan(&journey), "Plan: your pace Standard, from your start on 1 Sep to 2 Apr 2027.");
    journey.set("hours", "11.25");
    assert_eq!(
        plan(&journey),
        "Plan: your pace Standard, at your 11.25 hours a week, from your start on 1 Sep to 1 Nov 2027."
    );
    journey.set("target", "2027-06-30");
    assert_eq!(plan(&journey), "Plan: your target, by your pace Standard, from your start on 1 Sep to 30 Jun 2027.");
    let plain = Journey::on("# Plain\n\n## A\n\n- [ ] one\n- [ ] two\n");
    assert!(plan(&plain).starts_with("No plan: "));
}

#[test]
fn what_was_done_today_is_told_by_items() {
    let mut journey =
        Journey::on("# R\n\n## A\n\n- [ ] **lists**\n  - one\n  - two\n- [ ] **sets**\n  - three\n  - four\n");
    for (second, item) in ["a/lists/one", "a/lists/two", "a/lists", "a/sets/three"].iter().enumerate() {
        let mark = FactKind::Mark { item: (*item).to_owned(), mark: Mark::Done };
        journey.say(at(&format!("2026-11-22T10:00:0{second}Z")), mark);
    }
    let done = journey.see("2026-11-22T21:00:00Z", |outlook| {
        outlook.today().done_today.iter().map(|&node| journey.roadmap.key(node)).collect::<Vec<_>>()
    });
    assert_eq!(done, ["a/sets/three", "a/lists"]);
}

#[test]
fn a_week_is_told_against_its_goal() {
    let mut journey = Journey::new();
    journey.tick("2026-11-20", 3);
    let words = |journey: &Journey, now: &str| journey.see(now, |outlook| outlook.week.words());
    // The plan began on Friday: three of its 20 weeks of 5 items.
    assert_eq!(words(&journey, "2026-11-22T10:00:00Z"), "3 of 3 items");
    assert_eq!(words(&journey, "2026-11-23T10:00:00Z"), "0 of 5 items");
    // A week with less of the plan than half an item has no goal.
    journey.set("target", "2026-11-23");
    assert_eq!(words(&journey, "2026-11-24T10:00:00Z"), "0 items");
    let log = |minutes| FactKind::Log { minutes, item: None, text: None, over: None };
    journey.say(at("2026-11-24T10:00:00Z"), log(460));
    assert_eq!(words(&journey, "2026-11-24T10:00:00Z"), "7 h 40");
    journey.set("hours", "10");
    assert_eq!(words(&journey, "2026-11-24T10:00:00Z"), "7 h 40 of 10 h");
}

#[test]
fn the_goal_of_a_week_turns_to_hours_where_time_was_logged_before_it() {
    let text = "# R\n\n| Phase | Hours/Week |\n|---|---|\n| Phase 1 | 6-8 |\n\n## Phase 1: A (10 weeks)\n\n";
    let items: String = (0..50).map(|item| format!("- [ ] topic {item}\n")).collect();
    let mut journey = Journey::on(&(text.to_owned() + &items));
    journey.study("2026-11-02", "2026-11-22");
    let goal = |journey: &Journey, now| journey.see(now, |outlook| outlook.week.goal);
    let log = FactKind::Log { minutes: 1, item: None, text: None, over: None };
    // A minute on a Tuesday leaves the goal of the week and of the next ones as it is.
    journey.say(at("2026-11-17T10:00:00Z"), log.clone());
    for now in ["2026-11-16T10:00:00Z", "2026-11-18T10:00:00Z", "2026-11-23T10:00:00Z"] {
        assert_eq!(goal(&journey, now), Some(Goal::Items(5.0)), "{now}");
    }
    // Ten of eighteen study days with time.
    for day in ["03", "04", "05", "06", "07", "10", "11", "12", "13"] {
        journey.say(at(&format!("2026-11-{day}T10:00:00Z")), log.clone());
    }
    assert_eq!(goal(&journey, "2026-11-23T10:00:00Z"), Some(Goal::Minutes(420)));
}

#[test]
fn four_months_with_a_holiday() {
    let mut journey = Journey::new();
    journey.set("away", "2026-12-20..2027-01-03");
    journey.set("rest", "sunday");
    journey.study("2026-11-16", "2026-12-19");
    journey.study("2027-01-04", "2027-02-13");
    let now = "2027-02-13T21:00:00Z";
    journey.see(now, |outlook| {
        let forecast = outlook.forecast.unwrap();
        // 34 items are left at 6 a week: the 25th of March.
        assert!((forecast.likely - on("2027-03-25")).abs() < 14, "{}", date(forecast.likely));
        assert!(forecast.early < forecast.likely && forecast.likely < forecast.late);
        // The holiday moves the plan, and ends no streak.
        assert_eq!(date(outlook.schedule.as_ref().unwrap().end), "2027-04-20");
        assert_eq!((outlook.streak.days, outlook.streak.best), (66, 66));
        let pace = outlook.pace();
        assert_eq!(pace.bars[0].standing, Some(Standing::Done));
        assert_eq!((pace.bars[0].finish, pace.bars[2].finish), (None, outlook.forecast));
        let credits: Vec<f64> = pace.burn_up.band.iter().map(|(credit, _)| *credit).collect();
        assert!(credits.is_sorted() && credits.last() == Some(&100.0), "{credits:?}");
        let likely: Vec<Day> = pace.burn_up.band.iter().map(|(_, forecast)| forecast.likely).collect();
        assert!(likely.is_sorted());
        assert_eq!(pace.burn_up.done.last(), Some(&(on("2027-02-13"), 66.0)));
        // The last twelve weeks: the two of the holiday are empty.
        let weeks: Vec<f64> = pace.weeks.iter().map(|(_, _, credit)| *credit).collect();
        assert_eq!(weeks, [6.0, 6.0, 6.0, 6.0, 0.0, 0.0, 6.0, 6.0, 6.0, 6.0, 6.0, 6.0]);
    });
    // The same facts give the same answer, in whichever order they come.
    let forecast = journey.see(now, |outlook| outlook.forecast);
    journey.facts.reverse();
    assert_eq!(journey.see(now, |outlook| outlook.forecast), forecast);
}

#[test]
fn a_finished_road_says_when() {
    let mut journey = Journey::new();
    journey.study("2026-11-16", "2027-03-12");
    let now = "2027-05-01T10:00:00Z";
    assert_eq!(journey.finish(now), "Finished on 11 Mar, after 116 days.");
    journey.see(now, |outlook| {
        assert_eq!((outlook.forecast, outlook.today().next.len()), (None, 0));
        let pace = outlook.pace();
        assert!(pace.bars.iter().all(|bar| bar.standing == Some(Standing::Done) && bar.finish.is_none()));
        assert_eq!(pace.standing, Some(Standing::Done));
    });
}

#[test]
fn abandoned_and_resumed() {
    let mut journey = Journey::new();
    journey.study("2026-11-16", "2026-12-31");
    let abandoned = journey.see("2027-04-01T10:00:00Z", |outlook| outlook.forecast.unwrap());
    // As long again as it has been silent, half of the time.
    assert!(abandoned.likely > on("2027-06-01"), "{}", date(abandoned.likely));
    assert!(abandoned.late <= on("2027-04-01") + 3652);
    assert!(journey.finish("2027-04-01T10:00:00Z").starts_with("Nothing ticked since 31 Dec 2026. "));
    journey.study("2027-04-01", "2027-05-01");
    let resumed = journey.see("2027-05-01T21:00:00Z", |outlook| outlook.forecast.unwrap());
    // 33 items at 6 a week are 39 days; that it may be left again makes it later.
    assert!((on("2027-05-25")..on("2027-08-15")).contains(&resumed.likely), "{}", date(resumed.likely));
}

#[test]
fn no_date_lies_beyond_ten_years() {
    let mut journey = Journey::on(&format!("# Long\n\n## A\n\n{}", "- [ ] x\n".repeat(50_000)));
    for week in 0..10 {
        journey.tick(&date(on("2026-01-01") + week * 7), 1);
    }
    assert_eq!(journey.see("2026-03-06T10:00:00Z", |outlook| outlook.forecast), None);
    assert_eq!(journey.finish("2026-03-06T10:00:00Z"), "At this pace it takes more than ten years.");
}

#[test]
fn today_tells_what_is_next_and_why() {
    let mut journey = Journey::new();
    journey.tick("2026-11-20", 18);
    let second = journey.roadmap.phases()[1];
    let items: Vec<NodeId> = journey.roadmap.children(Some(second)).collect();
    let key = |journey: &Journey, at: usize| journey.roadmap.key(items[at]);
    let (ticked, begun) = (key(&journey, 0), key(&journey, 2));
    journey.say(at("2026-11-21T09:00:00Z"), FactKind::Mark { item: begun, mark: Mark::Doing });
    journey.say(at("2026-11-22T09:00:00Z"), FactKind::Mark { item: ticked, mark: Mark::Done });
    journey.see("2026-11-22T10:00:00Z", |outlook| {
        let today = outlook.today();
        assert_eq!(today.done_today, [items[0]]);
        assert_eq!(
            today.doing.iter().map(|next| (next.node, next.why)).collect::<Vec<_>>(),
            [(items[2], Why::Doing(Some(on("2026-11-21"))))]
        );
        let next: Vec<(NodeId, Why)> = today.next.iter().map(|next| (next.node, next.why)).collect();
        assert_eq!(next[..2], [(items[1], Why::First), (items[3], Why::Following)]);
        let waiting = Why::Waiting(Some(on("2026-11-20")));
        assert_eq!(next[5..].iter().map(|(_, why)| *why).collect::<Vec<_>>(), [waiting, waiting]);
    });
}

#[test]
fn the_built_in_roadmap_plans_by_its_phases_its_paces_and_the_learner_s_hours() {
    let mut journey = Journey::on(BUILT_IN);
    journey.set("start", "2026-09-01");
    let end =
        |journey: &Journey| journey.see("2026-11-22T10:00:00Z", |outlook| date(outlook.schedule.as_ref().unwrap().end));
    // 5 + 5 + 7 + 10 weeks.
    assert_eq!(end(&journey), "2027-03-09");
    journey.set("pace", "Standard");
    // 7 months.
    assert_eq!(end(&journey), "2027-04-02");
    let goal = |journey: &Journey| journey.see("2026-11-22T10:00:00Z", |outlook| outlook.week.goal);
    assert!(matches!(goal(&journey), Some(Goal::Items(_))));
    journey.set("hours", "11.25");
    // Half of the hours that the pace asks for.
    assert_eq!(end(&journey), "2027-11-01");
    assert_eq!(goal(&journey), Some(Goal::Minutes(675)));
    journey.set("away", "2026-12-01..2026-12-14");
    assert_eq!(end(&journey), "2027-11-15");
    journey.set("target", "2027-06-30");
    assert_eq!(end(&journey), "2027-06-30");
    journey.see("2027-06-30T10:00:00Z", |outlook| {
        assert!((outlook.schedule.as_ref().unwrap().due(outlook.today) - 265.0).abs() < 1e-6);
        let (from, to) = (on("2026-12-01"), on("2026-12-15"));
        let schedule = outlook.schedule.as_ref().unwrap();
        assert!((schedule.due(from) - schedule.due(to)).abs() < 1e-9);
    });
}

#[test]
fn minutes_count_where_there_are_any_else_ticks() {
    let mut journey = Journey::new();
    journey.tick("2026-11-20", 3);
    journey.see("2026-11-22T10:00:00Z", |outlook| {
        let year = outlook.pace().year;
        assert_eq!((year.measure, year.minutes, year.study_days), (Measure::Items, 0, 1));
        assert_eq!(year.weeks.len(), 53);
        let cells: Vec<_> = year.weeks.iter().flatten().flatten().filter(|cell| cell.level > 0).collect();
        assert_eq!(cells.iter().map(|cell| (cell.day, cell.amount)).collect::<Vec<_>>(), [(on("2026-11-20"), 3.0)]);
    });
    let log = FactKind::Log { minutes: 45, item: None, text: None, over: None };
    journey.say(at("2026-11-21T10:00:00Z"), log);
    journey.see("2026-11-22T10:00:00Z", |outlook| {
        let year = outlook.pace().year;
        assert_eq!((year.measure, year.minutes, year.study_days), (Measure::Minutes, 45, 2));
        // What was ticked without minutes still shows.
        let level = |day: &str| year.weeks.iter().flatten().flatten().find(|cell| cell.day == on(day)).unwrap().level;
        assert_eq!((level("2026-11-20"), level("2026-11-21"), level("2026-11-22")), (1, 4, 0));
        assert_eq!(outlook.week.minutes, 45);
    });
}

#[test]
fn a_day_is_the_one_that_the_learner_s_clock_showed() {
    let mut journey = Journey::new();
    let keys: Vec<String> = journey.open().into_iter().take(6).map(|node| journey.roadmap.key(node)).collect();
    let moments = [
        // Half past midnight in Berlin is the day before in Greenwich.
        "2026-11-21T00:30:00+01:00",
        // The same instant, told in New York, is still the day before.
        "2026-11-20T18:30:00.000001-05:00",
        // The hour that comes twice when the clocks go back.
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
        // The last second of a leap day, and the first of the next.
        "2028-02-29T23:59:59-03:30",
        "2028-03-01T00:00:00-03:30",
    ];
    for (moment, item) in moments.iter().zip(keys) {
        journey.say(at(moment), FactKind::Mark { item, mark: Mark::Done });
    }
    let days = journey.see("2028-03-01T12:00:00-03:30", |outlook| {
        let cells: Vec<(String, f64)> =
            outlook.pace().burn_up.done.iter().map(|(day, credit)| (date(*day), *credit)).collect();
        cells
    });
    for day in [("2026-10-25", 2.0), ("2026-11-20", 3.0), ("2026-11-21", 4.0), ("2028-02-29", 5.0), ("2028-03-01", 6.0)]
    {
        assert!(days.contains(&(day.0.to_owned(), day.1)), "{day:?} in {days:?}");
    }
}

#[test]
fn a_clock_set_back_loses_nothing() {
    let mut journey = Journey::new();
    journey.study("2026-11-02", "2026-11-21");
    journey.tick("2027-06-01", 4);
    // The clock was a year off: what it dated later stands on today.
    journey.see("2026-11-22T21:00:00Z", |outlook| {
        assert!((outlook.road.credit() - 22.0).abs() < 1e-6);
        assert_eq!(outlook.pace().burn_up.done.last(), Some(&(on("2026-11-22"), 22.0)));
        assert!(outlook.forecast.is_some());
        assert_eq!(outlook.week.road, 10.0);
        // The Log says the same, and the day is a study day.
        assert_eq!(outlook.today().done_today.len(), 4);
        assert_eq!((outlook.streak.is_today, outlook.streak.days), (true, 7));
    });
    let rows = Log::new(&journey.roadmap, &journey.progress(), None).rows(on("2026-11-22"));
    assert_eq!(rows[0], Row::Day { day: on("2026-11-22"), ticks: 4, minutes: 0 });
    assert_eq!(rows[5], Row::Day { day: on("2026-11-21"), ticks: 1, minutes: 0 });
}

#[test]
fn a_slip_is_no_tick_of_the_day() {
    let text = "# R\n\n## A\n\n- [ ] one\n- [ ] **two**\n  - x\n  - y\n";
    let mut journey = Journey::on(text);
    let mark = |item: &str, mark| FactKind::Mark { item: item.to_owned(), mark };
    let ticks =
        |journey: &Journey| match Log::new(&journey.roadmap, &journey.progress(), None).rows(on("2026-11-22"))[0] {
            Row::Day { ticks, .. } => ticks,
            Row::Entry(_) => panic!("a day comes first"),
        };
    let streak = |journey: &Journey| journey.see("2026-11-22T21:00:00Z", |outlook| outlook.streak.days);
    journey.say(at("2026-11-22T10:00:00Z"), mark("a/one", Mark::Done));
    journey.say(at("2026-11-22T10:00:04Z"), mark("a/one", Mark::Todo));
    assert_eq!((ticks(&journey), streak(&journey)), (0, 0));
    // The last point completes its item: one key, one tick. It is taken back with the item.
    for item in ["a/two/x", "a/two/y", "a/two"] {
        journey.say(at("2026-11-22T11:00:00Z"), mark(item, Mark::Done));
    }
    assert_eq!((ticks(&journey), streak(&journey)), (2, 1));
    journey.say(at("2026-11-22T11:00:05Z"), mark("a/two", Mark::Todo));
    assert_eq!((ticks(&journey), streak(&journey)), (0, 0));
}

#[test]
fn weeks_begin_with_the_day_that_was_set() {
    let mut journey = Journey::new();
    journey.tick("2026-11-21", 2);
    journey.tick("2026-11-22", 1);
    let progress = journey.progress();
    let week = |week_start| {
        let preferences = Preferences { week_start, weekly_goal: Some(6.0), ..Preferences::default() };
        // A Sunday.
        let today = on("2026-11-22");
        let week = Outlook::new(&journey.roadmap, &progress, &journey.plan, preferences, today).week;
        (date(week.from), week.road, week.days_left, week.goal)
    };
    let goal = Some(Goal::Minutes(360));
    assert_eq!(week(WeekStart::Monday), ("2026-11-16".into(), 3.0, 1, goal));
    assert_eq!(week(WeekStart::Sunday), ("2026-11-22".into(), 1.0, 7, goal));
    assert_eq!(week(WeekStart::Saturday), ("2026-11-21".into(), 3.0, 6, goal));
}

#[test]
fn points_ticks_in_the_file_and_what_was_ticked_again_have_their_days() {
    let text = "# R\n\n## Phase 1: A\n\n- [x] old\n- [ ] **lists**\n  - one\n  - two\n- [ ] last\n\n## Phase 2: B\n\n- [ ] b\n";
    let mut journey = Journey::on(text);
    let mark = |item: &str, mark| FactKind::Mark { item: item.to_owned(), mark };
    journey.say(at("2026-11-01T10:00:00Z"), mark("a/lists/one", Mark::Done));
    journey.say(at("2026-11-02T10:00:00Z"), mark("a/last", Mark::Done));
    journey.say(at("2026-11-03T10:00:00Z"), mark("a/last", Mark::Todo));
    journey.say(at("2026-11-04T10:00:00Z"), mark("a/lists", Mark::Done));
    journey.say(at("2026-11-05T10:00:00Z"), mark("a/last", Mark::Done));
    journey.say(at("2026-11-06T10:00:00Z"), mark("a/last", Mark::Done));
    journey.see("2026-11-22T10:00:00Z", |outlook| {
        let done: Vec<(String, f64)> =
            outlook.pace().burn_up.done.iter().map(|(day, credit)| (date(*day)[8..].to_owned(), *credit)).collect();
        let day = |day: &str, credit| (day.to_owned(), credit);
        assert_eq!(
            done,
            [day("31", 1.0), day("01", 1.5), day("03", 1.5), day("04", 2.0), day("05", 3.0), day("22", 3.0)]
        );
    });
}

#[test]
fn the_log_has_its_days_and_is_filtered_by_phase() {
    let mut journey = Journey::new();
    journey.tick("2026-11-20", 21);
    let log = |minutes, over| FactKind::Log { minutes, item: None, text: Some("katas".into()), over };
    let (first, second) = (at("2026-11-21T10:00:00Z"), at("2026-11-21T11:00:00Z"));
    journey.say(first, log(45, None));
    journey.say(second, log(30, Some(first)));
    let corrected = journey.progress();
    let day = |day: &str, ticks, minutes| Row::Day { day: on(day), ticks, minutes };
    let rows = Log::new(&journey.roadmap, &corrected, None).rows(on("2026-11-22"));
    // The entry that was corrected counts for nothing.
    assert_eq!(rows[..3], [day("2026-11-21", 0, 30), Row::Entry(second), Row::Entry(first)]);
    assert_eq!((rows[3], rows.len()), (day("2026-11-20", 21, 0), 25));
    let mut progress = journey.progress();
    let undo = progress.undo(at("2026-11-22T10:00:00Z")).unwrap().1;
    progress.add(&journey.roadmap, &undo);
    let log = Log::new(&journey.roadmap, &progress, None);
    let today = on("2026-11-22");
    assert_eq!(log.rows(today)[0], day("2026-11-21", 0, 45));
    let newest: Vec<_> = log.entries().take(3).collect();
    assert_eq!(newest.iter().map(|entry| entry.counts).collect::<Vec<_>>(), [false, true, true]);
    // The correction was undone, so that what it replaced stands.
    assert_eq!(newest[1].subject, Subject::Time { is_replaced: false });
    assert_eq!(log.describe(&newest[1]), "10:00 45 min “katas”");
    assert_eq!(log.describe(&newest[2]), "20:00 done: topic 0");
    let second_phase = Log::new(&journey.roadmap, &progress, Some(journey.roadmap.phases()[1]));
    assert_eq!(second_phase.rows(today).len(), 2);
    let text = log.markdown();
    assert!(
        text.starts_with(
            "# Road\n\n## 2026-11-21\n\n- ~~11:00 30 min “katas”~~\n- 10:00 45 min “katas”\n\n## 2026-11-20\n"
        ),
        "{text}"
    );
}

#[test]
fn the_advice_of_the_first_days_tells_of_seven_days() {
    let text = "# R\n\n## Phase 1: A (2 weeks)\n\n- [ ] a\n- [ ] b\n";
    let mut journey = Journey::on(text);
    let advice = |journey: &Journey, now| journey.see(now, |outlook| outlook.sentence().advice);
    let now = "2026-11-22T21:00:00Z";
    assert_eq!(advice(&journey, now), "To finish by 6 Dec you need 1 item a week. 2 items to go.");
    // A Monday, of which the calendar week has nothing but itself.
    journey.tick("2026-11-22", 1);
    let monday = "2026-11-23T21:00:00Z";
    let told = "To finish by 6 Dec you need 0.6 items a week; you did 1 item in the last 7 days. 1 item to go.";
    assert_eq!(advice(&journey, monday), told);
    let tenth = advice(&journey, "2026-12-01T21:00:00Z");
    assert!(tenth.contains("you did 0 items in the last 7 days"), "{tenth}");
}

/// The Log, the week and the minutes of the day agree.
#[test]
fn a_correction_counts_on_the_day_that_it_corrects() {
    let mut journey = Journey::new();
    let log = |minutes, over| FactKind::Log { minutes, item: None, text: None, over };
    let (monday, wednesday) = (at("2026-11-16T10:00:00Z"), at("2026-11-18T10:00:00Z"));
    journey.say(monday, log(45, None));
    journey.say(wednesday, log(30, Some(monday)));
    journey.say(at("2026-11-19T10:00:00Z"), log(9000, None));
    let progress = journey.progress();
    let day = |day: &str, minutes| Row::Day { day: on(day), ticks: 0, minutes };
    let rows = Log::new(&journey.roadmap, &progress, None).rows(on("2026-11-22"));
    let days: Vec<Row> = rows.into_iter().filter(|row| matches!(row, Row::Day { .. })).collect();
    assert_eq!(days, [day("2026-11-19", 1440), day("2026-11-18", 0), day("2026-11-16", 30)]);
    assert_eq!(journey.see("2026-11-19T12:00:00Z", |outlook| outlook.week.minutes), 1470);
}

#[test]
fn what_is_set_by_hand_and_not_understood_is_passed_over() {
    let mut journey = Journey::new();
    for (setting, to) in [
        ("start", "soon"),
        ("rest", "never, sunday"),
        ("away", "x, 2026-12-24..2026-12-26, 2027-01-01..2026-01-01"),
        ("hours", "-3"),
        ("pace", "Hurried"),
        ("target", "0000-13-01"),
    ] {
        journey.set(setting, to);
    }
    let choices = Choices::of(&journey.progress());
    assert_eq!((choices.start, choices.hours, choices.target), (None, None, None));
    assert_eq!(choices.away, [(on("2026-12-24"), on("2026-12-26"))]);
    assert_eq!(choices.rest, [false, false, false, false, false, false, true]);
    assert!(journey.see("2026-11-22T10:00:00Z", |outlook| outlook.schedule.is_some()));
}

/// Thirty thousand phases of a week each: what grows with their square takes minutes in a build for tests.
#[test]
fn very_many_phases_take_no_time() {
    let mut text = "# Road\n".to_owned();
    text.extend((1..=30_000).map(|week| format!("\n## Week {week} (1 week)\n- [ ] topic\n")));
    let mut journey = Journey::on(&text);
    let phases = journey.roadmap.phases().to_vec();
    let keys: Vec<String> = phases.iter().map(|&phase| journey.roadmap.key(phase) + "/topic").collect();
    // Six days a week, sixty a day.
    let days = (on("2026-10-01")..).filter(|day| day::weekday(*day) != 6);
    for (items, day) in keys[..2400].chunks(60).zip(days) {
        let at = at(&format!("{}T20:00:00Z", day::date(day)));
        for item in items {
            journey.say(at, FactKind::Mark { item: item.clone(), mark: Mark::Done });
        }
    }
    let progress = journey.progress();
    let start = std::time::Instant::now();
    let outlook = Outlook::new(&journey.roadmap, &progress, &journey.plan, Preferences::default(), on("2026-11-17"));
    let (pace, today) = (outlook.pace(), outlook.today());
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert_eq!((pace.bars.len(), today.next.len()), (30_000, 5));
    assert_eq!(pace.burn_up.plan.last().map(|(_, credit)| *credit), Some(30_000.0));
    // The phases that come first are done first, and the last one with the road.
    let finishes: Vec<Day> = pace.bars.iter().filter_map(|bar| Some(bar.finish?.likely)).collect();
    assert_eq!(finishes.len(), 30_000 - 2400);
    assert!(finishes.is_sorted());
    assert_eq!(pace.bars.last().and_then(|bar| bar.finish), outlook.forecast);
    let schedule = outlook.schedule.as_ref().unwrap();
    assert_eq!([0, 7, 14, 10_503].map(|day| schedule.due(schedule.start + day)), [0.0, 1.0, 2.0, 1500.0 + 3.0 / 7.0]);
    assert_eq!(schedule.part_due(phases[1], schedule.start + 7), Some(0.0));
}

/// However far off a date is, nothing overflows, and nothing takes long.
#[test]
fn dates_at_the_ends_of_time_are_survived() {
    for (start, target) in [("0000-01-01", "9999-12-31"), ("9998-01-01", "0001-01-01"), ("9999-12-31", "9999-12-31")] {
        let mut journey = Journey::new();
        journey.set("start", start);
        journey.set("target", target);
        journey.set("away", "0000-01-01..9999-12-31");
        journey.set("rest", "monday, tuesday, wednesday, thursday, friday, saturday");
        journey.tick("0001-01-01", 3);
        journey.study("2026-10-01", "2026-11-20");
        for now in ["0000-01-02T10:00:00Z", "2026-11-22T10:00:00Z", "9998-12-31T23:59:59Z"] {
            journey.see(now, |outlook| (outlook.pace(), outlook.today()));
        }
    }
}
