//! Addresses compared by the page that they lead to.

/// Query parameters that say where a reader came from, and not what is shown.
const TRACKING: [&str; 12] =
    ["fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "referrer", "si", "spm", "trk", "feature"];
/// File names that a server shows for a folder.
const INDEX_PAGES: [&str; 4] = ["/index.html", "/index.htm", "/index.php", "/default.html"];

/// Returns the page that an address leads to: without scheme, `www.`, a slash at the end, and the parameters that
/// tell of tracking, a playlist or a moment in a video. What is no web address is returned as it is.
pub(super) fn page(address: &str) -> String {
    let address = archived(address.trim());
    let Some(rest) = without_scheme(address) else { return address.to_owned() };
    let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
    let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host_name(host);
    if let Some(video) = video(&host, path, query) {
        return format!("youtube.com/{video}");
    }
    let mut page = host + folder(path);
    let mut parameters: Vec<&str> = query.split('&').filter(|parameter| is_content(parameter)).collect();
    parameters.sort_unstable();
    for (at, parameter) in parameters.iter().enumerate() {
        page.push(if at == 0 { '?' } else { '&' });
        page.push_str(parameter);
    }
    if !fragment.is_empty() && !fragment.starts_with(":~:") && !fragment.starts_with("t=") {
        page.push('#');
        page.push_str(fragment);
    }
    page
}

/// Returns the address that a copy in the web archive was made of.
fn archived(address: &str) -> &str {
    let is_copy = address.contains("://web.archive.org/web/");
    let original = address.rfind("/http://").max(address.rfind("/https://")).filter(|_| is_copy);
    original.map_or(address, |at| &address[at + 1..])
}

fn without_scheme(address: &str) -> Option<&str> {
    let after = |scheme: &str| {
        let start = address.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
    };
    after("https://").or_else(|| after("http://")).or_else(|| after("www."))
}

fn host_name(host: &str) -> String {
    let host = host.trim_end_matches(":443").trim_end_matches(":80").to_lowercase();
    host.split('.').filter(|label| !matches!(*label, "www" | "m")).collect::<Vec<_>>().join(".")
}

/// Returns the identifier of a YouTube video, where the address is one of those that show it.
fn video<'a>(host: &str, path: &'a str, query: &'a str) -> Option<&'a str> {
    let id = match host {
        "youtu.be" => path.strip_prefix('/'),
        "youtube.com" | "music.youtube.com" | "youtube-nocookie.com" => {
            let named = query.split('&').find_map(|parameter| parameter.strip_prefix("v="));
            named.or_else(|| ["/embed/", "/shorts/", "/live/", "/v/"].iter().find_map(|way| path.strip_prefix(way)))
        }
        _ => None,
    };
    id.map(|id| id.trim_end_matches('/')).filter(|id| !id.is_empty())
}

fn folder(path: &str) -> &str {
    let path = INDEX_PAGES.iter().find_map(|index| path.strip_suffix(index)).unwrap_or(path);
    path.trim_end_matches('/')
}

fn is_content(parameter: &str) -> bool {
    let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
    !name.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page() {
        for (page_of, addresses) in [
            (
                "youtube.com/abc",
                vec![
                    "https://www.youtube.com/watch?v=abc",
                    "http://youtu.be/abc?t=31",
                    "https://m.youtube.com/watch?list=PLx&index=7&v=abc&feature=share",
                    "https://www.youtube-nocookie.com/embed/abc",
                ],
            ),
            (
                "e.org/a?b=1&c=2",
                vec![
                    "https://e.org/a/?c=2&b=1",
                    "HTTP://WWW.E.org/a/index.html?b=1&c=2&utm_source=x&fbclid=y",
                    "https://web.archive.org/web/20200101000000/https://e.org/a?b=1&c=2",
                ],
            ),
            ("e.org/a#part", vec!["https://e.org/a#part", "http://e.org/a/#part"]),
        ] {
            for address in addresses {
                assert_eq!(page(address), page_of, "{address}");
            }
        }
    }

    #[test]
    fn addresses_of_other_pages() {
        for (one, other) in [
            ("https://www.youtube.com/playlist?list=A", "https://www.youtube.com/playlist?list=B"),
            ("https://e.org/a?t=1", "https://e.org/a?t=2"),
            ("https://e.org/A", "https://e.org/a"),
            ("https://e.org/a#one", "https://e.org/a#two"),
            ("#one", "#two"),
            ("mailto:a@e.org", "mailto:b@e.org"),
            ("https://web.archive.org/web/http", "https://web.archive.org/web/"),
        ] {
            assert_ne!(page(one), page(other));
        }
    }
}
