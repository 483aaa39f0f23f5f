import type {TypesetDocument} from '../../core/typesetting.ts'
import {compiledProgram} from '../program/package.ts'
import {createThread} from '../program/thread.ts'
import {createTypesetter, type Typesetter, type TypesetterOptions} from './typesetter.ts'

/** A typesetter in its own thread, or in the calling thread if galley runs from its sources. */
export function createThreadedTypesetter(options: TypesetterOptions): Typesetter {
  const program = compiledProgram('print-thread')
  if (program === undefined) return createTypesetter(options)
  const {warn, ...plain} = options
  const thread = createThread(program, warn)
  let isCreated = false

  function call(name: string, ...values: readonly unknown[]): Promise<unknown> {
    if (!isCreated) thread.call('create', plain).catch(() => undefined)
    isCreated = true
    return thread.call(name, ...values)
  }

  return {
    typeset: job => call('typeset', job) as Promise<TypesetDocument>,
    version: () => call('version') as Promise<string>,
    warm: (faces, like) => {
      call('warm', faces, like).catch(() => undefined)
    },
    abandonScreens: () => {
      if (isCreated) call('abandonScreens').catch(() => undefined)
    },
    close: async () => {
      if (isCreated) await call('close')
    }
  }
}
