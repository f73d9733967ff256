/** More would make answers wait for one statement that is long. */
const TOGETHER_MAX = 500;

/**
 * Questions that are put to the store together: those that come in one turn of the event loop, and
 * then those that came while the ones before were being answered. None is answered from what was
 * read before it was asked.
 */
export class AskedTogether<Question, Answer> {
  readonly #ask: (questions: readonly Question[]) => Promise<(question: Question) => Answer>;
  readonly #waiting: Waiting<Question, Answer>[] = [];
  #asking = false;

  /** `ask` gives what answers each of the questions; when it fails, it fails for all of them. */
  constructor(ask: (questions: readonly Question[]) => Promise<(question: Question) => Answer>) {
    this.#ask = ask;
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((answer, fail) => {
      this.#waiting.push({ question, answer, fail });
      if (this.#asking) return;
      this.#asking = true;
      setImmediate(() => this.#askAll());
    });
  }

  async #askAll(): Promise<void> {
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, TOGETHER_MAX);
      try {
        const answerTo = await this.#ask(asked.map(({ question }) => question));
        for (const { question, answer } of asked) answer(answerTo(question));
      } catch (error) {
        for (const { fail } of asked) fail(error);
      }
    }
    this.#asking = false;
  }
}

interface Waiting<Question, Answer> {
  readonly question: Question;
  answer(answer: Answer): void;
  fail(error: unknown): void;
}
