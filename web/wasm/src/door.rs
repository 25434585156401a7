//! The door of the module: six functions, and one that the page hands in.

use crate::{Answer, Session};
use std::cell::RefCell;

/// What lies between page and engine.
struct Room {
    request: Vec<u8>,
    answer: Answer,
    session: Option<Session>,
}

thread_local! {
    static ROOM: RefCell<Room> = const { RefCell::new(Room { request: Vec::new(), answer: Answer::NONE, session: None }) };
}

/// Makes room for a request of `length` bytes, and says where it is.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *mut u8 {
    ROOM.with_borrow_mut(|room| {
        room.request.clear();
        room.request.resize(length, 0);
        room.request.as_mut_ptr()
    })
}

/// Answers the request.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn ask() {
    ROOM.with_borrow_mut(|room| {
        let request = std::mem::take(&mut room.request);
        let session = room.session.get_or_insert_with(Session::new);
        room.answer = session.ask(&String::from_utf8_lossy(&request));
    });
}

/// Where the JSON of the answer is.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn json_at() -> *const u8 {
    ROOM.with_borrow(|room| room.answer.json.as_ptr())
}

/// Its length in bytes.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn json_len() -> usize {
    ROOM.with_borrow(|room| room.answer.json.len())
}

/// Where the numbers of the answer are.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn numbers_at() -> *const f64 {
    ROOM.with_borrow(|room| room.answer.numbers.as_ptr())
}

/// How many there are.
#[allow(unsafe_code)]
#[unsafe(no_mangle)]
pub extern "C" fn numbers_len() -> usize {
    ROOM.with_borrow(|room| room.answer.numbers.len())
}

/// Tells the page how far long work is.
#[cfg(target_arch = "wasm32")]
pub fn progress(done: f64, length: f64) {
    #[allow(unsafe_code)]
    mod page {
        #[link(wasm_import_module = "page")]
        unsafe extern "C" {
            pub safe fn progress(done: f64, length: f64);
        }
    }
    page::progress(done, length);
}

/// Outside of a page nobody listens.
#[cfg(not(target_arch = "wasm32"))]
pub fn progress(_: f64, _: f64) {}
