import type {Build} from '../build.ts'
import {wholeTexts} from '../core/joined-text.ts'
import {once} from '../core/once.ts'
import {htmlOutput, previewPieces} from '../outputs/html/index.ts'
import type {Output, Rendering} from '../outputs/output.ts'
import type {PageSource} from '../preview/page-source.ts'
import {reportOf} from '../preview/report.ts'
import {sourcePlaces} from '../preview/source-places.ts'
import type {LiveBuild} from './index.ts'

// The functions of a build live as long as the build, so they are created where nothing of the previous build is in
// scope.

/** A build with its page. */
export function shownBuild(
  built: Build,
  {pieces, rendering}: RenderedPage,
  files: ReadonlyMap<string, string>
): Pick<LiveBuild, 'built' | 'shown' | 'report'> {
  const places = once(() =>
    sourcePlaces(rendering, wholeTexts(rendering.manuscript.project.joined, built.files.textOf))
  )
  return {
    built,
    shown: {
      page: pieces,
      files: new Set(files.keys()),
      references: built.manuscript.bibliography.references.length,
      places
    },
    report: once(async () => reportOf(built, undefined, await places()))
  }
}

/** A page in pieces, and its rendering. */
type RenderedPage = Readonly<{pieces: PageSource; rendering: Rendering}>

/** Creates an output that keeps the pieces of the page, and a function that returns these. */
export function pageOutput() {
  let rendered: RenderedPage | undefined
  const output: Output = {
    ...htmlOutput,
    async render(rendering) {
      const {pieces, problems, environment} = await previewPieces(rendering)
      rendered = {pieces, rendering}
      return {bytes: new Uint8Array(), problems, environment}
    }
  }
  return {output, rendered: () => rendered}
}
