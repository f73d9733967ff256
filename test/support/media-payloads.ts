// What media servers send, by their sources: fields that a test does not say are ordinary.
import { createHash, createHmac } from 'node:crypto';

type Fields = Readonly<Record<string, unknown>>;

const SRS_CLIENT = {
  server_id: 'vid-0xk989d',
  service_id: '382a7i2l',
  client_id: '341w361a',
  ip: '203.0.113.9',
  vhost: '__defaultVhost__',
  app: 'live',
};

/** SRS http_hooks. */
export function srsHook(action: string, fields: Fields = {}): Fields {
  const own: Readonly<Record<string, Fields>> = {
    on_connect: { stream: '', param: '', tcUrl: 'rtmp://play.example.com/live', pageUrl: '' },
    on_play: { stream: 'room-1', param: '?uid=u1', stream_url: '/live/room-1', pageUrl: '' },
    on_publish: { stream: 'room-1', param: '?uid=u1', stream_url: '/live/room-1' },
    on_stop: { stream: 'room-1', param: '?uid=u1', stream_url: '/live/room-1' },
    on_close: { send_bytes: 1_000_000, recv_bytes: 3_511 },
    on_hls: { duration: 9.36, cwd: '/srs', file: 'a.ts', url: 'a.ts', m3u8: 'a.m3u8', seq_no: 3 },
  };
  return { ...SRS_CLIENT, action, ...own[action], ...fields };
}

/** ZLMediaKit on_flow_report. */
export function zlmReport(fields: Fields = {}): Fields {
  return {
    mediaServerId: 'zlm-1',
    hook_index: 7,
    schema: 'rtmp',
    protocol: 'rtmp',
    vhost: '__defaultVhost__',
    app: 'live',
    stream: 'room-1',
    params: 'uid=u1',
    totalBytes: 1_000_000,
    duration: 60,
    player: true,
    ip: '203.0.113.9',
    port: 55_345,
    id: '140-53',
    ...fields,
  };
}

/** node-media-server notify; it says text/plain. */
export function nmsNotify(action: string, fields: Fields = {}): Fields {
  return {
    id: 'mi8x2k1babcdefgh',
    ip: '::ffff:203.0.113.9',
    app: 'live',
    name: 'room-1',
    query: { uid: 'u1' },
    protocol: 'flv',
    createtime: Date.parse('2022-03-02T12:00:00+08:00'),
    endtime: action.startsWith('done') ? Date.parse('2022-03-02T12:01:00+08:00') : 0,
    inbytes: 0,
    outbytes: action.startsWith('done') ? 945_065 : 0,
    filePath: '',
    action,
    ...fields,
  };
}

/** A webhook of LiveKit: int64 as texts, as protojson writes them. */
export function liveKitEvent(event: string, fields: Fields = {}): Fields {
  return {
    event,
    id: `EV_${event}`,
    createdAt: '1646193720',
    room: { sid: 'RM_1', name: 'room-1', creationTime: '1646193600', numParticipants: 1 },
    participant: {
      sid: 'PA_1',
      identity: 'u1',
      state: 'ACTIVE',
      joinedAt: '1646193600',
      joinedAtMs: '1646193600000',
      kind: 'STANDARD',
    },
    ...fields,
  };
}

export const LIVEKIT_PAIR = { key: 'APIkey', secret: 'a secret of LiveKit' };

/** The header by which LiveKit signs a body. */
export function liveKitToken(body: string, claims: Fields = {}, secret = LIVEKIT_PAIR.secret) {
  const part = (value: Fields) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  const sha256 = createHash('sha256').update(body).digest('base64');
  const told = { iss: LIVEKIT_PAIR.key, nbf: now, exp: now + 300, sha256, ...claims };
  const signed = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(told)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
