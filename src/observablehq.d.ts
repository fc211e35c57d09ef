// Framework ships no types for its standard library; this is the part that components use.
declare module "observablehq:stdlib" {
  export interface FileAttachment {
    readonly name: string;
    readonly href: string;
    json<T>(): Promise<T>;
    arrayBuffer(): Promise<ArrayBuffer>;
    text(): Promise<string>;
  }
  export function FileAttachment(name: string): FileAttachment;
  export function resize(render: (width: number) => Node): HTMLElement;
}
