import type { Instant } from '../../engine/index.ts';

/** One reported use, identified for ever by its account, source and id. */
export interface UsageEvent {
  readonly account: string;
  readonly source: string;
  readonly id: string;
  readonly time: Instant;
  readonly item: string;
  /** Base units of the item. */
  readonly quantity: bigint;
  readonly instance: string | null;
  readonly domain: string | null;
  readonly stream: string | null;
  /** Its seconds are as they were measured: whole minutes are made of them, if of the item. */
  readonly measured?: boolean;
}

/** What was wrong with one line or record; `index` counts from 1. */
export interface UsageRejection {
  readonly index: number;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** As another server told it; else it is made of the code. */
  readonly message?: string;
}

/** Events read from somewhere, with their places there. */
export interface EventBatch {
  readonly events: readonly UsageEvent[];
  readonly indexes: readonly number[];
  readonly rejections: readonly UsageRejection[];
}

/** Whose usage a source may tell of. */
export interface Subjects {
  /** The account of events that name none; null: each must name its own. */
  readonly account: string | null;
  /** Whether events may name other accounts; else those that do are rejected. */
  readonly others?: boolean;
}
