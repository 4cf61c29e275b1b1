#!/usr/bin/env python3
"""Measures the tokenizers side by side in one run: CPU time on one core, first pass over each text, o200k_base.

usage: compare.py BINARY RANKS TEXT...
BINARY is `swift build -c release --product tokenizer-benchmark`'s, RANKS an o200k_base.tokb (see
Sources/Gateway/GatewayTokenizerTables/generate.py), each TEXT a UTF-8 file. The texts of a megabyte of one kind that show an
algorithm's worst side are made here. The peers come from PyPI: tiktoken bpe-openai rs-bpe gigatoken fastokens.

Every figure comes from a process of its own, so nothing is served from a cache of an earlier pass. The best of three
is printed, because others share the machine, and all take their turns at one text before the next. A peer is asked for what it does fastest: its count, or its ids without
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
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=300, env=environment)
    except subprocess.TimeoutExpired:
        return None
    if run.returncode != 0:
        return None
    seconds, tokens = run.stdout.split()[:2]
    return float(seconds), int(float(tokens))


def best_of_turns(commands):
    """For each command its best result of three; one that fails is not tried again."""
    results = {}
    for _ in range(3):
        for label, command in commands.items():
            if label not in results or results[label]:
                result = measure(command)
                results[label] = min(results.get(label, result), result) if result else None
    return results


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def cold_start(command):
    best = 9e9
    for _ in range(10):
        before = children_seconds()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
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

        rows = {"Parlance count": [], "Parlance ids": ["ids"], **dict.fromkeys(PEERS)}

        def command(label, path):
            if rows[label] is None:
                return [sys.executable, __file__, "--one", label, str(ranks), str(path)]
            return [binary, "time", "o200k_base", str(path), *rows[label]]

        cold = best_of_turns({peer: command(peer, "-") for peer in PEERS})
        cells = {label: [f"{cold[label][0]:.3f}" if cold[label] else "fails"] for label in PEERS}
        for label in rows.keys() - set(PEERS):
            cells[label] = [f"{cold_start(command(label, folder / 'short')):.4f}"]
        for path in texts:
            results = best_of_turns({label: command(label, path) for label in rows})
            expected = results["Parlance count"][1]
            for label, result in results.items():
                if result is None:
                    cells[label].append("fails")
                    continue
                wrong = "" if result[1] == expected else f" (counts {result[1] - expected:+d})"
                cells[label].append(f"{path.stat().st_size / result[0] / 1e6:.1f}{wrong}")

        print("| library (o200k) | cold, CPU s | " + " | ".join(f"{path.stem} MB/s" for path in texts) + " |")
        print("|---" * (len(texts) + 2) + "|")
        for label in rows:
            print(f"| {label} | " + " | ".join(cells[label]) + " |")


if __name__ == "__main__":
    main()
