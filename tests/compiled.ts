import {join, resolve} from 'node:path'
import {projectRoot} from './project.ts'

/** The output folder of `make`. Before tests that import this file, `compile-first.ts` compiles it if it is stale. */
export const compiled = join(projectRoot, 'dist')

/** The compiled command; GALLEY_PROGRAM names another one. */
export const program = resolve(projectRoot, process.env.GALLEY_PROGRAM ?? join(compiled, 'galley.js'))
