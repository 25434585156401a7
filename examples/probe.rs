use exocord::{catalogue::Catalogue, experiment, scenario};
fn main() {
    let catalogue = Catalogue::embedded().unwrap();
    let text = "schema_version = 1\nquestion = \"q\"\n[injury]\nspecies = \"rat\"\nmechanism = \"contusion\"\nseverity = 0.6\n[simulation]\nuntil = \"180 d\"\n[[intervention]]\nname=\"iv\"\nsource=\"bmsc\"\nroute=\"intravenous\"\ndose=\"100 ug\"\nat=\"0.04 d\"";
    let v = experiment::vocabulary(&catalogue);
    println!("reactions {} parameters {}", v.reactions.len(), v.parameters.len());
    let parsed = scenario::parse("m.toml", text, &v).map_err(|f| scenario::render(&f, "m.toml", text, false)).unwrap();
    for arm in &parsed.scenario.arms {
        let t = std::time::Instant::now();
        let c = experiment::run_arm(&parsed.scenario, arm, &catalogue).unwrap();
        println!("{} {:?} {:?} {:?}", arm.name, t.elapsed(), c.trajectory.work, c.trajectory.worst_undershoot);
        for n in ["neurons@epicentre","neurons@penumbra","axons@epicentre","myelin@epicentre","bbb","tnf@epicentre","perfusion@epicentre","m1@epicentre","m2@epicentre","neutrophils@epicentre"] {
            let s = c.series(n);
            print!("{n:22}");
            for d in [0.02,0.25,1.0,2.0,7.0,14.0,28.0,42.0,90.0,180.0] { let i = s.partition_point(|x| x.0<d).min(s.len()-1); print!(" {:.4}", s[i].1); }
            println!();
        }
    }
}
