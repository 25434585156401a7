//! Bands over the core, in steps that follow each other.

use crate::fault::{Fault, fault};
use crate::request::Bands as Wanted;
use crate::session::{Answer, Session};
use crate::told::ToPage;
use crate::words::{column, usual_columns};
use exocord::answers::{Band, SHARES};
use exocord::scenario::Parsed;
use exocord::study::Alone;
use exocord::study::run::{Answer as Ran, Gathering, Glance, glance};
use serde_json::json;

/// What a request is of: file, text, columns, and the bits of the relative tolerance.
type Of = (String, String, Vec<String>, Option<u64>);

/// One request, as far as it was answered.
pub struct Bands {
    of: Of,
    ran: Ran,
    gathering: Gathering,
}

/// Runs more sets, and tells what all of them so far came to.
pub fn bands(session: &mut Session, wanted: &Wanted) -> Result<Answer, Fault> {
    let written = wanted.scenario();
    let parsed = session.parsed(&written, wanted.rtol)?;
    let columns = wanted.columns.clone().unwrap_or_else(|| usual_columns(&parsed.scenario));
    let of = (written.file().to_owned(), written.text.clone(), columns, wanted.rtol.map(f64::to_bits));
    if wanted.from == 0 {
        session.bands = Some(begun(session, parsed, of.clone())?);
    }
    let core = session.core()?.len();
    let bands = session.bands.as_mut().filter(|bands| bands.of == of && bands.gathering.done() == wanted.from);
    let Some(bands) = bands else {
        return Err(fault(format!("the sets until {} of this request were not run; begin with 0", wanted.from)));
    };
    bands.gathering.run_until(wanted.to, (&Alone, &ToPage));
    Ok(bands.told(core))
}

fn begun(session: &mut Session, parsed: Parsed, of: Of) -> Result<Bands, Fault> {
    let core = session.core()?;
    let catalogue = session.catalogue()?;
    let gathering = Gathering::new(&parsed.scenario, catalogue, &core, &of.2)?;
    let ran = glance(parsed, catalogue, Glance { columns: &[], times: &[], subject: None }, &core)?;
    Ok(Bands { of, ran, gathering })
}

impl Bands {
    fn told(&mut self, core: usize) -> Answer {
        let sets = self.gathering.told(&Alone);
        let columns = &self.of.2;
        let times = sets.band(0, columns.first().map_or("", String::as_str));
        let mut numbers: Vec<f64> = times.into_iter().flat_map(|band| &band.points).map(|point| point.0).collect();
        let samples = numbers.len();
        for arm in 0..sets.arms.len() {
            for name in columns {
                put(sets.band(arm, name), samples, &mut numbers);
            }
        }
        let done = sets.done;
        self.ran.results.sets = Some(sets);
        let arms: Vec<&str> = self.ran.results.courses.iter().map(|course| course.arm.as_str()).collect();
        let columns: Vec<_> = columns.iter().map(|name| column(name)).collect();
        let json = json!({
            "ok": true, "done": done, "core": core, "samples": samples, "columns": columns, "shares": SHARES,
            "arms": arms, "told": self.ran.told(),
        });
        Answer::with(&json, numbers)
    }
}

/// Share by share; what no set has a number of is none.
fn put(band: Option<&Band>, samples: usize, numbers: &mut Vec<f64>) {
    for share in 0..SHARES.len() {
        match band {
            Some(band) => {
                let value = |(_, sets, values): &(f64, usize, [f64; SHARES.len()])| {
                    if *sets > 0 { values[share] } else { f64::NAN }
                };
                numbers.extend(band.points.iter().map(value));
            }
            None => numbers.extend(std::iter::repeat_n(f64::NAN, samples)),
        }
    }
}
