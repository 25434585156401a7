use exocord::calibration::*;
use exocord::catalogue::Catalogue;
use exocord::ensemble::Instructions;
use exocord::evidence::*;
use exocord::experiment::vocabulary;
fn main() {
    let c = Catalogue::embedded().unwrap();
    let v = vocabulary(&c);
    let mut files: Vec<(String, String)> = std::fs::read_dir("evidence/facts")
        .unwrap()
        .map(|e| {
            let p = e.unwrap().path();
            (p.display().to_string(), std::fs::read_to_string(p).unwrap())
        })
        .collect();
    files.sort();
    let s: Vec<Source> = files.iter().map(|(f, t)| Source { file: f, text: t, facts: true }).collect();
    let (e, _) = read(&s, &v).map_err(|e| format!("{e:?}")).unwrap();
    let rtol: f64 = std::env::args().nth(1).map_or(1e-4, |a| a.parse().unwrap());
    let p = Panel::new(e, &c, rtol, Instructions::best()).unwrap();
    let sp = Space::of_the_model();
    let d = Distance::new(&p.evidence, |_| true);
    let members: Vec<Vec<f64>> = (0..48)
        .map(|i| {
            if i == 0 {
                Panel::nominal()
            } else {
                let mut pt = sp.nominal();
                for (k, x) in pt.iter_mut().enumerate() {
                    *x = (*x + 0.1 * ((i * k) as f64 * 0.77).sin()).clamp(0.0, 1.0);
                }
                sp.parameters(&pt)
            }
        })
        .collect();
    let t = std::time::Instant::now();
    let mut b = Batch::new(&p, &members, &[]);
    let all: Vec<usize> = (0..48).collect();
    let mut cost: Vec<(f64, usize)> = vec![];
    for x in p.needed() {
        let t = std::time::Instant::now();
        b.run(x, &all);
        cost.push((t.elapsed().as_secs_f64() / 48.0 * 1e6, x));
    }
    let run = t.elapsed();
    let t = std::time::Instant::now();
    for m in 0..48 {
        let v = b.values(m);
        let dist: f64 = (0..v.len()).map(|i| d.part(&p.evidence, i, v[i])).sum();
        let ta = Tally::of(&p.evidence, &v);
        if m < 6 {
            println!(
                "member {m} distance {dist:.4} checks {}/{} must {}/{}",
                ta.checks_held, ta.checks, ta.must_held, ta.must
            );
        }
    }
    println!(
        "run {:?} per member {:.2} ms, values {:.2} ms per member, experiments {}",
        run,
        run.as_secs_f64() * 1e3 / 48.0,
        t.elapsed().as_secs_f64() * 1e3 / 48.0,
        cost.len()
    );
    cost.sort_by(|a, b| b.0.total_cmp(&a.0));
    for (c, x) in cost.iter().take(12) {
        println!("{c:.0} us {}", p.evidence.experiments[*x].name);
    }
    let s: f64 = cost.iter().map(|c| c.0).sum();
    println!("sum {s:.0}");
}
