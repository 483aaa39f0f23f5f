import {join} from 'node:path'
import type {FilePoint, PreviewAnswer, PreviewRequest} from '../../browser/messages.ts'
import {leadsOut} from '../../core/path.ts'
import type {SourcePlaces} from '../../preview/source-places.ts'
import {type EditorCommand, openInEditor} from './editor.ts'

/** The paper on show. */
export type RequestOptions = Readonly<{
  root: string
  /** Undefined if the page's links open the editor. */
  editor: EditorCommand | undefined
  /** Whether the last build read a file. */
  isOfPaper: (file: string) => boolean
  /** Where the words of the page come from; undefined if there is no page. */
  places: SourcePlaces | undefined
}>

/** Answers the requests of the page. Only files that the last build read are opened. */
export async function answerRequest(
  request: PreviewRequest,
  options: RequestOptions
): Promise<PreviewAnswer> {
  if (request.ask === 'open') return openPlace(request, options)
  const place = options.places?.pointOf(request.unit, request.offset, request.word)
  if (place === undefined) return {fault: 'These words are not in a file of the paper'}
  return options.editor === undefined ? {place} : openPlace(place, options)
}

async function openPlace(
  {file, line, column}: FilePoint,
  {root, editor, isOfPaper}: RequestOptions
): Promise<PreviewAnswer> {
  if (!isOfPaper(file) || leadsOut(file)) return {fault: `${file} is not a file of the paper`}
  if (editor === undefined) return {fault: 'No editor is named: start `galley watch --editor NAME`'}
  const place = {file, line, column}
  return {place, fault: await openInEditor(editor, join(root, file), place)}
}
