// SRS: its clients, with their counters, from its API: also those of protocols without on_close.
import { accept, type Instant } from '../../engine/index.ts';
import type { MediaNotice } from '../../operations/media/media-notice.ts';
import type { Poller } from '../../operations/media/poll-sources.ts';
import { argsOf, hostOf, Payload, unreadable } from '../collectors/payload.ts';
import { srsSession } from '../collectors/srs.ts';
import { pathOf } from '../collectors/stream-path.ts';

const PAGE = 1000;
const PAGES_MAX = 1000;
const SECOND_MS = 1000;

export const pollSrs: Poller = async (get, at) => {
  const notices: MediaNotice[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    // Without a count it tells ten.
    const answer = await get(`/api/v1/clients?start=${page * PAGE}&count=${PAGE}`);
    const { service, clients }: { service?: unknown; clients?: unknown } = Object(answer);
    if (!Array.isArray(clients)) return unreadable('srs', 'it tells no clients');
    for (const client of clients) {
      const payload = new Payload('srs', new Map(Object.entries(Object(client))));
      const notice = noticeOf(payload, { service: String(service ?? ''), at });
      if (notice !== null) notices.push(notice);
    }
    if (clients.length < PAGE) break;
  }
  return accept(notices);
};

function noticeOf(
  client: Payload,
  { service, at }: { readonly service: string; readonly at: Instant },
): MediaNotice | null {
  const session = srsSession(service, client.given('id'));
  const [path = '', query = ''] = client.text('url').split('?');
  const { app, name } = pathOf(path.replace(/^\//, ''));
  const lived = Number(client.text('alive'));
  const stream = {
    vhost: '',
    app,
    name: name || client.text('name'),
    args: argsOf(query),
    domain: hostOf(client.text('tcUrl')),
    address: client.text('ip'),
    protocol: client.text('type'),
  };
  const sent = client.count('send_bytes');
  const received = client.count('recv_bytes');
  if (client.problem !== null || stream.name === '') return null;
  return {
    id: session,
    session,
    server: null,
    what: 'count',
    at,
    direction: client.flag('publish') === true ? 'publish' : 'play',
    startedAt: Number.isFinite(lived) ? Math.round(at - lived * SECOND_MS) : at,
    sent,
    received,
    stream,
  };
}
