// Director instances and what covers them, as they are asked for and shown.
import { type Static, Type } from 'typebox';
import { DayField, described, listOf, orNull, TimeField } from '../answer-fields.ts';

/** What an instance is called by. */
export const InstanceField = Type.String({
  description: 'A director instance (导播台), as usage events name it.',
});

/** Days that a pack covers; both ends are covered. */
export const CoveredDays = Type.Object({
  pack: Type.String({ description: 'The id of the pack that covers it.' }),
  from: described(DayField, 'The first covered day.'),
  to: described(DayField, 'The last covered day.'),
});
export type CoveredDays = Static<typeof CoveredDays>;

/** An instance as it was registered. */
export const RegisteredInstance = Type.Object({
  instance: InstanceField,
  name: Type.String({ description: 'As people call it.' }),
  registeredAt: TimeField,
});
export type RegisteredInstance = Static<typeof RegisteredInstance>;

/** An instance with what covers it today and what waits behind that. */
export const InstanceView = Type.Object({
  ...RegisteredInstance.properties,
  covering: orNull(CoveredDays, { description: 'What covers it today; null: nothing.' }),
  queued: listOf(CoveredDays, { description: 'What waits behind that, in order of time.' }),
  coveredUntil: orNull(DayField, {
    description: 'The last day that is covered without a gap from today on; null: today is not.',
  }),
});
export type InstanceView = Static<typeof InstanceView>;
