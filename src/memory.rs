//! What the allocator of most Linux systems does with memory, where a start would wait for it.

use std::hint::black_box;

/// It gives a freed block of more than 128 KiB back to the system, and the next one is fetched anew, page by page. Once
/// it has seen a larger block go, it keeps those up to that size: what reading the roadmap leaves is then taken by what
/// comes next (`man 3 mallopt`, `M_MMAP_THRESHOLD`).
pub fn reuse_what_is_freed() {
    take_and_leave(1 << 20);
}

/// Within a thread it asks the system for each page by itself, and all threads wait meanwhile. After this the thread's
/// first so many bytes are asked for at once.
pub(crate) fn ask_at_once(bytes: usize) {
    // Larger blocks are never kept, and a file's length is no promise.
    const MOST: usize = 32 << 20;
    let bytes = bytes.min(MOST);
    // A block too large to be kept is, once it has gone, no longer too large.
    take_and_leave(bytes);
    take_and_leave(bytes);
}

/// Nothing is written to it, so it costs no page.
fn take_and_leave(bytes: usize) {
    drop(black_box(Vec::<u8>::with_capacity(bytes)));
}
