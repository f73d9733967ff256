// What somebody sent with an application for a plugin: its facts, its screenshots.
import { useQuery } from '@tanstack/react-query';
import { Flex, Image, Skeleton, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { oneOf } from '../search.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import type { Plugin } from './plugin.ts';

const CATEGORIES = ['e-commerce', 'education'] as const;
const SUBJECTS = ['company', 'organisation'] as const;

/** What an application says, for people. */
export function usePluginFacts({
  name,
  appId,
  type,
  category,
  subject,
}: Pick<Plugin, 'name' | 'appId' | 'type' | 'category' | 'subject'>) {
  const { t } = useTranslation();
  const knownCategory = oneOf(CATEGORIES, category);
  const ofCategory =
    knownCategory === undefined ? category : t(`plugins.category.${knownCategory}`);
  const knownSubject = oneOf(SUBJECTS, subject ?? undefined);
  const ofSubject = knownSubject === undefined ? '-' : t(`plugins.subject.${knownSubject}`);
  return [
    { key: 'name', label: t('plugins.name'), children: name },
    { key: 'appId', label: t('plugins.appId'), children: appId },
    { key: 'type', label: t('plugins.type'), children: t(`plugins.type.${type}`) },
    { key: 'category', label: t('plugins.category'), children: ofCategory },
    { key: 'subject', label: t('plugins.subject'), children: ofSubject },
  ];
}

/** A screenshot that was sent with an application; pressed, it is shown large. */
export function Screenshot({
  title,
  ...asked
}: Api['plugins.screenshot']['input'] & { readonly title: string }) {
  const { account, application, screenshot } = asked;
  const picture = useQuery({
    queryKey: ['account', account, 'screenshot', application, screenshot],
    queryFn: () => call('plugins.screenshot', asked),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { data } = picture;
  return (
    <Flex vertical gap={4}>
      <Typography.Text strong>{title}</Typography.Text>
      {picture.error === null ? null : (
        <LoadFailed error={picture.error} onRetry={() => void picture.refetch()} />
      )}
      {data === undefined ? (
        <Skeleton.Image active />
      ) : (
        <Image
          alt={`${title}: ${data.name}`}
          src={`data:${data.type};base64,${data.data}`}
          width={300}
        />
      )}
    </Flex>
  );
}
