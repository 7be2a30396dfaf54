# One image for web, worker, beat and migrate; docker-compose.yml says which is which.
FROM python:3.13-slim

ENV KINERJA_TANPA_VENV=1 \
    PYTHONUNBUFFERED=1

RUN useradd --system --uid 10001 --home-dir /data --create-home kinerja

WORKDIR /aplikasi

COPY requirements-produksi.txt ./
RUN pip install --no-cache-dir --require-hashes --only-binary :all: \
    -r requirements-produksi.txt

COPY manage.py ./
COPY kinerja ./kinerja
COPY organisasi ./organisasi
COPY indikator ./indikator
COPY evaluasi ./evaluasi
COPY pelatihan ./pelatihan
COPY templates ./templates
COPY static ./static

# The key of this step signs nothing and is not kept in the image.
RUN KINERJA_SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    KINERJA_STATIC_ROOT=/aplikasi/statis \
    python manage.py collectstatic --no-input --verbosity 0

ENV KINERJA_DATA_DIR=/data \
    KINERJA_STATIC_ROOT=/aplikasi/statis

USER kinerja
VOLUME /data
EXPOSE 8000

# No access log here: the proxy keeps it, except for the citizens' form (Caddyfile).
CMD ["gunicorn", "kinerja.wsgi", "--bind", "0.0.0.0:8000", "--workers", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
