/** The process that works on papers for the one that started it. */
import {servePapers} from '../papers/serve-papers.ts'
import {createTaskRunner} from './run-paper-task.ts'

servePapers(createTaskRunner())
