// The engine as the rest of the house sees it: what is not named here is its own affair.

export {
  type AreaMode,
  areaModeOn,
  type ModePeriod,
  modePeriods,
  pendingChanges,
} from './area-mode.ts';
export { GRACE_MS, KEEP_MS, nextStanding, type Standing, standingUntil } from './arrears.ts';
export { assert, BrokenInvariant, present } from './assert.ts';
export { type BillParts, payBill, repayBill } from './bill-payment.ts';
export {
  frozenOn,
  isMonthly,
  MEASURE_OF,
  type ModeChange,
  type ModeOn,
  modeOn,
  scopesOf,
  type Treatment,
  treatmentOf,
} from './billing-mode.ts';
export {
  type BindingRequest,
  bindPack,
  boundFigures,
  boundStatus,
  type Coverage,
  coverageUntil,
} from './binding.ts';
export {
  type Area,
  type BillingMode,
  type Catalog,
  catalogOn,
  type DatedRatio,
  type Family,
  type Gift,
  type Item,
  type Measure,
  type PriceList,
  pricesOn,
  ratioOn,
  type Scope,
  type Sku,
  type Tier,
  type Title,
  type Zone,
} from './catalog.ts';
export type { CatalogDocument } from './catalog-document.ts';
export { type CatalogProblem, type CatalogReading, readCatalog } from './catalog-reader.ts';
export {
  addDays,
  Calendar,
  type Day,
  day,
  daysBetween,
  firstOfMonth,
  firstOfNextMonth,
  type Instant,
  isTimeZone,
  parseDay,
  parseInstant,
} from './day.ts';
export {
  type Forecast,
  forecastOf,
  PACE_DAYS,
  type Pace,
  type PackForecast,
} from './forecast.ts';
export { groupBy } from './group-by.ts';
export {
  associateLicense,
  checkLicensedApp,
  type LicensedApp,
  type LicenseGift,
  type LicenseKind,
  type LicenseTerm,
  type LicenseUse,
  licenseEnd,
  useLicenseGift,
} from './license.ts';
export {
  itemOfMeasured,
  MEASURED_KINDS,
  minuteSumOf,
  minutesAdded,
} from './measured-usage.ts';
export { type CountersRisen, risenBetween } from './media-counters.ts';
export {
  type Counters,
  type Direction,
  hearOf,
  type MediaSession,
  type SessionNews,
  TELL_EVERY_MS,
  type ToldUsage,
  UNKNOWN_SESSION,
} from './media-session.ts';
export {
  type BilledHow,
  effectsOf,
  type ModeEffects,
  type PackEffect,
  type ScopeEffect,
} from './mode-effects.ts';
export {
  type CancelDecision,
  decideApproval,
  decideCancel,
  decideModeWish,
  type ModeDecision,
  type ModeFacts,
  type ModeWish,
  type SwitchFact,
} from './mode-switch.ts';
export {
  amountRoundedHalfUp,
  formatCents,
  formatExact,
  type Money,
  parseMoney,
  roundedHalfUpToCents,
} from './money.ts';
export { nearNames } from './near-names.ts';
export { ORDER_OPEN_MS, type OrderStatus, orderStatus, QUOTE_VALID_MS } from './order.ts';
export { accept, type Outcome, type Refusal, refuse } from './outcome.ts';
export {
  expiryOf,
  figuresOf,
  type Pack,
  type PackBalance,
  type PackFacts,
  type PackFigures,
  type PackStatus,
  statusOf,
} from './pack.ts';
export { comparePacks, inPackOrder } from './pack-order.ts';
export { type Payment, type PaymentPlan, planPayment, sharePayment } from './payment.ts';
export { checkPicture, PICTURE_SIZE_MAX, type PictureType } from './picture.ts';
export { type PictureSize, pictureSize } from './picture-size.ts';
export type { Problem } from './place.ts';
export {
  mayGivePlugin,
  PLUGIN_TYPES,
  type PluginFacts,
  type PluginPeriod,
  type PluginReview,
  type PluginStatus,
  type PluginStep,
  type PluginType,
  pluginStatus,
  pluginSteps,
  pluginTrial,
  pluginYears,
  takePluginStep,
} from './plugin.ts';
export {
  type CheckedPluginForm,
  checkPluginForm,
  checkPluginType,
  type PluginForm,
  pluginReviewDue,
} from './plugin-application.ts';
export { mayBuy, ORDER_QUANTITY_MAX, type PurchaseHistory } from './purchase.ts';
export {
  formatQuantityCut,
  parseQuantity,
  QUANTITY_MAX,
  type Quantity,
  type Unit,
  unitSize,
  writtenUnits,
} from './quantity.ts';
export {
  dividedRoundedHalfUp,
  type Fraction,
  formatRatio,
  formatScaled,
  fraction,
  ONE,
  parseDecimal,
  parseRatio,
  timesRoundedUp,
} from './ratio.ts';
export {
  catalogPrice,
  quoteRefund,
  type RefundQuestion,
  type RefundQuote,
  type RefundRefusal,
} from './refund.ts';
export {
  type Expiring,
  type ExpiryReminder,
  type ExpiryWindow,
  expiryReminder,
  expiryWindows,
  isLow,
  LOW_PERCENT_DEFAULT,
  type LookedDays,
  type LowReminder,
  lowReminder,
  packReminds,
  type Thresholds,
  thresholdOf,
  type WatchedPack,
} from './reminder.ts';
export {
  isWithinCap,
  leastUsable,
  type RenewalPack,
  type RenewalQuestion,
  type RenewalTrigger,
  renewalTrigger,
} from './renewal.ts';
export {
  type AccountNow,
  type DayToSettle,
  type DeductionEntry,
  dayTotal,
  type OverageEntry,
  type RevisedDays,
  type Revision,
  type SettledDay,
  settleDays,
} from './revision.ts';
export {
  CATALOG_DEFAULT,
  type CatalogScenario,
  parseScenario,
  type Scenario,
} from './scenario.ts';
export {
  type AccountDay,
  type BillOrNone,
  type BillPeriod,
  type DayPlan,
  type LinePlan,
  type Overage,
  settleDay,
  type UsageLine,
} from './settlement.ts';
export { type Bill, type PackState, type SimulationResult, simulate } from './simulation.ts';
export { type SimulationDocument, simulationDocument } from './simulation-document.ts';
export {
  type Classified,
  classify,
  type Exclusion,
  inZone,
  needsZone,
  type StreamFacts,
  type StreamRule,
  ZONE,
} from './stream-rule.ts';
export {
  familiesOfService,
  mayStream,
  type ServicePack,
  type StreamAnswer,
  type StreamQuestion,
  type StreamReason,
  trialPacks,
} from './streaming.ts';
export { type Priced, price } from './tier.ts';
export { type DayPart, type Stretch, spreadOverDays } from './usage-spread.ts';
export { mayPayWith, type Voucher, type VoucherStatus, voucherStatus } from './voucher.ts';
export type { Charge, Considered, PassedOver } from './waterfall.ts';
