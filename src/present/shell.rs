//! Words of a command as they are typed in a shell.

/// One word, in quotes where a shell would take it apart.
pub fn shell(word: &str) -> String {
    let plain = |word: &str| word.chars().all(|c| c.is_alphanumeric() || "-_./=:,@+".contains(c)) && !word.is_empty();
    if plain(word) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
