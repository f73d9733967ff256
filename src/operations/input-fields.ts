// The fields that many inputs have: each is asked for in one way, whatever it is of.
import { Type } from 'typebox';

/** The account that a call is about. */
export const AccountField = Type.String({ description: 'The id of the account.' });

/** What makes a call one that may be repeated. */
export const IdempotencyKeyField = Type.Optional(
  Type.String({
    description: 'Of your making. A call that is repeated with its key gets the first answer.',
  }),
);

/** The moment as of which something is told. */
export const AsOfField = Type.Optional(
  Type.String({ description: 'As of this moment, with its offset; now if left out.' }),
);

/** The first day that is wanted. */
export const FromDayField = Type.Optional(
  Type.String({ description: 'The first day, inclusive: 2022-01-04. Left out: from the first.' }),
);

/** The last day that is wanted. */
export const ToDayField = Type.Optional(
  Type.String({ description: 'The last day, inclusive. Left out: to the last.' }),
);

/** What whoever moves money says of it. */
export const NoteField = Type.Optional(
  Type.String({ maxLength: 500, description: 'For people, in the ledger.' }),
);
