import type {SetPages} from '../../browser/messages.ts'
import {createPagesOutput, type LatestPart} from '../../preview/pages-output.ts'
import {createTypesetRounds, type TypesetOptions} from './typeset-rounds.ts'

/** The typeset pages of a paper; `held` is the reason if they are out of date. */
export type PagesState = Readonly<{set: SetPages; held?: string | undefined}>

/** The state before the first pages are typeset. */
export const noPages: PagesState = {
  set: {
    shell: [
      '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>Pages</title></head><body>',
      '</body></html>\n'
    ],
    pages: []
  }
}

/** Typesets the pages of a paper while somebody views them. */
export type PagesSetter = Readonly<{
  state: () => PagesState
  /** Typesets the current pages of the paper now, and again after each build. */
  look: () => void
  /** Takes note that the paper has changed; must be called after each change. */
  update: () => void
  close: () => Promise<void>
}>

export type PagesSetterOptions = TypesetOptions &
  Readonly<{
    /** Whether somebody views the pages from the start. */
    isWatched: boolean
    publish: (state: PagesState) => void
    /** Writes one line to standard output. */
    print: (line: string) => void
  }>

/** Creates the setter of pages. No browser starts until somebody views them. */
export function createPagesSetter({
  publish,
  print,
  isWatched: isWatchedFirst,
  ...options
}: PagesSetterOptions): PagesSetter {
  let state = noPages
  const pages = createPagesOutput()
  let pause: NodeJS.Timeout | undefined
  let isSettingAll = false
  let isWatched = isWatchedFirst
  const rounds = createTypesetRounds(
    pages.output,
    options,
    ([artifact], took) => {
      if (artifact === undefined) return
      const {set, part} = pages.latest()
      isSettingAll = false
      state = {set}
      print(`set ${countOf(set.pages.length, part)}, ${Math.round(took)} ms`)
      publish(state)
      if (part !== undefined) setAllAfter(part.isComplete ? pauseAfterPart : pauseAfterUnfinished)
    },
    held => {
      options.warn(held)
      state = {...state, held}
      publish(state)
    }
  )
  function setAllAfter(milliseconds: number): void {
    pause = setTimeout(() => {
      pages.forget()
      isSettingAll = true
      rounds.update()
    }, milliseconds)
  }

  return {
    state: () => state,
    look() {
      if (!isWatched) rounds.update()
      isWatched = true
    },
    update() {
      clearTimeout(pause)
      // What an author has just written is shown before all pages are set.
      if (isSettingAll) rounds.abandon()
      isSettingAll = false
      if (isWatched) rounds.update()
    },
    close() {
      clearTimeout(pause)
      return rounds.close()
    }
  }
}

/** Describes the pages that were set: `16 pages`, or `pages 3 to 6 of 16`. */
function countOf(length: number, part: LatestPart | undefined): string {
  if (part === undefined) return length === 1 ? '1 page' : `${length} pages`
  return `pages ${part.first + 1} to ${part.first + part.count} of ${length}`
}

/**
 * How long to wait for another change, in milliseconds, before all pages are set: longer if the part just set is
 * probably right, shorter if the pages after it are still the old ones.
 */
const [pauseAfterPart, pauseAfterUnfinished] = [2000, 300]
