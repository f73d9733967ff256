// The accounts of the demo: who they are, what they use, what happens to them.
import type { Newcomer } from './demo-people.ts';
import type { DemoSpan } from './demo-span.ts';
import { CLUB_USAGE, LIVE_USAGE, SCHOOL_USAGE, trialStudio } from './demo-usage.ts';
import { liveBeginning } from './live-beginning.ts';
import { type DemoReceivers, liveEnding } from './live-ending.ts';
import { livePlugins } from './live-plugins.ts';
import { liveYear } from './live-year.ts';
import { clubStory, finalOf, schoolStory } from './small-accounts.ts';
import type { Cast, Scene } from './stage.ts';
import type { UsagePattern } from './usage-pattern.ts';

export interface DemoAccount {
  readonly name: string;
  readonly people: readonly Newcomer[];
  usage(span: DemoSpan): readonly UsagePattern[];
  story(cast: Cast, span: DemoSpan, receivers: DemoReceivers): readonly Scene[];
}

/** The large account first. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    name: '示例直播 Example Live',
    people: [
      { email: 'owner@example.com', name: '陈晨 Chen Chen', role: 'owner' },
      { email: 'finance@example.com', name: '李丽 Li Li', role: 'finance' },
      { email: 'viewer@example.com', name: '周洲 Zhou Zhou', role: 'viewer' },
    ],
    usage: (span) => [...LIVE_USAGE, trialStudio(span)],
    story: (cast, span, receivers) => [
      ...liveBeginning(cast, span),
      ...liveYear(cast, span),
      ...livePlugins(cast, span),
      ...liveEnding(cast, span, receivers),
    ],
  },
  {
    name: '示例学校 Example School',
    people: [{ email: 'owner@school.example.org', name: '林琳 Lin Lin', role: 'owner' }],
    usage: () => SCHOOL_USAGE,
    story: schoolStory,
  },
  {
    name: '示例俱乐部 Example Club',
    people: [{ email: 'owner@club.example.net', name: '高歌 Gao Ge', role: 'owner' }],
    usage: (span) => [...CLUB_USAGE, finalOf(span)],
    story: clubStory,
  },
];
