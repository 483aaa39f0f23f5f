/** Words without a sign that a voice cannot say: letters, digits, marks of sentences. */
export const plainWords = /^[\p{L}\p{M}\p{Nd}\s.,;:!?'‘’"“”«»()–،؛؟।\u200c-]*$/u
