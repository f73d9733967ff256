// Every step of sign-in: what its face is made from. A new one is added here.
import {
  askForReset,
  beginTwoFactor,
  changePassword,
  confirmTwoFactor,
  endOtherSessions,
  endSession,
  endTwoFactor,
  renewBackupCodes,
  resetPassword,
  showSessions,
} from './own-sign-in-steps.ts';
import type { AnyStep } from './sign-in-step.ts';
import {
  beginElsewhere,
  confirmSignIn,
  returnFromElsewhere,
  showMethods,
  signIn,
  signOut,
} from './sign-in-steps.ts';

/** All steps. */
export const SIGN_IN_STEPS: readonly AnyStep[] = [
  ...[showMethods, signIn, confirmSignIn, signOut, beginElsewhere, returnFromElsewhere],
  ...[changePassword, askForReset, resetPassword],
  ...[beginTwoFactor, confirmTwoFactor, endTwoFactor, renewBackupCodes],
  ...[showSessions, endSession, endOtherSessions],
];
