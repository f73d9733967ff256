import type { Collector, SourceKind } from '../../operations/media/media-notice.ts';
import { collectLiveKit } from './livekit.ts';
import { collectMediaMtx } from './mediamtx.ts';
import { collectNginxRtmp } from './nginx-rtmp.ts';
import { collectNms } from './nms.ts';
import { collectSrs } from './srs.ts';
import { collectZlm } from './zlm.ts';

/** What reads the calls of each kind of media server. */
export const collectors: Readonly<Record<SourceKind, Collector>> = {
  srs: collectSrs,
  zlm: collectZlm,
  'nginx-rtmp': collectNginxRtmp,
  nms: collectNms,
  livekit: collectLiveKit,
  mediamtx: collectMediaMtx,
};
