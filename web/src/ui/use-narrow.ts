import { useSyncExternalStore } from 'react';

/** Below this width tables become cards. */
const NARROW = '(max-width: 699px)';

/** Whether the window is narrow. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (onChange) => {
      const media = matchMedia(NARROW);
      media.addEventListener('change', onChange);
      return () => media.removeEventListener('change', onChange);
    },
    () => matchMedia(NARROW).matches,
  );
}
