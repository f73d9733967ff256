import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Api, call } from '../api.ts';
import { useAccountId } from './account.ts';

type Areas = Api['billing-modes.show']['answer']['areas'];
export type ModeArea = Areas[number];
export type ModeOption = ModeArea['options'][number];

const REFUSALS = [
  'area_is_in_mode_already',
  'mode_change_is_pending',
  'mode_was_switched_today',
  'mode_switch_was_cancelled_today',
  'area_is_in_mixed_modes',
  'mode_request_is_pending',
] as const;

/** Why a mode cannot be had now; null: it can. */
export function useModeRefusal(): (option: ModeOption) => string | null {
  const { t } = useTranslation();
  return ({ refusal }) => {
    if (refusal === null) return null;
    const known = REFUSALS.find((code) => code === refusal.code);
    return known === undefined
      ? t('modeRefusal.other', { code: refusal.code })
      : t(`modeRefusal.${known}`);
  };
}

/** The billing modes of an account, by area. */
export function useModes() {
  const account = useAccountId();
  return useQuery({
    queryKey: ['account', account, 'modes'],
    queryFn: () => call('billing-modes.show', { account }),
  });
}
