//! RNA as papers write it. `hsa-miR-21-5p`, `miRNA-21-5p` and `mir21-5p` are one molecule, whatever the species; another
//! letter or another strand is another one.

use super::nearest::fold;

/// Species that stand before a microRNA: human, rat, mouse, pig, macaques, dog, cow, rabbit, chicken, zebrafish.
pub(super) const SPECIES: [&str; 11] = ["hsa", "rno", "mmu", "ssc", "mml", "mfa", "cfa", "bta", "ocu", "gga", "dre"];

/// Words for the same, the longest first.
pub(super) const WORDS: [&str; 3] = ["microrna", "mirna", "mir"];

/// The family that is written otherwise than by a number alone.
pub(super) const LET: &str = "let";

/// A microRNA by its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MicroRna {
    /// `let` or `mir`.
    kind: &'static str,
    number: u32,
    /// What stands behind the number, but for the strand: `a`, `a_2`.
    variant: String,
    /// `5p` or `3p`; empty where it is not told.
    strand: String,
}

/// What a name means that is one of a microRNA and nothing more; a cluster or an antagonist is none.
pub(crate) fn micro_rna(name: &str) -> Option<MicroRna> {
    let folded = fold(name.get(..40).unwrap_or(name));
    let (kind, rest) = beginning(&folded)?;
    let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (number, rest) = rest.split_at_checked(digits)?;
    let (variant, strand) = match rest.strip_suffix("5p").or_else(|| rest.strip_suffix("3p")) {
        Some(before) => (before.trim_end_matches('_'), rest.get(rest.len() - 2..)?),
        None => (rest, ""),
    };
    let (letter, copy) = variant.split_once('_').unwrap_or((variant, ""));
    let letters = letter.chars().count() <= 1 && letter.chars().all(|c| c.is_ascii_lowercase());
    let copies = copy.len() <= 1 && copy.chars().all(|c| c.is_ascii_digit());
    let fits = name.len() <= 40 && letters && copies;
    fits.then_some(MicroRna { kind, number: number.parse().ok()?, variant: variant.into(), strand: strand.into() })
}

/// The kind that a folded name begins with, and what follows.
fn beginning(folded: &str) -> Option<(&'static str, &str)> {
    let bare = folded.split_once('_').filter(|(first, _)| SPECIES.contains(first)).map_or(folded, |(_, rest)| rest);
    let after = |word: &str| bare.strip_prefix(word).map(|rest| rest.trim_start_matches('_'));
    let mir = || WORDS.into_iter().find_map(after).map(|rest| ("mir", rest));
    after(LET).map(|rest| (LET, rest)).or_else(mir).filter(|(_, rest)| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// What of a microRNA's name is the same in every spelling: its kind, and its number with what follows, folded.
pub(super) fn stem(name: &str) -> Option<(&'static str, String)> {
    micro_rna(name)?;
    beginning(&fold(name)).map(|(kind, rest)| (kind, rest.to_owned()))
}

/// Those of `names` that are of the family of a microRNA, which all share its number.
pub(crate) fn family<'n>(name: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let Some(wanted) = micro_rna(name) else { return Vec::new() };
    let same = |other: &MicroRna| (other.kind, other.number) == (wanted.kind, wanted.number);
    names.into_iter().filter(|name| micro_rna(name).is_some_and(|one| same(&one))).collect()
}

/// `siPTEN` and `si-PTEN` in words: `siRNA-PTEN`.
pub(crate) fn small_interfering(name: &str) -> Option<String> {
    let target = name.trim().strip_prefix("si")?.trim_start_matches(['-', '_', ' ']);
    (!target.is_empty() && !target.to_lowercase().starts_with("rna")).then(|| format!("sirna-{target}"))
}

#[cfg(test)]
mod tests {
    use super::{family, micro_rna, small_interfering};

    #[test]
    fn a_micro_rna_is_the_same_in_every_spelling_and_species() {
        for (one, other) in [
            ("hsa-miR-21-5p", "mir-21-5p"),
            ("rno-miR-21", "mir21"),
            ("microRNA-21", "mir-21"),
            ("miRNA 124-3p", "mir-124-3p"),
            ("hsa-let-7b-5p", "let7b-5p"),
            ("mmu_mir_219a_2_3p", "mir-219a-2-3p"),
        ] {
            assert!(micro_rna(one).is_some() && micro_rna(one) == micro_rna(other), "{one} {other}");
        }
        for (one, other) in [
            ("mir-21-5p", "mir-21-3p"),
            ("mir-21", "mir-21-5p"),
            ("mir-146a", "mir-146b"),
            ("mir-21", "mir-216"),
            ("let-7a", "mir-7a"),
            ("mir-219a-2-3p", "mir-219a-3p"),
        ] {
            assert_ne!(micro_rna(one), micro_rna(other), "{one} {other}");
        }
        for none in ["", "mir", "mir-x", "mir-17-92", "mir-139-5p-antagonist", "anti-mir-21", "mirror-1", "xyz-mir-21"]
        {
            assert_eq!(micro_rna(none), None, "{none}");
        }
    }

    #[test]
    fn a_family_shares_a_number() {
        let names = ["mir-146a-5p", "mir-146b", "mir-14", "mir-21-5p", "let-7a-5p"];
        assert_eq!(family("miR-146", names), ["mir-146a-5p", "mir-146b"]);
        assert_eq!(family("hsa-let-7", names), ["let-7a-5p"]);
        assert!(family("bdnf", names).is_empty() && family("mir-9", names).is_empty());
        assert_eq!(small_interfering("siPTEN").as_deref(), Some("sirna-PTEN"));
        assert_eq!([small_interfering("siRNA-PTEN"), small_interfering("PTEN")], [None, None]);
    }
}
