//! Choices: what asks for one, and what holds once it is made.

use super::Screen;

#[test]
fn choosing_an_option_sets_the_others_aside() {
    let markdown = "# R\n\n## Phase 1: Web\n\n### Option A: Flask\n- [ ] a\n\n### Option B: Django\n- [ ] b\n- [ ] c\n\n## Phase 2: X\n- [ ] d\n";
    let mut screen = Screen::of(markdown, 60, 14);
    assert!(screen.text().contains("Web  choose one"), "{}", screen.text());
    screen.press("c");
    let text = screen.text();
    assert!(text.contains("● Flask") && text.contains("⊘ Django") && text.contains("skipped"), "{text}");
    assert!(text.lines().next().unwrap().contains("0/2"), "{text}");
}

#[test]
fn a_choice_that_is_made_says_what_holds() {
    let markdown = "# R\n\n## Phase 1: Web\n\n### Option A: Flask (small)\n- [ ] a\n\n### Option B: Django\n- [ ] b\n\n### Option C: Go\n- [ ] c\n\n## Phase 2: X\n- [ ] d\n";
    let mut screen = Screen::of(markdown, 60, 14);
    assert!(screen.footer().contains("Space tick"), "{}", screen.footer());
    screen.press("c");
    screen.press("k");
    assert!(!screen.text().contains("choose one") && !screen.text().contains("chosen:"), "{}", screen.text());
    screen.press("h");
    assert!(screen.text().contains("Web  chosen: Flask"), "{}", screen.text());
    screen.press("u l j j s");
    assert!(screen.text().contains("Web  choose one"), "two are left:\n{}", screen.text());
    screen.press("j s");
    assert!(!screen.text().contains("choose one"), "{}", screen.text());
    assert!(screen.text().contains("○ Flask") && screen.text().contains("⊘ Go"), "{}", screen.text());
}

#[test]
fn a_choice_is_not_ticked_whole_before_it_is_made() {
    let markdown = "# R\n\n## Phase 1: Web\n\n### Option A: Flask\n- [ ] a\n\n### Option B: Django\n- [ ] b\n\n## Phase 2: X\n- [ ] d\n";
    let mut screen = Screen::of(markdown, 80, 24);
    screen.press("g");
    assert!(!screen.offers("Space tick"), "{}", screen.footer());
    assert_eq!(screen.press("Space"), []);
    assert!(screen.footer().contains("Choose first: select an option and press c"), "{}", screen.footer());
    assert_eq!(screen.press("v Space"), []);
    assert!(screen.footer().contains("Choose first"), "{}", screen.footer());
    screen.press("j c k");
    assert!(screen.offers("Space tick"), "{}", screen.footer());
    screen.press("Space");
    assert!(screen.text().lines().next().unwrap().contains("1/2"), "{}", screen.text());
}

#[test]
fn what_choosing_means_for_the_others_is_told() {
    let markdown = "# R\n\n## Phase 1: Web\n\n### Option A: Flask (small)\n- [ ] a\n\n### Option B: Django\n- [ ] b\n- [ ] c\n\n## Phase 2: X\n- [ ] d\n";
    for (columns, told) in [
        (120, "Flask (small) chosen: 2 other items no longer count; u undoes it"),
        (60, "Flask (small) chosen: 2 items skipped; u undoes it"),
    ] {
        let mut screen = Screen::of(markdown, columns, 24);
        screen.press("c");
        assert!(screen.footer().contains(told), "{}", screen.footer());
    }
    let mut screen = Screen::of(markdown, 120, 24);
    screen.press("c c");
    let told = "Flask (small) no longer chosen: 2 other items count again; u undoes it";
    assert!(screen.footer().contains(told), "{}", screen.footer());
    screen.press("c j Space");
    assert!(screen.footer().contains("Skipped. Press s to bring it back"), "{}", screen.footer());
    screen.press("s");
    assert!(screen.footer().contains("Django is back: 2 items count again"), "{}", screen.footer());
}

#[test]
fn a_choice_asks_in_whole_words_rather_than_show_a_bar() {
    let mut screen = Screen::built_in(100, 30);
    screen.press("} } l");
    let text = screen.text();
    let row: String = text.lines().find(|line| line.contains("Backend Frameworks")).unwrap().chars().take(47).collect();
    assert!(row.contains("Backend Frameworks  choose one") && !row.contains(['━', '─']), "{row}");
}

#[test]
fn a_name_that_asks_to_choose_is_not_told_to_ask_again() {
    let markdown =
        "# R\n\n## Phase 1: Web (Choose One)\n\n### Flask\n- [ ] a\n\n### Django\n- [ ] b\n\n## Phase 2: X\n- [ ] d\n";
    let mut screen = Screen::of(markdown, 60, 14);
    assert!(screen.text().contains("Web (Choose One) ") && !screen.text().contains("choose one"), "{}", screen.text());
    screen.press("c h h");
    assert!(screen.text().contains("Web (Choose One)  chosen: Flask"), "{}", screen.text());
}
