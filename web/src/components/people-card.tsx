// People with what they may do: members of an account, operators of the platform.
import type { UseQueryResult } from '@tanstack/react-query';
import { Card, Empty, Skeleton, Tag, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { Time } from './exact.tsx';
import { useMe } from './me.ts';

/** What is known of somebody, in an account or in the platform. */
interface ListedPerson {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly twoFactor: boolean;
  readonly joinedAt: string;
}

interface PeopleCardProps<Person> {
  readonly title: string;
  readonly people: UseQueryResult<unknown>;
  readonly rows: readonly Person[];
  /** What they may do. */
  readonly may: Pick<Column<Person>, 'title' | 'cell'>;
  readonly acts: (person: Person) => ReactNode;
}

/** People as a table, with what they may do and what may be done with them. */
export function PeopleCard<Person extends ListedPerson>(props: PeopleCardProps<Person>) {
  const { title, people, rows } = props;
  const { t } = useTranslation();
  const columns = usePersonColumns(props);
  return (
    <Card size="small" title={title}>
      {people.error === null ? null : (
        <LoadFailed error={people.error} onRetry={() => void people.refetch()} />
      )}
      {people.isPending ? <Skeleton active title={false} /> : null}
      {people.data === undefined ? null : (
        <Rows
          label={title}
          columns={columns}
          rows={rows}
          rowKey={({ person }) => person}
          empty={<Empty description={t('members.none')} />}
        />
      )}
    </Card>
  );
}

function usePersonColumns<Person extends ListedPerson>({
  may,
  acts,
}: PeopleCardProps<Person>): readonly Column<Person>[] {
  const { t } = useTranslation();
  const me = useMe();
  return [
    {
      key: 'person',
      title: t('members.person'),
      cell: ({ person, name, email }) => (
        <>
          {name} {person === me.data?.id ? <Tag>{t('members.you')}</Tag> : null}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {email}
          </Typography.Text>
        </>
      ),
    },
    { key: 'may', ...may },
    {
      key: 'twoFactor',
      title: t('members.twoFactor'),
      cell: ({ twoFactor }) => t(twoFactor ? 'me.twoFactorOn' : 'me.twoFactorOff'),
    },
    { key: 'joined', title: t('members.joinedAt'), cell: ({ joinedAt }) => <Time at={joinedAt} /> },
    { key: 'acts', title: t('list.actions'), cell: acts },
  ];
}
