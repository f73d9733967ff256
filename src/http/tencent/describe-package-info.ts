// DescribeLivePackageInfo: an account's packs. See docs/reference/tencent-api.md.
import {
  accept,
  type BillingMode,
  type Outcome,
  type PackStatus,
  present,
  refuse,
} from '../../engine/index.ts';
import { pagePacks, type RenewablePack } from '../../operations/packs/page-packs.ts';
import { perform } from '../../operations/perform.ts';
import { type ActionCall, action } from './action.ts';
import type { PackageNames } from './api-names.ts';
import { beijingTime } from './beijing-time.ts';
import type { ActionAnswer } from './envelope.ts';
import { outOfRange, type Parameters } from './parameters.ts';

const TYPES = {
  PackageType: 'Integer',
  OrderBy: 'String',
  PageNum: 'Integer',
  PageSize: 'Integer',
} as const;

/** How many packs are told at once to who asks for no page. */
const WHOLE_MAX = 10_000;
const PAGE_SIZE_MIN = 10;
const PAGE_SIZE_MAX = 100;
const PAGE_NUM_MAX = 1_000_000;

const ORDERS = {
  BuyTimeDesc: '-purchasedAt',
  BuyTimeAsc: 'purchasedAt',
  ExpireTimeDesc: '-expiresAt',
  ExpireTimeAsc: 'expiresAt',
} as const;

const STATUS_CODES: Readonly<Record<PackStatus, number>> = {
  unused: 0,
  'in-use': 1,
  expired: 2,
  frozen: 3,
  'used-up': 4,
  refunded: 5,
};

const MODE_CODES: Readonly<Record<BillingMode, number>> = {
  'monthly-bandwidth': 201,
  'monthly-traffic': 202,
  'daily-bandwidth': 203,
  'daily-traffic': 204,
  'daily-duration': 205,
  'monthly-duration': 206,
};
const NO_MODE = 0;

const RENEWAL_CODES = { succeeded: 1, 'not-yet': 0, failed: -1 } as const;

export const describeLivePackageInfo = action(
  'DescribeLivePackageInfo',
  TYPES,
  async (call, given) => {
    const asked = readAsked(call, given);
    if (!asked.ok) return asked;
    const { names, order, paged } = asked.value;
    const { num, size } = paged ?? { num: 1, size: WHOLE_MAX };
    const read = await perform(call.context, pagePacks, {
      account: call.account,
      families: Object.keys(names.families),
      order,
      page: num,
      pageSize: size,
    });
    if (!read.ok) return read;
    const { total, packs, billingModes } = read.value;
    if (paged === null && total > WHOLE_MAX) {
      return refuse('packs_are_too_many', { max: `${WHOLE_MAX}` });
    }
    const codeOf = (scope: string) => modeCode(billingModes[scope]);
    return accept({
      LivePackageInfoList: packs.map((each) => packageInfo(names, each)),
      PackageBillMode: codeOf(names.billMode),
      TotalPage: paged === null ? null : Math.ceil(total / size),
      TotalNum: total,
      PageNum: paged === null ? null : num,
      PageSize: paged === null ? null : size,
      ...(names.fluxBillModes === undefined
        ? {}
        : { FluxPackageBillMode: names.fluxBillModes.map(codeOf).join(',') }),
    });
  },
);

interface Asked {
  readonly names: PackageNames;
  readonly order: (typeof ORDERS)[keyof typeof ORDERS];
  /** Null: all packs at once. */
  readonly paged: { readonly num: number; readonly size: number } | null;
}

function readAsked(
  { names: { packages } }: ActionCall,
  { PackageType, OrderBy, PageNum, PageSize }: Parameters<typeof TYPES>,
): Outcome<Asked> {
  if (PackageType === null) return refuse('parameter_is_missing', { name: 'PackageType' });
  const names = packages.find(({ packageType }) => packageType === PackageType);
  if (names === undefined) {
    const known = packages.map(({ packageType }) => packageType).join(', ');
    return refuse('parameter_is_none_of', { name: 'PackageType', value: `${PackageType}`, known });
  }
  const order = readOrder(names, OrderBy ?? 'BuyTimeDesc');
  if (!order.ok) return order;
  // Either without the other has no effect, as theirs.
  if (PageNum === null || PageSize === null) {
    return accept({ names, order: order.value, paged: null });
  }
  const outside =
    outOfRange('PageNum', PageNum, [1, PAGE_NUM_MAX]) ??
    outOfRange('PageSize', PageSize, [PAGE_SIZE_MIN, PAGE_SIZE_MAX]);
  if (outside !== null) return outside;
  return accept({ names, order: order.value, paged: { num: PageNum, size: PageSize } });
}

/** Their own example is written `BuyTime desc`, so spaces and case do not count. */
function readOrder({ ordersBy }: PackageNames, value: string): Outcome<Asked['order']> {
  const written = value.replaceAll(' ', '').toLowerCase();
  const known = Object.entries(ORDERS).filter(([name]) =>
    ordersBy.some((field) => name.startsWith(field)),
  );
  const [, order] = known.find(([name]) => name.toLowerCase() === written) ?? [];
  if (order !== undefined) return accept(order);
  const names = known.map(([name]) => name).join(', ');
  return refuse('parameter_is_none_of', { name: 'OrderBy', value, known: names });
}

/**
 * Total = Used + Left: what expired or was refunded counts as left. Total and Left are rounded down
 * to whole minutes or hours, so that nobody counts on more than there is; Used is the difference.
 */
function packageInfo(
  { families }: PackageNames,
  { pack, renews, renewal }: RenewablePack,
): ActionAnswer {
  const { type, unitSize } = present(families[pack.family], 'only named families are asked for');
  const size = BigInt(unitSize);
  const total = BigInt(pack.total);
  const left = (total - BigInt(pack.used)) / size;
  return {
    Id: pack.id,
    Total: total / size,
    Used: total / size - left,
    Left: left,
    BuyTime: beijingTime(Date.parse(pack.purchasedAt)),
    ExpireTime: beijingTime(Date.parse(pack.expiresAt)),
    Type: type,
    Status: STATUS_CODES[pack.status],
    WillRenew: renews ? 1 : 0,
    RenewalResult: RENEWAL_CODES[renewal],
  };
}

function modeCode(mode: BillingMode | undefined): number {
  return mode === undefined ? NO_MODE : MODE_CODES[mode];
}
