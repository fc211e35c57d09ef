// htl 0.3.1 ships no types. Version 1.0.0 does, but its package exports are ones that Framework cannot resolve.
declare module "htl" {
  /** Returns the one element the template holds; an expression may be text, a node, attributes, or a list of these. */
  export function html(template: TemplateStringsArray, ...values: unknown[]): HTMLElement;
  export namespace html {
    function fragment(template: TemplateStringsArray, ...values: unknown[]): DocumentFragment;
  }
  export function svg(template: TemplateStringsArray, ...values: unknown[]): SVGElement;
  export namespace svg {
    function fragment(template: TemplateStringsArray, ...values: unknown[]): DocumentFragment;
  }
}
