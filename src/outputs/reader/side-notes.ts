import {all, first, rectOf} from './elements.ts'
import {copySources, offerSources} from './side-sources.ts'
import type {ReadingWords} from './words.ts'

/** The notes of an article next to the lines that call them, and cited works next to their citations. */
export type SideNotes = Readonly<{
  /** Whether a link calls a note, or cites a work, that is visible next to it. */
  isCall: (link: HTMLAnchorElement) => boolean
  /** Marks the note that a link calls, and unmarks all others. */
  mark: (link: HTMLAnchorElement) => void
  /** Places the notes again after a change of the page. */
  refresh: () => void
}>

/** The space between two notes. */
const gap = '.5rem'
/**
 * The maximum distance of a note below its call, in px; a work may be twice as far away, because a line can cite
 * several.
 */
const farthest = 300
/**
 * The maximum number of notes beside the text. If there are more, all are at the end: browsers place notes in quadratic
 * time, and 1,200 take a second whenever a line changes.
 */
const mostBeside = 300
/** Each round moves one note away from a block that covers it. */
const mostRounds = 9
/** Elements that may extend into the margin where it contains no notes. */
const reaching = '.text > :is(figure, .table-scroll)'

/**
 * Places each note next to its first call, below the previous note, by CSS anchors. If the browser does not support
 * these, the notes stay at the end. The style sheet determines the width of the window from which this applies.
 */
export function placeSideNotes(words: ReadingWords): SideNotes {
  const root = document.documentElement
  const hasAnchors = CSS.supports('top: anchor(--a top)')
  const anchor = createAnchors()
  const [narrow, keep] = createClearing()
  let timer: ReturnType<typeof setTimeout> | undefined
  const keepClearSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(keep, 100)
  }
  addEventListener('resize', keepClearSoon)
  /** Whether notes are beside the text, and the number of notes when this was decided. */
  let decided = {count: 0, isOn: false}
  let hasSources = false

  function place(): void {
    const calls = new Map([...firstCalls(), ...copySources(hasSources)])
    let notes = all('.note')
    if (notes.length > mostBeside) {
      decided = {count: notes.length, isOn: false}
    } else {
      // Sorting the notes of a long paper takes as long as placing them, so it is done only here.
      notes = byCalls(notes, calls)
      if (hasSources) notes = withoutFarCopies(notes, calls)
      anchor(notes, calls)
      if (notes.length !== decided.count) decide(notes, calls)
    }
    // The class is set each time, because a change of the page can remove it.
    root.classList.toggle('side-notes', decided.isOn)
    narrow()
  }

  /** Decides whether notes are beside the text; in a window without room for them, all are at the end. */
  function decide(notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>): void {
    const isCalled = notes.some(({id}) => calls.has(`#${id}`))
    root.classList.toggle('side-notes', isCalled)
    const isFar = (note: HTMLElement): boolean =>
      rectOf(note).top - rectOf(calls.get(`#${note.id}`) ?? root).top > farthest
    const areFar = isBeside() && notes.filter(isFar).length > notes.length / 4
    decided = {count: notes.length, isOn: isCalled && (hasSources || !areFar)}
  }

  const placeNow = (): void => {
    place()
    keep()
  }
  const offer = (): void =>
    offerSources(words, hasSources, isOn => {
      hasSources = isOn
      placeNow()
    })
  if (hasAnchors) {
    placeNow()
    offer()
  }
  return {
    isCall(link) {
      const note = noteOf(link)
      if (note === null || !isBeside()) return false
      const {top, bottom} = rectOf(note)
      return top >= 0 && bottom <= innerHeight && top - rectOf(link).top < farthest
    },
    mark(link) {
      for (const marked of all('.called')) marked.classList.remove('called')
      noteOf(link)?.classList.add('called')
    },
    refresh: () => {
      if (!hasAnchors) return
      offer()
      place()
      keepClearSoon()
    }
  }
}

/** Keeps notes from being covered by tables and figures. */
function createClearing() {
  const narrowed = new Set<Element>()
  const tops = new Map<HTMLElement, string>()
  const narrow = (): void => {
    for (const block of narrowed) block.classList.add('in-text')
  }
  /**
   * A block that covers a note becomes as narrow as the text; if that would cut off a table, the table keeps its width
   * and the note moves. All blocks are measured before any is changed, so that one layout is enough.
   */
  const keep = (): void => {
    for (const block of narrowed) block.classList.remove('in-text')
    for (const [note, top] of tops) note.style.top = top
    narrowed.clear()
    tops.clear()
    const wide: Element[] = []
    for (let round = 0; isBeside() && round < mostRounds; round++) {
      const fresh: Element[] = []
      for (const [block, note, rise] of coverings(all('.note'))) {
        if (wide.includes(block)) {
          const {style} = note
          const name = `--wide-${wide.indexOf(block)}`
          block.style.setProperty('anchor-name', name)
          if (!tops.has(note)) tops.set(note, style.top)
          style.top = rise
            ? `calc(anchor(${name} top) - ${rise}px)`
            : `max(${style.top}, anchor(${name} bottom) + ${gap})`
        } else {
          narrowed.add(block)
          fresh.push(block)
        }
      }
      narrow()
      for (const block of fresh.filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)) {
        block.classList.remove('in-text')
        narrowed.delete(block)
        wide.push(block)
      }
    }
  }
  return [narrow, keep] as const
}

