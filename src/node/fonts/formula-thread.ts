/** The thread that lays out formulas. */
import {layOutFormulas} from '../../formulas/index.ts'
import {answerCalls} from '../program/thread.ts'

answerCalls({layOut: layOutFormulas})
