//! Bounding boxes of the texts in a figure, measured with the bundled fonts.

use exocord::figure::text::{Metrics, Weight};
use exocord::figure::{Overview, Size, svg};

use crate::Outcome;

/// Where a text is, in units of the view box.
#[derive(Debug)]
pub struct TextBox {
    pub text: String,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl TextBox {
    fn overlaps(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// All boxes, and the canvas.
type Boxes = (Vec<TextBox>, (f64, f64));

/// Boxes of all texts (ascender to descender), and the canvas, in units of the view box.
pub fn boxes(document: &str) -> Result<Boxes, Box<dyn std::error::Error>> {
    let metrics = Metrics::new()?;
    let tree = roxmltree::Document::parse(document)?;
    let number = |node: &roxmltree::Node, name: &str| -> Result<f64, Box<dyn std::error::Error>> {
        Ok(node.attribute(name).ok_or(format!("no {name}"))?.parse()?)
    };
    let mut out = Vec::new();
    for node in tree.descendants().filter(|n| n.has_tag_name("text")) {
        let text = node.text().unwrap_or_default().trim().to_owned();
        let size = number(&node, "font-size")?;
        let bold = node.attribute("font-weight") == Some("bold");
        let weight = if bold { Weight::Bold } else { Weight::Regular };
        let width = metrics.width(&text, size, weight);
        let x = number(&node, "x")?;
        let left = match node.attribute("text-anchor") {
            Some("middle") => x - 0.5 * width,
            Some("end") => x - width,
            _ => x,
        };
        let base = number(&node, "y")? + 0.76 * size;
        assert_eq!(node.attribute("dy"), Some("0.76em"));
        let (top, bottom) = (base - 0.76 * size, base + 0.24 * size);
        if node.attribute("transform").is_some_and(|turn| turn.starts_with("rotate(270,")) {
            // Read from below: it starts at its place and goes up.
            let y = number(&node, "y")?;
            out.push(TextBox { text, left: x, right: x + size, top: y - width, bottom: y });
            continue;
        }
        out.push(TextBox { text, left, right: left + width, top, bottom });
    }
    let view: Vec<f64> = tree
        .root_element()
        .attribute("viewBox")
        .unwrap_or_default()
        .split(' ')
        .filter_map(|n| n.parse().ok())
        .collect();
    Ok((out, (view[2], view[3])))
}

/// No text overlaps another or leaves the canvas.
pub fn assert_tidy(overview: &Overview, size: Size, what: &str) -> Outcome {
    let document = svg(overview, size).map_err(|error| format!("{what}, {size:?}: {error}"))?;
    assert_tidy_document(&document, &format!("{what}, {size:?}"))
}

/// Ends of shapes that leave the canvas by more than a pixel.
fn outside(document: &str, (width, height): (f64, f64)) -> Result<Vec<String>, Box<dyn std::error::Error>> {
    let tree = roxmltree::Document::parse(document)?;
    let mut faults = Vec::new();
    for node in tree.descendants() {
        let number = |name: &str| node.attribute(name).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
        let ends: Vec<(f64, f64)> = match node.tag_name().name() {
            "rect" => vec![(number("x"), number("y")), (number("x") + number("width"), number("y") + number("height"))],
            "circle" => vec![
                (number("cx") - number("r"), number("cy") - number("r")),
                (number("cx") + number("r"), number("cy") + number("r")),
            ],
            "line" => vec![(number("x1"), number("y1")), (number("x2"), number("y2"))],
            "polygon" | "polyline" => {
                let numbers = node.attribute("points").unwrap_or_default().split([' ', ',']);
                let numbers: Vec<f64> = numbers.filter_map(|n| n.parse().ok()).collect();
                numbers.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
            }
            _ => continue,
        };
        let out = |(x, y): &&(f64, f64)| *x < -10.0 || *x > width + 10.0 || *y < -10.0 || *y > height + 10.0;
        faults.extend(ends.iter().find(out).map(|end| format!("{node:?} reaches {end:?} of {width} x {height}")));
    }
    Ok(faults)
}

/// No text of a document overlaps another or leaves the canvas.
pub fn assert_tidy_document(document: &str, what: &str) -> Outcome {
    let (mut boxes, (width, height)) = boxes(document)?;
    boxes.sort_by(|a, b| a.left.total_cmp(&b.left));
    assert!(boxes.len() > 5, "{what}: only {} texts", boxes.len());
    let mut faults = outside(document, (width, height))?;
    for (i, a) in boxes.iter().enumerate() {
        if a.left < 0.0 || a.right > width || a.top < 0.0 || a.bottom > height {
            faults.push(format!("leaves the canvas of {width} x {height}: {a:?}"));
        }
        let over = boxes[i + 1..].iter().take_while(|b| b.left <= a.right).filter(|b| a.overlaps(b));
        faults.extend(over.map(|b| format!("overlap: {a:?}\n         {b:?}")));
    }
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
    Ok(())
}
