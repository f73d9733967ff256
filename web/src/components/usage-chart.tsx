import { useQuery } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { CHART_COLOURS, Chart } from '../ui/chart.tsx';
import { ChartPlace } from '../ui/chart-place.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAccountId } from './account.ts';
import { useTitles } from './catalog.ts';
import { drawnIn } from './drawn.ts';
import { Look } from './look.ts';
import { unitText } from './quantity.ts';

type Days = Api['usage.days']['answer']['days'];

const TITLE_HEIGHT = 22;
const PAGE = 200;
const PAGES_MAX = 10;

/** An item's usage by day: what packs covered, what they did not, what is not settled. */
export function UsageChart({
  item,
  from,
  to,
}: {
  readonly item: string;
  readonly from: string;
  readonly to: string | undefined;
}) {
  const account = useAccountId();
  const days = useQuery({
    queryKey: ['account', account, 'usage', 'chart', item, from, to],
    queryFn: () => allDays({ account, item, from, ...(to === undefined ? {} : { to }) }),
  });
  if (days.error !== null) {
    return <LoadFailed error={days.error} onRetry={() => void days.refetch()} />;
  }
  if (days.data === undefined) return <ChartPlace beside={TITLE_HEIGHT} />;
  return <Stacked days={days.data} item={item} from={from} />;
}

/** All rows of a filter, page by page. */
async function allDays(wish: Api['usage.days']['input']): Promise<Days> {
  const rows: Days[number][] = [];
  let asked = wish;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const { days, next } = await call('usage.days', { ...asked, limit: PAGE });
    rows.push(...days);
    if (next === null) break;
    asked = { ...wish, cursor: next };
  }
  return rows;
}

function Stacked({
  days,
  item,
  from,
}: {
  readonly days: Days;
  readonly item: string;
  readonly from: string;
}) {
  const { t } = useTranslation();
  const { dark } = useContext(Look);
  const { itemTitle } = useTitles();
  const title = itemTitle(item);
  const option = useMemo(() => {
    const colours = CHART_COLOURS[dark ? 'dark' : 'light'];
    const unit = days[0]?.unit ?? 'byte';
    const drawn = drawnIn(
      days.map(({ quantity }) => quantity),
      unit,
    );
    const dates = [...new Set(days.map(({ date }) => date))].sort();
    const sums = (part: 'covered' | 'overage' | 'unsettled') =>
      dates.map((date) => {
        const ofDay = days.filter((day) => day.date === date);
        return drawn.draw(`${ofDay.reduce((sum, day) => sum + BigInt(day[part]), 0n)}`);
      });
    const series = (['covered', 'overage', 'unsettled'] as const).map((part) => ({
      name: t(`usage.${part}`),
      type: 'bar',
      stack: 'usage',
      data: sums(part),
    }));
    return {
      title: { show: false },
      color: [colours.covered, colours.overage, colours.open],
      legend: { data: series.map(({ name }) => name) },
      xAxis: { type: 'category', data: dates },
      yAxis: { type: 'value', name: unitText(drawn.unit) },
      series,
    };
  }, [days, dark, t]);
  return (
    <>
      <strong>{title}</strong>
      <Chart label={t('usage.chart', { item: title, from })} option={option} />
    </>
  );
}
