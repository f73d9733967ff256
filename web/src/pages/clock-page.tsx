import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Flex, Skeleton, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallFailed, call, queries } from '../api.ts';
import { timeText } from '../components/quantity.ts';
import { LoadFailed } from '../ui/load-failed.tsx';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const STEPS = [
  { key: 'clock.hour', ms: HOUR_MS },
  { key: 'clock.day', ms: DAY_MS },
  { key: 'clock.week', ms: 7 * DAY_MS },
  { key: 'clock.month', ms: 30 * DAY_MS },
] as const;

/** For operators of a sandbox: moves the time on, and shows which jobs ran on the way. */
export function ClockPage() {
  const { t } = useTranslation();
  const clock = useQuery({ queryKey: ['clock'], queryFn: () => call('clock.show', {}) });
  const advance = useMutation({
    mutationFn: (ms: number) =>
      call('clock.advance', { to: timeAfter(clock.data?.time ?? '', ms) }),
    // Whatever was shown may have become something else.
    onSettled: () => queries.invalidateQueries(),
  });
  if (clock.error instanceof CallFailed && clock.error.code === 'store_is_not_a_sandbox') {
    return <Alert type="info" showIcon title={t('clock.notSandbox')} />;
  }
  if (clock.error !== null) {
    return <LoadFailed error={clock.error} onRetry={() => void clock.refetch()} />;
  }
  return (
    <Card>
      <Typography.Title level={1} style={{ fontSize: 18, marginTop: 0 }}>
        {t('clock.title')}
      </Typography.Title>
      <Typography.Paragraph>{t('clock.now')}</Typography.Paragraph>
      {clock.data === undefined ? (
        <Skeleton.Input active />
      ) : (
        <Typography.Title level={2} style={{ marginTop: 0 }} aria-live="polite">
          {timeText(clock.data.time)}
        </Typography.Title>
      )}
      <Typography.Paragraph type="secondary">{t('clock.explain')}</Typography.Paragraph>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        {STEPS.map(({ key, ms }) => (
          <Button
            key={key}
            loading={advance.isPending && advance.variables === ms}
            disabled={advance.isPending || clock.data === undefined}
            onClick={() => advance.mutate(ms)}
          >
            {t(key)}
          </Button>
        ))}
      </Flex>
      {advance.error === null ? null : (
        <LoadFailed error={advance.error} onRetry={() => advance.reset()} />
      )}
      {advance.data === undefined ? null : <Advanced advance={advance.data} />}
    </Card>
  );
}

function timeAfter(time: string, ms: number): string {
  return new Date(Date.parse(time) + ms).toISOString();
}

type Advance = Awaited<ReturnType<typeof call<'clock.advance'>>>;

function Advanced({ advance }: { readonly advance: Advance }) {
  const { t } = useTranslation();
  const columns = [
    { title: t('clock.job'), dataIndex: 'job' },
    { title: t('clock.runs'), dataIndex: 'runs' },
    { title: t('clock.failedRuns'), dataIndex: 'failed' },
    {
      title: t('clock.outcome'),
      render: (_: unknown, { result }: Advance['jobs'][number]) =>
        Object.entries(result)
          .map(([name, count]) => `${name} ${count}`)
          .join(', '),
    },
  ];
  return (
    <>
      <Alert
        type="success"
        showIcon
        title={t('clock.done', { time: timeText(advance.to) })}
        style={{ marginBottom: 16 }}
      />
      <Table
        size="small"
        rowKey="job"
        columns={columns}
        dataSource={[...advance.jobs]}
        pagination={false}
        scroll={{ x: 'max-content' }}
      />
    </>
  );
}
