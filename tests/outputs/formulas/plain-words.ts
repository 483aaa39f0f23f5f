/** Words that a voice can speak: letters, digits, punctuation. */
export const plainWords = /^[\p{L}\p{M}\p{Nd}\s.,;:!?'‘’"“”«»()–،؛؟।\u200c-]*$/u
