//! What the terminal shows, as far as the shell says it.

/// Whether a terminal shows letters beyond ASCII, as far as its locale says.
pub fn beyond_ascii() -> bool {
    let mut said = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(std::env::var_os);
    let locale = said.find(|locale| !locale.is_empty()).unwrap_or_default().to_string_lossy().to_lowercase();
    cfg!(windows) || locale.contains("utf-8") || locale.contains("utf8")
}

/// Width of tables where no terminal says otherwise.
const WIDTH: usize = 100;

/// Columns of the terminal.
pub fn columns() -> usize {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).unwrap_or(WIDTH)
}
