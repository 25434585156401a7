//! Columns that mean something else in one table than in the others of its command, or that no command declares.

use super::Note;

/// Table, name, unit and meaning, in the order in which tables have them.
const OF_TABLES: &[(&str, &str, &str, &str)] = &[
    (
        "scan.csv",
        "better",
        "1",
        "share of parameter sets better than their control by a meaningful amount, or above it",
    ),
    ("scan.csv", "worse", "1", "share of parameter sets worse than their control by a meaningful amount, or below it"),
    (
        "metrics.csv",
        "sets",
        "1",
        "parameter sets in which it is a finite number, of an arm in the control too: those that differences are of",
    ),
    ("dose_response.csv", "dose_ug", "ug", "all doses together, EV protein"),
    ("why_interplay.csv", "part", "", "a part of the difference, or all of them"),
    ("why_reactions.csv", "arm", "", "what flowed in the arm that is explained, in the unit of the row"),
    ("why_reactions.csv", "against", "", "what flowed in the arm that it is held against"),
    ("why_reactions.csv", "difference", "", "the first less the second"),
    ("why_fluxes.csv", "arm", "", "rate in the arm that is explained, in the unit of the row"),
    ("why_fluxes.csv", "against", "", "rate in the arm that it is held against"),
    ("why_fluxes.csv", "difference", "", "the first less the second"),
    ("what-matters_measurable.csv", "arm", "", "in which arm"),
    ("facts_fit.csv", "fact", "", "id of the published fact"),
    ("facts_fit.csv", "about", "", "what is checked"),
    ("facts_fit.csv", "bounds", "", "`level`: bounds of a level at a time; `time`: bounds of the time of something"),
    ("facts_fit.csv", "at", "", "that time in days, or the level at which it happens"),
    ("facts_fit.csv", "low", "", "least level, or earliest time in days; empty where there is no bound"),
    ("facts_fit.csv", "high", "", "greatest level, or latest time in days; empty where there is no bound"),
    (
        "facts_fit.csv",
        "relative",
        "",
        "`TRUE` where it was published relative to another level, as it is here to the model's",
    ),
    ("facts_fit.csv", "expected", "", "what was published, as the check writes it"),
    ("facts_fit.csv", "value", "", "what the parameters as written come to, in the unit of what was expected"),
    ("facts_fit.csv", "verdict", "", "`holds`, `near` (just outside) or `fails`"),
    ("facts_fit.csv", "sources", "", "keys of the papers, as `exocord cite` and evidence/bibliography.toml have them"),
    ("rules.csv", "rule", "", "name of the rule"),
    ("rules.csv", "when", "", "its condition, as the scenario has it"),
    ("rules.csv", "gives", "", "the intervention that it gives"),
    ("rules.csv", "most", "1", "how often it may give"),
    ("rules.csv", "times", "1", "how often it gave with the parameters as written"),
    ("rules.csv", "times_low", "1", "5 % of parameter sets have fewer"),
    ("rules.csv", "times_median", "1", "median over parameter sets"),
    ("rules.csv", "times_high", "1", "95 % of parameter sets have fewer"),
    ("rules.csv", "largest", "1", "the most that it gave in a parameter set, or as written where there are no others"),
    (
        "rules.csv",
        "first_d",
        "d",
        "when it first gave with the parameters as written, after the injury; infinite if never",
    ),
    ("rules.csv", "first_low_d", "d", "5 % of the parameter sets in which it gave have it before"),
    ("rules.csv", "first_median_d", "d", "half of the parameter sets in which it gave have it before"),
    ("rules.csv", "first_high_d", "d", "95 % of the parameter sets in which it gave have it before"),
    ("rules.csv", "given_in", "1", "parameter sets in which it gave"),
    ("rules.csv", "sets", "1", "parameter sets that were run"),
    ("firings.csv", "member", "1", "number of the parameter set; empty for the parameters as written"),
    ("firings.csv", "rule", "", "name of the rule; a set in which it never gave has no row of it"),
    ("firings.csv", "gives", "", "the intervention that it gave"),
    ("firings.csv", "firing", "1", "for which time in this course"),
    ("data.csv", "file", "", "name of the file of own data, without its folders"),
    (
        "data.csv",
        "mean",
        "",
        "mean of the animals, in the unit of the observable, multiplied by `scale` of data_fit.csv",
    ),
    ("data.csv", "sd", "", "standard deviation between animals, multiplied by the same; empty where it is not known"),
    ("data.csv", "n", "1", "animals; empty where it is not known"),
    ("data.csv", "course", "", "the course then: median over parameter sets, or nominal where there is no band"),
    (
        "data.csv",
        "inside",
        "",
        "`TRUE` where the mean lies within 5 to 95 % of parameter sets; empty where there is no band",
    ),
    ("data_fit.csv", "points", "1", "measured means"),
    ("data_fit.csv", "n_least", "1", "fewest animals of a mean"),
    ("data_fit.csv", "n_most", "1", "most animals of a mean"),
    ("data_fit.csv", "course", "", "`median` over parameter sets, or `nominal` where the observable has no band"),
    (
        "data_fit.csv",
        "rms_difference",
        "",
        "root mean square of course less mean, in the unit of the row; every mean counts the same",
    ),
    ("data_fit.csv", "bias", "", "mean of course less mean; above zero where the course lies above the data"),
    ("data_fit.csv", "inside", "1", "means within 5 to 95 % of parameter sets"),
    ("data_fit.csv", "inside_share", "1", "share of the means within 5 to 95 % of parameter sets"),
    ("data_fit.csv", "scale", "1", "by what the data are multiplied, in all arms"),
    ("data_fit.csv", "fitted_scale", "1", "the factor, one for all arms, that brings the data nearest to the courses"),
    ("data_fit.csv", "fitted_scale_low", "1", "lower end of its 95 % interval; empty of one mean"),
    ("data_fit.csv", "fitted_scale_high", "1", "upper end of that"),
    ("data_fit.csv", "fitted_rms_difference", "", "root mean square of course less mean with that factor"),
];

/// The same of a number of one parameter set, which may have none.
pub(super) fn of_member(note: Note) -> Note {
    match note.name.as_str() {
        "member" | "arm" => note,
        _ => Note { meaning: note.meaning + "; empty where the set has no such number, or its run failed", ..note },
    }
}

/// What is known of a column of that table.
pub(super) fn note(table: &str, column: &str) -> Option<Note> {
    let found = OF_TABLES.iter().find(|(of, name, ..)| *of == table && *name == column);
    found.map(|(_, _, unit, meaning)| Note::new(column, *unit, *meaning))
}
