//! The engine of the explorer's page, built in a clone of the repository by the compiler that is there.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the engine is built for.
const TARGET: &str = "wasm32-unknown-unknown";
/// What cargo is told; how it is built stands in the profile.
const WORDS: [&str; 9] =
    ["build", "--quiet", "--locked", "--profile", "explorer", "--package", "exocord-explorer", "--target", TARGET];

/// Why there is no engine.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// Nobody knows where its sources are.
    #[error(
        "the explorer is built from its sources, which are not here; run it in a clone of the repository, or take \
         explorer.html of a release"
    )]
    NoClone,
    /// There is no compiler.
    #[error("the engine of the page could not be built: there is no {0}; install Rust from https://rustup.rs")]
    NoCompiler(&'static str),
    /// The compiler does not know browsers.
    #[error("the compiler has no libraries for browsers; type\n  rustup target add {TARGET}")]
    NoTarget,
    /// The compiler said why.
    #[error("the engine of the page could not be built; cargo says above why")]
    Refused,
    /// What was built is not there.
    #[error("the engine cannot be read from {path}: {0}", path = .1.display())]
    Gone(std::io::Error, PathBuf),
}

/// The clone that this is called in, or the one that the program was built in.
///
/// # Errors
/// [`BuildError::NoClone`] where there is none.
pub fn clone() -> Result<PathBuf, BuildError> {
    let (here, program) = (env::current_dir().ok(), env::current_exe().ok());
    let mut above = here.iter().chain(&program).flat_map(|path| path.ancestors());
    above.find(|path| path.join("web/wasm/Cargo.toml").is_file()).map(Path::to_path_buf).ok_or(BuildError::NoClone)
}

/// The engine, the same to the last byte wherever it is built by the same compiler: no path of a machine is in it. Before
/// it begins, `say` is told the command.
///
/// # Errors
/// [`BuildError`] where it could not be built.
pub fn engine(clone: &Path, say: impl FnOnce(&str)) -> Result<Vec<u8>, BuildError> {
    let printed = |what: &[&str]| -> Result<PathBuf, BuildError> {
        let out = Command::new("rustc").current_dir(clone).arg("--print").args(what).output();
        let out = out.ok().filter(|out| out.status.success()).ok_or(BuildError::NoCompiler("rustc"))?;
        Ok(PathBuf::from(String::from_utf8_lossy(&out.stdout).trim()))
    };
    if !printed(&["target-libdir", "--target", TARGET])?.is_dir() {
        return Err(BuildError::NoTarget);
    }
    let home = env::var_os("HOME").or(env::var_os("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let registry = env::var_os("CARGO_HOME").map_or(home.join(".cargo"), PathBuf::from).join("registry/src");
    let mut flags: OsString = "-Ctarget-feature=+simd128".into();
    for (path, name) in [(printed(&["sysroot"])?, "rust"), (registry, "crates"), (clone.into(), "exocord")] {
        // The separator of cargo: a path may have spaces.
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(path);
        flags.push(format!("={name}"));
    }
    let built = env::var_os("CARGO_TARGET_DIR").map_or(clone.join("target"), |folder| clone.join(folder));
    say(&format!("cargo {}", WORDS.join(" ")));
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or("cargo".into()));
    cargo.current_dir(clone).args(WORDS).arg("--target-dir").arg(&built);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags).env_remove("RUSTFLAGS");
    let done = cargo.status().map_err(|_| BuildError::NoCompiler("cargo"))?;
    if !done.success() {
        return Err(BuildError::Refused);
    }
    let file = built.join(TARGET).join("explorer/exocord_explorer.wasm");
    std::fs::read(&file).map_err(|error| BuildError::Gone(error, file))
}
