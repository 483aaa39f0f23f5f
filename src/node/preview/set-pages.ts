import type {SetPages} from '../../browser/messages.ts'
import {countOfErrors} from '../../build.ts'
import type {LiveBuild} from '../../live/index.ts'
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

/** Typesets the pages of a paper while they are being viewed. */
export type PagesSetter = Readonly<{
  state: () => PagesState
  /** Typesets the current pages of the paper now, and again after each build. */
  look: () => void
  /** Takes note that the paper has changed; must be called after each change and its check. */
  update: () => void
  /**
   * Typesets a changed paper that is not checked yet; returns when the browser has its document. `update` then typesets
   * it again only if the number of errors has changed, which is all that pages show of the findings.
   */
  begin: () => Promise<void>
  close: () => Promise<void>
}>

export type PagesSetterOptions = TypesetOptions &
  Readonly<{
    /** Whether the pages are being viewed from the start. */
    isWatched: boolean
    publish: (state: PagesState) => void
    /** Writes one line to standard output. */
    print: (line: string) => void
  }>

/** Creates the typesetter of pages. A browser starts only when the pages are viewed. */
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
  /** The last build before the one whose pages have begun, and its number of errors. */
  let begun: Readonly<{before: LiveBuild; errors: number}> | undefined
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

  /** Recent changes are shown before all pages are typeset. */
  function stopSettingAll(): void {
    clearTimeout(pause)
    if (isSettingAll) rounds.abandon()
    isSettingAll = false
  }

  return {
    state: () => state,
    look() {
      if (!isWatched) rounds.update()
      isWatched = true
    },
    update() {
      const isCurrent = begun !== undefined && begun.errors === errorsOf(options.live.latest())
      begun = undefined
      if (isCurrent) return
      stopSettingAll()
      if (isWatched) rounds.update()
    },
    async begin() {
      const before = options.live.latest()
      const errors = errorsOf(before)
      if (before !== undefined && begun?.before === before) return
      begun = isWatched && before && errors !== undefined ? {before, errors} : undefined
      if (begun === undefined) return
      stopSettingAll()
      await rounds.begin()
    },
    close() {
      clearTimeout(pause)
      return rounds.close()
    }
  }
}

/** The number of errors that a build found; undefined if it failed. */
function errorsOf(last: LiveBuild | undefined): number | undefined {
  return last?.built && countOfErrors(last.built.diagnostics)
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
