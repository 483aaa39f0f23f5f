import {afterAll} from 'vitest'
import {removeProjects} from './project.ts'

/** Vitest runs this for every test file; a shared module is run once per worker. */
afterAll(removeProjects)
