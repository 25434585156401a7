//! Colours and line styles: the only place where they are chosen.
//!
//! Colour carries meaning and is the same in every figure. In panels of quantities it says what a quantity is, and the
//! line style says which arm; where arms are the message, they have colours of their own, which are those of no role,
//! and keep their line styles. Contrasts are computed in this module and checked in its tests.

use super::fact_mark::Sign;
use super::model::{Line, Role};

/// An opaque sRGB colour, one byte a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// Page background.
pub const PAPER: Rgb = Rgb(0xFF, 0xFF, 0xFF);
/// Text, scar and reference lines.
pub const INK: Rgb = Rgb(0x1C, 0x27, 0x33);
/// Untreated control, axes and secondary text.
pub const GREY: Rgb = Rgb(0x5B, 0x64, 0x70);
/// Horizontal grid lines: decoration, no contrast requirement.
pub const GRID: Rgb = Rgb(0xD5, 0xDA, 0xE0);
/// Thin lines that join a moved label to its curve.
pub const LEADER: Rgb = Rgb(0x9A, 0xA3, 0xAD);
/// Background tints of the phases, in the order of time; later phases reuse the last.
pub const TINTS: [Rgb; 4] =
    [Rgb(0xFD, 0xF4, 0xEC), Rgb(0xEF, 0xF5, 0xFB), Rgb(0xF1, 0xF8, 0xF3), Rgb(0xF7, 0xF2, 0xF8)];
/// Opacity of uncertainty bands (0 to 1).
pub const BAND_OPACITY: f64 = 0.18;

const HARMFUL: Rgb = Rgb(0xC2, 0x4A, 0x00);
const PROTECTIVE: Rgb = Rgb(0x0A, 0x4C, 0x8C);
const REPAIR: Rgb = Rgb(0x00, 0x79, 0x5A);
const GLIA: Rgb = Rgb(0x2A, 0x8F, 0xD0);
const GLIA_TEXT: Rgb = Rgb(0x1B, 0x6F, 0xA3);
const DEATH: Rgb = Rgb(0xC5, 0x67, 0x9B);
const DEATH_TEXT: Rgb = Rgb(0xA5, 0x44, 0x7E);

/// Treated arms where they are the message: violet, ochre, umber, teal.
pub const ARMS: [Rgb; 4] = [Rgb(0x5E, 0x2C, 0xA5), OCHRE, Rgb(0x3A, 0x2A, 0x12), TEAL];
const OCHRE: Rgb = Rgb(0xA6, 0x7A, 0x00);
const OCHRE_TEXT: Rgb = Rgb(0x85, 0x61, 0x00);
const TEAL: Rgb = Rgb(0x00, 0x7F, 0x8C);
const TEAL_TEXT: Rgb = Rgb(0x00, 0x74, 0x80);

