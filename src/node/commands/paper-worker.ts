/** The process that works on papers for its parent process. */
import {servePapers} from '../papers/serve-papers.ts'
import {createTaskRunner} from './run-paper-task.ts'

servePapers(createTaskRunner())
