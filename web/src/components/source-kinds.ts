// What operators paste into the configuration of each media server; docs/media-servers has it too.
import type { Api } from '../../../src/client/client.ts';

export type SourceKind = Api['sources.create']['input']['kind'];

export const KIND_NAMES: Readonly<Record<SourceKind, string>> = {
  srs: 'SRS',
  zlm: 'ZLMediaKit',
  nms: 'node-media-server',
  'nginx-rtmp': 'nginx-rtmp',
  mediamtx: 'MediaMTX',
  livekit: 'LiveKit',
};

/** Where each is described, in the repository. */
export const KIND_PAGES: Readonly<Record<SourceKind, string>> = {
  srs: 'docs/media-servers/srs.md',
  zlm: 'docs/media-servers/zlmediakit.md',
  nms: 'docs/media-servers/node-media-server.md',
  'nginx-rtmp': 'docs/media-servers/nginx-rtmp.md',
  mediamtx: 'docs/media-servers/mediamtx.md',
  livekit: 'docs/media-servers/livekit.md',
};

/** Where the counters of those that are asked are found, for one on the same machine. */
export const POLL_EXAMPLES: Readonly<Partial<Record<SourceKind, string>>> = {
  srs: 'http://127.0.0.1:1985',
  'nginx-rtmp': 'http://127.0.0.1:8081/stat',
  mediamtx: 'http://127.0.0.1:9997',
};

/** The configuration of a server that reports at an address. */
export const CONFIGURATIONS: Readonly<Record<SourceKind, (address: string) => string>> = {
  srs: (address) => `http_hooks {
    enabled     on;
    on_play     ${address};
    on_publish  ${address};
    on_close    ${address};
}`,
  zlm: (address) => `[general]
flowThreshold=0

[hook]
enable=1
on_flow_report=${address}
on_play=${address}?on=play
on_publish=${address}?on=publish
on_server_started=${address}?on=started`,
  nms: (address) => `{ "notify": { "url": "${address}" } }`,
  'nginx-rtmp': (address) => `rtmp {
    log_format packledger '$msec $connection $remote_addr $command "$app" "$name" "$args" '
                          '$bytes_received $bytes_sent $session_time';
    access_log /var/log/nginx/rtmp.log packledger;

    server {
        listen 1935;
        application live {
            live on;
            on_play    ${address};
            on_publish ${address};
        }
    }
}`,
  mediamtx: (address) => `api: yes
apiAddress: 127.0.0.1:9997

authMethod: http
authHTTPAddress: ${address}`,
  livekit: (address) => `webhook:
  api_key: APIkey
  urls:
    - ${address}`,
};
