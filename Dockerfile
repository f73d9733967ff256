# packledger in a container: the server on the embedded store in /data, or on the database that
# PACKLEDGER_DATABASE_URL names. See docs/operating/install.md.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production \
    PACKLEDGER_HOST=0.0.0.0 \
    PACKLEDGER_DATABASE_URL=pglite:/data/ledger
WORKDIR /app
COPY --from=build /app/package.json /app/openapi.json /app/LICENSE ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/bin bin
COPY --from=build /app/dist dist
COPY --from=build /app/catalogs catalogs
COPY --from=build /app/src/store/migrations src/store/migrations
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PACKLEDGER_PORT ?? 8080}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/packledger"]
CMD ["serve"]
