import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAccountView } from './account.ts';

/** Up to which day the account's figures are settled. */
export function SettledMark() {
  const { t } = useTranslation();
  const { data, isPending } = useAccountView();
  if (isPending) return <Coming text={t('packages.settledThrough', { day: '2026-01-01' })} />;
  if (data === undefined) return null;
  const day = data.settledThrough;
  return (
    <Tag>{day === null ? t('packages.notSettled') : t('packages.settledThrough', { day })}</Tag>
  );
}

/** The place of a text that is on its way: nothing moves when it comes. */
function Coming({ text }: { readonly text: string }) {
  return (
    <Tag className="coming" aria-hidden>
      {text}
    </Tag>
  );
}
