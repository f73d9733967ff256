import { useQuery } from '@tanstack/react-query';
import { Card, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';
import { Time } from './exact.tsx';
import { useMe } from './me.ts';

type Operator = Api['operators.list']['answer']['operators'][number];

/** The operators of the platform. */
export function OperatorList() {
  const { t } = useTranslation();
  const me = useMe();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const operators = useQuery({
    queryKey: ['operators'],
    queryFn: () => call('operators.list', {}),
  });
  const remove = useAct('operators.remove', { done: t('members.removed') });
  const rows = operators.data?.operators ?? [];
  const full = rows.filter(({ access }) => access === 'full').length;
  const ask = ({ person, name }: Operator) =>
    confirm({
      title: t('people.removeAsk', { name }),
      content: t('people.removeEffect'),
      ok: t('people.remove'),
      danger: true,
      onOk: () => remove.mutateAsync({ person }),
    });
  const columns: readonly Column<Operator>[] = [
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
    { key: 'access', title: t('people.access'), cell: ({ access }) => t(`people.${access}`) },
    {
      key: 'twoFactor',
      title: t('members.twoFactor'),
      cell: ({ twoFactor }) => t(twoFactor ? 'me.twoFactorOn' : 'me.twoFactorOff'),
    },
    { key: 'joined', title: t('members.joinedAt'), cell: ({ joinedAt }) => <Time at={joinedAt} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (operator) => (
        <ActButton
          type="link"
          size="small"
          danger
          whyNot={
            whyNot('operators.remove') ??
            (operator.access === 'full' && full === 1 ? t('people.lastOne') : null)
          }
          onClick={() => ask(operator)}
        >
          {t('people.remove')}
        </ActButton>
      ),
    },
  ];
  return (
    <Card size="small" title={t('people.title')}>
      {operators.error === null ? null : (
        <LoadFailed error={operators.error} onRetry={() => void operators.refetch()} />
      )}
      {operators.isPending ? (
        <Skeleton active title={false} />
      ) : (
        <Rows
          label={t('people.title')}
          columns={columns}
          rows={rows}
          rowKey={({ person }) => person}
          empty={null}
        />
      )}
    </Card>
  );
}
