import { useQuery } from '@tanstack/react-query';
import { Button, Card, Skeleton, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { callAuth } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { useConfirm } from '../ui/use-confirm.ts';
import { useOwnAct } from '../ui/use-own-act.ts';
import { Time } from './exact.tsx';

interface Session {
  readonly id: string;
  readonly current: boolean;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly beganAt: string;
  readonly seenAt: string;
}

/** Where one is signed in, and how to end that. */
export function MySessions() {
  const { t } = useTranslation();
  const confirm = useConfirm();
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: () => callAuth<{ readonly sessions: readonly Session[] }>('GET', '/sessions'),
  });
  const end = useOwnAct('DELETE', ({ id }) => `/sessions/${id}`, { done: t('me.sessionEnded') });
  const endOthers = useOwnAct('DELETE', '/sessions', { done: t('me.sessionEnded') });
  const askOne = ({ id }: Session) =>
    confirm({
      title: t('me.endSessionAsk'),
      content: t('me.endSessionEffect'),
      ok: t('me.endSession'),
      danger: true,
      onOk: () => end.mutateAsync({ id }),
    });
  const askOthers = () =>
    confirm({
      title: t('me.endOthersAsk'),
      content: t('me.endSessionEffect'),
      ok: t('me.endOthers'),
      danger: true,
      onOk: () => endOthers.mutateAsync({}),
    });
  const columns: readonly Column<Session>[] = [
    { key: 'agent', title: t('me.sessionAgent'), cell: ({ userAgent }) => agentText(userAgent) },
    { key: 'address', title: t('me.sessionAddress'), cell: ({ address }) => address ?? '-' },
    { key: 'began', title: t('me.sessionBegan'), cell: ({ beganAt }) => <Time at={beganAt} /> },
    { key: 'seen', title: t('me.sessionSeen'), cell: ({ seenAt }) => <Time at={seenAt} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (session) =>
        session.current ? (
          <Tag color="processing">{t('me.sessionHere')}</Tag>
        ) : (
          <Button type="link" size="small" onClick={() => askOne(session)}>
            {t('me.endSession')}
          </Button>
        ),
    },
  ];
  const rows = sessions.data?.sessions ?? [];
  const others = rows.some(({ current }) => !current);
  return (
    <Card
      size="small"
      title={t('me.sessions')}
      extra={
        <ActButton size="small" whyNot={others ? null : t('me.noOthers')} onClick={askOthers}>
          {t('me.endOthers')}
        </ActButton>
      }
    >
      {sessions.error === null ? null : (
        <LoadFailed error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.isPending ? (
        <Skeleton active title={false} />
      ) : (
        <Rows
          label={t('me.sessions')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          empty={null}
        />
      )}
    </Card>
  );
}

const BROWSERS = ['Edg', 'Firefox', 'Chrome', 'Safari'] as const;
const SYSTEMS = ['Windows', 'Android', 'iPhone', 'iPad', 'Mac OS', 'Linux'] as const;

/** "Chrome, Windows" of what browsers say of themselves; else what was said. */
function agentText(agent: string | null): string {
  if (agent === null) return '-';
  const browser = BROWSERS.find((name) => agent.includes(`${name}/`));
  const system = SYSTEMS.find((name) => agent.includes(name));
  if (browser === undefined) return agent.slice(0, 60);
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ');
}
