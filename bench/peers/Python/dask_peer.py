"""Dask: the client."""
import subprocess
import sys

import dask.bag
from distributed import Client, as_completed, wait

import peer


def noop(_):
    return None


def command(*words):
    return subprocess.run(words, check=True, capture_output=True).stdout


def main():
    client = Client(sys.argv[1])
    client.wait_for_workers(2)
    kept = []

    def submit(count, words):
        return [client.submit(command, *words, str(i), pure=False) for i in range(count)]

    def commands(count, words):
        # Each is let go of when its output is here, as its documents have it for outputs that do not fit together.
        return sum(len(output) for _, output in as_completed(submit(count, words), with_results=True))

    peer.serve(
        bulk=lambda count: wait(client.map(noop, range(count), pure=False)),
        chunks=lambda count: dask.bag.from_sequence(range(count), partition_size=1000).map(noop).compute(),
        once=lambda: client.submit(noop, 0, pure=False).result(),
        commands=commands,
        begin=lambda count, words: kept.append(submit(count, words)),
    )


if __name__ == "__main__":
    main()
