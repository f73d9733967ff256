// The tabs of 资源包/插件管理, each with its path and the families of packs that it shows.
import { useLocation } from '@tanstack/react-router';
import { oneOf, useFilter } from '../search.ts';

export const PACK_TABS = {
  traffic: {
    path: '/live/resources/package',
    families: ['traffic'],
    areas: ['mainland', 'overseas'],
  },
  transcode: {
    path: '/live/resources/package',
    families: ['transcode', 'topspeed'],
    areas: ['transcode', 'topspeed'],
  },
  mic: { path: '/live/resources/liveroom', families: ['mic', 'rtc'], areas: ['mic'] },
  director: { path: '/live/resources/caster', families: ['director'], areas: [] },
  plugin: { path: '/live/resources/plugin', families: [], areas: [] },
} as const;

export type PackTab = keyof typeof PACK_TABS;

export const PACK_TAB_NAMES = Object.keys(PACK_TABS) as PackTab[]; // of a constant

/** The tab that shows packs of a family; undefined: none does. */
export function tabOfFamily(family: string | undefined): Exclude<PackTab, 'plugin'> | undefined {
  const tabs = PACK_TAB_NAMES.filter((tab) => tab !== 'plugin');
  return tabs.find((tab) => PACK_TABS[tab].families.some((one) => one === family));
}

/** The tab that the address names. */
export function usePackTab(): PackTab {
  const { pathname } = useLocation();
  const { filter } = useFilter();
  if (pathname !== PACK_TABS.traffic.path) {
    return PACK_TAB_NAMES.find((tab) => PACK_TABS[tab].path === pathname) ?? 'traffic';
  }
  return oneOf(['traffic', 'transcode'], filter.type) ?? 'traffic';
}
