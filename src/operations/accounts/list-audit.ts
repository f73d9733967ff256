import { Type } from 'typebox';
import { accept, type Outcome } from '../../engine/index.ts';
import { listAudit as listEntries } from '../../store/audit.ts';
import type { Connection } from '../../store/database.ts';
import type { Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';

const PAGE_MAX = 200;

const Input = Type.Object({
  /** '' for changes of the platform itself, which operators may see. */
  account: Type.String(),
  /** The id of an entry: those before it. */
  before: Type.Optional(Type.String()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
});

/** A change as it is shown: who, when, what, before and after. */
export interface AuditView {
  readonly id: string;
  readonly at: string;
  readonly actor: {
    readonly kind: 'operator' | 'member' | 'person' | 'nobody' | 'job';
    readonly id: string;
  };
  readonly request: string;
  readonly operation: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface AuditPage {
  readonly entries: readonly AuditView[];
  readonly next: string | null;
}

/** Lists what was changed of an account, the latest first; `next` is where to go on. */
export const listAudit: Operation<typeof Input, AuditPage> = {
  name: 'audit.list',
  access: 'finance',
  kind: 'read',
  summary: 'List who changed what of an account.',
  input: Input,
  run: async (context, { account, before = '', limit = PAGE_MAX }) => {
    const { calendar } = context.catalogs.latest;
    const list = async (connection: Connection): Promise<Outcome<AuditPage>> => {
      const rows = await listEntries(connection, account, before, limit);
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
      const next = rows.length === limit ? (rows.at(-1)?.entryId ?? null) : null;
      return accept({ entries, next });
    };
    if (account === '') return context.database.transaction(list);
    return readAccount(context.database, account, list);
  },
};
