#!/usr/bin/env python3
"""Writes the tables under data/ in the form in which the module GatewayTokenizers searches them.

usage: generate.py FOLDER
FOLDER holds o200k_base.tokb, cl100k_base.tokb, tekken_131072.tokb and uclasses.json (see data/ORIGIN.md). No packages
beyond the standard library are needed; it takes about a minute. The output depends on the input alone.

A .tokb file is "TOKB", u32 version, u32 count, u8 length[count], then the tokens' bytes in the order of their ranks.

A vocabulary table is a header of little-endian u32 and sections, each aligned to 64 bytes:

  header   "PTOK", version, tokens, pieces' slots, pieces' pilot bits, merges' slots, merges' pilot bits, longest token,
           bits of a hash of `joins`, then one byte offset a section, in the order below
  pieces   u32 a slot {rank 18 | tag 14}: a perfect hash of a token's bytes names the slot, the tag tells most of what
           is no token, `records` confirms the rest
  pilots   u16 a bucket: the multiplier that makes that hash perfect
  records  16 bytes a rank {u64 first eight bytes, zero-padded | u64 left 18, right 18, prefix 18, length 8}: the two
           tokens whose merge makes this one, and the longest shorter token that it starts with; of a single byte all
           three are itself. In the order of the ranks, so that what is frequent lies together
  merges   u32 a slot {rank 18 | tag 14}; a perfect hash of (left, right) names the slot, `records` confirms it
  pilots   u16 a bucket, for `merges`
  lengths  u32 for each of 2^16 hashes of a token's first four bytes: bit n is set where tokens of n + 4 bytes start
           so, bit 31 where longer ones do
  longs    u32 count, then the lengths of 35 bytes and more that occur, longest first
  singles  u32 for each byte: its rank
  bytes    all tokens, in the order of their ranks, and 16 bytes of padding
  offsets  u32 a rank: where its bytes start
  pairs    u32 for each two bytes below 128 (first + second << 7): the rank of the token they are, or all ones
  borders  2^20 bits: for each token's last merge before a byte above 191, the hash of at most three bytes on either side
           of where it joined. Where no bit is set for what surrounds a place in a text, no token reaches across it
  inners   2^14 bits: of these merges, the last byte on the left | (the first on the right - 192) << 8 where a side is
           shorter than three bytes. Where the bit is clear, only three bytes on both sides need be asked for
  joins    a bit for each hash of (left, right): where it is clear, `merges` need not be asked
"""

import hashlib
import json
import struct
import sys
from pathlib import Path

MASK = (1 << 64) - 1
M1 = 0x9E3779B97F4A7C15  # the golden ratio; the other two are SplitMix64's
M2 = 0xBF58476D1CE4E5B9
M3 = 0x94D049BB133111EB

SOURCES = {
    "o200k_base": "o200k_base.tokb",
    "cl100k_base": "cl100k_base.tokb",
    "tekken": "tekken_131072.tokb",
}


def load_tokens(path):
    data = path.read_bytes()
    magic, _, count = struct.unpack_from("<4sII", data)
    assert magic == b"TOKB", path
    tokens, at = [], 12 + count
    for length in data[12 : 12 + count]:
        tokens.append(data[at : at + length])
        at += length
    assert at == len(data) and len(set(tokens)) == count
    return tokens


def piece_key(token):
    """The 64 bits that `VocabularyTable.key` makes of a piece."""
    n = len(token)
    key = int.from_bytes(token[:8], "little") ^ (n * M3 & MASK)
    if n > 8:
        key ^= spread(token[-8:], M2, 29)
    if n > 16:
        key ^= spread(token[8:16], M3, 17) ^ spread(token[n - 16 : n - 8], M2, 47)
    return key


def spread(word, factor, turn):
    value = int.from_bytes(word, "little")
    product = (value ^ value >> 32) * factor & MASK
    return (product << turn | product >> 64 - turn) & MASK


def hashes(key):
    h = key * M1 & MASK
    return h, h ^ h >> 32


