"""Runs a program in a pseudo-terminal and keeps what its screen showed, and when."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from dataclasses import dataclass, field

import pyte

# Less often than a terminal draws: what lies between two frames is seen by nobody, but makes the picture larger.
FRAME_SECONDS = 0.12


@dataclass(frozen=True)
class Cell:
    """One character and its looks."""

    text: str
    color: str
    background: str
    styles: tuple[str, ...]


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Frame:
    """A screen at a time."""

    time: float
    rows: tuple[Row, ...]

    def cut(self, first: str) -> "Frame":
        """From the last row that has a text in it to the last that has any."""
        texts = ["".join(cell.text for cell in row).rstrip() for row in self.rows]
        begin = max(index for index, text in enumerate(texts) if first in text)
        end = max(index for index, text in enumerate(texts) if text)
        return Frame(self.time, self.rows[begin : end + 1])


class Screen(pyte.Screen):
    """A screen that gives its rows away."""

    def cells(self) -> tuple[Row, ...]:
        """All rows, with the cursor as a cell in the style `cursor`."""
        return tuple(tuple(self._cell(x, y) for x in range(self.columns)) for y in range(self.lines))

    def _cell(self, x: int, y: int) -> Cell:
        char = self.buffer[y][x]
        names = ("bold", "italics", "underscore", "strikethrough", "reverse")
        styles = [name for name in names if getattr(char, name)]
        if not self.cursor.hidden and (x, y) == (self.cursor.x, self.cursor.y):
            styles.append("cursor")
        return Cell(char.data or " ", char.fg, char.bg, tuple(styles))


@dataclass
class Terminal:
    """A running program, its keyboard and its screen."""

    command: list[str]
    environment: dict[str, str]
    columns: int
    rows: int
    frames: list[Frame] = field(default_factory=list)

    def __enter__(self) -> "Terminal":
        self.screen = Screen(self.columns, self.rows)
        self._stream = pyte.ByteStream(self.screen)
        self._is_updating = False
        self._process, self._keyboard = pty.fork()
        if self._process == 0:
            os.execve(self.command[0], self.command, self.environment)
        size = struct.pack("HHHH", self.rows, self.columns, 0, 0)
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, size)
        self._start = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self._process, signal.SIGHUP)
        os.close(self._keyboard)
        os.waitpid(self._process, 0)

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._start

    def type(self, text: str, pace: float = 0.05) -> None:
        """Presses one key after another."""
        for key in text:
            os.write(self._keyboard, key.encode())
            self.watch(pace)

    def watch(self, seconds: float) -> None:
        """Looks at the screen for that long."""
        self._watch(seconds, until=None)

    def wait_for(self, pattern: str, seconds: float = 60) -> None:
        """Looks at the screen until a row of it matches."""
        if not self._watch(seconds, until=re.compile(pattern)):
            raise SystemExit(f"No row matched {pattern!r} within {seconds} s:\n" + "\n".join(self._rows()))

    def _rows(self) -> list[str]:
        return [row.rstrip() for row in self.screen.display]

    def _watch(self, seconds: float, until: re.Pattern[str] | None) -> bool:
        end = self.now + seconds
        while True:
            if until is not None and any(map(until.search, self._rows())):
                return True
            if (left := end - self.now) <= 0:
                return False
            if select.select([self._keyboard], [], [], min(left, FRAME_SECONDS))[0]:
                self._receive(os.read(self._keyboard, 1 << 16))
            if not self._is_updating:
                self._keep_frame()

    def _receive(self, output: bytes) -> None:
        self._stream.feed(output)
        # Between these two a terminal shows what was there before.
        begin, end = output.rfind(b"\x1b[?2026h"), output.rfind(b"\x1b[?2026l")
        if begin != end:
            self._is_updating = begin > end

    def _keep_frame(self) -> None:
        frame = Frame(self.now, self.screen.cells())
        last = self.frames[-1] if self.frames else None
        if last is not None and frame.rows == last.rows:
            return
        if last is not None and frame.time - last.time < FRAME_SECONDS:
            # The later state takes the place of the earlier one, which was there too short to be seen.
            frame = Frame(last.time, frame.rows)
            self.frames.pop()
        self.frames.append(frame)
