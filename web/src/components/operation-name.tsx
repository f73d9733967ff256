// Operations as audit logs name them: in words, with their code for those who look for it.
import { Select, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { needsOf } from '../../../src/client/client.ts';
import { useFilter } from '../search.ts';
import { inLanguage } from '../text/language.ts';
import { isOfTheApi, OPERATION_NAMES } from '../text/operation-names.ts';

/** What an operation is called; its code where it has no name: one of a later version. */
export function useOperationName(): (operation: string) => string {
  const { i18n } = useTranslation();
  return (operation) => {
    const name = OPERATION_NAMES.get(operation);
    return name === undefined ? operation : inLanguage(i18n.language, name);
  };
}

/** The name of an operation, and its code below it. */
export function OperationName({ operation }: { readonly operation: string }) {
  const nameOf = useOperationName();
  return (
    <>
      {nameOf(operation)}
      <br />
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {operation}
      </Typography.Text>
    </>
  );
}

interface OperationFilterProps {
  readonly label: string;
  /** Whether only what changes an account is offered. */
  readonly ofAccount: boolean;
}

/** Chooses the operation of which an audit log is shown; found by its name or its code. */
export function OperationFilter({ label, ofAccount }: OperationFilterProps) {
  const nameOf = useOperationName();
  const { filter, set } = useFilter();
  const chosen = filter.operation;
  const offered = ofAccount ? CHANGES.filter(changesAccounts) : CHANGES;
  const codes = chosen === undefined || offered.includes(chosen) ? offered : [chosen, ...offered];
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{
        filterOption: (typed, option) =>
          `${option?.label} ${option?.value}`.toLowerCase().includes(typed.toLowerCase()),
      }}
      value={chosen}
      options={codes.map((value) => ({ value, label: nameOf(value) }))}
      onChange={(value) => set({ operation: value })}
      style={{ width: 220 }}
    />
  );
}

/** What reads leaves no entry. */
const CHANGES = [...OPERATION_NAMES.keys()].filter(
  (code) => !isOfTheApi(code) || !needsOf(code).reads,
);

/** What operations are named after that change no account. */
const OF_THE_PLATFORM = [
  ...['address-ranges', 'catalogs', 'clock', 'jobs', 'me', 'operator-keys', 'operators'],
  ...['people', 'settlement', 'sources'],
];

function changesAccounts(operation: string): boolean {
  return !OF_THE_PLATFORM.includes(operation.split('.')[0] ?? '');
}
