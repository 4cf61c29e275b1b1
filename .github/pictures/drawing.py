"""Draws the rows of a terminal as SVG that needs no font of its own and no script."""

import html
import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from terminal import Cell, Row

# In units of a tenth of the letters' size, so that all places are whole numbers. A letter of FONTS is 0.6 wide.
CELL, LINE, FONT = 6, 14, 10
MARGIN, BAR = 14, 26
# How many pixels a unit is.
SCALE = 1.5
FONTS = "ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono','DejaVu Sans Mono',monospace"

# Drawn as shapes, so that they join whatever the font: the arms of a line from the middle of its cell, and how much of
# its cell a block fills, from below, and how strongly.
ARMS = {"─": "lr", "│": "tb", "┼": "lrtb", "├": "tbr", "┤": "tbl", "┬": "lrb", "┴": "lrt", "└": "tr", "┘": "tl"}
BLOCKS = {"█": (1.0, 1.0), "▓": (1.0, 0.7), "▒": (1.0, 0.45), "░": (1.0, 0.18)}
BLOCKS |= {chr(0x2580 + eighths): (eighths / 8, 1.0) for eighths in range(1, 8)}
STYLES = {"bold": "b", "italics": "i", "underscore": "u", "strikethrough": "s"}


class Theme:
    """A base16 or base24 scheme: which color has which place."""

    def __init__(self, file: Path) -> None:
        pairs = re.findall(r'base([0-9A-F]{2}): "#([0-9a-f]{6})"', file.read_text())
        self.colors = dict(pairs)
        self._places = {color: place for place, color in pairs}

    def place(self, color: str, default: str) -> str:
        """The place of a color that the program wrote. One that is not the theme's would have no counterpart."""
        return default if color == "default" else self._places[color]

    def rules(self) -> str:
        """The colors as classes: `fXX` for text, `lXX` for lines, `p` for paper, `e` for its edge."""
        colors = self.colors
        places = "".join(f".f{place}{{fill:#{color}}}" for place, color in colors.items())
        lines = "".join(f".l{place}{{stroke:#{color}}}" for place, color in colors.items())
        return f".p{{fill:#{colors['00']};stroke:#{colors['02']}}}.e{{fill:#{colors['02']}}}{places}{lines}"


def row_markup(row: Row, number: int, theme: Theme) -> str:
    """A row, `number` rows below the top. Each run of one look has its place and its width."""
    parts = []
    x = 0
    for key, group in itertools.groupby(row, key=lambda cell: (cell.color, cell.background, cell.styles, _kind(cell))):
        cells = list(group)
        parts += _run(cells, key[3], x, number * LINE, theme)
        x += len(cells)
    return "".join(parts)


def rows_markup(rows: tuple[Row, ...], theme: Theme) -> str:
    """All rows of a screen, one a line."""
    return "\n".join(filter(None, (row_markup(row, number, theme) for number, row in enumerate(rows))))


def _kind(cell: Cell) -> str:
    """What may be drawn together: text, or one and the same shape."""
    return cell.text if cell.text in ARMS or cell.text in BLOCKS else "text"


def _run(cells: list[Cell], kind: str, x: int, y: int, theme: Theme) -> list[str]:
    cell = cells[0]
    color, background = theme.place(cell.color, "05"), theme.place(cell.background, "")
    if "reverse" in cell.styles:
        color, background = background or "00", color
    if "cursor" in cell.styles:
        color, background = "00", "05"
    left, width = x * CELL, len(cells) * CELL
    parts = []
    if background:
        parts.append(f'<rect x="{left}" y="{y}" width="{width}" height="{LINE}" class="f{background}"/>')
    if kind in ARMS:
        path = _arms(ARMS[kind], left, y, len(cells))
        return parts + [f'<path d="{path}" class="l{color}"/>']
    if kind in BLOCKS:
        share, opacity = BLOCKS[kind]
        # Bars of rows below each other stay apart.
        height = round((LINE - 3) * share)
        strength = f' opacity="{opacity}"' if opacity < 1 else ""
        top = y + LINE - 1 - height
        shape = f'<rect x="{left}" y="{top}" width="{width}" height="{height}" class="f{color}"{strength}/>'
        return parts + [shape]
    styles = "".join(f" {STYLES[name]}" for name in cell.styles if name in STYLES)
    text = "".join(cell.text for cell in cells)
    # Blanks are left out, so that every word group begins where its cell is.
    for match in re.finditer(r"\S+(?: \S+)*", text):
        words = match.group()
        length = f' textLength="{len(words) * CELL}"' if len(words) > 1 else ""
        place = f'x="{left + match.start() * CELL}" y="{y + LINE - 4}"'
        parts.append(f'<text {place}{length} class="f{color}{styles}">{html.escape(words, quote=False)}</text>')
    return parts


def _arms(arms: str, left: int, y: int, count: int) -> str:
    path = ""
    middle = y + LINE // 2
    if "l" in arms or "r" in arms:
        begin = left if "l" in arms else left + CELL // 2
        end = left + count * CELL if "r" in arms else left + count * CELL - CELL // 2
        path += f"M{begin} {middle}H{end}"
    for index in range(count if "t" in arms or "b" in arms else 0):
        top = y if "t" in arms else middle
        bottom = y + LINE if "b" in arms else middle
        path += f"M{left + index * CELL + CELL // 2} {top}V{bottom}"
    return path


@dataclass(frozen=True)
class Caption:
    """What a picture is called, and what it shows in words."""

    title: str
    description: str


def page(caption: Caption, columns: int, rows: int, content: str, rules: str, themes: tuple[Theme, Theme]) -> str:
    """A terminal's window with the content in it, in the light theme or the dark one, as the reader's system is."""
    light, dark = themes
    width, height = columns * CELL + 2 * MARGIN, rows * LINE + BAR + MARGIN
    size = f'width="{width * SCALE:.0f}" height="{height * SCALE:.0f}" viewBox="0 0 {width} {height}"'
    dots = "".join(f'<circle cx="{x}" cy="13" r="3.5" class="e"/>' for x in (16, 28, 40))
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="t d">
<title id="t">{html.escape(caption.title)}</title>
<desc id="d">{html.escape(caption.description)}</desc>
<style>
text{{font:{FONT}px {FONTS};white-space:pre}}
.b{{font-weight:bold}}.i{{font-style:italic}}.u{{text-decoration:underline}}.s{{text-decoration:line-through}}
{light.rules()}
@media (prefers-color-scheme:dark){{{dark.rules()}}}
{rules}
</style>
<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="7" class="p"/>{dots}
<svg x="{MARGIN}" y="{BAR}" width="{width - 2 * MARGIN}" height="{rows * LINE}">
{content}
</svg>
</svg>
"""
