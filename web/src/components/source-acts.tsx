import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Api } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { later } from '../ui/later.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';

const SourceRules = later(async () => (await import('./source-rules.tsx')).SourceRules);
const SourceDays = later(async () => (await import('./source-days.tsx')).SourceDays);

interface SourceActsProps {
  readonly source: Api['sources.list']['answer']['sources'][number];
  readonly health: Api['sources.health']['answer']['sources'][number] | undefined;
}

/** What may be done with a media server's source. */
export function SourceActs({ source, health }: SourceActsProps) {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const [open, setOpen] = useState<'rules' | 'days' | null>(null);
  const revoke = useAct('sources.revoke', { done: t('sources.revoked') });
  const { id, name, revokedAt } = source;
  const link = { type: 'link', size: 'small' } as const;
  const ask = () =>
    confirm({
      title: t('sources.revokeAsk', { name }),
      content: t('sources.revokeEffect', {
        waiting: health?.waiting ?? 0,
        open: health?.openSessions ?? 0,
      }),
      ok: t('sources.revoke'),
      danger: true,
      onOk: () => revoke.mutateAsync({ source: id }),
    });
  const isOver = revokedAt === null ? null : t('sources.isRevoked');
  return (
    <Flex wrap>
      <ActButton
        {...link}
        aria-label={`${t('sources.rules')}: ${name}`}
        onClick={() => setOpen('rules')}
      >
        {t('sources.ruleCount', { count: source.rules.length })}
      </ActButton>
      <ActButton
        {...link}
        aria-label={`${t('sources.days')}: ${name}`}
        onClick={() => setOpen('days')}
      >
        {t('sources.days')}
      </ActButton>
      <ActButton
        {...link}
        danger
        aria-label={`${t('sources.revoke')}: ${name}`}
        whyNot={whyNot('sources.revoke') ?? isOver}
        onClick={ask}
      >
        {t('sources.revoke')}
      </ActButton>
      {open === 'rules' ? <SourceRules source={source} onClose={() => setOpen(null)} /> : null}
      {open === 'days' ? <SourceDays source={source} onClose={() => setOpen(null)} /> : null}
    </Flex>
  );
}
