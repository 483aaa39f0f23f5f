import type {Attributes} from './mdast.ts'

/**
 * The groups of outputs to which content can be restricted: `html` for the page, its fragment, EPUB, JATS and Markdown;
 * `pdf`; and `docx` for Word.
 */
export type OutputKind = 'html' | 'pdf' | 'docx'

const kinds: readonly OutputKind[] = ['html', 'pdf', 'docx']

/** The group of outputs to which each of Quarto's format names belongs. */
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

/** Whether attributes restrict content to some outputs, as in Quarto. */
export function isConditional({classes}: Attributes): boolean {
  return classes.includes('content-visible') || classes.includes('content-hidden')
}

/**
 * The outputs that show a block or span with Quarto's attributes, `.content-visible when-format="html"`. Undefined
 * without such a condition, or if it does not name exactly one format.
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
