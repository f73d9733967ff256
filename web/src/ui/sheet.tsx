import { Drawer, type DrawerProps } from 'antd';
import { useFocusBack } from './focus-back.ts';

/** What is read beside the page; it is there as long as it is open. */
export function Sheet(props: DrawerProps) {
  useFocusBack();
  // By itself the focus goes to what surrounds the dialog, which says nothing.
  return <Drawer {...props} autoFocus={false} />;
}
