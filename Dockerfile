# The whole program in one image: the desk with readers (the default), or with SERVE=reader an instance for readers alone.
# docs/operations.md says how it is run; docker-compose.yml runs it.
ARG NODE=20.20.2-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /srv/archive
ENV NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node src/start.mjs --prepare
# What only the build needs: what the editor's code view is made of (it is in .next by now), Next's compiler, descriptions of types.
RUN npm prune --omit=dev --no-audit --no-fund \
  && rm -rf .next/cache node_modules/monaco-editor node_modules/typescript node_modules/@next/swc-* \
  && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete

FROM node:${NODE}
WORKDIR /srv/archive
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  DATABASE_URL=file:/srv/data \
  DATA_FOLDER=/srv/data \
  NEXT_TELEMETRY_DISABLED=1 \
  NPM_CONFIG_CACHE=/tmp/npm \
  NPM_CONFIG_UPDATE_NOTIFIER=false
RUN mkdir /srv/data && chown node:node /srv/data
COPY --from=build /srv/archive .
# What is left of the packages is tried once, so that nothing that is needed was removed.
RUN DATABASE_URL=file:/tmp/tried npm run --silent archive -- seed && rm -rf /tmp/tried /tmp/npm
USER node
VOLUME /srv/data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=2m CMD ["node", "deploy/healthy.mjs"]
CMD ["sh", "deploy/start.sh"]
