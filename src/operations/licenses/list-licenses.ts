import { type Static, Type } from 'typebox';
import { accept } from '../../engine/index.ts';
import { type LicenseUseRow, listLicensePage, listLicenseUses } from '../../store/licenses.ts';
import { listOf, oneOf, orNull, TimeField } from '../answer-fields.ts';
import {
  IdPosition,
  NextField,
  PageInput,
  pageField,
  pageOf,
  readPage,
  sortBy,
} from '../cursor.ts';
import { AccountField } from '../input-fields.ts';
import type { Context, Operation } from '../operation.ts';
import { readAccount } from '../read-account.ts';
import {
  LICENSE_KINDS,
  LICENSE_STATUSES,
  LicenseUseField,
  LicenseView,
  viewLicense,
} from './license-view.ts';

const Input = Type.Object({
  account: AccountField,
  kind: Type.Optional(oneOf(LICENSE_KINDS, { description: 'Only licences of this kind.' })),
  status: Type.Optional(oneOf(LICENSE_STATUSES, { description: 'Only those that hold, or not.' })),
  sort: sortBy(['begunAt', '-begunAt']),
  ...PageInput,
});

/** What a licence was added, renewed or upgraded with. */
export const LicenseUseView = Type.Object({
  what: LicenseUseField,
  kind: oneOf(LICENSE_KINDS, { description: 'What the licence was after it.' }),
  gift: Type.String({ description: 'The id of the gift.' }),
  pack: Type.String({ description: 'The id of the pack that it came with.' }),
  at: TimeField,
  endsBefore: orNull(TimeField, { description: 'When it ended before; null: it is new.' }),
  endsAfter: TimeField,
});
export type LicenseUseView = Static<typeof LicenseUseView>;

const Output = Type.Object({
  licenses: pageField(
    Type.Object({
      ...LicenseView.properties,
      history: listOf(LicenseUseView, { description: 'The oldest first.' }),
    }),
  ),
  next: NextField,
});

/** Lists an account's licences with their history, in the order in which they were added. */
export const listLicensesOperation: Operation<typeof Input, Static<typeof Output>> = {
  name: 'licenses.list',
  access: 'viewer',
  kind: 'read',
  summary: "List an account's licences, with what they were added and renewed with.",
  input: Input,
  output: Output,
  run: async (context, { account, kind = null, status = null, sort = 'begunAt', ...asked }) => {
    const page = readPage(asked, { sort, position: IdPosition });
    if (!page.ok) return page;
    const { descending, take } = page.value;
    const { latest } = context.catalogs;
    const at = context.clock.now();
    return readAccount(context.database, account, async (connection) => {
      const after = page.value.after?.id ?? null;
      const filter = { kind, valid: status === null ? null : status === 'valid', at };
      const order = { descending, after, take };
      const read = await listLicensePage(connection, account, { ...filter, ...order });
      const { rows, next } = pageOf(page.value, read, ({ licenseId }) => ({ id: licenseId }));
      const ids = rows.map(({ licenseId }) => licenseId);
      const uses = await listLicenseUses(connection, account, ids);
      const licenses = rows.map((row) => ({
        ...viewLicense(row, latest, at),
        history: uses
          .filter(({ licenseId }) => licenseId === row.licenseId)
          .map((use) => viewUse(context, use)),
      }));
      return accept({ licenses, next });
    });
  },
};

function viewUse({ catalogs }: Context, use: LicenseUseRow): LicenseUseView {
  const { calendar } = catalogs.latest;
  return {
    what: use.what,
    kind: use.kind,
    gift: use.giftId,
    pack: use.packId,
    at: calendar.format(use.at),
    endsBefore: use.endsBefore === null ? null : calendar.format(use.endsBefore),
    endsAfter: calendar.format(use.endsAfter),
  };
}
