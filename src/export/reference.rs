//! References in the forms of other programs: a short line, BibTeX, CSL.

use crate::bibliography::{Basis, Paper};
use serde_json::{Value, json};

/// A citation taken apart as far as it goes: `AUTHORS (YEAR) TITLE. JOURNAL VOLUME:PAGES`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Authors as they are written, in one text.
    pub authors: String,
    /// Year of publication.
    pub year: String,
    /// Title, empty where only the journal is known.
    pub title: String,
    /// Journal without volume.
    pub journal: String,
    /// Volume, where it is known.
    pub volume: String,
    /// Pages or number of the article.
    pub pages: String,
}

impl Reference {
    /// Takes a citation apart; what has no author and year is a title as it stands.
    pub fn of(citation: &str) -> Reference {
        let bare = citation.split(" [").next().unwrap_or(citation);
        let bare = bare.split(". PMID ").next().unwrap_or(bare).trim_end_matches('.');
        let dated = bare.split_once(" (").and_then(|(authors, rest)| {
            let (year, rest) = rest.split_once(") ")?;
            let plain = year.trim_end_matches(|c: char| c.is_ascii_lowercase());
            (plain.len() == 4 && plain.bytes().all(|b| b.is_ascii_digit())).then_some((authors, plain, rest))
        });
        let Some((authors, year, rest)) = dated else {
            return Reference { title: bare.to_owned(), ..Reference::default() };
        };
        let (title, journal) = match rest.rsplit_once(". ").or_else(|| rest.rsplit_once("? ")) {
            Some((title, journal)) if rest[title.len()..].starts_with('?') => (format!("{title}?"), journal),
            Some((title, journal)) => (title.to_owned(), journal),
            None => (String::new(), rest),
        };
        let (journal, volume, pages) = issue(journal);
        let [authors, year, journal] = [authors, year, journal].map(str::to_owned);
        Reference { authors, year, title, journal, volume: volume.to_owned(), pages: pages.to_owned() }
    }

    /// Authors one by one, `others` where the list is cut off.
    fn names(&self) -> Vec<&str> {
        let cut = |text: &'_ str| text.ends_with("et al.") || text.ends_with("et al");
        let bare = self.authors.trim_end_matches('.').trim_end_matches("et al").trim_end_matches([' ', ',']);
        let others = cut(&self.authors).then_some("others");
        bare.split(", ").filter(|name| !name.is_empty()).chain(others).collect()
    }

    /// The first author, with `et al.` where there are more.
    fn first(&self) -> String {
        let names = self.names();
        let first = names.first().copied().unwrap_or_default();
        if names.len() > 1 { format!("{first} et al.") } else { first.to_owned() }
    }
}

/// Journal, volume and pages of `J Neurosci 22:7526-7535`.
fn issue(text: &str) -> (&str, &str, &str) {
    let parts = text.rsplit_once(' ').filter(|(_, last)| last.starts_with(|c: char| c.is_ascii_digit()));
    let Some((journal, last)) = parts else { return (text, "", "") };
    let (volume, pages) = last.split_once(':').unwrap_or((last, ""));
    (journal, volume, pages)
}

/// One line: who, when, where, and the way to it.
pub fn short(paper: &Paper) -> String {
    let Reference { year, title, journal, volume, pages, .. } = &Reference::of(&paper.citation);
    let reference = Reference::of(&paper.citation);
    let place = match (journal.is_empty(), volume.is_empty(), pages.is_empty()) {
        (true, ..) => title.clone(),
        (_, true, _) => journal.clone(),
        (_, _, true) => format!("{journal} {volume}"),
        _ => format!("{journal} {volume}:{pages}"),
    };
    let who = if year.is_empty() { String::new() } else { format!("{} {year}, ", reference.first()) };
    let way = if paper.doi.is_empty() { String::new() } else { format!(", https://doi.org/{}", paper.doi) };
    format!("{who}{place}{way}")
}

/// What readers should know of how a paper is known.
fn known(paper: &Paper) -> Option<&'static str> {
    match paper.basis {
        Basis::Read => None,
        Basis::Recalled => Some("cited from memory"),
        Basis::Review => Some("as a review reports it"),
        Basis::Own => Some("not a paper"),
    }
}

