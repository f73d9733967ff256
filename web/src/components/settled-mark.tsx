import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAccountView } from './account.ts';

/** Up to which day the account's figures are settled. */
export function SettledMark() {
  const { t } = useTranslation();
  const { data } = useAccountView();
  if (data === undefined) return null;
  const day = data.settledThrough;
  return (
    <Tag>{day === null ? t('packages.notSettled') : t('packages.settledThrough', { day })}</Tag>
  );
}
