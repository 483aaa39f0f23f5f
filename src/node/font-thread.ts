/** The thread that cuts and unpacks fonts. */
import {subsetFont} from './font-subset.ts'
import {answerCalls} from './thread.ts'
import {unpackFont} from './unpack-font.ts'

answerCalls({subset: subsetFont, unpack: unpackFont})
