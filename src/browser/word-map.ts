/** Text with one source: the direct content of an element, without the content of elements with other sources. */
export type LaidStream = {
  /** The `data-place` of the element: `start end file`; empty for text without a place. */
  place: string
  /** The owner of a text without a place: a name in `named`, or the `id` of an entry. */
  name: string
  /** The kind of text that replaces something in the source: a citation, a cross-reference, the number of a note. */
  kind: string
  /** Whether the text is a caption, which is a stream separate from the figure or table that it describes. */
  isCaption: boolean
  /** The text without soft hyphens, with a line end between cells and between blocks. */
  text: string
}

/** The words of a laid-out proof, and their places; lengths are CSS px from the top left of the page. */
export type LaidWords = Readonly<{
  streams: readonly LaidStream[]
  /** Eight numbers for each word: page from 0, x, y, width, height, stream, offset in the stream's text, length. */
  words: readonly number[]
  /** Seven numbers for each formula: page, x, y, width, height, stream, index in the stream from 0. */
  formulas: readonly number[]
}>

/** Elements whose text comes from the metadata or from galley, with their names in reports. */
const named: ReadonlyArray<readonly [selector: string, name: string]> = [
  ['.title', 'title'],
  ['.subtitle', 'subtitle'],
  ['.title-translated', 'translated title'],
  ['.authors', 'authors'],
  ['.affiliations', 'affiliations'],
  ['.correspondence', 'correspondence'],
  ['.keywords', 'keywords'],
  ['.facts', 'dates and identifiers'],
  ['.journal', 'journal'],
  ['.colophon', 'end matter'],
  ['.caption-label', 'label of a caption'],
  ['.section-number', 'number of a section'],
  ['.equation-number', 'number of a formula'],
  ['.footnote-number', 'number of a note']
]

const owning = `[data-place], .csl-entry, ${named.map(([selector]) => selector).join(', ')}`

/** Elements that contain no words of the paper: those that a proof adds, and drawings. */
const excluded =
  '.line-number, .query-margin, .change-bar, .proof-notice, .proof-cover, .edit-number, .change-number, .back-links, .note-back, .entry-was, del.change, svg, style, script'

/**
 * Runs in the page: returns all words with their places on the pages and their sources, and removes the source marks
 * from the page.
 */
export function mapWords(): LaidWords {
  const streams: LaidStream[] = []
  const words: number[] = []
  const formulas: number[] = []
  const byKey = new Map<string, number>()
  const counts = new Map<number, number>()
  const range = document.createRange()
  for (const [page, element] of document.querySelectorAll('.page').entries()) {
    const {left, top} = element.getBoundingClientRect()
    const put = (rect: DOMRect): readonly number[] => [
      page,
      rounded(rect.left - left),
      rounded(rect.top - top),
      rounded(rect.width),
      rounded(rect.height)
    ]
    visit(element, -1, put)
  }
  for (const element of document.querySelectorAll('[data-place]')) element.removeAttribute('data-place')
  return {streams, words, formulas}

  function visit(parent: Element, stream: number, put: (rect: DOMRect) => readonly number[]): void {
    for (const node of parent.childNodes) {
      if (node instanceof Text) {
        if (stream >= 0) addWords(node, stream, put)
      } else if (node instanceof Element && !node.matches(excluded)) {
        const own = node.matches(`${owning}, caption, figcaption`) ? streamOf(node) : stream
        const formula = boxOfFormula(node)
        if (formula !== undefined) addFormula(formula, own, put)
        else visit(node, own, put)
        if (stream >= 0 && separating.has(node.localName)) streams[stream]!.text += '\n'
      }
    }
  }

  /** The stream of an element; both halves of a paragraph on two pages belong to the same stream. */
  function streamOf(element: Element): number {
    const owner = element.closest<HTMLElement>(owning)
    const place = owner?.dataset.place ?? ''
    const caption = element.closest('caption, figcaption')
    const isCaption = owner?.contains(caption) === true && caption !== null
    const name = place !== '' || owner === null ? '' : nameOf(owner)
    const kind = kindOf(owner)
    const key = [place, name, kind, isCaption ? caption.textContent : ''].join('|')
    const known = place === '' && !owner?.matches('.csl-entry') ? undefined : byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, streams.length)
    streams.push({place, name, kind, isCaption, text: ''})
    return streams.length - 1
  }

  function addFormula(box: DOMRect, stream: number, put: (rect: DOMRect) => readonly number[]): void {
    const count = counts.get(stream) ?? 0
    counts.set(stream, count + 1)
    formulas.push(...put(box), stream, count)
  }

  function addWords(node: Text, stream: number, put: (rect: DOMRect) => readonly number[]): void {
    const owner = streams[stream]!
    const {data} = node
    let done = 0
    for (const {index, 0: word} of data.matchAll(
      /[\p{L}\p{M}\p{N}\u00ad\u200b]+|[^\s\p{L}\p{M}\p{N}\u00ad\u200b]+/gu
    )) {
      owner.text += data.slice(done, index)
      for (const [start, end, rect] of pieces(node, index, index + word.length, range)) {
        const letters = data.slice(start, end).replace(/[\u00ad\u200b]/g, '')
        if (letters !== '') words.push(...put(rect), stream, owner.text.length, letters.length)
        owner.text += letters
      }
      done = index + word.length
    }
    owner.text += data.slice(done)
  }
}

