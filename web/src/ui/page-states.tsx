import { Skeleton } from 'antd';
import { later } from './later.tsx';
import { LoadFailed } from './load-failed.tsx';

/** While a page is on its way. */
export function PagePending() {
  return <Skeleton active title={false} style={{ padding: 24 }} />;
}

/** Instead of a page that broke: what it says, and a way to try again. */
export function PageFailed({ error }: { readonly error: unknown }) {
  return <LoadFailed error={error} onRetry={() => location.reload()} />;
}

/** Where no page is. */
export const NoSuchPage = later(async () => (await import('./no-such-page.tsx')).NoSuchPage);
