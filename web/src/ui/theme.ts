import { type ThemeConfig, theme } from 'antd';
import { keepText, keptText } from './kept.ts';

/** Near the consoles that people know; the colours have enough contrast on each other. */
const LIGHT: ThemeConfig = {
  token: {
    colorPrimary: '#0052d9',
    colorInfo: '#0052d9',
    colorLink: '#0052d9',
    colorLinkHover: '#0034b5',
    colorWarning: '#8a4f00',
    colorWarningBg: '#fff6e5',
    colorSuccess: '#237804',
    colorSuccessBg: '#f0f9eb',
    colorSuccessBorder: '#b7dfa5',
    colorError: '#cf222e',
    colorTextPlaceholder: '#6b7280',
    colorTextDescription: '#5b6472',
    colorTextSecondary: '#5b6472',
    colorTextTertiary: '#5b6472',
    borderRadius: 3,
  },
  components: { Table: { headerBg: '#f3f5f9', headerSplitColor: 'transparent' } },
};

const DARK: ThemeConfig = {
  algorithm: theme.darkAlgorithm,
  token: {
    colorPrimary: '#78a9ff',
    colorInfo: '#78a9ff',
    colorLink: '#78a9ff',
    colorError: '#ff8080',
    colorTextLightSolid: '#0b1526',
    colorTextPlaceholder: '#9a9a9a',
    colorTextDescription: '#a8adb7',
    colorTextSecondary: '#a8adb7',
    colorTextTertiary: '#a8adb7',
    borderRadius: 3,
  },
  components: {
    Table: { headerSplitColor: 'transparent' },
    Menu: { itemSelectedColor: '#b8d4ff', itemSelectedBg: '#1f3358' },
  },
};

/** The look of everything, light or dark; nothing moves for those who want it so. */
export function themeOf(dark: boolean): ThemeConfig {
  const look = dark ? DARK : LIGHT;
  const motion = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  return { ...look, token: { ...look.token, motion } };
}

const KEPT = 'theme';

/** What was chosen; else what the system says. */
export function firstDark(): boolean {
  const kept = keptText(KEPT);
  return kept === null ? matchMedia('(prefers-color-scheme: dark)').matches : kept === 'dark';
}

/** Keeps what was chosen for the next time. */
export function keepDark(dark: boolean): void {
  keepText(KEPT, dark ? 'dark' : 'light');
}
