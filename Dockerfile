# The image of the composed deployment: the locked packages, the code with its fixtures, the static files.
FROM python:3.13-slim

ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ENJOINED_DEBUG=0
WORKDIR /app

# The list before the code, so that a change of code installs nothing again. Wheels only: building a package would run
# code that no hash vouches for.
COPY requirements/run.txt requirements/
RUN pip install --no-cache-dir --require-hashes --only-binary :all: --requirement requirements/run.txt

COPY . .
RUN ENJOINED_SECRET_KEY=for-this-step-only python manage.py collectstatic --no-input --verbosity=0

# Whoever serves owns nothing here but the folder that keeps the secret key; the code stays root's.
RUN useradd --system --uid 10001 --no-create-home enjoined \
    && install --directory --owner=enjoined --mode=0700 /var/lib/enjoined
USER enjoined

EXPOSE 8000
CMD ["sh", "-c", "python manage.py prepare && exec python -m gunicorn -c python:tracker.gunicorn_conf --bind 0.0.0.0:8000"]
