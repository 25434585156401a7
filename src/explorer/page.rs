//! A page whose files, engine and data are inside of it.

use super::error::PackError;
use super::letters::lettered;
use super::policy::{hash, policy};
use super::start::{ID, Start, opening};
use super::streams::apart;
use super::strip::stripped;
use super::tags::{Tag, tags};
use std::collections::BTreeMap;

/// What is put into a page.
pub struct Parts<'a> {
    /// `index.html`.
    pub index: &'a str,
    /// The text of a file beside it.
    pub file: &'a dyn Fn(&str) -> Option<String>,
    /// What unpacks letters, which stands before the worker, and before the scripts of the page.
    pub unpack: &'a str,
    /// What puts the engine together, which stands before the worker.
    pub join: &'a str,
    /// Compresses to an `.lzma` file.
    pub compress: &'a dyn Fn(&[u8]) -> Option<Vec<u8>>,
    /// The engine, as it was built.
    pub engine: &'a [u8],
    /// What the page opens on.
    pub start: Start<'a>,
    /// Ids of published facts by the quantity that they are about.
    pub facts: &'a BTreeMap<String, Vec<String>>,
    /// Lessons as JSON, in their order.
    pub lessons: &'a str,
    /// Licences of what is inside.
    pub licences: &'a str,
}

/// By this a page names its policy.
const POLICY: &str = "Content-Security-Policy";

/// Places that have to be there.
const PLACES: [&str; 6] = ["worker", "model", ID, "facts", "lessons", "licences"];

/// Unpacks the scripts of the page and runs them; the policy knows them by their hash.
const BEGIN: &str = "
{
  const all = document.createElement(\"script\");
  all.textContent = packedText(\"scripts\");
  document.body.append(all);
  all.remove();
}
";

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
    let is_policy = |tag: &Tag<'_>| tag.attribute("http-equiv") == Some(POLICY);
    if !all.iter().any(is_policy) {
        return Err(PackError::Policy);
    }
    let named = all.iter().filter(|tag| is_script(tag)).filter_map(|tag| tag.attribute("src"));
    let scripts = named.map(|name| parts.text(name, "script")).collect::<Result<String, _>>()?;
    let begin = format!("{}{BEGIN}", stripped(parts.unpack));
    let (mut run, mut styles) = (vec![hash(&scripts), hash(&begin)], Vec::new());
    let mut whole = Some(format!("{}<script>{begin}</script>", parts.block("scripts", scripts.as_bytes())?));
    let mut pieces: Vec<(&Tag<'_>, Option<String>)> = Vec::new();
    for tag in &all {
        let piece = match is_script(tag) {
            true => Some(whole.take().unwrap_or_default()),
            false => parts.piece(tag, (&mut run, &mut styles))?,
        };
        pieces.push((tag, piece));
    }
    let policy = format!("<meta http-equiv=\"{POLICY}\" content=\"{}\">", policy(&run, &styles));
    let pieces =
        pieces.into_iter().map(|(tag, piece)| (tag, if is_policy(tag) { Some(policy.clone()) } else { piece }));
    Ok(joined(&index, pieces))
}

/// The page with pieces in the place of tags.
fn joined<'t>(index: &str, pieces: impl Iterator<Item = (&'t Tag<'t>, Option<String>)>) -> String {
    let (mut page, mut at) = (String::new(), 0);
    for (Tag { place: (begin, end), .. }, piece) in pieces {
        page.push_str(&index[at..*begin]);
        page.push_str(piece.as_deref().unwrap_or(&index[*begin..*end]));
        at = *end;
    }
    page + &index[at..]
}

/// Whether a tag names a script of the page.
fn is_script(tag: &Tag<'_>) -> bool {
    tag.name == "script" && tag.attribute("src").is_some() && tag.attribute("type").is_none()
}

impl Parts<'_> {
    /// A block of letters.
    fn block(&self, id: &str, bytes: &[u8]) -> Result<String, PackError> {
        let packed = (self.compress)(bytes).ok_or(PackError::Compress)?;
        Ok(format!("<script type=\"text/plain\" id=\"{id}\">{}</script>", lettered(&packed)))
    }

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
            ("script", Some(name), _, Some(_)) => {
                let text = stripped(self.unpack) + &stripped(self.join) + &self.text(name, "script")?;
                Some(self.block(id, text.as_bytes())?)
            }
            ("script", None, _, Some(_)) => match id {
                ID => Some(opening(&self.start)?),
                "model" => Some(self.block(id, &apart(self.engine))?),
                "facts" => Some(self.block(id, &serde_json::to_vec(self.facts)?)?),
                "lessons" => Some(self.block(id, self.lessons.as_bytes())?),
                "licences" => Some(self.block(id, self.licences.as_bytes())?),
                _ => None,
            },
            ("script", None, _, None) => {
                scripts.push(hash(tag.inside));
                None
            }
            _ => None,
        })
    }

    /// A file that the page names, without its comments; it must not end the tag that it stands in.
    fn text(&self, name: &str, tag: &'static str) -> Result<String, PackError> {
        let text = stripped(&(self.file)(name).ok_or_else(|| PackError::File(name.to_owned()))?);
        match text.to_lowercase().contains(&format!("</{tag}")) {
            true => Err(PackError::Ends(name.to_owned(), tag)),
            false => Ok(text),
        }
    }
}
