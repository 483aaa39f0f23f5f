import {build} from '../../src/build.ts'
import {createMemo} from '../../src/core/memo.ts'
import type {Diagnostic} from '../../src/core/types.ts'
import {htmlOutput} from '../../src/outputs/html/index.ts'
import type {Output, Rendering} from '../../src/outputs/output.ts'
import {type SourcePlaces, sourcePlaces} from '../../src/preview/source-places.ts'
import {textWorld} from '../world.ts'

/** A paper as the preview sees it: its findings, and the places of its words in the source. */
export type ShownPaper = Readonly<{
  diagnostics: readonly Diagnostic[]
  places: SourcePlaces
  textOf: (file: string) => string
  html: string
}>

/** Builds a paper of texts as the preview does. */
export async function shownPaper(files: Readonly<Record<string, string>>): Promise<ShownPaper> {
  let rendering: Rendering | undefined
  const output: Output = {
    ...htmlOutput,
    render: given => {
      rendering = given
      return htmlOutput.render(given)
    }
  }
  const built = await build(textWorld(files), createMemo(), {entry: '', outputs: [output], draft: true})
  const {textOf} = built.files
  return {
    diagnostics: built.diagnostics,
    places: await sourcePlaces(rendering!, textOf),
    textOf: file => textOf(file) ?? '',
    html: new TextDecoder().decode(built.artifacts[0]!.bytes)
  }
}
