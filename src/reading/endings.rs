//! Words that papers put behind a name and that say no more than it: the plural, `-Exos` behind a cell, `gel` behind a
//! material.

use super::nearest::fold;

/// What may stand behind the names of a set.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Endings {
    /// Words for one thing: what all names of the set are of. Each is as good as the others.
    pub(crate) same: &'static [&'static str],
    /// Words that say no more than the name does.
    pub(crate) more: &'static [&'static str],
    /// Whether the name may be in the plural.
    pub(crate) plural: bool,
}

impl Endings {
    /// The name as it compares, in small letters; and the same without what stands behind it, if something does.
    fn read(&self, name: &str) -> (String, Option<String>) {
        let folded = fold(name);
        let known = self.same.iter().chain(self.more).filter_map(|word| {
            let head = folded.strip_suffix(word)?.strip_suffix('_')?;
            Some((head, *word))
        });
        // The longest, of `vesicles` and `extracellular_vesicles`.
        let Some((head, word)) = known.min_by_key(|(head, _)| head.len()) else {
            return (self.singular(&folded), None);
        };
        let head = self.singular(head.strip_suffix("_derived").unwrap_or(head));
        let word = if self.same.contains(&word) { self.same[0] } else { word };
        (format!("{head}_{word}"), Some(head))
    }

    /// Abbreviations of three letters and more have an `s` for many (`NSCs`); shorter ones may be what they look like.
    fn singular(&self, name: &str) -> String {
        let one = name.strip_suffix('s').filter(|one| {
            let letters = one.rsplit('_').next().unwrap_or(one);
            letters.len() >= 3 && letters.ends_with(|c: char| c.is_alphabetic() && !"sui".contains(c))
        });
        one.filter(|_| self.plural).unwrap_or(name).to_owned()
    }

    /// Whether what is written is the known name with another ending, or with one where that has none.
    pub(crate) fn alike(&self, written: &str, known: &str) -> bool {
        let ((whole, bare), (known, _)) = (self.read(written), self.read(known));
        // `gel` alone is a word for what all are of.
        let alone = |name: &str| self.same.contains(&name);
        let one = |name: &str| if alone(name) { self.same[0].to_owned() } else { name.to_owned() };
        // `stem cell exosomes` have two endings.
        let twice = bare.as_deref().and_then(|bare| self.read(bare).1);
        [Some(whole), bare, twice].into_iter().flatten().any(|name| one(&name) == one(&known))
    }

    /// What is left of a name without what stands behind it.
    pub(crate) fn bare(&self, name: &str) -> String {
        let (whole, bare) = self.read(name);
        bare.unwrap_or(whole)
    }

    /// The endings behind a name as a pattern (ECMA-262): `letters` writes a word as the pattern has it.
    pub(super) fn pattern(&self, letters: impl Fn(&str) -> String) -> String {
        let words: Vec<String> =
            self.same.iter().chain(self.more).map(|word| letters(&word.replace('_', "-"))).collect();
        let plural = if self.plural { "[sS]?" } else { "" };
        let behind = letters("-");
        format!("{plural}({behind}{})?({behind}({}))?", letters("derived"), words.join("|"))
    }
}

#[cfg(test)]
mod tests {
    use super::Endings;

    const CELLS: Endings = Endings { same: &["exos", "exo", "evs", "extracellular_vesicles"], more: &[], plural: true };
    const GELS: Endings = Endings { same: &["gel", "hydrogel"], more: &["patch"], plural: false };

    #[test]
    fn a_plural_and_a_word_for_vesicles_leave_a_cell_what_it_is() {
        for written in ["BMSCs", "BMSC-Exo", "BMSCs-Exos", "bmsc EVs", "BMSC-derived extracellular vesicles"] {
            assert!(CELLS.alike(written, "bmsc"), "{written}");
        }
        assert!(CELLS.alike("USC-Exo", "usc-exos") && CELLS.alike("M2-EVs", "m2-exos"));
        for (written, known) in [("M2", "m2-exos"), ("ips", "ip"), ("hBMSC", "bmsc"), ("bmsc", "bmsc-exos")] {
            assert!(!CELLS.alike(written, known), "{written} for {known}");
        }
    }

    #[test]
    fn a_word_for_its_form_leaves_a_material_what_it_is_but_not_another() {
        assert!(GELS.alike("GelMA hydrogel", "gelma") && GELS.alike("decm patch", "decm"));
        assert!(GELS.alike("thermosensitive hydrogel", "thermosensitive gel") && GELS.alike("gel", "hydrogel"));
        for (written, known) in [("bioactive gel", "bioactive patch"), ("silk", "silk gel"), ("gelma ha gel", "gelma")]
        {
            assert!(!GELS.alike(written, known), "{written} for {known}");
        }
    }
}
