import { useQuery } from '@tanstack/react-query';
import { Alert, Flex, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { LoadFailed } from '../ui/load-failed.tsx';
import { ReviewDialog } from '../ui/review-dialog.tsx';
import { useAct } from '../ui/use-act.ts';
import { useTitles } from './catalog.ts';
import { Quantity } from './exact.tsx';

type Request = Api['billing-modes.requests']['answer']['requests'][number];
type Effects = Api['billing-modes.preview']['answer'];

/** Decides a request for a billing mode; what it does to the packs is shown before. */
export function RequestDecision({
  request,
  onClose,
}: {
  readonly request: Request;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  const { account, area, mode, id } = request;
  const preview = useQuery({
    queryKey: ['account', account, 'modes', 'preview', area, mode],
    queryFn: () => call('billing-modes.preview', { account, area, mode }),
  });
  const decide = useAct('billing-modes.decide', { done: t('requests.decided'), onDone: onClose });
  return (
    <ReviewDialog
      title={t('requests.decideOf', { area: areaTitle(area), mode: t(`mode.${mode}`) })}
      busy={decide.isPending}
      onDecide={(approve, reason) => decide.mutate({ account, request: id, approve, reason })}
      onClose={onClose}
    >
      {preview.error === null ? null : (
        <LoadFailed error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {preview.isPending ? <Skeleton active title={false} /> : null}
      {preview.data === undefined ? null : <PackEffects effects={preview.data} />}
    </ReviewDialog>
  );
}

function PackEffects({ effects }: { readonly effects: Effects }) {
  const { t } = useTranslation();
  const { from, mode, packs } = effects;
  return (
    <Flex vertical gap={8}>
      <span>{t('requests.effect', { day: from, mode: t(`mode.${mode}`) })}</span>
      {packs.length === 0 ? <Alert type="info" showIcon title={t('requests.noPacks')} /> : null}
      {(['freezes', 'thaws'] as const).map((effect) => (
        <PacksOf key={effect} title={t(`requests.${effect}`)} {...{ packs, effect }} />
      ))}
    </Flex>
  );
}

function PacksOf({
  title,
  packs,
  effect,
}: {
  readonly title: string;
  readonly packs: Effects['packs'];
  readonly effect: 'freezes' | 'thaws';
}) {
  const { t } = useTranslation();
  const { familyTitle } = useTitles();
  const own = packs.filter((pack) => pack.effect === effect);
  if (own.length === 0) return null;
  const lines = own.map(({ id, family, left, unit }) => (
    <li key={id}>
      {familyTitle(family)} {id} {t('overview.left')} <Quantity value={left} unit={unit} />
    </li>
  ));
  return (
    <Alert
      type={effect === 'freezes' ? 'warning' : 'info'}
      title={title}
      description={<ul className="plain">{lines}</ul>}
    />
  );
}
