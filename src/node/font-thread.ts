/** The thread that cuts fonts. */
import {subsetFont} from './font-subset.ts'
import {answerCalls} from './thread.ts'

answerCalls({subset: subsetFont})
