//! Another text of the same roadmap comes under the open screen.

use roadbook::app::{App, Side};
use roadbook::progress::Progress;
use roadbook::roadmap::Roadmap;

use super::Screen;

const BEFORE: &str = "# Go\n\n## Basics\n### Types\n- [ ] values\n  - numbers\n### Flow\n- [ ] loops\n\n## Further\n### Later\n- [ ] channels\n";

#[test]
fn what_was_folded_stays_folded_and_the_pane_keeps_the_keys() {
    let mut before = Screen::of(BEFORE, 120, 36);
    before.press("g h } H Tab");
    assert!(before.text().contains("Later") && !before.text().contains("Flow"), "{}", before.text());

    let after = Roadmap::parse(BEFORE.replace("## Further", "## Between\n- [ ] new\n\n## Further"), "roadmap");
    let progress = Progress::new(&after, Vec::new());
    let place = before.app.place();
    let mut app = App::new(after, progress, before.app.size(), place.as_deref());
    app.resume(&before.app);
    let shown = Screen::showing(app);
    assert_eq!(shown.app.side(), Side::Checklist);
    assert!(shown.app.hides_done());
    assert!(shown.text().contains("Between") && !shown.text().contains("Flow"), "{}", shown.text());
}
