import { accept } from '../engine/index.ts';
import { messageOf } from '../operations/refusals.ts';
import { type Verification, verifyStore } from '../operations/settlement/verify-store.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import type { Page } from './output.ts';
import { showProgress } from './progress.ts';
import { TEXTS } from './text.ts';

/** `verify`. */
export function addVerifyCommand(face: Face): void {
  addCommand(face, 'verify', [], verify);
}

const verify: Handler<object> = (call) =>
  call.withRuntime(async (runtime) => {
    const { speaker, output } = call;
    const progress = showProgress(output, speaker.say(TEXTS.verifying));
    const verified = await verifyStore(runtime, (accounts) => {
      progress.update(accounts, null, speaker.count(TEXTS.accounts, accounts));
    }).finally(() => progress.end());
    if (!verified.ok) return verified;
    const { accounts, settlements, deductions, bills, problems } = verified.value;
    return accept({
      document: {
        accounts,
        checked: { settlements, deductions, bills },
        problems: problems.map((problem) => {
          return { ...problem, message: messageOf(problem, speaker.language) };
        }),
      },
      exitCode: problems.length === 0 ? 0 : 1,
      lines: (page) => verifiedLines(verified.value, page),
    });
  });

/** What was checked, and every row that is not as the facts say. */
export function verifiedLines(found: Verification, page: Page): readonly string[] {
  const { speaker, colours } = page;
  const { problems } = found;
  const checked = speaker.say(TEXTS.verified, {
    accounts: speaker.count(TEXTS.accounts, found.accounts),
    settlements: speaker.count(TEXTS.verifiedSettlements, found.settlements),
    deductions: speaker.count(TEXTS.deductions, found.deductions),
    bills: speaker.count(TEXTS.verifiedBills, found.bills),
  });
  if (problems.length === 0) return [checked, colours.good(speaker.say(TEXTS.verifiedFine))];
  return [
    checked,
    colours.bad(speaker.count(TEXTS.verifiedProblems, problems.length)),
    ...problems.flatMap((problem) => [
      `  ${colours.strong(problem.account)}  ${messageOf(problem, speaker.language)}`,
      colours.faint(`    ${problem.code} ${paramsText(problem.params)}`),
    ]),
  ];
}

function paramsText(params: Readonly<Record<string, string>>): string {
  return Object.entries(params)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
