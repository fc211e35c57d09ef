/** How often a model may be trained again, as the cards offer it. */
export const rhythmIds = ["daily", "monthly", "evidence", "never"] as const;
export type Rhythm = (typeof rhythmIds)[number];

/** Two models whose worlds change at different speeds. */
export const cardIds = ["shop", "factory"] as const;
export type Card = (typeof cardIds)[number];
