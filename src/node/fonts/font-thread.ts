/** The thread that subsets fonts. */

import {answerCalls} from '../program/thread.ts'
import {subsetFont} from './font-subset.ts'

answerCalls({subset: subsetFont})
