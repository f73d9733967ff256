import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';

/** An account that whoever is signed in may not look at. */
export function Refused({ onBack }: { readonly onBack: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <Result
      status="403"
      title={t('notYours')}
      subTitle={t('notYoursHint')}
      extra={
        onBack === null ? null : (
          <Button type="primary" onClick={onBack}>
            {t('toOwnAccount')}
          </Button>
        )
      }
    />
  );
}
