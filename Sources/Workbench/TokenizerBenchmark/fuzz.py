#!/usr/bin/env python3
"""Compares the ids of generated strings with tiktoken's; run by hand.

usage: fuzz.py BINARY TOKENS [STRINGS [SEED]]          compare, 1,000,000 strings for each encoding by default
       fuzz.py --record BINARY TOKENS VECTORS OUTPUT   write Tests/GatewayTokenizersTests/Fixtures/vectors.jsonl

BINARY is `swift build -c release --product tokenizer-benchmark`'s, TOKENS the folder that generate.py reads. Needs
tiktoken 0.14 from PyPI, and --record mistral-common 1.13.1. VECTORS are lines with `text`, whose expectations --record
makes anew; it adds 1,000 strings of its own.
"""

import json
import random
import struct
import subprocess
import sys
import unicodedata
from pathlib import Path

import tiktoken

O200K = [
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""\p{N}{1,3}""", r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""", r"""\s*[\r\n]+""", r"""\s+(?!\S)""", r"""\s+""",
]  # fmt: skip
CL100K = (
    r"""'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]"""
    r"""|\s+(?!\S)|\s"""
)
CONTRACTION = "(?i:'s|'t|'re|'ve|'m|'ll|'d)?"
TEKKEN = "|".join(O200K).replace(CONTRACTION, "").replace(r"\p{N}{1,3}", r"\p{N}")
SPECIALS = {
    "o200k_base": {"<|endoftext|>": 199999, "<|endofprompt|>": 200018},
    "cl100k_base": {
        "<|endoftext|>": 100257, "<|fim_prefix|>": 100258, "<|fim_middle|>": 100259, "<|fim_suffix|>": 100260,
        "<|endofprompt|>": 100276,
    },
    "o200k_harmony": {
        "<|startoftext|>": 199998, "<|endoftext|>": 199999, "<|endofprompt|>": 200018, "<|return|>": 200002,
        "<|constrain|>": 200003, "<|channel|>": 200005, "<|start|>": 200006, "<|end|>": 200007, "<|message|>": 200008,
        "<|call|>": 200012,
    } | {f"<|reserved_{i}|>": i for i in [200000, 200001, 200004, 200009, 200010, 200011, *range(200013, 201088)]},
}  # fmt: skip


def tokens_of(path):
    data = path.read_bytes()
    count = struct.unpack_from("<I", data, 8)[0]
    tokens, at = [], 12 + count
    for length in data[12 : 12 + count]:
        tokens.append(data[at : at + length])
        at += length
    return tokens


def encodings(folder):
    ranks = {
        name: {token: rank for rank, token in enumerate(tokens_of(Path(folder) / file))}
        for name, file in (("o200k", "o200k_base.tokb"), ("cl100k", "cl100k_base.tokb"), ("t", "tekken_131072.tokb"))
    }

    def encoding(name, pattern, ranks):
        specials = SPECIALS.get(name, {})
        return tiktoken.Encoding(name, pat_str=pattern, mergeable_ranks=ranks, special_tokens=specials)

    return {
        "o200k_base": encoding("o200k_base", "|".join(O200K), ranks["o200k"]),
        "cl100k_base": encoding("cl100k_base", CL100K, ranks["cl100k"]),
        "tekken": encoding("tekken", TEKKEN, ranks["t"]),
        "o200k_harmony": encoding("o200k_harmony", "|".join(O200K), ranks["o200k"]),
    }


