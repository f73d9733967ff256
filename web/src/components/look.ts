import { createContext } from 'react';

/** Whether the console is dark, and how to change that. */
export const Look = createContext<{
  readonly dark: boolean;
  readonly setDark: (dark: boolean) => void;
}>({ dark: false, setDark: () => {} });
