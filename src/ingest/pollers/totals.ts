// What media servers count themselves: SRS by virtual host, MediaMTX by path, nginx-rtmp as a
// whole. They are kept by what they are of and the run of the server, so that they only rise.
import { accept, type Outcome } from '../../engine/index.ts';
import type { GetPage, MediaCounter, TotalsReader } from '../../operations/media/count-totals.ts';
import type { SourceKind } from '../../operations/media/media-notice.ts';
import { Payload, unreadable } from '../collectors/payload.ts';

const PAGE = 1000;
const PAGES_MAX = 1000;
const NAME_MAX = 500;

/** By the kind of server; the others have no counters of their own that could be compared. */
export const totalsReaders: Readonly<Partial<Record<SourceKind, TotalsReader>>> = {
  srs: { endWithServer: true, read: readSrs },
  mediamtx: { endWithServer: false, read: readMediaMtx },
  'nginx-rtmp': { endWithServer: true, read: readNginx },
};

/** The virtual hosts, each with an id that is another one after a restart. */
async function readSrs(get: GetPage): Promise<Outcome<readonly MediaCounter[]>> {
  const text = await get(`/api/v1/vhosts?start=0&count=${PAGE}`);
  const { service, vhosts }: { service?: unknown; vhosts?: unknown } = parsed(text);
  if (!Array.isArray(vhosts)) return unreadable('srs', 'it tells no vhosts');
  return counters('srs', vhosts, (host) => ({
    name: `${String(service ?? '')}/${host.given('id')}`,
    sent: host.countGiven('send_bytes'),
    received: host.countGiven('recv_bytes'),
  }));
}

/** The paths, each since it is there. */
async function readMediaMtx(get: GetPage): Promise<Outcome<readonly MediaCounter[]>> {
  const all: unknown[] = [];
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const text = await get(`/v3/paths/list?page=${page}&itemsPerPage=${PAGE}`);
    const { items, pageCount }: { items?: unknown; pageCount?: unknown } = parsed(text);
    if (!Array.isArray(items)) return unreadable('mediamtx', 'it tells no paths');
    all.push(...items);
    if (typeof pageCount !== 'number' || page + 1 >= pageCount) break;
  }
  return counters('mediamtx', all, (path) => ({
    name: [path.given('name'), path.text('readyTime') || path.text('availableTime')].join(' '),
    sent: path.count('outboundBytes') ?? path.count('bytesSent') ?? '0',
    received: path.count('inboundBytes') ?? path.count('bytesReceived') ?? '0',
  }));
}

/** The page of `rtmp_stat`: XML, whose first figures are those of all servers together. */
async function readNginx(get: GetPage): Promise<Outcome<readonly MediaCounter[]>> {
  const text = (await get('')) ?? '';
  const [whole = ''] = text.split('<server>', 1);
  const figure = (name: string) => new RegExp(`<${name}>(\\d{1,30})</${name}>`).exec(whole)?.[1];
  const [sent, received] = [figure('bytes_out'), figure('bytes_in')];
  if (sent === undefined || received === undefined) {
    return unreadable('nginx-rtmp', 'it is no page of rtmp_stat');
  }
  return accept([{ name: `pid ${figure('pid') ?? ''}`, sent, received }]);
}

function counters(
  kind: SourceKind,
  items: readonly unknown[],
  read: (item: Payload) => MediaCounter,
): Outcome<readonly MediaCounter[]> {
  const found: MediaCounter[] = [];
  for (const item of items) {
    const payload = new Payload(kind, new Map(Object.entries(Object(item))));
    const counter = read(payload);
    if (payload.problem !== null) return payload.problem;
    found.push({ ...counter, name: counter.name.slice(0, NAME_MAX) });
  }
  return accept(found);
}

function parsed(text: string | null): object {
  try {
    return Object(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}