class Generator:
    """Strings that ask something of the patterns or the merges; few people would type them."""

    def __init__(self, seed, vocabularies):
        self.random = random.Random(seed)
        self.tokens = [t.decode() for v in vocabularies for t in v if is_text(t)]
        self.by_category = {}
        for code in range(0x110000):
            if not 0xD800 <= code < 0xE000:
                self.by_category.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
        self.spaces = " \t\n\r\x0b\x0c\x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000"
        self.kinds = [getattr(self, name) for name in dir(self) if name.startswith("make_")]

    def string(self):
        return "".join(self.random.choice(self.kinds)() for _ in range(self.random.choice([1, 1, 1, 2, 3])))

    def some(self, choices, most):
        return "".join(self.random.choices(choices, k=self.random.randint(1, most)))

    def make_category_mix(self):
        categories = self.random.choices(list(self.by_category), k=self.random.randint(1, 4))
        return "".join(self.random.choice(self.by_category[self.random.choice(categories)]) for _ in range(12))

    def make_letters_and_marks(self):
        categories = ["Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me"]
        return "".join(self.random.choice(self.by_category[self.random.choice(categories)]) for _ in range(10))

    def make_token_glue(self):
        return self.some(self.tokens, 6)

    def make_cut_tokens(self):
        return "".join(t[self.random.randint(0, len(t)) :] for t in self.random.choices(self.tokens, k=5))

    def make_spaces(self):
        return self.some(self.spaces + "    \n\r", 12) + self.some("ab1./ ", 2)

    def make_ascii(self):
        return self.some([chr(c) for c in range(128)], 30)

    def make_identifier(self):
        return self.some("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_", 30)

    def make_contractions(self):
        ends = ["'s", "'S", "'ll", "'Ll", "'re", "'VE", "'m", "'t", "'d", "'\u017f", "'x", "'", "''", "\u2019s", "'l"]
        return "".join(self.some("aBz\u00e9\u4e00\u0301 1", 3) + self.random.choice(ends) for _ in range(3))

    def make_digits(self):
        return self.some("0123456789\u00b2\u0663\u2167\u3007\u00bd \u096a,.", 12)

    def make_punctuation(self):
        return self.some("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~\n\r/ \u2014\u20ac\u0301\U0001f600\u200d\ufe0f", 15)

    def make_repeat(self):
        return self.some(self.tokens, 2) * self.random.randint(2, 60)

    def make_scripts(self):
        first = self.random.choice([0x3B1, 0x410, 0x5D0, 0x627, 0x905, 0xE01, 0x3042, 0x4E00, 0x7530, 0xAC00, 0x1F600])
        return "".join(chr(first + self.random.randint(0, 24)) for _ in range(self.random.randint(1, 30)))

    def make_any(self):
        return "".join(chr(self.random.choice([*range(0xD800), *[0xFFFD]])) for _ in range(3)) + "\U0010ffff"


def is_text(token):
    try:
        token.decode()
        return True
    except UnicodeDecodeError:
        return False


def ours(binary, encoding, texts):
    data = b"".join(struct.pack("<I", len(text)) + text for text in texts)
    out = subprocess.run([binary, "encode", encoding], input=data, stdout=subprocess.PIPE, check=True).stdout
    at, answers = 0, []
    for _ in texts:
        count = struct.unpack_from("<I", out, at)[0]
        answers.append(list(struct.unpack_from(f"<{count}I", out, at + 4)))
        at += 4 + 4 * count
    assert at == len(out)
    return answers


def compare(binary, folder, strings=1_000_000, seed=1):
    peers = encodings(folder)
    generator = Generator(seed, [tokens_of(Path(folder) / f) for f in ("o200k_base.tokb", "tekken_131072.tokb")])
    differences, done, size = 0, 0, 0
    while done < strings:
        texts = [generator.string() for _ in range(min(50_000, strings - done))]
        raw = [text.encode() for text in texts]
        for name in ("o200k_base", "cl100k_base", "tekken"):
            first = 1000 if name == "tekken" else 0
            for text, got in zip(texts, ours(binary, name, raw)):
                expected = [token + first for token in peers[name].encode_ordinary(text)]
                if got != expected:
                    differences += 1
                    print(f"{name} {text!r}: {got} instead of {expected}")
        done += len(texts)
        size += sum(map(len, raw))
        print(f"{done} strings, {size} bytes, 3 encodings: {differences} differences", flush=True)
    return differences


def digest(ids):
    """FNV-1a over the ids as little-endian u32."""
    value = 0xCBF29CE484222325
    for byte in struct.pack(f"<{len(ids)}I", *ids):
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return f"{len(ids)}:{value:016x}"


def record(folder, vectors, output):
    from mistral_common.tokens.tokenizers.tekken import Tekkenizer
    import mistral_common

    tekken = Tekkenizer.from_file(str(Path(mistral_common.__file__).parent / "data" / "tekken_240718.json"))
    peers = encodings(folder)
    generator = Generator(2026, [tokens_of(Path(folder) / f) for f in ("o200k_base.tokb", "tekken_131072.tokb")])
    lines = [json.loads(line) for line in Path(vectors).read_text().splitlines()]
    with open(output, "w", encoding="utf-8") as out:
        for text in [line["text"] for line in lines] + [generator.string() for _ in range(1000)]:
            ids = {
                "o200k_base": digest(peers["o200k_base"].encode_ordinary(text)),
                "cl100k_base": digest(peers["cl100k_base"].encode_ordinary(text)),
                "tekken": digest(tekken.encode(text, bos=False, eos=False)),
            }
            line = {"text": text, **ids}
            if "<|" in text:
                line["special"] = {
                    name: digest(peers[name].encode(text, allowed_special="all"))
                    for name in ("o200k_base", "o200k_harmony", "cl100k_base")
                }
            out.write(json.dumps(line, separators=(",", ":")) + "\n")


def main():
    if sys.argv[1] == "--record":
        record(*sys.argv[3:])
    else:
        sys.exit(1 if compare(*sys.argv[1:3], *map(int, sys.argv[3:])) else 0)


if __name__ == "__main__":
    main()
