//! SVG to PDF: the drawing as the rasteriser sees it, written as paths; texts are outlines, so no font is asked for.
//!
//! Converters that exist bring another version of the SVG reader with them; what figures use of it is little: paths,
//! fills and strokes of one colour, dashes and opacity.

use std::collections::BTreeMap;

use pdf_writer::types::{LineCapStyle, LineJoinStyle};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, TextStr};
use resvg::usvg::roxmltree::Document;
use resvg::usvg::tiny_skia_path::{PathSegment, Point};
use resvg::usvg::{Color, FillRule, Group, LineCap, LineJoin, Node, Paint, Path, Stroke, Transform};

use super::error::FigureError;
use super::tree::tree;

/// Points of 1/72 inch in one px.
const POINTS: f32 = 0.75;
/// Places in one px.
const GRID: f32 = 100.0;
/// Effort of compression, 0 to 10.
const EFFORT: u8 = 8;

/// The SVG as a PDF of one page, as large as the SVG says, with its title. It has no date, so the same figure gives the
/// same bytes.
///
/// # Errors
/// [`FigureError::Raster`] if the SVG cannot be read, or shows what a figure of this library never has.
pub fn pdf(svg: &str) -> Result<Vec<u8>, FigureError> {
    let tree = tree(svg)?;
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let mut page = Page { content: Content::new(), opacities: BTreeMap::new() };
    page.content.transform([POINTS, 0.0, 0.0, -POINTS, 0.0, height]);
    page.group(tree.root())?;
    Ok(page.document((width, height), &title(svg)))
}

/// What is drawn, and the opacities that it needs, by thousandths, with their names.
struct Page {
    content: Content,
    opacities: BTreeMap<u16, String>,
}

