import { Card, Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** What every page looks like: its heading, what stands right of it, its content. */
export function Page({
  title,
  extra,
  bare = false,
  children,
}: {
  readonly title: string;
  readonly extra?: ReactNode;
  /** Whether the content brings its own cards. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = `${title} - ${t('product')}`;
  }, [title, t]);
  return (
    <>
      <Flex
        justify="space-between"
        align="center"
        wrap
        gap={8}
        style={{ marginBottom: 12, minHeight: 32 }}
      >
        <Typography.Title level={1} style={{ fontSize: 18, margin: 0 }}>
          {title}
        </Typography.Title>
        <Flex gap={8} align="center" wrap>
          {extra}
        </Flex>
      </Flex>
      {bare ? children : <Card styles={{ body: { padding: 16 } }}>{children}</Card>}
    </>
  );
}
