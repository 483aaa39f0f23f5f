import {afterAll} from 'vitest'
import {removeProjects} from './galley.ts'

/** Vitest runs this for every file of tests; a module that files share is run once a worker. */
afterAll(removeProjects)
