import {escapeHtml} from '../../../core/write-html.ts'

/** HTML that is inserted as it is; any other value is escaped. */
export type Markup = Readonly<{html: string}>

type Content = Markup | string | number | undefined | readonly Content[]

/** An HTML template: joins lists, and escapes every value that is not HTML. */
export function markup(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return {html: strings.map((string, index) => string + htmlOf(values[index])).join('')}
}

function htmlOf(value: Content): string {
  if (value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  return 'html' in value ? value.html : value.map(htmlOf).join('')
}

/** The message of a finding, with words in backticks as code. */
export function message(words: string): Markup {
  const pieces = words.split('`')
  // If the number of backticks is odd, one of them is the author’s, so values cannot be distinguished from words.
  if (pieces.length % 2 === 0) return markup`${words}`
  return markup`${pieces.map((piece, index) => (index % 2 === 1 ? markup`<code>${piece}</code>` : piece))}`
}
