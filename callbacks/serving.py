"""How gunicorn serves the atlas; read by `make run` and by the container alike."""

import os
import threading
from importlib import import_module

from dashboard.settings import Settings

_settings = Settings.from_env()

bind = f"[{_settings.host}]" if ":" in _settings.host else _settings.host
bind += f":{_settings.port}"
workers = int(os.environ.get("WEB_CONCURRENCY") or "2")
# Browsers open connections ahead of need: a worker without threads would wait on a silent one.
worker_class = "gthread"
threads = 8
# Loaded once, then forked: one import, and the workers share its memory.
preload_app = True
keepalive = 15
# The most that gunicorn takes: Dash's own server opens links of this length, so must this one.
limit_request_line = 8190
# Heartbeats touch a file; in memory where there is some, so that a slow disk stops no worker.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
loglevel = "warning"
# Nothing steers the server from outside, so it opens no control socket in the home directory.
control_socket_disable = True


def post_worker_init(_worker: object) -> None:
    """Import beside the first requests what only some need and takes seconds."""
    slow = ("mapclassify", "dashboard.pictures.picture")
    threading.Thread(target=lambda: [import_module(name) for name in slow], daemon=True).start()
