import { useTranslation } from 'react-i18next';
import { BuyForm } from '../components/buy-form.tsx';
import { OrderResult } from '../components/order-result.tsx';
import { useFilter } from '../search.ts';
import { Page } from '../ui/page.tsx';

/** 购买: packs of all families; once ordered, what came of it. */
export function BuyPage() {
  const { t } = useTranslation();
  const { filter } = useFilter();
  return (
    <Page title={t('buy.title')}>
      {filter.order === undefined ? <BuyForm /> : <OrderResult order={filter.order} />}
    </Page>
  );
}
