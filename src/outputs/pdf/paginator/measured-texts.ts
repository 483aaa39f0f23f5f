/**
 * Texts prepared for measuring: without soft hyphens, which would prevent kerning, and cut into short pieces after some
 * of their spaces, because browsers find words faster in short texts.
 */
export type MeasuredTexts = Readonly<{
  /** Returns the text from which a piece was cut; undefined if the text was not cut. */
  wholeOf: (piece: Text) => Piece | undefined
  /** Joins the pieces of each text again, still without soft hyphens. */
  join: () => void
  /** Restores the soft hyphens of joined texts, for text whose lines the browser breaks. */
  putSoftHyphens: (texts: Iterable<Node>) => void
  /** Returns a copy of a block with its original texts. */
  copy: (block: HTMLElement) => HTMLElement
}>

/** A piece of a text, with its start in the whole text. */
type Piece = Readonly<{text: Text; start: number; whole: Whole}>

/** A text without its soft hyphens, and the offsets of the soft hyphens. */
type Whole = Readonly<{data: string; softHyphens: readonly number[]}>

export function measureTexts(texts: Iterable<Text>): MeasuredTexts {
  const pieces = new Map<Text, Piece>()

  for (const text of texts) {
    const whole = withoutSoftHyphens(text.data)
    if (whole.softHyphens.length === 0 && text.length <= pieceLength) continue
    text.data = whole.data
    let piece = text
    let start = 0
    pieces.set(text, {text, start, whole})
    for (const {index} of whole.data.matchAll(places)) {
      if (index + 1 - start < pieceLength) continue
      piece = piece.splitText(index + 1 - start)
      start = index + 1
      pieces.set(piece, {text, start, whole})
    }
  }

  return {
    wholeOf: piece => pieces.get(piece),
    join() {
      for (const [piece, {start, whole}] of pieces) {
        if (start > 0) piece.remove()
        else if (piece.length < whole.data.length) piece.data = whole.data
      }
    },
    putSoftHyphens(ofTexts) {
      for (const text of ofTexts) {
        const piece = text instanceof Text ? pieces.get(text) : undefined
        if (piece) piece.text.data = withSoftHyphens(piece.whole)
      }
    },
    copy(block) {
      const copy = block.cloneNode(true) as HTMLElement
      const copies = textsIn(copy)
      textsIn(block).forEach((text, index) => {
        const piece = pieces.get(text)
        if (piece === undefined) return
        if (piece.start > 0) copies[index]!.remove()
        else copies[index]!.data = withSoftHyphens(piece.whole)
      })
      return copy
    }
  }
}

/** The minimum length of a piece; it ends at the next place where the text can be cut. */
const pieceLength = 48

/** Matches a single space between words, after which a text can be cut. */
const places = / (?=\S)/g

function withoutSoftHyphens(data: string): Whole {
  if (!data.includes('\u00ad')) return {data, softHyphens: []}
  const parts = data.split('\u00ad')
  let length = 0
  return {data: parts.join(''), softHyphens: parts.slice(0, -1).map(part => (length += part.length))}
}

function withSoftHyphens({data, softHyphens}: Whole): string {
  return [0, ...softHyphens].map((start, index) => data.slice(start, softHyphens[index])).join('\u00ad')
}

/** All texts in an element, in order. */
export function textsIn(element: Element): Text[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const texts: Text[] = []
  while (walker.nextNode()) texts.push(walker.currentNode as Text)
  return texts
}
