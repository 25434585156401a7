//! How far colours are from each other, for eyes of several kinds and in print without colour; for tests of the theme.

use super::theme::Rgb;

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    /// Trichromats.
    Usual,
    /// Deuteranopes.
    Deuteranopia,
    /// Anybody, at a print without colour.
    Grey,
}

/// Linear RGB of a deuteranope, from linear RGB (Machado, Oliveira and Fernandes 2009, severity 1).
const DEUTERANOPIA: [[f64; 3]; 3] =
    [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]];

/// XYZ of linear sRGB, relative to its white D65 (IEC 61966-2-1).
const XYZ: [[f64; 3]; 3] =
    [[0.412_456, 0.357_576, 0.180_438], [0.212_673, 0.715_152, 0.072_175], [0.019_334, 0.119_192, 0.950_304]];
const WHITE: [f64; 3] = [0.950_47, 1.0, 1.088_83];

fn times(matrix: [[f64; 3]; 3], of: [f64; 3]) -> [f64; 3] {
    matrix.map(|row| row.iter().zip(of).map(|(a, b)| a * b).sum())
}

/// CIE 1976 L*, a* and b*.
fn lab(colour: Rgb, eyes: Eyes) -> [f64; 3] {
    let seen = match eyes {
        Eyes::Usual => colour.linear(),
        Eyes::Deuteranopia => times(DEUTERANOPIA, colour.linear()).map(|part| part.clamp(0.0, 1.0)),
        Eyes::Grey => [colour.luminance(); 3],
    };
    let cube = |t: f64| if t > 216.0 / 24_389.0 { t.cbrt() } else { (24_389.0 / 27.0 * t + 16.0) / 116.0 };
    let xyz = times(XYZ, seen);
    let [x, y, z] = [0, 1, 2].map(|i| cube(xyz[i] / WHITE[i]));
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// Distance of two colours (CIE 1976), about 2 where they can just be told apart side by side.
pub fn distance(a: Rgb, b: Rgb, eyes: Eyes) -> f64 {
    let pairs = lab(a, eyes).into_iter().zip(lab(b, eyes));
    pairs.map(|(a, b)| (a - b) * (a - b)).sum::<f64>().sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_match_those_that_are_known() {
        let (black, white) = (Rgb(0, 0, 0), Rgb(255, 255, 255));
        for eyes in [Eyes::Usual, Eyes::Deuteranopia, Eyes::Grey] {
            assert!((distance(black, white, eyes) - 100.0).abs() < 0.1, "{eyes:?}");
        }
        // L*a*b* of sRGB red is 53.24, 80.09, 67.20, and of green 87.73, -86.18, 83.18.
        assert!((distance(Rgb(255, 0, 0), Rgb(0, 255, 0), Eyes::Usual) - 170.6).abs() < 0.5);
        let olive = |eyes| distance(Rgb(0x93, 0x7B, 0), Rgb(0xBA, 0x5E, 0), eyes);
        assert!(olive(Eyes::Deuteranopia) < 0.5 * olive(Eyes::Usual), "red and green come together");
    }
}
