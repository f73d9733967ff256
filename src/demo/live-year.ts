// What comes again and again in the large account's year: money, packs, a studio by the month.
import { bindNew, buy, grant, topUp } from './acts.ts';
import type { DemoSpan } from './demo-span.ts';
import type { Cast, Scene } from './stage.ts';

interface Routine {
  readonly first: number;
  readonly every: number;
  readonly time: string;
  play(cast: Cast, day: number): Promise<unknown>;
}

const ROUTINES: readonly Routine[] = [
  {
    first: 30,
    every: 30,
    time: '14:30',
    play: (cast, day) => topUp(cast, '24000', `bank d${day}`),
  },
  {
    first: 38,
    every: 30,
    time: '09:20',
    play: (cast) => bindNew(cast, 'director-30d', 'studio-a'),
  },
  {
    first: 22,
    every: 30,
    time: '09:30',
    play: (cast) => bindNew(cast, 'director-30d', 'studio-b'),
  },
  { first: 24, every: 70, time: '15:10', play: (cast) => buy(cast, 'transcode-10000h') },
  { first: 22, every: 200, time: '15:20', play: (cast) => buy(cast, 'topspeed-10000h') },
  { first: 60, every: 270, time: '15:30', play: (cast) => buy(cast, 'mic-250000m') },
  { first: 45, every: 150, time: '15:40', play: (cast) => grant(cast, 'rtc-250k') },
];

/** The routines up to the last day; the end has scenes of its own. */
export function liveYear(cast: Cast, span: DemoSpan): readonly Scene[] {
  return ROUTINES.flatMap(({ first, every, time, play }) => {
    const scenes: Scene[] = [];
    for (let day = first; day < span.days; day += every) {
      scenes.push({
        at: span.instant(day, time),
        play: async () => void (await play(cast, day)),
      });
    }
    return scenes;
  });
}
