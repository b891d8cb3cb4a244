"""Things for workers to do."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path


def obey(order: str) -> str:
    """Do as a thing says; the result names the process."""
    kind, _, rest = order.partition(" ")
    if kind == "compute":
        while True:
            pass
    if kind == "wait":
        time.sleep(600)
    if kind == "eat":
        return str(len(bytearray(1_000_000_000)))
    if kind == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "leave":
        os._exit(3)
    if kind == "once" and not Path(rest).exists():
        Path(rest).touch()
        os._exit(3)
    return f"{order} by {os.getpid()}"
