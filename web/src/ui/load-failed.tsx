import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { CallFailed } from '../api.ts';
import { problemText } from './problem-text.ts';

/** Says why something could not be loaded, and offers to try again. */
export function LoadFailed({
  error,
  onRetry,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
}) {
  const { t, i18n } = useTranslation();
  const problem = error instanceof CallFailed ? error : null;
  return (
    <Alert
      type="error"
      showIcon
      title={problemText(error, i18n)}
      description={
        problem?.requestId == null ? undefined : t('requestId', { id: problem.requestId })
      }
      action={
        <Button size="small" onClick={onRetry}>
          {t('retry')}
        </Button>
      }
    />
  );
}
