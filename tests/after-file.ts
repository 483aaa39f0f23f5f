import {afterAll} from 'vitest'
import {removeProjects} from './project.ts'

/** Vitest runs this for every file of tests; a module that files share is run once a worker. */
afterAll(removeProjects)
