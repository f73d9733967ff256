import { useQuery } from '@tanstack/react-query';
import { Card, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ChartPlace } from '../ui/chart-place.tsx';
import { later } from '../ui/later.tsx';
import { LoadFailed } from '../ui/load-failed.tsx';
import { useAccountId } from './account.ts';
import { Quantity } from './exact.tsx';

const BurnDownChart = later(
  async () => (await import('./burn-down-chart.tsx')).BurnDownChart,
  <ChartPlace />,
);

/** What stands above and below the chart: the forecast and the way to its figures. */
const TEXTS_HEIGHT = 58;

type History = Api['packs.history']['answer'];

/** How a pack was used up, and until when it lasts. */
export function BurnDown({ pack }: { readonly pack: string }) {
  const { t } = useTranslation();
  const account = useAccountId();
  const history = useQuery({
    queryKey: ['account', account, 'pack', pack, 'history'],
    queryFn: () => call('packs.history', { account, pack }),
  });
  return (
    <Card size="small" title={t('burn.title')}>
      {history.error === null ? null : (
        <LoadFailed error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.isPending ? <ChartPlace beside={TEXTS_HEIGHT} /> : null}
      {history.data === undefined ? null : (
        <>
          <Typography.Paragraph aria-live="polite">
            <Forecast history={history.data} />
          </Typography.Paragraph>
          <BurnDownChart history={history.data} />
          <DayTable history={history.data} />
        </>
      )}
    </Card>
  );
}

function Forecast({ history }: { readonly history: History }) {
  const { t } = useTranslation();
  const { forecast, end, unit, lastDay } = history;
  if (end !== null) {
    return (
      <>
        {t(`burn.end.${end.how}`, { day: end.date })} <Quantity value={end.quantity} unit={unit} />
      </>
    );
  }
  if (forecast === null) return t('burn.noForecast', { day: lastDay });
  if (forecast.emptyOn !== null) {
    return <strong>{t('burn.emptyOn', { day: forecast.emptyOn, expiry: lastDay })}</strong>;
  }
  return (
    <>
      {t('burn.expiresFirst', { day: lastDay })} <Quantity value={forecast.unused} unit={unit} />
    </>
  );
}

function DayTable({ history }: { readonly history: History }) {
  const { t } = useTranslation();
  const { days, unit } = history;
  return (
    <details>
      <summary>{t('burn.table')}</summary>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('deductions.date')}</th>
            <th scope="col">{t('deductions.deducted')}</th>
            <th scope="col">{t('pack.left')}</th>
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ date, deducted, left }) => (
            <tr key={date}>
              <td>{date}</td>
              <td>
                <Quantity value={deducted} unit={unit} />
              </td>
              <td>
                <Quantity value={left} unit={unit} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
