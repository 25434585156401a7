//! Function: the score's course, and the map from tracts to score.

use crate::check::Checks;
use crate::courses::Courses;
use exocord::model::function::score;
use exocord::number::Num;

/// Share of the ventrolateral funiculus in stepping, from the same tract blocks as the model's other weights.
const VENTROLATERAL: f64 = 0.58;

pub fn checks(c: &mut Checks, all: &Courses) {
    let b = all.base();
    let stable = "bbb-rat-stable-deficit-from-3wk";
    c.within("BBB d 1", "BBB 0-2 on d 1 (tissue review)", b.bbb(1.0), (0.0, 2.2));
    c.within("BBB d 42, IH 200 kdyn", "bbb-rat-ih-200kdyn-plateau", b.bbb(42.0), (8.0, 12.0));
    c.within("BBB d 21 / d 56", stable, b.bbb(21.0) / b.bbb(56.0), (0.86, 1.02));
    c.within("BBB d 84 / d 42", stable, b.bbb(84.0) / b.bbb(42.0), (0.95, 1.07));
    let p = &b.parameters.function;
    let (ventral, dorsolateral, columns) = (VENTROLATERAL, p.dorsolateral.0, p.dorsal_columns.0);
    let blocked =
        [("VLF", ventral, 17.0), ("VLF+DC", ventral + columns, 15.9), ("VLF+DLF", ventral + dorsolateral, 11.1)];
    for (name, lost, published) in blocked {
        let value = score(Num(1.0 - lost), p).0;
        let target = (published - 1.0, published + 1.0);
        c.within(format!("map: BBB with {name} blocked"), "bbb-rat-demyelination-vlf-dlf", value, target);
    }
    let bare = all.get("no remyelination").bbb(42.0) - b.bbb(42.0);
    let relay = "relay / Duncan 2018 (tissue review)";
    c.within("no remyelination: change of BBB d 42", relay, bare, (-0.6, 0.3));
    let abolished = "bbb-rat-transection-after-contusion-abolishes-stepping";
    let cut = all.get("transected after recovery").bbb(84.0);
    c.within("transected after recovery: BBB d 84", abolished, cut, (0.0, 3.0));
}
