import {join, resolve} from 'node:path'
import {projectRoot} from './project.ts'

/** What `make` compiles. `compile-first.ts` compiles it anew before tests that import this file, if it is stale. */
export const compiled = join(projectRoot, 'dist')

/** The compiled command; GALLEY_PROGRAM names another one. */
export const program = resolve(projectRoot, process.env.GALLEY_PROGRAM ?? join(compiled, 'galley.js'))
