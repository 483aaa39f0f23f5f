/** The width of a line of text on A4 with margins of 2.5 cm, in twentieths of a point. */
export const textWidth = 9070
