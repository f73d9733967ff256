import { Type } from 'typebox';
import { accept, catalogOn, type Outcome, refuse } from '../../engine/index.ts';
import { putInstance } from '../../store/director.ts';
import { changeAccount } from '../change.ts';
import { AccountField, IdempotencyKeyField } from '../input-fields.ts';
import type { Operation } from '../operation.ts';
import { InstanceField, RegisteredInstance } from './instance-view.ts';
import { readDirector } from './read-instances.ts';

const INSTANCE_MAX = 64;
const NAME_MAX = 200;
/** What no instance has in its name: a usage event with one is rejected. */
const CONTROL = /\p{Cc}/u;

const Input = Type.Object({
  account: AccountField,
  instance: InstanceField,
  name: Type.Optional(
    Type.String({
      maxLength: NAME_MAX,
      description: 'As people call it; as usage events do if this is left out.',
    }),
  ),
  key: IdempotencyKeyField,
});

/** Registers a director instance (导播台): packs can be bound to it from now on. */
export const registerInstance: Operation<typeof Input, RegisteredInstance> = {
  name: 'director.register',
  access: 'finance',
  kind: 'change',
  summary: 'Register a director instance.',
  input: Input,
  output: RegisteredInstance,
  run: async (context, { account, instance, name = instance, key }) => {
    const checked = checkInstance(instance);
    if (!checked.ok) return checked;
    const { latest, all } = context.catalogs;
    const call = { account, operation: 'director.register', key, content: { instance, name } };
    return changeAccount(context, call, async ({ connection, at, emit, audit }) => {
      const catalog = catalogOn(all, latest.calendar.dayOf(at)) ?? latest;
      const { instances } = await readDirector(connection, account, catalog);
      if (instances.some((row) => row.instance === instance)) {
        return refuse('instance_already_registered', { instance }, 'instance');
      }
      const max = catalog.director.instancesMax;
      if (instances.length >= max) {
        return refuse('instance_limit_reached', { max: `${max}` }, 'instance');
      }
      await putInstance(connection, { accountId: account, instance, name, registeredAt: at });
      const view = { instance, name, registeredAt: latest.calendar.format(at) };
      await audit({ subject: instance, before: null, after: view });
      await emit('director.registered', { instance, name });
      return accept(view);
    });
  },
};

function checkInstance(instance: string): Outcome<string> {
  if (instance === '' || instance.length > INSTANCE_MAX) {
    return refuse('instance_name_length', { max: `${INSTANCE_MAX}` }, 'instance');
  }
  return CONTROL.test(instance)
    ? refuse('instance_name_has_control_characters', {}, 'instance')
    : accept(instance);
}
