import { type Static, Type } from 'typebox';
import {
  DayField,
  described,
  listOf,
  MoneyField,
  oneOf,
  orNull,
  QuantityField,
  TimeField,
  titleField,
} from '../answer-fields.ts';
import { AreaField, ModeField } from '../billing-modes/mode-fields.ts';
import { UnitField } from '../ledger-fields.ts';

/** The pace at which packs of a family are used. */
export const PaceView = Type.Object(
  {
    from: described(DayField, 'The first of the settled days that are looked back on.'),
    to: described(DayField, 'The last of them.'),
    days: Type.Integer({ description: 'How many they are: 7, or fewer in the beginning.' }),
    deducted: described(QuantityField, 'What was deducted from all packs of the family on them.'),
    perDay: described(QuantityField, 'Their mean, rounded half up to a whole unit; for people.'),
  },
  { title: 'Pace' },
);
export type PaceView = Static<typeof PaceView>;

const FamilyOverview = Type.Object(
  {
    family: Type.String(),
    title: titleField('What such packs are called.'),
    unit: UnitField,
    packs: Type.Integer({ description: 'How many packs are valid and hold something.' }),
    total: described(QuantityField, 'What these packs held when they were bought.'),
    left: described(QuantityField, 'What they hold now.'),
    frozen: Type.Boolean({ description: 'The billing mode keeps them from being charged.' }),
    pace: orNull(PaceView, { description: 'Null: no day was settled yet.' }),
    forecast: orNull(
      Type.Object({
        lastsUntil: described(DayField, 'The last day on which something is left.'),
        ends: oneOf(['used-up', 'expired'], {
          description: 'Whether it is used up on that day, or expires after it.',
        }),
        unused: described(QuantityField, 'What will expire unused.'),
      }),
      { description: 'At this pace; null: nothing is left, nothing is used, or they are frozen.' },
    ),
  },
  { title: 'FamilyOverview' },
);
export type FamilyOverview = Static<typeof FamilyOverview>;

const ExpiringPack = Type.Object(
  {
    pack: Type.String({ description: 'The id of the pack.' }),
    family: Type.String(),
    title: orNull(titleField('What it is sold as.'), { description: 'Null: it is not on sale.' }),
    left: QuantityField,
    unit: UnitField,
    expiresAt: TimeField,
    daysLeft: Type.Integer({ description: 'By calendar days; 0: it expires today.' }),
    unused: orNull(QuantityField, {
      description: 'What of it will expire unused at this pace; null: nothing is foretold.',
    }),
  },
  { title: 'ExpiringPack' },
);
export type ExpiringPack = Static<typeof ExpiringPack>;

const DayOverview = Type.Object(
  {
    date: described(DayField, 'The last day of which all usage is settled.'),
    usage: listOf(
      Type.Object({
        item: Type.String(),
        unit: UnitField,
        quantity: described(QuantityField, 'What was used; of a peak the largest.'),
        covered: described(QuantityField, 'What packs covered of it.'),
        overage: described(QuantityField, 'What they did not: it is paid for afterwards.'),
        amount: described(MoneyField, 'What the overage costs, exact, with up to 8 decimals.'),
      }),
      { description: 'By item.' },
    ),
    packs: listOf(
      Type.Object({
        pack: Type.String({ description: 'The id of the pack.' }),
        family: Type.String(),
        title: orNull(titleField('What it is sold as.')),
        deducted: described(QuantityField, 'What it gave.'),
        unit: UnitField,
      }),
      { description: 'What covered it, in the order in which packs are charged.' },
    ),
  },
  { title: 'DayOverview' },
);
export type DayOverview = Static<typeof DayOverview>;

const Pending = Type.Object(
  {
    orders: listOf(
      Type.Object({
        id: Type.String(),
        title: titleField('What was ordered.'),
        quantity: Type.Integer(),
        amount: MoneyField,
        closesAt: TimeField,
      }),
      { description: 'Orders that wait for their payment, the latest first.' },
    ),
    plugins: listOf(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        appId: Type.String(),
        status: oneOf(['to-pay', 'rejected'], {
          description: 'It waits for its payment, or to be sent in again.',
        }),
      }),
      { description: 'Plugin applications that wait for the account.' },
    ),
    modes: listOf(
      Type.Object({
        area: AreaField,
        mode: ModeField('The mode that comes.'),
        from: described(DayField, 'Its first day.'),
        cancellable: Type.Boolean({ description: 'Whether the account may take it back.' }),
      }),
      { description: 'Changes of billing modes that are still to come.' },
    ),
    requests: listOf(
      Type.Object({ id: Type.String(), area: AreaField, mode: ModeField('What is asked for.') }),
      { description: 'Requests for billing modes that wait for an operator.' },
    ),
    bills: Type.Object(
      { count: Type.Integer(), amount: MoneyField },
      { description: 'Bills that the wallet has still to pay.' },
    ),
  },
  { title: 'PendingThings' },
);
export type Pending = Static<typeof Pending>;

/** How an account stands, on one page. */
export const OverviewView = Type.Object(
  {
    asOf: TimeField,
    currency: Type.String(),
    settledUpTo: described(
      DayField,
      'The last day of which all usage is settled; days without usage need no settlement.',
    ),
    families: listOf(FamilyOverview, {
      description: 'The families of which the account has valid packs, in their order of sale.',
    }),
    expiring: listOf(ExpiringPack, {
      description: 'Packs that hold something and expire within 30 days, the soonest first.',
    }),
    day: DayOverview,
    unread: Type.Integer({ description: 'How many messages nobody has read.' }),
    pending: Pending,
  },
  { title: 'Overview' },
);
export type OverviewView = Static<typeof OverviewView>;
