import type {QuizAnswers} from "../lib/course.js";

interface ItemBase {
  readonly id: string;
  readonly question: string;
  /** why the right answer is right; shown with it */
  readonly reason: string;
}

interface Option {
  readonly id: string;
  readonly text: string;
}

/** One of several answers. */
export interface ChoiceItem extends ItemBase {
  readonly type: "choice";
  readonly options: readonly Option[];
}

/** A number, right within a tolerance. */
export interface NumberItem extends ItemBase {
  readonly type: "number";
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly tolerance: number;
  readonly unit: string;
  readonly digits: number;
}

/** Things to put in order; `options` is the order they are first shown in. */
export interface OrderItem extends ItemBase {
  readonly type: "order";
  readonly options: readonly Option[];
}

/** Cases to put into kinds, each into one. */
export interface ClassifyItem extends ItemBase {
  readonly type: "classify";
  readonly cases: readonly Option[];
  readonly kinds: readonly Option[];
}

export type QuizItem = ChoiceItem | NumberItem | OrderItem | ClassifyItem;

/** What a reader answered: an option's id, a number, options' ids in order, or of each case in turn its kind's id. */
export type Response = string | number | readonly string[];

export type Verdict = "right" | "close" | "wrong";

/**
 * Judges a response. A number is "right" when it equals the answer as it is shown, "close" within the tolerance; an
 * order or a classification is when all of it is.
 * @throws RangeError if the answers lack the item or hold another kind of answer
 */
export function judge(item: QuizItem, response: Response, answers: QuizAnswers): Verdict {
  const answer = answerOf(item, answers);
  if (item.type !== "number") return String(response) === String(answer) ? "right" : "wrong";
  const distance = Math.abs(Number(response) - Number(answer));
  if (distance <= 0.5 * 10 ** -item.digits) return "right";
  return distance <= item.tolerance ? "close" : "wrong";
}

/** Returns whether a response is of the kind an item asks for. */
export function fits(item: QuizItem, response: Response): boolean {
  if (item.type === "number") return typeof response === "number";
  if (item.type === "classify") {
    const kinds = item.kinds.map(({id}) => id);
    return (
      Array.isArray(response) &&
      response.length === item.cases.length &&
      (response as readonly string[]).every((kind) => kinds.includes(kind))
    );
  }
  const ids = item.options.map(({id}) => id);
  if (item.type === "choice") return typeof response === "string" && ids.includes(response);
  return Array.isArray(response) && [...response].sort().join() === ids.sort().join();
}

/** Returns the true answer of an item, of the kind its type asks for. */
export function answerOf(item: NumberItem, answers: QuizAnswers): number;
export function answerOf(item: ChoiceItem, answers: QuizAnswers): string;
export function answerOf(item: OrderItem | ClassifyItem, answers: QuizAnswers): readonly string[];
export function answerOf(item: QuizItem, answers: QuizAnswers): Response;
export function answerOf(item: QuizItem, answers: QuizAnswers): Response {
  const answer = answers[item.id];
  const isList = Array.isArray(answer);
  const kinds = {
    ...{number: typeof answer === "number", choice: typeof answer === "string", order: isList},
    classify: isList && item.type === "classify" && answer.length === item.cases.length
  };
  if (answer === undefined || !kinds[item.type]) throw new RangeError(`no ${item.type} answer: ${item.id}`);
  return answer;
}

/** Returns how many cases of a classification are in the right kind. */
export function rightCases(item: ClassifyItem, response: Response, answers: QuizAnswers): number {
  const given = Array.isArray(response) ? (response as readonly string[]) : [];
  return answerOf(item, answers).filter((kind, i) => given[i] === kind).length;
}

/** Returns how many items are answered, and how many of them right or close. */
export function score(
  items: readonly QuizItem[],
  responses: ReadonlyMap<string, Response>,
  answers: QuizAnswers
): {readonly answered: number; readonly right: number} {
  const answered = items.filter(({id}) => responses.has(id));
  const right = answered.filter((item) => judge(item, responses.get(item.id)!, answers) !== "wrong");
  return {answered: answered.length, right: right.length};
}
