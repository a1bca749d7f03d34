/**
 * How long an expression may be, in characters. The longest of the shipped catalogue has 280; what is longer is
 * no rule that anybody could check by reading.
 */
export const LONGEST_EXPRESSION = 600;

/** How many parts may lie in each other. The deepest of the shipped catalogue has 11. */
export const DEEPEST_EXPRESSION = 40;

/** Digits, point included, that a figure of a rule may have: more than any sum of money needs. */
export const LONGEST_NUMBER = 15;
