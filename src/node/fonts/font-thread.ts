/** The thread that subsets and unpacks fonts. */

import {answerCalls} from '../program/thread.ts'
import {subsetFont} from './font-subset.ts'
import {unpackFont} from './unpack-font.ts'

answerCalls({subset: subsetFont, unpack: unpackFont})
