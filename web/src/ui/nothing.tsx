import { Button, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ConsoleSearch, useFilter } from '../search.ts';

/** Instead of no rows: what to do next, or, if a filter hides them, how to be rid of it. */
export function Nothing({
  fields,
  description,
  children,
}: {
  /** What the list is filtered by. */
  readonly fields: readonly (keyof ConsoleSearch)[];
  /** Said when there is nothing at all. */
  readonly description: string;
  /** What leads on from there. */
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation();
  const { filter, set } = useFilter();
  if (fields.every((field) => filter[field] === undefined)) {
    return <Empty description={description}>{children}</Empty>;
  }
  const clear = () => set(Object.fromEntries(fields.map((field) => [field, undefined])));
  return (
    <Empty description={t('list.noMatch')}>
      <Button onClick={clear}>{t('list.clear')}</Button>
    </Empty>
  );
}
