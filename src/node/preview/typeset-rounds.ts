import {build} from '../../build.ts'
import type {Memo} from '../../core/memo.ts'
import type {TypesettingJob} from '../../core/typesetting.ts'
import type {World} from '../../core/world.ts'
import type {Artifact, Output} from '../../outputs/output.ts'
import {type NamedInputs, said} from '../files/named-inputs.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {today} from '../today.ts'
import {createDeflater, createFormulaLayouter, openDisk} from '../world.ts'

/** The settings for typesetting a paper repeatedly while it is written. */
export type TypesetOptions = Readonly<{
  place: ProjectPlace
  /** The memo of the preview, which already contains the parsed paper. */
  memo: Memo
  typesetter: Typesetter
  /** Reads the inputs that the user names, in their current state. */
  named?: (() => Promise<NamedInputs>) | undefined
  /** Replaces files by the texts that an editor has open. */
  over?: ((world: World) => World) | undefined
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

/** Repeated typesetting of a paper in its current state. */
export type TypesetRounds = Readonly<{
  /** Typesets the current state of the paper; if it changes in the meantime, it is typeset again afterwards. */
  update: () => void
  /** Lets the current job go on without taking its output, so that a newer state does not wait for it. */
  abandon: () => void
  isClosed: () => boolean
  /** Ends the browser and abandons the current job. */
  close: () => Promise<void>
}>

/**
 * Typesets an output of a paper, one state after another. A browser page is kept ready, with the fonts and the document
 * of the last state laid out, because the next document usually differs only in a few words. `take` gets the output and
 * the time in milliseconds; if there is no output, `failed` gets the reason.
 */
export function createTypesetRounds(
  output: Output,
  {place, memo, typesetter, named, over = world => world, warn}: TypesetOptions,
  take: (artifacts: readonly Artifact[], took: number) => Promise<void> | void,
  failed: (reason: string) => void = warn
): TypesetRounds {
  const deflate = createDeflater()
  const layOutFormulas = createFormulaLayouter()
  let isStale = false
  let isClosed = false
  let typesetting: Promise<void> | undefined
  let abandon: () => void = () => undefined

  async function typesetUntilCurrent(): Promise<void> {
    while (isStale && !isClosed) {
      isStale = false
      const started = performance.now()
      const abandoned = new Promise<undefined>(resolve => {
        abandon = () => resolve(undefined)
      })
      try {
        const once = typesetOnce()
        once.catch(() => undefined)
        const artifacts = await Promise.race([once, abandoned])
        if (artifacts !== undefined && !isClosed) await take(artifacts, performance.now() - started)
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        if (!isClosed) failed(message.split('\n', 1)[0] ?? message)
      }
    }
  }

  async function typesetOnce(): Promise<readonly Artifact[]> {
    const inputs = (await named?.()) ?? {}
    const {world} = openDisk(
      place.root,
      async job => {
        const document = await typesetter.typeset(job)
        typesetter.warm(job.faces, isQuick(job) ? job : undefined)
        return document
      },
      {
        prepare: faces => typesetter.warm(faces),
        deflate,
        layOutFormulas,
        pictureRoot: place.pictureRoot,
        styleFolder: inputs.styleFolder
      }
    )
    const options = {entry: place.entry, outputs: [output], draft: true, today: today()}
    const {artifacts, problems} = await build({...over(world), ...said(inputs)}, memo, options)
    if (!isClosed) for (const problem of problems) warn(problem)
    return artifacts
  }

  return {
    update: () => {
      isStale = true
      typesetting ??= typesetUntilCurrent().finally(() => {
        typesetting = undefined
      })
    },
    abandon: () => abandon(),
    isClosed: () => isClosed,
    close: async () => {
      isClosed = true
      await typesetter.close()
      await typesetting
    }
  }
}

/** Whether laying out the document once more, only to be ready for the next one, does not delay that one. */
function isQuick({html, isForScreen = false}: TypesettingJob): boolean {
  return !isForScreen || html.length < longDocument
}

const longDocument = 400_000
