// Every operation by its name: what the faces are made from. A new operation is added here.
import { createAccount } from './accounts/create-account.ts';
import { listAudit, listPlatformAudit } from './accounts/list-audit.ts';
import { listAccountsOperation, showAccount } from './accounts/read-accounts.ts';
import { mayStream } from './arrears/may-stream.ts';
import { restoreAccount } from './arrears/restore-account.ts';
import { stopAccount } from './arrears/stop-account.ts';
import { cancelSwitch } from './billing-modes/cancel-switch.ts';
import { decideRequest } from './billing-modes/decide-request.ts';
import { listRequests } from './billing-modes/list-requests.ts';
import { previewMode } from './billing-modes/preview-mode.ts';
import { requestMode } from './billing-modes/request-mode.ts';
import { setMode } from './billing-modes/set-mode.ts';
import { showModes } from './billing-modes/show-modes.ts';
import { switchMode } from './billing-modes/switch-mode.ts';
import { listBills } from './bills/list-bills.ts';
import { checkCatalog } from './catalogs/check-catalog.ts';
import { listCatalogsOperation, listSkus, showCatalog } from './catalogs/read-catalogs.ts';
import { uploadCatalog } from './catalogs/upload-catalog.ts';
import { setClock } from './clock/set-clock.ts';
import { showClock } from './clock/show-clock.ts';
import { addContact } from './contacts/add-contact.ts';
import { listContacts } from './contacts/list-contacts.ts';
import { removeContact } from './contacts/remove-contact.ts';
import { setSubscriptions } from './contacts/set-subscriptions.ts';
import { updateContact } from './contacts/update-contact.ts';
import { bindDirectorPack } from './director/bind-pack.ts';
import { deleteInstance } from './director/delete-instance.ts';
import { listInstancesOperation } from './director/list-instances.ts';
import { registerInstance } from './director/register-instance.ts';
import { showTimeline } from './director/show-timeline.ts';
import {
  exportBills,
  exportDeductions,
  exportLedger,
  exportOrders,
  exportPacks,
  exportPlugins,
  exportUsageDays,
} from './exports/export-operations.ts';
import { acceptInvitation } from './invitations/accept-invitation.ts';
import { createInvitation } from './invitations/create-invitation.ts';
import { listAccountInvitations, listOperatorInvitations } from './invitations/list-invitations.ts';
import {
  revokeAccountInvitation,
  revokeOperatorInvitation,
} from './invitations/revoke-invitation.ts';
import { showInvitation } from './invitations/show-invitation.ts';
import { createKey, createOperatorKey } from './keys/create-key.ts';
import { listKeysOperation, listOperatorKeys } from './keys/list-keys.ts';
import { revokeKey, revokeOperatorKey } from './keys/revoke-key.ts';
import { addLicense } from './licenses/add-license.ts';
import { listLicenseGifts } from './licenses/list-gifts.ts';
import { listLicensesOperation } from './licenses/list-licenses.ts';
import { renewLicense } from './licenses/renew-license.ts';
import { upgradeLicense } from './licenses/upgrade-license.ts';
import { revokeSource, setRules } from './media/change-source.ts';
import { createSource } from './media/create-source.ts';
import { listSourcesOperation, showSource } from './media/list-sources.ts';
import { reconcileSource, setTotal } from './media/reconcile.ts';
import { setAddressRanges } from './media/set-address-ranges.ts';
import { sourceHealth } from './media/source-health.ts';
import { testRules } from './media/test-rules.ts';
import { listMembersOperation } from './members/list-members.ts';
import { removeMember } from './members/remove-member.ts';
import { setRole } from './members/set-role.ts';
import { listMessages } from './notices/list-messages.ts';
import { readMessages } from './notices/read-messages.ts';
import { inviteOperator } from './operators/invite-operator.ts';
import { listOperatorsOperation } from './operators/list-operators.ts';
import { removeOperator } from './operators/remove-operator.ts';
import { cancelOrder } from './orders/cancel-order.ts';
import { listOrders } from './orders/list-orders.ts';
import { payOrderOperation } from './orders/pay-order.ts';
import { placeOrderOperation } from './orders/place-order.ts';
import { quoteOrder } from './orders/quote-order.ts';
import { showOrder } from './orders/show-order.ts';
import { showOverview } from './overview/show-overview.ts';
import { grantPack } from './packs/grant-pack.ts';
import { listPacksOperation } from './packs/list-packs.ts';
import { pagePacks } from './packs/page-packs.ts';
import { showPackHistory } from './packs/show-history.ts';
import { showPack } from './packs/show-pack.ts';
import { keepPreferenceOperation } from './people/keep-preference.ts';
import { makeResetLink, removeSecondFactor } from './people/make-reset-link.ts';
import { showMe } from './people/show-me.ts';
import { updateMe } from './people/update-me.ts';
import type { AnyOperation } from './perform.ts';
import { showPlatform } from './platform/show-platform.ts';
import { applyForPlugin } from './plugins/apply-for-plugin.ts';
import { bindPackToPlugin } from './plugins/bind-pack.ts';
import { buyPlugin } from './plugins/buy-plugin.ts';
import { cancelPlugin } from './plugins/cancel-plugin.ts';
import { listPlugins } from './plugins/list-plugins.ts';
import { listWaitingPlugins } from './plugins/list-waiting.ts';
import { resubmitPlugin } from './plugins/resubmit-plugin.ts';
import { reviewPlugin } from './plugins/review-plugin.ts';
import { showPlugin } from './plugins/show-plugin.ts';
import { showScreenshot } from './plugins/show-screenshot.ts';
import { confirmRefund } from './refunds/confirm-refund.ts';
import { quoteRefundOperation } from './refunds/quote-refund.ts';
import { listAutoRenewals } from './renewals/list-auto-renewals.ts';
import { setAutoRenewal } from './renewals/set-auto-renewal.ts';
import { advanceClock, listJobs, runJobs } from './scheduling/job-operations.ts';
import { explainDay } from './settlement/explain-day.ts';
import { listDeductionsOperation } from './settlement/list-deductions.ts';
import { listOverage } from './settlement/list-overage.ts';
import { listSettlementRuns } from './settlement/list-runs.ts';
import { previewDayOperation } from './settlement/preview-day.ts';
import { settleDayOperation } from './settlement/settle-day.ts';
import { verifyOperation } from './settlement/verify-operation.ts';
import { setThreshold } from './thresholds/set-threshold.ts';
import { showThresholds } from './thresholds/show-thresholds.ts';
import { listUsageArrivals } from './usage/list-arrivals.ts';
import { listUsageDays } from './usage/list-usage-days.ts';
import { usageSeries } from './usage/usage-series.ts';
import { usageStreams } from './usage/usage-streams.ts';
import { grantVoucher } from './vouchers/grant-voucher.ts';
import { listVouchers } from './vouchers/list-vouchers.ts';
import { grantBalance } from './wallet/grant-balance.ts';
import { listLedger } from './wallet/list-ledger.ts';
import { showWallet } from './wallet/show-wallet.ts';
import { topUpWallet } from './wallet/top-up-wallet.ts';
import { createWebhook } from './webhooks/create-webhook.ts';
import { deleteWebhook } from './webhooks/delete-webhook.ts';
import { listDeliveries } from './webhooks/list-deliveries.ts';
import { listEventTypes } from './webhooks/list-event-types.ts';
import { listUndeliveredOperation } from './webhooks/list-undelivered.ts';
import { listWebhooks } from './webhooks/list-webhooks.ts';
import { resendDelivery } from './webhooks/resend-delivery.ts';
import { testWebhook } from './webhooks/test-webhook.ts';
import { updateWebhook } from './webhooks/update-webhook.ts';

