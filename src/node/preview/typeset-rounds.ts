import {type Build, build} from '../../build.ts'
import {Superseded} from '../../core/stage.ts'
import type {TypesetDocument, TypesettingJob} from '../../core/typesetting.ts'
import type {World} from '../../core/world.ts'
import type {Live} from '../../live/index.ts'
import type {Artifact, Output} from '../../outputs/output.ts'
import {type NamedInputs, said} from '../files/named-inputs.ts'
import type {ProjectPlace} from '../files/project.ts'
import type {KeptFiles} from '../kept-files.ts'
import type {Typesetter} from '../print/typesetter.ts'
import {today} from '../today.ts'
import {startTrace, type Trace} from '../trace.ts'
import {createDeflater, createFormulaLayouter, type DiskOptions, openDisk} from '../world.ts'

/** The settings for typesetting a paper repeatedly while it is written. */
export type TypesetOptions = Readonly<{
  place: ProjectPlace
  /** The preview, whose memo contains the parsed paper, and whose last build has checked it. */
  live: Pick<Live, 'memo' | 'latest'>
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
  /**
   * Like `update`, but returns when the browser has the document, so that the caller can work while it is typeset; if an
   * earlier state is still being typeset, it returns at once.
   */
  begin: () => Promise<void>
  /** Abandons the current job, so that a newer state does not wait for it. */
  abandon: () => void
  isClosed: () => boolean
  /** Ends the browser and abandons the current job. */
  close: () => Promise<void>
}>

/**
 * Typesets the successive states of an output of a paper. A browser page is kept ready, with the fonts and the
 * document of the last state laid out, because the next document usually differs only in a few words. `take` gets the
 * output and the time in milliseconds; if typesetting fails, `failed` gets the reason.
 */
export function createTypesetRounds(
  output: Output,
  options: TypesetOptions,
  take: (artifacts: readonly Artifact[], took: number) => Promise<void> | void,
  failed: (reason: string) => void = options.warn
): TypesetRounds {
  const {typesetter, warn} = options
  const machine = {deflate: createDeflater(), layOutFormulas: createFormulaLayouter()}
  let isStale = false
  let isClosed = false
  let typesetting: Promise<void> | undefined
  let abandoning = new AbortController()
  let wantsSpare = true
  let hasDocument = () => {}

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
    const trace = startTrace()
    const pause = pauseUntil(signal)
    const typeset = async (job: TypesettingJob) => {
      await pause()
      // Jobs for a screen share a page.
      wantsSpare = job.isForScreen !== true
      return typesetJob(typesetter, job, trace, hasDocument)
    }
    const {artifacts, problems} = await buildNow(output, options, typeset, {
      ...(wantsSpare && {prepare: faces => typesetter.warm(faces)}),
      ...machine,
      stage: trace?.stage,
      pause
    })
    process.stderr.write(trace?.table() ?? '')
    if (!isClosed) for (const problem of problems) warn(problem)
    return artifacts
  }

  function update(): Promise<void> {
    isStale = true
    typesetting ??= typesetUntilCurrent().finally(() => {
      typesetting = undefined
    })
    return typesetting
  }

  return {
    update,
    async begin() {
      if (typesetting !== undefined) return void update()
      const sent = new Promise<void>(resolve => {
        hasDocument = resolve
      })
      await Promise.race([sent, update()])
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

/** Builds an output of a paper in its current state, with the findings of the preview. */
async function buildNow(
  output: Output,
  {place, live, kept, named, over = world => world}: TypesetOptions,
  typeset: World['typeset'],
  machine: Pick<DiskOptions, 'prepare' | 'deflate' | 'layOutFormulas' | 'stage' | 'pause'>
): Promise<Pick<Build, 'artifacts' | 'problems'>> {
  const inputs = (await named?.()) ?? {}
  const {styleFolder} = inputs
  const {world} = openDisk(place.root, typeset, {
    ...machine,
    kept,
    pictureRoot: place.pictureRoot,
    styleFolder
  })
  const known = live.latest()?.built?.diagnostics
  const options = {entry: place.entry, outputs: [output], draft: true, today: today(), known}
  return build({...over(world), ...said(inputs)}, live.memo, options)
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
  trace: Trace | undefined,
  hasDocument: () => void
): Promise<TypesetDocument> {
  const typesetting = typeset(job).finally(trace?.stage('typeset'))
  hasDocument()
  const document = await typesetting
  for (const {name, took} of document.times ?? []) trace?.note(`${name}: ${took.toFixed(0)} ms`)
  if (!job.isForScreen) warm(job.faces, job)
  return document
}
