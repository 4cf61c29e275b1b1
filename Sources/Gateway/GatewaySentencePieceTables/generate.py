#!/usr/bin/env python3
"""Writes the search tables of Mistral's SentencePiece vocabulary, in the form in which they are searched.

    pip download --no-deps mistral-common==1.13.1 && unzip mistral_common-1.13.1-py3-none-any.whl
    python3 generate.py mistral_common/data/mistral_instruct_tokenizer_240323.model.v3

The files land in the folder data/, and it needs nothing but Python 3.9's standard library. Origin and licence: README.md.

All numbers are little-endian. A piece has two numbers. Its INDEX is its place among the model's ordinary pieces, so
that its token id is the index plus a constant. Its ORDER is the moment at which merging makes it: single characters
first, then the merges, best score first. `▁` is stored as one space. The runs of two or more `▁` share one score, the
worst; the encoder splits them by a rule of its own, and never reads their records in pieces.bin.
"""

import hashlib
import pathlib
import struct
import sys

SHA256 = "9addc8bdce5988448ae81b729336f43a81262160ae8da760674badab9d4c7d33"
NORMAL = 1
WORST_SCORE = -1e9
NONE = 0xFFFF
PAIR_SLOTS = 1 << 16
NO_LABEL = 0x100


def fields(data):
    """The fields of one protocol buffer message as (number, value); varints, bytes and 4-byte floats only."""

    def varint(at):
        value = shift = 0
        while True:
            byte = data[at]
            value |= (byte & 0x7F) << shift
            at, shift = at + 1, shift + 7
            if byte < 0x80:
                return value, at

    at = 0
    while at < len(data):
        key, at = varint(at)
        kind = key & 7
        if kind == 0:
            value, at = varint(at)
        elif kind == 2:
            size, at = varint(at)
            value, at = data[at : at + size], at + size
        elif kind == 5:
            value, at = struct.unpack_from("<f", data, at)[0], at + 4
        else:
            raise SystemExit(f"wire type {kind} is not expected in a SentencePiece model")
        yield key >> 3, value


def ordinary_pieces(model):
    """(text, score) of the model's ordinary pieces, in the order of their ids."""
    pieces = []
    for number, value in fields(model):
        if number == 1:
            piece = dict(fields(value))
            if piece.get(3, NORMAL) == NORMAL:
                pieces.append((piece[1].decode(), piece[2]))
    return pieces


def check(pieces):
    """The encoder relies on each of these facts about the vocabulary."""
    characters = {text for text, _ in pieces if len(text) == 1}
    merges = [(text, score) for text, score in pieces if len(text) > 1]
    first_character = len(merges)
    assert all((len(text) == 1) == (index >= first_character) for index, (text, _) in enumerate(pieces))
    for index, (text, score) in enumerate(pieces):
        is_run = set(text) == {"▁"}
        # A word and the one `▁` before it can be merged apart from all others.
        assert is_run or "▁" not in text[1:], text
        # Scores are distinct and fall with the index; only the runs of `▁` share one, which is merged last.
        assert score == (WORST_SCORE if is_run else -index), (text, score)
        assert set(text) <= characters, text
        # A malformed byte reads as U+FFFD, which must never merge with its neighbours.
        assert len(text) == 1 or "\ufffd" not in text
        assert " " not in text and "\0" not in text


def merged(text, scores):
    """(the tokens of `text` by merging best score first, leftmost first; the two halves of the last merge)."""
    parts, halves = list(text), None
    while True:
        candidates = [
            (-scores[left + right], at)
            for at, (left, right) in enumerate(zip(parts, parts[1:]))
            if left + right in scores
        ]
        if not candidates:
            return parts, halves
        _, at = min(candidates)
        halves = tuple(parts[at : at + 2])
        parts[at : at + 2] = ["".join(halves)]


def spelled(text):
    return text.replace("▁", " ").encode()


def piece_table(ordered, order, scores):
    """One 64-bit record a piece: left half, right half, longest shorter piece it begins with (u16), bytes (u8)."""
    table = bytearray()
    for text in ordered:
        parts, halves = merged(text, scores)
        assert parts == [text], f"{text} is never made by merging"
        left, right = halves or (text, text)
        prefixes = [text[:size] for size in range(len(text) - 1, 0, -1) if text[:size] in order]
        shorter = order[prefixes[0]] if prefixes else NONE
        table += struct.pack("<HHHBx", order[left], order[right], shorter, len(spelled(text)))
    return bytes(table)


def pair_table(ordered, order, scores):
    """Open addressing with linear probing: the piece that merging (left, right) makes."""
    slots = [NONE] * PAIR_SLOTS
    for text in ordered:
        if len(text) > 1:
            left, right = (order[half] for half in merged(text, scores)[1])
            at = ((left | right << 16) * 0x9E3779B1 & 0xFFFFFFFF) >> 16
            while slots[at] != NONE:
                at = (at + 1) % PAIR_SLOTS
            slots[at] = order[text]
    return struct.pack(f"<{PAIR_SLOTS}H", *slots)


