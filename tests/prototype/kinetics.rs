//! Where vesicles go and how much of a dose arrives; the healthy cord; non-negative states.

use crate::check::Checks;
use crate::course::Course;
use crate::courses::{Courses, PLASMA};
use std::f64::consts::LN_2;

/// Cargo taken up by cells of the cord, per ug given.
fn taken_up(course: &Course, dose_ug: f64) -> f64 {
    course.of("exo_cargo").area() * course.parameters.exosomes.cargo_decay.0 / dose_ug
}

pub fn checks(c: &mut Checks, all: &Courses) {
    plasma(c, all.get(PLASMA));
    lesion(c, all);
    shares(c, all);
    let drift = (all.get("healthy").drift + 1e-16).log10();
    c.within("healthy state: drift over 90 d (log10)", "exact fixed point", drift, (-20.0, -7.0));
    let lowest = all.all().map(|(_, course)| course.lowest).fold(0.0, f64::min);
    c.at_least("smallest state value in all runs", "non-negative", lowest, -1e-5);
}

fn plasma(c: &mut Checks, healthy: &Course) {
    let plasma = healthy.of("exo_plasma");
    let half = plasma.first_below(50.0) * 1440.0;
    let phase = "pk-iv-halflife-mouse-plasma-sev; pk-iv-alpha";
    c.within("plasma half-life, first phase (min)", phase, half, (5.0, 12.0));
    let (from, to) = (0.2005, 0.5005);
    let slow = LN_2 * (to - from) / (plasma.at(from) / plasma.at(to)).ln() * 1440.0;
    c.within("plasma half-life, slow phase (min)", "pk-iv-beta", slow, (60.0, 792.0));
}

/// Contused cord takes vesicles up, intact cord hardly does; they arrive over days.
fn lesion(c: &mut Checks, all: &Courses) {
    let (injured, healthy) = (all.get("iv 24 h"), all.get("healthy iv 1 h"));
    let there = |course: &Course| course.of("exo_lesion@epicentre") + course.of("exo_cargo@epicentre");
    let contrast = there(injured).at(2.0) / there(healthy).at(1.04).max(1e-10);
    let lankford = "pk-iv-sci-lankford";
    c.at_least("exosomes in contused / intact cord, 24 h after IV", lankford, contrast, 3.0);
    let follow = "pk-iv-tbi-timecourse; pk-iv-sci-lankford";
    let peak = injured.of("exo_cargo@epicentre").peak_within(0.0, 12.0).time - 1.0;
    c.within("lesion peak after IV (d)", follow, peak, (0.5, 6.0));
    let hour = there(injured).at(1.04) / there(injured).peak_within(0.0, 12.0).height;
    c.within("lesion signal 1 h / peak", "pk-iv-tbi-timecourse", hour, (0.0, 0.6));
}

fn shares(c: &mut Checks, all: &Courses) {
    let share = |arm: &str, ug: f64| taken_up(all.get(arm), ug);
    let central = "pk-iv-cns-share; exosome review 1e-4 to 1e-2";
    c.within("share of IV dose taken up in the lesion", central, share("iv 1 h", 100.0), (1e-4, 1e-2));
    let below = "exosome review below about 1 %";
    c.within("share of IV dose taken up, dose at 24 h", below, share("iv 24 h", 100.0), (1e-4, 1.2e-2));
    let nasal = share("in 100 ug 1 h", 100.0);
    c.within("share of nasal dose taken up", "exosome review 1e-3 to 3e-2", nasal, (2e-4, 3e-2));
    let thecal = share("it 50 ug 1 h", 50.0);
    c.within("share of intrathecal dose taken up", "exosome review 0.02-0.2", thecal, (0.01, 0.2));
    let released = 1.0 - all.get("gel 20 ug 1 h").of("exo_depot").at(11.04) / 20.0;
    c.within("gel released at 11 d", "pk-release-pgel", released, (0.85, 1.0));
    let over = |arm: &str, days: f64| {
        let cargo = all.get(arm).of("exo_cargo");
        let kept = cargo.t.partition_point(|t| *t <= days);
        crate::series::Series { t: cargo.t[..kept].into(), v: cargo.v[..kept].to_vec() }.area()
    };
    let late = over("iv 7 d", 18.0) / over("iv 24 h", 12.0);
    c.within("late IV (7 d) / early IV (1 d) lesion uptake", "entry follows the barrier", late, (0.0, 0.9));
}
