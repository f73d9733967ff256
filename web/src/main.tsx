import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode, useEffect, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useTranslation } from 'react-i18next';
import { queries } from './api.ts';
import { Look } from './components/look.ts';
import { router } from './routes.tsx';
import { localeOf, startTexts } from './text/language.ts';
import { firstDark, keepDark, themeOf } from './ui/theme.ts';

/** Styles are made in the browser; the policy of the page lets those with its nonce in. */
function nonceOfPage(): string {
  return document.querySelector('meta[name="csp-nonce"]')?.getAttribute('content') ?? '';
}

/** One measure of the library (of scroll bars) makes its style without being given the nonce. */
function giveStylesNonce(nonce: string): void {
  const create = document.createElement;
  document.createElement = function made(this: Document, ...given: Parameters<typeof create>) {
    const element = create.apply(this, given);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  } as typeof create; // which has a form for each name of an element
}

function Console() {
  const { i18n } = useTranslation();
  const locale = localeOf(i18n.language);
  dayjs.locale(i18n.language === 'zh' ? 'zh-cn' : 'en');
  const [dark, setDark] = useState(firstDark);
  // Chosen in another tab, or by the person who signed in, in another browser.
  useEffect(() => {
    const look = () => setDark(firstDark());
    addEventListener('storage', look);
    return () => removeEventListener('storage', look);
  }, []);
  const look = useMemo(
    () => ({
      dark,
      setDark: (wanted: boolean) => {
        keepDark(wanted);
        setDark(wanted);
      },
    }),
    [dark],
  );
  return (
    <ConfigProvider
      theme={themeOf(dark)}
      {...(locale === undefined ? {} : { locale })}
      csp={{ nonce: nonceOfPage() }}
      button={{ autoInsertSpace: false }}
    >
      <App>
        <Look value={look}>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </Look>
      </App>
    </ConfigProvider>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
giveStylesNonce(nonceOfPage());
await startTexts();
createRoot(root).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