def trie_table(ordered, order):
    """A double array: the child of a node for a byte is at `base ^ byte` and carries that byte as its label.

    One 64-bit unit a node: label (u16), order of the piece that ends here (u16), base (u32). The root is unit 0.
    No two inner nodes share a base, so the label alone tells a child from a stranger. Leaves have base 0, whose block
    of 256 units holds the root and nothing else.
    """
    root = ({}, None)
    for text in ordered:
        node, data = root, spelled(text)
        for at, byte in enumerate(data):
            children, _ = node
            if byte not in children:
                children[byte] = ({}, None)
            if at == len(data) - 1:
                children[byte] = (children[byte][0], order[text])
            node = children[byte]

    units = [[NO_LABEL, NONE, 0] for _ in range(256)]
    free = []  # units that are not taken, lowest first; those of crowded blocks are given up
    taken, bases = set(range(256)), set()

    def place(labels):
        for start in (max(0, len(free) - 2048), 0):
            for unit in free[start:]:
                base = unit ^ labels[0]
                if base not in bases and all(base ^ label not in taken for label in labels):
                    return base
        grown = len(units)
        units.extend([NO_LABEL, NONE, 0] for _ in range(256))
        free.extend(range(grown, grown + 256))
        return grown

    queue = [(0, root)]
    while queue:
        queue.sort(key=lambda entry: -len(entry[1][0]))  # the bushiest first: single children fill the gaps
        following = []
        for unit, (children, piece) in queue:
            units[unit][1] = NONE if piece is None else piece
            if not children:
                continue
            labels = sorted(children)
            base = place(labels)
            bases.add(base)
            units[unit][2] = base
            for label in labels:
                units[base ^ label][0] = label
                taken.add(base ^ label)
                following.append((base ^ label, children[label]))
            gone = {base ^ label for label in labels}
            free[:] = [unit for unit in free if unit not in gone]
        queue = following
    print(f"trie: {sum(unit[0] != NO_LABEL for unit in units) + 1} nodes in {len(units)} units")
    return b"".join(struct.pack("<HHI", *unit) for unit in units)


def neighbour_table(ordered, order):
    """Sorted u32s: orders of two characters (left << 16 | right) that stand side by side within some piece."""
    pairs = {order[a] << 16 | order[b] for text in ordered for a, b in zip(text, text[1:])}
    return struct.pack(f"<{len(pairs)}I", *sorted(pairs))


def ascii_neighbour_table(ordered):
    """The same for ASCII characters, `▁` as a space: 128 rows, one for each left character, of 128 bits."""
    rows = [0] * 128
    for text in ordered:
        for left, right in zip(text.replace("▁", " "), text.replace("▁", " ")[1:]):
            if left.isascii() and right.isascii():
                rows[ord(left)] |= 1 << ord(right)
    return b"".join(row.to_bytes(16, "little") for row in rows)


def spelling_table(pieces):
    """By index: offsets (u32, one more than there are pieces) into the bytes of all pieces, which follow."""
    offsets, text = [0], b""
    for piece, _ in pieces:
        text += spelled(piece)
        offsets.append(len(text))
    return struct.pack(f"<{len(offsets)}I", *offsets) + text


def main():
    model = pathlib.Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(model).hexdigest() != SHA256:
        raise SystemExit("this is not mistral_instruct_tokenizer_240323.model.v3 of mistral-common 1.13.1")
    pieces = ordinary_pieces(model)
    check(pieces)
    scores = dict(pieces)
    characters = [text for text, _ in pieces if len(text) == 1]
    merges = [text for text, _ in pieces if len(text) > 1]
    # The runs of `▁` keep their numbers, so that index and order differ by a constant; their records are never read.
    order = {text: at for at, text in enumerate(characters + merges)}
    runs = {text for text in merges if set(text) == {"▁"}}
    ordered = [text for text in characters + merges if text not in runs]
    print(f"{len(characters)} characters, {len(merges)} merges, runs of {sorted(map(len, runs))}")

    folder = pathlib.Path(__file__).parent / "data"
    for name, table in {
        "pieces.bin": piece_table(characters + merges, order, scores),
        "pairs.bin": pair_table(ordered, order, scores),
        "trie.bin": trie_table(ordered, order),
        "neighbours.bin": neighbour_table(characters + merges, order),
        "ascii_neighbours.bin": ascii_neighbour_table(characters + merges),
        "spelling.bin": spelling_table(pieces),
    }.items():
        (folder / name).write_bytes(table)
        print(f"{len(table):7d} {hashlib.sha256(table).hexdigest()} {name}")


main()
