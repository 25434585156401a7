//! Folders and files of results: nothing half-written, nothing of anybody else's touched.
//!
//! A folder of results is written beside its place under a temporary name. It carries a list of its own files, with
//! their hashes, under a first line that only this program writes and locked while its process lives; without that line
//! nothing is touched. The folder is complete and on the disk before old results go, and stays so until all of it is in
//! its place. It takes the place in one step where nothing of others is there; elsewhere (the current folder, a mount
//! point, a parent that cannot be written to, files of the user) the files are exchanged one by one, the manifest last.
//! Nothing is replaced or removed but what a manifest or a list names with the hash that it has at that moment; what
//! differs stays, and so do new results that cannot take their place, under another name that is told.
//!
//! The next run of a place looks first and touches nothing before it is allowed there: files of an exchange that was
//! cut off count as they should be. Then it finishes that exchange, or keeps the complete results under another name,
//! and removes what never became complete. Names in a folder change under a lock that is held for moments only.
//!
//! Work that takes long keeps its steps in its place, in a file that goes when the results come ([`Resumable`]); a
//! single file takes its name as a folder takes its place ([`write()`]).

mod again;
mod apart;
mod command;
mod commit;
mod content;
mod cut;
mod error;
mod file;
mod finished;
mod folder;
mod input;
mod leftover;
mod list;
mod log;
mod lzma;
mod manifest;
mod names;
mod near;
mod page;
mod place;
mod resumable;
mod single;
mod stand;

pub use again::Again;
pub use command::{Word, asked, asks};
pub use cut::Swept;
pub use error::{Near, StoreError};
pub use finished::Finished;
pub use folder::{Folder, Unfinished, discard};
pub use input::{contents, is_opened, table};
pub use log::Log;
pub use lzma::compressed;
pub use manifest::{Head, Manifest, inputs, read_in, relative};
pub use page::Page;
pub use place::Place;
pub use resumable::Resumable;
pub use single::{check_free, check_page, write, write_all};
