import type { NoticeReader } from '../operations/media/import-notices.ts';
import type { UsageReader } from './adapter.ts';
import { readCsv } from './csv.ts';
import { readNdjson } from './ndjson.ts';
import { readNginx } from './nginx.ts';
import { readNginxRtmp } from './nginx-rtmp.ts';
import { readSrsLog } from './srs-log.ts';
import { readTencentBandwidth, readTencentFlux, readTencentTranscode } from './tencent-bill.ts';

/** A form in which usage may come. */
export interface UsageFormat {
  readonly read: UsageReader;
  /** Whether the lines leave out their item, so that it must be given beside them. */
  readonly needsItem: boolean;
}

/** The formats of `packledger usage import`, by name. */
export const usageFormats: ReadonlyMap<string, UsageFormat> = new Map([
  ['ndjson', { read: readNdjson, needsItem: false }],
  ['csv', { read: readCsv, needsItem: false }],
  ['nginx', { read: readNginx, needsItem: true }],
  ['tencent-flux', { read: readTencentFlux, needsItem: true }],
  ['tencent-bandwidth', { read: readTencentBandwidth, needsItem: true }],
  ['tencent-transcode', { read: readTencentTranscode, needsItem: false }],
]);

/** The logs of media servers that are read for a source, by name. */
export const noticeFormats: ReadonlyMap<string, NoticeReader> = new Map([
  ['nginx-rtmp', readNginxRtmp],
  ['srs', readSrsLog],
]);
