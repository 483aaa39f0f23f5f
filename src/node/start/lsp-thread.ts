import {loadProgram} from '../program/load-program.ts'

loadProgram(import.meta.url, 'lsp-thread')
