import { type Static, Type } from 'typebox';
import { accept, type Outcome } from '../../engine/index.ts';
import { type AuditFilter, listAudit as listEntries } from '../../store/audit.ts';
import type { Connection } from '../../store/database.ts';
import { jsonField, oneOf, TimeField } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  type Page,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { momentsOf, readDays } from '../days-asked.ts';
import { AccountField, FromDayField, ToDayField } from '../input-fields.ts';
import type { Actor, Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const ACTOR_KINDS = [
  'operator',
  'member',
  'person',
  'nobody',
  'job',
] as const satisfies readonly Actor['kind'][];

const Filters = {
  operation: Type.Optional(Type.String({ description: 'Only changes by this operation.' })),
  subject: Type.Optional(Type.String({ description: 'Only changes of what has this id.' })),
  actor: Type.Optional(Type.String({ description: 'Only what whoever has this id changed.' })),
  from: FromDayField,
  to: ToDayField,
  sort: sortBy(['-at', 'at']),
  ...PageInput,
};

const PlatformInput = Type.Object(Filters);
const Input = Type.Object({ account: AccountField, ...Filters });

/** A change as it is shown: who, when, what, before and after. */
export const AuditView = Type.Object({
  id: Type.String({ description: 'The id of the entry.' }),
  at: TimeField,
  actor: Type.Object(
    {
      kind: oneOf(ACTOR_KINDS, { description: 'What it is.' }),
      id: Type.String({ description: 'Of a person, a key or a job.' }),
    },
    { description: 'Who made the change.' },
  ),
  request: Type.String({ description: 'All that one request changed has the same.' }),
  operation: Type.String({ description: 'By which operation.' }),
  subject: Type.String({ description: 'The id of what was changed; empty: the account itself.' }),
  before: jsonField('What it was before; null: it was not there.'),
  after: jsonField('What it is after; null: it is not there any more.'),
});
export type AuditView = Static<typeof AuditView>;

const Output = Type.Object({ entries: pageField(AuditView), next: NextField });
type AuditPage = Static<typeof Output>;

/** Lists what was changed of an account, the latest first. */
export const listAudit: Operation<typeof Input, AuditPage> = {
  name: 'audit.list',
  access: 'finance',
  kind: 'read',
  summary: 'List who changed what of an account.',
  input: Input,
  output: Output,
  run: async (context, { account, ...input }) => {
    const asked = readAsked(context, input);
    if (!asked.ok) return asked;
    return readAccount(context.database, account, async (connection) =>
      accept(await pageOfAudit(context, connection, { accountId: account, ...asked.value })),
    );
  },
};

/** Lists what was changed of the platform itself, the latest first. */
export const listPlatformAudit: Operation<typeof PlatformInput, AuditPage> = {
  name: 'platform-audit.list',
  access: 'operator',
  kind: 'read',
  summary: 'List who changed what of the platform itself.',
  input: PlatformInput,
  output: Output,
  run: async (context, input) => {
    const asked = readAsked(context, input);
    if (!asked.ok) return asked;
    return context.database.transaction(async (connection) =>
      accept(await pageOfAudit(context, connection, { accountId: '', ...asked.value })),
    );
  },
};

interface AuditAsked {
  readonly filter: AuditFilter;
  readonly page: Page<Static<typeof IdPosition>>;
}

function readAsked(
  { catalogs }: Context,
  input: Static<typeof PlatformInput>,
): Outcome<AuditAsked> {
  const { sort = '-at', limit, cursor, ...wanted } = input;
  const days = readDays(input);
  if (!days.ok) return days;
  const page = readPage({ limit, cursor }, { sort, position: IdPosition });
  if (!page.ok) return page;
  const { take, descending } = page.value;
  const after = page.value.after?.id ?? null;
  const moments = momentsOf(days.value, catalogs.latest.calendar);
  const filter = {
    operation: wanted.operation ?? null,
    subject: wanted.subject ?? null,
    actor: wanted.actor ?? null,
    ...moments,
  };
  return accept({ filter: { ...filter, descending, after, take }, page: page.value });
}

async function pageOfAudit(
  { catalogs }: Context,
  connection: Connection,
  { accountId, filter, page }: AuditAsked & { readonly accountId: string },
): Promise<AuditPage> {
  const read = await listEntries(connection, accountId, filter);
  const { rows, next } = pageOf(page, read, ({ entryId }) => ({ id: entryId }));
  const { calendar } = catalogs.latest;
  const entries = rows.map((row) => ({
    id: row.entryId,
    at: calendar.format(row.at),
    actor: { kind: row.actorKind, id: row.actorId },
    request: row.requestId,
    operation: row.operation,
    subject: row.subject,
    before: row.before,
    after: row.after,
  }));
  return { entries, next };
}
