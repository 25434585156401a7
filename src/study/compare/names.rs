//! What arms are called beside each other.

use super::entry::Entry;

/// Gives every entry a name that no other has: that of its arm where there is one scenario, else that of its scenario,
/// with the arm where it has several.
pub(super) fn named(mut entries: Vec<Entry>, scenarios: usize) -> Vec<Entry> {
    let treated = |at: usize, all: &[Entry]| {
        let own =
            all.iter().enumerate().filter(|(other, entry)| entry.control == all[at].control && *other != entry.control);
        own.count()
    };
    let controls = entries.iter().enumerate().filter(|(at, entry)| entry.control == *at).count();
    let names: Vec<String> = (0..entries.len())
        .map(|at| {
            let entry = &entries[at];
            let control = entry.control == at;
            match (scenarios, control, treated(at, &entries)) {
                (0 | 1, ..) => entry.arm.clone(),
                (_, true, count) if controls == 1 && count > 0 => entry.arm.clone(),
                (_, true, 0) => entry.scenario.clone(),
                (_, true, _) => format!("{}, {}", entry.scenario, entry.arm),
                (_, false, 1) => entry.scenario.clone(),
                (_, false, _) => format!("{}: {}", entry.scenario, entry.arm),
            }
        })
        .collect();
    let mut taken: Vec<String> = Vec::new();
    for (entry, name) in entries.iter_mut().zip(names) {
        let free = (1..).map(|count| if count == 1 { name.clone() } else { format!("{name} ({count})") });
        let free = free.into_iter().find(|name| !taken.contains(name)).unwrap_or_default();
        taken.push(free.clone());
        entry.name = free;
    }
    entries
}
