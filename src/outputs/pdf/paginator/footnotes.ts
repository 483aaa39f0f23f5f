import type {CallPlace} from './endless-columns.ts'
import {markElement} from './language-marks.ts'
import type {SetLines} from './line-spans.ts'
import {type ColumnItem, verticalList} from './vertical-list.ts'

/** A note to be placed at the bottom of a page. */
export type Footnote = Readonly<{
  element: HTMLElement
  /** The lines of the note as items. */
  items: readonly ColumnItem[]
}>

/**
 * Takes the notes from the end of the article, each as an `aside` that is as wide as a column, with its number before
 * it. If the style sets `--notes: end`, notes stay at the end.
 */
export function takeFootnotes(article: HTMLElement, width: number): readonly HTMLElement[] {
  const section = article.querySelector<HTMLElement>('section.notes')
  if (!section || getComputedStyle(section).getPropertyValue('--notes').trim() === 'end') return []
  const store = document.createElement('div')
  store.className = 'footnotes'
  store.style.width = `${width}px`
  // In a part of an article, some notes are missing; the items of the other notes have their numbers as values.
  const numbers: number[] = []
  for (const item of section.querySelectorAll<HTMLLIElement>(':scope > ol > li')) {
    const note = document.createElement('aside')
    note.className = 'footnote same-language'
    note.id = item.id
    note.append(...item.childNodes)
    for (const back of note.querySelectorAll('.note-back')) back.remove()
    store.append(note)
    numbers.push(item.value)
  }
  article.append(store)
  const notes = [...store.children] as HTMLElement[]
  const labels = section.querySelector('ol')!.dataset
  for (const [index, note] of notes.entries()) {
    const number = numbers[index] || index + 1
    addNumber(note, labels[`label${number}`] ?? String(number))
  }
  section.remove()
  for (const note of notes) markElement(note, {note: Number(note.id.replace(/^note-/, ''))})
  return notes
}

/**
 * Puts the number before a note, at the page's start side even if the direction of the note differs from the page's.
 */
function addNumber(note: HTMLElement, label: string): void {
  const number = document.createElement('span')
  number.className = 'footnote-number same-language'
  // Chromium drops the language of inline text if it has no id.
  number.id = `number-of-${note.id}`
  number.textContent = label
  const first = note.querySelector('p') ?? note
  const {direction} = getComputedStyle(note)
  if (getComputedStyle(first).direction !== direction) {
    note.classList.add('turned')
    number.dir = direction
  }
  first.prepend(number, ' ')
  markElement(number, {role: 'lbl'})
}

/** Measures the lines of the notes. */
export function readFootnotes(
  notes: readonly HTMLElement[],
  pageHeight: number,
  set: SetLines
): readonly Footnote[] {
  return notes.map(element => ({element, items: verticalList(element, pageHeight, set)}))
}

/**
 * For each note, the heights from its top to the bottom of each line; for the last line, including the margin of its
 * block.
 */
export function noteLines(notes: readonly Footnote[]): readonly (readonly number[])[] {
  return notes.map(({items}, index) => {
    const top = items[0]?.top ?? 0
    const margin = index > 0 ? (items[0]?.margins.top ?? 0) : 0
    const last = items.length - 1
    return items.map(
      ({bottom, margins}, line) => bottom - top + margin + (line === last ? margins.bottom : 0)
    )
  })
}

/** For each note, the lines that must stay with the previous line, because of styles or a divided word. */
export function keptNoteLines(notes: readonly Footnote[]): readonly ReadonlySet<number>[] {
  return notes.map(({items}) => new Set(items.flatMap(({penalty}, line) => (penalty > 0 ? [line] : []))))
}

/**
 * The first call of each note, for each part of the article. A note that is only called in another note follows that
 * note; a note without calls comes at the end, so that its text is not lost.
 */
export function firstCalls(
  parts: readonly HTMLElement[],
  notes: readonly Footnote[]
): readonly (readonly CallPlace[])[] {
  const numbers = new Map(notes.map(({element}, index) => [`#${element.id}`, index]))
  const seen = new Set<number>()
  const callsIn = (element: HTMLElement, middle?: number): CallPlace[] =>
    [...element.querySelectorAll('.note-call > a')].flatMap(link => {
      const note = numbers.get(link.getAttribute('href') ?? '')
      if (note === undefined || seen.has(note)) return []
      seen.add(note)
      const {top, bottom} = link.getBoundingClientRect()
      const height = middle ?? (top + bottom) / 2
      return [{note, middle: height}, ...callsIn(notes[note]!.element, height)]
    })
  const calls = parts.map(part => callsIn(part))
  const uncalled = notes.flatMap((_, note) => (seen.has(note) ? [] : [{note, middle: Number.MAX_VALUE}]))
  return calls.map((own, index) => (index === calls.length - 1 ? [...own, ...uncalled] : own))
}
