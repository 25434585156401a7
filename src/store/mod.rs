//! Folders and files of results: nothing half-written, nothing of anybody else's touched.
//!
//! A folder of results is written beside its place under a temporary name, with a list of its own files, and takes the
//! place when it is complete and on the disk. Old results go only then, file by file as their own manifest names them:
//! what the program did not write stays. The list also lets the next run of the same place recognise and remove
//! what a killed run left. Where the place cannot be exchanged as a whole (the current folder, a mount point, a parent that cannot
//! be written to, files of the user beside the results) the files are exchanged one by one.
//!
//! Work that takes long keeps its steps in its place, in a file that goes when the results come ([`Resumable`]).

mod commit;
mod error;
mod file;
mod folder;
mod leftover;
mod list;
mod log;
mod manifest;
mod names;
mod page;
mod place;
mod resumable;
mod stand;

pub use error::StoreError;
pub use file::{check_free, hold, write};
pub use folder::{Folder, discard};
pub use log::Log;
pub use manifest::{Head, Sealed, inputs, relative};
pub use page::Page;
pub use place::Place;
pub use resumable::Resumable;
