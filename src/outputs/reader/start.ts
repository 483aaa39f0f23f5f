import {startReading} from './reading.ts'

// The script does not export anything, because the names of exports would make it larger.
startReading()
