import { useEffect, useRef } from 'react';

/** Gives the focus back to what had it before, when it is gone. */
export function useFocusBack(): void {
  const before = useRef(document.activeElement);
  useEffect(
    () => () => {
      // What is not there any more, an entry of a menu, leaves it to the page.
      for (const place of [before.current, document.getElementById('content')]) {
        if (!(place instanceof HTMLElement) || place === document.body) continue;
        place.focus({ preventScroll: true });
        if (document.activeElement === place) return;
      }
    },
    [],
  );
}
