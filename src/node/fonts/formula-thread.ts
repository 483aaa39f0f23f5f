/** The thread that lays out formulas. */
import {layOutFormulas} from '../../outputs/formulas/index.ts'
import {answerCalls} from '../program/thread.ts'

answerCalls({layOut: layOutFormulas})
