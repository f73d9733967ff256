import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { ActButton } from '../ui/act-button.tsx';
import { useAct } from '../ui/use-act.ts';
import { useConfirm } from '../ui/use-confirm.ts';
import { useWhyNot } from './account.ts';
import { PeopleCard } from './people-card.tsx';

type Operator = Api['operators.list']['answer']['operators'][number];

/** The operators of the platform. */
export function OperatorList() {
  const { t } = useTranslation();
  const whyNot = useWhyNot();
  const confirm = useConfirm();
  const operators = useQuery({
    queryKey: ['operators'],
    queryFn: () => call('operators.list', {}),
  });
  const remove = useAct('operators.remove', { done: t('members.removed') });
  const rows = operators.data?.operators ?? [];
  const full = rows.filter(({ access }) => access === 'full').length;
  const ask = ({ person, name }: Operator) =>
    confirm({
      title: t('people.removeAsk', { name }),
      content: t('people.removeEffect'),
      ok: t('people.remove'),
      danger: true,
      onOk: () => remove.mutateAsync({ person }),
    });
  return (
    <PeopleCard
      title={t('people.title')}
      people={operators}
      rows={rows}
      may={{ title: t('people.access'), cell: ({ access }) => t(`people.${access}`) }}
      acts={(operator) => (
        <ActButton
          type="link"
          size="small"
          danger
          whyNot={
            whyNot('operators.remove') ??
            (operator.access === 'full' && full === 1 ? t('people.lastOne') : null)
          }
          onClick={() => ask(operator)}
        >
          {t('people.remove')}
        </ActButton>
      )}
    />
  );
}
