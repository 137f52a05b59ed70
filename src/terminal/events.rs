//! Waiting: keys, signals, the writer's bell and changed files, in one sleep that lasts until midnight at the latest.

use std::io::{self, Read};
use std::mem;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Signal, kill_current_process_group};
use rustix::stdio::{stdin, stdout};
use rustix::termios::tcgetwinsize;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH};
use signal_hook::low_level::{pipe, unregister};
use signal_hook::{SigId, flag};

use super::decode::Decoder;
use crate::tui::Message;

/// How long the kernel may take to stop the process after it was asked to.
const STOPPING: Duration = Duration::from_millis(100);

/// Wakes whoever waits in [`Events::wait`].
#[derive(Debug)]
pub struct Bell(UnixStream);

impl Bell {
    /// Ends the wait, now or the next one.
    pub fn ring(&self) {
        // The one failure is a full pipe, which wakes just as well.
        let _ = rustix::io::write(&self.0, b"!");
    }
}

/// Where all that happens to the program comes in.
pub struct Events {
    bell: UnixStream,
    ringer: Bell,
    /// What else wakes, where there is anything, and whether it did.
    watch: Option<OwnedFd>,
    stirred: bool,
    stop: Arc<AtomicBool>,
    /// What hears interrupts.
    interrupt: Option<[SigId; 2]>,
    resized: Arc<AtomicBool>,
    resumed: Arc<AtomicBool>,
    decoder: Decoder,
}

impl Events {
    /// Begins to listen to the process's signals. The first wait ends at once, with the window's size.
    ///
    /// # Errors
    /// What the system says.
    pub fn listen() -> io::Result<Events> {
        let (bell, ringer) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        ringer.set_nonblocking(true)?;
        let mut events = Events {
            bell,
            ringer: Bell(ringer),
            watch: None,
            stirred: false,
            stop: Arc::default(),
            interrupt: None,
            // A change just before we listen goes unheard, so the first wait tells the size in any case.
            resized: Arc::new(AtomicBool::new(true)),
            resumed: Arc::default(),
            decoder: Decoder::default(),
        };
        for signal in [SIGTERM, SIGHUP] {
            events.hear(signal, &events.stop)?;
        }
        events.interrupt = Some(events.hear(SIGINT, &events.stop)?);
        events.hear(SIGWINCH, &events.resized)?;
        events.hear(SIGCONT, &events.resumed)?;
        events.ringer.ring();
        Ok(events)
    }

    /// The flag first, the bell second: who is woken finds the flag set.
    fn hear(&self, signal: i32, heard: &Arc<AtomicBool>) -> io::Result<[SigId; 2]> {
        let flag = flag::register(signal, Arc::clone(heard))?;
        Ok([flag, pipe::register(signal, self.ringer.0.try_clone()?)?])
    }

    /// A bell that ends the wait.
    ///
    /// # Errors
    /// What the system says.
    pub fn bell(&self) -> io::Result<Bell> {
        Ok(Bell(self.ringer.0.try_clone()?))
    }

    /// Ends the wait when something can be read from `watch`, too, which must not block. What is read means nothing.
    pub fn heed(&mut self, watch: OwnedFd) {
        self.watch = Some(watch);
    }

    /// Whether there was something to read from what [`Events::heed`] was given, since the last call.
    pub fn stirred(&mut self) -> bool {
        mem::take(&mut self.stirred)
    }

