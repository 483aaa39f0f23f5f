import {build} from '../src/build.ts'
import {createMemo} from '../src/core/memo.ts'
import type {TypesettingJob} from '../src/core/typesetting.ts'
import {launch, type RunningBrowser} from '../src/node/print/print-launch.ts'
import {loadFaces, mayHave, type OpenPage, openPageIn, setDocument} from '../src/node/print/print-page.ts'
import {readAsset} from '../src/node/program/package.ts'
import {pdfOutput} from './built-pdfs.ts'
import {textWorld} from './world.ts'

/** Thrown to end a build whose page layout was requested. */
class Answered extends Error {
  readonly answers: readonly unknown[]

  constructor(answers: readonly unknown[]) {
    super('Pages that are laid out')
    this.answers = answers
  }
}

/** A browser that lays out the pages of papers, but does not print. */
export type Layout = Readonly<{
  /** Builds `paper.md` of these files until its pages are laid out, and returns the values of expressions in them. */
  ask: (
    files: Readonly<Record<string, string>>,
    expressions: readonly string[]
  ) => Promise<readonly unknown[]>
  close: () => Promise<void>
}>

/** Creates a layout for consecutive papers: papers with the same fonts are laid out in the same browser page. */
export function createLayout(): Layout {
  let running: Promise<RunningBrowser> | undefined
  let opened: OpenPage | undefined

  async function pageFor(faces: NonNullable<TypesettingJob['faces']>): Promise<OpenPage> {
    running ??= launch({warn: () => undefined})
    const {browser, first} = await running
    const page = opened ?? (await first)
    const fits = page.faces.length <= faces.length && mayHave(page, faces)
    opened = fits ? page : await openPageIn(browser)
    await loadFaces(opened, faces)
    return opened
  }

  async function ask(files: Readonly<Record<string, string>>, expressions: readonly string[]) {
    const typeset = async (job: TypesettingJob) => {
      const page = await pageFor(job.faces ?? [])
      const {results} = await setDocument(page, {...job, scripts: [...job.scripts, ...expressions]})
      throw new Answered(results.slice(job.scripts.length))
    }
    const world = {...textWorld(files), asset: readAsset, typeset}
    try {
      await build(world, createMemo(), {entry: 'paper.md', outputs: [pdfOutput], draft: true})
    } catch (error) {
      if (error instanceof Answered) return error.answers
      throw error
    }
    throw new Error('Unexpected build without pages')
  }

  return {ask, close: async () => (await running)?.stop()}
}
