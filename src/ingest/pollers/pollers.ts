import type { Pollers } from '../../operations/media/poll-sources.ts';
import { pollMediaMtx } from './mediamtx.ts';
import { pollSrs } from './srs.ts';

/** What reads the counters of media servers that are asked for them. */
export const pollers: Pollers = { mediamtx: pollMediaMtx, srs: pollSrs };