def slot_of(y, pilot, slots):
    return ((y * ((pilot * 2 + 1) * M2 & MASK) & MASK) >> 32) * slots >> 32


def perfect_hash(keys):
    """Pilots and, for each slot, the index of its key or None."""
    assert len(set(keys)) == len(keys)
    slots = int(len(keys) / 0.98) + 1
    bits = max(1, (len(keys) // 4).bit_length())
    buckets = {}
    for index, key in enumerate(keys):
        h, y = hashes(key)
        buckets.setdefault(h >> (64 - bits), []).append((index, y))
    pilots, table = [0] * (1 << bits), [None] * slots
    for bucket, members in sorted(buckets.items(), key=lambda item: (-len(item[1]), item[0])):
        for pilot in range(1 << 16):
            places = [slot_of(y, pilot, slots) for _, y in members]
            if len(set(places)) == len(places) and all(table[p] is None for p in places):
                break
        else:
            raise SystemExit("no pilot found: lower the load")
        pilots[bucket] = pilot
        for (index, _), place in zip(members, places):
            table[place] = index
    return bits, pilots, table


def last_merge(token, ranks):
    """The two tokens that byte-pair encoding joins last to make `token`."""
    parts = [token[i : i + 1] for i in range(len(token))]
    while len(parts) > 2:
        pairs = [(ranks.get(parts[i] + parts[i + 1], 1 << 32), i) for i in range(len(parts) - 1)]
        rank, at = min(pairs)
        assert rank < 1 << 32, f"{token!r} cannot be reached by merges"
        parts[at : at + 2] = [parts[at] + parts[at + 1]]
    left, right = (ranks[part] for part in parts)
    # The backtracking encoder relies on both: a token is reachable, and newer than its parts.
    assert max(left, right) < ranks[token]
    return left, right


def longest_prefix(token, ranks):
    return next(ranks[token[:n]] for n in range(len(token) - 1, 0, -1) if token[:n] in ranks)


def vocabulary_table(tokens):
    count = len(tokens)
    assert count < 1 << 18 and max(map(len, tokens)) < 256
    ranks = {token: rank for rank, token in enumerate(tokens)}
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))

    piece_bits, piece_pilots, piece_slots = perfect_hash([piece_key(token) for token in tokens])
    # An empty slot names rank 0, which then is not confirmed.
    pieces = [
        0 if rank is None else rank | (hashes(piece_key(tokens[rank]))[1] & 0x3FFF) << 18 for rank in piece_slots
    ]

    nodes, merged, merge_keys = [], [], []
    for rank, token in enumerate(tokens):
        if len(token) == 1:
            left = right = prefix = rank
        else:
            left, right = last_merge(token, ranks)
            prefix = longest_prefix(token, ranks)
            merged.append(rank)
            merge_keys.append(left << 18 | right)
        nodes.append(left | right << 18 | prefix << 36 | len(token) << 54)
    merge_bits, merge_pilots, merge_slots = perfect_hash(merge_keys)
    # An empty slot names rank 0, a single byte, which no pair makes.
    merges = [
        0 if index is None else merged[index] | (hashes(merge_keys[index])[1] & 0x3FFF) << 18 for index in merge_slots
    ]

    lengths = [0] * (1 << 16)
    for token in tokens:
        if len(token) >= 4:
            at = (int.from_bytes(token[:4], "little") * 0x9E3779B1 & 0xFFFFFFFF) >> 16
            lengths[at] |= 1 << min(len(token) - 4, 31)
    longs = sorted({len(token) for token in tokens if len(token) >= 35}, reverse=True)

    pairs = [ranks.get(bytes([at & 127, at >> 7]), 0xFFFFFFFF) for at in range(1 << 14)]
    borders, inners = bytearray(1 << 17), bytearray(1 << 11)
    for rank in merged:
        length = len(tokens[nodes[rank] & 0x3FFFF])
        left, right = tokens[rank][:length], tokens[rank][length:]
        if right[0] >= 0xC0:
            at = border_hash(left[-3:], right[:3])
            borders[at >> 3] |= 1 << (at & 7)
            if min(len(left), len(right)) < 3:
                at = left[-1] | right[0] - 0xC0 << 8
                inners[at >> 3] |= 1 << (at & 7)

    join_bits = (count * 8 - 1).bit_length()
    joins = bytearray(1 << join_bits - 3)
    for key in merge_keys:
        at = hashes(key)[0] >> 64 - join_bits
        joins[at >> 3] |= 1 << (at & 7)

    sections = [
        struct.pack(f"<{len(pieces)}I", *pieces),
        struct.pack(f"<{len(piece_pilots)}H", *piece_pilots),
        b"".join(token[:8].ljust(8, b"\0") + struct.pack("<Q", node) for token, node in zip(tokens, nodes)),
        struct.pack(f"<{len(merges)}I", *merges),
        struct.pack(f"<{len(merge_pilots)}H", *merge_pilots),
        struct.pack("<65536I", *lengths),
        struct.pack(f"<{len(longs) + 1}I", len(longs), *longs),
        struct.pack("<256I", *(ranks[bytes([byte])] for byte in range(256))),
        b"".join(tokens) + bytes(16),
        struct.pack(f"<{count}I", *starts[:-1]),
        struct.pack("<16384I", *pairs),
        bytes(borders),
        bytes(inners),
        bytes(joins),
    ]
    header = [3, count, len(piece_slots), piece_bits, len(merge_slots), merge_bits, max(map(len, tokens)), join_bits]
    at, body, offsets = 128, bytearray(), []
    for section in sections:
        offsets.append(at)
        padded = section + bytes(-len(section) % 64)
        body += padded
        at += len(padded)
    head = b"PTOK" + struct.pack(f"<{len(header) + len(offsets)}I", *header, *offsets)
    return head.ljust(128, b"\0") + bytes(body)


