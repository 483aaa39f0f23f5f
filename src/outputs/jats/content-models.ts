/**
 * The table of the content that JATS Publishing 1.3 allows in the elements that galley writes: in elements with text,
 * and in elements with blocks only. For elements in neither list, the writers of these elements ensure that the content
 * is allowed.
 */

type Names = ReadonlySet<string>

const set = (...names: readonly string[]): Names => new Set(names.flatMap(each => each.split(' ')))

const look = 'bold italic monospace roman sc strike underline styled-content sub sup'
const running = `${look} abbrev index-term index-term-range-end inline-formula inline-graphic ext-link xref`
const blocks =
  'boxed-text code fig fig-group graphic preformat table-wrap disp-formula disp-formula-group def-list list disp-quote statement verse-group'

const line = set(running)

/** The parts of a printed reference. */
const texts =
  'volume issue publisher-name conf-name conf-loc conf-date isbn issn pub-id patent elocation-id page-range fpage lpage year month day string-date surname given-names suffix etal'
const citation = `${texts} source article-title chapter-title series edition version publisher-loc gov person-group string-name collab date-in-citation`

/** The content allowed in parts of a reference; usually only text, so formatting is dropped. */
const partsOfCitations: ReadonlyArray<readonly [name: string, allowed: Names]> = [
  ...texts.split(' ').map(name => [name, new Set<string>()] as const),
  ...['source', 'chapter-title', 'collab'].map(name => [name, line] as const),
  ...['series', 'gov'].map(name => [name, set(look)] as const),
  ...['edition', 'version'].map(name => [name, set('sub sup')] as const),
  ['publisher-loc', set('ext-link country')],
  ['person-group', set('name string-name collab etal')],
  ['string-name', set('surname given-names suffix')],
  ['date-in-citation', set('year month day')]
]

/** Elements with mixed content, and the elements allowed in their text. */
export const mixedModels: ReadonlyMap<string, Names> = new Map([
  ...['bold', 'italic', 'monospace', 'roman', 'sc', 'strike', 'underline', 'sub', 'sup'].map(
    name => [name, line] as const
  ),
  ...['attrib', 'subtitle', 'trans-title', 'subject'].map(name => [name, line] as const),
  ['term', set(running, 'disp-formula disp-formula-group code graphic preformat')],
  ['title', set(running, 'break')],
  ['article-title', set(running, 'break')],
  ['verse-line', set(look, 'abbrev index-term index-term-range-end inline-formula inline-graphic xref')],
  ['p', set(running, blocks)],
  ['license-p', set(running)],
  ['styled-content', set(running, blocks)],
  ...['td', 'th'].map(
    name =>
      [
        name,
        set(
          running,
          'break p code disp-formula disp-formula-group disp-quote statement verse-group def-list list graphic preformat'
        )
      ] as const
  ),
  ['ext-link', set(look)],
  ['xref', set(look)],
  ['label', set('bold italic monospace roman sc strike underline sub sup inline-formula inline-graphic')],
  ['mixed-citation', set(look, 'abbrev inline-formula inline-graphic ext-link', citation)],
  ...partsOfCitations,
  ['funding-statement', set(look, 'ext-link')],
  ['code', set(look, 'ext-link inline-graphic xref')],
  ['preformat', set(look, 'ext-link')]
])

const flow = set(blocks, 'p')

/** Elements with blocks, and the blocks that are allowed in them, not counting their heads and ends. */
export const blockModels: ReadonlyMap<string, Names> = new Map([
  ...['body', 'sec', 'app', 'disp-quote', 'boxed-text'].map(name => [name, flow] as const),
  ['statement', set('p statement')],
  ['list-item', set('p def-list list')],
  ...['def', 'fn', 'caption', 'note', 'abstract', 'trans-abstract', 'ack'].map(
    name => [name, set('p')] as const
  ),
  [
    'fig',
    set(
      'disp-formula disp-formula-group disp-quote statement verse-group table-wrap p def-list list code graphic preformat'
    )
  ],
  ['fig-group', set('fig graphic')],
  [
    'table-wrap',
    set('disp-quote statement verse-group def-list list code disp-formula graphic preformat table')
  ]
])

/** Elements that come first or last in elements with blocks. */
export const headNames: Names = set('label title caption alt-text')
export const endNames: Names = set('attrib sec ref fn-group ref-list table-wrap-foot')

/** Elements that must contain at least one block. */
export const neverEmpty: Names = set('statement list-item def fn note caption')

/** Elements that are not allowed in a line of text, and the elements that replace them there. */
export const inLineInstead: ReadonlyMap<string, string> = new Map([
  ['disp-formula', 'inline-formula'],
  ['graphic', 'inline-graphic'],
  ['code', 'monospace'],
  ['preformat', 'monospace']
])

/** Elements that need a space after their words if they are replaced by their words. */
export const separate: Names = set(
  blocks,
  'p td th label title caption term def list-item def-item tr attrib verse-line table-wrap-foot'
)

/** Formatting and links, which are divided around inner elements that they may not contain. */
export const divided: Names = set(look, 'ext-link')

/** The inner elements around which formatting and links are divided. */
export const dividing: Names = set(blocks, 'xref')
