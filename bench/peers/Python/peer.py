"""What the clients in Python have in common: a measurement in a line of standard input, its figures in a line of standard output."""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor


def answer(seconds=0.0, milliseconds=(), bytes=0):
    print(json.dumps({"seconds": seconds, "milliseconds": list(milliseconds), "bytes": bytes}), flush=True)


def singles(clients, seconds, once):
    def client(_):
        taken = []
        while time.perf_counter() < began + seconds:
            start = time.perf_counter()
            once()
            taken.append((time.perf_counter() - start) * 1000)
        return taken

    began = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        taken = list(pool.map(client, range(clients)))
        answer(time.perf_counter() - began, [one for own in taken for one in own])


def serve(bulk, chunks, once, commands, begin):
    answer()
    for line in sys.stdin:
        what, *words = json.loads(line)
        began = time.perf_counter()
        if what == "singles":
            singles(*words, once)
        elif what == "commands":
            count = commands(*words)
            answer(time.perf_counter() - began, bytes=count)
        else:
            {"bulk": bulk, "chunks": chunks, "begin": begin}[what](*words)
            answer(time.perf_counter() - began)
