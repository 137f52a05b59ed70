"""Types `roadbook tick closu` and Tab in an interactive zsh, and prints the command line that it makes."""
import os
import pty
import re
import select
import time


def read(terminal, seconds):
    text, end = b"", time.time() + seconds
    while time.time() < end:
        ready, _, _ = select.select([terminal], [], [], 0.1)
        if ready:
            try:
                text += os.read(terminal, 65536)
            except OSError:
                break
    return text.decode(errors="replace")


def main():
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="dumb", PS1="> ", HOME=os.environ["ROADBOOK_DATA_DIR"])
        os.execvp("zsh", ["zsh", "-f", "-i"])
    read(terminal, 1)
    for line in ["unsetopt zle_bracketed_paste", "autoload -U compinit && compinit -u -D", "source <(roadbook completions zsh)"]:
        os.write(terminal, line.encode() + b"\n")
        read(terminal, 1)
    os.write(terminal, b"roadbook tick closu\t")
    read(terminal, 2)
    # The line itself is printed: what the terminal shows of it depends on how it is redrawn.
    os.write(terminal, b"\x01print -r -- 'LINE=\x05'\n")
    shown = read(terminal, 2)
    os.write(terminal, b"\x03exit\n")
    lines = re.findall(r"^LINE=(.*?)\s*$", shown, re.MULTILINE)
    print(lines[-1] if lines else repr(shown))


main()
