import { useQuery } from '@tanstack/react-query';
import { DatePicker, Empty, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { AskDialog } from '../ui/ask-dialog.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Column } from '../ui/list-columns.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { Rows } from '../ui/rows.tsx';
import { useAct } from '../ui/use-act.ts';
import { useWhyNot } from './account.ts';
import { useTitles } from './catalog.ts';
import { Quantity, zonedText } from './exact.tsx';
import { quantityText } from './quantity.ts';

type Source = Api['sources.list']['answer']['sources'][number];
type Day = Api['sources.reconcile']['answer'];
type Line = Day['lines'][number];
type Sums = Day['played'] & { readonly direction: 'played' | 'published' };

interface OfSource {
  readonly source: Source;
  readonly onClose: () => void;
}

/** What a server says of a day beside what was reported and charged. */
export function SourceDays({ source, onClose }: OfSource) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const [date, setDate] = useState('');
  const [telling, setTelling] = useState(false);
  const day = useQuery({
    queryKey: ['sources', source.id, 'day', date],
    queryFn: () => call('sources.reconcile', { source: source.id, date }),
    enabled: date !== '',
  });
  const noDay = date === '' ? t('runs.chooseDay') : null;
  return (
    <Dialog
      open
      title={t('sources.daysOf', { name: source.name })}
      width={900}
      footer={null}
      onCancel={onClose}
      closable={{ 'aria-label': t('close') }}
    >
      <Flex vertical gap={12}>
        <Flex gap={8} wrap>
          <DatePicker
            aria-label={t('sources.date')}
            placeholder={t('sources.date')}
            onChange={(chosen) => setDate(chosen?.format('YYYY-MM-DD') ?? '')}
          />
          <ActButton whyNot={whyNot('sources.set-total') ?? noDay} onClick={() => setTelling(true)}>
            {t('sources.setTotal')}
          </ActButton>
        </Flex>
        {day.error === null ? null : (
          <LoadFailed error={day.error} onRetry={() => void day.refetch()} />
        )}
        {day.isLoading ? <Skeleton active title={false} /> : null}
        {day.data === undefined ? null : <DayFigures day={day.data} />}
      </Flex>
      {telling ? <TotalDialog {...{ source, date }} onClose={() => setTelling(false)} /> : null}
    </Dialog>
  );
}

function DayFigures({ day }: { readonly day: Day }) {
  const { t } = useTranslation();
  const sums: readonly Sums[] = [
    { direction: 'played', ...day.played },
    { direction: 'published', ...day.published },
  ];
  return (
    <>
      <Rows
        label={t('sources.days')}
        columns={useSumColumns()}
        rows={sums}
        rowKey={({ direction }) => direction}
        empty={null}
      />
      {day.watched === null ? null : (
        <Typography.Text type="secondary">
          {t('sources.watched', {
            from: zonedText(day.watched.from),
            to: zonedText(day.watched.to),
            restarts: day.watched.restarts,
          })}
        </Typography.Text>
      )}
      <Typography.Text strong>{t('sources.lines')}</Typography.Text>
      <Rows
        label={t('sources.lines')}
        columns={useLineColumns()}
        rows={day.lines}
        rowKey={({ outcome, direction, account, item, reason }) =>
          `${outcome} ${direction} ${account} ${item} ${reason}`
        }
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('sources.noLines')} />}
      />
    </>
  );
}

function useSumColumns(): readonly Column<Sums>[] {
  const { t } = useTranslation();
  const bytes = (
    key: 'total' | 'reported' | 'difference' | 'charged' | 'notCharged',
  ): Column<Sums> => ({
    key,
    title: t(`sources.${key}`),
    align: 'right',
    cell: (sums) => {
      const value = sums[key];
      return value === null ? '-' : <Quantity value={value} unit="byte" />;
    },
  });
  return [
    {
      key: 'direction',
      title: t('sources.figure'),
      cell: ({ direction }) => t(`sources.${direction}`),
    },
    ...[bytes('total'), bytes('reported'), bytes('difference')],
    ...[bytes('charged'), bytes('notCharged')],
  ];
}

function useLineColumns(): readonly Column<Line>[] {
  const { t } = useTranslation();
  const { itemTitle } = useTitles();
  return [
    {
      key: 'became',
      title: t('sources.became'),
      cell: ({ outcome, direction, reason }) => (
        <>
          {t(`sources.direction.${direction}`)} · {t(`sources.became.${outcome}`)}
          {reason === '' || outcome !== 'rejected' ? null : ` (${reason})`}
        </>
      ),
    },
    {
      key: 'account',
      title: t('arrivals.account'),
      cell: ({ account, item }) => (
        <>
          {account ?? '-'}
          <br />
          {item === null ? null : itemTitle(item)}
        </>
      ),
    },
    {
      key: 'bytes',
      title: t('sources.bytes'),
      align: 'right',
      cell: ({ bytes, estimatedBytes }) => (
        <>
          <Quantity value={bytes} unit="byte" />
          {estimatedBytes === '0' ? null : (
            <>
              <br />
              <Typography.Text type="secondary" style={{ fontSize: 12 }}>
                {t('sources.estimated', { bytes: quantityText(estimatedBytes, 'byte') })}
              </Typography.Text>
            </>
          )}
        </>
      ),
    },
    {
      key: 'seconds',
      title: t('sources.seconds'),
      align: 'right',
      cell: ({ seconds }) => <Quantity value={seconds} unit="second" />,
    },
    {
      key: 'sessions',
      title: t('sources.sessions'),
      align: 'right',
      cell: ({ sessions }) => sessions,
    },
  ];
}

interface Totals {
  readonly played: string;
  readonly published: string;
}

/** Tells what the server itself counted. */
function TotalDialog({ source, date, onClose }: OfSource & { readonly date: string }) {
  const { t } = useTranslation();
  const set = useAct('sources.set-total', { done: t('sources.totalSaved'), onDone: onClose });
  const rules = [{ required: true, pattern: /^\d+$/, message: t('sources.totalBad') }];
  return (
    <AskDialog<Totals>
      title={`${t('sources.setTotal')} ${date}`}
      ok={t('sources.setTotal')}
      initial={{ published: '0' }}
      busy={set.isPending}
      onOk={(totals) => set.mutate({ source: source.id, date, ...totals })}
      onClose={onClose}
    >
      <Form.Item name="played" label={t('sources.playedBytes')} rules={rules}>
        <Input inputMode="numeric" autoFocus />
      </Form.Item>
      <Form.Item name="published" label={t('sources.publishedBytes')} rules={rules}>
        <Input inputMode="numeric" />
      </Form.Item>
    </AskDialog>
  );
}
