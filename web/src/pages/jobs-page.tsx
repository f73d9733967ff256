import { useQuery } from '@tanstack/react-query';
import { Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useWhyNot } from '../components/account.ts';
import { useTitles } from '../components/catalog.ts';
import { Time } from '../components/exact.tsx';
import { timeText } from '../components/quantity.ts';
import { ActButton } from '../ui/act-button.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Page } from '../ui/page.tsx';
import { Rows } from '../ui/rows.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';

type Job = Api['jobs.list']['answer']['jobs'][number];

const LOOK_MS = 10_000;
const COLOURS = {
  running: 'processing',
  abandoned: 'warning',
  done: 'success',
  failed: 'error',
} as const;

/** For operators: what the clock starts, how its last run ended, and running it now. */
export function JobsPage() {
  const { t } = useTranslation();
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: () => call('jobs.list', {}),
    refetchInterval: LOOK_MS,
  });
  return (
    <Page title={t('jobs.title')}>
      {jobs.error === null ? null : (
        <LoadFailed error={jobs.error} onRetry={() => void jobs.refetch()} />
      )}
      {jobs.isPending ? <Skeleton active title={false} paragraph={{ rows: 8 }} /> : null}
      <Rows
        label={t('jobs.title')}
        columns={useJobColumns()}
        rows={jobs.data?.jobs ?? []}
        rowKey={({ name }) => name}
        empty={null}
      />
    </Page>
  );
}

function useJobColumns(): readonly Column<Job>[] {
  const { t } = useTranslation();
  const { text } = useTitles();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const run = useAct('jobs.run', { done: ({ runs }) => t('jobs.ran', { count: runs.length }) });
  const ask = ({ name, summary }: Job) =>
    confirm({
      title: t('jobs.runAsk', { name: text(summary) }),
      content: t('jobs.runEffect'),
      ok: t('jobs.run'),
      onOk: () => run.mutateAsync({ name }),
    });
  return [
    {
      key: 'name',
      title: t('jobs.name'),
      cell: ({ name, summary }) => (
        <>
          {text(summary)}
          <br />
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {name}
          </Typography.Text>
        </>
      ),
    },
    {
      key: 'schedule',
      title: t('jobs.schedule'),
      cell: ({ schedule }) =>
        schedule.kind === 'daily'
          ? t('jobs.daily', { at: schedule.at })
          : t('jobs.every', { minutes: schedule.minutes }),
    },
    { key: 'next', title: t('jobs.next'), cell: ({ nextDueAt }) => <Time at={nextDueAt} /> },
    {
      key: 'last',
      title: t('jobs.last'),
      cell: ({ last }) => (last === null ? t('jobs.never') : <Time at={last.dueAt} />),
    },
    { key: 'state', title: t('jobs.state'), cell: ({ last }) => <Outcome last={last} /> },
    {
      key: 'acts',
      title: t('list.actions'),
      cell: (job) => (
        <ActButton type="link" size="small" whyNot={whyNot('jobs.run')} onClick={() => ask(job)}>
          {t('jobs.run')}
        </ActButton>
      ),
    },
  ];
}

function Outcome({ last }: Pick<Job, 'last'>) {
  const { t } = useTranslation();
  if (last === null) return '-';
  const { state, result, error, retryAt } = last;
  const counts = Object.entries(result ?? {}).map(([name, count]) => `${name} ${count}`);
  return (
    <>
      <Tag color={COLOURS[state]}>{t(`jobs.state.${state}`)}</Tag>
      <Typography.Text type="secondary" style={{ fontSize: 12 }}>
        {error ?? counts.join(', ')}
        {retryAt === null ? null : ` · ${t('jobs.retryAt', { time: timeText(retryAt) })}`}
      </Typography.Text>
    </>
  );
}
