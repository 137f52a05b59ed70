"""Disks of our own: mounted from a file or from memory, filled, made read-only, cut from power."""

import contextlib
import fcntl
import os
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

from cases import Skipped

# FS_IOC_SHUTDOWN of <linux/fs.h>, and its mode that throws away what is not on the disk, the log included.
SHUTDOWN = 0x8004587D
WITHOUT_FLUSH = struct.pack("I", 2)


class Refused(Exception):
    pass


def system(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    if done.returncode:
        raise Refused(f"{' '.join(words[:3])}: {(done.stderr or done.stdout).strip().splitlines()[-1:]}")


class Disk:
    """A file system in a file, at `self.folder` while mounted."""

    def __init__(self, kind):
        self.home = Path(tempfile.mkdtemp(prefix="roadbook-disk-"))
        self.image, self.folder = self.home / "image", self.home / "mounted"
        self.folder.mkdir()
        with open(self.image, "wb") as image:
            # The smallest that XFS takes.
            image.truncate(300 << 20)
        try:
            system(f"mkfs.{kind}", *(["-q", "-F"] if kind == "ext4" else ["-q"]), str(self.image))
            self.mount()
        except (Refused, FileNotFoundError) as why:
            shutil.rmtree(self.home)
            raise Skipped(f"no {kind} disk can be mounted here: {why}") from None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        with contextlib.suppress(Refused):
            system("umount", str(self.folder))
        shutil.rmtree(self.home, ignore_errors=True)

    def mount(self):
        system("mount", "-o", "loop", str(self.image), str(self.folder))

    def cut_power(self):
        """What is not on the disk now never will be."""
        handle = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(handle, SHUTDOWN, WITHOUT_FLUSH)
        except OSError as why:
            raise Skipped(f"the power of this disk cannot be cut: {why}") from None
        finally:
            os.close(handle)

    def start_again(self):
        system("umount", str(self.folder))
        self.mount()


@contextlib.contextmanager
def memory(size):
    """A disk in memory of this size."""
    folder = tempfile.mkdtemp(prefix="roadbook-memory-")
    try:
        system("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
    except Refused as why:
        os.rmdir(folder)
        raise Skipped(f"no disk in memory can be mounted here: {why}") from None
    try:
        yield Path(folder)
    finally:
        system("umount", folder)
        os.rmdir(folder)


def fill(folder):
    """Fills a disk to the last byte and returns the file that does."""
    filler = folder / "filler"
    with open(filler, "ab", buffering=0) as file:
        size = 1 << 16
        while size:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    return filler
