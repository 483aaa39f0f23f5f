/**
 * Whether a text uses LaTeX's notation, since it contains commands for citations, references, notes or formatting. Then
 * `\"o` is a letter, `~` a tie, and `\\` at the end of a line a line break; in other Markdown, these are escapes and
 * ordinary characters.
 */
export function isWrittenInLatex(text: string): boolean {
  return latexWords.test(text)
}

const latexWords =
  /\\(?:[A-Za-z]*cite[a-z]*\*?[[{]|(?:[a-zA-Z]*ref|label|emph|enquote\*?|textbf|textit|texttt|textsc|textcolor|todo|marginpar|footnote|(?:sub)*section\*?|href|url)\{|begin\{(?:itemize|enumerate|description|quote|quotation|figure|table|tabular|center|abstract|theorem|proof|lemma)|(?:LaTeX|TeX)\b|[uvHckrdb]\{)/
