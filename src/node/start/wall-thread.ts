import {loadProgram} from '../load-program.ts'

loadProgram(import.meta.url, 'wall-thread')
