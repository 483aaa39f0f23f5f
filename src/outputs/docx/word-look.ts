/** How words look in Word, as far as Markdown can say it. */
export type WordLook = 'italic' | 'bold' | 'superscript' | 'subscript' | 'strike'
