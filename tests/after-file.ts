import {afterAll} from 'vitest'
import {removeProjects} from './project.ts'

/** Vitest runs this for every test file, while a shared module runs only once per worker. */
afterAll(removeProjects)
