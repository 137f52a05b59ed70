//! What the environment says of how the screen is to look.

use std::env;

use crate::ui::Look;

/// Colours unless `NO_COLOR` is set (no-color.org); ASCII alone where the locale is named and is not UTF-8.
pub(super) fn look() -> Look {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    Look { colour: variable("NO_COLOR").is_none(), ascii: locale.is_some_and(|locale| !is_utf8(&locale)) }
}

/// A variable that is set, and not to nothing.
fn variable(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().into_owned();
    Some(value).filter(|value| !value.is_empty())
}

fn is_utf8(locale: &str) -> bool {
    let locale = locale.to_ascii_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_tells_its_encoding() {
        assert!(["C.UTF-8", "de_DE.utf8", "en_US.UTF-8"].into_iter().all(is_utf8));
        assert!(!["C", "POSIX", "de_DE.ISO-8859-1"].into_iter().any(is_utf8));
    }
}
