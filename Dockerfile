# The one image of Delta: api, worker and migrate differ only in their command line.
#
#   docker build -t delta .
#   docker build --target test .        # the tests, in a stage of their own
ARG DEBIAN=docker.io/library/debian:12.12-slim

# What it takes to build; changes only with the list of packages.
FROM ${DEBIAN} AS tools
WORKDIR /src
COPY deploy/packages deploy/packages
RUN deploy/packages build && rm -rf /var/lib/apt/lists/*

# The grammars; change only with their lock file. The stamp is what cmake/grammars.cmake looks for.
FROM tools AS grammars
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /src/build/grammars
COPY lib/syntax/grammars/package.json lib/syntax/grammars/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund --legacy-peer-deps --loglevel=error \
    && sha256sum package-lock.json | cut -d ' ' -f 1 | tr -d '\n' > stamp

FROM grammars AS build
ARG COMMIT=unknown
WORKDIR /src
COPY . .
ENV CCACHE_DIR=/ccache LANG=C.UTF-8
# What was compiled before is kept beside the layers: a changed file costs its own compile, not all of them.
RUN --mount=type=cache,target=/ccache eval "$(deploy/packages build)" \
    && cmake --preset release -DDELTA_COMMIT="${COMMIT}" \
    && cmake --build --preset release --target delta \
    && install -D --strip build/release/app/delta /out/delta \
    && install -D --strip build/release/app/delta-service /out/delta-service

# Not part of the image: docker build --target test .
FROM build AS test
RUN tests/run

FROM tools AS web
WORKDIR /src/web
COPY web/package.json web/package-lock.json web/.npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY docs/rules.md /src/docs/
COPY web .
RUN npm run build

# What it is made of: the packages to install beside it, the list of parts, and the notices.
FROM build AS parts
COPY --from=web /src/web/node_modules web/node_modules
RUN deploy/runtime-packages /out/delta-service /out/delta > /out/packages \
    && deploy/sbom /out/delta-service /out/delta > /out/sbom.cdx.json \
    && deploy/notices /out/sbom.cdx.json > /out/THIRD-PARTY.md

FROM ${DEBIAN}
ARG VERSION=0.1.0
ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Delta" \
      org.opencontainers.image.description="Keeps documentation true" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}" \
      delta.sbom="/usr/share/delta/sbom.cdx.json" \
      delta.notices="/usr/share/delta/THIRD-PARTY.md"
COPY --from=parts /out/packages /out/sbom.cdx.json /out/THIRD-PARTY.md /src/LICENSE /usr/share/delta/
# git clones, fetches and pushes; the rest are the libraries the binary was linked with.
# hadolint ignore=DL3008
RUN apt-get update \
    && xargs apt-get install -y --no-install-recommends ca-certificates git < /usr/share/delta/packages \
    && apt-get clean && rm -rf /var/lib/apt/lists/* \
    && dpkg-query --show --showformat '${Package}\t${Version}\n' > /usr/share/delta/packages.tsv \
    && groupadd --gid 10001 delta \
    && useradd --uid 10001 --gid delta --home-dir /var/lib/delta --create-home --shell /usr/sbin/nologin delta \
    && install -d -o delta -g delta -m 700 /var/lib/delta/repos /var/lib/delta/github
COPY --from=build /out/delta /usr/local/bin/delta
# What `delta` becomes for the modes of the service.
COPY --from=build /out/delta-service /usr/local/libexec/delta/delta-service
COPY --from=web /src/web/dist /usr/share/delta/web
ENV REPOS_BASE_PATH=/var/lib/delta/repos WEB_ROOT=/usr/share/delta/web API_ADDRESS=0.0.0.0 LOG_FORMAT=json
USER 10001:10001
WORKDIR /var/lib/delta
VOLUME ["/var/lib/delta/repos"]
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s CMD ["delta", "api", "--health"]
ENTRYPOINT ["delta"]
CMD ["api"]