impl Page {
    fn group(&mut self, group: &Group) -> Result<(), FigureError> {
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner)?,
                Node::Text(text) => self.group(text.flattened())?,
                Node::Path(path) => self.path(path)?,
                Node::Image(_) => return Err(FigureError::Raster("a picture in a figure".to_owned())),
            }
        }
        Ok(())
    }

    fn path(&mut self, path: &Path) -> Result<(), FigureError> {
        let Some(data) = path.data().clone().transform(path.abs_transform()) else {
            return Err(FigureError::Raster("a path without a place".to_owned()));
        };
        if let Some(fill) = path.fill() {
            let [r, g, b] = colour(fill.paint())?;
            self.opacity(fill.opacity().get());
            self.content.set_fill_rgb(r, g, b);
            self.outline(data.segments());
            match fill.rule() {
                FillRule::NonZero => self.content.fill_nonzero(),
                FillRule::EvenOdd => self.content.fill_even_odd(),
            };
        }
        if let Some(stroke) = path.stroke() {
            let [r, g, b] = colour(stroke.paint())?;
            self.opacity(stroke.opacity().get());
            self.content.set_stroke_rgb(r, g, b);
            self.pen(stroke, path.abs_transform());
            self.outline(data.segments());
            self.content.stroke();
        }
        Ok(())
    }

    /// Width, ends, joins and dashes of strokes; the transform is a scale in figures.
    fn pen(&mut self, stroke: &Stroke, transform: Transform) {
        let (scale, _) = transform.get_scale();
        let dashes = stroke.dasharray().unwrap_or_default().iter().map(|dash| dash * scale);
        self.content.set_line_width(stroke.width().get() * scale);
        self.content.set_line_cap(match stroke.linecap() {
            LineCap::Butt => LineCapStyle::ButtCap,
            LineCap::Round => LineCapStyle::RoundCap,
            LineCap::Square => LineCapStyle::ProjectingSquareCap,
        });
        self.content.set_line_join(match stroke.linejoin() {
            LineJoin::Miter | LineJoin::MiterClip => LineJoinStyle::MiterJoin,
            LineJoin::Round => LineJoinStyle::RoundJoin,
            LineJoin::Bevel => LineJoinStyle::BevelJoin,
        });
        self.content.set_dash_pattern(dashes, stroke.dashoffset() * scale);
    }

    fn outline(&mut self, segments: impl Iterator<Item = PathSegment>) {
        let mut last = (0.0, 0.0);
        for segment in segments.map(rounded) {
            match segment {
                PathSegment::MoveTo(to) => {
                    self.content.move_to(to.x, to.y);
                    last = (to.x, to.y);
                }
                PathSegment::LineTo(to) => {
                    self.content.line_to(to.x, to.y);
                    last = (to.x, to.y);
                }
                // A curve of the second degree is one of the third.
                PathSegment::QuadTo(by, to) => {
                    let near = |of: f32, by: f32| ((of + 2.0 / 3.0 * (by - of)) * GRID).round() / GRID;
                    let first = (near(last.0, by.x), near(last.1, by.y));
                    let second = (near(to.x, by.x), near(to.y, by.y));
                    self.content.cubic_to(first.0, first.1, second.0, second.1, to.x, to.y);
                    last = (to.x, to.y);
                }
                PathSegment::CubicTo(first, second, to) => {
                    self.content.cubic_to(first.x, first.y, second.x, second.y, to.x, to.y);
                    last = (to.x, to.y);
                }
                PathSegment::Close => {
                    self.content.close_path();
                }
            }
        }
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an opacity is from 0 to 1")]
    fn opacity(&mut self, opacity: f32) {
        let thousandths = (opacity * 1000.0).round() as u16;
        let name = self.opacities.entry(thousandths).or_insert_with(|| format!("o{thousandths}"));
        self.content.set_parameters(Name(name.as_bytes()));
    }

    fn document(self, (width, height): (f32, f32), title: &str) -> Vec<u8> {
        let [catalog, pages, page, content, info] = [1, 2, 3, 4, 5].map(Ref::new);
        let states = || (6..).map(Ref::new).zip(&self.opacities);
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(pages);
        pdf.pages(pages).kids([page]).count(1);
        pdf.document_info(info).title(TextStr(title)).creator(TextStr("exocord"));
        let mut sheet = pdf.page(page);
        sheet.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(content);
        let mut resources = sheet.resources();
        let mut named = resources.ext_g_states();
        states().for_each(|(at, (_, name))| {
            named.pair(Name(name.as_bytes()), at);
        });
        named.finish();
        resources.finish();
        sheet.finish();
        for (at, (thousandths, _)) in states() {
            let opacity = f32::from(*thousandths) / 1000.0;
            pdf.ext_graphics(at).non_stroking_alpha(opacity).stroking_alpha(opacity);
        }
        let drawn = miniz_oxide::deflate::compress_to_vec_zlib(&self.content.finish(), EFFORT);
        pdf.stream(content, &drawn).filter(Filter::FlateDecode);
        pdf.finish()
    }
}

/// A segment with its points on a grid of [`GRID`] a px: finer than any printer, and half as many digits.
fn rounded(segment: PathSegment) -> PathSegment {
    let near = |point: Point| Point { x: (point.x * GRID).round() / GRID, y: (point.y * GRID).round() / GRID };
    match segment {
        PathSegment::MoveTo(to) => PathSegment::MoveTo(near(to)),
        PathSegment::LineTo(to) => PathSegment::LineTo(near(to)),
        PathSegment::QuadTo(by, to) => PathSegment::QuadTo(near(by), near(to)),
        PathSegment::CubicTo(first, second, to) => PathSegment::CubicTo(near(first), near(second), near(to)),
        PathSegment::Close => PathSegment::Close,
    }
}

/// What the SVG is called.
fn title(svg: &str) -> String {
    let read = Document::parse(svg).ok();
    let found = read.as_ref().and_then(|read| read.root_element().children().find(|node| node.has_tag_name("title")));
    found.and_then(|node| node.text()).unwrap_or_default().to_owned()
}

/// Red, green and blue, each from 0 to 1.
fn colour(paint: &Paint) -> Result<[f32; 3], FigureError> {
    match paint {
        Paint::Color(Color { red, green, blue }) => Ok([*red, *green, *blue].map(|byte| f32::from(byte) / 255.0)),
        _ => Err(FigureError::Raster("a gradient or a pattern in a figure".to_owned())),
    }
}
