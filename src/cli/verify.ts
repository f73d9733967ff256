import { accept, formatCents } from '../engine/index.ts';
import type { VerifyProblem } from '../operations/settlement/verify-problem.ts';
import { type Verification, verifyStore } from '../operations/settlement/verify-store.ts';
import { addCommand, type Face, type Handler } from './command.ts';
import type { Page } from './terminal/output.ts';
import { showProgress } from './terminal/progress.ts';
import { shown } from './terminal/width.ts';
import type { Speaker, Text } from './text/language.ts';
import { TEXTS } from './text/results.ts';
import { FIGURES, PROBLEMS } from './text/verify.ts';

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
          return { ...problem, message: sentenceOf(problem, speaker) };
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
    ...problems.flatMap((problem) => problemLines(problem, page)),
  ];
}

function problemLines(problem: VerifyProblem, { speaker, colours }: Page): readonly string[] {
  const { account, code, params } = problem;
  const figures = Object.entries(FIGURES).flatMap(([name, text]) => {
    const figure = params[name];
    if (figure === undefined) return [];
    return [`    ${speaker.say(text, { figure: shown(figureText(code, figure)) })}`];
  });
  const sentence = shown(sentenceOf(problem, speaker));
  return [
    `  ${colours.strong(account)}  ${sentence} ${colours.faint(`(${code})`)}`,
    ...figures.map(colours.faint),
  ];
}

/** A figure as it is told; money is stored in hundred-millionths. */
function figureText(code: string, figure: string): string {
  if (figure === '') return '-';
  return code === 'bill_is_not_the_sum_of_its_lines' ? formatCents(BigInt(figure)) : figure;
}

function sentenceOf({ code, params }: VerifyProblem, speaker: Speaker): string {
  const texts: Readonly<Record<string, Text>> = PROBLEMS;
  const text = Object.hasOwn(texts, code) ? texts[code] : undefined;
  return text === undefined ? code : speaker.fill(text, params);
}
