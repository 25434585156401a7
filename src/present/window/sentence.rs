//! The answer in one sentence, made from its numbers.

use super::change;
use super::several::{head, turns};
use super::words::{
    IN_BRACKETS, alike, best, ends, helps, interval, least, name, nothing, spread, subject, time, when,
};
use crate::answers::{Best, Half, Useful, When, Window, WindowCurve, WindowPoint};
use crate::present::measure::{change_of, sureness};
use crate::present::percent;
use crate::present::rounding::SETS_WITHIN;
use crate::present::spoken::capital;
use crate::present::translated;
use crate::present::valued::valued;

/// The answer in one sentence, and what is left of it in people.
pub fn sentence(window: &Window) -> String {
    let all = if window.panels_by.is_some() { &window.as_written } else { &window.curves };
    let named =
        |curve| best(curve).map(|point| (if all.len() > 1 { name(window, curve) } else { String::new() }, &point.gain));
    let carried = translated::sentence(all.iter().filter_map(named), window.read.translation);
    std::iter::once(told(window)).chain(carried).collect::<Vec<_>>().join(" ")
}

fn told(window: &Window) -> String {
    match window.curves.as_slice() {
        [] => "Nothing was asked.".into(),
        [only] => one(window, only),
        all => match &window.panels_by {
            Some(key) => format!("{}{}", several(window, key, &window.as_written), smallest(window, key)),
            None if window.map => map(window, all),
            None => several(window, window.by.as_deref().unwrap_or_default(), all),
        },
    }
}

/// The same in fewer words, without what stands in brackets, for a figure.
#[cfg(feature = "figures")]
pub fn title(window: &Window) -> String {
    let (mut bare, mut depth) = (String::new(), 0_usize);
    for letter in told(window).chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            other if depth == 0 => bare.push(other),
            _ => {}
        }
    }
    let bare = bare.replace("  ", " ").replace(" ;", ";").replace(" .", ".").replace(" ,", ",").replace(" :", ":");
    let carried = match window.curves.as_slice() {
        [only] => best(only).map_or_else(String::new, |point| translated::title(&point.gain)),
        _ => String::new(),
    };
    match (window.curves.as_slice(), bare.rsplit_once("; ")) {
        ([only], Some((answer, _))) if helps(only) && window.read.is_score() => answer.to_owned() + &carried,
        _ => bare.trim_end_matches('.').to_owned() + &carried,
    }
}

fn one(window: &Window, curve: &WindowCurve) -> String {
    let Some(useful) = curve.useful.as_ref() else { return change::one(window, curve) };
    let given = capital(&curve.given);
    let (first, last) = ends(window);
    let (Some(best), Some(point)) = (curve.best, best(curve)) else { return format!("{given}: no result.") };
    if nothing(window, curve) {
        let what = subject(window);
        return format!("{given} does not change {what}, whenever it begins from {first} to {last} after injury.");
    }
    if !helps(curve) {
        return useless(window, curve, (&best, point));
    }
    let half = curve.half.map_or_else(String::new, |half| format!("; {}", left(window, &half, &best)));
    format!("{given} helps by at least {}{}{half}; {}.", least(window), begun(window, useful), plateau(window, &best))
}

/// Of starts of which none helps: that all of them harm, or the largest gain, and what harms.
fn useless(window: &Window, curve: &WindowCurve, (best, point): (&Best, &WindowPoint)) -> String {
    let (given, (first, last), read) = (capital(&curve.given), ends(window), &window.read);
    let known = || curve.points.iter().filter(|point| point.gain.central().is_finite());
    let harms = known().all(|point| read.improved(point.gain.central()) == Some(false));
    let what = if harms { "does harm" } else { "brings no meaningful gain" };
    let sure = match sureness(&point.gain, read) {
        none if none.is_empty() => none,
        sure => format!(", {sure}"),
    };
    let (gain, start) = (change_of(read, point.gain.central()), time(best.start_d));
    let lost = read.gain(point.gain.central()) < 0.0 && gain != "0.0";
    let most = if lost { "the least loss" } else { "the largest" };
    let harm = if known().count() > 1 { harm(window, curve, harms) } else { String::new() };
    format!(
        "{given} {what}, whenever it begins from {first} to {last} after injury: {most} is {gain} points{} for a start at \
         {start}{sure}{harm}.",
        spread(window, &point.gain)
    )
}

