/** What a group of rows is called, by its name in the configuration or on a model card. */
export const groupName = (name: string): string => name;
