#!/usr/bin/env python3
"""Measures the tokenizers side by side in one run: CPU time on one core, first pass over each text, o200k_base.

usage: compare.py BINARY RANKS TEXT...
BINARY is `swift build -c release --product tokenizer-benchmark`'s, RANKS an o200k_base.tokb (see
Sources/TokenizerTables/generate.py), each TEXT a UTF-8 file. The texts of a megabyte of one kind that show an
algorithm's worst side are made here. The peers come from PyPI: tiktoken bpe-openai rs-bpe gigatoken fastokens.

Every figure comes from a process of its own, so nothing is served from a cache of an earlier pass; the best of three
is printed, because others share the machine. A peer is asked for what it does fastest: its count, or its ids without
special tokens. "cold" is the CPU time from before the peer is loaded (Python itself does not count) to the end of a first
short count; for ours it is the whole process, from its start to its end.
"""

import base64
import os
import random
import resource
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PEERS = ["tiktoken", "bpe-openai", "rs-bpe", "gigatoken", "fastokens"]
PATTERN = "|".join([
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?""",
    r"""\p{N}{1,3}""", r""" ?[^\s\p{L}\p{N}]+[\r\n/]*""", r"""\s*[\r\n]+""", r"""\s+(?!\S)""", r"""\s+""",
])  # fmt: skip
SHORT = "The first count of a cold process: how long does a person wait?"


def load(peer, ranks):
    """The peer's fastest way from a text to the number of its tokens."""
    if peer == "tiktoken":
        import tiktoken
        from tiktoken.load import load_tiktoken_bpe

        encoding = tiktoken.Encoding(
            "o200k_base", pat_str=PATTERN, mergeable_ranks=load_tiktoken_bpe(ranks), special_tokens={}
        )
        return lambda text: len(encoding.encode_ordinary(text))
    if peer == "bpe-openai":
        from bpe_openai._bindings import tokenizer_for_encoding

        return tokenizer_for_encoding("o200k_base").count
    if peer == "rs-bpe":
        from rs_bpe import openai

        return openai.o200k_base().count
    if peer == "gigatoken":
        import gigatoken

        encoding = gigatoken.Tokenizer.from_tiktoken(ranks)
        return lambda text: len(encoding.encode(text))
    if peer == "fastokens":
        from fastokens._native import Tokenizer

        encoding = Tokenizer.from_tiktoken(ranks, encoding="o200k_base")
        return lambda text: len(encoding.encode_ordinary(text))
    raise SystemExit(f"unknown peer {peer}")


def measure_here(peer, ranks, path):
    text = Path(path).read_bytes().decode() if path != "-" else None
    start = time.process_time()
    count = load(peer, ranks)
    count(SHORT)
    cold = time.process_time() - start
    if text is None:
        print(cold, 0)
        return
    start = time.process_time()
    tokens = count(text)
    print(time.process_time() - start, tokens)


def measure(command):
    """Seconds and tokens, or None where the command failed."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1", "TIKTOKEN_CACHE_DIR": ""}
    best = None
    for _ in range(3):
        try:
            run = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
        except subprocess.TimeoutExpired:
            return best
        if run.returncode != 0:
            return best
        seconds, tokens = run.stdout.split()[:2]
        best = min(best or (9e9, 0), (float(seconds), int(float(tokens))))
    return best


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cold_start(binary, path):
    best = 9e9
    for _ in range(10):
        before = children_seconds()
        subprocess.run([binary, "time", "o200k_base", path], check=True, stdout=subprocess.DEVNULL)
        best = min(best, children_seconds() - before)
    return best


def adversarial(folder):
    count, random_source = 1_000_000, random.Random(1)
    texts = {
        "1M 'a'": b"a" * count,
        "1M spaces": b" " * count,
        "1M breaks": b"\n" * count,
        "base64": base64.b64encode(random_source.randbytes(count * 3 // 4)),
        "emoji": "".join(random_source.choices("😀😂🤣🥺🙏👍❤🎉🇩🇪‍🏽", k=count // 4)).encode(),
    }
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in texts]


def main():
    if sys.argv[1] == "--one":
        return measure_here(*sys.argv[2:])
    binary, tokb, *paths = sys.argv[1:]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = Path(tokb).read_bytes()
        count = struct.unpack_from("<I", data, 8)[0]
        ranks, at = folder / "o200k_base.tiktoken", 12 + count
        with ranks.open("wb") as out:
            for rank, length in enumerate(data[12 : 12 + count]):
                out.write(base64.b64encode(data[at : at + length]) + b" %d\n" % rank)
                at += length
        (folder / "short").write_text(SHORT)
        texts = [Path(path) for path in paths] + adversarial(folder)

        print("| library (o200k) | cold, CPU s | " + " | ".join(f"{path.stem} MB/s" for path in texts) + " |")
        print("|---" * (len(texts) + 2) + "|")
        tokens = {}
        rows = [("Parlance count", []), ("Parlance ids", ["ids"])] + [(peer, None) for peer in PEERS]
        for label, extra in rows:
            if extra is None:
                one = [sys.executable, __file__, "--one", label, str(ranks)]
                seconds = measure([*one, "-"])
                cold = f"{seconds[0]:.3f}" if seconds else "fails"
            else:
                cold = f"{cold_start(binary, str(folder / 'short')):.4f}"
            cells = []
            for path in texts:
                command = [*one, str(path)] if extra is None else [binary, "time", "o200k_base", str(path), *extra]
                result = measure(command)
                if result is None:
                    cells.append("fails")
                    continue
                expected = tokens.setdefault(path, result[1])
                wrong = "" if result[1] == expected else f" (counts {result[1] - expected:+d})"
                cells.append(f"{path.stat().st_size / result[0] / 1e6:.1f}{wrong}")
            print(f"| {label} | {cold} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
