//! When something acts that is no vesicle: one window, or windows that come again.

use super::amount::rounded;
use super::interventions::Setting;
use super::pulses::{self, MOST_WINDOWS, Pulses, SAME_D, SHORTEST_D, Times};
use super::sessions::Train;
use crate::reading::fields::Fields;
use crate::reading::reader::Reader;
use crate::reading::units::spoken_time;

/// Whether windows come again.
pub(super) fn pulsed(fields: &Fields) -> bool {
    fields.has("schedule") || fields.has("repeat")
}

/// The key that says so.
pub(super) fn key(fields: &Fields) -> &'static str {
    if fields.has("schedule") { "schedule" } else { "repeat" }
}

/// The windows that `schedule` or `repeat` says; `begin` is the key of the first one beside `repeat`.
pub(super) fn trains(fields: &Fields, begin: &str, reader: &mut Reader<'_>) -> Option<Vec<Train>> {
    if fields.has("schedule") {
        return fields.own::<Vec<Train>>("schedule").cloned();
    }
    let repeat = fields.table("repeat")?;
    let from_d = if fields.has(begin) { fields.number(begin)? } else { 0.0 };
    let every_d = repeat.number("every")?;
    let for_d = if repeat.has("for") { Some(repeat.number("for")?) } else { None };
    let end = fields.number("until").filter(|until| until.is_finite());
    let times = match (repeat.has("times"), end) {
        (true, _) => repeat.whole("times")?,
        (false, Some(end)) => ((end - from_d) / every_d - SAME_D).ceil().max(1.0) as u64,
        (false, None) => {
            let help = "add `times`, or say with `until` when no more of them begin".to_owned();
            reader.log.error(&fields.place("repeat"), "`repeat` does not say how often", "add `times`", Some(help));
            return None;
        }
    };
    if times > MOST_WINDOWS {
        let message = format!("`repeat` would give {times} windows");
        let label = format!("expected at most {MOST_WINDOWS}");
        reader.log.error(&fields.place("repeat"), message, label, None);
        return None;
    }
    Some(vec![Train { from_d, for_d, every_d, times }])
}

/// Windows that have to be apart and before the end; what each lacks in length was said before.
pub(super) fn apart(
    all: Vec<Pulses>,
    fields: &Fields,
    setting: &Setting<'_>,
    reader: &mut Reader<'_>,
) -> Option<Times> {
    let place = fields.place(key(fields));
    if !counted(&all, fields, reader) {
        return None;
    }
    let (sound, written) = (long_enough(&all, fields, reader), pulses::written(&all));
    if let Some([one, next]) = pulses::overlap(&written) {
        let (end, begin) = (spoken_time(one.1), spoken_time(next.0));
        let message = format!("a window would still be open to {end} when the next begins at {begin}");
        let help = "what acts twice at a time acts no more than once here: make the windows shorter, or the interval \
                    longer; for one long window leave `repeat` and `schedule` out";
        reader.log.error(&place, message, "windows are apart, or touch", Some(help.to_owned()));
        return None;
    }
    in_time(&written, fields, setting, reader);
    Times::of(all).filter(|_| sound)
}

/// There are not more than a run can hold.
pub(super) fn counted(all: &[Pulses], fields: &Fields, reader: &mut Reader<'_>) -> bool {
    let total: u64 = all.iter().map(|train| train.times).sum();
    if total > MOST_WINDOWS {
        let message = format!("there are {total} windows");
        let label = format!("expected at most {MOST_WINDOWS}");
        reader.log.error(&fields.place(key(fields)), message, label, None);
    }
    total <= MOST_WINDOWS
}

/// A window lasts at least a second, unless it is an event.
pub(super) fn long_enough(all: &[Pulses], fields: &Fields, reader: &mut Reader<'_>) -> bool {
    let short = all.iter().find(|train| !fields.has("state") && train.for_d < SHORTEST_D);
    if let Some(train) = short {
        let message = format!("a window of {:?} s is shorter than a second", rounded(train.for_d * 86_400.0));
        let label = "expected at least a second (0.017 min)";
        reader.log.error(&fields.place(key(fields)), message, label, None);
    }
    short.is_none()
}

/// All begin before the end of the run, and close by then and by `until`.
fn in_time(written: &[(f64, f64)], fields: &Fields, setting: &Setting<'_>, reader: &mut Reader<'_>) {
    let place = fields.place(key(fields));
    for (end, why) in ends(fields, setting) {
        let fitting = written.iter().filter(|one| one.1 <= end + SAME_D && one.0 < end).count();
        if let Some((from_d, until_d)) = written.get(fitting) {
            let (from, to) = (spoken_time(*from_d), spoken_time(*until_d));
            let when = if from == to { format!("at {from}") } else { format!("from {from} to {to}") };
            let message = format!("window {} of {} is {when}", fitting + 1, written.len());
            let help = format!("{fitting} of them fit");
            return reader.log.error(&place, message, why, Some(help));
        }
    }
}

/// The end of the run and `until`, as far as they are said, each with the words for it.
pub(super) fn ends(fields: &Fields, setting: &Setting<'_>) -> impl Iterator<Item = (f64, String)> + use<> {
    let run = setting.until_d.map(|end| (end, format!("the simulation ends at {}", spoken_time(end))));
    let until = fields.number("until").filter(|until| until.is_finite());
    run.into_iter().chain(until.map(|until| (until, format!("`until` is {}", spoken_time(until)))))
}