    /// Whether the process was asked to end; set by the signal itself.
    pub fn stop(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.stop)
    }

    /// Sleeps until something happens and says what; nothing where only a bell rang. What happens at the latest is that
    /// it is `midnight`.
    ///
    /// # Errors
    /// What the system says.
    pub fn wait(&mut self, midnight: Instant) -> io::Result<Vec<Message>> {
        let today = midnight.saturating_duration_since(Instant::now());
        let patience = self.decoder.patience();
        let limit = patience.unwrap_or(today);
        let mut messages = Vec::new();
        match self.sleep(limit)? {
            Woken { typed: false, rung: false, stirred: false } if patience.is_some() => {
                self.decoder.finish(&mut messages);
            }
            Woken { typed: false, rung: false, stirred: false } => messages.push(Message::NewDay),
            woken => {
                if woken.rung {
                    self.answer_bell(&mut messages);
                }
                if woken.typed {
                    self.read(&mut messages)?;
                }
                if woken.stirred {
                    self.stirred = true;
                    self.drain_watch();
                }
            }
        }
        Ok(messages)
    }

    /// Stops the process, and with it whoever started it in the foreground, until the shell resumes it.
    /// [`Message::Resumed`] comes next.
    ///
    /// # Errors
    /// What the system says.
    pub fn suspend(&mut self) -> io::Result<()> {
        kill_current_process_group(Signal::TSTP)?;
        // The stop may strike a little late; and where no shell could resume it, the kernel does not stop it at all.
        poll_retrying(&mut [PollFd::new(&self.bell, PollFlags::IN)], Some(STOPPING))?;
        self.resumed.store(true, Ordering::SeqCst);
        self.ringer.ring();
        Ok(())
    }

    /// Heeds no interrupts while another program has the terminal: there Ctrl-C is meant for that one alone.
    ///
    /// # Errors
    /// What the system says.
    pub fn without_interrupts<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        for heard in self.interrupt.take().into_iter().flatten() {
            unregister(heard);
        }
        let done = other();
        self.interrupt = Some(self.hear(SIGINT, &self.stop)?);
        Ok(done)
    }

    fn sleep(&self, limit: Duration) -> io::Result<Woken> {
        let stdin = stdin();
        let watched = [Some(stdin.as_fd()), Some(self.bell.as_fd()), self.watch.as_ref().map(AsFd::as_fd)];
        let mut polled: Vec<PollFd<'_>> =
            watched.iter().flatten().map(|fd| PollFd::from_borrowed_fd(*fd, PollFlags::IN)).collect();
        poll_retrying(&mut polled, Some(limit))?;
        let woke = |index: usize| polled.get(index).is_some_and(|fd| !fd.revents().is_empty());
        Ok(Woken { typed: woke(0), rung: woke(1), stirred: woke(2) })
    }

    fn drain_watch(&self) {
        let mut bytes = [0; 4096];
        while self.watch.as_ref().is_some_and(|watch| rustix::io::read(watch, &mut bytes).is_ok_and(|count| count > 0))
        {
        }
    }

    fn answer_bell(&mut self, messages: &mut Vec<Message>) {
        let mut rings = [0; 64];
        while self.bell.read(&mut rings).is_ok_and(|count| count == rings.len()) {}
        if self.stop.load(Ordering::SeqCst) {
            messages.push(Message::Terminate);
        }
        let resumed = self.resumed.swap(false, Ordering::SeqCst);
        let resized = self.resized.swap(false, Ordering::SeqCst);
        if resumed {
            messages.push(Message::Resumed);
        }
        // While the shell has the terminal, it alone is told of a new size.
        if (resumed || resized)
            && let Ok((columns, rows)) = window_size()
        {
            messages.push(Message::Resize { columns, rows });
        }
    }

    /// Reads what there is; the end of input, or an error, is a terminal that is gone.
    fn read(&mut self, messages: &mut Vec<Message>) -> io::Result<()> {
        let mut bytes = [0; 4096];
        match rustix::io::read(stdin(), &mut bytes) {
            Ok(0) | Err(Errno::IO) => messages.push(Message::Terminate),
            Ok(count) => self.decoder.feed(&bytes[..count], messages),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}

/// Columns and rows of the terminal's window; 0 where it does not say.
///
/// # Errors
/// What the system says.
pub fn window_size() -> io::Result<(u16, u16)> {
    let size = tcgetwinsize(stdout())?;
    Ok((size.ws_col, size.ws_row))
}

/// What ended a sleep; neither is its time limit.
struct Woken {
    typed: bool,
    rung: bool,
    stirred: bool,
}

fn poll_retrying(watched: &mut [PollFd<'_>], limit: Option<Duration>) -> io::Result<()> {
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    rustix::io::retry_on_intr(|| poll(watched, limit.as_ref()))?;
    Ok(())
}