/// An entry of BibTeX.
pub fn bibtex(paper: &Paper) -> String {
    let reference = Reference::of(&paper.citation);
    let authors = reference.names().join(" and ");
    let Reference { year, title, journal, volume, pages, .. } = reference;
    let kind = if journal.is_empty() { "misc" } else { "article" };
    let note = known(paper).unwrap_or_default().to_owned();
    let fields = [
        ("author", authors),
        ("title", title),
        ("journal", journal),
        ("year", year),
        ("volume", volume),
        ("pages", pages.replace('-', "--")),
        ("doi", paper.doi.clone()),
        ("note", note),
    ];
    let line = |(name, value): &(&str, String)| format!("  {name} = {{{}}},\n", escaped(value));
    let lines: String = fields.iter().filter(|(_, value)| !value.is_empty()).map(line).collect();
    format!("@{kind}{{{},\n{lines}}}\n", paper.key)
}

/// A text for BibTeX.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut found, letter| {
        if "&%$#_".contains(letter) {
            found.push('\\');
        }
        found.push(letter);
        found
    })
}

/// An item of CSL-JSON.
pub fn csl(paper: &Paper) -> Value {
    let reference = Reference::of(&paper.citation);
    let names: Vec<Value> = reference.names().into_iter().map(person).collect();
    let Reference { year, title, journal, volume, pages, .. } = reference;
    let kind = if journal.is_empty() { "document" } else { "article-journal" };
    let mut item = json!({ "id": paper.key, "type": kind });
    let issued = year.parse::<u32>().ok().map(|year| json!({ "date-parts": [[year]] }));
    let texts = [("title", title), ("container-title", journal), ("volume", volume), ("page", pages)];
    let note = known(paper).unwrap_or_default().to_owned();
    let texts = texts.into_iter().chain([("DOI", paper.doi.clone()), ("note", note)]);
    let texts = texts.filter(|(_, text)| !text.is_empty()).map(|(key, text)| (key, Value::from(text)));
    let names = (!names.is_empty()).then(|| ("author", Value::from(names)));
    for (key, value) in texts.chain(names).chain(issued.map(|issued| ("issued", issued))) {
        item[key] = value;
    }
    item
}

/// A name of CSL: initials apart from the family where they are to be seen.
fn person(name: &str) -> Value {
    let initials = |text: &&str| text.chars().all(|c| c.is_uppercase() || c == '-');
    let name = if name == "others" { "et al." } else { name };
    match name.rsplit_once(' ').filter(|(_, last)| initials(last)) {
        Some((family, given)) => json!({ "family": family, "given": given }),
        None => json!({ "literal": name }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Reference, bibtex, csl, short};
    use crate::bibliography::{Bibliography, Paper, paper};

    #[test]
    fn a_citation_is_taken_apart_as_far_as_it_goes() {
        let found =
            Reference::of("Noble LJ, Donovan F (2002) Matrix metalloproteinases. J Neurosci 22:7526-7535. PMID 1");
        let [authors, year, title, journal, volume, pages] =
            ["Noble LJ, Donovan F", "2002", "Matrix metalloproteinases", "J Neurosci", "22", "7526-7535"]
                .map(str::to_owned);
        assert_eq!(found, Reference { authors, year, title, journal, volume, pages });
        let found = Reference::of("Anderson et al. (2009) Exp Neurol");
        assert_eq!((found.title.as_str(), found.journal.as_str()), ("", "Exp Neurol"));
        assert_eq!(Reference::of("Textbook physiology [recalled]").title, "Textbook physiology");
        assert_eq!(Reference::of("A B (2001) Why? Nature 4:1").title, "Why?");
    }

    #[test]
    fn every_paper_has_a_line_and_an_entry_in_each_form() {
        let all = Bibliography::embedded().unwrap().papers();
        let dated = all.iter().filter(|one| !Reference::of(&one.citation).year.is_empty()).count();
        assert!(dated * 100 > all.len() * 90, "{dated} of {}", all.len());
        for one in all {
            assert!(short(one).len() > 5, "{}", one.key);
            let entry = bibtex(one);
            assert_eq!(entry.matches('{').count(), entry.matches('}').count(), "{entry}");
            assert_eq!(csl(one)["id"], one.key.as_str());
        }
        let several = Paper { citation: "Adler M, Mayo A, et al. (2020) T. J 1:2".into(), ..all[0].clone() };
        assert!(bibtex(&several).contains("author = {Adler M and Mayo A and others}"), "{}", bibtex(&several));
        assert_eq!(csl(&several)["author"][0], serde_json::json!({ "family": "Adler", "given": "M" }));
        let basso = paper("basso1996").unwrap();
        assert_eq!(
            short(basso),
            "Basso DM et al. 1996, Exp Neurol 139:244-256, https://doi.org/10.1006/exnr.1996.0098"
        );
        assert!(bibtex(basso).contains("author = {Basso DM and Beattie MS and Bresnahan JC}"), "{}", bibtex(basso));
    }
}
