#!/usr/bin/env python3
"""Holds what terminals show of the specifications' examples against the specifications' own HTML; run by hand.

usage: compare.py PARLANCE
Counts the examples whose words, in order, are those of the HTML: of PARLANCE, and of rich and streamdown from PyPI
where they are installed. Examples with raw HTML are left out, as renderers rightly differ in what they make of it.
"""

import html
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OURS = {"p", "ul", "ol", "li", "em", "strong", "a", "code", "pre", "blockquote", "hr", "br", "img", "table", "thead",
        "tbody", "tr", "th", "td", "del", "input", *(f"h{level}" for level in range(1, 7))}  # fmt: skip
PLAIN = dict(os.environ, NO_COLOR="1", TERM="dumb")


def examples():
    for name in ("commonmark-0.31.2.txt", "gfm-0.29.txt"):
        text = (Path(__file__).parent / "Fixtures" / name).read_text(encoding="utf-8")
        for found in re.finditer(r"^`{32} example[^\n]*\n(.*?)^\.\n(.*?)^`{32}$", text, re.S | re.M):
            source, expected = (part.replace("→", "\t") for part in found.groups())
            has_html = re.search(r"<[a-zA-Z/!?][^>]*>", re.sub(r"`[^`]*`", "", source))
            if not has_html and set(re.findall(r"<([a-z]+\d?)", expected)) <= OURS:
                yield source, expected


def words(text):
    return re.findall(r"\w+", text)


def expected_words(source):
    """The words of HTML, with the numbers that a browser puts before items, and what stands for an image."""
    parts, numbers = [], []
    for part in re.split(r"(<[^>]+>)", source):
        if start := re.match(r'<ol(?: start="(\d+)")?>', part):
            numbers.append(int(start.group(1) or 1))
        elif part == "<ul>":
            numbers.append(None)
        elif part in ("</ol>", "</ul>"):
            numbers.pop()
        elif part == "<li>" and numbers and numbers[-1] is not None:
            part, numbers[-1] = f" {numbers[-1]}. ", numbers[-1] + 1
        parts.append(part)
    text = re.sub(r"</?(em|strong|a|code|del)\b[^>]*>", "", "".join(parts))
    text = re.sub(r'<img[^>]*?alt="([^"]*)"[^>]*>', r" \1 ", text)
    return words(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def run(*command):
    def render(source):
        output = subprocess.run(command, input=source.encode(), capture_output=True, env=PLAIN, timeout=60).stdout
        return re.sub(r"\x1b\[[0-9;]*[A-Za-z]|\x1b\][^\x07\x1b]*(\x07|\x1b\\)", "", output.decode("utf-8", "replace"))

    return render


def rich(source):
    from rich.console import Console
    from rich.markdown import Markdown

    console = Console(file=io.StringIO(), width=300, color_system=None)
    console.print(Markdown(source))
    return console.file.getvalue()


def main():
    cases = list(examples())
    renderers = {"parlance": run(sys.argv[1], "render", "--width", "300"), "rich": rich}
    streamdown = shutil.which("sd", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if streamdown:
        renderers["streamdown"] = run(streamdown, "-w", "300")
    for name, render in renderers.items():
        right = 0
        for source, expected in cases:
            try:
                right += words(render(source)) == expected_words(expected)
            except (ImportError, ValueError, subprocess.TimeoutExpired):
                pass
        print(f"{name}: {right} of {len(cases)}", flush=True)


if __name__ == "__main__":
    main()
