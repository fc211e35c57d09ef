/** What the elements of tensors are that columns can be made into. */
export const ELEMENT_TYPES = ["float32", "float64", "int32", "int64", "bool", "string"] as const;

export type ElementType = (typeof ELEMENT_TYPES)[number];

/**
 * Tells whether columns can be made into elements of a type.
 * @example isElementType("float16") // false
 */
export function isElementType(type: string): type is ElementType {
  return (ELEMENT_TYPES as readonly string[]).includes(type);
}
