/** The thread that compresses the streams of a PDF. */
import {deflate} from '../../outputs/pdf/file/streams.ts'
import {answerCalls} from './thread.ts'

answerCalls({deflate})
