// Bandwidth from what was sent: of five minutes, of which the peaks of hours and days are taken.
import { dividedRoundedHalfUp, type Instant } from '../../engine/index.ts';

/** What was sent in a step of time, zero included. */
export interface Step {
  readonly at: Instant;
  readonly bytes: bigint;
}

/** The bandwidth of a step, in bit/s. */
export interface Bandwidth {
  readonly at: Instant;
  readonly bits: bigint;
}

/** The average bandwidth of a step, rounded half up to a bit a second. */
export function bandwidthOf({ at, bytes }: Step, seconds: number): Bandwidth {
  return { at, bits: dividedRoundedHalfUp(bytes * 8n, BigInt(seconds)) };
}

/** The highest; of equal ones the earliest. Null of none. */
export function peakOf(all: readonly Bandwidth[]): Bandwidth | null {
  return all.reduce<Bandwidth | null>(
    (peak, each) => (peak === null || each.bits > peak.bits ? each : peak),
    null,
  );
}

/** The highest when the twentieth part with the highest is left out, as 95 bills have it. */
export function peak95Of(all: readonly Bandwidth[]): Bandwidth | null {
  const falling = [...all].sort((a, b) =>
    a.bits === b.bits ? a.at - b.at : a.bits > b.bits ? -1 : 1,
  );
  return falling[Math.floor(all.length / 20)] ?? null;
}
