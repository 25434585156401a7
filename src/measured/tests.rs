//! Tables as laboratories write them, and what is said of those that cannot be read.

use super::*;

fn read(text: &str) -> Result<(Vec<Point>, Vec<String>), Vec<Diagnostic>> {
    let columns: Vec<String> = ["bbb", "bms", "m1", "m1@epicentre", "il1b"].map(String::from).into();
    let arms: Vec<String> = ["control", "treated"].map(String::from).into();
    let groups = [("vehicle".to_owned(), "control".to_owned())];
    let known = Known {
        columns: &columns,
        arms: &arms,
        groups: &groups,
        usual: "bbb",
        score: ("bbb", 21.0),
        foreign: &["bms"],
        until_d: 84.0,
    };
    measured("rats.csv", text, known).map(|found| (found.points, found.remarks))
}

fn point(arm: &str, column: &str, time_d: f64, mean: f64, sd: Option<f64>, n: Option<u64>) -> Point {
    Point { file: "rats.csv".into(), arm: arm.into(), column: column.into(), time_d, mean, sd, n }
}

#[test]
fn a_tidy_table_is_read_in_any_order_and_case() {
    let text = "\u{feff}# ours; kept\r\nValue,TIME,Unit,Arm,observable,SD,n\r\n8.5,7,d,Vehicle,BBB,1.5,6\r\n\r\n0.5,48,h,TREATED,M1 epicentre,,\n";
    let (points, remarks) = read(text).unwrap();
    let expected =
        [point("control", "bbb", 7.0, 8.5, Some(1.5), Some(6)), point("treated", "m1@epicentre", 2.0, 0.5, None, None)];
    assert_eq!((points.as_slice(), remarks.len()), (&expected[..], 0));
}

#[test]
fn animals_of_a_wide_table_become_mean_spread_and_number() {
    let text = "BBB\nid;group;d1;day 14;baseline\na;control;0;8,5;21\nb;control;1;10,5;21\nc;treated;2;NA;21\n";
    let (points, remarks) = read(text).unwrap();
    let half = Some(0.5_f64.sqrt());
    let expected = [
        point("control", "bbb", 1.0, 0.5, half, Some(2)),
        point("control", "bbb", 14.0, 9.5, Some(2.0_f64.sqrt()), Some(2)),
        point("treated", "bbb", 1.0, 2.0, None, Some(1)),
    ];
    assert_eq!(points, expected);
    let told = [
        "left out of rats.csv: 1 cell without a number, line 5",
        "left out of rats.csv: 3 cells of times before the injury, lines 3, 4 and 5",
    ];
    assert_eq!(remarks, told);
}

#[test]
fn a_standard_error_becomes_a_standard_deviation() {
    let (points, _) = read("day,arm,value,sem,n\n7,control,8,0.5,16\n").unwrap();
    assert_eq!(points, [point("control", "bbb", 7.0, 8.0, Some(2.0), Some(16))]);
}

#[test]
fn faults_stand_where_they_are_with_what_is_allowed_and_the_nearest_name() {
    for (text, line, column, words) in [
        ("time,arm,value\n7,controll,8\n", 2, 3, "did you mean `control`?"),
        ("time,arm,observable,value\n7,control,il1bb,8\n", 2, 11, "did you mean `il1b`?"),
        ("time,arm,observable,value\n7,control,bms,8\n", 2, 11, "here the score is `bbb`"),
        ("time,arm,value\n\"7\", control ,eight\n", 2, 15, "from 0 to 21"),
        ("time,arm,value\n7,control,22\n", 2, 11, "from 0 to 21"),
        ("time,unit,arm,value\n7,lightyears,control,8\n", 2, 3, "min, h, d, wk or mo"),
        ("time,arm,value,sd\n7,control,8,-1\n", 2, 13, "0 or more"),
        ("time,arm,value,n\n7,control,8,2.5\n", 2, 13, "whole number"),
        ("time,arm,value,sem\n7,control,8,1\n", 2, 13, "column `n`"),
        ("time,value\n7,8\n", 1, 1, "`control` or `treated`"),
        ("animal,arm,weight\na,control,250\n", 1, 12, "leave the column out"),
        ("animal,arm,d1\na,control,1,2\n", 2, 13, "the head has 3"),
        ("arm,time,valu\ncontrol,7,8\n", 1, 1, "a column `value`"),
        ("time,arm,value,valu\n7,control,8,1\n", 1, 16, "did you mean `value`?"),
        ("", 1, 1, "one row an animal"),
    ] {
        let found = read(text).unwrap_err();
        let one = &found[0];
        let said = format!("{} {} {}", one.message, one.label, one.help.clone().unwrap_or_default());
        assert!((one.line, one.column) == (line, column) && said.contains(words), "{text}: {one:?}");
    }
}

#[test]
fn a_table_whose_times_all_lie_outside_is_refused_with_the_reason() {
    let found = read("time,arm,value\n100,control,8\n").unwrap_err();
    assert!(found[0].help.as_ref().unwrap().contains("after the end of the scenario"), "{found:?}");
}

#[test]
fn the_example_is_read() {
    let columns: Vec<String> = ["bbb", "tnf@epicentre"].map(String::from).into();
    let arms: Vec<String> = ["control", "at 1 h"].map(String::from).into();
    let (usual, score) = ("bbb", ("bbb", 21.0));
    let known = Known { columns: &columns, arms: &arms, groups: &[], usual, score, foreign: &[], until_d: 84.0 };
    let found = measured("own-data.csv", include_str!("../../examples/own-data.csv"), known).unwrap();
    let (points, remarks) = (found.points, found.remarks);
    assert!(points.len() == 12 && remarks.is_empty(), "{points:?} {remarks:?}");
    assert!(points.iter().all(|point| point.sd.is_some() && point.n.is_some()));
}
