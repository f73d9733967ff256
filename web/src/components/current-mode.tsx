import { Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { later } from '../ui/later.tsx';
import { useTitles } from './catalog.ts';
import { useModes } from './modes.ts';

const ModeDrawer = later(async () => (await import('./mode-drawer.tsx')).ModeDrawer);

/** 当前计费方式: how the areas of a tab are billed; opens what can be done about it. */
export function CurrentMode({ areas }: { readonly areas: readonly string[] }) {
  const { t } = useTranslation();
  const { areaTitle } = useTitles();
  const [open, setOpen] = useState(false);
  const modes = useModes();
  const shown = modes.data?.areas.filter(({ area }) => areas.includes(area)) ?? [];
  const [first] = shown;
  if (modes.isPending && areas.length > 0) {
    const usual = t('modes.currentIs', { mode: t('mode.daily-traffic') });
    return (
      <Button type="link" className="coming" style={{ whiteSpace: 'normal' }}>
        {usual}
      </Button>
    );
  }
  if (first === undefined) return null;
  const same = shown.every(({ mode }) => mode === first.mode);
  const said = same
    ? t(`mode.${first.mode}`)
    : shown.map(({ area, mode }) => `${areaTitle(area)} ${t(`mode.${mode}`)}`).join(' / ');
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)} style={{ whiteSpace: 'normal' }}>
        {t('modes.currentIs', { mode: said })}
      </Button>
      {open ? <ModeDrawer areas={areas} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** 当前计费方式 of what is billed in one way only: which, and why there is nothing to switch. */
export function OnlyMode({ tab }: { readonly tab: 'director' | 'plugin' }) {
  const { t } = useTranslation();
  const mode = t(tab === 'director' ? 'mode.daily-duration' : 'modes.prepaid');
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={<div style={{ maxWidth: 320 }}>{t(`modes.only.${tab}`)}</div>}
    >
      <Button type="link" style={{ whiteSpace: 'normal' }}>
        {t('modes.currentIs', { mode })}
      </Button>
    </Popover>
  );
}
