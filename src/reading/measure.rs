//! What stands behind a number: its unit, and the volume of a dose.

use super::diagnostic::Span;
use super::fault::Fault;
use super::said::said;
use super::scanner::Scanner;
use super::units::Dimension;
use super::volume;

/// A unit, and what of a volume goes with it.
pub(super) struct Measure<'t> {
    /// Factor of a volume of which a concentration is given.
    pub(super) times: f64,
    pub(super) unit: &'t str,
    pub(super) place: Span,
    pub(super) volume_ul: Option<f64>,
}

impl<'t> Scanner<'t> {
    /// The unit behind `number`.
    pub(super) fn unit_of(&mut self, number: &Span, dimension: Dimension) -> Result<Measure<'t>, Fault> {
        let Some(found) = volume::concentration(self.rest()).filter(|_| dimension == Dimension::Dose) else {
            let (mut unit, mut place) = self.word();
            if dimension == Dimension::Dose && volume::divides(unit, self.rest()) {
                unit = unit.trim_end_matches('/');
                place.end -= 1;
                self.at = place.end;
            }
            return Ok(Measure { times: 1.0, unit, place, volume_ul: None });
        };
        let start = self.at;
        self.at += found.length;
        let Some((times, ul)) = found.given else { return Err(self.concentration(number.start..self.at)) };
        Ok(Measure { times, unit: found.unit, place: start..self.at, volume_ul: Some(ul) })
    }

    /// Takes the remark on the volume of a dose that comes next, if one does: uL.
    pub(super) fn remark(&mut self, dimension: Dimension) -> Option<f64> {
        if dimension != Dimension::Dose {
            return None;
        }
        self.at += said(self.rest());
        let remark = volume::remark(self.rest())?;
        self.volumes.push(self.at..self.at + remark.length);
        self.at += remark.length;
        self.at += said(self.rest());
        remark.ul
    }
}
