import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { BillingModes } from '../components/billing-modes.tsx';
import { Page } from '../ui/page.tsx';

/** 计费方式: the modes of all areas. */
export function BillingModesPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('modes.title')}>
      <Typography.Paragraph type="secondary">{t('modes.explain')}</Typography.Paragraph>
      <BillingModes />
    </Page>
  );
}
