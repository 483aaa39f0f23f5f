import {namedScript, type PageScript} from '../../core/named-script.ts'
import reading from './reading.ts?script'

/** The script of an article. */
export const pageScript: PageScript = namedScript(`${reading}.startReading()`)
