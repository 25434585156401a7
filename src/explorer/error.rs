//! Why a page cannot be put together.

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
    /// Something could not be compressed.
    #[error("what is inside of the page cannot be compressed")]
    Compress,
    /// Data could not be written.
    #[error("cannot write JSON: {0}")]
    Json(#[from] serde_json::Error),
}
