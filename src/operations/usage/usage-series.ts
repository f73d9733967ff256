import { type Static, Type } from 'typebox';
import { accept, type Instant, type Outcome, parseInstant, refuse } from '../../engine/index.ts';
import { findAccount } from '../../store/accounts.ts';
import { readUsageSeries } from '../../store/usage-series.ts';
import { listOf, QuantityField, TimeField } from '../answer-fields.ts';
import { AccountField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';

/** In what usage is summed: bandwidth is told of five minutes. */
export const STEP_SECONDS = 300;
const DAY_MS = 86_400_000;
const DAYS_MAX = 32;

const Input = Type.Object({
  account: AccountField,
  items: Type.Array(Type.String(), {
    maxItems: 100,
    description: 'Of these items, which should be of one unit, since they are added up.',
  }),
  domains: Type.Optional(
    Type.Array(Type.String(), { maxItems: 500, description: 'Only of these domains.' }),
  ),
  from: Type.String({ description: 'The first moment, with its offset.' }),
  before: Type.String({ description: `Not this moment itself; ${DAYS_MAX} days later at most.` }),
});

const Output = Type.Object({
  stepSeconds: Type.Integer({ description: 'How long a step is.' }),
  steps: listOf(
    Type.Object({
      at: TimeField,
      quantity: QuantityField,
    }),
    { description: 'The steps in which there was usage, earliest first.' },
  ),
});

/** Usage as it came in time: from the events, each in the five minutes of its own moment. */
export const usageSeries: Operation<typeof Input, Static<typeof Output>> = {
  name: 'usage.series',
  access: 'viewer',
  kind: 'read',
  summary: 'Read the usage of some items in steps of five minutes.',
  input: Input,
  output: Output,
  run: async ({ catalogs, database }, { account, items, domains = null, ...asked }) => {
    const span = readSpan(asked);
    if (!span.ok) return span;
    const { calendar } = catalogs.latest;
    const series = { accountId: account, items, domains, stepSeconds: STEP_SECONDS };
    const steps = await readUsageSeries(database, { ...series, ...span.value });
    if (steps.length === 0 && (await findAccount(database, account)) === null) {
      return refuse('account_not_found', { account }, 'account');
    }
    return accept({
      stepSeconds: STEP_SECONDS,
      steps: steps.map(({ at, quantity }) => ({
        at: calendar.format(at),
        quantity: `${quantity}`,
      })),
    });
  },
};

function readSpan(asked: {
  readonly from: string;
  readonly before: string;
}): Outcome<{ readonly from: Instant; readonly before: Instant }> {
  const from = parseInstant(asked.from);
  if (from === null) return refuse('time_is_not_readable', { text: asked.from }, 'from');
  const before = parseInstant(asked.before);
  if (before === null) return refuse('time_is_not_readable', { text: asked.before }, 'before');
  return before - from > DAYS_MAX * DAY_MS
    ? refuse('usage_span_is_too_long', { days: `${DAYS_MAX}` }, 'before')
    : accept({ from, before });
}