function isBeside(): boolean {
  const note = first('.note')
  return note?.matches('.side-notes *') === true && getComputedStyle(note).position === 'absolute'
}

/** The note next to a link; it can be a copy of a cited work. */
function noteOf(link: HTMLAnchorElement): Element | null {
  const id = link.hash.slice(1)
  return document.getElementById(link.matches('.note-call>a') ? id : `beside-${id}`)
}

/** The notes in the order of their first calls in the text; a note without a call keeps its position. */
function byCalls(notes: HTMLElement[], calls: ReadonlyMap<string, HTMLElement>): HTMLElement[] {
  const placeOf = (note: HTMLElement): HTMLElement => calls.get(`#${note.id}`) ?? note
  return notes.sort((one, other) => (placeOf(one).compareDocumentPosition(placeOf(other)) & 4 ? -1 : 1))
}

/** Sorts the notes, and removes copies of works that would be far below their citations. */
function withoutFarCopies(notes: HTMLElement[], calls: ReadonlyMap<string, HTMLElement>): HTMLElement[] {
  document.documentElement.classList.add('side-notes')
  notes[0]?.parentElement?.append(...notes)
  let end = 0
  return notes.filter(note => {
    const top = rectOf(calls.get(`#${note.id}`) ?? note).top + scrollY
    const isFar = note.matches('.cited-work') && end - top > 2 * farthest
    if (isFar) note.remove()
    else end = Math.max(top, end) + note.offsetHeight + 8
    return !isFar
  })
}

/** The first call of each note, by the URL of the note. */
function firstCalls(): ReadonlyMap<string, HTMLElement> {
  const calls = new Map<string, HTMLElement>()
  for (const call of all<HTMLAnchorElement>('.note-call>a')) {
    if (!calls.has(call.hash)) calls.set(call.hash, call.parentElement!)
  }
  return calls
}

/** Returns a function that places notes next to their first calls, each below the previous note. */
function createAnchors(): (notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>) => void {
  const anchored = new WeakMap<HTMLElement, string>()

  /**
   * Sets styles that differ from the current ones: in a long paper, a change of one paragraph leaves nearly all styles
   * as they are.
   */
  function setStyles(element: HTMLElement, styles: Readonly<Record<string, string>>): void {
    const wanted = Object.values(styles).join(' ')
    if (anchored.get(element) === wanted && element.hasAttribute('style')) return
    anchored.set(element, wanted)
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value)
  }

  // The styles are set here rather than in the style sheet, because CSS checkers do not know anchors yet.
  return (notes: readonly HTMLElement[], calls: ReadonlyMap<string, HTMLElement>) => {
    let before = ''
    const names = new Map<HTMLElement, string>()
    for (const note of notes) {
      const call = calls.get(`#${note.id}`)
      if (call === undefined) continue
      // The link of a range of citations can be the call for several works.
      const name = names.get(call) ?? `--call-${note.id}`
      names.set(call, name)
      const top = `anchor(${name} top)`
      setStyles(call, {'anchor-name': name})
      setStyles(note, {
        'anchor-name': `--${note.id}`,
        top: before === '' ? top : `max(${top}, anchor(--${before} bottom) + ${gap})`
      })
      before = note.id
    }
  }
}

/**
 * The blocks that cover notes, each with the first note that it covers, and the distance above the block at which that
 * note must begin to fit there; the distance is 0 if the note is called inside the block, or if there is no room near
 * its call.
 */
function coverings(
  notes: readonly HTMLElement[]
): readonly (readonly [block: HTMLElement, note: HTMLElement, rise: number])[] {
  const boxes = notes.map(rectOf)
  return all(reaching).flatMap(block => {
    const {left, right, top, bottom} = rectOf(block)
    const isBetween = (from: number, to: number) => (box: DOMRect) =>
      box.left < right && box.right > left && box.top < to && box.bottom > from
    const at = boxes.findIndex(isBetween(top, bottom))
    if (at < 0) return []
    const box = boxes[at]!
    const height = box.height + 8
    const canRise =
      box.top < top &&
      box.bottom - top < farthest &&
      !boxes.some((other, index) => index !== at && isBetween(top - height, top)(other))
    return [[block, notes[at]!, canRise ? height : 0] as const]
  })
}
