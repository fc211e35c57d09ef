import type {ModelCard} from "../lib/model/card.js";

/**
 * A model card in the reader's language: the build writes it in English, every figure from the run; other languages put
 * these figures into words of their own.
 * @param monitor id of the monitor whose model it is
 */
export const cardText: (card: ModelCard, monitor: string) => ModelCard = (card) => card;
