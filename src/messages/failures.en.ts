/** Why something cannot be shown: errors are in English, and other languages put those that readers meet into words. */
export const failureText = (reason: string): string => reason;
