import { type Static, Type } from 'typebox';
import { effectsOf, type Measure, type ModeDecision, type ModeFacts } from '../../engine/index.ts';
import type { Connection } from '../../store/database.ts';
import { listPacks, packOfRow } from '../../store/packs.ts';
import {
  DayField,
  described,
  listOf,
  oneOf,
  orNull,
  QuantityField,
  TimeField,
} from '../answer-fields.ts';
import { UnitField } from '../ledger-fields.ts';
import type { Context } from '../operation.ts';
import { AreaField, AreaModeField, ModeField } from './mode-fields.ts';

const MEASURES = ['traffic', 'bandwidth', 'duration'] as const satisfies readonly Measure[];

/** How the usage of a scope is billed. */
function BilledHow(when: string) {
  return Type.Object(
    {
      mode: ModeField('How its usage is billed.'),
      measure: oneOf(MEASURES, { description: 'Only usage of this measure costs anything.' }),
      bill: oneOf(['day', 'month'], { description: 'By the day or by the month.' }),
      families: listOf(Type.String(), {
        description: 'The families whose packs are charged first.',
      }),
    },
    { description: when },
  );
}

const ScopeEffectView = Type.Object({
  scope: Type.String({ description: 'A scope of the catalogue, such as `live.mainland`.' }),
  before: BilledHow('Until that day.'),
  after: BilledHow('From that day on.'),
});

/** A pack that freezes or thaws. */
const PackEffectView = Type.Object({
  id: Type.String({ description: 'The id of the pack.' }),
  family: Type.String({ description: 'The family of the pack.' }),
  sku: orNull(Type.String(), { description: 'What was sold; null: it was brought in.' }),
  effect: oneOf(['freezes', 'thaws'], {
    description: 'Whether it is no longer charged from that day on, or is again.',
  }),
  left: described(
    QuantityField,
    'What it holds now: usage that is not settled yet is still to be deducted.',
  ),
  unit: UnitField,
  expiresAt: TimeField,
});

/** Whether the account switches by itself or asks an operator. */
export const WayField = oneOf(['self-service', 'request'] as const, {
  description: 'Whether the account switches by itself or asks an operator.',
});

/** What a change of an area's mode comes to, before and after it is done. */
export const ModeDecisionView = Type.Object({
  account: Type.String({ description: 'The id of the account.' }),
  area: AreaField,
  way: WayField,
  former: AreaModeField('The mode before; `mixed` where the scopes differ.'),
  mode: ModeField('The mode after.'),
  from: described(DayField, 'The first day of the mode; of a request, if it is approved today.'),
  scopes: listOf(ScopeEffectView, {
    description: 'The scopes that become different: how their usage is billed before and after.',
  }),
  packs: listOf(PackEffectView, {
    description: 'Packs that are no longer charged from that day on, or are again.',
  }),
});
export type ModeDecisionView = Static<typeof ModeDecisionView>;

/** Shows a decision with what it does; `facts` are those it was made from. */
export async function viewDecision(
  { catalogs }: Context,
  connection: Connection,
  decided: {
    readonly account: string;
    readonly facts: ModeFacts;
    readonly decision: ModeDecision;
  },
): Promise<ModeDecisionView> {
  const { account, facts, decision } = decided;
  const { way, area, former, mode, from } = decision;
  const rows = await listPacks(connection, account);
  const packs = rows.map((row) => ({ pack: packOfRow(row), left: row.remaining }));
  const effects = effectsOf(decision, { ...facts, packs });
  const { calendar, families } = catalogs.latest;
  return {
    account,
    area: area.id,
    way,
    former,
    mode,
    from,
    scopes: effects.scopes,
    packs: effects.packs.map(({ effect, balance: { pack, left } }) => ({
      id: pack.id,
      family: pack.family,
      sku: pack.sku,
      effect,
      left: left.toString(),
      unit: families.get(pack.family)?.unit ?? 'byte',
      expiresAt: calendar.format(pack.expiresAt),
    })),
  };
}
