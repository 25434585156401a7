//! Pictures: size, content, placement of texts by the renderer, refusals.

use exocord::figure::text::{BOLD, REGULAR};
use exocord::figure::{FigureError, Size, pdf, png, remark, svg};
use resvg::tiny_skia::Pixmap;
use resvg::usvg;

use crate::boxes::{assert_tidy, boxes};
use crate::{Outcome, synthetic};

#[test]
fn pictures_have_the_right_size_and_are_not_blank() -> Outcome {
    let sizes = [(Size::Slide, 2.0, (2560, 1440)), (Size::Column, 3.125, (1004, 0))];
    for (size, scale, (width, height)) in sizes {
        let document = svg(&synthetic::overview(84.0, 1, 9), size)?;
        let drawn = png(&document, scale)?;
        assert_eq!(drawn, png(&document, scale)?);
        assert!(drawn.caption().is_none() && remark(&drawn.lacking).is_none());
        let picture = Pixmap::decode_png(&drawn.bytes)?;
        assert_eq!(picture.width(), width);
        assert!(height == 0 || picture.height() == height);
        let inked = picture.pixels().iter().filter(|p| p.red() < 128).count();
        let all = picture.pixels().len();
        assert!(inked > all / 100 && inked < all / 3, "{inked} of {all}");
    }
    Ok(())
}

#[test]
fn the_renderer_places_texts_where_the_layout_does() -> Outcome {
    let document = svg(&synthetic::overview(84.0, 2, 12), Size::Overview)?;
    let (boxes, _) = boxes(&document)?;
    let mut options = usvg::Options::default();
    options.fontdb_mut().load_font_data(REGULAR.to_vec());
    options.fontdb_mut().load_font_data(BOLD.to_vec());
    let tree = usvg::Tree::from_str(&document, &options)?;
    let mut rendered = Vec::new();
    collect(tree.root(), &mut rendered);
    assert_eq!(rendered.len(), boxes.len());
    for (ours, theirs) in boxes.iter().zip(rendered) {
        let [left, right, top, bottom] =
            [theirs.left(), theirs.right(), theirs.top(), theirs.bottom()].map(|px| 10.0 * f64::from(px));
        let inside = left >= ours.left - 10.0 && right <= ours.right + 10.0;
        let level = top < ours.bottom && bottom > ours.top;
        let full = right - left >= 0.85 * (ours.right - ours.left) - 20.0;
        assert!(inside && level && full, "{ours:?}\n{theirs:?}");
    }
    Ok(())
}

fn collect(group: &usvg::Group, out: &mut Vec<usvg::Rect>) {
    for node in group.children() {
        match node {
            usvg::Node::Group(inner) => collect(inner, out),
            usvg::Node::Text(text) => out.push(text.abs_bounding_box()),
            _ => {}
        }
    }
}

#[test]
fn letters_that_the_fonts_lack_are_named_and_keep_their_room() -> Outcome {
    let mut overview = synthetic::overview(84.0, 2, 12);
    overview.question = "早期の投与 - позднее, später?".into();
    let before = std::mem::replace(&mut overview.arms[1].name, "早期 (1 h)".into());
    overview.doses.iter_mut().filter(|mark| mark.arm == before).for_each(|mark| mark.arm = "早期 (1 h)".into());
    assert_tidy(&overview, Size::Overview, "letters of another font")?;
    let picture = png(&svg(&overview, Size::Overview)?, 1.0)?;
    assert_eq!(picture.lacking.iter().collect::<String>(), "の与投早期");
    let caption = picture.caption().unwrap_or_default();
    assert!(caption.contains("U+65E9") && !caption.contains('早'), "{caption}");
    let remark = remark(&picture.lacking).unwrap_or_default();
    assert!(remark.contains("早 (U+65E9)") && remark.contains("SVG"), "{remark}");
    Ok(())
}

#[test]
fn a_pdf_is_one_page_of_the_size_of_its_figure_and_the_same_every_time() -> Outcome {
    let document = svg(&synthetic::overview(84.0, 2, 12), Size::Page)?;
    let written = pdf(&document)?;
    assert_eq!(written, pdf(&document)?);
    let text = String::from_utf8_lossy(&written);
    assert!(text.starts_with("%PDF-1.7") && text.contains("/Count 1") && text.contains("/Title"));
    // 180 mm are 510.236 points of 1/72 inch.
    let page = text.split_once("/MediaBox [0 0 ").and_then(|(_, rest)| rest.split_once(' '));
    let width: f64 = page.map(|(width, _)| width).unwrap_or_default().parse()?;
    assert!((width - 510.236).abs() < 0.5, "{width}");
    assert!(!text.contains("Date"), "no clock");
    assert!(written.len() < 600_000, "{}", written.len());
    assert!(matches!(pdf("not an SVG"), Err(FigureError::Raster(_))));
    Ok(())
}

#[test]
fn impossible_pictures_are_refused() -> Outcome {
    let document = svg(&synthetic::overview(84.0, 1, 1), Size::Overview)?;
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY, 1e6] {
        assert!(matches!(png(&document, scale), Err(FigureError::Raster(_))), "{scale}");
    }
    assert!(matches!(png("not an SVG", 1.0), Err(FigureError::Raster(_))));
    Ok(())
}
