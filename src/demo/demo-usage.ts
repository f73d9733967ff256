// What the three accounts of the demo use.
import type { DemoSpan } from './demo-span.ts';
import type { UsagePattern } from './usage-pattern.ts';

const PLAY = 'play.example.com';
const PUSH = 'push.example.com';

/** A platform of shows and sales with viewers in many zones. */
export const LIVE_USAGE: readonly UsagePattern[] = [
  { item: 'live.downstream.mainland', base: '560 GB', domain: PLAY },
  { item: 'live.downstream.mainland', base: '140 GB', domain: 'vip.example.com', weekend: 1600 },
  { item: 'live.downstream.apac-1', base: '40 GB', domain: PLAY },
  { item: 'live.downstream.apac-2', base: '12 GB', domain: PLAY, growth: 1400 },
  { item: 'live.downstream.north-america', base: '24 GB', domain: PLAY, weekend: 1100 },
  { item: 'live.downstream.europe', base: '9 GB', domain: PLAY, weekend: 1100 },
  { item: 'leb.downstream.mainland', base: '55 GB', domain: 'fast.example.com', growth: 1500 },
  { item: 'leb.downstream.apac-1', base: '6 GB', domain: 'fast.example.com', growth: 1500 },
  { item: 'push.upstream.mainland', base: '26 GB', domain: PUSH },
  { item: 'push.upstream.apac-1', base: '2 GB', domain: PUSH },
  { item: 'live.bandwidth.mainland', base: '820 Mbps', domain: PLAY, weekend: 1400 },
  { item: 'live.bandwidth.apac-1', base: '55 Mbps', domain: PLAY },
  { item: 'live.bandwidth.north-america', base: '35 Mbps', domain: PLAY },
  { item: 'leb.bandwidth.mainland', base: '70 Mbps', domain: 'fast.example.com' },
  { item: 'transcode.h264.480p', base: '9 h' },
  { item: 'transcode.h264.720p', base: '12 h' },
  { item: 'transcode.h264.1080p', base: '8 h' },
  { item: 'transcode.h265.720p', base: '2 h' },
  { item: 'transcode.h265.1080p', base: '1 h' },
  { item: 'transcode.av1.1080p', base: '20 min', growth: 2000 },
  { item: 'transcode.audio', base: '5 h' },
  { item: 'topspeed.h264.720p', base: '4 h' },
  { item: 'topspeed.h264.1080p', base: '3 h' },
  { item: 'topspeed.h265.1080p', base: '40 min', growth: 1400 },
  { item: 'enhance.h264.1080p', base: '12 min' },
  { item: 'mic.minutes', base: '620 min', weekend: 1500 },
  { item: 'rtc.voice', base: '210 min' },
  { item: 'rtc.sd', base: '50 min' },
  { item: 'rtc.hd', base: '45 min' },
  { item: 'rtc.fhd', base: '4 min' },
  { item: 'director.playlist.720p', base: '5 h', instance: 'studio-a', from: 8 },
  { item: 'director.general.1080p', base: '2 h', instance: 'studio-b', from: 8, weekend: 2200 },
];

/** A studio that is tried in the last days and that no pack covers: each of them has a bill. */
export function trialStudio(span: DemoSpan): UsagePattern {
  const from = span.days - 6;
  return { item: 'director.playlist.480p', base: '90 min', instance: 'studio-c', from };
}

/** A school whose lessons are watched on working days. */
export const SCHOOL_USAGE: readonly UsagePattern[] = [
  { item: 'live.downstream.mainland', base: '21 GB', domain: 'class.example.org', weekend: 350 },
  { item: 'live.downstream.apac-1', base: '2 GB', domain: 'class.example.org', weekend: 350 },
  { item: 'live.bandwidth.mainland', base: '40 Mbps', domain: 'class.example.org', weekend: 350 },
  { item: 'live.bandwidth.apac-1', base: '4 Mbps', domain: 'class.example.org', weekend: 350 },
  { item: 'transcode.h264.720p', base: '50 min', weekend: 350 },
  { item: 'topspeed.h264.720p', base: '14 min', weekend: 350 },
  { item: 'mic.minutes', base: '90 min', weekend: 350 },
];

/** A club that streams its matches, and does not always pay. */
export const CLUB_USAGE: readonly UsagePattern[] = [
  { item: 'live.downstream.mainland', base: '3 GB', domain: 'matches.example.net', weekend: 6000 },
];
