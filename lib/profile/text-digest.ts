import {md5} from "@noble/hashes/legacy.js";
import {utf8ToBytes} from "@noble/hashes/utils.js";

/**
 * Returns the MD5 digest of a text's UTF-8 bytes, 16 bytes; a lone surrogate counts as U+FFFD. Nothing here is secret:
 * MD5 is what every SQL engine has too.
 * @example textDigest("")[0] // 212
 */
export function textDigest(text: string): Uint8Array {
  return md5(utf8ToBytes(text));
}

/**
 * Returns the remainder bucket of a value outside the reference vocabulary: the first two bytes of its digest, as a
 * number, modulo the number of buckets.
 * @param buckets at least 1
 * @example bucketOf("", 16) // 13
 */
export function bucketOf(text: string, buckets: number): number {
  if (buckets === 1) return 0;
  const digest = textDigest(text);
  return (256 * digest[0]! + digest[1]!) % buckets;
}
