/** The thread that packs what a PDF is made of. */
import {deflate} from '../../outputs/pdf/file/streams.ts'
import {answerCalls} from './thread.ts'

answerCalls({deflate})
