//! A treatment of the catalogue that stands where a reaction, parameter or state should.

use super::interventions::Setting;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;

/// The lines that give a treatment whose name stands where a reaction, parameter or state should.
pub(super) fn treatment(fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    for key in ["reaction", "parameter", "state"] {
        let Some(field) = fields.get(key) else { continue };
        let written = reader.log.written(&field.span);
        let Some(row) = setting.vocabulary.catalogue.called(written) else { continue };
        let raw = |key: &str| {
            let field = fields.get(key)?;
            Some(format!("{key} = {}", reader.log.text.get(field.span.clone())?))
        };
        let at = raw("from").map(|line| line.replacen("from", "at", 1)).or_else(|| raw("at"));
        let at = at.or_else(|| (!fields.has("schedule")).then(|| "at = \"0 h\"".to_owned()));
        let when = [at, raw("until"), raw("repeat"), raw("schedule")].into_iter().flatten();
        let name = fields.text("name").unwrap_or_else(|| row.id.clone());
        let head = ["[[treatment]]".to_owned(), format!("name = {name:?}"), format!("treatment = {:?}", row.id)];
        let lines: Vec<String> = head.into_iter().chain(when).collect();
        let help = format!(
            "{}, `{}`, is a treatment of the catalogue, which says itself on what it acts; write in the place of this \
             [[perturbation]]:\n{}",
            row.name,
            row.id,
            lines.join("\n")
        );
        reader.log.advise(&field.span, help);
    }
}