impl Rgb {
    /// Red, green and blue as light, each from 0 to 1.
    pub(super) fn linear(self) -> [f64; 3] {
        [self.0, self.1, self.2].map(|byte| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// WCAG relative luminance, from 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// WCAG contrast ratio with another colour, from 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// Colour of a line with this role. Treated arms never take the colour of a role: what they are given may harm.
pub fn line_colour(role: Role) -> Rgb {
    match role {
        Role::Harmful => HARMFUL,
        Role::Protective => PROTECTIVE,
        Role::Repair => REPAIR,
        Role::Glia => GLIA,
        Role::Death => DEATH,
        Role::Reference => INK,
        Role::Control => GREY,
        Role::Arm(index) => ARMS[usize::from(index) % ARMS.len()],
    }
}

/// Colour of a label that belongs to a line with this role; meant for text on [`PAPER`].
pub fn text_colour(role: Role) -> Rgb {
    match line_colour(role) {
        GLIA => GLIA_TEXT,
        DEATH => DEATH_TEXT,
        OCHRE => OCHRE_TEXT,
        TEAL => TEAL_TEXT,
        other => other,
    }
}

/// Colour of what came of a check; shapes tell the same.
pub fn sign_colour(sign: Sign) -> Rgb {
    match sign {
        Sign::Holds => PROTECTIVE,
        Sign::Near | Sign::Fails => HARMFUL,
    }
}

/// Differences that mean nothing: a shade under grid and intervals, decoration, no contrast requirement.
pub const NOTHING: Rgb = Rgb(0xE6, 0xE9, 0xED);
/// Background of what is expected, and of what is just outside of it: decoration, no contrast requirement.
pub const EXPECTED: [Rgb; 2] = [Rgb(0xD3, 0xE2, 0xF1), Rgb(0xEB, 0xF2, 0xF9)];
/// A cell of a matrix that is filled, and one that is filled and weighs more.
pub const CELLS: [Rgb; 2] = [GLIA, HARMFUL];

/// Short name of a role for the colour key; `None` where the key says nothing (arms and control are in the strip).
pub fn role_name(role: Role) -> Option<&'static str> {
    match role {
        Role::Harmful => Some("harmful, pro-inflammatory"),
        Role::Protective => Some("protective, regulated"),
        Role::Repair => Some("tissue, vessels, repair"),
        Role::Glia => Some("glia, myeloid cells, blood flow and oedema"),
        Role::Death => Some("death, and what it leaves"),
        Role::Reference => Some("scar, reference"),
        Role::Control | Role::Arm(_) => None,
    }
}

/// How a [`Line`] is stroked; lengths in px at a text size of 12 px.
#[derive(Clone, Copy, Debug)]
pub struct Stroke {
    /// Stroke width, px.
    pub width: f64,
    /// Dash and gap lengths in turn, px; empty for a solid line.
    pub dashes: &'static [f64],
}

/// Stroke of a line style.
pub fn stroke(line: Line) -> Stroke {
    match line {
        Line::Solid => Stroke { width: 2.2, dashes: &[] },
        Line::Dashed => Stroke { width: 1.5, dashes: &[5.0, 3.5] },
        Line::Dotted => Stroke { width: 2.2, dashes: &[0.2, 4.0] },
        Line::DashDot => Stroke { width: 1.9, dashes: &[9.0, 3.6, 0.2, 3.6] },
        Line::LongDash => Stroke { width: 1.9, dashes: &[14.0, 5.0] },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::vision::{Eyes, distance};

    const ROLES: [Role; 11] = [
        Role::Harmful,
        Role::Protective,
        Role::Repair,
        Role::Glia,
        Role::Death,
        Role::Reference,
        Role::Control,
        Role::Arm(0),
        Role::Arm(1),
        Role::Arm(2),
        Role::Arm(3),
    ];

    #[test]
    fn lines_reach_three_to_one_on_every_background() {
        for role in ROLES {
            for tint in TINTS.into_iter().chain([PAPER]) {
                let ratio = line_colour(role).contrast(tint);
                assert!(ratio >= 3.0, "{role:?} on {tint:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn texts_reach_four_and_a_half_to_one() {
        for role in ROLES {
            let ratio = text_colour(role).contrast(PAPER);
            assert!(ratio >= 4.5, "{role:?}: {ratio:.2}");
        }
        for tint in TINTS {
            assert!(GREY.contrast(tint) >= 4.5 && INK.contrast(tint) >= 4.5, "{tint:?}");
        }
    }

    #[test]
    fn contrast_matches_the_published_extremes() {
        assert!((Rgb(0, 0, 0).contrast(PAPER) - 21.0).abs() < 1e-9);
        assert!((PAPER.contrast(PAPER) - 1.0).abs() < 1e-12);
    }

    /// Lines that one panel may show, and the least distances: with usual eyes, of a deuteranope, without colour.
    fn apart(lines: &[Rgb], [usual, deuteranopia, grey]: [f64; 3]) {
        for (i, a) in lines.iter().enumerate() {
            for b in &lines[i + 1..] {
                let far = |eyes, least: f64| {
                    let found = distance(*a, *b, eyes);
                    assert!(found >= least, "{a:?} and {b:?}: {found:.1} of {least} for {eyes:?}");
                };
                far(Eyes::Usual, usual);
                far(Eyes::Deuteranopia, deuteranopia);
                far(Eyes::Grey, grey);
            }
        }
    }

    #[test]
    fn arms_are_told_apart_by_every_eye_and_are_not_taken_for_roles() {
        let arms: Vec<Rgb> = ARMS.into_iter().chain([GREY]).collect();
        // Without colour the line style has to help, as it does.
        apart(&arms, [20.0, 10.0, 5.0]);
        for arm in ARMS {
            for role in [HARMFUL, PROTECTIVE, REPAIR, GLIA, DEATH] {
                let found = distance(arm, role, Eyes::Usual);
                assert!(found >= 25.0, "{arm:?} and {role:?}: {found:.1}");
            }
        }
    }

    #[test]
    fn roles_are_told_apart_by_every_eye() {
        apart(&[HARMFUL, PROTECTIVE, REPAIR, GLIA, DEATH, INK], [20.0, 14.0, 0.0]);
        // These share panels, which are printed without colour too.
        let glia = [[REPAIR, GLIA], [HARMFUL, GLIA], [INK, GLIA]];
        let pairs = [[HARMFUL, PROTECTIVE], [PROTECTIVE, REPAIR], [INK, HARMFUL], [DEATH, INK], [DEATH, REPAIR]];
        for pair in glia.into_iter().chain(pairs) {
            apart(&pair, [20.0, 14.0, 8.0]);
        }
    }
}