/// Until when a start helps, and by how much that differs from set to set.
fn begun(window: &Window, useful: &Useful) -> String {
    let (first, last) = ends(window);
    let from = when(useful.from, window);
    let sets = useful.own.map(|own| format!(" ({SETS_WITHIN}: {})", interval(own, window))).unwrap_or_default();
    match useful.until {
        When::Later if from == first => {
            format!(" whenever it begins from {first} to {last} after injury{}", still(useful))
        }
        When::Later => format!(" when it begins from {from} on, at least to {last} after injury{}", still(useful)),
        until if from == first => format!(" if it begins up to {} after injury{sets}", when(until, window)),
        until => format!(" if it begins from {from} to {} after injury{sets}", when(until, window)),
    }
}

fn still(useful: &Useful) -> String {
    if useful.still.is_nan() { String::new() } else { format!(" (still in {} of the sets)", percent(useful.still)) }
}

fn left(window: &Window, half: &Half, best: &Best) -> String {
    let gain = change_of(&window.read, best.gain);
    let sets = half.own.map(|own| format!(" ({})", interval(own, window))).unwrap_or_default();
    match half.at {
        When::On(day) => format!("half of the best gain of {gain} points is left at {}{sets}", time(day)),
        _ => format!("of the best gain of {gain} points more than half is left at every later start"),
    }
}

/// The best start, as far as there is one.
fn plateau(window: &Window, best: &Best) -> String {
    let own = |[low, _, high]: [f64; 3]| match (time(low), time(high)) {
        (low, high) if low == high => String::new(),
        (low, high) => format!(" ({SETS_WITHIN} that are helped: {low} to {high})"),
    };
    let sets = best.own_d.map(own).unwrap_or_default();
    let (start, from, to) = (time(best.start_d), time(best.from_d), time(best.to_d));
    match (best.clear, from == to) {
        (false, _) => format!("there is no clear best: no start is worse than another by {}{sets}", least(window)),
        (true, true) => format!("the best start is {start}{sets}"),
        (true, false) => {
            format!("the best start is {start}{sets}, and none from {from} to {to} is worse by {}", least(window))
        }
    }
}

/// The start that harms most; `all` of them do harm.
fn harm(window: &Window, curve: &WindowCurve, all: bool) -> String {
    worst(window, curve).map_or_else(String::new, |worst| {
        let (start, loss) = (time(worst.start_d), change_of(&window.read, worst.gain.central()));
        match all {
            true => format!("; the largest is {loss} points, for a start at {start}"),
            false => format!("; begun at {start} it does harm, {loss} points"),
        }
    })
}

/// The point that loses most, if that means something.
fn worst<'w>(window: &Window, curve: &'w WindowCurve) -> Option<&'w WindowPoint> {
    let gain = |point: &WindowPoint| window.read.gain(point.gain.central());
    let worst = curve.points.iter().filter(|point| gain(point).is_finite()).min_by(|a, b| gain(a).total_cmp(&gain(b)));
    worst.filter(|worst| window.read.improved(worst.gain.central()) == Some(false))
}

/// Which of several curves loses most, and when.
fn lost(window: &Window, all: &[WindowCurve]) -> String {
    let gain = |point: &WindowPoint| window.read.gain(point.gain.central());
    let each = all.iter().filter_map(|curve| Some((curve, worst(window, curve)?)));
    let most = each.min_by(|(_, one), (_, other)| gain(one).total_cmp(&gain(other)));
    most.map_or_else(String::new, |(curve, worst)| {
        let (start, loss) = (time(worst.start_d), change_of(&window.read, worst.gain.central()));
        format!(" Begun at {start} it does harm with {}: {loss} points.", name(window, curve))
    })
}

