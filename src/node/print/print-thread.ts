/** The typesetting thread. It loads Puppeteer and starts the browser while the paper is read. */
import type {TypesettingFace, TypesettingJob} from '../../core/typesetting.ts'
import {answerCalls, sendNotice} from '../program/thread.ts'
import {createTypesetter, type Typesetter, type TypesetterOptions} from './typesetter.ts'

let typesetter: Typesetter | undefined

answerCalls({
  create: (options: Omit<TypesetterOptions, 'warn'>) => {
    typesetter = createTypesetter({...options, warn: sendNotice})
  },
  warm: (faces: readonly TypesettingFace[], like?: TypesettingJob) => typesetter?.warm(faces, like),
  typeset: (job: TypesettingJob) => typesetter?.typeset(job),
  abandonScreens: () => typesetter?.abandonScreens?.(),
  version: () => typesetter?.version(),
  close: () => typesetter?.close()
})
