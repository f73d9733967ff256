import { Card, Empty } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { LinkTo } from '../ui/link-to.ts';
import { useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';
import { keepAccount } from './family-cards.tsx';
import { moneyText } from './money.ts';
import { timeText } from './quantity.ts';

type Overview = Api['overview.show']['answer'];

/** What waits for somebody, each with the way to it. */
export function PendingList({ overview }: { readonly overview: Overview }) {
  const { t } = useTranslation();
  const lines = usePending(overview);
  return (
    <Card size="small" title={t('overview.pending')}>
      {lines.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.noPending')} />
      ) : (
        <ul className="plain">
          {lines.map(({ key, content }) => (
            <li key={key}>{content}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

interface Line {
  readonly key: string;
  readonly content: ReactNode;
}

function usePending({ unread, pending, currency }: Overview): readonly Line[] {
  const { t } = useTranslation();
  const { text, areaTitle } = useTitles();
  const { orders, plugins, modes, requests, bills } = pending;
  const lines: Line[] = [];
  if (unread > 0) {
    const content = (
      <LinkTo to="/live/messages" search={(before) => ({ ...keepAccount(before), unread: 'yes' })}>
        {t('overview.unread', { count: unread })}
      </LinkTo>
    );
    lines.push({ key: 'unread', content });
  }
  for (const { id, title, quantity, amount, closesAt } of orders) {
    const said = { title: text(title), quantity, amount: moneyText(amount, currency) };
    lines.push({
      key: id,
      content: (
        <LinkTo
          to="/live/orders"
          search={(before) => ({ ...keepAccount(before), status: 'unpaid', order: id })}
        >
          {t('overview.order', { ...said, time: timeText(closesAt) })}
        </LinkTo>
      ),
    });
  }
  if (bills.count > 0) {
    const content = (
      <LinkTo to="/live/bills" search={(before) => ({ ...keepAccount(before), state: 'due' })}>
        {t('overview.bills', { count: bills.count, amount: moneyText(bills.amount, currency) })}
      </LinkTo>
    );
    lines.push({ key: 'bills', content });
  }
  for (const { id, name, status } of plugins) {
    lines.push({
      key: id,
      content: (
        <LinkTo
          to="/live/resources/plugin"
          search={(before) => ({ ...keepAccount(before), type: 'plugin' })}
        >
          {t(`overview.plugin.${status}`, { name })}
        </LinkTo>
      ),
    });
  }
  const modeLine = (key: string, said: string) => {
    const content = (
      <LinkTo to="/live/billing-modes" search={keepAccount}>
        {said}
      </LinkTo>
    );
    lines.push({ key, content });
  };
  for (const { area, mode, from } of modes) {
    const said = { area: areaTitle(area), mode: t(`mode.${mode}`), day: from };
    modeLine(`${area} ${from}`, t('overview.mode', said));
  }
  for (const { id, area, mode } of requests) {
    modeLine(id, t('overview.request', { area: areaTitle(area), mode: t(`mode.${mode}`) }));
  }
  return lines;
}

/** Packs that expire soon, with what will be lost. */
export function ExpiringList({ packs }: { readonly packs: Overview['expiring'] }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  return (
    <Card size="small" title={t('overview.expiring')}>
      {packs.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('overview.noExpiring')} />
      ) : (
        <ul className="plain">
          {packs.map(({ pack, title, left, unit, expiresAt, daysLeft, unused }) => (
            <li key={pack}>
              <LinkTo to="/live/pack" search={(before) => ({ ...keepAccount(before), pack })}>
                {title === null ? pack : text(title)}
              </LinkTo>{' '}
              {t('overview.left')} <Quantity value={left} unit={unit} />
              {' · '}
              {timeText(expiresAt)} (
              {daysLeft === 0 ? t('overview.today') : t('overview.daysLeft', { days: daysLeft })})
              {unused === null || unused === '0' ? null : (
                <>
                  {' · '}
                  {t('overview.unused')} <Quantity value={unused} unit={unit} />
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
