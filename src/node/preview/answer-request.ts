import type {FilePoint, PreviewAnswer, PreviewRequest, SetPages} from '../../browser/messages.ts'
import {wholeTexts} from '../../core/joined-text.ts'
import {leadsOut} from '../../core/path.ts'
import {ownPoint} from '../../preview/file-points.ts'
import {printedPoint} from '../../preview/printed-point.ts'
import {createMender, type MenderOptions} from './mend.ts'

export type AnswererOptions = MenderOptions &
  Readonly<{
    /**
     * Opens a file in an editor, at a place; returns the reason if that fails. Undefined if links in the page open the
     * editor.
     */
    open: ((file: string, place: FilePoint) => Promise<string | undefined>) | undefined
    /** The pages in their current state; undefined if pages are not shown. */
    pages?: (() => SetPages) | undefined
  }>

type Asked<Ask extends PreviewRequest['ask']> = Extract<PreviewRequest, {ask: Ask}>

/** Answers the requests of the page. */
export type Answerer = Readonly<{
  answer: (request: PreviewRequest) => Promise<PreviewAnswer>
  /** The name of the last change, if it can be undone. */
  undoable: () => string | undefined
}>

/**
 * Creates the function that answers requests from the page of a paper. Only files that the last build read are opened
 * and changed.
 */
export function createAnswerer(options: AnswererOptions): Answerer {
  const mender = createMender(options)
  const {
    open,
    live: {latest}
  } = options

  async function openPlace({file, line, column}: FilePoint): Promise<PreviewAnswer> {
    const isOfPaper = latest()?.files.has(file) === true && !leadsOut(file)
    if (!isOfPaper) return {fault: `${file} is not a file of the paper`}
    if (open === undefined) return {fault: 'No editor is named: start `galley watch --editor NAME`'}
    const place = {file, line, column}
    return {place, fault: await open(file, place)}
  }

  async function sourceOf({unit, offset, word}: Asked<'source'>): Promise<FilePoint | undefined> {
    const places = await latest()?.shown?.places()
    return places?.pointOf(unit, offset, word)
  }

  function printedSource(asked: Asked<'printed'>): FilePoint | undefined {
    const built = latest()?.built
    if (built === undefined || options.pages === undefined) return undefined
    const {joined} = built.manuscript.project
    const point = printedPoint(options.pages(), asked, wholeTexts(joined, built.files.textOf))
    return point && ownPoint(joined, point)
  }

  return {
    undoable: mender.undoable,
    async answer(request) {
      if (request.ask === 'open') return openPlace(request)
      if (request.ask !== 'source' && request.ask !== 'printed') return mender.act(request)
      const place = request.ask === 'source' ? await sourceOf(request) : printedSource(request)
      if (place === undefined) return {fault: 'These words are not in a file of the paper'}
      return open === undefined ? {place} : openPlace(place)
    }
  }
}
