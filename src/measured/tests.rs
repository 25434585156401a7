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
        "left out of rats.csv: 3 cells of times before the injury, lines 3 to 5",
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
        ("time,arm,value,n\n7,control,8,0\n", 2, 13, "from 1 to"),
        ("time,arm,value,sd,n\n7,control,8,1,1e300\n", 2, 15, "from 1 to 1000000"),
        ("time,arm,value,sd,n\n7,control,8,1,1\n", 2, 13, "one animal has no spread"),
        ("time,arm,animal,value,n\n7,control,a,8,3\n", 2, 15, "names an animal"),
        ("time,arm,observable,value\n7,control,m1,-5\n", 2, 14, "0 or more"),
        ("time,arm,observable,value\n7,control,m1,1e308\n", 2, 14, "at most 1e15"),
        ("time,arm,observable,value\n7,control,bbb+bbb,8\n", 2, 11, "no observable"),
        ("time,arm,value\n7,,8\n", 2, 3, "in every row"),
        ("animal,d1,arm\na,1\n", 2, 4, "no arm"),
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
fn what_stands_twice_is_refused_where_it_stands_again() {
    for (text, line, column, words) in [
        ("time,unit,arm,value,n\n7,d,control,8,6\n1,wk,vehicle,9,6\n", 3, 14, "on line 2 already"),
        ("time,unit,arm,value,n\n7,d,control,8,6\n7,d,control,9,\n", 3, 13, "one mean of an arm"),
        ("time,unit,arm,animal,value\n7,d,control,a,8\n7,d,control,A,8\n", 3, 15, "one value of an animal"),
        ("animal,arm,d1\na,control,1\nA,control,1\n", 3, 1, "stands on line 2 already"),
        ("animal,arm,d7,1 wk\na,control,1,2\n", 1, 15, "one of a time"),
        ("animal,arm,group,d7\na,control,treated,2\n", 1, 12, "one column of a kind"),
        ("BBB\ntime,unit,arm,observable,value\n7,d,control,m1,2\n", 1, 1, "say themselves"),
    ] {
        let one = &read(text).unwrap_err()[0];
        let said = format!("{} {}", one.message, one.label);
        assert!((one.line, one.column) == (line, column) && said.contains(words), "{text}: {one:?}");
    }
}

#[test]
fn what_is_left_out_or_assumed_is_told_with_its_lines() {
    for (text, told) in [
        (
            "time,unit,arm,value,sd\n1,d,control,1,1\n2,d,control,NaN,\n3,d,control,.,\n4,d,control,,\n",
            "3 cells without a number, lines 3 to 5",
        ),
        ("time,unit,arm,value,sd\n1,d,control,1,\n", "column `sd` of rats.csv has no number"),
        ("animal,arm,d1,d2\na,control,1,\nb,treated,2,NA\n", "column `d2` of rats.csv has no number"),
        ("animal,arm,d1\na,control,1\nb,,\n", "1 row without an arm and a number, line 3"),
        ("animal,arm,d1\na,control,1\n#2,treated,3\n", "begin with `#` are passed over, line 3"),
        ("time,unit,arm,value\n1,d,control,1\n1,d,control,1\n", "taken for single animals, one a row, lines 2 and 3"),
        ("arm,d1\ncontrol,1\ncontrol,1\n", "the same to the letter are taken for animals of their own, lines 2 and 3"),
        ("animal,arm,d1\n1,control,1\n1,treated,1\n", "called the same in two arms"),
        ("animal,arm,d1\nNA,control,1\nNA,control,1\n", "the same to the letter are taken for animals of their own"),
        ("animal,arm,d1\na,control,1\nb,vehicle,1\n", "`control` and `vehicle` are all taken for the arm `control`"),
        ("animal,arm,1\na,control,1\n", "times without a unit are taken for days"),
        ("time,unit,arm,value,sd,sem,n\n1,d,control,1,1,9,4\n", "the standard error beside it is not read, line 2"),
    ] {
        let (_, remarks) = read(text).unwrap();
        assert!(remarks.len() == 1 && remarks[0].contains(told), "{text}: {remarks:?}");
    }
}

#[test]
fn decimals_quotes_and_ends_of_lines_are_read_in_one_way_or_not_at_all() {
    for text in [
        "sep=;\r\ntime;unit;arm;value;n\r\n0,5;d;control;1,5;8,0\r\n",
        "\u{feff}time\tunit\tarm\tvalue\tn\r0.5\td\t\"control\"\t1.5\t8.0\r",
        "id;arm;n;value;time;unit\n;control;8;1,5;12;h\n",
        "sep=\t\rtime\tunit\tarm\tvalue\tn\r0.5\td\tcontrol\t1.5\t8\r",
        "# ours, kept\rid;arm;n;value;time;unit\r-;control;8;1,5;12;h\r",
    ] {
        let (points, _) = read(text).unwrap();
        assert!(points == [point("control", "bbb", 0.5, 1.5, None, Some(8))], "{text}: {points:?}");
    }
    for (text, line, column, words) in [
        ("time,unit,arm,value\n7,d,\"control,8\n7,d,\"treated\",8\n", 2, 5, "quote that is opened here"),
        ("time;unit;arm;value;sd\n7;d;control;1,5;0.5\n", 2, 17, "one sign of decimals"),
        ("time;unit;arm;observable;value\n7;d;control;m1;1,250\n", 2, 16, "may have decimals, or be thousands"),
        ("sep=;\rtime;arm;value\r7;nobody;8,5\r", 3, 3, "no arm `nobody`"),
        ("t\0i\0", 1, 2, "UTF-16"),
        ("time arm value\n1 control 3\n", 1, 1, "no table"),
    ] {
        let one = &read(text).unwrap_err()[0];
        let said = format!("{} {}", one.message, one.label);
        assert!((one.line, one.column) == (line, column) && said.contains(words), "{text}: {one:?}");
    }
}

#[test]
fn a_name_that_is_wrong_in_every_row_is_answered_at_once() {
    let found = read(&format!("time,arm,observable,value\n{}", "7,control,il1bb,8\n".repeat(20_000))).unwrap_err();
    assert!(found[0].help.as_ref().unwrap().contains("`il1b`"), "{:?}", found[0]);
    assert_eq!(found[50].message, "19950 more findings in this file are not told");
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

#[test]
fn a_table_in_utf_16_is_the_same_table_and_what_is_none_stays_as_it_is() {
    let text = "\u{feff}day\tarm\tvalue\n7\tcontrol\t8\n";
    for of in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = text.encode_utf16().flat_map(of).collect();
        assert_eq!(in_utf8(bytes), text.as_bytes());
    }
    for bytes in [text.as_bytes(), b"\xff\xfea", b"\xfe\xff\xd8\x00"] {
        assert_eq!(in_utf8(bytes.to_vec()), bytes);
    }
}

#[test]
fn a_column_that_is_called_as_what_was_measured_is_told_what_to_call_it() {
    let faults = read("day,arm,bbb,value\n7,control,8,8\n").unwrap_err();
    assert!(faults[0].help.as_ref().unwrap().contains("name it in a column `observable`"), "{faults:?}");
}
