"""Serves one GGUF file with xllamacpp's llama.cpp server, with the arguments of llama-server that Parlance gives.

The key is in LLAMA_API_KEY, as llama-server has it.
"""

import argparse
import os
import signal
import threading

import xllamacpp

options = argparse.ArgumentParser()
options.add_argument("--model", required=True)
options.add_argument("--alias", required=True)
options.add_argument("--host", default="127.0.0.1")
options.add_argument("--port", type=int, required=True)
options.add_argument("--ctx-size", type=int, default=8192)
chosen = options.parse_args()

# By itself, and without tearing the model down.
signal.signal(signal.SIGTERM, signal.SIG_DFL)

parameters = xllamacpp.CommonParams()
parameters.model.path = chosen.model
parameters.model_alias = {chosen.alias}
parameters.hostnames = [chosen.host]
parameters.port = chosen.port
parameters.n_ctx = chosen.ctx_size
parameters.n_parallel = 1
parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = os.cpu_count() or 1
parameters.offline = True
parameters.ui = False
parameters.endpoint_slots = False
# Any web page could ask otherwise.
parameters.cors_origins = "http://127.0.0.1"
parameters.cors_origins_explicit = True
parameters.cache_ram_mib = 256
if os.environ.get("LLAMA_API_KEY"):
    parameters.api_keys = [os.environ["LLAMA_API_KEY"]]
server = xllamacpp.Server(parameters)
threading.Event().wait()
