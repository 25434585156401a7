//! Tags of a page that name other files, or stand for what is put in their place.

/// A tag, with what is between it and its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag<'p> {
    /// `script`, `link` or `meta`.
    pub name: &'static str,
    /// Where it begins and ends in the page, bytes.
    pub place: (usize, usize),
    attributes: &'p str,
    /// What a script has inside.
    pub inside: &'p str,
}

impl Tag<'_> {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once("=\"") {
            let (value, next) = after.split_once('"')?;
            if before.trim() == name || before.split_whitespace().last() == Some(name) {
                return Some(value);
            }
            rest = next;
        }
        None
    }
}

/// Tags that are looked at, and whether they have an end of their own.
const TAGS: [(&str, bool); 3] = [("script", true), ("link", false), ("meta", false)];

/// Every script, link and meta of a page, in its order, outside of comments.
pub fn tags(page: &str) -> Vec<Tag<'_>> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(open) = page[at..].find('<').map(|open| at + open) {
        let rest = &page[open + 1..];
        if rest.starts_with("!--") {
            at = rest.find("-->").map_or(page.len(), |end| open + 1 + end);
            continue;
        }
        at = open + 1;
        let named = |(name, _): &&(&str, bool)| {
            rest.strip_prefix(*name)
                .is_some_and(|rest| rest.starts_with(|next: char| next.is_whitespace() || next == '>'))
        };
        let Some((name, paired)) = TAGS.iter().find(named) else { continue };
        let Some(close) = rest.find('>') else { continue };
        let (attributes, after) = (&rest[name.len()..close], &rest[close + 1..]);
        let end = "</script>";
        let (inside, length) = match paired {
            true => match after.find(end) {
                Some(inside) => (&after[..inside], inside + end.len()),
                None => continue,
            },
            false => ("", 0),
        };
        at = open + 1 + close + 1 + length;
        found.push(Tag { name, place: (open, at), attributes, inside });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn tags_are_found_with_their_attributes_and_not_in_comments() {
        let page = "<!-- <script src=\"no.js\"></script> -->\n<meta charset=\"utf-8\">\n<link rel=\"stylesheet\" \
                    href=\"a.css\">\n<script type=\"text/plain\" id=\"x\" src=\"b.js\">1 < 2</script><metal>";
        let found = tags(page);
        assert_eq!(found.iter().map(|tag| tag.name).collect::<Vec<_>>(), ["meta", "link", "script"]);
        assert_eq!(found[1].attribute("href"), Some("a.css"));
        assert_eq!((found[2].attribute("src"), found[2].attribute("id")), (Some("b.js"), Some("x")));
        assert_eq!((found[2].inside, found[2].attribute("rc")), ("1 < 2", None));
        assert!(page[found[1].place.0..found[1].place.1].ends_with("css\">"));
    }
}
