# syntax=docker/dockerfile:1
# The same steps as `make bundle` and `make run`, with nothing left of the tools.
#   docker build -t three-gorges-atlas .
#   docker run --rm -p 8050:8050 three-gorges-atlas

ARG PYTHON=3.13

# The locked packages, checked by hash.
FROM python:${PYTHON}-slim AS packages
RUN apt-get update \
    && apt-get install -y --no-install-recommends make \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /atlas
COPY Makefile ./
COPY requirements/run.txt requirements/
RUN make .venv/.run-stamp

# Our own plotly.js; Node.js comes from the locked wheel and stays in this stage.
FROM packages AS bundle
COPY requirements/node.txt requirements/
COPY dashboard/bundle dashboard/bundle
RUN make bundle

FROM python:${PYTHON}-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin atlas
WORKDIR /atlas
ENV HOST=0.0.0.0 \
    PORT=8050 \
    PYTHONUNBUFFERED=1
COPY --from=packages /atlas/.venv .venv
COPY app.py LICENSE ./
COPY assets assets
COPY geodata geodata
COPY dashboard dashboard
COPY callbacks callbacks
COPY --from=bundle /atlas/dashboard/static dashboard/static
# Fails the build if the data or the boundaries do not hold; then compresses the static files once.
RUN .venv/bin/python -m compileall -q app.py geodata dashboard callbacks \
    && .venv/bin/python -m geodata check \
    && .venv/bin/python -c "from app import Settings, create_app; create_app(Settings.from_env())" \
    && chown -R atlas var
USER atlas
EXPOSE 8050
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD [".venv/bin/python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
CMD [".venv/bin/python", "-m", "gunicorn", "--config", "python:callbacks.serving", "app:server"]
