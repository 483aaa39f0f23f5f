import {build} from '../../build.ts'
import type {Memo} from '../../core/memo.ts'
import {Superseded} from '../../core/stage.ts'
import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {World} from '../../core/world.ts'
import type {Artifact, Output} from '../../outputs/output.ts'
import {type NamedInputs, said} from '../files/named-inputs.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {KeptFiles} from '../kept-files.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {today} from '../today.ts'
import {startTrace, type Trace} from '../trace.ts'
import {createDeflater, createFormulaLayouter, openDisk} from '../world.ts'

/** The settings for typesetting a paper repeatedly while it is written. */
export type TypesetOptions = Readonly<{
  place: ProjectPlace
  /** The memo of the preview, which already contains the parsed paper. */
  memo: Memo
  typesetter: Typesetter
  /** The files that the preview has read. */
  kept?: KeptFiles | undefined
  /** Reads the inputs that the user names, in their current state. */
  named?: (() => Promise<NamedInputs>) | undefined
  /** Replaces files by the texts that an editor has open. */
  over?: ((world: World) => World) | undefined
  /** Writes one line for the user. */
  warn: (line: string) => void
}>

/** Repeated typesetting of a paper in its current state. */
export type TypesetRounds = Readonly<{
  /** Typesets the current state of the paper, and typesets again afterwards if the paper changes in the meantime. */
  update: () => void
  /** Abandons the current job, so that a newer state does not wait for it. */
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
  {place, memo, typesetter, kept, named, over = world => world, warn}: TypesetOptions,
  take: (artifacts: readonly Artifact[], took: number) => Promise<void> | void,
  failed: (reason: string) => void = warn
): TypesetRounds {
  const deflate = createDeflater()
  const layOutFormulas = createFormulaLayouter()
  let isStale = false
  let isClosed = false
  let typesetting: Promise<void> | undefined
  let abandoning = new AbortController()
  let wantsSpare = true

  async function typesetUntilCurrent(): Promise<void> {
    while (isStale && !isClosed) {
      isStale = false
      const started = performance.now()
      abandoning = new AbortController()
      const {signal} = abandoning
      try {
        const artifacts = await typesetOnce(signal)
        if (!signal.aborted && !isClosed) await take(artifacts, performance.now() - started)
      } catch (error) {
        if (!signal.aborted && !isClosed) failed(messageOf(error))
      }
    }
  }

  async function typesetOnce(signal: AbortSignal): Promise<readonly Artifact[]> {
    const inputs = (await named?.()) ?? {}
    const trace = startTrace()
    const pause = pauseUntil(signal)
    const {world} = openDisk(
      place.root,
      async job => {
        await pause()
        // Jobs for a screen share a page.
        wantsSpare = job.isForScreen !== true
        return typesetJob(typesetter, job, trace)
      },
      {
        ...(wantsSpare && {prepare: faces => typesetter.warm(faces)}),
        deflate,
        layOutFormulas,
        stage: trace?.stage,
        pause,
        kept,
        pictureRoot: place.pictureRoot,
        styleFolder: inputs.styleFolder
      }
    )
    const options = {entry: place.entry, outputs: [output], draft: true, today: today()}
    const {artifacts, problems} = await build({...over(world), ...said(inputs)}, memo, options)
    process.stderr.write(trace?.table() ?? '')
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
    abandon() {
      abandoning.abort()
      typesetter.abandonScreens?.()
    },
    isClosed: () => isClosed,
    close: async () => {
      isClosed = true
      await typesetter.close()
      await typesetting
    }
  }
}

/** Creates the pause before a stage of a build; the pause throws if the build was abandoned. */
function pauseUntil(signal: AbortSignal): () => Promise<void> {
  return async () => {
    if (signal.aborted) throw new Superseded()
  }
}

/** The first line of the message of an error. */
function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n', 1)[0] ?? message
}

/** Typesets a document, and prepares for the next one. */
async function typesetJob(
  {typeset, warm}: Typesetter,
  job: TypesettingJob,
  trace: Trace | undefined
): Promise<TypesetDocument> {
  const document = await typeset(job).finally(trace?.stage('typeset'))
  for (const {name, took} of document.times ?? []) trace?.note(`${name}: ${took.toFixed(0)} ms`)
  if (!job.isForScreen) warm(job.faces, job)
  return document
}
