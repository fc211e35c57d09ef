import type {MonitorNames} from "../components/named.js";

/** Names of monitors in English, by id: the built-in configurations are written in it, so they need no others. */
export const namesOf: (monitor: string) => MonitorNames | null = () => null;
