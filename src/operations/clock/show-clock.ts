import { Type } from 'typebox';
import { accept, refuse } from '../../engine/index.ts';
import type { Operation } from '../operation.ts';
import { SandboxClock } from './sandbox-clock.ts';
import { ClockView } from './set-clock.ts';

const Input = Type.Object({});

/** Tells what time it is in a sandbox. */
export const showClock: Operation<typeof Input, ClockView> = {
  name: 'clock.show',
  access: 'operator',
  kind: 'read',
  summary: 'Tell what time it is in a sandbox.',
  input: Input,
  output: ClockView,
  run: async ({ clock, catalogs }) => {
    if (!(clock instanceof SandboxClock)) return refuse('store_is_not_a_sandbox');
    return accept({ time: catalogs.latest.calendar.format(clock.now()) });
  },
};