const ACCOUNTS = [createAccount, listAccountsOperation, showAccount, listAudit, listPlatformAudit];
const PACKS = [
  grantPack,
  listPacksOperation,
  exportPacks,
  pagePacks,
  showPack,
  showPackHistory,
  showOverview,
];
const BILLING_MODES = [
  setMode,
  showModes,
  previewMode,
  switchMode,
  cancelSwitch,
  requestMode,
  listRequests,
  decideRequest,
];
const KEYS = [
  ...[createKey, listKeysOperation, revokeKey],
  ...[createOperatorKey, listOperatorKeys, revokeOperatorKey],
];
const LICENSES = [
  ...[listLicensesOperation, listLicenseGifts],
  ...[addLicense, renewLicense, upgradeLicense],
];
const CLOCK = [showPlatform, showClock, setClock, advanceClock, listJobs, runJobs];
const CATALOGS = [listCatalogsOperation, showCatalog, checkCatalog, uploadCatalog, listSkus];
const PLUGINS = [
  ...[applyForPlugin, resubmitPlugin, reviewPlugin, cancelPlugin],
  ...[buyPlugin, bindPackToPlugin],
  ...[listPlugins, exportPlugins, showPlugin, showScreenshot, listWaitingPlugins],
];
const WEBHOOKS = [
  createWebhook,
  listWebhooks,
  updateWebhook,
  deleteWebhook,
  listDeliveries,
  listUndeliveredOperation,
  resendDelivery,
  testWebhook,
  listEventTypes,
];
const PEOPLE = [
  ...[showMe, updateMe, keepPreferenceOperation, makeResetLink, removeSecondFactor],
  ...[listMembersOperation, setRole, removeMember],
  ...[createInvitation, listAccountInvitations, revokeAccountInvitation],
  ...[showInvitation, acceptInvitation],
  ...[listOperatorsOperation, inviteOperator, removeOperator],
  ...[listOperatorInvitations, revokeOperatorInvitation],
];
const REFUNDS = [quoteRefundOperation, confirmRefund];
const DIRECTOR = [
  ...[registerInstance, deleteInstance, bindDirectorPack],
  ...[listInstancesOperation, showTimeline],
];
const SETTLEMENT = [
  ...[settleDayOperation, previewDayOperation, explainDay, verifyOperation, listSettlementRuns],
  ...[listDeductionsOperation, exportDeductions, listOverage],
];
const USAGE = [listUsageDays, exportUsageDays, usageSeries, usageStreams, listUsageArrivals];
const MEDIA = [
  ...[createSource, listSourcesOperation, showSource, revokeSource, setRules, testRules],
  ...[sourceHealth, reconcileSource, setTotal, setAddressRanges],
];
const WALLET = [
  ...[topUpWallet, grantBalance, showWallet, listLedger, exportLedger],
  ...[grantVoucher, listVouchers],
];
const ORDERS = [
  quoteOrder,
  placeOrderOperation,
  payOrderOperation,
  cancelOrder,
  listOrders,
  exportOrders,
  showOrder,
];
const ARREARS = [stopAccount, restoreAccount, mayStream, listBills, exportBills];
const RENEWALS = [setAutoRenewal, listAutoRenewals];
const NOTICES = [
  listMessages,
  readMessages,
  addContact,
  listContacts,
  updateContact,
  removeContact,
  setSubscriptions,
  setThreshold,
  showThresholds,
];

/** All operations, by name. */
export const OPERATIONS: ReadonlyMap<string, AnyOperation> = new Map(
  [
    ...ACCOUNTS,
    ...ARREARS,
    ...RENEWALS,
    ...WALLET,
    ...ORDERS,
    ...PACKS,
    ...BILLING_MODES,
    ...KEYS,
    ...LICENSES,
    ...PEOPLE,
    ...PLUGINS,
    ...REFUNDS,
    ...DIRECTOR,
    ...SETTLEMENT,
    ...USAGE,
    ...MEDIA,
    ...WEBHOOKS,
    ...CLOCK,
    ...CATALOGS,
    ...NOTICES,
  ]
    .map((operation): [string, AnyOperation] => [operation.name, operation])
    .sort(([a], [b]) => (a < b ? -1 : 1)),
);
