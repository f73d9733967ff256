import { type Static, Type } from 'typebox';
import { accept, type Instant, type Outcome, parseInstant, refuse } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { hasHistory, updateSandboxTime } from '../../store/sandbox-clock.ts';
import { described, TimeField } from '../answer-fields.ts';
import { auditChange } from '../change.ts';
import type { Context, Operation } from '../operation.ts';
import { SandboxClock } from './sandbox-clock.ts';

const Input = Type.Object({
  time: Type.String({ description: 'With its offset: 2022-01-04T10:00:00+08:00.' }),
});

/** What time it is in the sandbox. */
export const ClockView = Type.Object({
  time: described(TimeField, 'What time it is in the sandbox.'),
});
export type ClockView = Static<typeof ClockView>;

/** Sets the time of a sandbox: forward, or anywhere while nothing has happened in it yet. */
export const setClock: Operation<typeof Input, ClockView> = {
  name: 'clock.set',
  access: 'operator',
  kind: 'change',
  summary: 'Set the time of a sandbox, without running the jobs that were due until then.',
  input: Input,
  output: ClockView,
  run: async (context, input) => {
    const time = parseInstant(input.time);
    if (time === null) return refuse('time_is_not_readable', { text: input.time }, 'time');
    const moved = await moveClock(context, time, 'clock.set');
    return moved.ok ? accept({ time: context.catalogs.latest.calendar.format(time) }) : moved;
  },
};

/**
 * Moves the time of a sandbox and of the context's clock; without an operation, as a step of a way
 * that is in the audit log as a whole.
 */
export async function moveClock(
  context: Context,
  to: Instant,
  operation?: string,
): Promise<Outcome<null>> {
  const { clock, database } = context;
  if (!(clock instanceof SandboxClock)) return refuse('store_is_not_a_sandbox');
  const from = clock.now();
  const { calendar } = context.catalogs.latest;
  const move = async (connection: Connection): Promise<Outcome<null>> => {
    if (to < from && (await hasHistory(connection))) {
      const params = { time: calendar.format(to), now: calendar.format(from) };
      return refuse('clock_goes_forward_only', params, 'time');
    }
    if (!(await updateSandboxTime(connection, from, to))) {
      return refuse('clock_was_moved_meanwhile', { now: calendar.format(from) });
    }
    // Ids sort by time: that of the entry is of the time that it tells.
    clock.follow(to);
    if (operation !== undefined) {
      const before = { time: calendar.format(from) };
      const after = { time: calendar.format(to) };
      const entry = { accountId: '', operation, at: to, subject: '', before, after };
      await auditChange(context, connection, entry);
    }
    return accept(null);
  };
  try {
    return await database.transaction(move);
  } catch (error) {
    clock.follow(from);
    throw error;
  }
}
