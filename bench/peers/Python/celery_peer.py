"""Celery: the tasks, and run as a program the client."""
import os
import subprocess
import sys
import time

from celery import Celery

redis = os.environ["PEER_REDIS"]
app = Celery("celery_peer", broker=redis + "/0", backend=redis + "/1")
# A task is acknowledged when it is done, and one whose process is lost is given to another.
app.conf.update(task_acks_late=True, task_reject_on_worker_lost=True)


@app.task(name="noop")
def noop(_=None):
    return None


@app.task(name="command")
def command(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


def main():
    import peer

    workers = int(sys.argv[1])
    while len(app.control.ping(timeout=1) or []) < workers:
        time.sleep(0.1)

    def take(result):
        value = result.get()
        result.forget()
        return value

    def submit(count, words):
        return [command.delay(*words, str(i)) for i in range(count)]

    peer.serve(
        bulk=lambda count: [take(result) for result in [noop.delay() for _ in range(count)]],
        chunks=lambda count: take(noop.chunks(((i,) for i in range(count)), 1000).apply_async()),
        once=lambda: take(noop.delay()),
        commands=lambda count, words: sum(len(take(result)) for result in submit(count, words)),
        begin=submit,
    )


if __name__ == "__main__":
    main()
