"""How gunicorn serves Enjoined, on a laptop and in a container alike: `gunicorn -c python:tracker.gunicorn_conf`."""

import os
from pathlib import Path

wsgi_app = "tracker.wsgi:application"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
preload_app = True  # read once, then shared by all workers
# One thread at a time runs Python: of more, each page would take longer. Not fewer, because a long list that is read
# slowly keeps one. And no more than the connections in each worker's pool, so that no thread waits for one.
threads = 4
max_requests, max_requests_jitter = 10_000, 1_000  # a slow leak never grows old
control_socket_disable = True  # it would be written to the home folder, which a container's user lacks
accesslog = "-"
access_log_format = '%(h)s "%(r)s" %(s)s %(b)s %(M)sms %({x-request-id}o)s'
if Path("/dev/shm").is_dir():  # noqa: S108  (workers prove they live by touching a file; on a slow disk they seem dead)
    worker_tmp_dir = "/dev/shm"  # noqa: S108
