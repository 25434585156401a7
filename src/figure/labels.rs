//! Where labels go: the smallest shifts that keep them apart and inside their room.

/// A label that wants its centre at `want`; lengths in px.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wish {
    /// Wanted centre.
    pub want: f64,
    /// Height, including the space around it.
    pub height: f64,
}

/// Centres for the wishes, in their order, such that labels do not overlap and stay between `top` and `bottom`.
///
/// Labels keep the order of their wishes (equal wishes: the order given), and each run of touching labels sits at the
/// mean of what its members want. Returns `None` if they are too high for the room.
pub fn spread(wishes: &[Wish], top: f64, bottom: f64) -> Option<Vec<f64>> {
    let total: f64 = wishes.iter().map(|w| w.height).sum();
    if total > bottom - top + 1e-9 {
        return None;
    }
    let mut order: Vec<usize> = (0..wishes.len()).collect();
    order.sort_by(|&a, &b| wishes[a].want.total_cmp(&wishes[b].want));
    // Each run: (sum of wanted starts, members, height); runs that touch are pooled.
    let mut runs: Vec<(f64, f64, f64)> = Vec::new();
    let start = |run: &(f64, f64, f64)| (run.0 / run.1).clamp(top, (bottom - run.2).max(top));
    for &i in &order {
        let w = wishes[i];
        let mut run = (w.want - 0.5 * w.height, 1.0, w.height);
        while let Some(previous) = runs.pop() {
            if start(&previous) + previous.2 <= start(&run) {
                runs.push(previous);
                break;
            }
            run = (previous.0 + run.0 - run.1 * previous.2, previous.1 + run.1, previous.2 + run.2);
        }
        runs.push(run);
    }
    let mut centres = vec![0.0; wishes.len()];
    let mut members = order.into_iter();
    for run in &runs {
        let (mut y, mut height) = (start(run), 0.0);
        while height < run.2 - 1e-9 {
            let Some(i) = members.next() else { break };
            centres[i] = y + 0.5 * wishes[i].height;
            y += wishes[i].height;
            height += wishes[i].height;
        }
    }
    Some(centres)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(wants: &[f64]) -> Vec<Wish> {
        wants.iter().map(|&want| Wish { want, height: 15.0 }).collect()
    }

    #[test]
    fn labels_that_end_together_are_spread_both_ways() {
        let got = spread(&wishes(&[50.0, 50.0, 50.0]), 0.0, 100.0);
        assert_eq!(got, Some(vec![35.0, 50.0, 65.0]));
    }

    #[test]
    fn labels_are_clamped_and_keep_their_distance() {
        for wants in [[0.0, 1.0, 2.0, 99.0], [100.0, 100.0, 100.0, 100.0], [70.0, 20.0, 72.0, 21.0]] {
            let mut got = spread(&wishes(&wants), 0.0, 100.0).unwrap_or_default();
            got.sort_by(f64::total_cmp);
            assert!(got.len() == 4 && got[0] >= 7.5 - 1e-9 && got[3] <= 92.5 + 1e-9, "{got:?}");
            assert!(got.windows(2).all(|p| p[1] - p[0] >= 15.0 - 1e-9), "{got:?}");
        }
    }

    #[test]
    fn far_labels_do_not_move_and_too_many_are_refused() {
        assert_eq!(spread(&wishes(&[20.0, 80.0]), 0.0, 100.0), Some(vec![20.0, 80.0]));
        assert_eq!(spread(&wishes(&[1.0; 8]), 0.0, 100.0), None);
    }
}