/// One curve in a list: until when it helps.
fn item(window: &Window, curve: &WindowCurve) -> String {
    let name = name(window, curve);
    let (Some(Useful { from, until, own, .. }), Some(_)) = (curve.useful, curve.best) else {
        return format!("{name}: no result");
    };
    let sets = own.map(|own| format!(" ({})", interval(own, window))).unwrap_or_default();
    let (first, last) = ends(window);
    let since = if when(from, window) == first { String::new() } else { format!("from {} ", when(from, window)) };
    match until {
        When::Never if nothing(window, curve) => format!("{name} never, it changes nothing"),
        When::Never => format!("{name} never{sets}"),
        When::Later => format!("{name} {since}up to {last} or later{sets}"),
        When::On(day) => format!("{name} {since}up to {}{sets}", time(day)),
    }
}

fn several(window: &Window, key: &str, all: &[WindowCurve]) -> String {
    let head = head(window, key, all);
    if let [first, rest @ ..] = all
        && rest.iter().all(|other| alike(first, other))
    {
        let values: Vec<String> = all.iter().map(|curve| name(window, curve)).collect();
        return format!("{head}: {} give the same at every start. {}", values.join(" and "), one(window, first));
    }
    if !window.read.is_score() {
        return change::several(window, key, all);
    }
    let items: Vec<String> = all.iter().map(|curve| item(window, curve)).collect();
    let sets = if window.sets > 0 { IN_BRACKETS } else { "" };
    let (least, turns, lost) = (least(window), turns(window, key), lost(window, all));
    format!("{head}, a start helps by at least {least}{sets}: {}{turns}.{lost}", items.join("; "))
}

/// The smallest dose that helps in each of several maps.
fn smallest(window: &Window, key: &str) -> String {
    if !window.read.is_score() {
        return String::new();
    }
    let item = |written: &WindowCurve| {
        let mut own = window.curves.iter().filter(|curve| curve.panel == written.panel);
        let dose = own.find(|curve| helps(curve)).map_or("none", |curve| curve.value.as_str());
        format!("{} {dose}", valued(key, &written.panel))
    };
    let items: Vec<String> = window.as_written.iter().map(item).collect();
    format!(" Of the doses of the maps the smallest that helps is: {}.", items.join("; "))
}

fn map(window: &Window, all: &[WindowCurve]) -> String {
    if !window.read.is_score() {
        return change::map(window, all);
    }
    let (first, last) = (value(all.first()), value(all.last()));
    let what = format!("Of {} doses from {first} to {last}", all.len());
    let Some(smallest) = all.iter().find(|curve| helps(curve)) else {
        let (from, to) = ends(window);
        return format!(
            "{what}, none helps by at least {} at any start from {from} to {to} after injury.{}",
            least(window),
            lost(window, all)
        );
    };
    let end = |curve: &WindowCurve| curve.useful.map_or(When::Never, |useful| useful.until);
    let order = |one: &WindowCurve, other: &WindowCurve| end(one).partial_cmp(&end(other));
    let latest =
        all.iter().reduce(|latest, one| if order(one, latest).is_some_and(|o| o.is_gt()) { one } else { latest });
    let until = |curve: &WindowCurve| match end(curve) {
        When::Later => format!("{} or later", ends(window).1),
        other => when(other, window),
    };
    let late = latest.filter(|latest| latest.value != smallest.value).map_or_else(String::new, |latest| {
        format!("; the latest start that helps is {}, with {}", until(latest), latest.value)
    });
    format!(
        "{what}, the smallest that helps by at least {} is {}, if it begins up to {} after injury{late}.{}",
        least(window),
        smallest.value,
        until(smallest),
        lost(window, all)
    )
}

fn value(curve: Option<&WindowCurve>) -> &str {
    curve.map_or("", |curve| curve.value.as_str())
}
