//! What a document contains, and that it is the same every time.

use exocord::figure::{Size, svg};

use crate::boxes::boxes;
use crate::{Outcome, SIZES, synthetic};

#[test]
fn every_curve_dose_and_label_is_drawn() -> Outcome {
    let overview = synthetic::overview(84.0, 2, 12);
    let document = svg(&overview, Size::Overview)?;
    let tree = roxmltree::Document::parse(&document)?;
    let grouped = |n: &roxmltree::Node| n.attribute("stroke-linejoin") == Some("round");
    let curves: usize = overview.panels.iter().map(|p| p.curves.len()).sum();
    assert_eq!(tree.descendants().filter(grouped).count(), curves + overview.arms.len());
    let (boxes, _) = boxes(&document)?;
    for wanted in ["M1", "oligodendrocytes", "CSPG", "BBB", "100 µg IV", "MMP inhibitor", "late"] {
        assert!(boxes.iter().any(|b| b.text == wanted), "'{wanted}' is missing");
    }
    Ok(())
}

#[test]
fn a_document_is_accessible_self_contained_and_reproducible() -> Outcome {
    for size in SIZES {
        let mut overview = synthetic::overview(84.0, 1, 9);
        overview.title = "1 < 2 & \"3\"\u{0}\n<script>".into();
        let document = svg(&overview, size)?;
        assert_eq!(document, svg(&overview, size)?);
        let tree = roxmltree::Document::parse(&document)?;
        let root = tree.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("font-family"), Some("DejaVu Sans, sans-serif"));
        let first: Vec<_> = root.children().filter(roxmltree::Node::is_element).take(2).collect();
        assert_eq!(first[0].text(), Some("1 < 2 & \"3\"  <script>"));
        assert!(first[1].text().is_some_and(|text| text.contains("M1 and M2 (% of peak)")));
        assert_eq!(document.matches("http").count(), 1, "only the name space");
        let family = |n: &roxmltree::Node| n.attribute("font-family").map(str::to_owned);
        let families = tree.descendants().filter_map(|n| family(&n));
        assert!(families.into_iter().all(|f| f == "DejaVu Sans, sans-serif"));
    }
    Ok(())
}
