import { Radio, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { useNarrow } from '../ui/use-narrow.ts';
import { useTitles } from './catalog.ts';
import { moneyText } from './money.ts';
import { comparedUnit, priceOfOne } from './price.ts';
import { quantityText, unitText } from './quantity.ts';

export type Sku = Api['skus.list']['answer']['skus'][number];

/** The packs of a family side by side, to choose one of. */
export function SkuTable({
  skus,
  currency,
  chosen,
  onChoose,
}: {
  readonly skus: readonly Sku[];
  readonly currency: string;
  readonly chosen: string | undefined;
  readonly onChoose: (sku: string) => void;
}) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Radio.Group
      aria-label={t('buy.sku')}
      value={chosen}
      onChange={({ target }) => onChoose(String(target.value))}
      className={narrow ? 'skus narrow' : 'skus'}
    >
      {skus.map((sku) => (
        <Radio key={sku.id} value={sku.id}>
          <SkuLine sku={sku} currency={currency} />
        </Radio>
      ))}
    </Radio.Group>
  );
}

function SkuLine({ sku, currency }: { readonly sku: Sku; readonly currency: string }) {
  const { t } = useTranslation();
  const { text } = useTitles();
  const [unit, one] = comparedUnit(sku.family, sku.unit);
  return (
    <span className="sku">
      <span>
        <strong>{text(sku.title)}</strong> {sku.trial ? <Tag>{t('buy.trial')}</Tag> : null}
        <br />
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {quantityText(sku.size, sku.unit)} · <Validity sku={sku} />
        </Typography.Text>
      </span>
      <span>
        <strong>{moneyText(sku.price, currency)}</strong>
        <br />
        <Typography.Text type="secondary" style={{ fontSize: 12 }}>
          {moneyText(priceOfOne(sku.price, sku.size, one), currency)}/{unitText(unit)}
          {sku.listPrice === null ? null : (
            <> · {t('buy.listPrice', { price: moneyText(sku.listPrice, currency) })}</>
          )}
        </Typography.Text>
      </span>
      <Notes sku={sku} />
    </span>
  );
}

function Validity({ sku }: { readonly sku: Sku }) {
  const { t } = useTranslation();
  const { validity } = sku;
  if (validity === null) return t('buy.byBinding');
  return validity.kind === 'years'
    ? t('buy.years', { years: validity.years })
    : t('buy.endOfMonth');
}

function Notes({ sku }: { readonly sku: Sku }) {
  const { t } = useTranslation();
  const { gifts, perAccount, existingUsersOnly, refundDays } = sku;
  const said = [
    ...gifts.map(({ kind, license, years }) =>
      kind === 'plugin'
        ? t('buy.gift.plugin', { years })
        : t('buy.gift.license', {
            years,
            kind: t(license === 'live' ? 'license.kind.live' : 'license.kind.video-play'),
          }),
    ),
    ...(perAccount === null ? [] : [t('buy.perAccount', { count: perAccount })]),
    ...(existingUsersOnly ? [t('buy.existingOnly')] : []),
    refundDays === null ? t('buy.noRefund') : t('buy.refund', { days: refundDays }),
  ];
  return (
    <Typography.Text type="secondary" style={{ fontSize: 12 }}>
      {said.join(' · ')}
    </Typography.Text>
  );
}
