/** The answer that closes a thread which somebody has resolved in Word, which does not say who. */
export const resolvedWord = 'resolved'
