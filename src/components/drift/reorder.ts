/**
 * Puts children into a new order after what precedes them. They glide to their places where motion is welcome; the
 * focus stays where it was.
 */
export function reorder(parent: Element, order: readonly HTMLElement[]): void {
  const first = parent.children.length - order.length;
  if (order.every((node, i) => parent.children[first + i] === node)) return;
  const before = new Map(order.map((node) => [node, node.getBoundingClientRect().top]));
  const focused = document.activeElement;
  parent.append(...order);
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({preventScroll: true});
  if (!matchMedia("(prefers-reduced-motion: no-preference)").matches) return;
  for (const node of order) {
    const offset = before.get(node)! - node.getBoundingClientRect().top;
    if (offset !== 0)
      node.animate([{transform: `translateY(${offset}px)`}, {transform: "none"}], {duration: 280, easing: "ease-out"});
  }
}