/** The box of a formula, or of its first part if it is on two lines; undefined for other elements. */
function boxOfFormula(element: Element): DOMRect | undefined {
  if (element.localName === 'math') return element.getBoundingClientRect()
  if (!element.matches('.typeset')) return undefined
  const whole = element.matches('.breakable') ? element.firstElementChild! : element
  const pieces = [...whole.querySelectorAll('.piece')]
  const parts = pieces.length > 0 ? pieces : [element.lastElementChild!]
  const rects = parts.map(part => part.getBoundingClientRect())
  const [left, top] = [Math.min(...rects.map(rect => rect.left)), Math.min(...rects.map(rect => rect.top))]
  const right = Math.max(...rects.map(rect => rect.right))
  return new DOMRect(left, top, right - left, Math.max(...rects.map(rect => rect.bottom)) - top)
}

function kindOf(owner: Element | null): string {
  return kinds.find(name => owner?.classList.contains(name)) ?? ''
}

const kinds = ['citation', 'cross-reference', 'page-reference', 'note-call']

function nameOf(owner: Element): string {
  if (owner.matches('.csl-entry')) return `#${owner.id}`
  return named.find(([selector]) => owner.matches(selector))?.[1] ?? ''
}

/** Elements after which another word begins, even without a space. */
const separating: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 li dt dd td th caption figcaption pre div br'.split(' ')
)

type Piece = readonly [start: number, end: number, rect: DOMRect]

/** The pieces of a word: one piece, or several if the word is broken across lines. */
function pieces(node: Text, start: number, end: number, range: Range): readonly Piece[] {
  range.setStart(node, start)
  range.setEnd(node, end)
  const rects = range.getClientRects()
  const [only] = rects
  if (rects.length === 1 && only !== undefined) return [[start, end, only]]
  if (rects.length === 0 || end - start === 1) {
    const last = rects[rects.length - 1]
    return last === undefined ? [] : [[start, end, last]]
  }
  const found: Piece[] = []
  for (let at = start; at < end; at++) {
    range.setStart(node, at)
    range.setEnd(node, at + 1)
    const own = range.getClientRects()
    const rect = own[own.length - 1]
    if (rect === undefined || rect.width === 0) continue
    const before = found.at(-1)
    if (before === undefined || Math.abs(before[2].top - rect.top) > 2) found.push([at, at + 1, rect])
    else found[found.length - 1] = [before[0], at + 1, united(before[2], rect)]
  }
  return found
}

function united(one: DOMRect, other: DOMRect): DOMRect {
  const left = Math.min(one.left, other.left)
  return new DOMRect(left, one.top, Math.max(one.right, other.right) - left, one.height)
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10
}