def border_hash(left, right):
    """Of one to three bytes on either side; fewer than three are all that the merged token has on that side."""
    missing = 3 - len(left) | 3 - len(right) << 2
    key = int.from_bytes(left.rjust(3, b"\0") + right.ljust(3, b"\0"), "little") | missing << 48
    return (key * M1 & MASK) >> 44


# The classes of `CharacterClass` in the module GatewayTokenizers.
OTHER, LINE_BREAK, SPACE, NUMBER, MARK, UPPER, LOWER, CASELESS = range(8)


def class_table(ranges):
    """Two stages: u16 for each 64 code points, the number of a block; then 64 bytes a block, one class each."""
    classes = bytearray(0x110000)
    for names, value in (
        (["S"], SPACE),
        (["N"], NUMBER),
        (["M"], MARK),
        (["Lu", "Lt"], UPPER),
        (["Ll"], LOWER),
        (["Lm", "Lo"], CASELESS),
    ):
        for name in names:
            for first, last in ranges[name]:
                for code in range(first, last + 1):
                    assert classes[code] == OTHER
                    classes[code] = value
    letters = bytearray(0x110000)
    for first, last in ranges["L"]:
        letters[first : last + 1] = b"\1" * (last + 1 - first)
    assert all((classes[code] >= UPPER) == letters[code] for code in range(0x110000))
    for code in (0x0A, 0x0D):
        classes[code] = LINE_BREAK

    blocks, stage = {}, []
    for start in range(0, 0x110000, 64):
        stage.append(blocks.setdefault(bytes(classes[start : start + 64]), len(blocks)))
    return struct.pack(f"<{len(stage)}H", *stage) + b"".join(blocks)


def main():
    source, target = Path(sys.argv[1]), Path(__file__).parent / "data"
    outputs = {
        "character_classes.bin": class_table(json.loads((source / "uclasses.json").read_text())),
        **{f"{name}.bin": vocabulary_table(load_tokens(source / file)) for name, file in SOURCES.items()},
    }
    for name, data in outputs.items():
        (target / name).write_bytes(data)
        print(hashlib.sha256(data).hexdigest(), len(data), name)


if __name__ == "__main__":
    main()
