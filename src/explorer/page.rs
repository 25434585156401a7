//! A page whose files, engine and data are inside of it.

use super::letters::{compressed, lettered};
use super::policy::{hash, policy};
use super::start::{ID, Start, opening};
use super::tags::{Tag, tags};

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum PackError {
    /// A file that the page names is not there.
    #[error("{0}, which index.html names, cannot be read")]
    File(String),
    /// A script or a style would end where it should not.
    #[error("{0} holds `</`{1}, which would end it in the page")]
    Ends(String, &'static str),
    /// The page has no place for something.
    #[error("index.html has no place with the id `{0}`")]
    Place(&'static str),
    /// The page has no policy.
    #[error("index.html has no `<meta http-equiv=\"Content-Security-Policy\" content=\"\">`")]
    Policy,
    /// The page that comes with the program has an engine of another model.
    #[error("the page that comes with this program has an engine of another model")]
    Model,
    /// The engine could not be compressed.
    #[error("cannot compress the engine: {0}")]
    Compress(#[from] std::io::Error),
    /// Data could not be written.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}

/// What is put into a page.
pub struct Parts<'a> {
    /// `index.html`.
    pub index: &'a str,
    /// The text of a file beside it.
    pub file: &'a dyn Fn(&str) -> Option<String>,
    /// What unpacks the engine, which stands before the worker.
    pub unpack: &'a str,
    /// The engine, as it was built.
    pub engine: &'a [u8],
    /// What the page opens on.
    pub start: Start<'a>,
    /// Licences of what is inside.
    pub licences: &'a str,
}

/// Places that have to be there.
const PLACES: [&str; 3] = ["model", ID, "licences"];

/// The page as one file.
///
/// # Errors
/// [`PackError`] where a file or a place is missing, or a text would end its tag.
pub fn packed(parts: &Parts<'_>) -> Result<String, PackError> {
    let index = parts.index.replace('\r', "");
    let all = tags(&index);
    if let Some(missing) = PLACES.into_iter().find(|id| !all.iter().any(|tag| tag.attribute("id") == Some(id))) {
        return Err(PackError::Place(missing));
    }
    let (mut scripts, mut styles) = (Vec::new(), Vec::new());
    let mut pieces: Vec<(&Tag<'_>, Option<String>)> = Vec::new();
    for tag in &all {
        pieces.push((tag, parts.piece(tag, (&mut scripts, &mut styles))?));
    }
    let policy = policy(&scripts, &styles);
    let is_policy = |tag: &Tag<'_>| tag.attribute("http-equiv") == Some("Content-Security-Policy");
    if !all.iter().any(is_policy) {
        return Err(PackError::Policy);
    }
    let (mut page, mut at) = (String::new(), 0);
    for (tag, piece) in pieces {
        page.push_str(&index[at..tag.place.0]);
        match piece {
            Some(piece) => page.push_str(&piece),
            None if is_policy(tag) => {
                page.push_str(&format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"));
            }
            None => page.push_str(&index[tag.place.0..tag.place.1]),
        }
        at = tag.place.1;
    }
    Ok(page + &index[at..])
}

impl Parts<'_> {
    /// What stands in the place of a tag; nothing where it stays. Hashes of what runs and of what is a style are noted.
    fn piece(
        &self,
        tag: &Tag<'_>,
        (scripts, styles): (&mut Vec<String>, &mut Vec<String>),
    ) -> Result<Option<String>, PackError> {
        let id = tag.attribute("id").unwrap_or_default();
        Ok(match (tag.name, tag.attribute("src"), tag.attribute("href"), tag.attribute("type")) {
            ("link", _, Some(name), _) if tag.attribute("rel") == Some("stylesheet") => {
                let text = self.text(name, "style")?;
                styles.push(hash(&text));
                Some(format!("<style>{text}</style>"))
            }
            ("script", Some(name), _, None) => {
                let text = self.text(name, "script")?;
                scripts.push(hash(&text));
                Some(format!("<script>{text}</script>"))
            }
            ("script", Some(name), _, Some(kind)) => {
                let unpack = if id == "worker" { self.unpack } else { "" };
                let text = self.text(name, "script")?;
                Some(format!("<script type=\"{kind}\" id=\"{id}\">{unpack}{text}</script>"))
            }
            ("script", None, _, Some(_)) if id == ID => Some(opening(&self.start)?),
            ("script", None, _, Some(kind)) if id == "model" => {
                let engine = lettered(&compressed(self.engine)?);
                Some(format!("<script type=\"{kind}\" id=\"{id}\">{engine}</script>"))
            }
            ("script", None, _, Some(kind)) if id == "licences" => {
                let text = self.licences.replace('\r', "").replace("</", "< /");
                Some(format!("<script type=\"{kind}\" id=\"{id}\">{text}</script>"))
            }
            ("script", None, _, None) => {
                scripts.push(hash(tag.inside));
                None
            }
            _ => None,
        })
    }

    /// A file that the page names, which must not end the tag that it stands in.
    fn text(&self, name: &str, tag: &'static str) -> Result<String, PackError> {
        let text = (self.file)(name).ok_or_else(|| PackError::File(name.to_owned()))?.replace('\r', "");
        match text.to_lowercase().contains(&format!("</{tag}")) {
            true => Err(PackError::Ends(name.to_owned(), tag)),
            false => Ok(text),
        }
    }
}
