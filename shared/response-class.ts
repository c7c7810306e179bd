/** The class that a response has in `coverage`: the first that fits, in this order. Plain data, like ratings. */
export const responseClasses = ['test', 'archived', 'bots', 'flagged', 'partial', 'counted'] as const;
export type ResponseClass = (typeof responseClasses)[number];
