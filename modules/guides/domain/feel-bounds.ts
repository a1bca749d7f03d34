/**
 * How long an expression may be, in characters. The longest of the shipped catalogue has 280; what is longer is
 * no rule that anybody could check by reading.
 */
export const LONGEST_EXPRESSION = 600;
