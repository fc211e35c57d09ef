/**
 * What goes between a sentence and the next one: a space, or nothing after a mark of Chinese, which brings its own.
 * @example spaceAfter("Right.") // " "
 * @example spaceAfter("答對了。") // ""
 */
export function spaceAfter(sentence: string): "" | " " {
  return /[。！？：]$/u.test(sentence) ? "" : " ";
}
