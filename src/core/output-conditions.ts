import type {Attributes} from './mdast.ts'

/**
 * The outputs for which words can be restricted: the page with its fragment, EPUB, JATS and Markdown; the PDF; and
 * Word.
 */
export type OutputKind = 'html' | 'pdf' | 'docx'

const kinds: readonly OutputKind[] = ['html', 'pdf', 'docx']

/** The names of formats in Quarto that each output is of. */
const formats: Readonly<Record<string, OutputKind>> = {
  html: 'html',
  html4: 'html',
  html5: 'html',
  'html:js': 'html',
  pdf: 'pdf',
  latex: 'pdf',
  tex: 'pdf',
  typst: 'pdf',
  context: 'pdf',
  docx: 'docx'
}

/** Whether attributes make the words conditional, as in Quarto. */
export function isConditional({classes}: Attributes): boolean {
  return classes.includes('content-visible') || classes.includes('content-hidden')
}

/**
 * The outputs with the words of a block or span of Quarto, `.content-visible when-format="html"`; undefined for words
 * of all outputs, and for a condition that is about no format.
 */
export function shownOutputs({classes, pairs}: Attributes): readonly OutputKind[] | undefined {
  const isVisible = classes.includes('content-visible')
  if (!isVisible && !classes.includes('content-hidden')) return undefined
  const named = (name: string): OutputKind | undefined =>
    Object.hasOwn(formats, name) ? formats[name] : undefined
  const {'when-format': when, 'unless-format': unless} = pairs
  if ((when === undefined) === (unless === undefined)) return undefined
  const kind = named((when ?? unless)!.trim().toLowerCase())
  const isShown = (each: OutputKind): boolean => ((each === kind) === (when !== undefined)) === isVisible
  return kinds.filter(isShown)
}
