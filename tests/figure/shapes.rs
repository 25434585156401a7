//! Shapes of a document: every one lies on the canvas.

use crate::Outcome;
use crate::boxes::assert_tidy_document;

/// No text overlaps another, nothing leaves the canvas, nothing is no number.
pub fn assert_whole(document: &str, what: &str) -> Outcome {
    assert_tidy_document(document, what)?;
    assert!(!document.contains("NaN") && !document.contains("inf\""), "{what}: a number is none");
    let tree = roxmltree::Document::parse(document)?;
    let view: Vec<f64> = tree
        .root_element()
        .attribute("viewBox")
        .unwrap_or_default()
        .split(' ')
        .filter_map(|n| n.parse().ok())
        .collect();
    let mut drawn = 0;
    for node in tree.descendants().filter(|node| node.is_element()) {
        let number = |name: &str| node.attribute(name).and_then(|text| text.parse::<f64>().ok());
        let mut corners = Vec::new();
        for pair in node.attribute("points").unwrap_or_default().split_whitespace() {
            let (x, y) = pair.split_once(',').ok_or("a point without a comma")?;
            corners.push((x.parse::<f64>()?, y.parse::<f64>()?));
        }
        if let (Some(x), Some(y), Some(r)) = (number("cx"), number("cy"), number("r")) {
            corners.extend([(x - r, y - r), (x + r, y + r)]);
        }
        if let (Some(x), Some(y), Some(w), Some(h)) = (number("x"), number("y"), number("width"), number("height")) {
            corners.extend([(x, y), (x + w, y + h)]);
        }
        drawn += corners.len();
        let out = corners.iter().find(|(x, y)| *x < 0.0 || *y < 0.0 || *x > view[2] || *y > view[3]);
        assert!(out.is_none(), "{what}: {node:?} leaves the canvas at {out:?}");
    }
    assert!(drawn > 10, "{what}: only {drawn} corners");
    Ok(())
}

/// No text of a printed figure is smaller than 6 pt, which are 8 px of 1/96 inch; the document counts in tenths.
pub fn assert_legible(document: &str, what: &str) -> Outcome {
    let tree = roxmltree::Document::parse(document)?;
    for node in tree.descendants().filter(|node| node.has_tag_name("text")) {
        let size: f64 = node.attribute("font-size").unwrap_or_default().parse()?;
        assert!(size >= 80.0, "{what}: {size}: {:?}", node.text());
    }
    Ok(())
}
