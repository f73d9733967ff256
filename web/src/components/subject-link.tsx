import { LinkTo } from '../ui/link-to.ts';

/** Whether an id is of what has a page: a pack, an order, a plugin. */
export function hasPage(id: string): boolean {
  return /^(od|pk|pl)_/.test(id);
}

/** An id of an account's thing, with the way to its page where it has one. */
export function SubjectLink({ id }: { readonly id: string }) {
  if (id.startsWith('od_')) {
    return (
      <LinkTo to="/live/orders" search={({ account }) => ({ account, order: id })}>
        {id}
      </LinkTo>
    );
  }
  if (id.startsWith('pk_')) {
    return (
      <LinkTo to="/live/pack" search={({ account }) => ({ account, pack: id })}>
        {id}
      </LinkTo>
    );
  }
  if (id.startsWith('pl_')) {
    return (
      <LinkTo
        to="/live/resources/plugin"
        search={({ account }) => ({ account, type: 'plugin', search: id })}
      >
        {id}
      </LinkTo>
    );
  }
  return id;
}
