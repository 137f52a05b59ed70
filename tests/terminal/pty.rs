//! A pseudo-terminal with a program in it, and what its screen shows.
//!
//! Like a terminal that answers no questions: nothing is ever sent but what a test sends.

use std::io::{Read, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, ChildKiller, CommandBuilder, ExitStatus, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};

/// Longer than anything takes on the slowest machine; only a test that fails ever waits for it.
const DEADLINE: Duration = Duration::from_secs(30);

/// A program in a pseudo-terminal. It is killed when dropped.
pub struct Pty {
    /// `None` once it is closed.
    window: Option<Window>,
    pieces: Receiver<Vec<u8>>,
    /// Whether a read is under way.
    reading: bool,
    parser: vt100::Parser,
    /// All bytes that the program wrote.
    kind: Vec<u8>,
    /// The terminal's settings before the program started.
    settings: String,
    program: Pid,
    killer: Box<dyn ChildKiller + Send + Sync>,
    ended: Receiver<ExitStatus>,
}

/// The terminal's end.
struct Window {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    /// Each request is one read: what is not read, the program waits to write.
    requests: Sender<()>,
}

impl Pty {
    /// Starts a program in a window of this size.
    pub fn start(command: CommandBuilder, columns: u16, rows: u16) -> Pty {
        let PtyPair { master, slave } = native_pty_system().openpty(size(columns, rows)).unwrap();
        let settings = settings(&*master);
        let child = slave.spawn_command(command).unwrap();
        drop(slave);
        let (requests, pieces) = read_on_request(master.try_clone_reader().unwrap());
        let keyboard = master.take_writer().unwrap();
        Pty {
            window: Some(Window { master, keyboard, requests }),
            pieces,
            reading: false,
            parser: vt100::Parser::new(rows, columns, 0),
            kind: Vec::new(),
            settings,
            program: Pid::from_raw(child.process_id().unwrap().try_into().unwrap()).unwrap(),
            killer: child.clone_killer(),
            ended: end_of(child),
        }
    }

    fn window(&mut self) -> &mut Window {
        self.window.as_mut().unwrap()
    }

    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.window().keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Changes the size of the window.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.window().master.resize(size(columns, rows)).unwrap();
        self.parser.screen_mut().set_size(rows, columns);
    }

    /// Closes the window on the program.
    pub fn close(&mut self) {
        self.window = None;
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: Signal) {
        kill_process(self.program, signal).unwrap();
    }

    /// All bytes that the program wrote.
    pub fn kind(&self) -> &[u8] {
        &self.kind
    }

    /// What the screen shows.
    pub fn screen(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Whether the terminal's settings (echo, line editing, signals) are what they were before the start.
    pub fn is_restored(&self) -> bool {
        self.window.as_ref().is_some_and(|window| settings(&*window.master) == self.settings)
    }

    /// Waits until the screen is as wanted, at the end of a frame.
    pub fn wait_until(&mut self, wanted: impl Fn(&vt100::Screen) -> bool) {
        let deadline = Instant::now() + DEADLINE;
        while self.is_midway() || !wanted(self.screen()) {
            assert!(self.read(deadline), "never came; the screen shows:\n{}", self.screen().contents());
        }
    }

    /// Waits until the screen shows this text.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(|screen| screen.contents().contains(text));
    }

    /// Reads what the program still says, and waits for its end.
    pub fn wait_for_end(&mut self) -> ExitStatus {
        let deadline = Instant::now() + DEADLINE;
        while self.read(deadline) {}
        self.wait_for_end_unread()
    }

    /// Waits for the program's end without reading what it says.
    pub fn wait_for_end_unread(&mut self) -> ExitStatus {
        self.ended.recv_timeout(DEADLINE).expect("the program ends")
    }

    /// Whether a frame has begun (a synchronized update) and not ended.
    fn is_midway(&self) -> bool {
        let last = |mark: &[u8]| self.kind.windows(mark.len()).rposition(|window| window == mark);
        last(b"\x1b[?2026h") > last(b"\x1b[?2026l")
    }

    /// Takes one piece of output in; false at the end, or when the deadline is over.
    fn read(&mut self, deadline: Instant) -> bool {
        if !self.reading {
            self.reading = self.window().requests.send(()).is_ok();
        }
        match self.pieces.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(bytes) => {
                self.reading = false;
                self.parser.process(&bytes);
                self.kind.extend(bytes);
                true
            }
            Err(_) => false,
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.killer.kill();
    }
}

fn read_on_request(mut reader: Box<dyn Read + Send>) -> (Sender<()>, Receiver<Vec<u8>>) {
    let (requests, requested) = mpsc::channel();
    let (sender, pieces) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = [0; 4096];
        // When the program has ended, reading says so by its end or by an error.
        while requested.recv().is_ok()
            && let Ok(count @ 1..) = reader.read(&mut bytes)
            && sender.send(bytes[..count].to_vec()).is_ok()
        {}
    });
    (requests, pieces)
}

fn end_of(mut child: Box<dyn Child + Send + Sync>) -> Receiver<ExitStatus> {
    let (sender, ended) = mpsc::channel();
    thread::spawn(move || child.wait().map(|status| sender.send(status)));
    ended
}

fn size(cols: u16, rows: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

fn settings(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}
