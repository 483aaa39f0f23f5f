/** The format of words in Word, as far as Markdown can express it. */
export type WordLook = 'italic' | 'bold' | 'superscript' | 'subscript' | 'strike'
